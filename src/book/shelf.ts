import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Problem, RoundsError } from "../law/errors.ts";
import type { Fields } from "../law/noun.ts";
import type { Decoded } from "./codec.ts";
import { fileError } from "./disk.ts";

declare const BUILD_ID: string | undefined;

/** What changes with every build of the program: a cache of another build is not believed. */
export const build = typeof BUILD_ID === "string" ? BUILD_ID : "source";

/** What a file looks like from outside; when this is the same, its content is taken to be. */
export type Stamp = string;

/** The folder of a book as the stores see it: files with pending changes laid over them. */
export class Shelf {
  readonly root: string;
  readonly digits: number;
  readonly problems: Problem[] = [];
  /** The after-state of an interrupted change: path to content, null where it was removed. */
  readonly pending: ReadonlyMap<string, string | null> | undefined;
  private readonly reported = new Set<string>();

  constructor(
    root: string,
    digits: number,
    pending: ReadonlyMap<string, string | null> | undefined,
  ) {
    this.root = root;
    this.digits = digits;
    this.pending = pending;
  }

  path(relative: string): string {
    // Plain text, as `join` looks at every letter: a book is stamped file by file.
    return `${this.root}/${relative}`;
  }

  stamp(relative: string): Stamp | undefined {
    if (this.pending?.has(relative)) return this.pending.get(relative) === null ? undefined : "";
    const stat = statSync(this.path(relative), { throwIfNoEntry: false });
    return stat && `${stat.mtimeMs}:${stat.size}:${stat.ino}`;
  }

  text(relative: string): string {
    const pending = this.pending?.get(relative);
    try {
      return pending ?? readFileSync(this.path(relative), "utf8");
    } catch (error) {
      throw fileError(error, relative, "reading");
    }
  }

  report(problems: readonly Problem[]): void {
    for (const problem of problems) {
      const key = `${problem.where.file}:${problem.where.line}:${problem.text.en}`;
      if (!this.reported.has(key)) this.problems.push(problem);
      this.reported.add(key);
    }
  }

  /** Reads YAML by a definition; the parser is loaded only when a file must really be parsed. */
  async decode(relative: string, fields: Fields): Promise<Decoded> {
    const { decode } = await import("./codec.ts");
    try {
      return decode(this.text(relative), { file: relative, fields, digits: this.digits });
    } catch (error) {
      if (!(error instanceof RoundsError) || error.code !== "unreadable") throw error;
      const { code, text, details } = error;
      const where = details.where ?? { file: relative };
      const { hint } = details;
      const problem: Problem = { code, level: "error", text, where, ...(hint ? { hint } : {}) };
      return { values: undefined, problems: [problem] };
    }
  }

  /**
   * The bytes of a file: looking for a few records in a large file needs no decoding of the rest.
   */
  bytes(relative: string): Buffer {
    const pending = this.pending?.get(relative);
    return pending ? Buffer.from(pending) : readFileSync(this.path(relative));
  }

  /** The bytes of a cache file; empty when there is none. */
  cacheBytes(name: string): Buffer {
    try {
      return readFileSync(this.cachePath(name));
    } catch {
      return Buffer.alloc(0);
    }
  }

  readCache(name: string): string | undefined {
    try {
      return readFileSync(this.cachePath(name), "utf8");
    } catch {
      return undefined;
    }
  }

  /** Caches are a convenience: where they cannot be written, everything works without. */
  writeCache(name: string, text: string, flag: "w" | "a" = "w"): void {
    try {
      const path = this.cachePath(name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text, { flag });
    } catch {
      // A read-only or full disk: the next command reads the files themselves.
    }
  }

  private cachePath(name: string): string {
    return join(this.root, ".rounds", "cache", name);
  }
}
