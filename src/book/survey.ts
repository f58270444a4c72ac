import type { Found, Placed } from "../law/check.ts";
import type { Problem } from "../law/errors.ts";
import { finding, ruleOf, unknownHint } from "../law/finding.ts";
import { readGroup } from "../law/kinds/groups.ts";
import type { AnyStored, Noun } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { encodingProblem } from "./encoding.ts";
import { parseLine } from "./entry-lines.ts";
import { entryPath, idOfPath, parseDayId } from "./ids.ts";
import { changeLog } from "./journal.ts";
import { brokenLine, byteOrderMark } from "./marker.ts";
import type { Shelf } from "./shelf.ts";
import { volumePath } from "./volumes.ts";

/** What takes in a book while it is read. */
export interface Reader {
  readonly shelf: Shelf;
  readonly see: (one: Placed) => void;
  readonly report: (problem: Problem) => void;
  /** A record is there, but its file cannot be read. */
  readonly miss: (noun: Noun, id: string) => void;
  /** For what is known by its field rather than by its column. */
  readonly found: (one: Found) => void;
}

/** Reads one record's file: what can be used of it is seen, even where something is wrong. */
export async function readRecord(
  noun: Noun,
  file: string,
  { shelf, see, report, miss }: Reader,
): Promise<void> {
  const id = idOfPath(noun, file);
  if (id === undefined) {
    report(finding("misplaced", notItsFolder, { file }));
    return;
  }
  const { values, problems } = await shelf.decode(file, noun.fields);
  for (const problem of problems) report(problem);
  if (!values) {
    miss(noun, id);
    return;
  }
  const sound = !problems.some(({ level }) => level === "error");
  see({ noun, record: { id, ...values }, at: { file }, sound, bound: false });
}

const notItsFolder = say("this file name is no id of its folder", "文件名与所在目录不符");

/** Reads a file of entries line by line, each checked by the same kinds that read records. */
export function readEntries(noun: Noun, file: string, reader: Reader): void {
  const { shelf, see, report } = reader;
  let text = shelf.text(file);
  const foreign = encodingProblem(shelf, file, text);
  if (foreign) report(foreign);
  if (text.startsWith(byteOrderMark)) {
    const told = say("an invisible byte order mark stands here", "此处有不可见的 BOM 标记");
    report(finding("byte-order-mark", told, { file, line: 1, column: 1 }));
    text = text.slice(byteOrderMark.length);
  }
  let start = 0;
  for (let line = 1; start < text.length; line++) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next;
    if (end > start) {
      const one = readLine(noun, text.slice(start, end), { ...reader, file, line });
      if (one) see(one);
    }
    start = end + 1;
  }
}

interface LineReader extends Reader {
  readonly file: string;
  readonly line: number;
}

function readLine(noun: Noun, text: string, reader: LineReader): Placed | undefined {
  try {
    return readShallow(noun, text, reader);
  } catch (error) {
    // Nested so deeply that nothing of ours can look at it.
    if (!(error instanceof RangeError)) throw error;
    reader.report(brokenLine(text, { file: reader.file, line: reader.line, column: 1 }));
    return undefined;
  }
}

function readShallow(noun: Noun, text: string, reader: LineReader): Placed | undefined {
  const { file, line, report } = reader;
  const where = { file, line, column: 1 };
  const record = parseLine(text);
  if (!record) {
    const told = say("this entry has no id", "此条目没有编号");
    report(isNameless(text) ? finding("missing-id", told, where) : brokenLine(text, where));
    return undefined;
  }
  if (hasTwinKeys(text, record)) {
    const told = say("a key stands twice in this entry", "此条目中有重复的字段名");
    report(finding("bad-value", told, where));
  }
  const sound = fits(noun, record, reader);
  if (!isAtHome(noun, record, file)) {
    const { id } = record;
    const told = say(`${id} does not belong into this file`, `${id} 不应在此文件中`);
    report(finding("misplaced", told, where));
  }
  return { noun, record, at: { file, line }, sound, bound: false };
}

/** Does a key stand twice, of which JSON takes only the last? */
function hasTwinKeys(line: string, entry: object): boolean {
  // Nearly all lines are as the program wrote them.
  if (JSON.stringify(entry) === line) return false;
  let written = 0;
  for (const [, colon] of line.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)) if (colon) written++;
  return written > keysIn(entry);
}

function keysIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const inner = Object.values(value).reduce<number>((sum, one) => sum + keysIn(one), 0);
  return inner + (Array.isArray(value) ? 0 : Object.keys(value).length);
}

/** Is this line an entry that lacks nothing but its id? */
export function isNameless(line: string): boolean {
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === "object" && entry !== null && !Array.isArray(entry) && !("id" in entry);
  } catch {
    return false;
  }
}

/** Do the values of an entry fit their fields? The change log has none: the program writes it. */
function fits(noun: Noun, { id, ...values }: AnyStored, reader: LineReader): boolean {
  if (Object.keys(noun.fields).length === 0) return true;
  const { file, line, found, shelf } = reader;
  let sound = true;
  readGroup(noun.fields, asText(values), {
    digits: shelf.digits,
    report: (path, said, code = "bad-value") => {
      const name = path.length > 0 ? path.join(".") : id;
      const text = say(`${name}: ${said.en}`, `${name}：${said.zh}`);
      if (ruleOf(code).level === "error") sound = false;
      found({ code, at: { file, line, path }, text, ...unknownHint(code, noun.fields) });
    },
  });
  return sound;
}

/**
 * Does an entry stand in the file of its month and of the author in its id? A change that was made
 * with a clock gone back is logged later, where its own month is closed.
 */
function isAtHome(noun: Noun, entry: AnyStored, file: string): boolean {
  if (noun.naming.by !== "day") return false;
  const parts = parseDayId(entry.id);
  const date = entry[noun.naming.date];
  if (parts?.prefix !== noun.naming.prefix || typeof date !== "string") return false;
  const home = entryPath(noun, date, parts.author);
  if (noun !== changeLog) return home === file;
  return file >= home && file.endsWith(`.${parts.author}.jsonl`);
}

/** The same data with every scalar as text, as it would stand in YAML. */
export function asText(value: unknown): unknown {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value === "object" && value !== null) {
    const isText = Object.values(value).every((one) => typeof one === "string");
    if (isText) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asText(one)]));
  }
  return value === null || value === undefined ? undefined : String(value);
}

/** Reads the records that are bound into a volume; that it is as it was written is for --trust. */
export function readVolume(noun: Noun, file: string, { shelf, see, report }: Reader): void {
  for (const [index, text] of shelf.text(file).split("\n").entries()) {
    if (text === "") continue;
    const line = index + 1;
    const entry = parseLine(text);
    if (!entry) {
      report(brokenLine(text, { file, line, column: 1 }));
      continue;
    }
    const { $sums: _, $text: __, ...record } = entry;
    see({ noun, record: record as AnyStored, at: { file, line }, sound: true, bound: true });
  }
}

/** The volumes of a folder's records, newest first: there a record counts that was bound twice. */
export function volumeFiles(folder: string, shelf: Shelf): string[] {
  return shelf
    .names("volumes")
    .filter((name) => /^\d{4}-\d{2}$/.test(name))
    .map((month) => volumePath(folder, month))
    .filter((path) => shelf.stamp(path) !== undefined)
    .reverse();
}
