import type { Change, Step } from "../../src/law/change.ts";
import { RoundsError } from "../../src/law/errors.ts";
import type { AnyStored } from "../../src/law/noun.ts";

/** A record as it is after the steps of a change that set its fields. */
export function applied<R extends { readonly id: string }>(record: R, change: Change): R {
  const fields = change.steps.flatMap((step) =>
    step.do === "set" && step.id === record.id ? [step.fields] : [],
  );
  return Object.assign({}, record, ...fields) as R;
}

/** The entries that a change appends. */
export function entries<E>(change: Change): E[] {
  return change.steps.flatMap((step) => (step.do === "append" ? [step.entry as E] : []));
}

/** The record that a change makes. */
export function made<R>({ steps }: Change): R {
  const step = steps.find((one): one is Step & { do: "create" } => one.do === "create");
  return (step?.record ?? {}) as AnyStored as R;
}

/** What a rule refuses, in English; undefined when it does not. */
export function refusal(rule: () => unknown): string | undefined {
  try {
    rule();
    return undefined;
  } catch (error) {
    if (error instanceof RoundsError && error.code === "refused") return error.message;
    throw error;
  }
}

export const notes = (change: Change): string[] => (change.notes ?? []).map((one) => one.en);
