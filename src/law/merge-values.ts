import type { Fields } from "./noun.ts";

/** One value as it was, and as each of two sides has it now; undefined: not there. */
export interface Three<T = unknown> {
  readonly base: T | undefined;
  readonly ours: T | undefined;
  readonly theirs: T | undefined;
}

type Plain = Readonly<Record<string, unknown>>;

export function isMap(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Do two values say the same? The order of keys does not count, that of a list does. */
export function sameValue(one: unknown, two: unknown): boolean {
  if (one === two) return true;
  if (Array.isArray(one) && Array.isArray(two)) {
    return one.length === two.length && one.every((each, index) => sameValue(each, two[index]));
  }
  if (!isMap(one) || !isMap(two)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(two)]);
  return [...keys].every((key) => sameValue(one[key], two[key]));
}

/** What tells one element of a set from another: itself, or what its required fields say. */
function identity(item: unknown, inside: Fields | undefined): string {
  if (!isMap(item)) return JSON.stringify(item);
  const named = Object.keys(inside ?? {}).filter((key) => inside?.[key]?.required);
  return JSON.stringify(named.map((key) => item[key] ?? null));
}

/** The elements by identity; undefined when two of them cannot be told apart. */
function byIdentity(
  items: readonly unknown[],
  inside: Fields | undefined,
): Map<string, unknown> | undefined {
  const found = new Map<string, unknown>();
  for (const item of items) {
    const key = identity(item, inside);
    if (isMap(item) && found.has(key)) return undefined;
    found.set(key, item);
  }
  return found;
}

/** What comes of one element of a set that both sides still have, or undefined: a conflict. */
export type MergeItem = (three: Three<Plain>) => Plain | undefined;

/**
 * The union of two sets: what either side added is there, what either took away is gone. Undefined
 * where an element was changed in two ways, or changed here and taken away there.
 */
export function mergeSets(
  three: Three<readonly unknown[]>,
  inside: Fields | undefined,
  mergeItem: MergeItem,
): readonly unknown[] | undefined {
  const base = byIdentity(three.base ?? [], inside);
  const ours = byIdentity(three.ours ?? [], inside);
  const theirs = byIdentity(three.theirs ?? [], inside);
  if (!base || !ours || !theirs) return undefined;
  const kept: unknown[] = [];
  for (const [key, was] of base) {
    const [here, there] = [ours.get(key), theirs.get(key)];
    if (here === undefined || there === undefined) {
      if (!sameValue(here ?? there ?? was, was)) return undefined;
      continue;
    }
    const item = isMap(was)
      ? mergeItem({ base: was, ours: here as Plain, theirs: there as Plain })
      : was;
    if (item === undefined) return undefined;
    kept.push(item);
  }
  const added = new Map<string, unknown>();
  for (const [key, item] of [...ours, ...theirs]) {
    if (base.has(key)) continue;
    if (added.has(key) && !sameValue(added.get(key), item)) return undefined;
    added.set(key, item);
  }
  const fresh = [...added].sort(([a], [b]) => (a < b ? -1 : 1));
  return [...kept, ...fresh.map(([, item]) => item)];
}

/** Maps of anybody's keys, key by key; undefined where one key was changed in two ways. */
export function mergeMaps(three: Three<Plain>): Plain | undefined {
  const { base = {}, ours = {}, theirs = {} } = three;
  const merged: Record<string, unknown> = {};
  const fresh = [...Object.keys(ours), ...Object.keys(theirs)].filter((key) => !(key in base));
  for (const key of new Set([...Object.keys(base), ...fresh.sort()])) {
    const [was, here, there] = [base[key], ours[key], theirs[key]];
    const value = sameValue(was, there) ? here : there;
    if (!sameValue(was, there) && !sameValue(was, here) && !sameValue(here, there)) {
      return undefined;
    }
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

/**
 * Free text that both sides changed, line by line: no line that either wrote is lost, a line that
 * either took away is gone. What was added comes last, the same in whichever order is merged.
 */
export function mergeText({ base = "", ours = "", theirs = "" }: Three<string>): string {
  const [was, here, there] = [linesOf(base), linesOf(ours), linesOf(theirs)];
  const mine = appended(was, here);
  const other = appended(was, there);
  if (mine && other) return [...was, ...blocks(mine, other)].join("\n");
  if (mine) return [...there, ...mine].join("\n");
  if (other) return [...here, ...other].join("\n");
  const stay = common(was, common(was, here).kept, there);
  return [...stay.kept, ...blocks(common(here, was).rest, common(there, was).rest)].join("\n");
}

function linesOf(text: string): string[] {
  return text === "" ? [] : text.split("\n");
}

/** The lines added at the end, if that is all that was done. */
function appended(was: readonly string[], now: readonly string[]): readonly string[] | undefined {
  return was.every((line, index) => now[index] === line) ? now.slice(was.length) : undefined;
}

function blocks(one: readonly string[], two: readonly string[]): readonly string[] {
  const both = [...new Set([one.join("\n"), two.join("\n")])].filter((text) => text !== "");
  return both.sort();
}

/** The lines of a text that the others hold too, each as often as all do, and the rest of it. */
function common(
  lines: readonly string[],
  ...others: readonly (readonly string[])[]
): { readonly kept: readonly string[]; readonly rest: readonly string[] } {
  const left = others.map((other) => {
    const counts = new Map<string, number>();
    for (const line of other) counts.set(line, (counts.get(line) ?? 0) + 1);
    return counts;
  });
  const kept: string[] = [];
  const rest: string[] = [];
  for (const line of lines) {
    const everywhere = left.every((counts) => (counts.get(line) ?? 0) > 0);
    (everywhere ? kept : rest).push(line);
    if (!everywhere) continue;
    for (const counts of left) counts.set(line, (counts.get(line) ?? 0) - 1);
  }
  return { kept, rest };
}
