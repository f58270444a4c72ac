import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Problem, RoundsError } from "../law/errors.ts";
import { soundGroup } from "../law/kinds/groups.ts";
import type { Fields } from "../law/noun.ts";
import { sealed, unsealed } from "./checksum.ts";
import type { Decoded } from "./codec.ts";
import { fileError, makeStateFolder, namesIn, readText } from "./disk.ts";
import type { Held } from "./held.ts";
import { DiskClock, lookAt, stampOf } from "./looks.ts";
import { readQuickly } from "./quick-read.ts";
import type { Worktree } from "./worktree.ts";

declare const BUILD_ID: string | undefined;

/** What changes with every build of the program: a cache of another build is not believed. */
export const build = typeof BUILD_ID === "string" ? BUILD_ID : "source";

/** What a file looks like from outside; when this is the same, its content is taken to be. */
export type Stamp = string;

/** What whoever opens a book may lend it. */
export interface Aids {
  /** Told how far a long reading is: a share from 0 to 1. */
  readonly progress?: (share: number) => void;
  readonly worktree?: Worktree | undefined;
}

/** The folder of a book as the stores see it: files with pending changes laid over them. */
export class Shelf {
  readonly root: string;
  readonly digits: number;
  readonly problems: Problem[] = [];
  /** The after-state of an interrupted change: path to content, null where it was removed. */
  readonly pending: ReadonlyMap<string, string | null> | undefined;
  /** What this process has changed and not written yet. */
  held: Held | undefined;
  aids: Aids = {};
  readonly clock: DiskClock;
  private readonly reported = new Set<string>();

  constructor(
    root: string,
    digits: number,
    pending: ReadonlyMap<string, string | null> | undefined,
  ) {
    this.root = root;
    this.digits = digits;
    this.pending = pending;
    this.clock = new DiskClock(this.cachePath("clock"), () => this.makeCacheFolder());
  }

  path(relative: string): string {
    // Plain text, as `join` looks at every letter: a book is stamped file by file.
    return `${this.root}/${relative}`;
  }

  stamp(relative: string): Stamp | undefined {
    if (this.pending?.has(relative)) return this.pending.get(relative) === null ? undefined : "";
    const held = this.held?.textOf(relative);
    if (held !== undefined) return held === null ? undefined : this.held?.stampOf(relative);
    const look = lookAt(this.path(relative));
    return look && stampOf(look);
  }

  /** May what was read of a file that looked so be believed as long as it looks so? */
  isSettled(stamp: Stamp): boolean {
    return stamp !== "" && this.clock.isPast(changeTime(stamp));
  }

  /** The same for what this command itself has just written: waits a moment where it must. */
  settles(relative: string, stamp: Stamp): boolean {
    if (stamp === "" || this.stamp(relative) !== stamp) return false;
    return this.isSettled(stamp) || this.clock.passes(changeTime(stamp));
  }

  /** The names in a folder of the book, as they will be after a pending change; none: no folder. */
  names(folder: string): readonly string[] {
    const found = new Set(namesIn(this.path(folder)));
    for (const [path, content] of [...(this.pending ?? []), ...(this.held?.texts() ?? [])]) {
      if (!path.startsWith(`${folder}/`)) continue;
      const [name = "", ...inner] = path.slice(folder.length + 1).split("/");
      if (content !== null) found.add(name);
      else if (inner.length === 0) found.delete(name);
    }
    return [...found].sort();
  }

  text(relative: string): string {
    const pending = this.pending?.get(relative) ?? this.held?.textOf(relative);
    try {
      return pending ?? readFileSync(this.path(relative), "utf8");
    } catch (error) {
      throw fileError(error, relative, "reading");
    }
  }

  /** The text of a file of the book as it will be; undefined when there is none. */
  textIfAny(relative: string): string | undefined {
    const held = this.held?.textOf(relative);
    return held === undefined ? readText(this.path(relative)) : (held ?? undefined);
  }

