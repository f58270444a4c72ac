import { readdirSync } from "node:fs";
import { RoundsError } from "../law/errors.ts";
import type { AnyStored, Noun } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { idOfPath, recordPath } from "./ids.ts";
import { build, type Shelf, type Stamp } from "./shelf.ts";

interface Kept {
  readonly stamp: Stamp;
  readonly record: AnyStored;
}

type CacheLine = readonly [path: string, stamp: Stamp | null, record: AnyStored | null];

/** All records of one noun: one YAML file each, with a cache that may be deleted at any time. */
export class RecordStore {
  readonly noun: Noun;
  private readonly shelf: Shelf;
  private loaded: Map<string, Kept> | undefined;
  /** Lines that the cache should gain; written only by whoever holds the book's lock. */
  private unsaved: CacheLine[] = [];
  private stale = 0;
  private cacheFits = false;

  constructor(noun: Noun, shelf: Shelf) {
    this.noun = noun;
    this.shelf = shelf;
  }

  private get cacheName(): string {
    return `${this.noun.folder}.jsonl`;
  }

  /** Every readable record, by path order; unreadable files become problems. */
  async all(): Promise<readonly AnyStored[]> {
    return [...(await this.load()).values()].map((kept) => kept.record);
  }

  /** The record of an id, or undefined when there is no such file. @throws RoundsError unreadable */
  async get(id: string): Promise<AnyStored | undefined> {
    const path = recordPath(this.noun, id);
    if (!path) return undefined;
    const stamp = this.shelf.stamp(path);
    if (stamp === undefined) return undefined;
    const kept = this.loaded?.get(path) ?? this.cachedLine(path);
    if (kept && kept.stamp === stamp && stamp !== "") return kept.record;
    const record = await this.read(path);
    if (record) {
      this.keep(path, { stamp, record });
      return record;
    }
    const problem = this.shelf.problems.find((one) => one.where.file === path);
    throw new RoundsError(
      problem?.code === "merge-markers" ? "merge-markers" : "unreadable",
      problem?.text ?? say("this file cannot be read", "文件无法读取"),
      { where: problem?.where ?? { file: path }, ...(problem?.hint ? { hint: problem.hint } : {}) },
    );
  }

  async where(field: string, value: string): Promise<readonly AnyStored[]> {
    return (await this.all()).filter((record) => record[field] === value);
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
    if (record && stamp) this.loaded?.set(path, { stamp, record });
    else this.loaded?.delete(path);
  }

  /** Forgets what was read, because another process may have written since. */
  forget(): void {
    this.loaded = undefined;
  }

  /** Is there anything that the cache on disk does not know yet? */
  get hasNews(): boolean {
    return this.unsaved.length > 0;
  }

  /** Brings the cache on disk up to date; the caller holds the book's lock. */
  save(): void {
    if (this.unsaved.length === 0) return;
    const fits = this.cacheFits || this.cacheLooksRight();
    const full =
      this.loaded && (!fits || this.stale + this.unsaved.length > this.loaded.size / 2 + 64);
    const lines: CacheLine[] = full
      ? [...(this.loaded ?? [])].map(([path, kept]) => [path, kept.stamp, kept.record] as const)
      : this.unsaved;
    const body = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    if (fits && !full) this.shelf.writeCache(this.cacheName, body, "a");
    else this.shelf.writeCache(this.cacheName, `${this.header()}\n${body}`);
    this.unsaved = [];
  }

  private header(): string {
    return JSON.stringify([build, this.shelf.digits]);
  }

  private cacheLooksRight(): boolean {
    return this.shelf.readCache(this.cacheName)?.startsWith(`${this.header()}\n`) ?? false;
  }

  private cached: string | undefined;

  /** The latest line of the cache about one file, without parsing the others. */
  private cachedLine(path: string): Kept | undefined {
    this.cached ??= this.shelf.readCache(this.cacheName) ?? "";
    if (!this.cached.startsWith(`${this.header()}\n`)) return undefined;
    const at = this.cached.lastIndexOf(`\n[${JSON.stringify(path)},`);
    if (at < 0) return undefined;
    const end = this.cached.indexOf("\n", at + 1);
    return keptOf(this.cached.slice(at + 1, end < 0 ? undefined : end))?.[1];
  }

  private async load(): Promise<Map<string, Kept>> {
    if (this.loaded) return this.loaded;
    const known = this.readCacheLines();
    const loaded = new Map<string, Kept>();
    for (const path of this.paths()) {
      const stamp = this.shelf.stamp(path);
      if (stamp === undefined) continue;
      const kept = known.get(path);
      if (kept && kept.stamp === stamp && stamp !== "") {
        loaded.set(path, kept);
        continue;
      }
      const record = await this.read(path);
      if (!record) continue;
      loaded.set(path, { stamp, record });
      if (stamp !== "") this.unsaved.push([path, stamp, record]);
    }
    this.loaded = loaded;
    return loaded;
  }

  private readCacheLines(): Map<string, Kept> {
    const known = new Map<string, Kept>();
    const text = this.shelf.readCache(this.cacheName);
    if (!text?.startsWith(`${this.header()}\n`)) return known;
    try {
      const body = text.slice(text.indexOf("\n") + 1).trimEnd();
      const lines = JSON.parse(`[${body.replaceAll("\n", ",")}]`) as CacheLine[];
      for (const [path, stamp, record] of lines) {
        if (stamp !== null && record !== null) known.set(path, { stamp, record });
        else known.delete(path);
      }
      this.stale = lines.length - known.size;
      this.cacheFits = true;
    } catch {
      known.clear();
    }
    return known;
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

function keptOf(line: string): readonly [path: string, kept: Kept] | undefined {
  try {
    const [path, stamp, record] = JSON.parse(line) as CacheLine;
    return stamp !== null && record !== null ? [path, { stamp, record }] : undefined;
  } catch {
    return undefined;
  }
}
