import { readdirSync } from "node:fs";
import { RoundsError } from "../law/errors.ts";
import type { AnyStored, Noun } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { type CacheLine, Kept, keptOf, linesWith, readLines } from "./cache-lines.ts";
import { Folders, manyFiles } from "./folders.ts";
import { idOfPath, recordPath } from "./ids.ts";
import { build, type Shelf, type Stamp } from "./shelf.ts";

/** All records of one noun: one YAML file each, with a cache that may be deleted at any time. */
export class RecordStore {
  readonly noun: Noun;
  private readonly shelf: Shelf;
  private loaded: Map<string, Kept> | undefined;
  /** Lines that the cache should gain; written only by whoever holds the book's lock. */
  private unsaved: CacheLine[] = [];
  private stale = 0;
  private cacheFits = false;
  /** A command that was killed left half a line: the cache is to be written anew. */
  private cacheIsTorn = false;
  private readonly folders: Folders;
  /** A look of the folders at which the cache will be complete once it is saved. */
  private whole: string | undefined;

  constructor(noun: Noun, shelf: Shelf) {
    this.noun = noun;
    this.shelf = shelf;
    this.folders = new Folders(shelf, noun);
  }

  private get cacheName(): string {
    return `${this.noun.folder}.jsonl`;
  }

  /** Every readable record, by path order; unreadable files become problems. */
  async all(): Promise<readonly AnyStored[]> {
    return this.unlessTorn((kept) => [...kept.values()].map(({ record }) => record));
  }

  /**
   * The record of an id, or undefined when there is no such file. @throws RoundsError unreadable
   */
  async get(id: string): Promise<AnyStored | undefined> {
    const path = recordPath(this.noun, id);
    if (!path) return undefined;
    const stamp = this.shelf.stamp(path);
    if (stamp === undefined) return undefined;
    const kept = this.loaded?.get(path);
    const known = kept?.stamp === stamp ? kept.record : this.cachedRecord(path, stamp);
    if (known && stamp !== "") return known;
    const record = await this.read(path);
    if (record) {
      this.keep(path, new Kept(stamp, record));
      return record;
    }
    const problem = this.shelf.problems.find(
      ({ level, where }) => level === "error" && where.file === path,
    );
    throw new RoundsError(
      problem?.code === "merge-markers" ? "merge-markers" : "unreadable",
      problem?.text ?? say("this file cannot be read", "文件无法读取"),
      { where: problem?.where ?? { file: path }, ...(problem?.hint ? { hint: problem.hint } : {}) },
    );
  }

  async where(field: string, value: string): Promise<readonly AnyStored[]> {
    const piece = `"${field}":${JSON.stringify(value)}`;
    const found =
      (await this.lookedUp(piece)) ??
      (await this.unlessTorn((kept) =>
        [...kept.values()].filter((one) => one.mayHold(piece)).map(({ record }) => record),
      ));
    return found.filter((record) => record[field] === value);
  }

  /** Looks at what is kept; where the cache turns out to be torn, the files themselves are read. */
  private async unlessTorn<T>(look: (kept: ReadonlyMap<string, Kept>) => T): Promise<T> {
    try {
      return look(await this.load());
    } catch (error) {
      if (!(error instanceof SyntaxError) || this.cacheIsTorn) throw error;
      this.cacheIsTorn = true;
      this.loaded = undefined;
      this.unsaved = [];
      return look(await this.load());
    }
  }

  /** Records whose field holds just this text, where that can be told without reading them all. */
  async holding(fields: readonly string[], text: string): Promise<readonly AnyStored[]> {
    const found = new Map<string, AnyStored>();
    for (const field of fields) {
      for (const record of (await this.lookedUp(`"${field}":${JSON.stringify(text)}`)) ?? []) {
        if (record[field] === text) found.set(record.id, record);
      }
    }
    return [...found.values()];
  }

  /**
   * The records whose line in the cache holds a piece of JSON, each seen to be unchanged, in the
   * order of their files; undefined when the cache may not know all files, or there are only few.
   */
  private async lookedUp(piece: string): Promise<readonly AnyStored[] | undefined> {
    if (this.loaded) return undefined;
    const bytes = this.cacheBytes();
    if (bytes.length < manyFiles * 200 || !this.folders.unchanged()) return undefined;
    const found = new Map<string, AnyStored>();
    for (const line of linesWith(bytes, piece)) {
      const [path, kept] = lineOf(line) ?? [];
      if (path === undefined || kept === undefined || found.has(path)) continue;
      const same = kept.stamp === this.shelf.stamp(path);
      const record = same ? kept.record : await this.get(kept.record.id);
      if (record) found.set(path, record);
    }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
  }

  /** Paths of all files in the noun's folders, relative to the book, sorted. */
  paths(): string[] {
    const found = new Set<string>();
    const list = (folder: string): string[] => {
      try {
        return readdirSync(this.shelf.path(folder));
      } catch {
        return [];
      }
    };
    const top = list(this.noun.folder);
    for (const name of top) {
      if (name.endsWith(".yaml") && !name.startsWith(".")) found.add(`${this.noun.folder}/${name}`);
      else if (/^\d{4}-\d{2}$/.test(name)) {
        for (const inner of list(`${this.noun.folder}/${name}`)) {
          if (inner.endsWith(".yaml") && !inner.startsWith(".")) {
            found.add(`${this.noun.folder}/${name}/${inner}`);
          }
        }
      }
    }
    for (const [path, content] of this.shelf.pending ?? []) {
      if (!path.startsWith(`${this.noun.folder}/`)) continue;
      if (content === null) found.delete(path);
      else found.add(path);
    }
    return [...found].sort();
  }

