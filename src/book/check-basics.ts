import type { Check, CheckFacts, Found, Placed, Spot, Tally } from "../law/check.ts";
import { addDays } from "../law/dates.ts";
import type { Path } from "../law/kind.ts";
import type { Fields, Noun } from "../law/noun.ts";
import { holdingReversals } from "../law/reversal.ts";
import { say } from "../law/words.ts";

/** A reference that led nowhere when it was met. */
interface Loose {
  readonly noun: string;
  readonly id: string;
  readonly at: Spot;
  /** The entry that names it, if one does: what was taken back counts no more. */
  readonly entry?: Reversing & { readonly of: string };
}

interface Reversing {
  readonly id: string;
  readonly reverses?: string;
}

/**
 * Every id that is named is there, also that of an entry that is taken back; a record whose file
 * cannot be read is there, and found for itself. But an entry that was
 * taken back, and the one that did it, may name a record that was undone together with it.
 */
export const referencesCheck: Check = {
  name: "references",
  begin: ({ labelOf }) => {
    const known = new Map<string, Set<string>>();
    const reversals = new Map<string, Reversing[]>();
    const open: Loose[] = [];
    return {
      miss(noun, id) {
        idsOf(known, noun.name).add(id);
      },
      see({ noun, record, at, bound }) {
        idsOf(known, noun.name).add(record.id);
        const reversing = noun.shape === "entry" ? reversingOf(record) : undefined;
        if (reversing?.reverses !== undefined) listOf(reversals, noun.name).push(reversing);
        if (bound) return;
        const entry = reversing && { entry: { ...reversing, of: noun.name } };
        for (const { path, refers, id } of references(noun.fields, record)) {
          if (known.get(refers)?.has(id)) continue;
          open.push({ noun: refers, id, at: { ...at, path }, ...entry });
        }
        const taken = reversing?.reverses;
        if (taken !== undefined && !known.get(noun.name)?.has(taken)) {
          open.push({ noun: noun.name, id: taken, at: { ...at, path: ["reverses"] } });
        }
      },
      end: () => {
        const holding = new Map(
          [...reversals].map(([noun, list]) => [noun, holdingReversals(list)]),
        );
        const counts = ({ entry }: Loose): boolean =>
          entry === undefined ||
          (entry.reverses === undefined && holding.get(entry.of)?.(entry.id) === undefined);
        return open
          .filter((one) => !known.get(one.noun)?.has(one.id) && counts(one))
          .map(({ noun, id, at }) => {
            const name = at.path?.join(".") ?? "";
            const { en, zh } = labelOf(noun);
            const text = say(`${name}: there is no ${en} ${id}`, `${name}：没有${zh} ${id}`);
            return { code: "dangling", at, text } as const;
          });
      },
    };
  },
};

function reversingOf({ id, reverses }: Readonly<Record<string, unknown>> & Reversing): Reversing {
  return typeof reverses === "string" ? { id, reverses } : { id };
}

function listOf<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function idsOf(known: Map<string, Set<string>>, noun: string): Set<string> {
  const ids = known.get(noun) ?? new Set<string>();
  known.set(noun, ids);
  return ids;
}

interface Reference {
  readonly path: Path;
  readonly refers: string;
  readonly id: string;
}

function references(fields: Fields, values: Readonly<Record<string, unknown>>): Reference[] {
  const found: Reference[] = [];
  for (const [key, { refers, inside }] of namers(fields)) {
    const value = values[key];
    if (value === undefined || value === null) continue;
    if (refers !== undefined) {
      if (typeof value === "string") found.push({ path: [key], refers, id: value });
      continue;
    }
    const isList = Array.isArray(value);
    for (const [index, one] of (isList ? value : [value]).entries()) {
      if (typeof one !== "object" || one === null) continue;
      const start = isList ? [key, index] : [key];
      for (const { path, ...deeper } of references(inside as Fields, one)) {
        found.push({ ...deeper, path: [...start, ...path] });
      }
    }
  }
  return found;
}

