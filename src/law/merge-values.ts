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

/** Whose element is taken where the two cannot both be had. */
export type Winner = "ours" | "theirs";

/** How the elements of two sets come together. */
export interface SetRules {
  readonly inside: Fields | undefined;
  /** What comes of an element that both sides still have; undefined: a conflict. */
  readonly mergeItem: (three: Three<Plain>) => Plain | undefined;
  /** Without one an element in conflict makes the whole set one. */
  readonly wins?: Winner;
}

/**
 * The union of two sets: what either side added is there, what either took away is gone. Undefined
 * where an element was changed in two ways, or changed here and taken away there, and nobody wins.
 */
export function mergeSets(
  three: Three<readonly unknown[]>,
  { inside, mergeItem, wins }: SetRules,
): readonly unknown[] | undefined {
  const base = byIdentity(three.base ?? [], inside);
  const ours = byIdentity(three.ours ?? [], inside);
  const theirs = byIdentity(three.theirs ?? [], inside);
  if (!base || !ours || !theirs) return undefined;
  const kept: unknown[] = [];
  for (const [key, was] of base) {
    const [here, there] = [ours.get(key), theirs.get(key)];
    if (here === undefined || there === undefined) {
      const isChanged = !sameValue(here ?? there ?? was, was);
      if (isChanged && !wins) return undefined;
      const left = wins === "ours" ? here : there;
      if (isChanged && left !== undefined) kept.push(left);
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
    if (added.has(key) && !sameValue(added.get(key), item)) {
      if (!wins) return undefined;
      if (wins === "ours") continue;
    }
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
