import {
  divideRounded,
  fromScaled,
  quantityDigits,
  shortest,
  toMicro,
  toScaled,
} from "../../law/decimal.ts";
import { toMinor } from "../../law/money.ts";
import { type Terms, taxedFreight, taxedLine } from "../../law/tax.ts";
import { say, type Text } from "../../law/words.ts";
import type { PurchaseLine } from "../purchase/lines.ts";
import { piecesOf, unitCost } from "../receipt/booking.ts";
import type { BillLine } from "./bill.ts";

/** What the comparison of order, receipt and supplier's invoice may come to (4.8). */
export const matchResults = [
  { value: "ok", label: say("ok", "相符") },
  { value: "price", label: say("price", "单价不符") },
  { value: "quantity", label: say("quantity", "数量不符") },
  { value: "unreceived", label: say("unreceived", "未收货") },
  { value: "no-order", label: say("no order", "无订单") },
] as const;

export type MatchResult = (typeof matchResults)[number]["value"];

export const matchWords: ReadonlyMap<string, Text> = new Map(
  matchResults.map(({ value, label }) => [value, label]),
);

/** Must somebody approve it before it is paid? */
export function isException(result: MatchResult): boolean {
  return result === "price" || result === "quantity" || result === "unreceived";
}

type Order = Terms & {
  readonly lines: readonly PurchaseLine[];
  readonly freight?: string | undefined;
};

interface Billed extends Terms {
  readonly lines?: readonly BillLine[] | undefined;
  readonly amount: string;
}

export interface MatchFacts {
  /** The order that is billed; undefined: none is named. */
  readonly order: Order | undefined;
  /** What of it was accepted; millionths per product. */
  readonly accepted: ReadonlyMap<string, number>;
  /** Its invoices that were written before. */
  readonly before: readonly Billed[];
  /** How much dearer than ordered a unit may be, in per cent. */
  readonly tolerancePercent: number;
  readonly digits: number;
}

/** One product of an invoice beside its order and receipts; quantities in millionths. */
export interface MatchLine {
  readonly product: string;
  readonly billed: number;
  /** Received, and not billed by an earlier invoice. */
  readonly received: number;
  /** What one costs without tax: by the invoice, by the order. */
  readonly price: string;
  readonly ordered: string | undefined;
  readonly result: MatchResult;
}

export interface Match {
  readonly lines: readonly MatchLine[];
  readonly result: MatchResult;
}

/** The worst comes first. */
const grave: readonly MatchResult[] = ["unreceived", "quantity", "price", "no-order", "ok"];

function worst(results: readonly MatchResult[]): MatchResult {
  return grave.find((one) => results.includes(one)) ?? "ok";
}

/** The matches of an invoice with each of its orders as one. */
export function together(matches: readonly Match[]): Match {
  const [only] = matches;
  if (only && matches.length === 1) return only;
  return {
    lines: matches.flatMap(({ lines }) => lines),
    result: worst(matches.map(({ result }) => result)),
  };
}

/**
 * Three-way match of order, receipts and supplier's invoice: billed at most what was received and
 * not billed before, at most as dear as ordered and the tolerance. Cheaper is never an exception.
 */
export function matchBill(billed: Billed, facts: MatchFacts): Match {
  const { order } = facts;
  if (!order) return { lines: [], result: "no-order" };
  const { lines = [] } = billed;
  if (lines.length === 0) return { lines: [], result: wholeResult(billed, { ...facts, order }) };
  const taken = new Map<string, number>();
  for (const line of facts.before.flatMap((one) => one.lines ?? [])) {
    taken.set(line.product, (taken.get(line.product) ?? 0) + toMicro(line.quantity));
  }
  const matched = lines.map((line) => {
    const before = taken.get(line.product) ?? 0;
    const micro = toMicro(line.quantity);
    taken.set(line.product, before + micro);
    return matchLine({ line, terms: billed, before, micro }, { ...facts, order });
  });
  return { lines: matched, result: worst(matched.map(({ result }) => result)) };
}

interface Ordered extends MatchFacts {
  readonly order: Order;
}

function matchLine(
  { line, terms, before, micro }: { line: BillLine; terms: Terms; before: number; micro: number },
  facts: Ordered,
): MatchLine {
  const { product } = line;
  const received = Math.max(0, (facts.accepted.get(product) ?? 0) - before);
  const price = unitCost(line, terms);
  const ordered = orderedCost({ product, micro, beforeMicro: before }, facts.order);
  const result = ((): MatchResult => {
    if (ordered === undefined || received === 0) return "unreceived";
    if (micro > received) return "quantity";
    // The book knows no rates: prices of two currencies are not compared.
    if (facts.order.currency !== undefined) return "ok";
    return isDearer(price, ordered, facts.tolerancePercent) ? "price" : "ok";
  })();
  return { product, billed: micro, received, price, ordered, result };
}

/** What one of a quantity costs on average by the order's lines; undefined where none has it. */
function orderedCost(
  goods: { product: string; micro: number; beforeMicro: number },
  order: Order,
): string | undefined {
  const { currency: _, ...own } = order;
  const pieces = piecesOf(goods, own);
  let worth = 0n;
  for (const { micro, price } of pieces) {
    if (price === undefined) return undefined;
    worth += BigInt(micro) * toScaled(price, quantityDigits);
  }
  return shortest(fromScaled(divideRounded(worth, BigInt(goods.micro)), quantityDigits));
}

/** Is a price above another and the tolerance? */
export function isDearer(price: string, ordered: string, tolerancePercent: number): boolean {
  const [is, may] = [toScaled(price, quantityDigits), toScaled(ordered, quantityDigits)];
  return is * 100n > may * BigInt(100 + tolerancePercent);
}

/** An invoice without lines: at most what was received comes to and was not billed before. */
function wholeResult(billed: Billed, facts: Ordered): MatchResult {
  const { order, accepted, before, digits, tolerancePercent } = facts;
  const came = [...accepted.values()].some((micro) => micro > 0);
  if (!came) return "unreceived";
  if (order.currency !== undefined) return "ok";
  const worth = receivedMinor(order, accepted, digits);
  const had = before.reduce((sum, one) => sum + toMinor(one.amount, digits), 0);
  const open = worth - had;
  if (toMinor(billed.amount, digits) * 100 <= open * (100 + tolerancePercent)) return "ok";
  return "quantity";
}

/** What the goods received come to by their order, with tax and freight; smallest unit. */
export function receivedMinor(
  order: Order,
  accepted: ReadonlyMap<string, number>,
  digits: number,
): number {
  const left = new Map(accepted);
  let minor = taxedFreight(order, digits).grossMinor;
  for (const line of order.lines) {
    const part = Math.min(toMicro(line.quantity), left.get(line.product) ?? 0);
    left.set(line.product, (left.get(line.product) ?? 0) - part);
    const quantity = fromScaled(part, quantityDigits);
    minor += taxedLine({ ...line, quantity }, order, digits).grossMinor;
  }
  return minor;
}
