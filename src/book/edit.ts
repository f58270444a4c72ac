import { isDeepStrictEqual } from "node:util";
import {
  Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  Scalar,
  type Tags,
  YAMLMap,
  type YAMLSeq,
} from "yaml";
import { isDecimal, shortest } from "../law/decimal.ts";
import { invariant } from "../law/errors.ts";
import { FileNumber, type Kind } from "../law/kind.ts";
import { fileGroup } from "../law/kinds/groups.ts";
import type { Fields } from "../law/noun.ts";
import { encode, isPlainMap, toNode, toPlain, writing } from "./codec.ts";

/** Numbers are written as they were read: a telephone 0571 must not become 571. */
function customTags(tags: Tags): Tags {
  return tags.map((tag) => {
    if (typeof tag !== "object" || !/:(int|float)$/.test(tag.tag)) return tag;
    const { stringify } = tag as { stringify?: (...all: unknown[]) => string };
    return {
      ...tag,
      stringify: (node: Scalar, ...rest: unknown[]) =>
        node.source ?? stringify?.(node, ...rest) ?? String(node.value),
    };
  }) as Tags;
}

/** How a text is read that is to be written again. */
export const reading = { customTags, version: "1.2" } as const;

type Root = YAMLMap<unknown, unknown>;

/** The fields of a group; undefined for a scalar, or for a map whose keys are anybody's. */
type Inside = Kind<unknown>["inside"];

/** A piece of a text to be replaced; `from` and `to` are the same where something is put in. */
interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** What comes first of several that are put in at one place. */
  readonly rank: number;
}

/**
 * A pair as it stands in the text: where it begins, where its last line ends, where the next
 * begins.
 */
interface Written {
  readonly key: string | undefined;
  readonly from: number;
  readonly to: number;
  readonly next: number;
  /** How the pair would be written anew, unchanged. */
  readonly anew: string | undefined;
}

interface Editing {
  readonly text: string;
  /** The fields to be changed. */
  readonly keys: readonly string[];
  /** The definition's order of keys. */
  readonly order: readonly string[];
}

/**
 * Sets some fields in the text of a record and leaves every other byte as it was written: comments,
 * unknown keys, the order of keys, blank lines, spaces. `undefined` takes a field away. New keys
 * come where the definition's order has them.
 */
export function edit(
  text: string,
  fields: Fields,
  changed: Readonly<Record<string, unknown>>,
): string {
  const document = parseDocument(text, reading);
  invariant(document.errors.length === 0, "only a readable file is edited");
  const plain = fileGroup(fields, changed);
  if (document.contents === null) {
    return `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${encode(fields, plain)}`;
  }
  invariant(isMap(document.contents), "a record is a map");
  const map = document.contents as unknown as Root;
  const editing = { text, keys: Object.keys(changed), order: Object.keys(fields) };
  const apart = map.flow || /[:-] +\*/.test(text) ? undefined : writtenPairs(map, editing);
  for (const key of editing.keys) {
    if (changed[key] === undefined) map.delete(key);
    else setKey(map, key, { ...editing, value: plain[key], inside: fields[key]?.kind.inside });
  }
  const whole = document.toString(writing);
  if (!apart) return whole;
  const spliced = applied(text, splices(map, apart, editing));
  return saysTheSame(spliced, whole) ? spliced : whole;
}

function writtenPairs(map: Root, { text, keys }: Editing): readonly Written[] {
  return map.items.map((pair) => {
    const key = keyOf(pair);
    const anew = key !== undefined && keys.includes(key) ? pairText(pair, text) : undefined;
    return { key, ...placeOf(pair, text), anew };
  });
}

function splices(map: Root, written: readonly Written[], editing: Editing): readonly Splice[] {
  const { text, keys, order } = editing;
  const all = keys.flatMap((key): Splice[] => {
    const wanted = map.items.find((pair) => keyOf(pair) === key);
    const fresh = wanted && pairText(wanted, text);
    const old = written.find((one) => one.key === key);
    const rank = order.indexOf(key);
    if (old && fresh === undefined) return [{ from: old.from, to: old.next, text: "", rank }];
    if (old && fresh !== undefined) {
      return fresh === old.anew ? [] : [{ from: old.from, to: old.to, text: fresh, rank }];
    }
    if (fresh === undefined) return [];
    const at = placeFor(rank, written, editing);
    const eol = endOfLine(text);
    const broken = at > 0 && text[at - 1] !== "\n" ? eol : "";
    return [{ from: at, to: at, text: `${broken}${fresh}${eol}`, rank }];
  });
  return all.sort((a, b) => a.from - b.from || a.to - b.to || a.rank - b.rank);
}

function applied(text: string, all: readonly Splice[]): string {
  let at = 0;
  let result = "";
  for (const splice of all) {
    result += text.slice(at, splice.from) + splice.text;
    at = Math.max(at, splice.to);
  }
  return result + text.slice(at);
}

/**
 * Where a new key goes: behind the pair before the first one that comes later in the definition.
 */
