import { commonLines } from "../law/merge-text.ts";

/** Lines of `base` from `from` up to `to` stand as `lines` in another text. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** A table of more cells than this is not worth its time: the caller has another way. */
const mostCells = 4_000_000;

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
  const one = hunks(was, linesOf(ours));
  const two = hunks(was, linesOf(theirs));
  if (!one || !two) return undefined;
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

/** What one text has in place of another's lines. */
function hunks(was: readonly string[], now: readonly string[]): readonly Hunk[] | undefined {
  const most = Math.min(was.length, now.length);
  let start = 0;
  while (start < most && was[start] === now[start]) start++;
  let end = 0;
  while (end < most - start && was.at(-1 - end) === now.at(-1 - end)) end++;
  const old = was.slice(start, was.length - end);
  const fresh = now.slice(start, now.length - end);
  if (old.length * fresh.length > mostCells) return undefined;
  const kept = commonLines(old, fresh);
  const found: Hunk[] = [];
  let [i, j] = [0, 0];
  for (const [here, there] of [...kept, [old.length, fresh.length] as const]) {
    if (here > i || there > j) {
      found.push({ from: start + i, to: start + here, lines: fresh.slice(j, there) });
    }
    [i, j] = [here + 1, there + 1];
  }
  return found;
}