  private readonly answers = new Map<string, Promise<unknown>>();

  wasAsked(question: string): boolean {
    return this.answers.has(question);
  }

  /** Asks something of the outside world only once for this command. */
  once<T>(question: string, ask: () => Promise<T>): Promise<T> {
    const answer = this.answers.get(question) ?? ask();
    this.answers.set(question, answer);
    return answer as Promise<T>;
  }

  report(problems: readonly Problem[]): void {
    for (const problem of problems) {
      const key = `${problem.where.file}:${problem.where.line}:${problem.text.en}`;
      if (!this.reported.has(key)) this.problems.push(problem);
      this.reported.add(key);
    }
  }

  /** Reads YAML by a definition; the library is loaded only for what is not plainly written. */
  async decode(relative: string, fields: Fields): Promise<Decoded> {
    try {
      const text = this.text(relative);
      if (text.includes("\ufffd")) {
        const { encodingProblem } = await import("./encoding.ts");
        const foreign = encodingProblem(this, relative, text);
        if (foreign) return { values: undefined, problems: [foreign] };
      }
      const values = this.quickly(text, fields);
      if (values) return { values, problems: [] };
      const { decode } = await import("./codec.ts");
      return decode(text, { file: relative, fields, digits: this.digits });
    } catch (error) {
      if (!(error instanceof RoundsError) || error.code !== "unreadable") throw error;
      const { code, text, details } = error;
      const where = details.where ?? { file: relative };
      const { hint } = details;
      const problem: Problem = { code, level: "error", text, where, ...(hint ? { hint } : {}) };
      return { values: undefined, problems: [problem] };
    }
  }

  /** The values of a text that is as the program writes it and in which nothing is wrong. */
  quickly(text: string, fields: Fields): Decoded["values"] {
    const plain = readQuickly(text);
    return plain && soundGroup(fields, plain, this.digits);
  }

  /**
   * The bytes of a file: looking for a few records in a large file needs no decoding of the rest.
   */
  bytes(relative: string): Buffer {
    const pending = this.pending?.get(relative);
    if (pending) return Buffer.from(pending);
    return this.held?.bytesOf(relative) ?? readFileSync(this.path(relative));
  }

  /** The bytes of a cache file; empty when there is none. */
  cacheBytes(name: string): Buffer {
    try {
      return readFileSync(this.cachePath(name));
    } catch {
      return Buffer.alloc(0);
    }
  }

  /** The size of a cache file; 0 when there is none. */
  cacheSize(name: string): number {
    return lookAt(this.cachePath(name))?.[1] ?? 0;
  }

  /** The size of all rosters: how much is known of the files of this book. */
  rosterBytes(): number {
    const names = namesIn(this.cachePath("")).filter((name) => name.endsWith(".roster"));
    return names.reduce((sum, name) => sum + this.cacheSize(name), 0);
  }

  /** The text of a cache file; undefined when there is none that is as it was written. */
  readCache(name: string): string | undefined {
    return unsealed(this.cacheBytes(name))?.toString("utf8");
  }

  writeCache(name: string, text: string): void {
    this.writeCacheBytes(name, sealed(Buffer.from(text)));
  }

  /** Caches are a convenience: where they cannot be written, everything works without. */
  writeCacheBytes(name: string, bytes: Buffer, flag: "w" | "a" = "w"): void {
    try {
      this.makeCacheFolder();
      writeFileSync(this.cachePath(name), bytes, { flag });
    } catch {
      // A read-only or full disk: the next command reads the files themselves.
    }
  }

  private makeCacheFolder(): void {
    makeStateFolder(this.root);
    mkdirSync(this.cachePath(""), { recursive: true });
  }

  private cachePath(name: string): string {
    return join(this.root, ".rounds", "cache", name);
  }
}

function changeTime(stamp: Stamp): number {
  return Number(stamp.slice(stamp.lastIndexOf(":") + 1));
}
