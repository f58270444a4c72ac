import type { IsoDate } from "../../law/dates.ts";
import { toMicro } from "../../law/decimal.ts";
import type { Finding, Settling } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";
import { linesAgree } from "../order/fields/lines.ts";

export const purchaseStates = [
  { value: "draft", label: say("draft", "草稿") },
  { value: "sent", label: say("sent", "已下达") },
  { value: "confirmed", label: say("confirmed", "供方已确认") },
  { value: "part-received", label: say("part received", "部分收货") },
  { value: "received", label: say("received", "已收齐") },
  { value: "closed", label: say("closed short", "已关闭余量") },
  { value: "cancelled", label: say("cancelled", "已取消") },
] as const;

export type PurchaseState = (typeof purchaseStates)[number]["value"];

interface LineFacts {
  readonly product: string;
  readonly quantity: string;
  readonly due?: string | undefined;
  readonly unit?: string | undefined;
  readonly per?: string | undefined;
}

/** What the supplier said on a day: everything for one day, or products for days of their own. */
export interface ConfirmationFacts {
  readonly date: IsoDate;
  readonly promised?: string | undefined;
  readonly lines?: readonly { readonly product: string; readonly promised: string }[] | undefined;
}

export interface PurchaseFacts {
  readonly id?: string;
  readonly date?: string | undefined;
  readonly promised?: string | undefined;
  readonly lines?: readonly LineFacts[] | undefined;
  readonly sent?: { readonly date: string } | undefined;
  readonly confirmations?: readonly ConfirmationFacts[] | undefined;
  readonly closed?: { readonly date: string; readonly why?: string | undefined } | undefined;
  readonly cancelled?: { readonly date: string } | undefined;
}

/** Goods of one purchase order that were accepted on a day, as its goods receipts tell. */
export interface Arrival {
  readonly purchase: string;
  /** The goods receipt. */
  readonly paper: string;
  readonly date: IsoDate;
  readonly product: string;
  /** Millionths of the product's own unit. */
  readonly micro: number;
  /** What was rejected and is not to be replaced: nobody waits for it any more. */
  readonly waivedMicro?: number;
}

/** Millionths per product over some lines or arrivals. */
function perProduct(all: Iterable<readonly [product: string, micro: number]>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [product, micro] of all) sums.set(product, (sums.get(product) ?? 0) + micro);
  return sums;
}

export function boughtMicro({ lines = [] }: Pick<PurchaseFacts, "lines">): Map<string, number> {
  return perProduct(lines.map((one) => [one.product, toMicro(one.quantity)]));
}

export function arrivedMicro(arrivals: readonly Arrival[]): Map<string, number> {
  return perProduct(arrivals.map((one) => [one.product, one.micro]));
}

/** A line and what of it is there: never more than was ordered, so that no line hides another. */
export interface LineProgress<L extends LineFacts = LineFacts> {
  readonly line: L;
  readonly orderedMicro: number;
  /** min(ordered, received); what came beyond all lines of the product stands with none. */
  readonly receivedMicro: number;
}

/** How far each line has come; of several of one product the first wanted is served first. */
export function lineProgress<L extends LineFacts>(
  lines: readonly L[],
  arrivals: readonly Arrival[],
): readonly LineProgress<L>[] {
  const left = arrivedMicro(arrivals);
  const inTurn = [...lines].sort((a, b) => byText(a.due ?? lastDay, b.due ?? lastDay));
  const reached = new Map<L, number>();
  for (const line of inTurn) {
    const has = left.get(line.product) ?? 0;
    const taken = Math.min(has, toMicro(line.quantity));
    left.set(line.product, has - taken);
    reached.set(line, taken);
  }
  return lines.map((line) => ({
    line,
    orderedMicro: toMicro(line.quantity),
    receivedMicro: reached.get(line) ?? 0,
  }));
}

const lastDay = "9999-12-31";

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * How much of a purchase order is there, in thousandths: the mean over all lines of what was
 * received of what was ordered, each line at most whole. 1000 only when nothing is missing.
 */
export function completeness(lines: readonly LineFacts[], arrivals: readonly Arrival[]): number {
  const all = lineProgress(lines, arrivals);
  const ordered = all.reduce((sum, one) => sum + one.orderedMicro, 0);
  const received = all.reduce((sum, one) => sum + one.receivedMicro, 0);
  return ordered === 0 ? 0 : Math.floor((received / ordered) * 1000);
}

