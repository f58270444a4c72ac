import type { Change, Step } from "../law/change.ts";
import { invariant, RoundsError } from "../law/errors.ts";
import type { AnyStored, Noun } from "../law/noun.ts";
import { callOf } from "../law/noun.ts";
import { say, withArticle } from "../law/words.ts";
import type { MonthStep } from "./close.ts";
import type { Closings } from "./closings.ts";
import { hash } from "./disk.ts";
import { inOrder } from "./entry-order.ts";
import { entryPath, idOfPath, parseDayId, recordPath } from "./ids.ts";
import type { LoggedStep } from "./journal.ts";
import { planSettled } from "./settle.ts";
import type { Shelf } from "./shelf.ts";
import { rewriteOf } from "./splice.ts";
import type { Operation } from "./transaction.ts";

/** What a change comes to on disk, and what the change log will say of it. */
export interface Plan {
  readonly operations: readonly Operation[];
  readonly logged: readonly LoggedStep[];
  /** Records as they will be, by path; undefined where one is removed. */
  readonly records: ReadonlyMap<string, { readonly noun: Noun; readonly record?: AnyStored }>;
  /** Entries to be appended, by path. */
  readonly entries: ReadonlyMap<
    string,
    { readonly noun: Noun; readonly list: readonly AnyStored[] }
  >;
}

/** What a change is planned on: the files, the closings, the moment and the author. */
export interface Desk {
  readonly shelf: Shelf;
  readonly closings: Closings;
  readonly now: string;
  readonly author: string;
}

interface Draft {
  before: string | undefined;
  text: string | undefined;
  noun: Noun;
  id: string;
  record: AnyStored | undefined;
}

/**
 * Turns a change into operations on files, checked right before writing: what would be written is
 * read again and must say the same.
 */
export async function plan(change: Change, desk: Desk): Promise<Plan> {
  const { shelf } = desk;
  const codec = change.steps.some(isRecordStep)
    ? { ...(await import("./codec.ts")), ...(await import("./rewritten.ts")) }
    : undefined;
  const drafts = new Map<string, Draft>();
  const entries = new Map<string, { noun: Noun; list: AnyStored[] }>();
  const logged: LoggedStep[] = [];
  const ends: MonthStep[] = [];
  const files: Operation[] = [];
  for (const step of change.steps) {
    if (step.do === "append") {
      logged.push(append(step, entries));
      continue;
    }
    if (step.do === "close" || step.do === "reopen") {
      ends.push(step);
      continue;
    }
    if (step.do === "settle") {
      const settled = planSettled(step, shelf);
      files.push(...settled.operations);
      logged.push(...settled.logged);
      continue;
    }
    if (step.do === "file") {
      const { operation, told } = rewriteFile(step, shelf);
      if (operation) files.push(operation);
      if (operation) logged.push(told);
      continue;
    }
    invariant(codec, "record steps load the codec");
    const draft = draftOf(step, { drafts, shelf });
    logged.push(applyTo(draft, step, { shelf, codec }));
  }
  const operations: Operation[] = [...files];
  for (const [path, { before, text }] of drafts) {
    if (text === before) continue;
    const was = before === undefined ? undefined : hash(before);
    if (text !== undefined) operations.push({ kind: "write", path, content: text, before: was });
    else if (was !== undefined) operations.push({ kind: "remove", path, before: was });
  }
  if (codec) operations.push(...(await renderings(drafts.values(), { shelf, codec })));
  for (const [path, { list }] of entries) {
    const content = list.map((entry) => `${JSON.stringify(entry)}\n`).join("");
    operations.push({ kind: "append", path, content });
  }
  const records = new Map<string, { noun: Noun; record?: AnyStored }>(
    [...drafts].map(([path, { noun, record }]) => [path, record ? { noun, record } : { noun }]),
  );
  if (ends.length > 0) {
    const { planMonths } = await import("./close.ts");
    const months = await planMonths(ends, desk);
    operations.push(...months.operations);
    logged.push(...months.logged);
    for (const [path, record] of months.records) records.set(path, record);
  }
  return { operations, logged, records, entries };
}

/** The plain files that come, change and go with records; most nouns have none. */
async function renderings(
  drafts: Iterable<Draft>,
  { shelf, codec }: { shelf: Shelf; codec: Codec },
): Promise<readonly Operation[]> {
  const shown = [...drafts].filter(({ noun }) => noun.rendering);
  if (shown.length === 0) return [];
  const { renderingOperations } = await import("./renderings.ts");
  const turns = shown.map(({ noun, id, before, record }) => ({
    noun,
    before:
      before === undefined ? undefined : readAgain({ noun, id, text: before }, { shelf, codec }),
    after: record,
  }));
  return renderingOperations(turns, shelf);
}

function isRecordStep(step: Step): step is RecordStep {
  return !["append", "file", "settle", "close", "reopen"].includes(step.do);
}

function append(
  step: Extract<Step, { do: "append" }>,
  entries: Map<string, { noun: Noun; list: AnyStored[] }>,
): LoggedStep {
  const author = parseDayId(step.entry.id)?.author;
  const date = step.entry.date;
  invariant(author !== undefined && typeof date === "string", "an entry has a day's id and a date");
  const path = entryPath(step.noun, date, author);
  const group = entries.get(path) ?? { noun: step.noun, list: [] };
  group.list.push(inOrder(step.noun, step.entry));
  entries.set(path, group);
  return { do: "append", noun: step.noun.name, id: step.entry.id };
}

