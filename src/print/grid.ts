import Table from "cli-table3";
import type { Ruler } from "./width.ts";

/** Texts that already fit their columns, to be set one below the other. */
export interface Grid {
  readonly widths: readonly number[];
  readonly right: readonly boolean[];
  /** Spaces between two columns. */
  readonly gap: number;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly totals: readonly string[] | undefined;
  readonly ruler: Ruler;
  /** What a text looks like; it must not change its width. */
  readonly paint: (text: string, part: Part, at: number) => string;
}

type Part = "head" | "row" | "rule";

/** The lines of a table: a header, a thin rule, rows, and totals below a rule. All are equally wide. */
export function gridLines(grid: Grid): string[] {
  const [head = "", rule = "", row = ""] = frame(grid);
  const ruled = grid.paint(rule, "rule", 0);
  return [
    setTexts(head, { grid, texts: grid.head, part: "head" }),
    ruled,
    ...grid.rows.map((texts) => setTexts(row, { grid, texts, part: "row" })),
    ...(grid.totals ? [ruled, setTexts(row, { grid, texts: grid.totals, part: "row" })] : []),
  ];
}

/**
 * The three lines every other one is made from: header, rule and one row, of blank cells as wide as
 * the columns. The library itself would take quadratic time for the rows, and it measures with older
 * Unicode tables than the ruler's: neither matters for blank cells.
 */
function frame({ widths, gap }: Grid): string[] {
  const blanks = widths.map(() => "");
  const table = new Table({
    chars: { ...noLines, mid: "─", "mid-mid": "─".repeat(gap), middle: divider },
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [], compact: true },
    colWidths: [...widths],
    head: blanks,
  });
  table.push(blanks);
  return table.toString().split("\n");
}

const divider = "│";

const noLines = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  right: "",
  "right-mid": "",
} as const;

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
