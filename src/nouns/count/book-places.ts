import type { Facts } from "../../law/facts.ts";
import { move } from "../move/move.ts";
import { type Place, placeKey } from "./place.ts";

/**
 * What the book says of every place, in millionths: of a product in a warehouse, apart by bin and
 * lot where its moves name them. At the end of a day, or by all that is written.
 */
export async function stockOfPlaces(
  book: Facts,
  at?: string,
): Promise<ReadonlyMap<string, number>> {
  const read = (name: string): Promise<ReadonlyMap<string, number>> =>
    at === undefined ? book.sums(move, name) : book.sumsAt(move, name, at);
  const found = new Map<string, number>();
  const add = (place: Place, micro: number): void => {
    const key = placeKey(place);
    found.set(key, (found.get(key) ?? 0) + micro);
  };
  for (const [key, micro] of await read("stock")) {
    const [product = "", warehouse = ""] = key.split("|");
    add({ product, warehouse }, micro);
  }
  // What is of a lot is no more of none, what lies in a bin lies nowhere else.
  for (const [key, micro] of await read("lots")) {
    const [product = "", warehouse = "", lot] = key.split("|");
    add({ product, warehouse, lot }, micro);
    add({ product, warehouse }, -micro);
  }
  for (const [key, micro] of await read("bins")) {
    const [product = "", warehouse = "", bin, lot] = key.split("|");
    add({ product, warehouse, bin, lot }, micro);
    add({ product, warehouse, lot }, -micro);
  }
  return found;
}