/** What is still to come of each product, in millionths; nothing of one that is over. */
export function toComeMicro(
  record: PurchaseFacts,
  arrivals: readonly Arrival[],
): Map<string, number> {
  if (record.cancelled || record.closed) return new Map();
  const came = arrivedMicro(arrivals);
  const waived = perProduct(arrivals.map((one) => [one.product, one.waivedMicro ?? 0]));
  const open = new Map<string, number>();
  for (const [product, micro] of boughtMicro(record)) {
    const rest = micro - (came.get(product) ?? 0) - (waived.get(product) ?? 0);
    if (rest > 0) open.set(product, rest);
  }
  return open;
}

/** Where a purchase order stands, told by its own facts and by the goods that came. */
export function purchaseState(record: PurchaseFacts, arrivals: readonly Arrival[]): PurchaseState {
  if (record.cancelled) return "cancelled";
  const { closed } = record;
  if (closed) return closed.why === undefined ? "received" : "closed";
  if (!record.sent) return "draft";
  if (arrivals.some(({ micro }) => micro > 0)) {
    return toComeMicro(record, arrivals).size === 0 ? "received" : "part-received";
  }
  return (record.confirmations ?? []).length > 0 ? "confirmed" : "sent";
}

/** Does the supplier still owe something of it? */
export function isOnOrder(state: PurchaseState): boolean {
  return state === "sent" || state === "confirmed" || state === "part-received";
}

/**
 * The day for which a product of it is promised: as the supplier said last, else as the line or the
 * whole order wants it. `first`: as he said first, by which he is measured.
 */
export function promisedOn(
  { confirmations = [], promised }: Pick<PurchaseFacts, "confirmations" | "promised">,
  line: Pick<LineFacts, "product" | "due">,
  which: "last" | "first" = "last",
): IsoDate | undefined {
  const said = [...confirmations]
    .sort((a, b) => byText(a.date, b.date))
    .flatMap(
      (one) =>
        one.lines?.find(({ product }) => product === line.product)?.promised ?? one.promised ?? [],
    );
  return (which === "last" ? said.at(-1) : said[0]) ?? line.due ?? promised;
}

/** The earliest day for which something is promised that has not come. */
export function nextOn(record: PurchaseFacts, arrivals: readonly Arrival[]): IsoDate | undefined {
  return lineProgress(record.lines ?? [], arrivals)
    .filter((one) => one.receivedMicro < one.orderedMicro)
    .flatMap(({ line }) => promisedOn(record, line) ?? [])
    .sort()[0];
}

/** Units are known, nothing is promised before it was ordered. */
export function purchaseAgrees(record: PurchaseFacts): readonly Finding[] {
  const { promised, date, sent, confirmations = [], lines = [] } = record;
  const findings: Finding[] = [...linesAgree(lines)];
  if (promised !== undefined && date !== undefined && promised < date) {
    findings.push({
      path: ["promised"],
      text: say("it is wanted before it was ordered", "需到日期早于下单日期"),
    });
  }
  if (confirmations.length > 0 && !sent) {
    findings.push({
      path: ["confirmations"],
      text: say("the supplier confirmed what was never sent", "尚未下达却已有供方确认"),
    });
  }
  return findings;
}

/** What was sent to the supplier is not changed by one side. */
export function purchaseFixed(record: PurchaseFacts): {
  readonly fields: readonly string[];
  readonly why: Text;
} {
  const identity = ["supplier", "date", "lines", "currency", "taxRate", "pricesIncludeTax"];
  const { id = "ID" } = record;
  if (record.cancelled || record.closed) {
    return { fields: [...identity, "freight", "warehouse"], why: say("it is over", "单据已结束") };
  }
  if (!record.sent) return { fields: [], why: say("", "") };
  return {
    fields: identity,
    why: say(
      `it is sent: close the rest (rounds purchase close ${id}) and order anew`,
      `采购订单已下达；请关闭余量（rounds purchase close ${id}）后另行下单`,
    ),
  };
}

/** A sent order is cancelled or closed, not removed. */
export function purchaseBound({ sent, id = "ID" }: PurchaseFacts): Text | undefined {
  if (!sent) return undefined;
  return say(
    `it is sent; rounds purchase cancel ${id} ends it`,
    `采购订单已下达，如需终止请用 rounds purchase cancel ${id}`,
  );
}

/** A month is not closed over a draft of it: nobody knows whether it will be ordered. */
export function purchaseUnfinished(record: PurchaseFacts, to: string): Text | undefined {
  if (record.sent || record.cancelled || record.closed || (record.date ?? "") > to)
    return undefined;
  return say("a draft: send or cancel it", "草稿：请下达或取消");
}

/** It is over: cancelled, or closed by whoever took in the last of it or gave up the rest. */
export function purchaseSettled(
  { cancelled, closed }: PurchaseFacts,
  { to }: Pick<Settling, "to">,
): boolean {
  const over = cancelled?.date ?? closed?.date;
  return over !== undefined && over <= to;
}
