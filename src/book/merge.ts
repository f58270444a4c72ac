import { Lexer, parseDocument } from "yaml";
import type { Kind } from "../law/kind.ts";
import { textKind } from "../law/kinds/texts.ts";
import { type Merged, type MergeLaw, mergeRecord, mergeRule, type Reason } from "../law/merge.ts";
import { sameValue } from "../law/merge-values.ts";
import { type Field, type Fields, field } from "../law/noun.ts";
import { same } from "../law/words.ts";
import { decode, isPlainMap, toPlain } from "./codec.ts";
import { linesOf, mergeTexts } from "./diff.ts";
import { edit } from "./edit.ts";
import { marked, piecesOf } from "./pieces.ts";

/** The text of a file as it was and as two sides have it; no base: both added it. */
export interface ThreeTexts {
  readonly base: string | undefined;
  readonly ours: string;
  readonly theirs: string;
}

/** One thing for a person to decide about a file. */
export interface FileConflict {
  /** A field of a record, an entry of a file of entries, or the file as a whole. */
  readonly what: "field" | "entry" | "file";
  /** The field's key or the entry's id; the file's path. */
  readonly name: string;
  readonly reason: Reason | "changed" | "sealed" | "unreadable" | "removed" | "added";
  /** Values of the field, else texts; undefined where there is none on that side. */
  readonly base: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
  /** What each side has itself, where ours and theirs hold what both did to a list. */
  readonly written?: { readonly ours: unknown; readonly theirs: unknown } | undefined;
  /** The definition of the field, where it has one. */
  readonly field?: Field | undefined;
}

export interface FileMerge {
  /** The merged text; conflicts stand between markers in it. */
  readonly text: string;
  readonly conflicts: readonly FileConflict[];
  /** The text with a decision for every conflict, by its name: a field's value, or a text. */
  readonly settle: (chosen: ReadonlyMap<string, unknown>) => string;
}

interface RecordLaw extends MergeLaw {
  /** For the places of findings. */
  readonly file: string;
  readonly digits: number;
  /** False for settings: there is one of them, whoever wrote it. */
  readonly isPaper?: boolean;
}

/**
 * Merges the texts of one record: our text with their fields edited in, comments and unknown keys
 * of both kept. Where it cannot be told what a text means, the whole file is a conflict; also where
 * both added it: these are two records, and nothing of one may get into the other.
 */
export function mergeRecordTexts(texts: ThreeTexts, law: RecordLaw): FileMerge {
  const trivial = unlessBoth(texts);
  if (trivial !== undefined) return done(trivial);
  const sides = [texts.base ?? "", texts.ours, texts.theirs].map((text) => rawOf(text, law));
  const [base, ours, theirs] = sides;
  if (!base || !ours || !theirs) return wholeConflict(texts, law.file, "unreadable");
  if (texts.base === undefined && law.isPaper !== false) {
    return wholeConflict(texts, law.file, "added");
  }
  const fields = withStrays(law.fields, [base, ours, theirs]);
  const read = (raw: Raw): Values => valuesOf(raw, fields, law.fields);
  const three = {
    base: texts.base === undefined ? undefined : read(base),
    ours: read(ours),
    theirs: read(theirs),
  };
  const merged = mergeRecord({ ...law, fields }, three, law.digits);
  const reread = (text: string): Values | undefined => {
    const raw = rawOf(text, law);
    return raw && read(raw);
  };
  const text = cleanText({ texts, merged, ours: three.ours, fields, reread });
  if (text === undefined) return wholeConflict(texts, law.file, "unreadable");
  const conflicts = merged.conflicts.map(({ field: name, ...one }): FileConflict => {
    const known = fields[name] === law.fields[name] ? fields[name] : undefined;
    return { ...one, what: "field", name, ...(known ? { field: known } : {}) };
  });
  if (conflicts.length === 0) return done(text);
  const standing = new Map(conflicts.map(({ name, ours: value }) => [name, value]));
  const settle = (chosen: ReadonlyMap<string, unknown>): string => {
    const changed = [...chosen].filter(([key, value]) => !sameValue(value, standing.get(key)));
    return edit(text, fields, Object.fromEntries(changed));
  };
  const names = conflicts.map(({ name }) => name);
  const other = settle(new Map(conflicts.map(({ name, theirs: value }) => [name, value])));
  const asWritten = conflicts.flatMap((one) => (one.written ? [] : one.name));
  const written = new Map(
    piecesOf(texts.theirs, asWritten)?.map((piece) => [piece.key, piece.text] as const),
  );
  const shown = marked(
    piecesOf(text, names),
    piecesOf(other, names)?.map((piece) =>
      piece.key === undefined
        ? piece
        : { key: piece.key, text: written.get(piece.key) ?? piece.text },
    ),
  );
  return shown === undefined
    ? wholeConflict(texts, law.file, "unreadable")
    : { text: shown, conflicts, settle };
}

/** What is merged where only one side changed anything, or both did the same. */
export function unlessBoth({ base, ours, theirs }: ThreeTexts): string | undefined {
  if (base === ours || ours === theirs) return theirs;
  return base === theirs ? ours : undefined;
}

/** A merge that left nothing to decide. */
export function done(text: string): FileMerge {
  return { text, conflicts: [], settle: () => text };
}

