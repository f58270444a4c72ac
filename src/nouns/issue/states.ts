import type { Finding, Settling } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";
import { unitsAgree } from "../move/papers.ts";

export const issueStates = [
  { value: "waiting", label: say("to be issued", "待出仓") },
  { value: "issued", label: say("to be signed", "待签字") },
  { value: "signed", label: say("signed", "已签字") },
  { value: "cancelled", label: say("cancelled", "已取消") },
] as const;

export type IssueState = (typeof issueStates)[number]["value"];

/** What the state of a goods issue note is told from; nothing of it is stored twice. */
export interface IssueFacts {
  readonly id?: string;
  readonly lines?: readonly { readonly unit?: string | undefined }[] | undefined;
  readonly out?: { readonly date: string; readonly by?: string | undefined } | undefined;
  readonly supervisor?: string | undefined;
  readonly signed?: { readonly date: string; readonly by: string } | undefined;
  readonly cancelled?: { readonly date: string } | undefined;
}

/** The three signatures of a goods issue note (R-APR-07) that are still missing. */
export function missingSignatures({ out, supervisor, signed }: IssueFacts): readonly Text[] {
  return [
    ...(out?.by === undefined ? [say("storekeeper", "仓管员")] : []),
    ...(supervisor === undefined ? [say("warehouse supervisor", "仓库主管")] : []),
    ...(signed === undefined ? [say("customer", "客户")] : []),
  ];
}

export function issueState(record: IssueFacts): IssueState {
  if (record.cancelled) return "cancelled";
  if (!record.out) return "waiting";
  return missingSignatures(record).length === 0 ? "signed" : "issued";
}

export function isIssueOpen(record: IssueFacts): boolean {
  return ["waiting", "issued"].includes(issueState(record));
}

export function issueAgrees({ lines }: IssueFacts): readonly Finding[] {
  return unitsAgree(lines);
}

/** The goods are out: what the note says of them stays. */
export function issueFixed(record: IssueFacts): {
  readonly fields: readonly string[];
  readonly why: Text;
} {
  if (issueState(record) === "waiting") return { fields: [], why: say("", "") };
  return {
    fields: ["date", "invoice", "warehouse", "lines"],
    why: say("its goods are out, or it is over", "货已出仓或单据已结束"),
  };
}

export function issueBound({ out }: IssueFacts): Text | undefined {
  return out
    ? say("its goods are out; rounds undo takes it back", "货已出仓，可用 rounds undo 撤销")
    : undefined;
}

export function issueSettled(record: IssueFacts, { to }: Pick<Settling, "to">): boolean {
  if (isIssueOpen(record)) return false;
  const { out, signed, cancelled } = record;
  return [out, signed, cancelled].every((one) => one === undefined || one.date <= to);
}

/**
 * The number of the goods issue note of an order's shipment: of the order's own day and letter with
 * the place of the shipment, so that printing it again gives the same. "GI261112A-chen-jie-1".
 */
export function noteNumber(order: string, shipment: number): string {
  return `GI${order.replace(/^[A-Z]{2}/, "")}-${shipment}`;
}
