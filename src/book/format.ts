import { isDeepStrictEqual } from "node:util";
import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
} from "yaml";
import type { Problem } from "../law/errors.ts";
import { finding } from "../law/finding.ts";
import type { Kind } from "../law/kind.ts";
import type { Fields, Noun } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { writing } from "./codec.ts";
import { reading, saysTheSame } from "./edit.ts";
import { byteOrderMark } from "./marker.ts";
import { encodeQuickly } from "./quick-yaml.ts";
import type { Shelf } from "./shelf.ts";

/**
 * A record's text as the program would write it: keys in the definition's order, those that are
 * nobody's behind them, one way of indenting, LF, one newline at the end. Comments stay with what
 * they stand above. The text itself where it is right, or where anything would be lost.
 */
export function formatRecord(text: string, fields: Fields): string {
  const plain = plainLines(text);
  const document = parseDocument(plain, reading);
  const { contents } = document;
  if (document.errors.length > 0 || !isMap(contents) || /[:-] +[&*]/.test(plain)) return text;
  const map = contents as unknown as YAMLMap;
  order(map, fields);
  const written = document.toString(writing);
  const isSame =
    saysTheSame(text, written) && isDeepStrictEqual(comments(plain), comments(written));
  return isSame ? written : text;
}

/** What is wrong with the form of a file, at the first line that would be written otherwise. */
export async function formFinding(
  noun: Noun,
  file: string,
  shelf: Shelf,
): Promise<Problem | undefined> {
  const text = shelf.text(file);
  const formed =
    noun.shape === "entry"
      ? formatEntries(text, noun)
      : (await isCanonical(noun, file, shelf))
        ? text
        : formatRecord(text, noun.fields);
  if (formed === text) return undefined;
  const [old, fresh] = [text, formed].map((one) => one.split("\n"));
  const at = old?.findIndex((line, index) => line !== fresh?.[index]) ?? -1;
  const told = say("not written as the program writes it", "写法与程序不同");
  return finding("format", told, { file, line: Math.max(0, at) + 1, column: 1 });
}

/** Is a record's text just what the program writes for its values? A quick yes, without parsing. */
async function isCanonical(noun: Noun, file: string, shelf: Shelf): Promise<boolean> {
  const { values, problems } = await shelf.decode(file, noun.fields);
  if (!values || problems.length > 0) return false;
  return encodeQuickly(noun.fields, values) === shelf.text(file);
}

/**
 * Lines of entries as the program would write them: id first, keys in the definition's order, no
 * needless blanks, LF, one newline at the end. Lines in which anything would be lost stay.
 */
export function formatEntries(text: string, noun: Noun): string {
  const lines = `${plainLines(text).replace(/\n+$/, "")}\n`.split("\n");
  return lines.map((line) => (line === "" ? line : formatLine(line, noun))).join("\n");
}

function formatLine(line: string, noun: Noun): string {
  const entry = parsed(line);
  if (!entry) return line;
  const known = ["id", ...Object.keys(noun.fields)];
  const others = Object.keys(entry).filter((key) => !known.includes(key));
  const keys = [...known, ...others].filter((key) => Object.hasOwn(entry, key));
  const written = JSON.stringify(Object.fromEntries(keys.map((key) => [key, entry[key]])));
  if (written === line) return line;
  // A key that stands twice, or a number that is too long to be exact, would not survive.
  const isSafe = parseDocument(line).errors.length === 0 && !/[:,[]\s*-?\d{16,}/.test(line);
  return isSafe && isDeepStrictEqual(parsed(written), entry) ? written : line;
}

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    const isEntry = typeof entry === "object" && entry !== null && !Array.isArray(entry);
    return isEntry ? (entry as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Without a byte order mark, and with LF. */
function plainLines(text: string): string {
  const bare = text.startsWith(byteOrderMark) ? text.slice(byteOrderMark.length) : text;
  return bare.replaceAll("\r\n", "\n");
}

type Inside = Kind<unknown>["inside"];

function order(map: YAMLMap, fields: Inside): void {
  const ranks = Object.keys(fields ?? {});
  const rank = (pair: Pair): number => {
    const at = ranks.indexOf(keyOf(pair));
    return at < 0 ? ranks.length : at;
  };
  const [first] = map.items;
  const sorted = fields ? [...map.items].sort((a, b) => rank(a) - rank(b)) : map.items;
  if (first && sorted[0] !== first) keepComment(map, first);
  map.items = sorted;
  for (const pair of map.items) {
    const inside = fields?.[keyOf(pair)]?.kind.inside;
    const values = isSeq(pair.value) ? pair.value.items : [pair.value];
    for (const one of values) if (inside && isMap(one)) order(one as YAMLMap, inside);
  }
}

/**
 * A comment right above the first key belongs to it and goes where the key goes; what stands apart
 * above it heads the file.
 */
function keepComment(map: YAMLMap, { key }: Pair): void {
  if (!map.commentBefore || !isNode(key)) return;
  const parts = map.commentBefore.split("\n\n");
  const own = parts.pop() ?? "";
  key.commentBefore = key.commentBefore ? `${own}\n${key.commentBefore}` : own;
  map.commentBefore = parts.length > 0 ? parts.join("\n\n") : null;
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : "";
}

/** All lines of comments in a text, sorted. */
function comments(text: string): string[] {
  const document = parseDocument(text, reading);
  const found: (string | null | undefined)[] = [document.commentBefore, document.comment];
  visit(document, (_, node) => {
    if (isNode(node)) found.push(node.commentBefore, node.comment);
  });
  return found.flatMap((one) => (one ? one.split("\n").map((line) => line.trim()) : [])).sort();
}
