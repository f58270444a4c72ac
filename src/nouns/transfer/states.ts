import type { IsoDate } from "../../law/dates.ts";
import type { Finding, Settling } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";
import { beyond, type GoodsLine, restOf, unitsAgree } from "../move/papers.ts";

export const transferStates = [
  { value: "draft", label: say("draft", "草稿") },
  { value: "in-transit", label: say("in transit", "在途") },
  { value: "part-received", label: say("part received", "部分收货") },
  { value: "received", label: say("received", "已收货") },
  { value: "short", label: say("received short", "短少收货") },
  { value: "cancelled", label: say("cancelled", "已取消") },
] as const;

export type TransferState = (typeof transferStates)[number]["value"];

/** What the state of a transfer is told from; nothing of it is stored twice. */
export interface TransferFacts {
  readonly id?: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly lines?: readonly (GoodsLine & { readonly unit?: string | undefined })[] | undefined;
  readonly sent?: { readonly date: string } | undefined;
  readonly received?:
    | readonly { readonly date: string; readonly lines: readonly GoodsLine[] }[]
    | undefined;
  readonly lost?: { readonly date: string; readonly lines: readonly GoodsLine[] } | undefined;
  readonly cancelled?: { readonly date: string } | undefined;
}

/** What is on the road, in millionths by product: sent, not received and not lost. */
export function inTransit({
  lines,
  sent,
  received = [],
  lost,
}: TransferFacts): Map<string, number> {
  if (!sent) return new Map();
  return restOf(lines, lost ? [...received, lost] : received);
}

/** What was on the road at the end of a day. */
export function inTransitAt(record: TransferFacts, day: IsoDate): Map<string, number> {
  const { sent, received = [], lost } = record;
  return inTransit({
    ...record,
    sent: sent && sent.date <= day ? sent : undefined,
    received: received.filter(({ date }) => date <= day),
    lost: lost && lost.date <= day ? lost : undefined,
  });
}

export function transferState(record: TransferFacts): TransferState {
  if (record.cancelled) return "cancelled";
  if (!record.sent) return "draft";
  if (inTransit(record).size === 0) return record.lost ? "short" : "received";
  return (record.received ?? []).length > 0 ? "part-received" : "in-transit";
}

export function isTransferOpen(record: TransferFacts): boolean {
  return ["draft", "in-transit", "part-received"].includes(transferState(record));
}

/** It goes from one warehouse to another, and no more arrives than left. */
export function transferAgrees(record: TransferFacts): readonly Finding[] {
  const { from, to, lines, received = [], lost } = record;
  const over = beyond(lines, lost ? [...received, lost] : received).map((product) => ({
    path: ["received"],
    text: say(`more of ${product} is received than was sent`, `${product} 实收超过调出数量`),
  }));
  const more = [...unitsAgree(lines), ...over];
  if (from === undefined || from !== to) return more;
  const text = say("from and to are the same warehouse", "调出与调入是同一个仓库");
  return [{ path: ["to"], text }, ...more];
}

export function transferFixed(record: TransferFacts): {
  readonly fields: readonly string[];
  readonly why: Text;
} {
  if (transferState(record) === "draft") return { fields: [], why: say("", "") };
  return {
    fields: ["date", "from", "to", "lines"],
    why: say("it is on the road, or over; write another", "该单已发出或已结束，请另开调拨单"),
  };
}

export function transferBound({ id = "ID", sent }: TransferFacts): Text | undefined {
  if (!sent) return undefined;
  return say(
    `it was sent; rounds transfer receive ${id} ends it`,
    `该单已发出，请用 rounds transfer receive ${id} 收货`,
  );
}

/** What is on the road stays with the living, so that a month can be closed over it. */
export function transferSettled(record: TransferFacts, { to }: Pick<Settling, "to">): boolean {
  if (isTransferOpen(record)) return false;
  const { sent, received = [], lost, cancelled } = record;
  const days = [sent, lost, cancelled, ...received].flatMap((one) => one?.date ?? []);
  return days.every((day) => day <= to);
}
