import { isDeepStrictEqual } from "node:util";
import { isScalar, parseDocument } from "yaml";
import type { Problem } from "../law/errors.ts";
import { ruleOf } from "../law/finding.ts";
import type { FindingCode } from "../law/findings.ts";
import type { Path } from "../law/kind.ts";
import { readGroup } from "../law/kinds/groups.ts";
import type { Fields, Noun } from "../law/noun.ts";
import { decode, toPlain } from "./codec.ts";
import { monthOfFile } from "./entry-lines.ts";
import { formatEntries, formatRecord } from "./format.ts";
import { dayStart, letterOf } from "./ids.ts";
import { changeLog } from "./journal.ts";
import { byteOrderMark } from "./marker.ts";
import { highestLetter } from "./numbering.ts";
import { isNameless } from "./survey.ts";
import { withoutTwins } from "./twins.ts";

/** A file as it is to be written to mend what is mechanical in it. */
export interface Mended {
  readonly noun: Noun;
  readonly path: string;
  readonly text: string;
  /** Entries that got another id, as another entry bears theirs. */
  readonly renamed: readonly (readonly [id: string, fresh: string])[];
}

export interface MendFacts {
  readonly nouns: readonly Noun[];
  readonly digits: number;
  /** The text of a file of the book. */
  readonly text: (path: string) => string;
  /** Is this month closed? Its entries are as they are. */
  readonly isClosed: (month: string) => boolean;
  /** Paths of all files of a noun. */
  readonly paths: (noun: Noun) => readonly string[];
}

/**
 * Mends what needs no judgement in the findings: codes for labels, ids for entries without one or
 * with that of another, the form of files. No other value changes and nothing is left out; what
 * else is wrong in a file stays.
 */
export function mend(problems: readonly Problem[], facts: MendFacts): Mended[] {
  const wanted = new Map<string, Set<FindingCode>>();
  for (const { code, where } of problems) {
    if (!ruleOf(code).fixable) continue;
    wanted.set(where.file, (wanted.get(where.file) ?? new Set()).add(code));
  }
  return [...wanted].flatMap(([path, codes]) => {
    const noun = [...facts.nouns, changeLog].find(({ folder }) => path.startsWith(`${folder}/`));
    const isLocked = noun?.shape === "entry" && facts.isClosed(monthOfFile(path));
    if (!noun || isLocked) return [];
    const before = facts.text(path);
    // What another encoding holds would be lost.
    if (before.includes("\ufffd")) return [];
    const mender = noun.shape === "record" ? mendRecord : mendEntries;
    const twins = codes.has("twin-id") && noun.shape === "entry";
    const apart = twins ? withoutTwins({ noun, path, text: before }, facts) : undefined;
    const { text: start, renamed } = apart ?? { text: before, renamed: [] };
    const text = mender({ noun, path, text: start, codes, digits: facts.digits });
    return text === before ? [] : [{ noun, path, text, renamed }];
  });
}

interface Broken {
  readonly noun: Noun;
  readonly path: string;
  readonly text: string;
  readonly codes: ReadonlySet<FindingCode>;
  readonly digits: number;
}

function mendRecord({ noun, path, text, codes, digits }: Broken): string {
  const { fields } = noun;
  const coded = codes.has("label-for-code") ? withCodes(text, fields, digits) : text;
  const formed = codes.has("format") ? formatRecord(coded, fields) : coded;
  const source = { file: path, fields, digits };
  const isSame = isDeepStrictEqual(decode(formed, source).values, decode(text, source).values);
  return isSame ? formed : text;
}

function mendEntries({ noun, path, text, codes, digits }: Broken): string {
  let mended = text;
  if (mended.startsWith(byteOrderMark) && codes.has("byte-order-mark")) {
    mended = mended.slice(byteOrderMark.length);
  }
  if (codes.has("missing-id")) mended = withIds(mended, noun, path);
  if (codes.has("label-for-code")) {
    const lines = mended.split("\n");
    mended = lines
      .map((line) => (line === "" ? line : withCodes(line, noun.fields, digits)))
      .join("\n");
  }
  return codes.has("format") ? formatEntries(mended, noun) : mended;
}

/** The text with the code of every choice that is written in words, all else as it was. */
function withCodes(text: string, fields: Fields, digits: number): string {
  const document = parseDocument(text, { schema: "failsafe" });
  if (document.errors.length > 0) return text;
  const paths: Path[] = [];
  const values = readGroup(fields, toPlain(document.contents), {
    digits,
    report: (path, _, code) => {
      if (code === "label-for-code") paths.push(path);
    },
  });
  const splices = paths.flatMap((path) => {
    const node: unknown = document.getIn(path, true);
    const code = at(values, path);
    if (!isScalar(node) || !node.range || typeof code !== "string") return [];
    const quote = node.type === "QUOTE_DOUBLE" ? '"' : node.type === "QUOTE_SINGLE" ? "'" : "";
    return [{ from: node.range[0], to: node.range[1], text: quote + code + quote }];
  });
  return splices
    .sort((a, b) => b.from - a.from)
    .reduce((all, { from, to, text: put }) => all.slice(0, from) + put + all.slice(to), text);
}

function at(values: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined,
    values,
  );
}

/** The text with an id for every entry that has none: the next free one of its day and author. */
function withIds(text: string, noun: Noun, path: string): string {
  const { naming } = noun;
  const author = /\.([^./]+)\.jsonl$/.exec(path)?.[1];
  if (naming.by !== "day" || author === undefined) return text;
  const last = new Map<string, number>();
  const bytes = Buffer.from(text);
  return text
    .split("\n")
    .map((line) => {
      if (line === "" || !isNameless(line)) return line;
      const day: unknown = (JSON.parse(line) as Record<string, unknown>)[naming.date];
      if (typeof day !== "string" || !/^\d{4}-\d{2}-\d{2}/.test(day)) return line;
      const start = dayStart(naming.prefix, day);
      const next = (last.get(start) ?? highestLetter(bytes, start)) + 1;
      last.set(start, next);
      const id = JSON.stringify(`${start}${letterOf(next)}-${author}`);
      return line.replace(/^\s*\{\s*(\})?/, (_, empty) => `{"id":${id}${empty ?? ","}`);
    })
    .join("\n");
}
