import {
  closeSync,
  existsSync,
  fchmodSync,
  fdatasyncSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { getBuiltinModule, pid } from "node:process";
import { type ErrorCode, RoundsError } from "../law/errors.ts";
import { say, type Text } from "../law/words.ts";

/** The whole file as UTF-8 text; undefined when there is no such file. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw fileError(error, path, "reading");
  }
}

/** The SHA-256 of the text's UTF-8 bytes, 64 hexadecimal digits. */
export function hash(text: string): string {
  // Loaded at the first use: 2 ms that reading commands and pure appends do not pay.
  return getBuiltinModule("node:crypto").createHash("sha256").update(text).digest("hex");
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

interface Words {
  readonly code: ErrorCode;
  readonly text: Text;
  readonly hint: Text;
}

function fileErrorWords(name: string, path: string, doing: string): Words | undefined {
  switch (name) {
    case "ENOSPC":
    case "EDQUOT":
      return fullWords(name, path);
    case "EROFS":
    case "EACCES":
    case "EPERM":
      return forbiddenWords(name, path, doing);
    case "EMFILE":
    case "ENFILE":
      return {
        code: "failed",
        text: say(`${path}: too many files are open`, `${path}：打开的文件过多`),
        hint: say(
          "close other programs or raise the limit (ulimit -n 4096), then run the command again",
          "请关闭其他程序或调高上限（ulimit -n 4096），然后重新执行该命令",
        ),
      };
    case "ENAMETOOLONG":
      return {
        code: "failed",
        text: say(`${path}: the file name is too long`, `${path}：文件名过长`),
        hint: say("choose a shorter name", "请换一个较短的名称"),
      };
    case "ENOENT":
    case "ENOTDIR":
      return {
        code: "not-found",
        text: say(`${path}: there is no such file or folder`, `${path}：找不到该文件或文件夹`),
        hint: say("check the path of the book", "请检查账册所在的路径"),
      };
    default:
      return undefined;
  }
}

function fullWords(name: string, path: string): Words {
  const quota = name === "EDQUOT";
  return {
    code: "disk-full",
    text: say(
      `${quota ? "your disk quota is used up" : "the disk is full"}; nothing was written (${path})`,
      `${quota ? "磁盘配额已用完" : "磁盘空间已满"}，未写入任何内容（${path}）`,
    ),
    hint: say(
      "free some space, then run the command again",
      "请先清理出一些空间，然后重新执行该命令",
    ),
  };
}

function forbiddenWords(name: string, path: string, doing: string): Words {
  if (doing === "reading") {
    return {
      code: "unreadable",
      text: say("no permission to read this file", "没有读取该文件的权限"),
      hint: say(`give yourself the right: chmod u+r "${path}"`, `请授予权限：chmod u+r "${path}"`),
    };
  }
  if (name === "EROFS") {
    return {
      code: "read-only",
      text: say(
        `${path} is on a read-only disk; nothing was written`,
        `${path} 所在磁盘为只读，未写入任何内容`,
      ),
      hint: say(
        "mount the disk for writing, or copy the book to another one; reading commands work here too",
        "请以可写方式挂载磁盘，或将账册复制到其他磁盘；查询类命令在此仍可使用",
      ),
    };
  }
  return {
    code: "read-only",
    text: say(
      `no permission to write ${path}; nothing was written`,
      `没有写入 ${path} 的权限，未写入任何内容`,
    ),
    hint: say(
      `see whose it is (ls -ld "${path}") and give yourself the right (chmod u+w); reading commands work without it`,
      `请查看其所有者（ls -ld "${path}"）并授予写入权限（chmod u+w）；查询类命令无需写入权限`,
    ),
  };
}
