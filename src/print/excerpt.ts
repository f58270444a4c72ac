import { cleanText } from "./clean.ts";
import { type Ruler, rulerFor, truncate } from "./width.ts";

/** A line of a file that a finding points at; line and column count from 1. */
export interface Pointed {
  readonly text: string;
  readonly line: number;
  readonly column: number | undefined;
}

/** Columns that are shown before the place where a long line is cut on both sides. */
const before = 30;

/**
 * The line with its number, and below it a caret under the column, as compilers show it. A line
 * that is too long is cut around the place.
 */
export async function excerptOf(
  { text, line, column }: Pointed,
  columns: number,
): Promise<readonly string[]> {
  const at = column === undefined ? 0 : column - 1;
  const [start, rest] = [shown(text.slice(0, at)), shown(text.slice(at))];
  const ruler = await rulerFor([start, rest]);
  const number = `  ${line} | `;
  const room = Math.max(20, columns - number.length);
  const fits = ruler.width(start) + ruler.width(rest) <= room;
  const lead = fits || ruler.width(start) <= before ? start : lastPart(start, before, ruler);
  const source = truncate(`${lead}${rest}`.trimEnd(), room, ruler);
  const lines = [`${number}${source}`];
  if (column !== undefined) {
    const gutter = `${" ".repeat(number.length - 2)}| `;
    lines.push(`${gutter}${" ".repeat(ruler.width(lead))}^`);
  }
  return lines;
}

/** One terminal line, every character in its place. */
function shown(text: string): string {
  return cleanText(text.replaceAll("\t", " ").replace(/\r$/, ""));
}

function lastPart(text: string, columns: number, ruler: Ruler): string {
  let kept = "";
  let used = 1;
  for (const piece of [...ruler.pieces(text)].reverse()) {
    used += ruler.width(piece);
    if (used > columns) break;
    kept = piece + kept;
  }
  return `…${kept}`;
}