/** A file that is written anew, whatever is wrong in it: the fault may be what is mended. */
function rewriteFile(
  { noun, path, text }: Extract<Step, { do: "file" }>,
  shelf: Shelf,
): { operation: Operation | undefined; told: LoggedStep } {
  const before = shelf.textIfAny(path);
  invariant(before !== undefined, `${path} is there`);
  const id = idOfPath(noun, path) ?? path;
  return {
    operation:
      text === before ? undefined : { kind: "write", path, content: text, before: hash(before) },
    told: { do: "file", noun: noun.name, id, ...rewriteOf(before, text) },
  };
}

type RecordStep = Exclude<Step, { do: "append" | "file" | "settle" | "close" | "reopen" }>;

function draftOf(
  step: RecordStep,
  { drafts, shelf }: { drafts: Map<string, Draft>; shelf: Shelf },
): Draft {
  const id = step.do === "create" ? step.record.id : step.id;
  const path = recordPath(step.noun, id);
  if (path === undefined) {
    const { en, zh } = step.noun.label;
    throw new RoundsError(
      "bad-value",
      say(`"${id}" is no id of a ${en}`, `“${id}”不是${zh}的编号`),
      {
        hint: say("see what is wrong: rounds check", "请查看问题所在：rounds check"),
      },
    );
  }
  const known = drafts.get(path);
  if (known) return known;
  const text = shelf.textIfAny(path);
  const draft: Draft = { before: text, text, noun: step.noun, id, record: undefined };
  drafts.set(path, draft);
  return draft;
}

type Codec = typeof import("./codec.ts") & typeof import("./rewritten.ts");

/** Reads what is to be written as if it stood in its file already. @throws RoundsError */
export function readAgain(
  { noun, id, text }: { noun: Noun; id: string; text: string },
  { shelf, codec }: { shelf: Shelf; codec: Pick<Codec, "decode"> },
): AnyStored {
  const plain = shelf.quickly(text, noun.fields);
  if (plain) return { id, ...plain };
  const file = recordPath(noun, id) ?? id;
  const { values, problems } = codec.decode(text, {
    file,
    fields: noun.fields,
    digits: shelf.digits,
  });
  const problem = problems.find((one) => one.level === "error");
  if (!values || problem) {
    throw new RoundsError(
      problem?.code === "merge-markers" ? "merge-markers" : "unreadable",
      problem?.text ?? say("this file cannot be read", "文件无法读取"),
      { where: problem?.where ?? { file }, ...(problem?.hint ? { hint: problem.hint } : {}) },
    );
  }
  return { id, ...values };
}

function applyTo(
  draft: Draft,
  step: RecordStep,
  { shelf, codec }: { shelf: Shelf; codec: Codec },
): LoggedStep {
  const { noun } = step;
  const check = (id: string, text: string): AnyStored =>
    readAgain({ noun, id, text }, { shelf, codec });
  if (step.do === "create") {
    const { id, ...values } = step.record;
    if (draft.text !== undefined) throw taken(noun, id);
    draft.text = codec.written(noun, values);
    draft.record = check(id, draft.text);
    return { do: "create", noun: noun.name, id, hash: hash(draft.text) };
  }
  if (step.do === "restore") {
    if (draft.text !== undefined) throw taken(noun, step.id);
    draft.text = step.text;
    draft.record = check(step.id, step.text);
    return { do: "create", noun: noun.name, id: step.id, hash: hash(step.text) };
  }
  if (draft.text === undefined) {
    throw new RoundsError(
      "not-found",
      say(`there is no ${noun.label.en} ${step.id}`, `找不到${noun.label.zh} ${step.id}`),
    );
  }
  if (step.do === "remove") {
    const text = draft.text;
    draft.text = undefined;
    draft.record = undefined;
    return { do: "remove", noun: noun.name, id: step.id, text };
  }
  return rewrite(draft, step, { check, codec });
}

/** Changes what a record's file says, by fields or as a whole, and tells how it was before. */
function rewrite(
  draft: Draft,
  step: Extract<RecordStep, { do: "set" | "text" }>,
  { check, codec }: { check: (id: string, text: string) => AnyStored; codec: Codec },
): LoggedStep {
  const { noun, id } = step;
  const before = draft.text;
  invariant(before !== undefined, "only a record that is there is changed");
  const was = check(id, before);
  const wanted = step.do === "set" ? step.fields : check(id, step.text);
  const keys = Object.keys(step.do === "set" ? wanted : noun.fields).filter(
    (key) => JSON.stringify(was[key]) !== JSON.stringify(wanted[key]),
  );
  const changed = Object.fromEntries(keys.map((key) => [key, wanted[key]]));
  const after = step.do === "set" ? codec.rewritten(noun, { before, was, changed }) : step.text;
  const now = check(id, after);
  draft.text = after;
  draft.record = now;
  const fields = Object.fromEntries(
    keys.map((key) => [key, [was[key] ?? null, now[key] ?? null] as const]),
  );
  const told = { do: "set", noun: noun.name, id, fields } as const;
  return after === before ? told : { ...told, ...rewriteOf(before, after) };
}

function taken(noun: Noun, id: string): RoundsError {
  const name = callOf(noun, { id });
  return new RoundsError(
    "already-there",
    say(
      `there is already ${withArticle(noun.label.en)} ${name}`,
      `${noun.label.zh} ${name} 已存在`,
    ),
    { where: { file: recordPath(noun, id) ?? id } },
  );
}
