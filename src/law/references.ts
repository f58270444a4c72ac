import type { Field, Fields } from "./noun.ts";

type Kinds = Readonly<Record<string, Pick<Field, "kind">>>;

/** The nouns whose records some fields name, inside groups too. */
export function nounsIn(fields: Kinds): ReadonlySet<string> {
  const nouns = new Set<string>();
  for (const { kind } of Object.values(fields)) {
    if (kind.refers) nouns.add(kind.refers);
    for (const noun of kind.inside ? nounsIn(kind.inside as Fields) : []) nouns.add(noun);
  }
  return nouns;
}

/** Does one of some fields, or one inside them, name records of a noun? */
export function refersTo(fields: Kinds, noun: string): boolean {
  return nounsIn(fields).has(noun);
}
