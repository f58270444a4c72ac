import { appendFileSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { RoundsError } from "../law/errors.ts";
import type { AnyStored, Noun } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { errorName, fileError, isMissing, readText, syncFolder, temporaryName } from "./disk.ts";
import { inOrder } from "./entry-order.ts";
import { entryPath, parseDayId, recordPath } from "./ids.ts";
import { settingsFile } from "./open.ts";
import { encodeQuickly } from "./quick-yaml.ts";
import { commit, type Operation } from "./transaction.ts";

/** What a new book is made of: texts by path, then records and entries of any noun. */
export interface NewBook {
  readonly texts: ReadonlyMap<string, string>;
  readonly items: Iterable<{ readonly noun: Noun; readonly record: AnyStored }>;
}

/** How much was written, by the folder of each noun. */
export type Written = ReadonlyMap<string, number>;

const pendingMost = 4 * 1024 * 1024;

/**
 * Writes a whole new book. It is assembled beside its place and moved there at the end, so that an
 * interrupted run leaves no half book. @throws RoundsError already-there when the folder holds
 * anything, or what the disk says.
 */
export function writeBook(folder: string, book: NewBook): Written {
  const root = resolve(folder);
  const there = namesIn(root);
  if (there && there.length > 0) throw notEmpty(folder);
  const work = temporaryName(root);
  try {
    mkdirSync(dirname(root), { recursive: true });
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work);
    const written = new Assembly(work).write(book);
    moveIn(work, root, there !== undefined);
    syncFolder(dirname(root));
    return written;
  } catch (error) {
    throw fileError(error, root);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** What is in a folder; undefined when there is no such folder. */
function namesIn(root: string): readonly string[] | undefined {
  try {
    return readdirSync(root);
  } catch (error) {
    if (errorName(error) === "ENOTDIR") throw notEmpty(root);
    if (isMissing(error)) return undefined;
    throw fileError(error, root, "reading");
  }
}

function notEmpty(folder: string): RoundsError {
  return new RoundsError("already-there", say("this folder is not empty", "该文件夹不是空的"), {
    hint: say("name a folder that does not exist yet", "请指定一个尚不存在的文件夹"),
    where: { file: folder },
  });
}

/** An empty folder may be somebody's working folder: it is filled, the settings last. */
function moveIn(work: string, root: string, exists: boolean): void {
  if (!exists) {
    renameSync(work, root);
    return;
  }
  const names = readdirSync(work).filter((name) => name !== settingsFile);
  for (const name of [...names, settingsFile]) renameSync(join(work, name), join(root, name));
}

/** A folder being filled: records file by file, entries gathered and appended in large pieces. */
class Assembly {
  private readonly root: string;
  private readonly folders = new Set<string>();
  private readonly counts = new Map<string, number>();
  private readonly pending = new Map<string, string[]>();
  private pendingSize = 0;

  constructor(root: string) {
    this.root = root;
  }

  write({ texts, items }: NewBook): Written {
    for (const { noun, record } of items) {
      this.counts.set(noun.folder, (this.counts.get(noun.folder) ?? 0) + 1);
      if (noun.shape === "entry") this.append(noun, record);
      else this.record(noun, record);
    }
    this.flush();
    for (const [path, text] of texts) this.file(path, text);
    return this.counts;
  }

  private record(noun: Noun, record: AnyStored): void {
    const path = recordPath(noun, record.id);
    if (path === undefined) throw new Error(`bug: ${record.id} is no id of a ${noun.name}`);
    this.file(path, encodeQuickly(noun.fields, record));
  }

  private append(noun: Noun, record: AnyStored): void {
    const author = parseDayId(record.id)?.author;
    const date = noun.naming.by === "day" ? record[noun.naming.date] : undefined;
    if (author === undefined || typeof date !== "string") {
      throw new Error(`bug: ${record.id} is no id of a ${noun.name}`);
    }
    const path = entryPath(noun, date, author);
    const line = `${JSON.stringify(inOrder(noun, record))}\n`;
    const lines = this.pending.get(path);
    if (lines) lines.push(line);
    else this.pending.set(path, [line]);
    this.pendingSize += line.length;
    if (this.pendingSize > pendingMost) this.flush();
  }

  private flush(): void {
    for (const [path, lines] of this.pending) {
      this.makeFolderOf(path);
      appendFileSync(join(this.root, path), lines.join(""));
    }
    this.pending.clear();
    this.pendingSize = 0;
  }

  private file(path: string, text: string): void {
    this.makeFolderOf(path);
    writeFileSync(join(this.root, path), text);
  }

  private makeFolderOf(path: string): void {
    const folder = dirname(path);
    if (this.folders.has(folder)) return;
    mkdirSync(join(this.root, folder), { recursive: true });
    this.folders.add(folder);
  }
}

/** A file of a new book that may stand beside what is in its folder already. */
export interface FirstFile {
  readonly path: string;
  readonly text: string;
  /** What to do where there is such a file: leave it, or see that it holds these lines too. */
  readonly ifThere: "refuse" | "leave" | "append";
}

/**
 * Begins a book in a folder that may hold other files, all or nothing; gives the paths written.
 * @throws RoundsError already-there when a file that must be new is there.
 */
export function beginBook(folder: string, files: readonly FirstFile[]): readonly string[] {
  const root = resolve(folder);
  const operations = files.flatMap((file): Operation[] => {
    const { path, text, ifThere } = file;
    const there = readText(join(root, path));
    if (there === undefined) return [{ kind: "write", path, content: text, before: undefined }];
    if (ifThere === "refuse") throw alreadyThere(join(folder, path));
    const missing = text.split("\n").filter((line) => line && !there.split(/\r?\n/).includes(line));
    if (ifThere === "leave" || missing.length === 0) return [];
    return [{ kind: "append", path, content: `${missing.join("\n")}\n` }];
  });
  try {
    mkdirSync(root, { recursive: true });
  } catch (error) {
    throw fileError(error, root);
  }
  commit(root, operations);
  return operations.map((one) => one.path);
}

function alreadyThere(path: string): RoundsError {
  const settings = basename(path) === settingsFile;
  return new RoundsError(
    "already-there",
    settings
      ? say("there is a book already", "此处已有账册")
      : say("there is such a file already", "文件已存在"),
    {
      hint: settings
        ? say(
            "work on it (rounds today), or make the new one elsewhere: rounds init DIR",
            "可直接使用（rounds today），或在别处新建：rounds init 目录",
          )
        : say(
            "move it away, or make the book elsewhere: rounds init DIR",
            "请先移走该文件，或在别处新建：rounds init 目录",
          ),
      where: { file: path },
    },
  );
}
