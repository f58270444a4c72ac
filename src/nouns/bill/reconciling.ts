import type { IsoDate } from "../../law/dates.ts";
import { fold } from "../../law/names.ts";
import { say, type Text } from "../../law/words.ts";

/** A line of a supplier's statement; smallest unit, payments with a minus. */
export interface Stated {
  readonly number: string;
  readonly date: IsoDate | undefined;
  readonly minor: number;
}

/** A paper of ours that the statement should show: an invoice, or a payment with a minus. */
export interface Ours {
  readonly id: string;
  /** All numbers that the supplier may know it by. */
  readonly numbers: readonly string[];
  readonly date: IsoDate;
  readonly minor: number;
}

export const reconcileResults = [
  { value: "same", label: say("same", "一致") },
  { value: "amount", label: say("other amount", "金额不符") },
  { value: "theirs", label: say("only on the statement", "仅对账单有") },
  { value: "ours", label: say("only with us", "仅我方有") },
] as const;

export interface Reconciled {
  readonly result: (typeof reconcileResults)[number]["value"];
  readonly stated: Stated | undefined;
  readonly ours: Ours | undefined;
  /** What the statement says more than we do; smallest unit. */
  readonly differenceMinor: number;
}

export const reconcileWords: ReadonlyMap<string, Text> = new Map(
  reconcileResults.map(({ value, label }) => [value, label]),
);

/**
 * Matches a supplier's statement with our papers by number; lines of one number are taken together.
 * The differences add up to what the two totals differ by.
 */
export function reconcile(
  statement: readonly Stated[],
  ours: readonly Ours[],
): readonly Reconciled[] {
  const byNumber = new Map<string, Ours>();
  for (const one of ours) {
    for (const number of one.numbers) {
      if (!byNumber.has(fold(number))) byNumber.set(fold(number), one);
    }
  }
  const stated = new Map<string, { said: Stated; own: Ours | undefined }>();
  for (const one of statement) {
    const own = byNumber.get(fold(one.number));
    const key = own?.id ?? fold(one.number);
    const had = stated.get(key);
    const said = had ? { ...had.said, minor: had.said.minor + one.minor } : one;
    stated.set(key, { said, own });
  }
  const rows = [...stated.values()].map(({ said, own }): Reconciled => {
    if (!own) return { result: "theirs", stated: said, ours: own, differenceMinor: said.minor };
    const differenceMinor = said.minor - own.minor;
    const result = differenceMinor === 0 ? "same" : "amount";
    return { result, stated: said, ours: own, differenceMinor };
  });
  const known = new Set([...stated.values()].flatMap(({ own }) => own?.id ?? []));
  const missing = ours
    .filter(({ id }) => !known.has(id))
    .map(
      (own): Reconciled => ({
        result: "ours",
        stated: undefined,
        ours: own,
        differenceMinor: -own.minor,
      }),
    );
  return [...rows, ...missing];
}
