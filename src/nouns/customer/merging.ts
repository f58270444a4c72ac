import { isDeepStrictEqual } from "node:util";
import { fold } from "../../law/names.ts";
import type { Field } from "../../law/noun.ts";
import { type Customer, customer } from "./customer.ts";

type Group = Readonly<Record<string, unknown>>;

/** One field of two customers that become one. */
export interface MergedField {
  readonly key: string;
  readonly field: Field;
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly kept: unknown;
  /** Both say something else, and only one of them can be kept. */
  readonly isChoice: boolean;
}

/**
 * What is kept of two customers, field by field (R-CUS-33): what the first one says, where it says
 * nothing what the other does; lists, contacts and notes of both, and the earlier day of being
 * added, as it tells whose customer it was. The other name becomes an alias. `take`: fields that
 * are kept as the other one has them.
 */
export function mergedFields(
  mine: Customer,
  theirs: Customer,
  take: ReadonlySet<string>,
): readonly MergedField[] {
  return Object.entries<Field>(customer.fields).flatMap(([key, field]): MergedField[] => {
    const [a, b] = [(mine as Group)[key], (theirs as Group)[key]];
    if (key === "aliases") {
      const kept = aliasesOf(mine, theirs, take.has("name"));
      return kept || a ? [{ key, field, mine: a, theirs: b, kept, isChoice: false }] : [];
    }
    if (a === undefined && b === undefined) return [];
    const united = unitedOf(key, field, [a, b]);
    const kept = take.has(key) ? (b ?? a) : united === undefined ? (a ?? b) : united;
    const both = a !== undefined && b !== undefined;
    const isChoice = both && united === undefined && !isDeepStrictEqual(a, b);
    return [{ key, field, mine: a, theirs: b, kept, isChoice }];
  });
}

/** The fields of the first customer that become others. */
export function changedFields(merged: readonly MergedField[]): Record<string, unknown> {
  const changed = merged.filter(({ mine, kept }) => !isDeepStrictEqual(mine, kept));
  return Object.fromEntries(changed.map(({ key, kept }) => [key, kept]));
}

/** All other names of both, each once, without the one that is kept as the name. */
function aliasesOf(mine: Customer, theirs: Customer, takesName: boolean): string[] | undefined {
  const name = fold(takesName ? theirs.name : mine.name);
  const other = takesName ? mine.name : theirs.name;
  const all = [...(mine.aliases ?? []), other, ...(theirs.aliases ?? [])];
  const met = new Set([name]);
  const fresh = all.filter((one) => {
    const key = fold(one);
    if (met.has(key)) return false;
    met.add(key);
    return true;
  });
  return fresh.length > 0 ? fresh : undefined;
}

/** What is kept where both can be; undefined where one must be chosen. */
function unitedOf(key: string, { kind, merge }: Field, [a, b]: readonly unknown[]): unknown {
  if (a === undefined || b === undefined) return undefined;
  if (key === "added") return String(a) < String(b) ? a : b;
  if (kind.name === "more") return { ...(b as Group), ...(a as Group) };
  if (Array.isArray(a) && Array.isArray(b)) return kind.many ? persons(a, b) : union(a, b);
  if ((merge ?? kind.merge) === "both") {
    const [one, other] = [String(a), String(b)];
    return one.includes(other) ? one : `${one}\n${other}`;
  }
  return undefined;
}

function union(a: readonly unknown[], b: readonly unknown[]): readonly unknown[] {
  const fresh = b.filter((one) => !a.includes(one));
  return fresh.length === 0 ? a : [...a, ...fresh];
}

/** Groups of both; one of the same name, or with the same mobile, is filled up from the other. */
function persons(a: readonly Group[], b: readonly Group[]): readonly Group[] {
  const all = [...a];
  for (const one of b) {
    const at = all.findIndex((each) => isSamePerson(each, one));
    if (at < 0) all.push(one);
    else all[at] = { ...one, ...all[at] };
  }
  return all;
}

function isSamePerson(a: Group, b: Group): boolean {
  if (isDeepStrictEqual(a, b)) return true;
  const same = (key: string): boolean =>
    typeof a[key] === "string" && typeof b[key] === "string" && fold(a[key]) === fold(b[key]);
  return same("name") || same("mobile");
}
