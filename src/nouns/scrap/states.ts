import type { Settling } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";

export const scrapStates = [
  { value: "waiting", label: say("to be approved", "待批准") },
  { value: "scrapped", label: say("scrapped", "已报废") },
  { value: "cancelled", label: say("cancelled", "已取消") },
] as const;

export type ScrapState = (typeof scrapStates)[number]["value"];

/** What the state of a scrap note is told from; nothing of it is stored twice. */
export interface ScrapFacts {
  readonly booked?: { readonly date: string } | undefined;
  readonly cancelled?: { readonly date: string } | undefined;
}

export function scrapState({ booked, cancelled }: ScrapFacts): ScrapState {
  if (cancelled) return "cancelled";
  return booked ? "scrapped" : "waiting";
}

export function isScrapOpen(record: ScrapFacts): boolean {
  return scrapState(record) === "waiting";
}

export function scrapFixed(record: ScrapFacts): {
  readonly fields: readonly string[];
  readonly why: Text;
} {
  if (isScrapOpen(record)) return { fields: [], why: say("", "") };
  return {
    fields: ["date", "warehouse", "lines", "parts"],
    why: say("the goods are written off, or it is over", "该单已报废出库或已结束"),
  };
}

export function scrapBound({ booked }: ScrapFacts): Text | undefined {
  return booked
    ? say(
        "its goods are written off; rounds undo takes it back",
        "已报废出库，可用 rounds undo 撤销",
      )
    : undefined;
}

export function scrapSettled(record: ScrapFacts, { to }: Pick<Settling, "to">): boolean {
  const over = record.booked?.date ?? record.cancelled?.date;
  return over !== undefined && over <= to;
}
