import { existsSync, readFileSync, renameSync, rmdirSync, unlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Problem } from "../law/errors.ts";
import { say } from "../law/words.ts";
import {
  fileError,
  hash,
  isMissing,
  makeFolder,
  readText,
  removeFile,
  succeeds,
  syncFile,
  syncFolder,
  writeDurable,
  writeTemporary,
} from "./disk.ts";
import {
  type Append,
  appendAt,
  draftOf,
  glue,
  parseLog,
  type Remove,
  redoOf,
  type Step,
  unfinished,
  type Write,
} from "./redo.ts";

/** Removes what a change left that was being prepared and never counted. */
function discardDraft(book: string): void {
  const draft = draftOf(book);
  if (!existsSync(draft)) return;
  // The draft is complete before the first temporary file is made: a torn one names none.
  for (const step of parseLog(readText(draft) ?? "")?.steps ?? []) {
    if (step.kind === "remove") continue;
    removeFile(join(book, step.temporary));
    removeEmptyFolder(book, dirname(step.path));
  }
  removeFile(draft);
}

/** Removes the folders that the removals of a change leave without any file. */
export function removeEmptyFolders(book: string, steps: readonly Step[]): void {
  const left = steps.flatMap(({ kind, path }) => (kind === "remove" ? [dirname(path)] : []));
  for (const folder of new Set(left)) removeEmptyFolder(book, folder);
}

/** Removes a folder and those above it while there is nothing in them. */
function removeEmptyFolder(book: string, folder: string): void {
  for (let at = folder; at !== "."; at = dirname(at)) {
    const full = join(book, at);
    if (existsSync(full) && !succeeds(() => rmdirSync(full))) return;
  }
}

/**
 * Completes a change that was interrupted after it counted, and clears away one that was not yet;
 * may itself be killed and run again at any moment. The caller holds the lock. Returns what the
 * user should know, empty when there was nothing to do. Throws "newer-book" for the log of a newer
 * version, "disk-full" or "read-only" when the change cannot be completed yet.
 */
export function recover(book: string): Problem[] {
  const redo = redoOf(book);
  // The draft first: its temporary files may bear the names that an older log remembers.
  discardDraft(book);
  const text = readText(redo);
  if (text === undefined) return [];
  const log = parseLog(text);
  if (log === undefined) return [setBadLogAside(book, text)];
  const touched = new Set<string>();
  let path = redo;
  try {
    // Else a power cut could bring an older log back once this one is carried out and gone.
    syncFolder(dirname(redo));
    const problems = log.steps.flatMap((step) => {
      path = join(book, step.path);
      if (step.kind !== "remove") makeFolder(dirname(path));
      // Up to the book's own: whoever was interrupted may have made a folder and not synced it.
      for (let at = dirname(step.path); ; at = dirname(at)) {
        if (existsSync(join(book, at))) touched.add(join(book, at));
        if (at === ".") break;
      }
      return complete(book, step);
    });
    for (const folder of touched) syncFolder(folder);
    removeEmptyFolders(book, log.steps);
    unlinkSync(redo);
    return [finishedProblem(log.steps), ...problems];
  } catch (error) {
    throw unfinished(error, path);
  }
}

/**
 * For readers, who hold no lock and may have no right to write: what the book's files hold once
 * the interrupted (or just running) change is complete, by path; null for a removed file; undefined
 * when there is no such change. A path that is not in the map is to be read from the disk.
 */
export function overlay(book: string): Map<string, string | null> | undefined {
  const text = readText(redoOf(book));
  const log = text === undefined ? undefined : parseLog(text);
  if (log === undefined) return undefined;
  const after = new Map<string, string | null>();
  for (const step of log.steps) {
    if (step.kind === "remove") after.set(step.path, null);
    else if (step.kind === "write") {
      if (stateOf(book, step) !== "newer") after.set(step.path, step.content);
    } else {
      const place = placeOf(readBytes(join(book, step.path)), step);
      if (place) after.set(step.path, place.keep.toString("utf8") + place.added);
    }
  }
  return after;
}

