import { byPlace, type Problem } from "../law/errors.ts";
import type { Path } from "../law/kind.ts";
import { readGroup } from "../law/kinds/groups.ts";
import type { AnyStored, Fields, Noun } from "../law/noun.ts";
import { settingFields } from "../law/settings.ts";
import { say, type Text } from "../law/words.ts";
import type { Book } from "./book.ts";
import { decode } from "./codec.ts";
import { parseLine } from "./entries.ts";
import { entryPath, parseDayId, recordPath } from "./ids.ts";
import { changeLog } from "./journal.ts";
import { brokenLine } from "./marker.ts";
import { settingsFile } from "./open.ts";

/** A record or entry with the place it stands at. */
interface Placed {
  readonly noun: Noun;
  readonly record: AnyStored;
  readonly file: string;
  readonly line?: number;
}

/**
 * All findings about a book, none left out: every file parses and fits its definition, every
 * reference resolves, ids are unique and where they belong, the fields of a record agree.
 */
export async function checkBook(
  book: Book,
  nouns: readonly Noun[],
  progress: (share: number) => void,
): Promise<readonly Problem[]> {
  const placed: Placed[] = [];
  for (const [index, noun] of nouns.entries()) {
    placed.push(...(noun.shape === "entry" ? entriesOf(book, noun) : await recordsOf(book, noun)));
    progress((index + 1) / (nouns.length + 1));
  }
  book.report(settingsProblems(book));
  checkLog(book);
  const ids = new Map<string, Set<string>>();
  for (const { noun, record } of placed) {
    const known = ids.get(noun.name) ?? new Set<string>();
    known.add(record.id);
    ids.set(noun.name, known);
  }
  for (const one of placed) {
    book.report(await misfits(book, one, ids));
  }
  book.report(twins(placed));
  progress(1);
  return [...book.problems].sort(byPlace);
}

/** What rounds.yaml says that nobody asked for; what is wrong in it stops every command. */
function settingsProblems(book: Book): readonly Problem[] {
  const source = { file: settingsFile, fields: settingFields, digits: book.digits };
  return decode(book.text(settingsFile), source).problems;
}

/** The change log is written by the program alone: its lines must be whole. */
function checkLog(book: Book): void {
  for (const file of book.paths(changeLog)) {
    for (const [index, text] of book.text(file).split("\n").entries()) {
      if (text !== "" && !parseLine(text)) {
        book.report([brokenLine(text, { file, line: index + 1, column: 1 })]);
      }
    }
  }
}

async function recordsOf(book: Book, noun: Noun): Promise<Placed[]> {
  const records = await book.all(noun);
  await book.rereadWarnings(noun);
  return records.map((record) => ({
    noun,
    record,
    file: recordPath(noun, record.id) ?? record.id,
  }));
}

/** Entries are read line by line, each checked by the same kinds that read records. */
function entriesOf(book: Book, noun: Noun): Placed[] {
  const placed: Placed[] = [];
  for (const file of book.paths(noun)) {
    for (const [index, text] of book.text(file).split("\n").entries()) {
      if (text === "") continue;
      const line = index + 1;
      const where = { file, line, column: 1 };
      const report = (said: Text, code = "bad-value"): void =>
        book.report([{ code, level: "error", text: said, where }]);
      const entry = parseLine(text);
      if (!entry) {
        book.report([brokenLine(text, where)]);
        continue;
      }
      checkEntry(noun, entry, { file, digits: book.digits, report });
      placed.push({ noun, record: entry, file, line });
    }
  }
  return placed;
}

interface EntryPlace {
  readonly file: string;
  readonly digits: number;
  readonly report: (said: Text, code?: string) => void;
}

function checkEntry(noun: Noun, entry: AnyStored, { file, digits, report }: EntryPlace): void {
  const { id, ...values } = entry;
  readGroup(noun.fields, asText(values), {
    digits,
    report: (path, said) => {
      const at = path.length > 0 ? path.join(".") : id;
      report(say(`${at}: ${said.en}`, `${at}：${said.zh}`));
    },
  });
  const parts = parseDayId(id);
  const prefix = noun.naming.by === "day" ? noun.naming.prefix : "";
  const home =
    parts && typeof entry.date === "string" ? entryPath(noun, entry.date, parts.author) : undefined;
  if (parts?.prefix !== prefix || home !== file) {
    report(say(`${id} does not belong into this file`, `${id} 不应在此文件中`), "misplaced");
  }
}

/** The same data with every scalar as text, as it would stand in YAML. */
function asText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asText(one)]));
  }
  return value === null || value === undefined ? undefined : String(value);
}

/** References that lead nowhere and fields that do not agree. */
async function misfits(
  book: Book,
  placed: Placed,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<Problem[]> {
  const { noun, record, file, line } = placed;
  const found: { path: Path; text: Text; code: string }[] = [];
  for (const { path, refers, id } of references(noun.fields, record)) {
    if (ids.get(refers)?.has(id)) continue;
    found.push({
      path,
      code: "dangling",
      text: say(
        `${path.join(".")}: there is no ${refers} ${id}`,
        `${path.join(".")}：没有 ${refers} ${id}`,
      ),
    });
  }
  for (const { path, text } of noun.agree?.(record as never, { digits: book.digits }) ?? []) {
    found.push({ path, text, code: "disagrees" });
  }
  if (found.length === 0) return [];
  const { placeOf } = await import("./codec.ts");
  return found.map(({ path, text, code }) => ({
    code,
    level: "error",
    text,
    where:
      line === undefined ? { file, ...placeOf(book.text(file), path) } : { file, line, column: 1 },
  }));
}

interface Reference {
  readonly path: Path;
  readonly refers: string;
  readonly id: string;
}

function references(fields: Fields, values: Readonly<Record<string, unknown>>): Reference[] {
  const found: Reference[] = [];
  for (const [key, { kind }] of Object.entries(fields)) {
    const value = values[key];
    if (value === undefined || value === null) continue;
    if (kind.refers && typeof value === "string")
      found.push({ path: [key], refers: kind.refers, id: value });
    else if (kind.inside) {
      const inner = kind.inside as Fields;
      for (const [index, one] of (Array.isArray(value) ? value : [value]).entries()) {
        const start = Array.isArray(value) ? [key, index] : [key];
        const deeper = references(inner, one as Record<string, unknown>);
        found.push(...deeper.map((each) => ({ ...each, path: [...start, ...each.path] })));
      }
    }
  }
  return found;
}

/** Ids that stand in two places: a merge of two clones, or a copied line. */
function twins(placed: readonly Placed[]): Problem[] {
  const first = new Map<string, Placed>();
  const problems: Problem[] = [];
  for (const one of placed) {
    const key = `${one.noun.name} ${one.record.id}`;
    const other = first.get(key);
    if (!other) {
      first.set(key, one);
      continue;
    }
    const { id } = one.record;
    const at = other.line === undefined ? other.file : `${other.file}:${other.line}`;
    problems.push({
      code: "twin-id",
      level: "error",
      text: say(`the id ${id} stands at ${at} too`, `编号 ${id} 在 ${at} 也出现`),
      where:
        one.line === undefined ? { file: one.file } : { file: one.file, line: one.line, column: 1 },
      hint: say(
        "keep one of them, or give one the next free letter",
        "保留一处，或为其中一处改用下一个字母",
      ),
    });
  }
  return problems;
}
