import type { AnyStored, Noun } from "../law/noun.ts";
import { edit } from "./edit.ts";
import { encodeQuickly } from "./quick-yaml.ts";

export { encodeQuickly } from "./quick-yaml.ts";

interface Rewriting {
  readonly before: string;
  /** What the text says. */
  readonly was: AnyStored;
  readonly changed: Readonly<Record<string, unknown>>;
}

/**
 * A record's text with some fields changed. One that is as the program writes it is written anew,
 * which is much quicker; in any other, pieces are replaced.
 */
export function rewritten({ fields }: Noun, { before, was, changed }: Rewriting): string {
  return encodeQuickly(fields, was) === before
    ? encodeQuickly(fields, { ...was, ...changed })
    : edit(before, fields, changed);
}

/** A new record's text. */
export function written({ fields }: Noun, values: object): string {
  return encodeQuickly(fields, values);
}
