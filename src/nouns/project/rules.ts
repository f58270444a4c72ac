import type { Change, Step } from "../../law/change.ts";
import { addDays } from "../../law/dates.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { refuse } from "../../law/errors.ts";
import { fold } from "../../law/names.ts";
import { say } from "../../law/words.ts";
import { standsIn } from "../pursuit/fields.ts";
import { daysOf, type Pipeline, type PipelineStage, stageOf } from "../pursuit/pipeline.ts";
import { type Project, type ProjectDate, project } from "./project.ts";

/** The pipeline of projects that name none. */
export const usualPipeline = "project";

/** Is it still being followed up? One whose stages nobody has noted is in the first. */
export function isRunning({ pursuit }: Pick<Project, "pursuit">): boolean {
  return pursuit === undefined || standsIn(pursuit) !== undefined;
}

/** The stage that a project is in, and since when; undefined: it is at an end. */
export function projectStage(
  record: Project,
  pipeline: Pipeline,
): { readonly stage: PipelineStage; readonly from: string } | undefined {
  const now = standsIn(record.pursuit);
  const stage = record.pursuit ? stageOf(pipeline, now?.stage) : pipeline.stages[0];
  return stage && { stage, from: now?.from ?? record.added ?? "1970-01-01" };
}

/** A visit or call was about the project: its file keeps the newest day. Nothing without one. */
export function projectContact(record: Project | undefined, date: string): readonly Step[] {
  if (!record || date <= (record.lastContact ?? "")) return [];
  return [{ do: "set", noun: project, id: record.id, fields: { lastContact: date } }];
}

/** The day by which somebody is in touch about a project again; undefined: it is at an end. */
export function nextContact(
  record: Project,
  pipeline: Pipeline | undefined,
  limits: DutyFacts["limits"],
): string | undefined {
  const now = pipeline && projectStage(record, pipeline);
  const every = daysOf(now?.stage.everyDays, limits);
  return now && every !== undefined ? addDays(record.lastContact ?? now.from, every) : undefined;
}

interface ProjectFacts extends DutyFacts {
  readonly pipelines: ReadonlyMap<string, Pipeline>;
  readonly nameOf: (customer: string) => string;
}

/**
 * Projects in early design are talked about once a week, others every two weeks (R-FUP-13,
 * R-REM-08); tender and other important dates are seen in time and stay until done (R-FUP-15,
 * R-REM-09).
 */
export function projectDuties(projects: readonly Project[], facts: ProjectFacts): Duty[] {
  return projects.filter(isRunning).flatMap((one) => {
    const duties = [...dateDuties(one, facts), ...contactDuties(one, facts)];
    const { until } = facts;
    return until === undefined ? duties : duties.filter(({ from }) => from <= until);
  });
}

function contactDuties(one: Project, facts: ProjectFacts): Duty[] {
  const pipeline = facts.pipelines.get(one.pipeline ?? usualPipeline);
  const due = nextContact(one, pipeline, facts.limits);
  const stage = pipeline && projectStage(one, pipeline)?.stage;
  if (due === undefined || !stage) return [];
  const last = one.lastContact;
  const seen = last
    ? say(`last contact ${last}`, `上次联系 ${last}`)
    : say("no contact yet", "尚未联系");
  return [
    {
      rule: "project-contact",
      noun: "project",
      id: one.id,
      about: `${one.name} · ${facts.nameOf(one.customer)}`,
      who: one.owner,
      from: addDays(due, -1),
      due,
      what: say(`${stage.en}: be in touch, ${seen.en}`, `${stage.zh}：回访，${seen.zh}`),
      command: `rounds call log ${one.customer} --project ${one.id}`,
    },
  ];
}

function dateDuties(one: Project, { limits, nameOf }: ProjectFacts): Duty[] {
  return (one.dates ?? [])
    .filter(({ done }) => !done)
    .map(({ what, date }) => ({
      rule: "project-date",
      noun: "project",
      id: one.id,
      part: what,
      about: `${one.name} · ${nameOf(one.customer)}`,
      who: one.owner,
      from: addDays(date, -limits.projectDateLeadDays),
      due: date,
      what: say(`${what} on ${date}`, `${what}：${date}`),
      command: `rounds project date ${one.id} "${what}" --done`,
    }));
}

/** Sets an important date, moves it, or marks it as done. */
export function projectDate(
  record: Project,
  told: {
    readonly what: string;
    readonly date?: string | undefined;
    readonly done?: boolean | undefined;
  },
): Change {
  const { date, done } = told;
  const dates = record.dates ?? [];
  const had = dates.find(({ what }) => fold(what) === fold(told.what));
  if (!had && date === undefined) {
    const known = dates.map(({ what }) => what).join(", ");
    refuse(
      say(`${record.name} has no date "${told.what}"`, `${record.name} 没有重要日期“${told.what}”`),
      known === ""
        ? say("give its day: --on 2026-12-03", "请给出日期：--on 2026-12-03")
        : say(`one of ${known}, or a new one with --on`, `可用：${known}；新增请加 --on`),
    );
  }
  const entry: ProjectDate = {
    what: had?.what ?? told.what,
    date: date ?? had?.date ?? "",
    ...((done ?? (date === undefined && had?.done)) ? { done: true } : {}),
  };
  const all = had ? dates.map((one) => (one === had ? entry : one)) : [...dates, entry];
  const sorted = [...all].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return {
    steps: [{ do: "set", noun: project, id: record.id, fields: { dates: sorted } }],
    receipt: entry.done
      ? say(`${record.name}: ${entry.what} is done`, `${record.name}：${entry.what} 已完成`)
      : say(
          `${record.name}: ${entry.what} on ${entry.date}`,
          `${record.name}：${entry.what} ${entry.date}`,
        ),
  };
}
