import type { AnyStored, Noun, Stored } from "./noun.ts";
import type { Settings } from "./settings.ts";

/** How a typed name led to a record. */
export interface Match {
  readonly record: AnyStored;
  /** The step of the ladder that matched; "exact" for id, code, name, phone and alias. */
  readonly by: "exact" | "beginning" | "pinyin" | "words" | "spelling";
}

/** What commands may ask of a book. Reading never fails on one broken file: that is a problem. */
export interface Facts {
  readonly settings: Settings;
  /** Decimal places of the book's currency. */
  readonly digits: number;
  all<N extends Noun>(noun: N): Promise<readonly Stored<N>[]>;
  /** @throws RoundsError not-found, or unreadable when its file cannot be used. */
  get<N extends Noun>(noun: N, id: string): Promise<Stored<N>>;
  /** The record, or undefined when there is none of that id. */
  maybe<N extends Noun>(noun: N, id: string): Promise<Stored<N> | undefined>;
  where<N extends Noun>(noun: N, field: string, value: string): Promise<readonly Stored<N>[]>;
  /** One of a noun's declared sums over its entries, per key. */
  sums(noun: Noun, name: string): Promise<ReadonlyMap<string, number>>;
  /** All that a typed name may mean: several when it is ambiguous, none when unknown. */
  find(noun: Noun, typed: string): Promise<readonly Match[]>;
  /** The next free id of a record or entry; only inside a change. */
  newId(noun: Noun, values: Readonly<Record<string, unknown>>): Promise<string>;
}
