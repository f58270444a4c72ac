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
  const [head = "", rule = "", row = ""] = grid.frame;
  const ruled = grid.paint(rule, "rule", 0);
  return [
    ...levels(grid.head, "bottom").map((texts) => setTexts(head, { grid, texts, part: "head" })),
    ruled,
    ...grid.rows.flatMap((cells) =>
      levels(cells, "top").map((texts) => setTexts(row, { grid, texts, part: "row" })),
    ),
    ...(grid.totals ? [ruled, setTexts(row, { grid, texts: grid.totals, part: "row" })] : []),
  ];
}

/** The lines of cells side by side, as many as the longest has. */
function levels(cells: readonly Lines[], side: "top" | "bottom"): string[][] {
  const most = cells.reduce((found, { length }) => Math.max(found, length), 1);
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

/** A line of the frame with a text in the place of each blank cell. */
function setTexts(line: string, { grid, texts, part }: Line): string {
  const { gap, right, ruler, paint } = grid;
  const cells = line.split(divider).map((blank, at) => {
    const text = texts[at] ?? "";
    if (text === "") return blank;
    const rest = " ".repeat(Math.max(0, blank.length - ruler.width(text)));
    const painted = paint(text, part, at);
    return right[at] ? rest + painted : painted + rest;
  });
  return cells.join(" ".repeat(gap));
}
