import type { Bound, ClosingDraft, Step } from "../law/change.ts";
import { invariant } from "../law/errors.ts";
import type { AnyStored, Noun } from "../law/noun.ts";
import type { Desk } from "./apply.ts";
import { closing, closingPath, encodeClosing, type Sealed } from "./closings.ts";
import { hash, hashBytes, readText } from "./disk.ts";
import { EntryStore } from "./entries.ts";
import { monthOfFile } from "./entry-lines.ts";
import { recordPath } from "./ids.ts";
import { changeLog, type LoggedStep } from "./journal.ts";
import { encodeQuickly } from "./quick-yaml.ts";
import type { Operation } from "./transaction.ts";
import { type Line, parseVolume, recordOf, volumeLine, volumePath } from "./volumes.ts";

/** A step that closes or reopens a month. */
export type MonthStep = Extract<Step, { do: "close" | "reopen" }>;

interface Months {
  readonly operations: Operation[];
  readonly logged: LoggedStep[];
  readonly records: Map<string, { noun: Noun; record?: AnyStored }>;
}

/** What closing and reopening months comes to on disk; those of one change in their order. */
export async function planMonths(steps: readonly MonthStep[], desk: Desk): Promise<Months> {
  const months: Months = { operations: [], logged: [], records: new Map() };
  let before = lastOf(desk);
  for (const step of steps) {
    if (step.do === "reopen") reopen(step, months, desk);
    else before = close(step.draft, { months, before, desk });
  }
  return months;
}

/** The closing that the next one follows: its month, and the hash of its text. */
interface Last {
  readonly month: string;
  readonly sha256: string;
}

function lastOf({ closings }: Desk): Last | undefined {
  const { month } = closings;
  return month === undefined ? undefined : { month, sha256: hash(closings.file(month).text) };
}

function close(
  draft: ClosingDraft,
  { months, before, desk }: { months: Months; before: Last | undefined; desk: Desk },
): Last {
  const { month } = draft;
  const { shelf, closings, now, author } = desk;
  const own: Months = { operations: [], logged: [], records: months.records };
  const volumes = draft.binds.flatMap((bound) => bind(bound, { month, months: own, desk }));
  const inMonths = (path: string): boolean =>
    monthOfFile(path) <= month && monthOfFile(path) > (before?.month ?? "");
  const entries = [...draft.entries, changeLog].flatMap((noun) =>
    new EntryStore(noun, shelf, closings).paths().filter(inMonths),
  );
  const files: Sealed[] = [
    ...entries.map((file) => ({ file, sha256: hashBytes(shelf.bytes(file)) })),
    ...volumes,
  ];
  const head = { month, closed: now, by: author, previous: before?.sha256 };
  const content = encodeClosing(head, draft.sections, files);
  const sha256 = hash(content);
  const path = closingPath(month);
  months.operations.push({ kind: "write", path, content, before: undefined }, ...own.operations);
  months.logged.push({ do: "close", noun: closing.name, id: month, hash: sha256 });
  return { month, sha256 };
}

/** Moves records from their files into a volume. */
function bind(
  { noun, records, sums }: Bound,
  { month, months, desk }: { month: string; months: Months; desk: Desk },
): Sealed[] {
  if (records.length === 0) return [];
  const removed: Operation[] = [];
  const lines = records.map((record) => {
    const path = recordPath(noun, record.id);
    invariant(path !== undefined, "a bound record has a file");
    const { id, ...values } = record;
    const text = desk.shelf.text(path);
    removed.push({ kind: "remove", path, before: hash(text) });
    months.records.set(path, { noun });
    return volumeLine(
      record,
      sums(id),
      encodeQuickly(noun.fields, values) === text ? undefined : text,
    );
  });
  const path = volumePath(noun.folder, month);
  const content = lines.join("");
  months.operations.push({ kind: "write", path, content, before: undefined }, ...removed);
  return [{ file: path, sha256: hash(content) }];
}

/** Gives the records of a month their files back, just as they were, and unlocks it. */
function reopen(
  { month, nouns }: Extract<MonthStep, { do: "reopen" }>,
  { operations, logged, records }: Months,
  { shelf }: Desk,
): void {
  for (const noun of nouns) {
    const volume = volumePath(noun.folder, month);
    const text = readText(shelf.path(volume));
    if (text === undefined) continue;
    for (const line of parseVolume(text)) {
      const path = recordPath(noun, line.id);
      if (path === undefined || shelf.stamp(path) !== undefined) continue;
      operations.push({ kind: "write", path, content: textOf(noun, line), before: undefined });
      records.set(path, { noun, record: recordOf(line) });
    }
    operations.push({ kind: "remove", path: volume, before: hash(text) });
  }
  const path = closingPath(month);
  operations.push({ kind: "remove", path, before: hash(shelf.text(path)) });
  logged.push({ do: "reopen", noun: closing.name, id: month });
}

/** The text of the file that a bound record had. */
export function textOf(noun: Noun, line: Line): string {
  const { id: _, ...values } = recordOf(line);
  return line.$text ?? encodeQuickly(noun.fields, values);
}