/** A file that is for a person to decide as a whole; only lines in which they differ are marked. */
export function wholeConflict(
  texts: ThreeTexts,
  file: string,
  reason: FileConflict["reason"],
): FileMerge {
  const [one, two] = [linesOf(texts.ours), linesOf(texts.theirs)];
  const most = Math.min(one.length, two.length);
  let start = 0;
  while (start < most && one[start] === two[start]) start++;
  let end = 0;
  while (end < most - start && one.at(-1 - end) === two.at(-1 - end)) end++;
  const pieces = (lines: readonly string[]) => [
    { text: lines.slice(0, start).join("") },
    { key: file, text: lines.slice(start, lines.length - end).join("") },
    { text: lines.slice(lines.length - end).join("") },
  ];
  return {
    text: marked(pieces(one), pieces(two)) ?? texts.ours,
    conflicts: [{ what: "file", name: file, reason, ...texts }],
    settle: (chosen) => String(chosen.get(file) ?? texts.ours),
  };
}

type Values = Readonly<Record<string, unknown>>;

/** A text's data as it stands there, and as the definition reads it. */
interface Raw {
  readonly plain: Values;
  readonly values: Values;
}

function rawOf(text: string, { fields, file, digits }: RecordLaw): Raw | undefined {
  if (text === "") return { plain: {}, values: {} };
  const { values, problems } = decode(text, { file, fields, digits });
  if (!values || problems.some((one) => one.level === "error")) return undefined;
  const plain = toPlain(parseDocument(text, { schema: "failsafe", version: "1.2" }).contents);
  return isPlainMap(plain) ? { plain, values } : undefined;
}

/** A value of which nothing is known: it is taken and written as it stands. */
function openField(merge: Field["merge"]): Field {
  const kind = { ...textKind(), read: (value: unknown) => value, file: (value: unknown) => value };
  return field(kind as unknown as Kind<unknown>, same(""), merge ? { merge } : {});
}

/**
 * The fields with all that a person added of their own: keys that the definition does not know are
 * fields too, and a group that holds such keys is merged as a whole.
 */
function withStrays(fields: Fields, sides: readonly Raw[]): Fields {
  const known = Object.entries(fields).map(([key, one]): readonly [string, Field] => {
    const strays = sides.some(({ plain }) => hasStrays(plain[key], one.kind.inside));
    if (!strays) return [key, one];
    const rule = mergeRule(one);
    return [key, openField(rule === "union" ? "replace" : rule)];
  });
  const unknown = sides
    .flatMap(({ plain }) => Object.keys(plain))
    .filter((key) => !Object.hasOwn(fields, key))
    .map((key) => [key, openField("replace")] as const);
  return Object.fromEntries([...known, ...unknown]);
}

function hasStrays(value: unknown, inside: Kind<unknown>["inside"]): boolean {
  if (!inside) return false;
  if (Array.isArray(value)) return value.some((one) => hasStrays(one, inside));
  if (!isPlainMap(value)) return false;
  return Object.entries(value).some(
    ([key, one]) => !Object.hasOwn(inside, key) || hasStrays(one, inside[key]?.kind.inside),
  );
}

function valuesOf({ plain, values }: Raw, fields: Fields, known: Fields): Values {
  return Object.fromEntries(
    Object.keys(fields).flatMap((key) => {
      const value = fields[key] === known[key] ? values[key] : plain[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

interface Writing {
  readonly texts: ThreeTexts;
  readonly merged: Merged;
  readonly ours: Values;
  readonly fields: Fields;
  readonly reread: (text: string) => Values | undefined;
}

/**
 * The merged text, fields in conflict as ours. A merge line by line is taken where it says just
 * what the fields say, as it keeps what both wrote around them. Undefined where none can be made.
 */
function cleanText({ texts, merged, ours, fields, reread }: Writing): string | undefined {
  const wanted: Record<string, unknown> = { ...merged.values };
  for (const { field: key, ours: value } of merged.conflicts) {
    if (value === undefined) delete wanted[key];
    else wanted[key] = value;
  }
  const fits = (text: string): boolean => sameValue(reread(text), wanted);
  const byLine =
    texts.base === undefined || merged.conflicts.length > 0
      ? undefined
      : mergeTexts(texts.base, texts.ours, texts.theirs);
  if (byLine !== undefined && fits(byLine)) return byLine;
  const keys = Object.keys(fields).filter((key) => !sameValue(wanted[key], ours[key]));
  const changed = Object.fromEntries(keys.map((key) => [key, wanted[key]]));
  const edited = withComments(edit(texts.ours, fields, changed), texts);
  return fits(edited) ? edited : undefined;
}

/** Comments that the other side wrote and that our text has no place for come last. */
function withComments(text: string, { base, theirs }: ThreeTexts): string {
  const known = [...commentsOf(base ?? ""), ...commentsOf(text)];
  const fresh = commentsOf(theirs).filter((one) => !known.includes(one));
  if (fresh.length === 0) return text;
  const end = text === "" || text.endsWith("\n") ? "" : "\n";
  return `${text}${end}${fresh.map((one) => `${one}\n`).join("")}`;
}

function commentsOf(text: string): string[] {
  const tokens = [...new Lexer().lex(text)];
  // What the lexer marks as a scalar is none, even where it begins with a number sign.
  return tokens.filter((one, index) => one.startsWith("#") && tokens[index - 1] !== "\u001f");
}