function complete(book: string, step: Step): Problem[] {
  const full = join(book, step.path);
  if (step.kind === "append") {
    const place = placeOf(readBytes(full), step);
    if (place?.known) appendAt(full, step.at, step.content);
    else if (place) replace(book, step, place.keep.toString("utf8") + place.added);
    return [];
  }
  const state = stateOf(book, step);
  const problems = state === "edited" ? [keepAside(book, step.path)] : [];
  if (step.kind === "remove") removeFile(full);
  else if (state === "due" || state === "edited") replace(book, step, step.content);
  else removeFile(join(book, step.temporary));
  return problems;
}

function replace(book: string, step: Write | Append, content: string): void {
  const temporary = join(book, step.temporary);
  const full = join(book, step.path);
  // A recovery that was itself killed may have left it complete and not synced.
  if (readText(temporary) === content) syncFile(temporary);
  else writeTemporary(temporary, full, content);
  renameSync(temporary, full);
}

/**
 * How the file stands to the change: still to be made; made; edited by hand after the crash, and
 * still to be made; or made and edited since ("newer": the disk is right).
 */
function stateOf(book: string, step: Write | Remove): "due" | "done" | "edited" | "newer" {
  const text = readText(join(book, step.path));
  if (text === (step.kind === "write" ? step.content : undefined)) return "done";
  if (text === undefined ? step.before === undefined : hash(text) === step.before) return "due";
  if (step.kind === "remove") return "edited";
  const prepared = readText(join(book, step.temporary)) === step.content;
  if (text === undefined) return prepared ? "due" : "newer";
  return prepared ? "edited" : "newer";
}

/**
 * Where the appended content goes: behind the remembered length when only our own, perhaps torn,
 * bytes are there (a power cut leaves zeros); at the end when the file was edited since; undefined
 * when it is in the edited file already.
 */
function placeOf(
  bytes: Buffer,
  step: Append,
): { known: boolean; keep: Buffer; added: string } | undefined {
  const ours = Buffer.from(step.content);
  const beyond = bytes.subarray(step.at);
  const known =
    bytes.length >= step.at &&
    bytes.subarray(step.at - step.tail.length, step.at).toString("latin1") === step.tail &&
    beyond.length <= ours.length &&
    beyond.every((byte, index) => byte === ours[index] || byte === 0);
  if (known) return { known, keep: bytes.subarray(0, step.at), added: step.content };
  const content = step.content.replace(/^\n/, "");
  if (bytes.includes(content)) return undefined;
  return { known, keep: bytes, added: glue(bytes.subarray(-1).toString("latin1")) + content };
}

function readBytes(full: string): Buffer {
  try {
    return readFileSync(full);
  } catch (error) {
    if (isMissing(error)) return Buffer.alloc(0);
    throw fileError(error, full, "reading");
  }
}

function setBadLogAside(book: string, text: string): Problem {
  const name = `redo.bad-${hash(text).slice(0, 12)}`;
  renameSync(redoOf(book), join(dirname(redoOf(book)), name));
  return {
    code: "bad-redo-log",
    level: "error",
    text: say(
      "the record of an interrupted change cannot be read; it was set aside and not applied",
      "被中断改动的记录无法读取，已另存，未予应用",
    ),
    where: { file: `.rounds/${name}` },
    hint: say(
      "look at your last entries and run: rounds check",
      "请核对最近录入的内容，并执行：rounds check",
    ),
  };
}

/** Keeps what somebody wrote into a file between the crash and its completion. */
function keepAside(book: string, path: string): Problem {
  const text = readText(join(book, path)) ?? "";
  const kept = `.rounds/kept-${hash(text).slice(0, 12)}-${basename(path)}`;
  writeDurable(join(book, kept), text);
  return {
    code: "edited-during-recovery",
    level: "warning",
    text: say(
      `${path} was edited while a change to it was interrupted; the change was completed, your edit is in ${kept}`,
      `${path} 在改动中断期间被手工编辑；该改动已补完，手工编辑的内容保存在 ${kept}`,
    ),
    where: { file: path },
    hint: say(`compare them: diff "${path}" "${kept}"`, `请比较：diff "${path}" "${kept}"`),
  };
}

function finishedProblem(steps: readonly Step[]): Problem {
  const paths = steps.map((step) => step.path);
  const names = paths.slice(0, 5).join(", ") + (paths.length > 5 ? ", …" : "");
  return {
    code: "interrupted-change-completed",
    level: "warning",
    text: say(`an interrupted change was completed: ${names}`, `已补完一次被中断的改动：${names}`),
    where: { file: paths[0] ?? "" },
  };
}
