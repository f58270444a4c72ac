import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  realpathSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { RoundsError } from "../law/errors.ts";
import { say, type Text } from "../law/words.ts";
import { errorName, fileError, isTemporaryName } from "./disk.ts";

/**
 * What the redo log holds of a change: paths relative to the book, contents and not differences.
 */
export type Write = {
  kind: "write";
  path: string;
  content: string;
  before?: string | undefined;
  /** The file beside the target that holds the content until it is renamed. */
  temporary: string;
};
export type Remove = { kind: "remove"; path: string; before: string };
export type Append = {
  kind: "append";
  path: string;
  content: string;
  /**
   * The file's length in bytes before; its last bytes, to know the place again; was it not there?
   */
  at: number;
  tail: string;
  fresh: boolean;
  temporary: string;
};
export type Step = Write | Remove | Append;

export interface Log {
  readonly version: number;
  readonly steps: readonly Step[];
}

const version = 1;

/** The change once it is decided: while this file is there, the change counts as made. */
export const redoOf = (book: string) => join(book, ".rounds", "redo.json");
/** The same while it is prepared: it names the temporary files, should the process be killed. */
export const draftOf = (book: string) => join(book, ".rounds", "redo.next");

/** The redo log's text for these steps, in pieces: a large change is not held a second time. */
export function* writeLog(steps: readonly Step[]): Generator<string> {
  yield `{"version":${version},"steps":[`;
  for (const [at, step] of steps.entries()) {
    yield (at === 0 ? "" : ",") + JSON.stringify(step);
  }
  yield "]}";
}

/** The newline that must come first when something is appended to this text. */
export const glue = (before: string) => (before === "" || before.endsWith("\n") ? "" : "\n");

/** Relative, without detours, and not in the book's own state folder. */
export function isPlainPath(path: unknown): path is string {
  if (typeof path !== "string" || /[\0\\]/.test(path)) return false;
  const parts = path.split("/");
  return parts[0] !== ".rounds" && !parts.some((part) => ["", ".", ".."].includes(part));
}

/** Returns a check that throws "bad-value" for a path that would leave the book, links included. */
export function insideChecker(book: string): (path: string) => void {
  const real = realpathSync(book);
  const known = new Set<string>();
  const isWithin = (full: string): boolean => {
    if (known.has(full) || full === book) return true;
    const stat = lstatSync(full, { throwIfNoEntry: false });
    const within = stat?.isSymbolicLink()
      ? (realpathSync(full) + sep).startsWith(real + sep)
      : isWithin(dirname(full));
    if (within) known.add(full);
    return within;
  };
  return (path) => {
    let within = isPlainPath(path);
    try {
      within &&= isWithin(join(book, path));
    } catch (error) {
      throw fileError(error, join(book, path));
    }
    if (within) return;
    throw new RoundsError(
      "bad-value",
      say(`${path}: this path is not inside the book`, `${path}：该路径不在账册之内`),
      {
        where: { file: path },
        hint: say(
          "use a name without ../ and without links that lead out of the book's folder",
          "名称中请勿使用 ../，也不要使用指向账册文件夹之外的链接",
        ),
      },
    );
  };
}

/**
 * Reads a redo log; undefined when it is none; throws "newer-book" when a newer version wrote it.
 */
export function parseLog(text: string): Log | undefined {
  let log: Log | undefined;
  try {
    log = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof log?.version === "number" && log.version > version) {
    throw new RoundsError(
      "newer-book",
      say(
        "a newer version of rounds was interrupted while it wrote to this book",
        "更高版本的 rounds 在写入该账册时被中断",
      ),
      {
        where: { file: ".rounds/redo.json" },
        hint: say("run the command with that version", "请使用该版本执行命令"),
      },
    );
  }
  return Array.isArray(log?.steps) && log.steps.every(isStep) ? log : undefined;
}

function isStep(step: Partial<Append> | null): boolean {
  if (!isPlainPath(step?.path)) return false;
  if (step.kind === ("remove" as string)) return true;
  return (
    typeof step.content === "string" &&
    isPlainPath(step.temporary) &&
    isTemporaryName(basename(step.temporary)) &&
    (step.kind === ("write" as string) ||
      (step.kind === "append" && Number.isInteger(step.at) && typeof step.tail === "string"))
  );
}

/** Brings the file to `at` bytes, adds the content behind them and syncs it. */
export function appendAt(full: string, at: number, content: string): void {
  const file = openSync(full, "a");
  try {
    if (fstatSync(file).size > at) ftruncateSync(file, at);
    writeFileSync(file, content);
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The error for a change that counts, and that could neither be completed nor taken back. */
export function unfinished(error: unknown, path: string): unknown {
  const reason = fileError(error, path);
  const why: Text =
    reason instanceof RoundsError ? reason.text : say(String(reason), String(reason));
  return new RoundsError(
    reason instanceof RoundsError ? reason.code : "failed",
    say(
      `the change is recorded but not complete (${errorName(error) || why.en}: ${path}); the next command that writes completes it`,
      `改动已登记但尚未全部完成（${errorName(error) || why.zh}：${path}）；下一条写入命令会自动补完`,
    ),
    {
      where: { file: path },
      hint: say(
        "do not enter it again; remove the cause, then run any command that writes",
        "请勿重复录入；排除原因后执行任意写入命令即可",
      ),
      cause: error,
    },
  );
}
