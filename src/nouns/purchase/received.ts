import type { Book } from "../../book/book.ts";
import type { Purchase } from "./purchase.ts";
import type { Arrival } from "./states.ts";

/** The goods that came for some purchase orders, by the order's id. */
export type Arrivals = ReadonlyMap<string, readonly Arrival[]>;

/**
 * What goods receipts say was accepted of purchase orders. Of orders that are over little is asked:
 * whoever wants them names them.
 */
export async function receivedOf(
  book: Book,
  purchases: readonly Pick<Purchase, "id" | "date" | "sent">[],
): Promise<Arrivals> {
  const found = new Map<string, Arrival[]>();
  if (purchases.length === 0 || !book.hasFolder("goods-receipts")) return found;
  const { arrivalsFor } = await import("../receipt/arrivals.ts");
  for (const one of await arrivalsFor(book, purchases)) {
    const known = found.get(one.purchase) ?? [];
    found.set(one.purchase, known);
    known.push(one);
  }
  return found;
}
