import type { Ruler } from "./width.ts";

/** Texts that already fit their columns, to be set one below the other. */
export interface Grid {
  readonly right: readonly boolean[];
  /** Spaces between two columns. */
  readonly gap: number;
  /** Each cell in its lines. */
  readonly head: readonly Lines[];
  readonly rows: readonly (readonly Lines[])[];
  readonly totals: readonly string[] | undefined;
  /** Whole lines that stand before the row of a number; of the number after the last: below it. */
  readonly between?: ReadonlyMap<number, readonly string[]> | undefined;
  readonly ruler: Ruler;
  /** The three lines every other one is made from: header, rule and one row, of blank cells. */
  readonly frame: readonly string[];
  /** What a text looks like; it must not change its width. */
  readonly paint: (text: string, part: Part, at: number) => string;
}

type Part = "head" | "row" | "rule";

type Lines = readonly string[];

/**
 * The lines of a table: a header, a thin rule, rows, and totals below a rule. All are equally wide.
 * Labels stand on the rule, cells start in the first line of their row.
 */
export function gridLines(grid: Grid): string[] {
  const [head = [], , row = []] = grid.frame.map((line) => line.split(divider));
  const ruled = grid.paint(grid.frame[1] ?? "", "rule", 0);
  const lines: string[] = [];
  for (const texts of levels(grid.head, "bottom")) {
    lines.push(setTexts(head, { grid, texts, part: "head" }));
  }
  lines.push(ruled);
  for (const [at, cells] of grid.rows.entries()) {
    lines.push(...(grid.between?.get(at) ?? []));
    for (const texts of levels(cells, "top")) {
      lines.push(setTexts(row, { grid, texts, part: "row" }));
    }
  }
  lines.push(...(grid.between?.get(grid.rows.length) ?? []));
  if (grid.totals) lines.push(ruled, setTexts(row, { grid, texts: grid.totals, part: "row" }));
  return lines;
}

/** The lines of cells side by side, as many as the longest has. */
function levels(cells: readonly Lines[], side: "top" | "bottom"): string[][] {
  const most = cells.reduce((found, { length }) => Math.max(found, length), 1);
  if (most === 1) return [cells.map(([only = ""]) => only)];
  return Array.from({ length: most }, (_, level) =>
    cells.map((lines) => lines[side === "top" ? level : level - most + lines.length] ?? ""),
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
  readonly grid: Grid;
  readonly texts: readonly string[];
  readonly part: Part;
}

/** A line of the frame, given in its blank cells, with a text in the place of each of them. */
function setTexts(blanks: readonly string[], { grid, texts, part }: Line): string {
  const { gap, right, ruler, paint } = grid;
  const between = " ".repeat(gap);
  let line = "";
  for (const [at, blank] of blanks.entries()) {
    const text = texts[at] ?? "";
    const painted = text === "" ? "" : paint(text, part, at);
    const rest = blank.slice(text === "" ? 0 : Math.min(blank.length, ruler.width(text)));
    line += (at > 0 ? between : "") + (right[at] ? rest + painted : painted + rest);
  }
  return line;
}
