import type { IsoDate } from "../../law/dates.ts";
import type { Text } from "../../law/words.ts";
import { product } from "../product/product.ts";
import type { Context } from "../verb.ts";
import { leadNotes } from "./kinds.ts";
import type { Order } from "./order.ts";
import { supplyNotes } from "./reserving.ts";

/** What is to be said of the goods of an order that is written or confirmed. */
export async function goodsNotes(
  { book, today }: Pick<Context, "book" | "today">,
  record: Order,
  from: IsoDate,
): Promise<Text[]> {
  const products = await book.some(product, new Set(record.lines.map((line) => line.product)));
  const lead = leadNotes(record, products, from);
  return [...lead, ...(await supplyNotes(record, { book, today }))];
}
