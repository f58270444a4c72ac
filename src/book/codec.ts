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
  YAMLMap,
  type YAMLSeq,
} from "yaml";
import { invariant, type Problem } from "../law/errors.ts";
import { FileNumber, type Path } from "../law/kind.ts";
import { fileGroup, readGroup } from "../law/kinds/groups.ts";
import type { Fields } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { mergeMarker } from "./marker.ts";

/** What a YAML file says, and every finding in it with line and column. */
export interface Decoded {
  readonly values: Record<string, unknown> | undefined;
  readonly problems: readonly Problem[];
}

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
    problems.push({
      code: "merge-markers",
      level: "error",
      text: say("a merge left its conflict markers here", "文件中留有合并冲突标记"),
      where: { file: source.file, line, column: 1 },
      hint: say(
        "keep one of the two versions, delete the marker lines, then run: rounds check",
        "保留其中一个版本并删除标记行，然后运行：rounds check",
      ),
    });
    return { values: undefined, problems };
  }
  const counter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: counter,
    schema: "failsafe",
    version: "1.2",
    uniqueKeys: true,
    prettyErrors: false,
  });
  for (const error of document.errors) {
    const at = counter.linePos(error.pos[0]);
    problems.push({
      code: "unreadable",
      level: "error",
      text: say(`this is not valid YAML: ${error.message}`, `YAML 语法有误：${error.message}`),
      where: { file: source.file, line: at.line, column: at.col },
      hint: say("correct the line and run: rounds check", "请改正该行，然后运行：rounds check"),
    });
  }
  if (problems.length > 0) return { values: undefined, problems };
  const place = (path: Path): { line: number; column: number } => {
    const at = counter.linePos(offsetOf(document, path));
    return { line: at.line, column: at.col };
  };
  const values = readGroup(source.fields, toPlain(document.contents), {
    digits: source.digits,
    report: (path, said) => {
      const unknown = said.en.startsWith("unknown field");
      problems.push({
        code: unknown ? "unknown-field" : "bad-value",
        level: unknown ? "warning" : "error",
        text:
          path.length > 0
            ? say(`${path.join(".")}: ${said.en}`, `${path.join(".")}：${said.zh}`)
            : said,
        where: { file: source.file, ...place(path) },
        ...(unknown
          ? { hint: say("fields of your own go under more:", "自定字段请放在 more: 之下") }
          : {}),
      });
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
      if (value !== undefined) plain[key] = value;
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
