import {
  closeSync,
  existsSync,
  fchmodSync,
  fdatasyncSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { getBuiltinModule, pid } from "node:process";
import { RoundsError } from "../law/errors.ts";
import { say } from "../law/words.ts";
import { fileErrorWords } from "./disk-words.ts";

/** The whole file as UTF-8 text; undefined when there is no such file. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw fileError(error, path, "reading");
  }
}

/** The names in a folder; none when there is no such folder. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw fileError(error, folder, "reading");
  }
}

/** The SHA-256 of the text's UTF-8 bytes, 64 hexadecimal digits. */
export function hash(text: string): string {
  return hashBytes(text);
}

/** The SHA-256 of bytes, or of a text's UTF-8 bytes, 64 hexadecimal digits. */
export function hashBytes(bytes: Uint8Array | string): string {
  // Loaded at the first use: 2 ms that reading commands and pure appends do not pay.
  return getBuiltinModule("node:crypto").createHash("sha256").update(bytes).digest("hex");
}

/**
 * Replaces or creates one file so that after a crash it is the old or the new one, never between.
 */
export function writeDurable(path: string, content: string): void {
  const temporary = temporaryName(path);
  try {
    writeTemporary(temporary, path, content);
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (error) {
    removeFile(temporary);
    throw fileError(error, path);
  }
}

/** Where the next content of a file is prepared: `.~<name>.<pid>` in the same folder. */
export function temporaryName(path: string): string {
  return join(dirname(path), `.~${basename(path)}.${pid}`);
}

/** Is this file name one that {@link temporaryName} makes? Such files are no part of the book. */
export function isTemporaryName(name: string): boolean {
  return /^\.~.+\.\d+$/.test(name);
}

/** Writes the content beside its target, down to the disk, with the access rights of the target. */
export function writeTemporary(temporary: string, target: string, content: string): void {
  const old = statSync(target, { throwIfNoEntry: false });
  const file = openSync(temporary, "w");
  try {
    if (old) fchmodSync(file, old.mode & 0o777);
    writeFileSync(file, content);
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes what a file holds survive a power cut. */
export function syncFile(path: string): void {
  const file = openSync(path, "r+");
  try {
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes the names in a folder survive a power cut, where the system can promise it. */
export function syncFolder(folder: string): void {
  try {
    const file = openSync(folder, "r");
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    // Some systems (Windows, some network drives) cannot sync a folder; one may also be listed by
    // nobody but still be written to. The files themselves are safe then as far as can be had.
    if (!["EISDIR", "EPERM", "EACCES", "EINVAL", "ENOTSUP", "EBADF"].includes(errorName(error))) {
      throw error;
    }
  }
}

/** Removes a file; that it is gone already is fine. */
export function removeFile(path: string): void {
  try {
    // Not rmSync: it loads and does far more.
    unlinkSync(path);
  } catch (error) {
    // Nor can there be a file whose name the disk does not allow.
    if (!isMissing(error) && errorName(error) !== "ENAMETOOLONG") throw error;
  }
}

/** Creates a folder with its parents; returns the new ones, the outermost first. */
export function makeFolder(folder: string): string[] {
  if (existsSync(folder)) return [];
  const first = mkdirSync(folder, { recursive: true });
  const made: string[] = [];
  for (let at = folder; first !== undefined && at.length >= first.length; at = dirname(at)) {
    made.unshift(at);
  }
  return made;
}

/**
 * Makes the program's own folder in a book. Not with its parents: a mistyped path shall not become
 * a book.
 */
export function makeStateFolder(book: string): void {
  try {
    mkdirSync(join(book, ".rounds"));
  } catch (error) {
    if (errorName(error) === "EEXIST") return;
    throw error;
  }
  // The redo log will stand in it: its own name must not be lost.
  syncFolder(book);
}

/** Tries something whose failure must not hide an earlier one; says whether it worked. */
export function succeeds(action: () => void): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}

/** Did the call fail because there is no such file? */
export function isMissing(error: unknown): boolean {
  return ["ENOENT", "ENOTDIR"].includes(errorName(error));
}

/** The system's name of the error ("ENOSPC"), or "" when it is no error of the system. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error) || !("errno" in error) || !("code" in error)) return "";
  // Node has no name for "disk quota exceeded": 122 on Linux, 69 on macOS.
  if (error.errno === -122 || error.errno === -69) return "EDQUOT";
  return typeof error.code === "string" ? error.code : "";
}

/**
 * Turns a failed call of the file system into the message a user reads; other errors pass through.
 */
export function fileError(
  error: unknown,
  path: string,
  doing: "reading" | "writing" = "writing",
): unknown {
  const name = errorName(error);
  if (name === "") return error;
  const words = fileErrorWords(name, path, doing);
  const { code, text, hint } = words ?? {
    code: doing === "reading" ? "unreadable" : "failed",
    text: say(
      `${path}: the system refused ${doing} it (${name})`,
      `${path}：系统无法${doing === "reading" ? "读取" : "写入"}（${name}）`,
    ),
    hint: say(
      "check the disk and the folder, then run the command again",
      "请检查磁盘和文件夹，然后重新执行该命令",
    ),
  };
  return new RoundsError(code, text, { hint, where: { file: path }, cause: error });
}

/** The same for an error of the system that comes without a word of what was being done. */
export function systemError(error: unknown): unknown {
  if (errorName(error) === "") return error;
  const { path, syscall } = error as NodeJS.ErrnoException;
  const reads = /^(open|read|scandir|stat|lstat|fstat|realpath|access)$/.test(syscall ?? "");
  return fileError(error, path ?? "", reads ? "reading" : "writing");
}
