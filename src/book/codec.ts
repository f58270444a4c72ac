import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  Scalar,
  visit,
  YAMLMap,
  type YAMLSeq,
} from "yaml";
import { invariant, type Problem } from "../law/errors.ts";
import { finding, unknownHint } from "../law/finding.ts";
import { FileNumber, type Path } from "../law/kind.ts";
import { fileGroup, readGroup } from "../law/kinds/groups.ts";
import type { Fields } from "../law/noun.ts";
import { say, type Text } from "../law/words.ts";
import { mergeMarker } from "./marker.ts";

/** What a YAML file says, and every finding in it with line and column. */
export interface Decoded {
  readonly values: Record<string, unknown> | undefined;
  readonly problems: readonly Problem[];
}

/** So many findings of one kind say what is the matter. */
const mostTold = 20;

interface Source {
  readonly file: string;
  readonly fields: Fields;
  readonly digits: number;
}

/**
 * Reads one record's YAML. Never throws on what a person wrote: what cannot be used is a problem.
 * Scalars are taken as text, so that a telephone number keeps its zero.
 */
export function decode(text: string, source: Source): Decoded {
  const problems: Problem[] = [];
  const marker = mergeMarker.exec(text);
  if (marker) {
    const line = text.slice(0, marker.index).split("\n").length;
    const told = say("a merge left its conflict markers here", "文件中留有合并冲突标记");
    problems.push(finding("merge-markers", told, { file: source.file, line, column: 1 }));
    return { values: undefined, problems };
  }
  try {
    return decodeYaml(text, source);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const told = say("this is nested too deeply", "嵌套层数过多");
    problems.push(finding("unreadable", told, { file: source.file, line: 1, column: 1 }));
    return { values: undefined, problems };
  }
}

function decodeYaml(text: string, source: Source): Decoded {
  const counter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: counter,
    schema: "failsafe",
    version: "1.2",
    uniqueKeys: true,
    prettyErrors: false,
  });
  const problems: Problem[] = [];
  const refuse = (offset: number, told: Text): void => {
    const at = counter.linePos(offset);
    problems.push(
      finding("unreadable", told, { file: source.file, line: at.line, column: at.col }),
    );
  };
  for (const { message, pos } of [...document.errors, ...document.warnings]) {
    refuse(pos[0], say(`this is not valid YAML: ${message}`, `YAML 语法有误：${message}`));
  }
  const nul = text.indexOf("\0");
  if (nul >= 0) refuse(nul, say("a character that no text may hold (NUL)", "含有非法字符（NUL）"));
  visit(document, {
    Alias: (_, { range, source: name }) => {
      const told = say(
        `*${name} stands for something else here; write out what it stands for`,
        `此处 *${name} 为引用，请直接写出内容`,
      );
      refuse(range?.[0] ?? 0, told);
      return problems.length > mostTold ? visit.BREAK : undefined;
    },
  });
  if (problems.length > 0) return { values: undefined, problems };
  const place = (path: Path): { line: number; column: number } => {
    const at = counter.linePos(offsetOf(document, path));
    return { line: at.line, column: at.col };
  };
  const values = readGroup(source.fields, toPlain(document.contents), {
    digits: source.digits,
    report: (path, said, code = "bad-value") => {
      const at = path.join(".");
      const told = path.length > 0 ? say(`${at}: ${said.en}`, `${at}：${said.zh}`) : said;
      const hint = unknownHint(code, source.fields);
      problems.push(finding(code, told, { file: source.file, ...place(path), ...hint }));
    },
  });
  return { values, problems };
}

/** Plain data of a node; an empty value and a bare null or ~ are nothing. */
export function toPlain(node: unknown): unknown {
  if (isScalar(node)) {
    const bare = node.type === "PLAIN" && /^(~|null|Null|NULL|)$/.test(String(node.value ?? ""));
    return bare || node.value === null ? undefined : String(node.value);
  }
  if (isSeq(node)) return node.items.map(toPlain).filter((one) => one !== undefined);
  if (isMap(node)) {
    const plain: Record<string, unknown> = {};
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
      const value = toPlain(pair.value);
      if (value === undefined) continue;
      if (key === "__proto__") Object.defineProperty(plain, key, { value, enumerable: true });
      else plain[key] = value;
    }
    return plain;
  }
  return undefined;
}

/** Where in the file a field stands: its value, else its key, else the nearest thing above it. */
function offsetOf(document: Document.Parsed, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
    const parent: unknown =
      depth > 1 ? document.getIn(path.slice(0, depth - 1), true) : document.contents;
    if (isMap(parent)) {
      const pair = parent.items.find(
        (one) => isScalar(one.key) && one.key.value === path[depth - 1],
      );
      if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
    }
  }
  return 0;
}

/** Line and column of a field in a record's text, counted from 1. */
export function placeOf(text: string, path: Path): { line: number; column: number } {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const at = counter.linePos(offsetOf(document, path));
  return { line: at.line, column: at.col };
}

/** How every file of a book is written. */
export const writing = { lineWidth: 0, indent: 2, indentSeq: false } as const;

/** The canonical text of a new record: keys in the definition's order, one newline at the end. */
export function encode(fields: Fields, values: object): string {
  const map = toNode(fileGroup(fields, values));
  invariant(isMap(map), "a record is a map");
  const document = parseDocument("{}");
  document.contents = map as unknown as typeof document.contents;
  return document.toString(writing);
}

/** Is this data with keys of its own, rather than a list or a scalar? */
export function isPlainMap(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof FileNumber)
  );
}

/** Nodes of plain data, decimals as bare numbers that keep their places. */
export function toNode(value: unknown): Node {
  if (value instanceof FileNumber) return numberNode(value.text);
  if (Array.isArray(value)) {
    const seq = parseDocument("[]").contents as unknown as YAMLSeq<unknown>;
    seq.items = value.map(toNode);
    // Words stand on one line; nothing at all can only be written so.
    seq.flow = value.every((one) => typeof one === "string");
    for (const one of seq.items) {
      if (seq.flow && isScalar(one) && /\n/.test(String(one.value))) one.type = Scalar.QUOTE_DOUBLE;
    }
    delete seq.range;
    return seq;
  }
  if (isPlainMap(value)) {
    const map = new YAMLMap<unknown, unknown>();
    for (const [key, one] of Object.entries(value)) {
      if (one !== undefined) map.set(key, toNode(one));
    }
    return map;
  }
  const scalar = new Scalar(value);
  // A line of blanks alone would be lost from a block of lines.
  if (typeof value === "string" && /\n/.test(value) && /^[ \t]+$/m.test(value)) {
    scalar.type = Scalar.QUOTE_DOUBLE;
  }
  return scalar;
}

function numberNode(text: string): Scalar {
  const places = text.includes(".") ? text.length - text.indexOf(".") - 1 : 0;
  if (text.replace(/\D/g, "").length > 15) return new Scalar(text);
  const scalar = new Scalar(Number(text));
  if (places > 0) scalar.minFractionDigits = places;
  return scalar;
}
