import { toMicro } from "../../law/decimal.ts";
import { cutTo } from "./amending.ts";
import type { Order } from "./order.ts";
import { returnedMicro, totalMinor } from "./totals.ts";

/**
 * What the goods of each shipment come to at the order's prices with tax, without freight and
 * without what came back; smallest unit. Together the shipments come to what all of them hold.
 */
export function deliveredMinor(
  order: Order,
  digits: number,
): readonly { readonly date: string; readonly minor: number }[] {
  const { freight: _, ...goods } = order;
  const sent = new Map<string, number>();
  let before = 0;
  return (order.shipments ?? []).map((shipment) => {
    for (const { product, quantity } of shipment.lines) {
      sent.set(product, (sent.get(product) ?? 0) + toMicro(quantity));
    }
    for (const [product, micro] of returnedMicro([shipment])) {
      sent.set(product, (sent.get(product) ?? 0) - micro);
    }
    const upTo = totalMinor({ ...goods, lines: cutTo(order.lines, sent) }, digits);
    const minor = upTo - before;
    before = upTo;
    return { date: shipment.date, minor };
  });
}
