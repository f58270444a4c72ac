import { toMicro } from "../../law/decimal.ts";
import type { Finding, Settling } from "../../law/noun.ts";
import { type TaxedLine, type Terms, taxedLine, taxedLines, taxedPaper } from "../../law/tax.ts";
import { say, type Text } from "../../law/words.ts";
import { linesAgree } from "./fields/lines.ts";

interface OrderedLine extends TaxedLine {
  readonly product: string;
  readonly unit?: string | undefined;
}

export interface OrderFacts extends Terms {
  readonly date?: string | undefined;
  readonly lines?: readonly OrderedLine[] | undefined;
  readonly freight?: string | undefined;
  readonly confirmed?: { readonly date?: string } | undefined;
  readonly cancelled?: { readonly date?: string } | undefined;
  /** The rest was ended; its lines were cut to what had left. */
  readonly closed?: { readonly date?: string } | undefined;
  readonly promised?: string | undefined;
  readonly shipments?: readonly ShipmentFacts[] | undefined;
}

interface GoodsFacts {
  readonly product: string;
  readonly quantity: string;
}

interface ShipmentFacts {
  readonly date: string;
  readonly signed?: string | undefined;
  readonly receiptDue?: string | undefined;
  readonly filed?: unknown;
  readonly lines: readonly GoodsFacts[];
  readonly returned?: readonly ReturnFacts[] | undefined;
  readonly exceptions?: readonly ExceptionFacts[] | undefined;
}

interface ReturnFacts {
  readonly date?: string | undefined;
  readonly again?: boolean | undefined;
  readonly lines: readonly GoodsFacts[];
}

interface ExceptionFacts {
  readonly cleared?: unknown;
  readonly recover?: { readonly state: string } | undefined;
}

/**
 * What the lines of an order come to without tax and freight, each rounded half up; smallest unit.
 * Of an order in another currency it is that currency's: it must not be added to the book's.
 */
export function netMinor(order: OrderFacts, digits: number): number {
  return taxedLines(order, digits).netMinor;
}

/** What the customer has to pay for the whole order: lines and freight with tax; smallest unit. */
export function totalMinor(order: OrderFacts, digits: number): number {
  return taxedPaper(order, digits).grossMinor;
}

/**
 * What of an order's net may be added to that of others: nothing of one in another currency than
 * the book's, because the book knows no rates; smallest unit.
 */
export function bookNetMinor(order: OrderFacts, digits: number): number {
  return order.currency === undefined ? netMinor(order, digits) : 0;
}

