import type { Language } from "../law/words.ts";
import { cleanLine } from "./clean.ts";
import type { Strip } from "./sheet.ts";
import type { Drawing } from "./table.ts";
import type { Column, Row, TableView } from "./view.ts";
import { wrap } from "./width.ts";

/** Rows that stand together under a line of their own. */
export interface Part {
  /** The number of its first row. */
  readonly start: number;
  readonly rows: readonly Row[];
  readonly heading: string;
}

/** The columns that people see: what stands above a group does not stand in each of its rows. */
export function ungrouped({ columns, groups }: TableView): readonly Column[] {
  if (!groups) return columns;
  return columns.filter(({ key }) => key !== groups.key && !groups.implied?.includes(key));
}

/** The rows of a view in the parts in which they come; none where the view has no groups. */
export function partsOf({ groups, rows }: TableView, language: Language): Part[] {
  if (!groups) return [];
  const starts = rows.flatMap((row, at) =>
    at === 0 || row[groups.key] !== rows[at - 1]?.[groups.key] ? [at] : [],
  );
  return starts.map((start, at) => {
    const own = rows.slice(start, starts[at + 1]);
    const heading = cleanLine(groups.heading(rows[start]?.[groups.key], own)[language]);
    return { start, rows: own, heading };
  });
}

/**
 * The lines between the rows of a table: above each group what it is, and below a row what
 * found no room as a column. By the number of the row that follows.
 */
export function linesBetween(
  view: TableView,
  { columns, fitted }: { columns: readonly Strip[]; fitted: readonly number[] },
  drawing: Drawing,
): ReadonlyMap<number, readonly string[]> {
  const between = new Map<number, string[]>();
  const add = (at: number, lines: readonly string[]): void => {
    between.set(at, [...(between.get(at) ?? []), ...lines]);
  };
  const { theme, language, width, ruler } = drawing;
  const inLines = (text: string): readonly string[] =>
    width === undefined ? [text] : wrap(text, width, ruler);
  const hinted = view.groups?.below;
  const below = columns.find(({ column }, at) => column.key === hinted?.key && fitted[at] === 0);
  for (const { start, rows, heading } of partsOf(view, language)) {
    const above = inLines(heading).map(theme.header);
    add(start, start === 0 ? above : ["", ...above]);
    if (!below || !hinted) continue;
    const seen = new Set<string>();
    for (const [at, row] of rows.entries()) {
      const hint = below.texts[start + at] ?? "";
      const like = hinted.each(row);
      const isNew = !seen.has(like);
      seen.add(like);
      if (isNew && hint !== "") add(start + at + 1, inLines(`  → ${hint}`).map(theme.quiet));
    }
  }
  return between;
}
