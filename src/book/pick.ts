import type { AnyStored } from "../law/noun.ts";

const string = '"[^"\\\\\\x00-\\x1f]*"';
const number = "-?(?:0|[1-9]\\d*)(?:\\.\\d+)?";
/**
 * An entry as the program writes most of them: flat, its id first, nothing escaped. No quote stands
 * in such a line but around keys and texts, so what looks like a key is one.
 */
const plainLine = new RegExp(
  `\\{"id":${string}(?:,"[A-Za-z]+":(?:${string}|${number}|true|false|null))*\\}(?=\\n)`,
  "y",
);

/** Takes a few texts out of entries without taking the entries apart. */
export class Picker {
  private readonly keys: readonly (readonly [field: string, piece: string])[];

  constructor(fields: readonly string[]) {
    this.keys = [...fields].map((field) => [field, `,"${field}":`]);
  }

  /**
   * The fields of the entry in the line from `start` to `end` of a file's text. Undefined where the
   * line is not plain, or where one of them is no text or stands there twice.
   */
  pick(text: string, start: number, end: number): AnyStored | undefined {
    plainLine.lastIndex = start;
    if (!plainLine.test(text) || plainLine.lastIndex !== end) return undefined;
    const entry: Record<string, unknown> & { id: string } = { id: "" };
    for (const [field, piece] of this.keys) {
      const at = text.indexOf(piece, start);
      if (at < 0 || at >= end) continue;
      const value = at + piece.length;
      if (text[value] !== '"') return undefined;
      const again = text.indexOf(piece, value);
      if (again >= 0 && again < end) return undefined;
      entry[field] = text.slice(value + 1, text.indexOf('"', value + 1));
    }
    return entry;
  }
}
