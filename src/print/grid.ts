import type { Drawn } from "./sheet.ts";
import type { Ruler } from "./width.ts";

interface GridColumn extends Drawn {
  readonly right: boolean;
}

/** Texts that already fit their columns, to be set one below the other. */
export interface Grid {
  readonly columns: readonly GridColumn[];
  /** How many rows there are. */
  readonly rows: number;
  readonly totals: readonly string[] | undefined;
  /** Spaces between two columns. */
  readonly gap: number;
  /** Whole lines that stand before the row of a number; of the number after the last: below it. */
  readonly between?: ReadonlyMap<number, readonly string[]> | undefined;
  readonly ruler: Ruler;
  /** The three lines every other one is made from: header, rule and one row, of blank cells. */
  readonly frame: readonly string[];
  /** What a text looks like; it must not change its width. */
  readonly paint: (text: string, part: Part, at: number) => string;
}

type Part = "head" | "row" | "rule";

/**
 * The lines of a table: a header, a thin rule, rows, and totals below a rule. All are equally wide,
 * but for blanks at their ends. Labels stand on the rule, cells start in the first line of their
 * row.
 */
export function gridLines(grid: Grid): string[] {
  const { columns, totals, ruler, paint } = grid;
  const [head = [], , row = []] = grid.frame.map((line) => line.split(divider));
  const ruled = paint(grid.frame[1] ?? "", "rule", 0).trimEnd();
  const lines: string[] = [];
  const measured = (blanks: readonly string[], texts: readonly string[], part: Part): string => {
    const widths = texts.map(ruler.width);
    return setTexts(grid, {
      blanks,
      part,
      text: (at) => texts[at] ?? "",
      width: (at) => widths[at] ?? 0,
    });
  };
  const tallest = columns.reduce((most, one) => Math.max(most, one.head.length), 1);
  for (let level = 0; level < tallest; level++) {
    const texts = columns.map((one) => one.head[level - tallest + one.head.length] ?? "");
    lines.push(measured(head, texts, "head"));
  }
  lines.push(ruled);
  const isFolded = columns.some(({ folded }) => folded.size > 0);
  for (let at = 0; at < grid.rows; at++) {
    lines.push(...(grid.between?.get(at) ?? []));
    lines.push(
      setTexts(grid, {
        blanks: row,
        part: "row",
        text: (column) => columns[column]?.texts[at] ?? "",
        width: (column) => columns[column]?.widths[at] ?? 0,
      }),
    );
    for (const texts of isFolded ? furtherLines(columns, at) : []) {
      lines.push(measured(row, texts, "row"));
    }
  }
  lines.push(...(grid.between?.get(grid.rows) ?? []));
  if (totals) lines.push(ruled, measured(row, totals, "row"));
  return lines;
}

/** What stands below the first line of a row whose cells have several. */
function furtherLines(columns: readonly GridColumn[], row: number): string[][] {
  const cells = columns.map(({ folded }) => folded.get(row) ?? []);
  const most = cells.reduce((found, { length }) => Math.max(found, length), 1);
  return Array.from({ length: most - 1 }, (_, level) =>
    cells.map((lines) => lines[level + 1] ?? ""),
  );
}

/** Stands between two cells of a frame's line. */
export const divider = "│";

/** The frame of everyday lists and pages: blanks and a rule. */
export function plainFrame(widths: readonly number[], gap: number): string[] {
  const blank = widths.map((width) => " ".repeat(width)).join(divider);
  return [blank, "─".repeat(widths.reduce((sum, width) => sum + width + gap, -gap)), blank];
}

interface Line {
  readonly blanks: readonly string[];
  readonly part: Part;
  /** The text of a column, and how wide it is. */
  readonly text: (at: number) => string;
  readonly width: (at: number) => number;
}

/** A line of the frame, given in its blank cells, with a text in the place of each of them. */
function setTexts({ columns, gap, paint }: Grid, { blanks, part, text, width }: Line): string {
  const between = " ".repeat(gap);
  let line = "";
  for (let at = 0; at < blanks.length; at++) {
    const blank = blanks[at] as string;
    const plain = text(at);
    const painted = plain === "" ? "" : paint(plain, part, at);
    const rest = plain === "" ? blank : blank.slice(Math.min(blank.length, width(at)));
    line += (at > 0 ? between : "") + (columns[at]?.right ? rest + painted : painted + rest);
  }
  return line.trimEnd();
}
