import type { Noun } from "../law/noun.ts";
import type { Text } from "../law/words.ts";

/** What becomes of a row that says of somebody new who surely is there already. */
export type SamePolicy = "refuse" | "skip" | "update" | "add";

/** A record that a row may mean though their keys differ. */
export interface SameHit {
  /** Of the book, or of a row before. */
  readonly id: string;
  /** Who it is, and why. */
  readonly text: Text;
  readonly sure: boolean;
  /** What an update leaves of the row's values, and what it adds to them. */
  readonly update: (values: Readonly<Record<string, unknown>>) => Record<string, unknown>;
}

/** Finds whom a new row may mean (R-CUS-33). */
export interface SameAs {
  readonly noun: Noun;
  readonly policy: SamePolicy;
  look(values: Readonly<Record<string, unknown>>): SameHit | undefined;
  /** A row that becomes a new record: rows after it may mean it too. */
  learn(id: string, values: Readonly<Record<string, unknown>>): void;
}
