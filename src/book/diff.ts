import { type Hunk, hunksOf } from "../law/merge-text.ts";

/** The lines of a text, each with its line end. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/**
 * Merges two texts that came of one, line by line; undefined where both touched the same or
 * neighbouring lines.
 */
export function mergeTexts(base: string, ours: string, theirs: string): string | undefined {
  const was = linesOf(base);
  const [one, two] = [hunksOf(was, linesOf(ours)), hunksOf(was, linesOf(theirs))];
  const all = [...one, ...two].sort((a, b) => a.from - b.from || a.to - b.to);
  let at = 0;
  const merged: string[] = [];
  for (const [index, hunk] of all.entries()) {
    const before = all[index - 1];
    if (before && sameHunk(before, hunk)) continue;
    if (before && hunk.from <= before.to) return undefined;
    merged.push(...was.slice(at, hunk.from), ...hunk.lines);
    at = hunk.to;
  }
  return [...merged, ...was.slice(at)].join("");
}

function sameHunk(a: Hunk, b: Hunk): boolean {
  const [one, two] = [a.lines, b.lines];
  return a.from === b.from && a.to === b.to && one.join("") === two.join("");
}
