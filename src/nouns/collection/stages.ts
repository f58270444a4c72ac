import { addDays, type IsoDate } from "../../law/dates.ts";
import type { Settings } from "../../law/settings.ts";
import { say, type Text } from "../../law/words.ts";

/** The stages of a case: overdue, called and written to, visited, bad, at law (R-COL-41). */
export const stages = [
  { value: "overdue", label: say("overdue", "逾期核对") },
  { value: "dunning", label: say("calls and letters", "电话、函件催收") },
  { value: "visit", label: say("visits", "上门催收") },
  { value: "bad-credit", label: say("bad credit", "恶意拖欠") },
  { value: "legal", label: say("legal", "法务催收") },
  { value: "compulsory", label: say("compulsory", "强制催收") },
] as const;

export type Stage = (typeof stages)[number]["value"];

export const stageWords: ReadonlyMap<string, Text> = new Map(
  stages.map(({ value, label }) => [value as string, label] as const),
);

/** What telling the stage needs to know of a case. */
export interface Stepped {
  readonly date: IsoDate;
  readonly steps?: readonly { readonly stage: Stage; readonly date: IsoDate }[] | undefined;
  readonly closed?: { readonly date: IsoDate } | undefined;
}

/** The stage that the last step led to. */
export function stageOf({ steps = [] }: Pick<Stepped, "steps">): Stage {
  return steps.at(-1)?.stage ?? "overdue";
}

/** Since when a case has stood in its stage. */
export function stageSince({ steps = [], date }: Stepped): IsoDate {
  return steps.at(-1)?.date ?? date;
}

/** The stage that comes after one; undefined after the last. */
export function stageAfter(stage: Stage): Stage | undefined {
  return stages[stages.findIndex(({ value }) => value === stage) + 1]?.value;
}

export function rankOf(stage: Stage): number {
  return stages.findIndex(({ value }) => value === stage);
}

/**
 * The last day on which a case should stand in its stage by the firm's days for it; the steps at
 * law go by the courts' time.
 */
export function stageDue(record: Stepped, limits: Settings["limits"]): IsoDate | undefined {
  const days: Partial<Record<Stage, number>> = {
    overdue: limits.collectReconcileDays,
    dunning: limits.collectCallDays,
    visit: limits.collectVisitDays,
    "bad-credit": limits.collectDecisionDays,
  };
  const most = days[stageOf(record)];
  return most === undefined ? undefined : addDays(stageSince(record), most);
}
