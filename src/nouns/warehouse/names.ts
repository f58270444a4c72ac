import type { Facts } from "../../law/facts.ts";
import { warehouse } from "./warehouse.ts";

/** The names of all warehouses of a book; the id where there is none. */
export async function warehouseNames(book: Facts): Promise<(id: string) => string> {
  const names = new Map((await book.all(warehouse)).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
