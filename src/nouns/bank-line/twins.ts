import type { IsoDate } from "../../law/dates.ts";
import { fold } from "../../law/names.ts";

/** A statement line as it is known again, and the account that it is of. */
export interface LineMark {
  readonly account: string | undefined;
  readonly key: string;
}

/** The same line read twice: by day, amount and number, without a number by all it says. */
export function lineMark(
  line: {
    readonly account?: string | undefined;
    readonly date: IsoDate;
    readonly payer?: string | undefined;
    readonly text?: string | undefined;
    readonly reference?: string | undefined;
    readonly balance?: string | undefined;
  },
  minor: number,
): LineMark {
  const { account, date, payer = "", text = "", reference, balance = "" } = line;
  const told = reference === undefined ? [payer, text, balance].map(fold) : [fold(reference)];
  return { account, key: JSON.stringify([date, minor, ...told]) };
}

/**
 * Of lines that are read in, those that are not there yet: the second of two equal lines of a
 * statement means the second of two equal ones of the book. A line of no account may be of any.
 */
export function newLines<T>(
  read: readonly T[],
  {
    markOf,
    known,
  }: { readonly markOf: (line: T) => LineMark; readonly known: readonly LineMark[] },
): readonly T[] {
  const there = new Map<string, (string | undefined)[]>();
  for (const { key, account } of known) there.set(key, [...(there.get(key) ?? []), account]);
  return read.filter((line) => {
    const { key, account } = markOf(line);
    const left = there.get(key) ?? [];
    const at = left.findIndex(
      (one) => one === account || one === undefined || account === undefined,
    );
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}
