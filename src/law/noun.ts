import type { Approvable } from "./approval.ts";
import type { Kind, MergeRule } from "./kind.ts";
import type { Text } from "./words.ts";

/** How a person may name a record by this field; the order is the order of trust. */
export type Find = "code" | "name" | "phone" | "alias";

export interface FieldOptions {
  readonly required?: boolean;
  /** Importance as a column of `list`, 1 to 9; none: shown only when asked for by `--columns`. */
  readonly list?: number;
  readonly find?: Find;
  /** Asked on a terminal even though it may be left empty. */
  readonly ask?: boolean;
  /** Other headers that an import accepts for it. */
  readonly headers?: readonly string[];
  /** The name of its flag, where that is not the key: one `--contact` for each of the contacts. */
  readonly flag?: string;
  /** Set by rules, not typed: no flag and no question. */
  readonly kept?: boolean;
  /** What it holds is told of other papers: their days are none of this record's own. */
  readonly quotes?: true;
  /** What a merge of two edits does, where that is not what its kind does. */
  readonly merge?: MergeRule;
  /** Of a list that is merged item by item: one more or fewer is an edit of money or stock. */
  readonly guarded?: true;
  /** What it is when nobody says: a pure function of the day and the person. */
  readonly initial?: (facts: {
    readonly today: string;
    readonly me: string | undefined;
  }) => unknown;
  /** One more sentence of help. */
  readonly help?: Text;
  /** How a value may be typed, where neither its kind nor a default tells it. */
  readonly sample?: Text;
  /** The heading it stands under, where a noun has many fields. */
  readonly heading?: Text;
}

export interface Field<T = unknown> extends FieldOptions {
  readonly kind: Kind<T>;
  readonly label: Text;
}

export type Fields = Readonly<Record<string, Field>>;

type RequiredKeys<F extends Fields> = {
  [K in keyof F]: F[K] extends { readonly required: true } ? K : never;
}[keyof F];

type ValueOf<F> = F extends { readonly kind: Kind<infer T> } ? T : never;

/** The values of a set of fields, typed from their definition. */
export type Values<F extends Fields> = {
  readonly [K in RequiredKeys<F>]: ValueOf<F[K]>;
} & {
  readonly [K in Exclude<keyof F, RequiredKeys<F>>]?: ValueOf<F[K]> | undefined;
};

/** A field: its kind, its label in both languages, and what else is to be known of it. */
export function field<T>(
  kind: Kind<T>,
  label: Text,
  options: FieldOptions & { readonly required: true },
): Field<T> & { readonly required: true };
export function field<T>(kind: Kind<T>, label: Text, options?: FieldOptions): Field<T>;
export function field<T>(kind: Kind<T>, label: Text, options: FieldOptions = {}): Field<T> {
  return { kind, label, ...options };
}

/** Fields that belong together, under one heading of a page and of the help. */
export function under<const F extends Fields>(heading: Text, fields: F): F {
  const headed = Object.entries(fields).map(([key, one]) => [key, { ...one, heading }] as const);
  return Object.fromEntries(headed) as Fields as F;
}

/** How ids are made: a slug of a field's text, or prefix, day, letter and author. */
export type Naming =
  | { readonly by: "slug"; readonly of: readonly string[] }
  | { readonly by: "day"; readonly prefix: string; readonly date: string };

/** A sum that is kept up to date per file: entries give keys and units to add. */
export interface Sum {
  readonly name: string;
  readonly of: (entry: never, digits: number) => readonly (readonly [key: string, units: number])[];
  /** The fields that `of` looks at, where all of them are texts: nothing else need be read. */
  readonly reads?: readonly string[];
  readonly balance: Balance;
}

/** How a sum stands in a closing: a row per key in a section, the figure in a column of it. */
export interface Balance {
  readonly section: string;
  /** The columns that make up the key, in the order of its parts, which a "|" parts. */
  readonly keys: readonly string[];
  readonly column: string;
  /** The units: millionths of a quantity, or the smallest unit of the currency. */
  readonly scale: "quantity" | "money";
  /** The noun of the records that the keys name, where these may be bound into a volume. */
  readonly papers?: Noun;
}

/** The newest day of something per key: of the last visit of each customer. */
export interface Latest {
  readonly name: string;
  /** Where a closing keeps it: section, column of the key, column of the day. */
  readonly section: string;
  readonly key: string;
  readonly column: string;
  readonly of: (all: readonly never[]) => Iterable<readonly [key: string, day: string]>;
}

/** What a record's noun may ask when a month is closed: by then, what had been written. */
export interface Settling {
  /** The last day of the month. */
  readonly to: string;
  readonly digits: number;
  /** A declared sum up to that day, in its units. */
  readonly sum: (name: string, key: string) => number;
}