  /** Takes over what a change wrote, so that the next command need not parse it. */
  took(path: string, record: AnyStored | undefined): void {
    const stamp = record && this.shelf.stamp(path);
    this.unsaved.push([path, stamp ?? null, record ?? null]);
    if (record && stamp) this.loaded?.set(path, new Kept(stamp, record));
    else this.loaded?.delete(path);
  }

  /** Told before a change is written: will the cache still know all files after it? */
  expectChange(): void {
    this.whole = this.folders.unchanged() ? "after" : undefined;
  }

  /** Is there anything that the cache on disk does not know yet? */
  get hasNews(): boolean {
    return this.unsaved.length > 0 || this.whole !== undefined;
  }

  /** Brings the cache on disk up to date; the caller holds the book's lock. */
  save(): void {
    this.saveLines();
    if (this.whole === "after") this.folders.remember(this.folders.look());
    else if (this.whole !== undefined) this.folders.remember(this.whole);
    this.whole = undefined;
  }

  private saveLines(): void {
    if (this.unsaved.length === 0) return;
    const fits = !this.cacheIsTorn && (this.cacheFits || this.cacheLooksRight());
    const full =
      this.loaded && (!fits || this.stale + this.unsaved.length > this.loaded.size / 2 + 64);
    const lines: CacheLine[] = full
      ? [...(this.loaded ?? [])].map(([path, kept]) => [path, kept.stamp, kept.record] as const)
      : this.unsaved;
    const body = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    if (fits && !full) this.shelf.writeCache(this.cacheName, body, "a");
    else this.shelf.writeCache(this.cacheName, `${this.header()}\n${body}`);
    this.unsaved = [];
    this.cacheIsTorn = false;
  }

  private header(): string {
    return JSON.stringify([build, this.shelf.digits]);
  }

  private cacheLooksRight(): boolean {
    return this.shelf.readCache(this.cacheName)?.startsWith(`${this.header()}\n`) ?? false;
  }

  private cached: Buffer | undefined;

  /** The cache as it was when this command began; empty when it is of another build. */
  private cacheBytes(): Buffer {
    if (this.cached) return this.cached;
    const bytes = this.shelf.cacheBytes(this.cacheName);
    const header = Buffer.from(`${this.header()}\n`);
    this.cached = bytes.subarray(0, header.length).equals(header) ? bytes : Buffer.alloc(0);
    return this.cached;
  }

  /** What the cache knows of a file that looks like this, without parsing its other lines. */
  private cachedRecord(path: string, stamp: Stamp): AnyStored | undefined {
    const start = `[${JSON.stringify(path)},${JSON.stringify(stamp)},`;
    const [line] = linesWith(this.cacheBytes(), start);
    return line === undefined ? undefined : lineOf(line)?.[1].record;
  }

  private async load(): Promise<Map<string, Kept>> {
    if (this.loaded) return this.loaded;
    const known = this.readCacheLines();
    const loaded = new Map<string, Kept>();
    const look = known.size < manyFiles ? undefined : this.folders.look();
    const paths = this.paths();
    for (const path of paths) {
      const stamp = this.shelf.stamp(path);
      if (stamp === undefined) continue;
      const kept = known.get(path);
      if (kept && kept.stamp === stamp && stamp !== "") {
        loaded.set(path, kept);
        continue;
      }
      const record = await this.read(path);
      if (!record) continue;
      loaded.set(path, new Kept(stamp, record));
      if (stamp !== "") this.unsaved.push([path, stamp, record]);
    }
    this.loaded = loaded;
    if (loaded.size === paths.length && look && !this.folders.unchanged()) this.whole = look;
    return loaded;
  }

  private readCacheLines(): Map<string, Kept> {
    const text = this.cacheIsTorn ? undefined : this.shelf.readCache(this.cacheName);
    if (!text?.startsWith(`${this.header()}\n`)) return new Map();
    try {
      const { known, count } = readLines(text);
      this.stale = count - known.size;
      this.cacheFits = true;
      return known;
    } catch {
      this.cacheIsTorn = true;
      return new Map();
    }
  }

  private keep(path: string, kept: Kept): void {
    this.loaded?.set(path, kept);
    if (kept.stamp !== "") this.unsaved.push([path, kept.stamp, kept.record]);
  }

  /** Parses one file; what is wrong with it is reported, and it is left out when unusable. */
  private async read(path: string): Promise<AnyStored | undefined> {
    const id = idOfPath(this.noun, path);
    if (id === undefined) {
      this.shelf.report([
        {
          code: "misplaced",
          level: "error",
          text: say("this file name is no id of its folder", "文件名与所在目录不符"),
          where: { file: path },
          hint: say("move it where its id belongs", "请移到与编号对应的位置"),
        },
      ]);
      return undefined;
    }
    const { values, problems } = await this.shelf.decode(path, this.noun.fields);
    this.shelf.report(problems);
    const usable = values && !problems.some((one) => one.level === "error");
    return usable ? { id, ...values } : undefined;
  }
}

/** A line of the cache that can be used; a torn one, or one of a file that is gone, is none. */
function lineOf(line: string): readonly [path: string, kept: Kept] | undefined {
  try {
    const [path, kept] = keptOf(line);
    return kept && kept.record.id !== "" ? [path, kept] : undefined;
  } catch {
    return undefined;
  }
}
