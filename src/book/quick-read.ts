/** Plain data of a file: texts, lists, and maps of these. */
type Plain = string | readonly unknown[] | Record<string, unknown> | undefined;

/** Thrown where something is outside the subset: the whole text is left to the YAML library. */
const notPlain = new Error("not plain");

/** What may mean something else to YAML, or to those who look for the marks of a merge. */
const strange = /[\0-\x09\x0b-\x1f\x7f\u2028\u2029\ufeff]/;
const plainKey = /^\p{L}[\p{L}\p{N}_-]{0,99}$/u;
/** How a text begins that needs no quotes. */
const bareStart = /^(?:[^\s,[\]{}#&*!|>'"%@`?:-]|[?:-][^\s])/;
const nothing = /^(?:~|null|Null|NULL)$/;
/** A text in double quotes with the escapes that JSON has too. */
const doubleQuoted = /^"(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"$/;
const singleQuoted = /^'(?:[^']|'')*'$/;
const flowList = /^\[ (.*) \]$/;
const flowItem = /(?:"((?:[^"\\])*)"|([\p{L}\p{N}][\p{L}\p{N}_./-]*))(?:, |$)/uy;
const deepest = 20;

/**
 * Reads YAML as this program writes it, many times faster than the YAML library and without loading
 * it: maps and lists of maps by indentation, one-line scalars, lists of words, literal blocks.
 * Gives what the library would give, all scalars as texts; whatever is not surely in this subset
 * gives undefined, and the library is asked.
 */
export function readQuickly(text: string): Record<string, unknown> | undefined {
  if (strange.test(text) || !text.endsWith("\n")) return undefined;
  try {
    return new QuickReader(text).document();
  } catch (error) {
    if (error === notPlain) return undefined;
    throw error;
  }
}

class QuickReader {
  private readonly lines: readonly string[];
  private next = 0;
  /** The line that is read: how far it is indented, and what stands after that. */
  private indent = -1;
  private content = "";

  constructor(text: string) {
    this.lines = text.slice(0, -1).split("\n");
  }

  document(): Record<string, unknown> {
    this.advance();
    if (this.indent !== 0) throw notPlain;
    const map = this.map(0, 0);
    if (this.indent >= 0) throw notPlain;
    return map;
  }

  /** Goes to the next line that says something; indent -1 when there is none. */
  private advance(): void {
    for (; this.next < this.lines.length; this.next++) {
      const line = this.lines[this.next] as string;
      if (line === "" || line.startsWith("#")) continue;
      let indent = 0;
      while (line.charCodeAt(indent) === 32) indent++;
      this.indent = indent;
      this.content = indent === 0 ? line : line.slice(indent);
      this.next++;
      return;
    }
    this.indent = -1;
    this.content = "";
  }

  private map(indent: number, depth: number): Record<string, unknown> {
    if (depth > deepest) throw notPlain;
    const map: Record<string, unknown> = {};
    const empty: string[] = [];
    while (this.indent === indent) {
      const key = keyOf(this.content);
      if (key === undefined) break;
      if (Object.hasOwn(map, key) || empty.includes(key)) throw notPlain;
      const value = this.value(this.content.slice(key.length + 2), indent, depth);
      if (value === undefined) empty.push(key);
      else map[key] = value;
    }
    if (this.indent > indent) throw notPlain;
    return map;
  }

  /** What a key or a dash stands before; afterwards the next line is the one to read. */
  private value(written: string, indent: number, depth: number): Plain {
    if (written === "") {
      this.advance();
      if (this.indent === indent + 2 && !this.content.startsWith("-")) {
        if (keyOf(this.content) === undefined) throw notPlain;
        return this.map(indent + 2, depth + 1);
      }
      const isList = this.content.startsWith("- ");
      if (isList && (this.indent === indent || this.indent === indent + 2)) {
        return this.list(this.indent, depth + 1);
      }
      return undefined;
    }
    if (written === "|" || written === "|-" || written === "|+") {
      return this.block(indent + 2, written.slice(1));
    }
    this.advance();
    return scalar(written);
  }

  private list(indent: number, depth: number): readonly unknown[] {
    const list: unknown[] = [];
    while (this.indent === indent && this.content.startsWith("- ")) {
      const item = this.content.slice(2);
      let value: Plain;
      if (keyOf(item) !== undefined) {
        this.indent = indent + 2;
        this.content = item;
        value = this.map(indent + 2, depth + 1);
      } else {
        this.advance();
        value = scalar(item);
      }
      if (value !== undefined) list.push(value);
    }
    if (this.indent > indent) throw notPlain;
    return list;
  }

  /** The lines of a literal block; `chomp` says what becomes of the line breaks at its end. */
  private block(indent: number, chomp: string): string {
    const before = " ".repeat(indent);
    const lines: string[] = [];
    for (; this.next < this.lines.length; this.next++) {
      const line = this.lines[this.next] as string;
      if (line === "") lines.push(line);
      else if (!line.startsWith(before)) break;
      else if (line.trim() === "") throw notPlain;
      else lines.push(line.slice(indent));
    }
    const first = lines[0];
    if (first === undefined || first === "" || first.startsWith(" ")) throw notPlain;
    this.advance();
    if (chomp === "+") return `${lines.join("\n")}\n`;
    while (lines.at(-1) === "") lines.pop();
    return chomp === "-" ? lines.join("\n") : `${lines.join("\n")}\n`;
  }
}

/** The keys met so far, so that each is looked at once and is one text in memory. */
const known = new Map<string, string>();

/** The key with which a line begins; "key: " alone is none here. */
function keyOf(content: string): string | undefined {
  const end = content.indexOf(":");
  const { length } = content;
  if (end + 1 < length && (content.charCodeAt(end + 1) !== 32 || end + 2 === length)) return;
  const key = content.slice(0, end);
  const found = known.get(key);
  if (found !== undefined || end < 1 || !plainKey.test(key)) return found;
  if (known.size < 1000) known.set(key, key);
  return key;
}

function scalar(written: string): Plain {
  const first = written.charCodeAt(0);
  if (first === 0x22) {
    if (!written.includes("\\") && written.indexOf('"', 1) === written.length - 1) {
      if (written.length === 1) throw notPlain;
      return written.slice(1, -1);
    }
    if (!doubleQuoted.test(written)) throw notPlain;
    return JSON.parse(written) as string;
  }
  if (first === 0x27) {
    if (!singleQuoted.test(written)) throw notPlain;
    return written.slice(1, -1).replaceAll("''", "'");
  }
  if (first === 0x5b) return words(written);
  if (!bareStart.test(written) || written.endsWith(" ") || written.endsWith(":")) throw notPlain;
  if (written.includes(": ") || written.includes(" #")) throw notPlain;
  return nothing.test(written) ? undefined : written;
}

/** A list of words on one line. */
function words(written: string): readonly string[] {
  if (written === "[]") return [];
  const inner = flowList.exec(written)?.[1];
  if (inner === undefined) throw notPlain;
  const list: string[] = [];
  flowItem.lastIndex = 0;
  while (flowItem.lastIndex < inner.length) {
    const item = flowItem.exec(inner);
    if (!item) throw notPlain;
    const word = item[1] ?? (item[2] as string);
    if (item[1] !== undefined || !nothing.test(word)) list.push(word);
  }
  if (inner.endsWith(", ")) throw notPlain;
  return list;
}
