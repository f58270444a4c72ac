import type { Book } from "../../book/book.ts";
import type { Arrival } from "../purchase/states.ts";
import { arrivalsOf, receiptsOf } from "./facts.ts";
import { goodsReceipt } from "./receipt.ts";

/** With more orders than this, all receipts of their days are read at once. */
const fewOrders = 8;

/**
 * The goods that were accepted of some purchase orders, receipt by receipt: what is on quality hold
 * or was rejected is not among them.
 */
export async function arrivalsFor(
  book: Book,
  purchases: readonly { readonly id: string; readonly date: string }[],
): Promise<readonly Arrival[]> {
  if (purchases.length <= fewOrders) {
    const all: Arrival[] = [];
    for (const one of purchases) all.push(...(await receiptsOf(book, one)).flatMap(arrivalsOf));
    return all;
  }
  const wanted = new Set(purchases.map(({ id }) => id));
  const since = purchases.map(({ date }) => date).sort()[0] ?? "";
  const receipts = await book.between(goodsReceipt, { from: since, to: "9999-12-31" });
  return receipts
    .filter(({ purchase }) => purchase !== undefined && wanted.has(purchase))
    .flatMap(arrivalsOf);
}
