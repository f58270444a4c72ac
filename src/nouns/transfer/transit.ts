import type { IsoDate } from "../../law/dates.ts";
import type { Facts } from "../../law/facts.ts";
import { stockKey } from "../move/move.ts";
import { inTransit, inTransitAt } from "./states.ts";
import { transfer } from "./transfer.ts";

/**
 * What is on the road to each warehouse, in millionths by {@link stockKey}; as it was at the end of
 * a day, where one is named.
 */
export async function transitTo(book: Facts, day?: IsoDate): Promise<ReadonlyMap<string, number>> {
  const isBound = day !== undefined && book.closedTo !== undefined && day <= book.closedTo;
  const all = isBound ? await book.all(transfer) : await book.live(transfer);
  const sums = new Map<string, number>();
  for (const one of all) {
    const goods = day === undefined ? inTransit(one) : inTransitAt(one, day);
    for (const [product, micro] of goods) {
      const key = stockKey(product, one.to);
      sums.set(key, (sums.get(key) ?? 0) + micro);
    }
  }
  return sums;
}
