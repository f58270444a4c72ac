import { addMonths } from "../law/dates.ts";
import type { Noun } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { entryPath } from "./ids.ts";
import type { Rewrite } from "./splice.ts";
import type { Operation } from "./transaction.ts";

/** One step as the change log keeps it: enough to tell what happened and to take it back. */
export interface LoggedStep extends Partial<Rewrite> {
  /** Steps that only another version or command knows may stand here too. */
  readonly do: "create" | "set" | "remove" | "append" | "file" | "settle" | "close" | "reopen";
  readonly noun: string;
  readonly id: string;
  /** For a set: each changed field's value before and after; null where there was none. */
  readonly fields?: Readonly<Record<string, readonly [from: unknown, to: unknown]>>;
  /** For a create: the hash of the file as it was written. */
  readonly hash?: string;
  /** For a remove: the file's whole text. */
  readonly text?: string;
}

/** One change: who did what, when, with which command, and why. */
export interface LoggedChange {
  readonly id: string;
  /** ISO time with the offset of the book's time zone. */
  readonly at: string;
  readonly by: string;
  readonly verb: string;
  readonly why?: string | undefined;
  /** The change that this one takes back. */
  readonly undoes?: string | undefined;
  /** When that change was made: after a merge two changes may bear one id. */
  readonly undoesAt?: string | undefined;
  readonly steps: readonly LoggedStep[];
}

export const changePrefix = "CH";

/** The change log is stored like any entries: a file per month and author. */
export const changeLog: Noun = {
  name: "change",
  label: say("change", "变更"),
  plural: say("changes", "变更记录"),
  folder: "changes",
  shape: "entry",
  naming: { by: "day", prefix: changePrefix, date: "at" },
  fields: {},
};

/**
 * The file in which an author's changes of a moment (ISO) are logged. The log of a closed month is
 * locked: a clock that went back writes into the first open one.
 */
export function logPath(at: string, author: string, closedMonth: string | undefined): string {
  const isClosed = closedMonth !== undefined && at.slice(0, 7) <= closedMonth;
  const day = isClosed ? addMonths(`${closedMonth}-01`, 1) : at;
  return entryPath(changeLog, day, author);
}

/** What adds a change to the log of its author. */
export function logOperation(path: string, change: LoggedChange): Operation {
  return { kind: "append", path, content: `${JSON.stringify(change)}\n` };
}
