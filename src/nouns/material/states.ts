import type { Finding, Settling } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";
import { beyond, type GoodsLine, restOf, unitsAgree } from "../move/papers.ts";

export const materialStates = [
  { value: "open", label: say("open", "待发料") },
  { value: "part-issued", label: say("part issued", "部分发料") },
  { value: "issued", label: say("issued", "已发料") },
  { value: "closed", label: say("closed short", "已关闭余量") },
  { value: "cancelled", label: say("cancelled", "已取消") },
] as const;

export type MaterialState = (typeof materialStates)[number]["value"];

/** What the state of a material requisition is told from; nothing of it is stored twice. */
export interface MaterialFacts {
  readonly id?: string;
  readonly lines?: readonly (GoodsLine & { readonly unit?: string | undefined })[] | undefined;
  readonly issued?:
    | readonly { readonly date: string; readonly lines: readonly GoodsLine[] }[]
    | undefined;
  readonly closed?: { readonly date: string } | undefined;
  readonly cancelled?: { readonly date: string } | undefined;
}

/** What of it the warehouse has not issued yet, in millionths by product. */
export function openMaterial(record: MaterialFacts): Map<string, number> {
  if (record.cancelled || record.closed) return new Map();
  return restOf(record.lines, record.issued ?? []);
}

export function materialState(record: MaterialFacts): MaterialState {
  if (record.cancelled) return "cancelled";
  if (record.closed) return "closed";
  if (openMaterial(record).size === 0) return "issued";
  return (record.issued ?? []).length > 0 ? "part-issued" : "open";
}

/** Does production still wait for something of it? */
export function isMaterialOpen(record: MaterialFacts): boolean {
  return ["open", "part-issued"].includes(materialState(record));
}

/** No more is issued than production asked for. */
export function materialAgrees({ lines, issued = [] }: MaterialFacts): readonly Finding[] {
  const more = beyond(lines, issued).map((product) => ({
    path: ["issued"],
    text: say(`more of ${product} is issued than asked for`, `${product} 实发超过请领数量`),
  }));
  return [...unitsAgree(lines), ...more];
}

export function materialFixed(record: MaterialFacts): {
  readonly fields: readonly string[];
  readonly why: Text;
} {
  if (materialState(record) === "open") return { fields: [], why: say("", "") };
  return {
    fields: ["date", "department", "work", "order", "lines"],
    why: say(
      "goods were issued for it, or it is over; write another",
      "该单已发料或已结束，请另开领料单",
    ),
  };
}

export function materialBound(record: MaterialFacts): Text | undefined {
  const { id = "ID" } = record;
  if ((record.issued ?? []).length === 0) return undefined;
  return say(
    `goods were issued for it; rounds material close ${id} ends the rest`,
    `该单已发料；如余量不再领用，请用 rounds material close ${id}`,
  );
}

export function materialSettled(record: MaterialFacts, { to }: Pick<Settling, "to">): boolean {
  if (isMaterialOpen(record)) return false;
  const over = record.cancelled?.date ?? record.closed?.date;
  const days = (record.issued ?? []).map(({ date }) => date);
  return [...days, ...(over === undefined ? [] : [over])].every((day) => day <= to);
}