/** A sum that must not fall below zero when entries are taken back. */
export interface Floor {
  readonly sum: string;
  readonly mayFall: (settings: { readonly negativeStock: boolean }) => boolean;
  readonly short: (key: string, units: number) => Text;
  /** What to do about it. */
  readonly remedy?: (key: string) => Text;
}

/** A sum by paper that must not come to more than its paper says when entries are taken back. */
export interface Ceiling {
  readonly sum: string;
  readonly paper: Noun;
  /** What the paper comes to; an amount as a decimal. */
  readonly most: (paper: never) => string;
  /** `left`: what there is room for; `units`: what would come to it; smallest unit. */
  readonly over: (paper: never, units: { left: number; added: number }, digits: number) => Text;
  readonly remedy: (paper: never, added: number, digits: number) => Text;
}

export interface Noun<F extends Fields = Fields> {
  readonly name: string;
  readonly label: Text;
  /** The folder of its files, also the plural of its name. */
  readonly folder: string;
  readonly plural: Text;
  /** A record has a life and a file of its own; an entry is a line that never changes. */
  readonly shape: "record" | "entry";
  readonly naming: Naming;
  /** Records of it may be equal in all: rows of a table need no key, who imports finds twins. */
  readonly repeats?: true;
  readonly fields: F;
  /** The field that names the member of staff whose record it is. */
  readonly keeper?: string;
  readonly sums?: readonly Sum[];
  readonly latest?: readonly Latest[];
  /** Why a month cannot be closed while this paper of it stands as it does. */
  readonly unfinished?: (record: never, to: string) => Text | undefined;
  /** Is nothing left to be done about it, so that it may be bound when its month is closed? */
  readonly settled?: (record: never, facts: Settling) => boolean;
  /** The field of an entry that names the entry it takes back, and how the opposite is made. */
  readonly reverse?: (entry: never) => Readonly<Record<string, unknown>>;
  /** Sums that taking entries back must not bring below zero, and what to say when it would. */
  readonly floors?: readonly Floor[];
  readonly ceilings?: readonly Ceiling[];
  /** Why a record or entry may not be removed by itself: it is part of something larger. */
  readonly bound?: (record: never) => Text | undefined;
  /** Fields that can no longer be edited as the record stands, and why. */
  readonly fixed?: (record: never) => { readonly fields: readonly string[]; readonly why: Text };
  /** What must hold between the fields of one record; every finding is reported. */
  readonly agree?: (record: never, facts: { readonly digits: number }) => readonly Finding[];
  /** A plain file that shows the record outside its own: it comes, changes and goes with it. */
  readonly rendering?: (record: never) => Rendering;
  /** How it comes under the firm's approvals, with `...approvalFields` among its fields. */
  readonly approval?: Approvable;
  /** The few words that tell one record from another in messages. */
  readonly call?: (record: never) => string;
}

/** A file that is made of a record, for people and other programs. */
export interface Rendering {
  /** From the book's folder: "outbox/MS261122A.txt". Its folder is hidden from git. */
  readonly path: string;
  readonly text: string;
  /** Does it stand there now? A message that was sent has left the outbox. */
  readonly isThere: boolean;
}

export interface Finding {
  readonly path: readonly (string | number)[];
  readonly text: Text;
}

/** A stored record or entry of a noun. */
export type Stored<N extends Noun> = Values<N["fields"]> & { readonly id: string };

/**
 * The little that a command looks at in every record of a noun. It is remembered by itself, so that
 * a large noun need not be read as a whole. The program's version is part of what is remembered.
 */
export interface Brief<N extends Noun, B extends { readonly id: string }> {
  readonly noun: N;
  /** What it is remembered as, where a noun has several: "cards". */
  readonly name?: string;
  readonly of: (record: Stored<N>) => B;
}

/** Any stored record, where the noun is not known at compile time. */
export type AnyStored = Readonly<Record<string, unknown>> & { readonly id: string };

/** Declares a noun; the one definition from which all else is derived. */
export function defineNoun<const F extends Fields>(noun: Noun<F>): Noun<F> {
  return noun;
}

/** Is it a record of a day, as orders and visits are, that may be bound with its month? */
export function isPaper({ shape, naming }: Noun): boolean {
  return shape === "record" && naming.by === "day";
}

/** The words by which a person knows a record: its name or number, else its id. */
export function callOf(noun: Noun, record: AnyStored): string {
  if (noun.call) return noun.call(record as never);
  for (const [key, one] of Object.entries(noun.fields)) {
    if (one.find === "name" && typeof record[key] === "string") return record[key];
  }
  return record.id;
}
