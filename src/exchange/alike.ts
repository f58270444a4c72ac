import type { Field } from "../law/noun.ts";

/** So many different texts of a column are remembered; where there are more, hardly any repeat. */
const mostTexts = 20_000;

/**
 * What the same text of the same field means is worked out and kept once: the day, the unit and the
 * product of a million rows are few.
 */
export class Alike {
  private readonly texts = new Map<string, string>();
  private readonly values = new Map<Field, Map<string, unknown>>();

  /** One text for all that are equal. */
  text(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    if (this.texts.size < mostTexts) this.texts.set(text, text);
    return text;
  }

  /** The value of a field's text; `read` works it out, and throws where there is none. */
  value(field: Field, text: string, read: () => unknown): unknown {
    const known = this.values.get(field) ?? new Map<string, unknown>();
    this.values.set(field, known);
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read();
    const isPlain = value !== undefined && typeof value !== "object";
    if (isPlain && known.size < mostTexts) known.set(text, value);
    return value;
  }
}
