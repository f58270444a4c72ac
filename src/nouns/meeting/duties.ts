import { endOf, startOf } from "../../law/dates.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import type { InStage } from "../pursuit/duties.ts";
import { type Pipeline, type PipelineStage, stageNamed } from "../pursuit/pipeline.ts";
import type { Meeting } from "./meeting.ts";

export interface MeetingFacts extends DutyFacts {
  readonly meetings: readonly Meeting[];
  /** The pipeline of a meeting that names none. */
  readonly usual: string;
}

const mostNames = 3;

/**
 * As long as somebody stands in a stage that asks for it, its overseer holds a case meeting every
 * working day, or once a week (R-FUP-43, R-REM-14). One that was not held is nobody's arrears.
 */
export function meetingDuties(
  all: readonly InStage[],
  pipelines: ReadonlyMap<string, Pipeline>,
  facts: MeetingFacts,
): Duty[] {
  return [...pipelines.values()].flatMap((pipeline) =>
    pipeline.stages.flatMap((stage): Duty[] => {
      const within = all.filter(
        ({ pursuit }) => pursuit.pipeline === pipeline.id && pursuit.stage === stage.id,
      );
      const span = within.length === 0 ? undefined : spanOf(stage, facts);
      if (!span || wasHeld(pipeline, stage, { ...facts, from: span.from })) return [];
      const names = within.slice(0, mostNames).map(({ name }) => name);
      const count = within.length;
      return [
        {
          rule: "case-meeting",
          noun: "meeting",
          id: `${pipeline.id}-${stage.id}`,
          about: `${names.join(", ")}${count > mostNames ? " …" : ""}`,
          who: undefined,
          ...(stage.overseer === undefined ? {} : { role: stage.overseer }),
          ...span,
          what: say(
            `case meeting: ${stage.en}, ${count} ${count === 1 ? "customer" : "customers"}`,
            `个案会：${stage.zh}，${count} 户`,
          ),
          command: `rounds meeting add ${stage.id} --pipeline ${pipeline.id}`,
        },
      ];
    }),
  );
}

/** The day, or the week up to its last working day. */
function spanOf(
  { meeting }: PipelineStage,
  { today, calendar }: DutyFacts,
): { readonly from: string; readonly due: string } | undefined {
  if (meeting === "daily")
    return calendar.isWorkday(today) ? { from: today, due: today } : undefined;
  if (meeting === undefined) return undefined;
  const sunday = endOf(today, "week");
  const due = calendar.isWorkday(sunday) ? sunday : calendar.addWorkdays(sunday, -1);
  return due < today ? undefined : { from: startOf(today, "week"), due };
}

function wasHeld(
  pipeline: Pipeline,
  stage: PipelineStage,
  { meetings, usual, from, today }: MeetingFacts & { readonly from: string },
): boolean {
  return meetings.some(
    (one) =>
      (one.pipeline ?? usual) === pipeline.id &&
      stageNamed(pipeline, one.stage)?.id === stage.id &&
      one.date >= from &&
      one.date <= today,
  );
}
