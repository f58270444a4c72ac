import type { AnyStored } from "../law/noun.ts";

const letters = '[^"\\\\\\x00-\\x1f]*';
const string = `"${letters}"`;
const number = "-?(?:0|[1-9]\\d*)(?:\\.\\d+)?";
/**
 * An entry as the program writes most of them: flat, its id first, nothing escaped. No quote stands
 * in such a line but around keys and texts, so what looks like a key is one.
 */
const value = `(?:${string}|${number}|true|false|null)`;
const plainLine = new RegExp(`\\{"id":${string}(?:,"[A-Za-z]+":${value})*\\}(?=\\n)`, "y");

/** Lines with the same keys in the same order, and which of their texts are taken. */
interface Shape {
  readonly line: RegExp;
  readonly fields: readonly string[];
}

/** So many shapes are remembered: more, and lines have little in common. */
const mostShapes = 32;

/**
 * Takes a few texts out of entries without taking the entries apart: of a text its lines from top
 * to bottom.
 */
export class Picker {
  private readonly keys: readonly { field: string; piece: string; at: number }[];
  private text = "";
  /** The shape of the last line, and of others, by their keys. */
  private shape: Shape | undefined;
  private readonly shapes = new Map<string, Shape>();

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
    const { shape } = this;
    if (shape) {
      shape.line.lastIndex = start;
      const found = shape.line.exec(text);
      if (found && shape.line.lastIndex === end) return taken(shape, found);
    }
    const entry = this.search(text, start, end);
    if (entry) this.shape = this.shapeOf(text.slice(start, end));
    return entry;
  }

  /** The shape of a plain line, for those that follow. */
  private shapeOf(plain: string): Shape | undefined {
    const keys = [...plain.matchAll(/,"([A-Za-z]+)":/g)].map(([, key = ""]) => key);
    const known = this.shapes.get(keys.join());
    if (known || this.shapes.size === mostShapes) return known;
    const fields = keys.filter((key) => this.keys.some(({ field }) => field === key));
    const pattern = keys.map((key) => {
      const isTaken = fields.includes(key);
      return `,"${key}":${isTaken ? `"(${letters})"` : value}`;
    });
    const line = new RegExp(`\\{"id":${string}${pattern.join("")}\\}(?=\\n)`, "y");
    const made = { line, fields };
    this.shapes.set(keys.join(), made);
    return made;
  }

  private search(text: string, start: number, end: number): AnyStored | undefined {
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
      const from = at + piece.length;
      if (text[from] !== '"') return undefined;
      if (this.next(key, text, from) < end) return undefined;
      entry[field] = text.slice(from + 1, text.indexOf('"', from + 1));
    }
    return entry;
  }
}

function taken({ fields }: Shape, found: RegExpExecArray): AnyStored {
  const entry: Record<string, unknown> & { id: string } = { id: "" };
  for (let at = 0; at < fields.length; at++) entry[fields[at] as string] = found[at + 1];
  return entry;
}
