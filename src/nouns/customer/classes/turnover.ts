import type { Period } from "../../../law/dates.ts";
import { soldMinor } from "../../order/kept.ts";
import { isSale } from "../../order/monthly.ts";
import { type Order, order } from "../../order/order.ts";
import { orderState } from "../../order/totals.ts";
import type { Context } from "../../verb.ts";

/** What a customer bought in a period, in the currency's smallest unit. */
export interface Bought {
  readonly minor: number;
  /** The day of the last order. */
  readonly last: string;
  /** An order of it is confirmed and not yet shipped in full. */
  readonly waits: boolean;
}

/** What each customer bought by some orders: net, only what is a sale. */
export function boughtBy(orders: readonly Order[], digits: number): ReadonlyMap<string, Bought> {
  const found = new Map<string, Bought>();
  for (const one of orders) {
    const state = orderState(one);
    if (!isSale(state)) continue;
    const had = found.get(one.customer) ?? { minor: 0, last: "", waits: false };
    found.set(one.customer, {
      minor: had.minor + soldMinor(one, digits),
      last: one.date > had.last ? one.date : had.last,
      waits: had.waits || state === "confirmed" || state === "part-shipped",
    });
  }
  return found;
}

/** What the customers bought in a period. */
export async function boughtIn(
  { book }: Pick<Context, "book">,
  period: Period,
): Promise<ReadonlyMap<string, Bought>> {
  return boughtBy(await book.between(order, period), book.digits);
}
