import { hash } from "./disk.ts";

/** Where one text differs from another: from `at` on, `was` stood and `now` stands instead. */
export type Splice = readonly [at: number, was: string, now: string];

/** A file's text before and after a step, so that the one can be made of the other to the byte. */
export interface Rewrite {
  /** The beginnings of the hashes of the whole text before and after. */
  readonly hashes: readonly [before: string, after: string];
  readonly splice: Splice;
}

/** Enough of the hash to tell one state of a file from another, in a log that is kept for ever. */
function short(text: string): string {
  return hash(text).slice(0, 16);
}

/** The smallest piece in which two texts differ, their common beginning and end left out. */
export function rewriteOf(before: string, after: string): Rewrite {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) {
    end++;
  }
  const was = before.slice(start, before.length - end);
  const now = after.slice(start, after.length - end);
  return { hashes: [short(before), short(after)], splice: [start, was, now] };
}

/** The text before, made of the text after; undefined where this is not that text any more. */
export function textBefore(after: string, { hashes, splice }: Rewrite): string | undefined {
  const [at, was, now] = splice;
  if (short(after) !== hashes[1]) return undefined;
  const before = after.slice(0, at) + was + after.slice(at + now.length);
  return short(before) === hashes[0] ? before : undefined;
}
