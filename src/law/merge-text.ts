import type { Three } from "./merge-values.ts";

/** Lines of the base from `from` up to `to` stand as `lines` on one side. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** A table of more cells than this is not worth its time: the lines are then one piece. */
const mostCells = 4_000_000;

/**
 * Free text that both sides changed, line by line: no line that either wrote is lost, a line that
 * either took away is gone, and lines that both kept stay in their order. Where both changed the
 * same lines, what either wrote stands side by side, the same in whichever order is merged.
 */
export function mergeText(three: Three<string>): string {
  return merged(three, beside) ?? "";
}

/** The same, undefined where both changed the same lines in two ways. */
export function mergeTextIfClear(three: Three<string>): string | undefined {
  return merged(three, (one, two) => (one.join("\n") === two.join("\n") ? one : undefined));
}

type Together = (one: readonly string[], two: readonly string[]) => readonly string[] | undefined;

function merged(
  { base = "", ours = "", theirs = "" }: Three<string>,
  together: Together,
): string | undefined {
  const was = linesOf(base);
  const [mine, other] = [hunksOf(was, linesOf(ours)), hunksOf(was, linesOf(theirs))];
  const result: string[] = [];
  let at = 0;
  let [i, j] = [0, 0];
  while (i < mine.length || j < other.length) {
    const first = earlier(mine[i], other[j]);
    result.push(...was.slice(at, first.from));
    const [ownFrom, otherFrom] = [i, j];
    let end = first.to;
    const isIn = (hunk: Hunk | undefined): hunk is Hunk =>
      hunk !== undefined && (hunk.from < end || isSame(hunk, first));
    for (let grown = true; grown; ) {
      grown = false;
      for (let hunk = mine[i]; isIn(hunk); hunk = mine[++i]) {
        end = Math.max(end, hunk.to);
        grown = true;
      }
      for (let hunk = other[j]; isIn(hunk); hunk = other[++j]) {
        end = Math.max(end, hunk.to);
        grown = true;
      }
    }
    const written = (all: readonly Hunk[]): string[] => all.flatMap(({ lines }) => [...lines]);
    const [one, two] = [written(mine.slice(ownFrom, i)), written(other.slice(otherFrom, j))];
    const isOfOne = i === ownFrom || j === otherFrom;
    const lines = isOfOne ? [...one, ...two] : together(one, two);
    if (!lines) return undefined;
    result.push(...lines);
    at = end;
  }
  return [...result, ...was.slice(at)].join("\n");
}

function linesOf(text: string): string[] {
  return text === "" ? [] : text.split("\n");
}

function isSame(one: Hunk, two: Hunk): boolean {
  return one.from === two.from && one.to === two.to;
}

/** Of two pieces the one that begins first, of two that begin together the shorter one. */
function earlier(one: Hunk | undefined, two: Hunk | undefined): Hunk {
  if (!one || !two) return (one ?? two) as Hunk;
  return one.from < two.from || (one.from === two.from && one.to <= two.to) ? one : two;
}

/** What two sides wrote in one place: what they share once, the rest in a settled order. */
function beside(one: readonly string[], two: readonly string[]): readonly string[] {
  const [start, end] = shared(one, two);
  const rest = [one, two].map((lines) => lines.slice(start, lines.length - end));
  const ordered = rest.sort((a, b) => (a.join("\n") <= b.join("\n") ? -1 : 1));
  return [...one.slice(0, start), ...ordered.flat(), ...one.slice(one.length - end)];
}

/** How many lines two texts share at their beginning, and how many of the others at their end. */
function shared(one: readonly string[], two: readonly string[]): [start: number, end: number] {
  const most = Math.min(one.length, two.length);
  let start = 0;
  while (start < most && one[start] === two[start]) start++;
  let end = 0;
  while (end < most - start && one.at(-1 - end) === two.at(-1 - end)) end++;
  return [start, end];
}

/** What one side did to the base, piece by piece. */
export function hunksOf(was: readonly string[], now: readonly string[]): readonly Hunk[] {
  const [start, end] = shared(was, now);
  const old = was.slice(start, was.length - end);
  const fresh = now.slice(start, now.length - end);
  if (old.length === 0 && fresh.length === 0) return [];
  const kept = (old.length + 1) * (fresh.length + 1) > mostCells ? [] : commonLines(old, fresh);
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

/** The longest list of lines that two texts share, as pairs of line numbers. */
function commonLines(
  one: readonly string[],
  two: readonly string[],
): readonly (readonly [number, number])[] {
  const width = two.length + 1;
  const longest = new Uint32Array((one.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = two.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        one[i] === two[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < one.length && j < two.length) {
    if (one[i] === two[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
