import type { BalanceRow } from "./change.ts";
import type { IsoDate, Period } from "./dates.ts";
import type { AnyStored, Brief, Noun, Stored } from "./noun.ts";
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
  /** The day it is for this command. */
  readonly today: IsoDate;
  /** Decimal places of the book's currency. */
  readonly digits: number;
  all<N extends Noun>(noun: N): Promise<readonly Stored<N>[]>;
  /** @throws RoundsError not-found, or unreadable when its file cannot be used. */
  get<N extends Noun>(noun: N, id: string): Promise<Stored<N>>;
  /** The record, or undefined when there is none of that id. */
  maybe<N extends Noun>(noun: N, id: string): Promise<Stored<N> | undefined>;
  /** The live records of these ids, as far as there are any, without a look at the others. */
  some<N extends Noun>(noun: N, ids: Iterable<string>): Promise<ReadonlyMap<string, Stored<N>>>;
  /** A little of every record of a noun, for which the rest of them need not be read. */
  brief<N extends Noun, B extends { readonly id: string }>(
    brief: Brief<N, B>,
  ): Promise<readonly B[]>;
  /**
   * What mentions a text anywhere, as names are compared; names in Chinese also by their pinyin or
   * its initials.
   */
  mentioning(noun: Noun, text: string): Promise<readonly AnyStored[]>;
  where<N extends Noun>(noun: N, field: string, value: string): Promise<readonly Stored<N>[]>;
  /** What is not bound into volumes: the records that still live, the entries of open months. */
  live<N extends Noun>(noun: N): Promise<readonly Stored<N>[]>;
  /** Of what is live, the records and entries with this value in this field. */
  liveWhere<N extends Noun>(noun: N, field: string, value: string): Promise<readonly Stored<N>[]>;
  /** As `liveWhere`, and of closed months at least all that is dated since a day. */
  whereSince<N extends Noun>(
    noun: N,
    wanted: { readonly field: string; readonly value: string; readonly since: IsoDate },
  ): Promise<readonly Stored<N>[]>;
  /** Of what is live, the records and entries that say anything in a field that most leave out. */
  liveWith<N extends Noun>(noun: N, field: string): Promise<readonly Stored<N>[]>;
  /** What is dated within a period, both ends included; bound or not. */
  between<N extends Noun>(noun: N, period: Period): Promise<readonly Stored<N>[]>;
  /** The rows of a section of the last closing; none before the first. */
  carried(section: string): readonly BalanceRow[];
  /** The last day of the last month that was closed. */
  readonly closedTo: IsoDate | undefined;
  /**
   * One of a noun's declared sums over all its entries, per key: the last closing and what was
   * written since. Iterating gives the keys that are not settled; `get` answers for every key.
   */
  sums(noun: Noun, name: string): Promise<ReadonlyMap<string, number>>;
  /** The same as it stood at the end of a day; keys settled at a closing before are left out. */
  sumsAt(noun: Noun, name: string, day: IsoDate): Promise<ReadonlyMap<string, number>>;
  /** A declared newest day, per key. */
  latest(noun: Noun, name: string): Promise<ReadonlyMap<string, IsoDate>>;
  /** All that a typed name may mean: several when it is ambiguous, none when unknown. */
  find(noun: Noun, typed: string): Promise<readonly Match[]>;
  /** The next free id of a record or entry; only inside a change. */
  newId(noun: Noun, values: Readonly<Record<string, unknown>>): Promise<string>;
}
