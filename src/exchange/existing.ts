import { isDeepStrictEqual } from "node:util";
import type { AnyStored, Noun } from "../law/noun.ts";
import type { Mapping, PlanStep, Source } from "./plan.ts";

/** The key of a record or of values by some fields; undefined when one of them is empty. */
export function keyOf(
  fields: readonly string[],
  values: Readonly<Record<string, unknown>>,
): string | undefined {
  const parts = fields.map((field) => values[field]);
  return parts.includes(undefined) ? undefined : JSON.stringify(parts);
}

/** Several things of the same key, in the order in which they came. */
export function grouped<T>(
  items: readonly T[],
  key: (item: T) => string | undefined,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

/**
 * The fields of a record that an import changes. Only what the table says counts: an empty cell
 * leaves what is there, and so does a group for the fields inside it that the plan does not fill.
 */
export function changesOf(
  mapping: Mapping,
  record: AnyStored,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const changed: Record<string, unknown> = {};
  for (const [key, source] of Object.entries(mapping)) {
    if (values[key] === undefined) continue;
    const fresh = merged(source, record[key], values[key]);
    if (!isDeepStrictEqual(fresh, record[key])) changed[key] = fresh;
  }
  return changed;
}

/** A new value over an old one: joined rows are the whole list, written-out items its beginning. */
function merged(source: Source, old: unknown, fresh: unknown): unknown {
  switch (source.is) {
    case "group":
      return mergedGroup(source.fields, old, fresh);
    case "rows":
      return listOf(fresh).map((one, at) => mergedGroup(source.fields, listOf(old)[at], one));
    case "list": {
      const list = listOf(fresh);
      const items = list.map((one, at) =>
        mergedGroup(source.items[at] ?? {}, listOf(old)[at], one),
      );
      return [...items, ...listOf(old).slice(list.length)];
    }
    default:
      return fresh;
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function mergedGroup(mapping: Mapping, old: unknown, fresh: unknown): Record<string, unknown> {
  const was = (old ?? {}) as Readonly<Record<string, unknown>>;
  const group: Record<string, unknown> = { ...was };
  for (const [key, value] of Object.entries(fresh as Readonly<Record<string, unknown>>)) {
    const source = mapping[key];
    group[key] = source ? merged(source, was[key], value) : value;
  }
  return group;
}

/** How an entry that a table names stands to those of the book. */
export type Met = "same" | "new" | { readonly other: AnyStored };

/** The entries of a noun by a key; an entry that was taken back no longer stands in the way. */
export class EntryIndex {
  private readonly byKey: Map<string, AnyStored[]> | undefined;
  private readonly takenBack: ReadonlySet<unknown>;
  private readonly mapping: Mapping;
  /** Are entries known by their ids? Then one id is one entry, whatever became of it. */
  private readonly byId: boolean;
  /** How many rows of each key have been met, where everything mapped is the key. */
  private readonly met = new Map<string, number>();

  constructor(entries: readonly AnyStored[], { key, fields }: Pick<PlanStep, "key" | "fields">) {
    this.mapping = fields;
    this.takenBack = new Set(entries.flatMap((entry) => entry.reverses ?? []));
    this.byId = key.length === 1 && key[0] === "id";
    const own = this.byId ? entries : entries.filter((entry) => entry.reverses === undefined);
    this.byKey = grouped(own, (entry) => this.keyOf(key, entry));
  }

  /** The key of an entry; without key fields everything mapped is the key, empty or not. */
  keyOf(key: readonly string[], values: Readonly<Record<string, unknown>>): string | undefined {
    if (key.length > 0) return keyOf(key, values);
    if (this.byKey?.size === 0) return "";
    return JSON.stringify(
      Object.keys(this.mapping)
        .sort()
        .map((name) => values[name] ?? null),
    );
  }

  /**
   * Is it there? Where everything mapped is the key, the second of two equal rows means the second
   * of two equal entries.
   */
  meet(key: readonly string[], values: Readonly<Record<string, unknown>>): Met {
    if (!this.byKey || this.byKey.size === 0) return "new";
    const name = this.keyOf(key, values) ?? "";
    const there = this.byKey.get(name) ?? [];
    if (key.length === 0) {
      const before = this.met.get(name) ?? 0;
      this.met.set(name, before + 1);
      return before < there.length ? "same" : "new";
    }
    const same = (entry: AnyStored): boolean =>
      Object.keys(changesOf(this.mapping, entry, values)).length === 0;
    if (there.some(same)) return "same";
    const other = there.find((entry) => this.byId || !this.takenBack.has(entry.id));
    return other ? { other } : "new";
  }
}

/** The records of a noun by the fields of a key. */
export function recordIndex(
  noun: Noun,
  records: readonly AnyStored[],
  key: readonly string[],
): Map<string, AnyStored[]> {
  return grouped(records, (record) => (noun.shape === "record" ? keyOf(key, record) : undefined));
}
