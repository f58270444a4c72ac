import { RoundsError } from "./errors.ts";
import type { FindingCode } from "./findings.ts";
import type { Language, Text } from "./words.ts";
import { say } from "./words.ts";

/** What a kind may need to know to understand what a person typed. */
export interface Reading {
  readonly today: string;
  /** Decimal places of the book's currency. */
  readonly digits: number;
}

/** Where inside a record a finding is: ["contacts", 0, "phone"]. */
export type Path = readonly (string | number)[];
/** Tells what is wrong there; where no code is given it is a value that does not fit. */
export type Report = (path: Path, text: Text, code?: FindingCode) => void;

export interface Choice {
  readonly value: string;
  readonly label: Text;
  /** Other words that are understood for it when typed or imported, never shown. */
  readonly also?: readonly string[];
}

/** What a merge of two edits does with the field, for a merge driver and for undo. */
export type MergeRule = "replace" | "union" | "both" | "conflict";

export type JsonSchema = { readonly [key: string]: unknown };

/** How people call a record that a value names, by its noun and id; undefined: by its id. */
export type Called = (noun: string, id: string) => string | undefined;

/**
 * One kind of value. Each kind answers for itself, so that no other code asks which kind it is.
 * `read` takes what stands in a file (all scalars as strings), `parse` what a person typed.
 */
export interface Kind<T> {
  readonly name: string;
  /** How the value is named in usage lines: `<date>`. */
  readonly placeholder: string;
  readonly align: "left" | "right";
  readonly merge: MergeRule;
  /** @throws RoundsError bad-value or bad-date, with what would be right. */
  parse(text: string, reading: Reading): T;
  /** Reports every finding and gives undefined when the value cannot be used. */
  read(value: unknown, report: Report, digits: number): T | undefined;
  /** How a person reads it; what it names is called so, where that is known. */
  show(value: T, language: Language, called?: Called): string;
  /** What stands in the file: plain data, decimals marked by {@link FileNumber}. */
  file(value: T): unknown;
  /** One cell for JSON lists and CSV. */
  cell(value: T): string | number | boolean | readonly string[];
  schema(): JsonSchema;
  readonly choices?: readonly Choice[];
  /** The noun whose records this value names. */
  readonly refers?: string;
  /** How a value is typed, for questions. */
  readonly example?: Text;
  /** A value that may be typed several times: how the parts become one. */
  gather?(parts: readonly T[]): T;
  /** Several lines of text, for which a person's editor is opened where there is one. */
  readonly long?: boolean;
  /** A list of groups: it is shown as a table of its own. */
  readonly many?: boolean;
  /** Fields inside, for groups. */
  readonly inside?: Readonly<
    Record<string, { readonly kind: Kind<unknown>; readonly label: Text }>
  >;
}

/** A decimal that stands as a bare number in a file, with at least so many places. */
export class FileNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The error for a value that does not fit, saying what would. */
export function badValue(text: string, wanted: Text, candidates: readonly string[] = []): never {
  throw new RoundsError(
    "bad-value",
    say(`"${text}" is not ${wanted.en}`, `“${text}”不是${wanted.zh}`),
    { candidates },
  );
}
