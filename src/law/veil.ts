import { RoundsError } from "./errors.ts";
import { type AnyStored, callOf, type Fields, type Noun } from "./noun.ts";
import { say } from "./words.ts";

/** What somebody may not read: some records of one noun, and all papers about them. */
export interface Veil {
  /** The name of the noun: "customer". */
  readonly noun: string;
  readonly hidden: ReadonlySet<string>;
  /** Names of the nouns whose records are about one of it. */
  readonly papers: ReadonlySet<string>;
  /** Whose changes of such papers may be read, and whose lines of common ones. */
  readonly authors: readonly string[];
  /** Whom to ask, by name. */
  readonly ask: readonly string[];
}

const keysOf = new WeakMap<object, Map<string, readonly string[]>>();

/** The keys of the fields that name records of a noun; found once for each definition. */
function keysTo(fields: Fields, noun: string): readonly string[] {
  const byNoun = keysOf.get(fields) ?? new Map<string, readonly string[]>();
  keysOf.set(fields, byNoun);
  const known = byNoun.get(noun);
  if (known) return known;
  const all = Object.entries(fields);
  const keys = all.flatMap(([key, { kind }]) => (kind.refers === noun ? [key] : []));
  byNoun.set(noun, keys);
  return keys;
}

const linesOf = new WeakMap<object, ReadonlyMap<string, Fields>>();

/** The lists of lines that a noun may have, with the fields of a line. */
function lineFields({ fields }: Noun): ReadonlyMap<string, Fields> {
  const known = linesOf.get(fields);
  if (known) return known;
  const found = new Map(
    Object.entries(fields).flatMap(([key, { kind }]) =>
      kind.inside ? [[key, kind.inside as Fields] as const] : [],
    ),
  );
  linesOf.set(fields, found);
  return found;
}

/** The hidden record that something is or is about; undefined where it may be read. */
export function hiddenOf(
  { noun: about, hidden }: Veil,
  noun: Noun,
  record: { readonly id: string },
): string | undefined {
  if (noun.name === about) return hidden.has(record.id) ? record.id : undefined;
  const values = keysTo(noun.fields, about).map((key) => (record as AnyStored)[key]);
  return values.find((id): id is string => typeof id === "string" && hidden.has(id));
}

/** A record without its lines about what is hidden, and what these were about. */
export interface Trimmed<R> {
  readonly record: R;
  readonly hidden: readonly string[];
}

/**
 * What may be read of a paper about several: the guest list of an event without other people's
 * guests, but with those whose host reads it.
 */
export function trimmed<R extends object>(veil: Veil, noun: Noun, record: R): Trimmed<R> {
  const hidden: string[] = [];
  const kept: Record<string, unknown> = {};
  for (const [key, inside] of lineFields(noun)) {
    if (keysTo(inside, veil.noun).length === 0) continue;
    const lines = (record as Readonly<Record<string, unknown>>)[key];
    if (!Array.isArray(lines)) continue;
    const shown = lines.filter((line) => {
      const id = hiddenLine(veil, inside, line);
      if (id !== undefined) hidden.push(id);
      return id === undefined;
    });
    if (shown.length < lines.length) kept[key] = shown;
  }
  return hidden.length > 0 ? { record: { ...record, ...kept }, hidden } : { record, hidden };
}

function hiddenLine(
  { noun, hidden, authors }: Veil,
  inside: Fields,
  line: Readonly<Record<string, unknown>>,
): string | undefined {
  if (keysTo(inside, "staff").some((key) => authors.includes(String(line[key])))) return undefined;
  const ids = keysTo(inside, noun).map((key) => line[key]);
  return ids.find((id): id is string => typeof id === "string" && hidden.has(id));
}

/** Why something is not shown, and whom to ask. */
export function veilRefusal({ ask }: Veil, noun: Noun, record: AnyStored): RoundsError {
  return new RoundsError(
    "refused",
    say(
      `${callOf(noun, record)}: somebody else's customer, and here everybody reads only their own`,
      `${callOf(noun, record)}：属于他人客户，本账册只能查看本人客户的资料`,
    ),
    ask.length > 0 ? { hint: say(`ask ${ask.join(", ")}`, `请联系：${ask.join("、")}`) } : {},
  );
}
