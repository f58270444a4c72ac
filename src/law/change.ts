import type { IsoDate } from "./dates.ts";
import type { AnyStored, Latest, Noun, Sum } from "./noun.ts";
import type { Text } from "./words.ts";

/** One thing that a change does. New values only; the book adds what was there before. */
export type Step =
  | { readonly do: "create"; readonly noun: Noun; readonly record: AnyStored }
  | {
      readonly do: "set";
      readonly noun: Noun;
      readonly id: string;
      /** The fields that change; undefined takes a field away. */
      readonly fields: Readonly<Record<string, unknown>>;
    }
  | { readonly do: "remove"; readonly noun: Noun; readonly id: string }
  | { readonly do: "restore"; readonly noun: Noun; readonly id: string; readonly text: string }
  /** Gives a record's file another whole text: what stood there before, to the byte. */
  | { readonly do: "text"; readonly noun: Noun; readonly id: string; readonly text: string }
  | { readonly do: "append"; readonly noun: Noun; readonly entry: AnyStored }
  /** Writes a file of records or entries anew: another form of what it says, no other fact. */
  | { readonly do: "file"; readonly noun: Noun; readonly path: string; readonly text: string }
  /** Settles what a merge left open in a file: the whole text it gets, or that it goes. */
  | {
      readonly do: "settle";
      readonly noun: Noun;
      readonly id: string;
      readonly path: string;
      readonly text: string | undefined;
      /** For the change log: of each field what lost and what was chosen, null for none. */
      readonly fields?: Readonly<Record<string, readonly [lost: unknown, chosen: unknown]>>;
    }
  | { readonly do: "close"; readonly noun: Noun; readonly draft: ClosingDraft }
  | {
      readonly do: "reopen";
      readonly noun: Noun;
      readonly month: string;
      /** The nouns whose records may have been bound. */
      readonly nouns: readonly Noun[];
    };

/** One row of a section of a closing: figures as decimals. */
export type BalanceRow = Readonly<Record<string, string>>;

/** What stood at the end of the last closed month, or nothing before the first closing. */
export interface Opening {
  /** A map of the caller's own, which answers for bound papers too. */
  readonly sums: (sum: Sum) => Map<string, number>;
  readonly latest: (one: Latest) => ReadonlyMap<string, IsoDate>;
  /** What a sum had come to about a paper that is bound; undefined where it is not. */
  readonly bound: (sum: Sum, key: string) => number | undefined;
  readonly rows: (section: string) => readonly BalanceRow[];
}

/** What a month end comes to, before the hashes of the files are known. */
export interface ClosingDraft {
  /** YYYY-MM */
  readonly month: string;
  /** The balances at the end of the month, by section. */
  readonly sections: Readonly<Record<string, readonly BalanceRow[]>>;
  /** The nouns whose entries of the month are locked. */
  readonly entries: readonly Noun[];
  /** The settled records that are bound into the month's volumes. */
  readonly binds: readonly Bound[];
}

/** Records of one noun that are bound, and the sums that had been reached about each. */
export interface Bound {
  readonly noun: Noun;
  readonly records: readonly AnyStored[];
  readonly sums: (id: string) => Readonly<Record<string, string>> | undefined;
}

/**
 * What a rule decided, as plain data: nothing has been written yet. Dry run, the change log, undo,
 * the receipt and the check whether a file has moved on all work from it.
 */
export interface Change {
  readonly steps: readonly Step[];
  /** One line that says what was done. */
  readonly receipt: Text;
  /** What a person should know besides: a warning, what is left, what comes next. */
  readonly notes?: readonly Text[];
  /** Why, in the person's words. */
  readonly why?: string | undefined;
  /** The logged change that this one takes back. */
  readonly undoes?: string | undefined;
  /** When that change was made: after a merge two changes may bear one id. */
  readonly undoesAt?: string | undefined;
  /** How to go back, where that is not `undo`; for the receipt. */
  readonly back?: Text;
}

/** Is this outcome of a verb a change to be written? */
export function isChange(outcome: object): outcome is Change {
  return "steps" in outcome && "receipt" in outcome;
}
