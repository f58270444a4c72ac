import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { invariant, RoundsError } from "../law/errors.ts";
import { say } from "../law/words.ts";
import {
  fileError,
  hash,
  isMissing,
  makeFolder,
  makeStateFolder,
  readText,
  removeFile,
  succeeds,
  syncFolder,
  temporaryName,
  writeTemporary,
} from "./disk.ts";
import { removeEmptyFolders } from "./recover.ts";
import {
  type Append,
  appendAt,
  draftOf,
  glue,
  insideChecker,
  redoOf,
  type Step,
  unfinished,
  writeLog,
} from "./redo.ts";

export { overlay, recover } from "./recover.ts";

/**
 * One step of a change; `path` is relative to the book, with "/" between folders. `before` is the
 * {@link hash} of the text that was read (undefined: there was no such file). The content of an
 * append ends in a newline.
 */
export type Operation =
  | {
      readonly kind: "write";
      readonly path: string;
      readonly content: string;
      readonly before: string | undefined;
    }
  | { readonly kind: "remove"; readonly path: string; readonly before: string }
  | { readonly kind: "append"; readonly path: string; readonly content: string };

interface Work {
  readonly book: string;
  readonly steps: readonly Step[];
  /** Folders whose names must reach the disk. */
  readonly touched: Set<string>;
  readonly made: string[];
  /** How many steps are done that only going forward can complete. */
  landed: number;
  /** What is being done now, for the message. */
  path: string;
}

const tailBytes = 64;

/**
 * Makes all operations or none, on the disk when it returns. The caller holds the lock and has
 * called {@link recover}. Throws "changed-on-disk" when a file is not as it was read, "disk-full",
 * "read-only", "bad-value" for a path out of the book; the book is as before then.
 */
export function commit(folder: string, operations: readonly Operation[]): void {
  if (operations.length === 0) return;
  const book = resolve(folder);
  invariant(!existsSync(redoOf(book)), "commit() without recover() before");
  const work: Work = {
    book,
    steps: prepare(book, operations),
    touched: new Set(),
    made: [],
    landed: 0,
    path: book,
  };
  try {
    decide(work);
    land(work);
  } catch (error) {
    if (work.landed === 0 && succeeds(() => withdraw(work))) throw fileError(error, work.path);
    throw existsSync(redoOf(book)) ? unfinished(error, work.path) : fileError(error, work.path);
  }
}

/** Checks everything that can be checked without writing. */
function prepare(book: string, operations: readonly Operation[]): Step[] {
  const steps = new Map<string, Step>();
  const changed: string[] = [];
  const inside = insideChecker(book);
  for (const operation of operations) {
    const { path } = operation;
    inside(path);
    const full = join(book, path);
    const earlier = steps.get(path);
    if (operation.kind === "append") {
      const step = earlier ?? measure(full, operation);
      invariant(step.kind === "append", `two kinds of change to ${path}`);
      steps.set(path, earlier ? { ...step, content: step.content + operation.content } : step);
      continue;
    }
    invariant(!earlier, `two changes to ${path}`);
    if (!stands(full, operation.before)) changed.push(path);
    const temporary = join(dirname(path), basename(temporaryName(full)));
    steps.set(path, operation.kind === "write" ? { ...operation, temporary } : operation);
  }
  if (changed.length > 0) throw changedError(changed);
  return [...steps.values()];
}

function stands(full: string, before: string | undefined): boolean {
  if (before === undefined) return !existsSync(full);
  const text = readText(full);
  return text !== undefined && hash(text) === before;
}

function measure(full: string, { path, content }: Operation & { kind: "append" }): Append {
  const temporary = join(dirname(path), basename(temporaryName(full)));
  const common = { kind: "append", path, temporary } as const;
  let file: number;
  try {
    // For writing, so that a missing permission shows before anything is decided.
    file = openSync(full, "r+");
  } catch (error) {
    if (isMissing(error)) return { ...common, content, at: 0, tail: "", fresh: true };
    throw fileError(error, full);
  }
  try {
    const at = fstatSync(file).size;
    const bytes = Buffer.alloc(Math.min(tailBytes, at));
    readSync(file, bytes, 0, bytes.length, at - bytes.length);
    const tail = bytes.toString("latin1");
    return { ...common, content: glue(tail) + content, at, tail, fresh: false };
  } finally {
    closeSync(file);
  }
}

