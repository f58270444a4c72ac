import type { AnyStored, Noun } from "./noun.ts";
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
  | { readonly do: "append"; readonly noun: Noun; readonly entry: AnyStored };

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
}

/** Is this outcome of a verb a change to be written? */
export function isChange(outcome: object): outcome is Change {
  return "steps" in outcome && "receipt" in outcome;
}
