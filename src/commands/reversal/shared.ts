import { mergeRecord, mergeRule } from "../../law/merge.ts";
import { mergeTextIfClear } from "../../law/merge-text.ts";
import type { Three } from "../../law/merge-values.ts";
import type { Field } from "../../law/noun.ts";

/** Is it a set or free text, to which several people add without being in each other's way? */
export function isShared(field: Field): boolean {
  return ["union", "both"].includes(mergeRule(field));
}

/** What a change did to a field: from and to, null for none; and what stands there now. */
interface Did {
  readonly from: unknown;
  readonly to: unknown;
  readonly now: unknown;
}

/** What is left of a set or free text without what one change did to it; undefined: not clear. */
export function withoutMine(
  field: Field | undefined,
  { from, to, now }: Did,
  digits: number,
): { readonly value: unknown } | undefined {
  if (!field || !isShared(field)) return undefined;
  const [base, theirs] = [to ?? undefined, from ?? undefined];
  if (mergeRule(field) === "both") {
    const text = mergeTextIfClear({ base, ours: now, theirs } as Three<string>);
    return text === undefined ? undefined : { value: text === "" ? undefined : text };
  }
  const one = (value: unknown) => ({ value });
  const three = { base: one(base), ours: one(now), theirs: one(theirs) };
  const { values, conflicts } = mergeRecord({ fields: { value: field } }, three, digits);
  return conflicts.length > 0 ? undefined : { value: values.value };
}
