import { setFlagsFromString } from "node:v8";
import type { Change } from "../law/change.ts";
import { type Problem, RoundsError } from "../law/errors.ts";
import type { Facts } from "../law/facts.ts";
import type { Noun } from "../law/noun.ts";
import { say, type Text, withArticle } from "../law/words.ts";
import { checkColumns, orphans } from "./columns.ts";
import { Gathered } from "./gathered.ts";
import { type Mistake, mistakeLines, mistakesError } from "./mistakes.ts";
import type { Plan, PlanStep } from "./plan.ts";
import { Refs } from "./refs.ts";
import type { Tables } from "./rows.ts";
import type { SameAs } from "./same-as.ts";
import { StepImport } from "./step.ts";

/** Everything that an import works from. */
export interface Job {
  readonly plan: Plan;
  readonly tables: Tables;
  readonly book: Pick<Facts, "all" | "newId" | "digits"> & {
    /** What reading found wrong: a record that cannot be read must not be made a second time. */
    readonly problems: readonly Problem[];
  };
  readonly nouns: readonly Noun[];
  readonly today: string;
  readonly me: string | undefined;
  /** Leave out rows that are not right and import the others. */
  readonly skipBad: boolean;
  /** Finds who is there already under another name; for one of the nouns. */
  readonly sameAs?: SameAs | undefined;
  readonly progress: (share: number) => void;
}

/**
 * Turns tables into one change, by a plan: all rows or, where a single one is not right, none.
 * A record that is there already is compared, so that the same import twice changes nothing.
 * @throws RoundsError bad-value with every finding, unreadable for a file to be put right first
 */
export async function importChange(job: Job): Promise<Change> {
  const { plan, tables, book, nouns, skipBad } = job;
  checkColumns(plan, tables);
  const refs = new Refs(book, nouns);
  const gathered = new Gathered();
  const rows = plan.steps.map((step) =>
    step.file === undefined ? 1 : tables.get(step.file).rows.length,
  );
  const all = rows.reduce((sum, count) => sum + count, 0);
  if (all > manyRows) setFlagsFromString("--heap-growing-percent=30");
  let before = 0;
  for (const [at, step] of plan.steps.entries()) {
    const start = before;
    const progress = (done: number): void => job.progress((start + done) / (all + 1));
    await new StepImport(step, { job, refs, gathered, progress }).run();
    assertReadable(step, book.problems);
    gathered.mistakes.push(...orphans(step, tables));
    before += rows[at] ?? 0;
  }
  job.progress(1);
  const { mistakes } = gathered;
  const own = mistakes.filter((mistake) => !mistake.follows);
  if (own.length > 0 && !skipBad) {
    throw mistakesError(own, own.some(({ same }) => same) ? sameHint : hint);
  }
  const notes = mistakes.length > 0 ? [leftOut(mistakes), ...mistakeLines(mistakes)] : [];
  return {
    steps: gathered.steps,
    receipt: gathered.receipt,
    notes: [...gathered.notes, ...gathered.sameNotes, ...notes],
  };
}

/**
 * From so many rows on waste is collected early: each row leaves some, which else piles up to
 * several times of what is in use.
 */
const manyRows = 100_000;

const hint = say(
  "correct them, or leave these rows out: --skip-bad",
  "请改正，或用 --skip-bad 略过这些行",
);
const sameHint = say(
  "say what to do with who is there already: --duplicates skip, update or add",
  "请指明如何处理已存在的客户：--duplicates skip（略过）、update（更新）或 add（新增）",
);

function leftOut(mistakes: readonly Mistake[]): Text {
  const rows = new Set(mistakes.map(({ where }) => `${where.file}:${where.line}`)).size;
  return say(
    rows === 1 ? "left out because of one row:" : `left out because of ${rows} rows:`,
    `因 ${rows} 行有问题而略过：`,
  );
}

/** A file of the noun that cannot be read may be the very record: nothing is made beside it. */
function assertReadable({ noun }: PlanStep, problems: readonly Problem[]): void {
  const bad = problems.find(
    (one) => one.level === "error" && one.where.file.startsWith(`${noun.folder}/`),
  );
  if (!bad) return;
  throw new RoundsError("unreadable", bad.text, {
    where: bad.where,
    hint: say(
      `${withArticle(noun.label.en)} that cannot be read might be imported twice: correct this file first`,
      `无法读取的${noun.label.zh}可能被重复导入，请先改正此文件`,
    ),
  });
}
