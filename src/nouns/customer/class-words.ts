import type { Choice } from "../../law/kind.ts";
import { fold } from "../../law/names.ts";
import { grades } from "./choices.ts";
import { consumptionClasses, tiers, valueClasses } from "./fields/classes.ts";

/** What tells which class a customer is of. */
export interface Classed {
  readonly grade?: string | undefined;
  readonly tier?: string | undefined;
  readonly valueClass?: string | undefined;
  readonly consumption?: string | undefined;
}

function wordsOf(choices: readonly Choice[], value: string | undefined): string[] {
  const one = choices.find((choice) => choice.value === value);
  return one ? [one.label.en, one.label.zh, ...(one.also ?? [])] : [];
}

/**
 * The words by which a price list or a policy may mean a customer by class: grade A, large, high
 * value; the value class by its code too. Folded for comparison.
 */
export function classWords(customer: Classed): ReadonlySet<string> {
  const { grade, tier, valueClass, consumption } = customer;
  const words = [
    ...wordsOf(grades, grade),
    ...wordsOf(tiers, tier),
    ...(valueClass === undefined ? [] : [valueClass]),
    ...wordsOf(valueClasses, valueClass),
    ...wordsOf(consumptionClasses, consumption).filter((word) => /\p{Script=Han}/u.test(word)),
  ];
  return new Set(words.map(fold));
}