function placeFor(rank: number, written: readonly Written[], { text, order }: Editing): number {
  const later = written.findIndex(({ key }) => order.indexOf(key ?? "") > rank);
  const before = written.at(rank < 0 || later < 0 ? -1 : Math.max(0, later - 1));
  if (!before) return text.length;
  // A comment right above the first key belongs to it: nothing may come between.
  const isFirst = later === 0 && rank >= 0 && !/#.*\n$/.test(text.slice(0, before.from));
  return isFirst ? before.from : before.next;
}

function placeOf(
  { key, value }: Pair<unknown, unknown>,
  text: string,
): Pick<Written, "from" | "to" | "next"> {
  const from = isNode(key) ? (key.range?.[0] ?? 0) : 0;
  let last = isNode(key) ? (key.range?.[1] ?? from) : from;
  if (isNode(value) && value.range) last = Math.max(last, value.range[isCollection(value) ? 2 : 1]);
  while (last > from && /\s/.test(text[last - 1] ?? "")) last--;
  const newline = text.indexOf("\n", last);
  if (newline < 0) return { from, to: text.length, next: text.length };
  return { from, to: text[newline - 1] === "\r" ? newline - 1 : newline, next: newline + 1 };
}

function endOfLine(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** One pair as it is to be written, without what stands above it; a list as far in as it was. */
function pairText({ key, value }: Pair<unknown, unknown>, text: string): string {
  const name = isScalar(key) ? (key.clone() as Scalar) : new Scalar(key);
  delete name.commentBefore;
  delete name.spaceBefore;
  const lone = new Document(undefined, reading);
  const map = new YAMLMap<unknown, unknown>();
  map.set(name, value);
  lone.contents = map as unknown as typeof lone.contents;
  const dash = isSeq(value) && !value.flow ? (value.range?.[0] ?? 0) : 0;
  const indentSeq = dash > 0 && text[dash - 1] !== "\n";
  return lone
    .toString({ ...writing, indentSeq })
    .trimEnd()
    .replaceAll("\n", endOfLine(text));
}

/** Do both texts hold the same data, whatever the order of keys? */
export function saysTheSame(one: string, two: string): boolean {
  const [a, b] = [one, two].map((text) => parseDocument(text, { schema: "failsafe" }));
  if (!a || !b || a.errors.length > 0) return false;
  return isDeepStrictEqual(toPlain(a.contents), toPlain(b.contents));
}

function keyOf(pair: Pair<unknown, unknown>): string | undefined {
  const key = isScalar(pair.key) ? pair.key.value : pair.key;
  return typeof key === "object" ? undefined : String(key);
}

function setKey(
  map: Root,
  key: string,
  { value, order, inside }: { value: unknown; order: readonly string[]; inside: Inside },
): void {
  const existing = map.items.find((pair) => keyOf(pair) === key);
  if (existing) {
    existing.value = merged(existing.value, value, inside);
    return;
  }
  const rank = order.indexOf(key);
  const later = map.items.findIndex((pair) => order.indexOf(keyOf(pair) ?? "") > rank);
  const fresh = new YAMLMap<unknown, unknown>();
  fresh.set(key, toNode(value));
  map.items.splice(
    rank < 0 || later < 0 ? map.items.length : later,
    0,
    fresh.items[0] as Pair<unknown, unknown>,
  );
}

/** A node that says the new value and keeps what was written around the old one. */
function merged(old: unknown, value: unknown, inside: Inside): unknown {
  if (isScalar(old) && (typeof value !== "object" || value instanceof FileNumber)) {
    if (sameScalar(old, value)) return old;
    const fresh = toNode(value) as Scalar;
    if (old.comment) fresh.comment = old.comment;
    if (old.commentBefore) fresh.commentBefore = old.commentBefore;
    return fresh;
  }
  if (isSeq(old) && old.items.length > 0 && Array.isArray(value) && value.length > 0) {
    const seq = old as YAMLSeq<unknown>;
    seq.items = value.map((one, index) =>
      index < seq.items.length ? merged(seq.items[index], one, inside) : toNode(one),
    );
    return seq;
  }
  if (isMap(old) && isPlainMap(value)) {
    const map = old as Root;
    const order = Object.keys(inside ?? value);
    const stays = (key: string): boolean =>
      key in value || (inside !== undefined && !(key in inside));
    map.items = map.items.filter((pair) => stays(keyOf(pair) ?? ""));
    for (const [key, one] of Object.entries(value)) {
      setKey(map, key, { value: one, order, inside: inside?.[key]?.kind.inside });
    }
    return map;
  }
  return toNode(value);
}

/** Does a written scalar say the value already, in whatever way: 0571 or "0571", 12.50 or 12.5? */
function sameScalar(old: Scalar, value: unknown): boolean {
  const written = old.type === "PLAIN" ? (old.source ?? String(old.value)) : String(old.value);
  if (!(value instanceof FileNumber)) return written === String(value);
  return isDecimal(written) && shortest(written) === shortest(value.text);
}
