import type { Change } from "../../law/change.ts";
import { addDays } from "../../law/dates.ts";
import { RoundsError, refuse } from "../../law/errors.ts";
import type { Noun } from "../../law/noun.ts";
import type { Settings } from "../../law/settings.ts";
import { join, say, type Text } from "../../law/words.ts";
import { type Pursuit, standsIn } from "./fields.ts";
import { daysOf, type Pipeline, type PipelineStage, stageNamed, stageOf } from "./pipeline.ts";

/** A customer or a project that goes through stages. */
interface Pursued {
  readonly id: string;
  readonly name: string;
  readonly owner?: string | undefined;
  readonly pursuit?: readonly Pursuit[] | undefined;
}

export interface Move {
  readonly noun: Noun;
  readonly record: Pursued;
  readonly pipeline: Pipeline;
  /** As typed: id, name in either language, number or a unique beginning. */
  readonly stage: string;
  readonly date: string;
  readonly today: string;
  readonly why?: string | undefined;
  /** Who is to pursue it from now on. */
  readonly to?: string | undefined;
  readonly limits: Settings["limits"];
  /** The people still there, by role. */
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly role?: string | undefined;
  }[];
  /** What else the move sets on the record. */
  readonly also?: (stage: PipelineStage) => Readonly<Record<string, unknown>>;
}

/** The stage meant, or an error that lists those of the pipeline. */
export function wantedStage(pipeline: Pipeline, typed: string): PipelineStage {
  const stage = stageNamed(pipeline, typed);
  if (stage) return stage;
  throw new RoundsError(
    "bad-value",
    say(
      `"${typed}" is no stage of ${pipeline.name.en}: ${pipeline.stages.map(({ id }) => id).join(", ")}`,
      `${pipeline.name.zh}没有阶段“${typed}”；可填：${pipeline.stages.map(({ id, zh }) => `${zh} ${id}`).join("、")}`,
    ),
    { candidates: pipeline.stages.map(({ id }) => id) },
  );
}

/** Whose it is: who is named, who has it and the role for it, else the one person of the role. */
function pursuer(
  move: Move,
  stage: PipelineStage,
  before: Pursuit | undefined,
): string | undefined {
  const { to, people, record } = move;
  const was = before?.by ?? record.owner;
  if (to !== undefined || stage.role === undefined) return to ?? was;
  // Nothing is handed over when the pursuit begins.
  if (!before) return was;
  const able = people.filter(({ role }) => role === stage.role);
  const known = [was, record.owner].find((one) => able.some(({ id }) => id === one));
  if (known !== undefined) return known;
  return able.length === 1 ? able[0]?.id : undefined;
}

function assertMay(move: Move, stage: PipelineStage, before: Pursuit | undefined): void {
  const { noun, record, pipeline, date, today, why } = move;
  if (date > today) refuse(say(`${date} is still to come`, `${date} 尚未到来`));
  if (before && date < before.from) {
    refuse(
      say(`the present stage began on ${before.from}`, `当前阶段自 ${before.from} 开始`),
      say("give a later --date", "请用 --date 给出更晚的日期"),
    );
  }
  if (before?.stage === stage.id && before.pipeline === pipeline.id && move.to === undefined) {
    refuse(
      say(
        `${record.name} is in this stage since ${before.from}`,
        `${record.name} 自 ${before.from} 起已在此阶段`,
      ),
    );
  }
  const place = (id: string | undefined): number =>
    pipeline.stages.findIndex((one) => one.id === id);
  const isBack = before?.pipeline === pipeline.id && place(stage.id) < place(before.stage);
  if (why === undefined && (isBack || stage.end === "lost")) {
    const command = `rounds ${noun.name} stage ${record.id} ${stage.id} --why "…"`;
    refuse(
      isBack
        ? say("going back to an earlier stage needs a reason", "退回前面的阶段须写明原因")
        : say("giving up needs a reason", "放弃跟进须写明原因"),
      say(command, command),
    );
  }
}

/** What is to be done in a stage, and by when: for the receipt of a move. */
export function stageNotes(
  stage: PipelineStage,
  { from, limits }: { from: string; limits: Settings["limits"] },
): Text[] {
  const limit = daysOf(stage.limitDays, limits);
  const every = daysOf(stage.everyDays, limits);
  const { helpers, overseers, todo = [] } = stage;
  return [
    ...todo.map(({ en, zh }) => say(`to do: ${en}`, `要做：${zh}`)),
    ...(limit === undefined
      ? []
      : [
          say(
            `by ${addDays(from, limit)} (${limit} days)`,
            `期限 ${addDays(from, limit)}（${limit} 天）`,
          ),
        ]),
    ...(every === undefined
      ? []
      : [say(`in touch at least every ${every} days`, `至少每 ${every} 天联系一次`)]),
    ...(helpers ? [say(`helped by: ${helpers.en}`, `协助人：${helpers.zh}`)] : []),
    ...(overseers ? [say(`watched over by: ${overseers.en}`, `监督人：${overseers.zh}`)] : []),
  ];
}

/**
 * Moves a customer or project to a stage of its pipeline: the stage before ends that day, an end of
 * the pipeline closes the whole (R-FUP-18 to R-FUP-27). Says what is to be done next and by when.
 */
export function moveTo(move: Move): Change {
  const { noun, record, pipeline, date, why, limits, people } = move;
  const stage = wantedStage(pipeline, move.stage);
  const before = standsIn(record.pursuit);
  assertMay(move, stage, before);
  const by = pursuer(move, stage, before);
  const had = (record.pursuit ?? []).map((one) => (one === before ? { ...one, to: date } : one));
  const entry: Pursuit = {
    pipeline: pipeline.id,
    stage: stage.id,
    from: date,
    ...(stage.end ? { to: date } : {}),
    ...(by === undefined ? {} : { by }),
    ...(why === undefined ? {} : { why }),
  };
  const name = people.find(({ id }) => id === by)?.name;
  const handed = by !== undefined && by !== (before?.by ?? record.owner);
  const was = before && stageOf(pipeline, before.stage);
  const fields = { ...move.also?.(stage), pursuit: [...had, entry] };
  return {
    steps: [{ do: "set", noun, id: record.id, fields }],
    receipt: join(
      [
        say(
          `${record.name}: ${was ? `${was.en} -> ` : ""}${stage.en}`,
          `${record.name}：${was ? `${was.zh} → ` : ""}${stage.zh}`,
        ),
        ...(handed ? [say(`handed over to ${name ?? by}`, `转交 ${name ?? by}`)] : []),
      ],
      say(", ", "，"),
    ),
    notes: stage.end ? [] : stageNotes(stage, { from: date, limits }),
    ...(why === undefined ? {} : { why }),
  };
}
