import type { Cell } from "./view.ts";

const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"] as const;
const levels = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;

/**
 * A horizontal bar, at most `columns` wide, of eighth blocks: `value` relative to `max`.
 * What is above zero always shows at least a hair; zero, negative and unknown values draw nothing.
 */
export function bar(value: number, max: number, columns: number): string {
  if (!(value > 0) || !(max > 0) || columns < 1) return "";
  const parts = Math.max(1, Math.round((Math.min(value, max) / max) * columns * 8));
  return "█".repeat(Math.floor(parts / 8)) + (eighths[parts % 8] ?? "");
}

/**
 * One block a number, measured from zero (or from the lowest, when negative); unknown ones are
 * blank.
 */
export function sparkline(numbers: readonly number[]): string {
  const known = numbers.filter(Number.isFinite);
  const low = known.reduce((least, number) => Math.min(least, number), 0);
  const span = known.reduce((most, number) => Math.max(most, number), 0) - low;
  return numbers
    .map((number) => {
      if (!Number.isFinite(number)) return " ";
      return levels[span === 0 ? 0 : Math.round(((number - low) / span) * 7)] ?? "";
    })
    .join("");
}

const blocks = "█▉▊▋▌▍▎▏▁▂▃▄▅▆▇─";
const plainly = "#####---__--==#-";

/** A text with what bars and lines are drawn of in ASCII, as wide as it was: "███▎" is "###-". */
export function inAscii(text: string): string {
  return text.replace(/[█▉▊▋▌▍▎▏▁▂▃▄▅▆▇─]/g, (one) => plainly[blocks.indexOf(one)] ?? one);
}

/** The number of a cell for drawing only, never for a sum; NaN where there is none. */
export function numberOf(cell: Cell): number {
  if (typeof cell === "number") return cell;
  return typeof cell === "string" && cell.trim() !== "" ? Number(cell) : Number.NaN;
}

/** The numbers of a list cell, for a sparkline. */
export function numbersOf(cell: Cell): number[] {
  const list = Array.isArray(cell) ? cell : cell === null || cell === undefined ? [] : [cell];
  return list.map(numberOf);
}

/** The largest of the known numbers, at least 0: what bars are relative to. */
export function largest(numbers: readonly number[]): number {
  return numbers.filter(Number.isFinite).reduce((most, number) => Math.max(most, number), 0);
}
