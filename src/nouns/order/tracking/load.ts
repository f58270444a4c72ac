import { addDays, type IsoDate } from "../../../law/dates.ts";
import type { Facts } from "../../../law/facts.ts";
import { type Order, order } from "../order.ts";
import { type Numbered, numbered } from "./which.ts";

/** A shipment with the order it belongs to. */
export interface Shipped extends Numbered {
  readonly record: Order;
}

/** Longer than any order waits for its last shipment; what still lives is looked at in any case. */
const longestOrderDays = 366;

/** What left within a period, by the day it left. */
export async function shippedWithin(
  book: Facts,
  { from, to }: { readonly from: IsoDate; readonly to: IsoDate },
): Promise<readonly Shipped[]> {
  const dated = await book.between(order, { from: addDays(from, -longestOrderDays), to });
  const known = new Map([...dated, ...(await book.live(order))].map((one) => [one.id, one]));
  return [...known.values()]
    .flatMap((record) => numbered(record).map((one) => ({ ...one, record })))
    .filter(({ shipment: { date } }) => date >= from && date <= to)
    .sort((a, b) => (a.shipment.date < b.shipment.date ? -1 : 1));
}
