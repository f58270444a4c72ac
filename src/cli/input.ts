import { RoundsError } from "../law/errors.ts";
import type { Reading } from "../law/kind.ts";
import type { Field } from "../law/noun.ts";
import { join, say, type Text } from "../law/words.ts";
import type { Verb } from "../nouns/verb.ts";

/** creditLimit is --credit-limit; a field may have a flag name of its own. */
export function flagName(key: string, field: Field): string {
  return field.flag ?? key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What a person typed for each field of a verb, as text; true for a bare switch. */
export type Typed = Readonly<Record<string, string | readonly string[] | boolean | undefined>>;

/** All fields of a verb: its arguments first, then its flags, in the order of the form. */
export function inputFields(verb: Verb): Readonly<Record<string, Field>> {
  const known = fieldsOf.get(verb) ?? { ...verb.arguments, ...verb.flags };
  fieldsOf.set(verb, known);
  return known;
}

const fieldsOf = new WeakMap<Verb, Readonly<Record<string, Field>>>();

/** Is this field an argument of the verb rather than a flag? */
export function isArgument(verb: Verb, key: string): boolean {
  return verb.arguments !== undefined && key in verb.arguments;
}

/** How a field is named on the command line, for messages. */
export function spelled(verb: Verb, key: string): string {
  const field = inputFields(verb)[key] as Field;
  return isArgument(verb, key)
    ? `<${key === "which" ? field.kind.placeholder : key}>`
    : `--${flagName(key, field)}`;
}

/** One typed value by its field's kind; repeated flags of a group add up. */
export function parseOne(
  field: Field,
  text: string | readonly string[],
  reading: Reading,
): unknown {
  if (typeof text === "string") return field.kind.parse(text, reading);
  const parsed = text.map((one) => field.kind.parse(one, reading));
  return field.kind.gather ? field.kind.gather(parsed) : parsed;
}

/** Parses all typed values; every mistake is named at once. @throws RoundsError */
export function parseTyped(verb: Verb, typed: Typed, reading: Reading): Record<string, unknown> {
  const fields = inputFields(verb);
  const values: Record<string, unknown> = {};
  const mistakes: { key: string; error: RoundsError }[] = [];
  for (const [key, text] of Object.entries(typed)) {
    const field = fields[key];
    if (!field || text === undefined) continue;
    const isEmpty = Array.isArray(text) ? text.every((one) => one === "") : text === "";
    if (isEmpty) {
      values[key] = undefined;
      if (!field.required) continue;
    }
    try {
      if (isEmpty) throw new RoundsError("missing-value", say("this is needed", "不能为空"));
      values[key] = typeof text === "boolean" ? text : parseOne(field, text, reading);
    } catch (error) {
      if (!(error instanceof RoundsError)) throw error;
      mistakes.push({ key, error });
    }
  }
  const [first] = mistakes;
  if (!first) return values;
  const told = mistakes.map(({ key, error }): Text => {
    const name = spelled(verb, key);
    return say(`${name}: ${error.text.en}`, `${name}：${error.text.zh}`);
  });
  throw new RoundsError(first.error.code, join(told), {
    ...first.error.details,
    candidates: mistakes.length === 1 ? (first.error.details.candidates ?? []) : [],
  });
}

/** The fields that must be given and are not. */
export function missingKeys(verb: Verb, values: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(inputFields(verb))
    .filter(([key, field]) => field.required && values[key] === undefined)
    .map(([key]) => key);
}

/** Says which flags are missing, where nobody can be asked. */
export function missingError(verb: Verb, keys: readonly string[]): RoundsError {
  const fields = inputFields(verb);
  const names = keys.map((key) => spelled(verb, key));
  const labels = keys.map((key) => fields[key]?.label.zh ?? key);
  const [example] = verb.examples;
  return new RoundsError(
    "missing-value",
    say(
      `missing: ${names.join(", ")}`,
      `缺少：${names.map((n, i) => `${n}（${labels[i]}）`).join("、")}`,
    ),
    example ? { hint: say(`for example: ${example}`, `例如：${example}`) } : {},
  );
}

/** Fills in what nobody said and what the definition knows: today, me, the usual choice. */
export function withInitials(
  verb: Verb,
  values: Readonly<Record<string, unknown>>,
  facts: { readonly today: string; readonly me: string | undefined },
): Record<string, unknown> {
  const filled: Record<string, unknown> = { ...values };
  for (const [key, field] of Object.entries(inputFields(verb))) {
    if (filled[key] === undefined && field.initial) {
      const value = field.initial(facts);
      if (value !== undefined) filled[key] = value;
    }
  }
  return filled;
}
