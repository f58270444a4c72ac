import { refKind, textKind } from "./kinds/texts.ts";
import type { Fields } from "./noun.ts";
import { type AnyStored, defineNoun, field } from "./noun.ts";
import { say } from "./words.ts";

/** The noun whose records can be merged into one another. */
export const redirected = "customer";

/**
 * Where the id of a customer leads who was merged into another one (R-CUS-33). The id of the
 * redirect is the old id: entries and closed months go on naming it.
 */
export const redirect = defineNoun({
  name: "redirect",
  label: say("redirect", "合并记录"),
  plural: say("redirects", "合并记录"),
  folder: "redirects",
  shape: "record",
  naming: { by: "slug", of: ["name"] },
  fields: {
    name: field(textKind(), say("Was called", "原名称"), {
      required: true,
      find: "name",
      list: 8,
      merge: "conflict",
    }),
    into: field(refKind(redirected), say("Merged into", "并入客户"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
  },
});

/** Where old ids lead; chains are followed to their end, a circle leads nowhere. */
export class Redirects {
  private readonly ends = new Map<string, string>();
  private readonly olds = new Map<string, string[]>();

  constructor(records: Iterable<AnyStored>) {
    const next = new Map<string, string>();
    for (const { id, into } of records) if (typeof into === "string") next.set(id, into);
    for (const id of next.keys()) {
      const end = endOf(id, next);
      if (end === undefined) continue;
      this.ends.set(id, end);
      const olds = this.olds.get(end);
      if (olds) olds.push(id);
      else this.olds.set(end, [id]);
    }
  }

  /** The id under which a customer is kept now. */
  of(id: string): string {
    return this.ends.get(id) ?? id;
  }

  /** All ids that stand for the customer of an id, its own first. */
  all(id: string): readonly string[] {
    const end = this.of(id);
    return [end, ...(this.olds.get(end) ?? [])];
  }

  /** A record as it reads when every customer is named by the id of today. */
  follow<R extends object>(fields: Fields, record: R): R {
    const changed = renamed(fields, record as Values, (id) => this.of(id));
    return changed ? { ...record, ...changed } : record;
  }

  /** A key of a sum or of a newest day, of which one part is a customer. */
  followKey(key: string, part: number): string {
    if (part < 0) return key;
    const parts = key.split("|");
    const id = parts[part];
    if (id === undefined || !this.ends.has(id)) return key;
    parts[part] = this.of(id);
    return parts.join("|");
  }
}

function endOf(id: string, next: ReadonlyMap<string, string>): string | undefined {
  let end = id;
  for (let steps = 0; next.has(end); steps++) {
    if (steps > next.size) return undefined;
    end = next.get(end) as string;
  }
  return end;
}

type Values = Readonly<Record<string, unknown>>;
type Namer = readonly [key: string, kind: Fields[string]["kind"]];
const namersOf = new WeakMap<object, readonly Namer[]>();

/** The fields that name customers, or hold groups that do; found once for each definition. */
function namers(fields: Fields): readonly Namer[] {
  const known =
    namersOf.get(fields) ??
    Object.entries(fields).flatMap(([key, { kind }]): Namer[] =>
      kind.refers === redirected || (kind.inside && namers(kind.inside as Fields).length > 0)
        ? [[key, kind]]
        : [],
    );
  namersOf.set(fields, known);
  return known;
}

/** Can records of such fields name customers at all? */
export function namesCustomers(fields: Fields): boolean {
  return namers(fields).length > 0;
}

/**
 * The fields of a record that name customers by other ids once these are renamed, groups and lists
 * as a whole; undefined when nothing changes.
 */
export function renamed(
  fields: Fields,
  values: Values,
  rename: (id: string) => string,
): Record<string, unknown> | undefined {
  let changed: Record<string, unknown> | undefined;
  for (const [key, { refers, inside }] of namers(fields)) {
    const was = values[key];
    if (was === undefined || was === null) continue;
    const one = (each: unknown): unknown =>
      refers === redirected ? renamedId(each, rename) : renamedGroup(each, inside, rename);
    const now = Array.isArray(was) ? renamedList(was, one) : one(was);
    if (now === was) continue;
    changed ??= {};
    changed[key] = now;
  }
  return changed;
}

function renamedId(id: unknown, rename: (id: string) => string): unknown {
  return typeof id === "string" ? rename(id) : id;
}

function renamedGroup(
  group: unknown,
  inside: Fields[string]["kind"]["inside"],
  rename: (id: string) => string,
): unknown {
  if (typeof group !== "object" || group === null || !inside) return group;
  const changed = renamed(inside as Fields, group as Values, rename);
  return changed ? { ...group, ...changed } : group;
}

/** A list with each of its members renamed; an id that then stands twice is told once. */
function renamedList(list: readonly unknown[], one: (each: unknown) => unknown): unknown {
  const now = list.map(one);
  if (now.every((each, at) => each === list[at])) return list;
  return now.filter((each, at) => typeof each !== "string" || now.indexOf(each) === at);
}
