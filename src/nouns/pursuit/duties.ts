import { addDays } from "../../law/dates.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import type { Pursuit } from "./fields.ts";
import { daysOf, type Pipeline, stageOf } from "./pipeline.ts";

/** What stands in a stage, and since when. */
export interface InStage {
  readonly id: string;
  readonly name: string;
  readonly owner?: string | undefined;
  readonly pursuit: Pursuit;
  /** Further contact is agreed on, or due by another rule. */
  readonly nextDate?: string | undefined;
  readonly visitCycle?: string | undefined;
}

/**
 * A stage ends in time (R-REM-14, R-REM-45): its owner sees the limit coming, and when it is over
 * the duty falls to the owner of the next stage, with the command that hands over (R-FUP-23).
 */
export function stageDuties(
  all: readonly InStage[],
  pipelines: ReadonlyMap<string, Pipeline>,
  { today, limits, until }: DutyFacts,
): Duty[] {
  return all.flatMap((one): Duty[] => {
    const pipeline = pipelines.get(one.pursuit.pipeline);
    const stage = pipeline && stageOf(pipeline, one.pursuit.stage);
    const days = daysOf(stage?.limitDays, limits);
    if (!pipeline || !stage || days === undefined) return [];
    const end = addDays(one.pursuit.from, days);
    const from = addDays(end, -limits.stageLeadDays);
    if (until !== undefined && from > until) return [];
    const about = { noun: "customer", id: one.id, about: one.name };
    const next = stageOf(pipeline, stage.after);
    if (next && today > end) {
      const role = next.role === undefined ? {} : { role: next.role };
      const who = next.role === undefined ? (one.pursuit.by ?? one.owner) : undefined;
      return [
        {
          ...about,
          ...role,
          who,
          rule: "take-over",
          from: addDays(end, 1),
          due: addDays(end, 1),
          what: say(
            `${stage.en}: the limit was ${end}; ${next.en} takes over`,
            `${stage.zh}已于 ${end} 到期，转入${next.zh}`,
          ),
          command: `rounds customer stage ${one.id} ${next.id} --why "limit ${end}"`,
        },
      ];
    }
    const [first] = stage.todo ?? [];
    const goal = stage.goal ?? following(pipeline, stage.id);
    return [
      {
        ...about,
        who: one.pursuit.by ?? one.owner,
        ...(stage.role === undefined ? {} : { role: stage.role }),
        rule: "stage-limit",
        from,
        due: end,
        what: say(
          `${stage.en}: limit ${end}${first ? `; ${first.en}` : ""}`,
          `${stage.zh}：期限 ${end}${first ? `；${first.zh}` : ""}`,
        ),
        command: `rounds customer stage ${one.id} ${goal}`,
      },
    ];
  });
}

/**
 * In a stage without a limit somebody is in touch every so many days (R-FUP-11, R-FUP-12), where no
 * visit cycle and no next step says so already.
 */
export function touchDuties(
  all: readonly InStage[],
  pipelines: ReadonlyMap<string, Pipeline>,
  facts: DutyFacts & { readonly lastContact: ReadonlyMap<string, string> },
): Duty[] {
  return all.flatMap((one): Duty[] => {
    const pipeline = pipelines.get(one.pursuit.pipeline);
    const stage = pipeline && stageOf(pipeline, one.pursuit.stage);
    const every = daysOf(stage?.everyDays, facts.limits);
    if (!stage || every === undefined || one.nextDate || one.visitCycle) return [];
    const last = facts.lastContact.get(one.id) ?? "";
    const due = addDays(last > one.pursuit.from ? last : one.pursuit.from, every);
    if (due > (facts.until ?? due)) return [];
    const [first] = stage.todo ?? [];
    return [
      {
        rule: "stage-contact",
        noun: "customer",
        id: one.id,
        about: one.name,
        who: one.pursuit.by ?? one.owner,
        from: due,
        due,
        what: say(
          `${stage.en}: be in touch${first ? `; ${first.en}` : ""}`,
          `${stage.zh}：联系${first ? `；${first.zh}` : ""}`,
        ),
        command: `rounds call log ${one.id}`,
      },
    ];
  });
}

/** The stage after this one. */
export function following({ stages }: Pipeline, id: string): string {
  const at = stages.findIndex((one) => one.id === id);
  return stages[at + 1]?.id ?? id;
}
