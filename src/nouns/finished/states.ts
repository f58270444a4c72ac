import { toMicro } from "../../law/decimal.ts";
import type { Finding, Settling } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";
import {
  beyond,
  type GoodsLine,
  goodsLines,
  perProduct,
  restOf,
  unitsAgree,
} from "../move/papers.ts";

export const finishedStates = [
  { value: "made", label: say("to be inspected", "待检验") },
  { value: "inspected", label: say("passed, to be taken in", "检验合格待入库") },
  { value: "part-received", label: say("part received", "部分入库") },
  { value: "received", label: say("received", "已入库") },
  { value: "closed", label: say("closed short", "短缺关闭") },
  { value: "failed", label: say("failed inspection", "检验不合格") },
  { value: "cancelled", label: say("cancelled", "已取消") },
] as const;

export type FinishedState = (typeof finishedStates)[number]["value"];

/** What the state of finished goods is told from; nothing of it is stored twice. */
export interface FinishedFacts {
  readonly id?: string;
  readonly lines?: readonly (GoodsLine & { readonly unit?: string | undefined })[] | undefined;
  readonly inspected?:
    | { readonly date: string; readonly failed?: readonly GoodsLine[] | undefined }
    | undefined;
  readonly received?:
    | readonly { readonly date: string; readonly lines: readonly GoodsLine[] }[]
    | undefined;
  readonly closed?: { readonly date: string } | undefined;
  readonly cancelled?: { readonly date: string } | undefined;
}

/** What passed the inspection, in millionths by product; nothing before it. */
export function passedMicro({ lines, inspected }: FinishedFacts): Map<string, number> {
  return inspected ? restOf(lines, [{ lines: inspected.failed }]) : new Map();
}

/** What passed and is not taken in yet. */
export function toReceive(record: FinishedFacts): Map<string, number> {
  if (record.cancelled || record.closed) return new Map();
  return restOf(goodsLines(passedMicro(record)), record.received ?? []);
}

export function finishedState(record: FinishedFacts): FinishedState {
  if (record.cancelled) return "cancelled";
  if (!record.inspected) return "made";
  if (passedMicro(record).size === 0) return "failed";
  if (record.closed) return "closed";
  if (toReceive(record).size === 0) return "received";
  return (record.received ?? []).length > 0 ? "part-received" : "inspected";
}

export function isFinishedOpen(record: FinishedFacts): boolean {
  return ["made", "inspected", "part-received"].includes(finishedState(record));
}

/** No more fails than was made, and no more comes in than passed (R-WHS-08). */
export function finishedAgrees(record: FinishedFacts): readonly Finding[] {
  const { lines, inspected, received = [] } = record;
  const failed = beyond(lines, [{ lines: inspected?.failed }]).map((product) => ({
    path: ["inspected"],
    text: say(`more of ${product} failed than was made`, `${product} 不合格数超过完工数`),
  }));
  const more = beyond(goodsLines(passedMicro(record)), received).map((product) => ({
    path: ["received"],
    text: say(`more of ${product} is in than passed inspection`, `${product} 入库数超过合格数`),
  }));
  return [...unitsAgree(lines), ...failed, ...more];
}

export function finishedFixed(record: FinishedFacts): {
  readonly fields: readonly string[];
  readonly why: Text;
} {
  if (finishedState(record) === "made") return { fields: [], why: say("", "") };
  return {
    fields: ["date", "department", "work", "order", "lines"],
    why: say("it is inspected, or over; write another", "该单已检验或已结束，请另开成品入库单"),
  };
}

export function finishedBound(record: FinishedFacts): Text | undefined {
  if (!record.inspected) return undefined;
  return say("it is inspected; the paper is kept", "该单已检验，须保留");
}

export function finishedSettled(record: FinishedFacts, { to }: Pick<Settling, "to">): boolean {
  if (isFinishedOpen(record)) return false;
  const { inspected, closed, cancelled, received = [] } = record;
  const days = [inspected, closed, cancelled, ...received].flatMap((one) => one?.date ?? []);
  return days.every((day) => day <= to);
}

/** How many per cent of what was made failed, to one place; for the firm's approvals. */
export function failedShare({ lines, inspected }: FinishedFacts): string {
  const sum = (all: Iterable<number>): number => [...all].reduce((a, b) => a + b, 0);
  const made = sum(perProduct(lines).values());
  const failed = (inspected?.failed ?? []).reduce((all, one) => all + toMicro(one.quantity), 0);
  return made === 0 ? "0" : String(Math.round((failed / made) * 1000) / 10);
}
