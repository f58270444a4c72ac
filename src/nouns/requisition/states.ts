import type { IsoDate } from "../../law/dates.ts";
import { toMicro } from "../../law/decimal.ts";
import type { Finding, Settling } from "../../law/noun.ts";
import { paperLineMinor } from "../../law/tax.ts";
import { say, type Text } from "../../law/words.ts";

export const requisitionStates = [
  { value: "open", label: say("open", "待办理") },
  { value: "part-ordered", label: say("part ordered", "部分下单") },
  { value: "ordered", label: say("ordered", "已下单") },
  { value: "bought", label: say("bought", "已购") },
  { value: "reimbursed", label: say("reimbursed", "已报销") },
  { value: "covered", label: say("covered by re-use", "已利旧") },
  { value: "cancelled", label: say("cancelled", "已取消") },
] as const;

export type RequisitionState = (typeof requisitionStates)[number]["value"];

interface Goods {
  readonly product: string;
  readonly quantity: string;
}

export interface RequisitionFacts {
  readonly id?: string;
  readonly date?: string | undefined;
  readonly neededBy?: string | undefined;
  readonly lines?:
    | readonly (Goods & {
        readonly price?: string | undefined;
        readonly per?: string | undefined;
      })[]
    | undefined;
  readonly items?:
    | readonly { readonly quantity: string; readonly price?: string | undefined }[]
    | undefined;
  readonly ordered?:
    | readonly { readonly date: string; readonly lines: readonly Goods[] }[]
    | undefined;
  readonly reused?:
    | readonly { readonly date: string; readonly lines: readonly Goods[] }[]
    | undefined;
  readonly bought?: { readonly date: string } | undefined;
  readonly reimbursed?: { readonly date: string } | undefined;
  readonly cancelled?: { readonly date: string } | undefined;
}

function perProduct(all: readonly Goods[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { product, quantity } of all) {
    sums.set(product, (sums.get(product) ?? 0) + toMicro(quantity));
  }
  return sums;
}

/** What of its goods nobody has ordered or found yet, in millionths; only what is left. */
export function wantedMicro(record: RequisitionFacts): Map<string, number> {
  const open = new Map<string, number>();
  if (record.cancelled || record.bought) return open;
  const covered = perProduct(
    [...(record.ordered ?? []), ...(record.reused ?? [])].flatMap(({ lines }) => lines),
  );
  for (const [product, micro] of perProduct(record.lines ?? [])) {
    const rest = micro - (covered.get(product) ?? 0);
    if (rest > 0) open.set(product, rest);
  }
  return open;
}

/** Where a requisition stands, told by its own facts. */
export function requisitionState(record: RequisitionFacts): RequisitionState {
  if (record.cancelled) return "cancelled";
  if (record.reimbursed) return "reimbursed";
  if (record.bought) return "bought";
  const isAnyOrdered = (record.ordered ?? []).length > 0;
  const isAnyUsed = (record.reused ?? []).length > 0;
  const isLeft = wantedMicro(record).size > 0 || (record.items ?? []).length > 0;
  if (isLeft) return isAnyOrdered || isAnyUsed ? "part-ordered" : "open";
  return isAnyOrdered ? "ordered" : "covered";
}

export function isToDo(state: RequisitionState): boolean {
  return state === "open" || state === "part-ordered";
}

/** About what it comes to, where prices are known; smallest unit. */
export function estimateMinor(
  { lines = [], items = [] }: RequisitionFacts,
  digits: number,
): number {
  const goods = lines.map(({ quantity, price, per }) =>
    price === undefined ? 0 : paperLineMinor({ quantity, price, per }, {}, digits),
  );
  const things = items.map(({ quantity, price }) =>
    price === undefined ? 0 : paperLineMinor({ quantity, price }, {}, digits),
  );
  return [...goods, ...things].reduce((sum, one) => sum + one, 0);
}

/** It wants something, and not before it was written. */
export function requisitionAgrees(record: RequisitionFacts): readonly Finding[] {
  const { lines = [], items = [], date, neededBy } = record;
  const findings: Finding[] = [];
  if (lines.length === 0 && items.length === 0) {
    findings.push({
      path: ["lines"],
      text: say(
        'nothing is wanted: --line "TEA-01 x 10" or --item "copy paper x 10 box"',
        "没有明细：请填写 --line “货号 x 10”或 --item “复印纸 x 10 箱”",
      ),
    });
  }
  if (neededBy !== undefined && date !== undefined && neededBy < date) {
    findings.push({
      path: ["neededBy"],
      text: say("it is needed before it was written", "需用日期早于申请日期"),
    });
  }
  return findings;
}

const content = ["lines", "items", "kind", "order", "department"];

/** Once something was bought for it, what is wanted no longer changes. */
export function requisitionFixed(record: RequisitionFacts): {
  readonly fields: readonly string[];
  readonly why: Text;
} {
  const state = requisitionState(record);
  if (state === "open") return { fields: [], why: say("", "") };
  return {
    fields: content,
    why: say("it is being dealt with; write another", "申请已在办理，请另行申请"),
  };
}

export function requisitionBound(record: RequisitionFacts): Text | undefined {
  const { id = "ID", ordered = [] } = record;
  if (ordered.length === 0) return undefined;
  return say(
    `goods were ordered for it; rounds requisition cancel ${id} ends the rest`,
    `已有采购订单；余量请用 rounds requisition cancel ${id} 取消`,
  );
}

/** Nothing is left to be done about it: ordered, re-used, reimbursed or cancelled by a day. */
export function requisitionSettled(
  record: RequisitionFacts,
  { to }: Pick<Settling, "to">,
): boolean {
  const state = requisitionState(record);
  const days = [
    record.cancelled?.date,
    record.reimbursed?.date,
    ...(record.ordered ?? []).map(({ date }) => date),
    ...(record.reused ?? []).map(({ date }) => date),
  ].flatMap((day): IsoDate[] => (day === undefined ? [] : [day]));
  const isOver = ["ordered", "covered", "reimbursed", "cancelled"].includes(state);
  return isOver && days.every((day) => day <= to);
}
