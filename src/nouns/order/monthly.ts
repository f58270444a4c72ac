import { addMonths, type IsoDate, monthOf, monthsBetween } from "../../law/dates.ts";
import { soldMinor } from "./kept.ts";
import type { Order } from "./order.ts";
import { type OrderState, orderState } from "./totals.ts";

/** So many months up to a day's own, oldest first, as "2026-11". */
export function lastMonths(day: IsoDate, count: number): readonly string[] {
  const first = `${monthOf(day)}-01`;
  return Array.from({ length: count }, (_, at) => monthOf(addMonths(first, at - count + 1)));
}

/** The months that a period touches, oldest first. */
export function monthsWithin({ from, to }: { from: IsoDate; to: IsoDate }): readonly string[] {
  return lastMonths(to, monthsBetween(`${monthOf(from)}-01`, `${monthOf(to)}-01`) + 1);
}

/** Is an order in this state a sale? One that came back as a whole is none. */
export function isSale(state: OrderState): boolean {
  return state !== "draft" && state !== "cancelled" && state !== "returned";
}

/** What one customer bought. */
export interface Bought {
  orders: number;
  /** Net of discount, without freight; smallest unit. */
  minor: number;
  /** The day of the last order; empty where there is none. */
  last: IsoDate;
  /** The same per month, in the order of the months asked for. */
  readonly perMonth: number[];
}

/**
 * Net sales per customer and month by order date; drafts, cancelled orders and goods returned for
 * good are no sales, nothing that is dated after today counts.
 */
export function boughtByCustomer(
  orders: readonly Order[],
  { months, today, digits }: { months: readonly string[]; today: IsoDate; digits: number },
): ReadonlyMap<string, Bought> {
  const places = new Map(months.map((month, at) => [month, at]));
  const found = new Map<string, Bought>();
  for (const one of orders) {
    const at = places.get(monthOf(one.date));
    const state = orderState(one);
    if (at === undefined || one.date > today || !isSale(state)) continue;
    const sum = found.get(one.customer) ?? nothing(months.length);
    found.set(one.customer, sum);
    const minor = soldMinor(one, digits);
    sum.orders += 1;
    sum.minor += minor;
    sum.perMonth[at] = (sum.perMonth[at] ?? 0) + minor;
    if (one.date > sum.last) sum.last = one.date;
  }
  return found;
}

/** Somebody who bought nothing in so many months. */
export function nothing(months: number): Bought {
  return { orders: 0, minor: 0, last: "", perMonth: new Array<number>(months).fill(0) };
}