type Namer = readonly [key: string, kind: Fields[string]["kind"]];
const namersOf = new WeakMap<object, readonly Namer[]>();

/** The fields of a group that name records, or hold groups that may; found once for each. */
function namers(fields: Fields): readonly Namer[] {
  const known =
    namersOf.get(fields) ??
    Object.entries(fields).flatMap(([key, { kind }]): Namer[] =>
      kind.refers !== undefined || kind.inside ? [[key, kind]] : [],
    );
  namersOf.set(fields, known);
  return known;
}

/** Ids that stand in two places: a merge of two clones, or a copied line. */
export const twinsCheck: Check = {
  name: "ids",
  begin: () => {
    const firsts = new Map<Noun, Map<string, Spot>>();
    const found: Found[] = [];
    return {
      see({ noun, record: { id }, at, bound }) {
        if (bound) return;
        const first = firsts.get(noun) ?? new Map<string, Spot>();
        firsts.set(noun, first);
        const other = first.get(id);
        if (!other) {
          first.set(id, at);
          return;
        }
        const place = other.line === undefined ? other.file : `${other.file}:${other.line}`;
        const text = say(`the id ${id} stands at ${place} too`, `编号 ${id} 在 ${place} 也出现`);
        found.push({ code: "twin-id", at: { ...at, path: ["id"] }, text });
      },
      end: () => found,
    };
  },
};

/** The fields of a record agree with one another, by the definition of its noun. */
export const totalsCheck: Check = {
  name: "totals",
  begin: ({ digits }) => {
    const found: Found[] = [];
    return {
      see({ noun, record, at, sound, bound }) {
        if (!sound || bound || !noun.agree) return;
        for (const { path, text } of noun.agree(record as never, { digits })) {
          found.push({ code: "disagrees", at: { ...at, path }, text });
        }
      },
      end: () => found,
    };
  },
};

/** How far ahead of today a date may lie: when something happened, and when it is to happen. */
const reach = { entry: 31, record: 366, other: 3660 };

/** Dates so far ahead that a year was mistyped. */
export const datesCheck: Check = {
  name: "dates",
  begin: (facts) => datesTally(facts),
};

function datesTally({ today }: CheckFacts): Tally {
  const [entry, record, other] = [reach.entry, reach.record, reach.other].map((days) =>
    addDays(today, days),
  );
  const latest = { entry, record, other };
  const found: Found[] = [];
  const see = ({ noun, record, at, bound }: Placed): void => {
    if (bound) return;
    const own = noun.naming.by === "day" ? noun.naming.date : undefined;
    for (const { path, date } of datesIn(noun.fields, record)) {
      const limit = path.length === 1 && path[0] === own ? latest[noun.shape] : latest.other;
      if (limit === undefined || date <= limit) continue;
      const name = path.join(".");
      const text = say(`${name}: ${date} is far ahead`, `${name}：${date} 过于遥远`);
      found.push({ code: "far-future", at: { ...at, path }, text });
    }
  };
  return { see, end: () => found };
}

/** All dates in a record, told by how their kind describes itself. */
function datesIn(
  fields: Fields,
  values: Readonly<Record<string, unknown>>,
): { path: Path; date: string }[] {
  return Object.entries(fields).flatMap(([key, { kind }]) => {
    const value = values[key];
    if (value === undefined || value === null) return [];
    if (isDateKind(kind)) return typeof value === "string" ? [{ path: [key], date: value }] : [];
    if (!kind.inside) return [];
    const list = Array.isArray(value);
    return (list ? value : [value]).flatMap((one, index) => {
      if (typeof one !== "object" || one === null) return [];
      const deeper = datesIn(kind.inside as Fields, one as Record<string, unknown>);
      const start = list ? [key, index] : [key];
      return deeper.map(({ path, date }) => ({ path: [...start, ...path], date }));
    });
  });
}

const dateKinds = new WeakMap<object, boolean>();

function isDateKind(kind: Fields[string]["kind"]): boolean {
  const known = dateKinds.get(kind) ?? kind.schema().format === "date";
  dateKinds.set(kind, known);
  return known;
}
