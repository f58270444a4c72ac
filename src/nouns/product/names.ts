import { fromMicro } from "../../law/decimal.ts";
import type { Facts } from "../../law/facts.ts";
import { say, type Text } from "../../law/words.ts";
import { product } from "./product.ts";

/** How people call a product in a line of text: its SKU, else its name. */
export type NameOf = (id: string) => string;

/** The names of all products of a book. */
export async function productNames(book: Facts): Promise<NameOf> {
  const names = new Map((await book.all(product)).map((one) => [one.id, one.sku ?? one.name]));
  return (id) => names.get(id) ?? id;
}

/** Quantities of products (millionths) as people read them: "12 TEA-01, 3 TEA-02". */
export function listed(quantities: ReadonlyMap<string, number>, nameOf: NameOf): Text {
  const parts = [...quantities].map(([id, micro]) => ({
    name: nameOf(id),
    count: fromMicro(micro),
  }));
  return say(
    parts.map(({ name, count }) => `${count} ${name}`).join(", "),
    parts.map(({ name, count }) => `${name} ×${count}`).join("、"),
  );
}
