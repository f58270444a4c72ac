import { nearest } from "../law/names.ts";
import { say } from "../law/words.ts";
import { type Mistake, mistakesError, withCandidates } from "./mistakes.ts";
import { type Plan, type PlanStep, type Reads, readsOf } from "./plan.ts";
import type { Tables } from "./rows.ts";

/** Everything that a step reads of its own table and of others. */
function readsOfStep({ fields, id, onlyWhen, skipWhen }: PlanStep): Reads {
  return readsOf([...Object.values(fields), ...(id ? [id] : [])], [...onlyWhen, ...skipWhen]);
}

/**
 * Reads all tables of a plan and checks that every column it names is there.
 * @throws RoundsError bad-value naming every column that is missing, by its place in the plan
 */
export function checkColumns(plan: Plan, tables: Tables): void {
  const mistakes: Mistake[] = [];
  for (const step of plan.steps) {
    collect(step.file, readsOfStep(step), { plan, tables, mistakes });
  }
  if (mistakes.length > 0) throw mistakesError(mistakes);
}

interface Checking {
  readonly plan: Plan;
  readonly tables: Tables;
  readonly mistakes: Mistake[];
}

function collect(file: string | undefined, reads: Reads, checking: Checking): void {
  const { plan, tables, mistakes } = checking;
  const table = file === undefined ? undefined : tables.get(file);
  for (const { column, at } of reads.columns) {
    if (table?.index.has(column)) continue;
    const name = table?.name ?? "";
    const text = table
      ? say(`${name} has no column "${column}"`, `${name} 中没有“${column}”列`)
      : say(
          `a step without a file has no column "${column}"`,
          `没有文件的步骤无法使用列“${column}”`,
        );
    const near = table ? nearest(column, table.index.keys()) : [];
    mistakes.push({ where: { file: plan.file, ...at }, text: withCandidates(text, near) });
  }
  for (const other of reads.others) collect(other.file, other.reads, checking);
}

/** Rows of joined tables that belong to no row: they would be lost without a word. */
export function orphans(step: PlanStep, tables: Tables): Mistake[] {
  const found = new Map<string, Mistake>();
  const look = (file: string | undefined, reads: Reads): void => {
    for (const other of reads.others) {
      if (file !== undefined && other.join) {
        const { here, there } = other.join;
        for (const mistake of unmatched({ file, here, other: other.file, there }, tables)) {
          found.set(`${mistake.where.file}:${mistake.where.line}`, mistake);
        }
      }
      look(other.file, other.reads);
    }
  };
  look(step.file, readsOfStep(step));
  return [...found.values()];
}

function unmatched(
  { file, here, other, there }: { file: string; here: string; other: string; there: string },
  tables: Tables,
): Mistake[] {
  const wanted = tables.by(file, here);
  const { name } = tables.get(other);
  const outer = tables.get(file).name;
  return [...tables.by(other, there)].flatMap(([key, rows]) => {
    if (key !== "" && wanted.has(key)) return [];
    return rows.map((row) => ({
      where: { file: name, line: row.line },
      text: say(
        `${there}: no row of ${outer} has the ${here} "${key}"`,
        `${there}：${outer} 中没有 ${here} 为“${key}”的行`,
      ),
    }));
  });
}
