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

/**
 * Takes a few texts out of entries without taking the entries apart: of a text its lines from top
 * to bottom.
 */
export class Picker {
  private readonly keys: readonly { field: string; piece: string; at: number }[];
  private text = "";

  constructor(fields: readonly string[]) {
    this.keys = [...new Set(fields)].map((field) => ({ field, piece: `,"${field}":`, at: -1 }));
  }

  /** Where a piece stands next; a text is looked through but once for one that is rare. */
  private next(key: { piece: string; at: number }, text: string, start: number): number {
    if (key.at < start) {
      const at = text.indexOf(key.piece, start);
      key.at = at < 0 ? text.length : at;
    }
    return key.at;
  }

  /**
   * The fields of the entry in the line from `start` to `end` of a file's text. Undefined where the
   * line is not plain, or where one of them is no text or stands there twice.
   */
  pick(text: string, start: number, end: number): AnyStored | undefined {
    plainLine.lastIndex = start;
    if (!plainLine.test(text) || plainLine.lastIndex !== end) return undefined;
    if (text !== this.text) {
      this.text = text;
      for (const key of this.keys) key.at = -1;
    }
    const entry: Record<string, unknown> & { id: string } = { id: "" };
    for (const key of this.keys) {
      const { field, piece } = key;
      const at = this.next(key, text, start);
      if (at >= end) continue;
      const value = at + piece.length;
      if (text[value] !== '"') return undefined;
      if (this.next(key, text, value) < end) return undefined;
      entry[field] = text.slice(value + 1, text.indexOf('"', value + 1));
    }
    return entry;
  }
}
