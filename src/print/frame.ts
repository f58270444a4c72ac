import Table from "cli-table3";
import { divider } from "./grid.ts";

/**
 * The frame of a report: header, rule and one row, of blank cells as wide as the columns. Texts are
 * set into it afterwards: the library measures with older Unicode tables than our ruler, which does
 * not matter for blanks, and would take quadratic time for many rows.
 */
export function reportFrame(widths: readonly number[], gap: number): string[] {
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
