import { toMicro } from "../../law/decimal.ts";
import { linesMinor, type Priced, toMinor } from "../../law/money.ts";
import type { Finding, Settling } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";

export interface OrderFacts {
  readonly date?: string | undefined;
  readonly lines?: readonly (Priced & { readonly product: string })[] | undefined;
  readonly freight?: string | undefined;
  readonly confirmed?: { readonly date?: string } | undefined;
  readonly cancelled?: { readonly date?: string } | undefined;
  readonly shipments?: readonly ShipmentFacts[] | undefined;
}

interface ShipmentFacts {
  readonly date: string;
  readonly signed?: string | undefined;
  readonly lines: readonly { readonly product: string; readonly quantity: string }[];
}

/** What the lines of an order come to, each rounded half up, without freight; smallest unit. */
export function netMinor(order: OrderFacts, digits: number): number {
  return linesMinor(order.lines ?? [], digits);
}

/** What the customer has to pay for the whole order: lines and freight; smallest unit. */
export function totalMinor(order: OrderFacts, digits: number): number {
  return netMinor(order, digits) + (order.freight ? toMinor(order.freight, digits) : 0);
}

/** Millionths per product, summed over lines. */
function perProduct(
  lines: readonly { readonly product: string; readonly quantity: string }[],
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const line of lines) {
    sums.set(line.product, (sums.get(line.product) ?? 0) + toMicro(line.quantity));
  }
  return sums;
}

/** What was ordered of each product, in millionths. */
export function orderedMicro(order: OrderFacts): Map<string, number> {
  return perProduct(order.lines ?? []);
}

/** What has been shipped of each product so far, in millionths. */
export function shippedMicro(order: OrderFacts): Map<string, number> {
  return perProduct((order.shipments ?? []).flatMap((shipment) => shipment.lines));
}

/** What is still to be shipped of each product, in millionths; only products with a rest. */
export function openMicro(order: OrderFacts): Map<string, number> {
  const shipped = shippedMicro(order);
  const open = new Map<string, number>();
  for (const [product, ordered] of orderedMicro(order)) {
    const rest = ordered - (shipped.get(product) ?? 0);
    if (rest > 0) open.set(product, rest);
  }
  return open;
}

export type OrderState =
  | "draft"
  | "confirmed"
  | "part-shipped"
  | "shipped"
  | "signed"
  | "cancelled";

/** The state of an order, told by its facts alone. */
export function orderState(order: OrderFacts): OrderState {
  if (order.cancelled) return "cancelled";
  const shipments = order.shipments ?? [];
  if (shipments.length === 0) return order.confirmed ? "confirmed" : "draft";
  if (openMicro(order).size > 0) return "part-shipped";
  return shipments.every((shipment) => shipment.signed) ? "signed" : "shipped";
}

/** The day on which the last of an order left the house; undefined while something is open. */
export function shippedOn(order: OrderFacts): string | undefined {
  const state = orderState(order);
  if (state !== "shipped" && state !== "signed") return undefined;
  return (order.shipments ?? [])
    .map((shipment) => shipment.date)
    .sort()
    .at(-1);
}

/**
 * No product may be shipped that was not ordered, nor more of it; nothing is signed before it left.
 */
export function orderAgrees(order: OrderFacts): readonly Finding[] {
  const findings: Finding[] = [];
  const ordered = orderedMicro(order);
  for (const [product, shipped] of shippedMicro(order)) {
    if (shipped > (ordered.get(product) ?? 0)) {
      findings.push({
        path: ["shipments"],
        text: say(
          `more of ${product} was shipped than ordered`,
          `${product} 的发货数量超过订购数量`,
        ),
      });
    }
  }
  for (const [index, shipment] of (order.shipments ?? []).entries()) {
    if (shipment.signed && shipment.signed < shipment.date) {
      findings.push({
        path: ["shipments", index, "signed"],
        text: say("it was signed for before it was shipped", "签收日期早于发货日期"),
      });
    }
  }
  return findings;
}

/**
 * What of an order can no longer be edited: of a confirmed one whose it is and when it was written;
 * once goods have left also what was ordered; of a cancelled one nothing.
 */
export function orderFixed(order: OrderFacts): { fields: readonly string[]; why: Text } {
  const promise = ["customer", "date"];
  const goods = [...promise, "lines", "freight"];
  if (order.cancelled) {
    return { fields: [...goods, "promised"], why: say("the order is cancelled", "订单已取消") };
  }
  if ((order.shipments ?? []).length > 0) {
    return { fields: goods, why: say("goods of it have been shipped", "订单已发货") };
  }
  const isConfirmed = order.confirmed !== undefined;
  return { fields: isConfirmed ? promise : [], why: say("the order is confirmed", "订单已确认") };
}

/** A month is not closed over a draft of it: nobody knows whether it will be an order. */
export function orderUnfinished(order: OrderFacts, to: string): Text | undefined {
  if (orderState(order) !== "draft" || (order.date ?? "") > to) return undefined;
  return say("a draft: confirm or cancel it", "草稿：请确认或取消");
}

/** Nothing is to be done about an order that was cancelled, or signed for in full, by a day. */
export function orderSettled(order: OrderFacts, { to }: Pick<Settling, "to">): boolean {
  if (order.cancelled) return (order.cancelled.date ?? to) <= to;
  const signed = (order.shipments ?? []).map((one) => one.signed ?? "9999");
  return orderState(order) === "signed" && signed.every((day) => day <= to);
}