/** Prepares every new content, then makes the change count: the rename is the commit point. */
function decide(work: Work): void {
  const { book, steps } = work;
  const redo = redoOf(book);
  work.path = redo;
  makeStateFolder(book);
  const draft = openSync(draftOf(book), "w");
  try {
    for (const piece of writeLog(steps)) writeFileSync(draft, piece);
    // Before the temporary files, which only the draft names.
    fdatasyncSync(draft);
  } finally {
    closeSync(draft);
  }
  for (const step of steps) reserve(work, step);
  work.path = redo;
  renameSync(draftOf(book), redo);
  // Else a power cut could keep an appended line and lose the log that belongs to it. The temporary
  // files' own names need no sync: the log holds their content.
  syncFolder(dirname(redo));
}

function reserve(work: Work, step: Step): void {
  const full = join(work.book, step.path);
  const folder = dirname(full);
  work.path = full;
  if (step.kind !== "remove") {
    for (const made of makeFolder(folder)) {
      work.made.push(made);
      work.touched.add(dirname(made));
    }
  }
  if (step.kind === "write") writeTemporary(join(work.book, step.temporary), full, step.content);
  else if (step.kind === "remove" || step.fresh)
    accessSync(folder, constants.W_OK | constants.X_OK);
  if (step.kind !== "append" || step.fresh) work.touched.add(folder);
}

/** Makes the decided change. Appends go first: they alone can still meet a full disk. */
function land(work: Work): void {
  const { book, steps } = work;
  for (const step of steps) {
    if (step.kind !== "append") continue;
    work.path = join(book, step.path);
    appendAt(work.path, step.at, step.content);
  }
  for (const step of steps) {
    if (step.kind === "append") continue;
    work.path = join(book, step.path);
    if (step.kind === "remove") unlinkSync(work.path);
    else renameSync(join(book, step.temporary), work.path);
    work.landed += 1;
  }
  finish(work);
}

function finish(work: Work): void {
  for (const folder of work.touched) {
    work.path = folder;
    syncFolder(folder);
  }
  removeEmptyFolders(work.book, work.steps);
  // Not synced: if a power cut brings the log back, doing it again changes nothing, and the next
  // change replaces it before it touches a file of the book.
  unlinkSync(redoOf(work.book));
}

/** Puts everything back; throws where the disk does not let it. */
function withdraw({ book, steps, made }: Work): void {
  if (existsSync(redoOf(book))) {
    for (const step of steps) {
      if (step.kind === "append") cutBack(join(book, step.path), step);
    }
    // From here on the change has not been made; the draft's name keeps the temporary files known.
    renameSync(redoOf(book), draftOf(book));
    syncFolder(dirname(redoOf(book)));
  }
  for (const step of steps) if (step.kind === "write") removeFile(join(book, step.temporary));
  removeFile(draftOf(book));
  for (const folder of made.reverse()) succeeds(() => rmdirSync(folder));
}

/** Down to the disk: the log that could complete the change goes next. */
function cutBack(full: string, step: Append): void {
  if (step.fresh) {
    removeFile(full);
    syncFolder(dirname(full));
    return;
  }
  const file = openSync(full, "r+");
  try {
    ftruncateSync(file, step.at);
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
}

function changedError(paths: readonly string[]): RoundsError {
  const [first = "", ...rest] = paths;
  const more = paths.slice(0, 5).join(", ") + (paths.length > 5 ? ", …" : "");
  const text =
    rest.length === 0
      ? say(
          `${first} has changed on disk since it was read; nothing was written`,
          `${first} 读取之后已被改动，未写入任何内容`,
        )
      : say(
          `${paths.length} files have changed on disk since they were read: ${more}; nothing was written`,
          `${paths.length} 个文件读取之后已被改动：${more}；未写入任何内容`,
        );
  return new RoundsError("changed-on-disk", text, {
    where: { file: first },
    hint: say(
      "run the command again: it starts from the new content",
      "请重新执行该命令，将以最新内容为准",
    ),
  });
}