/** The same of one of its lines. */
export function bookLineMinor(order: OrderFacts, line: TaxedLine, digits: number): number {
  return order.currency === undefined ? taxedLine(line, order, digits).netMinor : 0;
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

/** What came back of some shipments, in millionths; or only what is to be delivered again. */
export function returnedMicro(
  shipments: readonly Pick<ShipmentFacts, "returned">[],
  { again = false } = {},
): Map<string, number> {
  const returns = shipments.flatMap((shipment) => shipment.returned ?? []);
  return perProduct(returns.filter((one) => !again || one.again).flatMap((one) => one.lines));
}

function less(all: Map<string, number>, gone: ReadonlyMap<string, number>): Map<string, number> {
  for (const [product, micro] of gone) all.set(product, (all.get(product) ?? 0) - micro);
  return all;
}

/** What the customer was sent and has not given back, in millionths: the most to be invoiced. */
export function deliveredMicro(order: OrderFacts): Map<string, number> {
  return less(shippedMicro(order), returnedMicro(order.shipments ?? []));
}

/** What has left for good or was given back for good, so that it is no longer open. */
function doneMicro(order: OrderFacts): Map<string, number> {
  return less(shippedMicro(order), returnedMicro(order.shipments ?? [], { again: true }));
}

/** Has all of a shipment come back? Then nobody signs for it any more. */
export function cameBack(shipment: Pick<ShipmentFacts, "lines" | "returned">): boolean {
  if ((shipment.returned ?? []).length === 0) return false;
  const kept = less(perProduct(shipment.lines), returnedMicro([shipment]));
  return [...kept.values()].every((micro) => micro <= 0);
}

/** What is still to be shipped of each product, in millionths; only products with a rest. */
export function openMicro(order: OrderFacts): Map<string, number> {
  const shipped = doneMicro(order);
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
  | "closed"
  | "returned"
  | "cancelled";

/** The state of an order, told by its facts alone. */
export function orderState(order: OrderFacts): OrderState {
  if (order.cancelled) return "cancelled";
  const shipments = order.shipments ?? [];
  if (shipments.length === 0) return order.confirmed ? "confirmed" : "draft";
  if (openMicro(order).size > 0) return "part-shipped";
  if (shipments.every(cameBack)) return "returned";
  if (!shipments.every((one) => one.signed || cameBack(one))) return "shipped";
  return order.closed ? "closed" : "signed";
}

const hasLeft: ReadonlySet<OrderState> = new Set(["shipped", "signed", "closed", "returned"]);

/** The day on which the last of an order left the house; undefined while something is open. */
export function shippedOn(order: OrderFacts): string | undefined {
  const state = orderState(order);
  if (!hasLeft.has(state)) return undefined;
  return (order.shipments ?? [])
    .map((shipment) => shipment.date)
    .sort()
    .at(-1);
}

/**
 * No product may be shipped that was not ordered, nor more of it; nothing is signed before it left.
 */
export function orderAgrees(order: OrderFacts): readonly Finding[] {
  const findings: Finding[] = [...linesAgree(order.lines ?? [])];
  const ordered = orderedMicro(order);
  for (const [product, shipped] of doneMicro(order)) {
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
  if (order.cancelled && [...deliveredMicro(order).values()].some((micro) => micro > 0)) {
    findings.push({
      path: ["cancelled"],
      text: say(
        "it is cancelled, and goods of it are with the customer: take the goods back, or the cancelling",
        "订单已取消，但货物已发给客户：请退货或撤销取消",
      ),
    });
  }
  for (const [index, shipment] of (order.shipments ?? []).entries()) {
    const sent = perProduct(shipment.lines);
    for (const [product, back] of returnedMicro([shipment])) {
      if (back <= (sent.get(product) ?? 0)) continue;
      findings.push({
        path: ["shipments", index, "returned"],
        text: say(
          `more of ${product} came back than was sent`,
          `${product} 的退货数量超过该次发货数量`,
        ),
      });
    }
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
 * What of an order can no longer be edited: of a confirmed one whose it is, when it was written
 * and what was agreed, which is amended with a reason; of a cancelled one nothing.
 */
export function orderFixed(order: OrderFacts): { fields: readonly string[]; why: Text } {
  const identity = ["customer", "date", "currency"];
  const agreed = [...identity, "lines", ...(order.promised === undefined ? [] : ["promised"])];
  if (order.cancelled) {
    const all = [...identity, "lines", "freight", "promised"];
    return { fields: all, why: say("the order is cancelled", "订单已取消") };
  }
  const amend = say("rounds order amend changes it", "如需变更请用 rounds order amend");
  if ((order.shipments ?? []).length > 0) {
    const why = say(`goods of it have been shipped; ${amend.en}`, `订单已发货，${amend.zh}`);
    return { fields: [...agreed, "freight"], why };
  }
  const why = say(`the order is confirmed; ${amend.en}`, `订单已确认，${amend.zh}`);
  return { fields: order.confirmed ? agreed : [], why };
}

/** A month is not closed over a draft of it: nobody knows whether it will be an order. */
export function orderUnfinished(order: OrderFacts, to: string): Text | undefined {
  if (orderState(order) !== "draft" || (order.date ?? "") > to) return undefined;
  return say("a draft: confirm or cancel it", "草稿：请确认或取消");
}

/** Nothing is to be done about an order that was cancelled, or signed for in full, by a day. */
export function orderSettled(order: OrderFacts, { to }: Pick<Settling, "to">): boolean {
  if (order.cancelled) return (order.cancelled.date ?? to) <= to;
  const shipments = order.shipments ?? [];
  const state = orderState(order);
  return (
    (state === "signed" || state === "closed" || state === "returned") &&
    shipments.every((one) => doneBy(one, to)) &&
    !shipments.some((one) => isUnclear(one) || (one.receiptDue && !one.filed))
  );
}

/** Was a shipment signed for, or did all of it come back, by a day? */
function doneBy(shipment: ShipmentFacts, to: string): boolean {
  if (shipment.signed) return shipment.signed <= to;
  const days = (shipment.returned ?? []).map(({ date }) => date ?? to);
  return cameBack(shipment) && days.every((day) => day <= to);
}

/** Is an exception of a shipment still to be cleared, or money still to come back for one? */
export function isUnclear({ exceptions = [] }: Pick<ShipmentFacts, "exceptions">): boolean {
  return exceptions.some(
    ({ cleared, recover }) => !cleared || recover?.state === "open" || recover?.state === "claimed",
  );
}
