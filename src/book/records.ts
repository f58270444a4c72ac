import { RoundsError } from "../law/errors.ts";
import type { AnyStored, Noun } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { BriefStore } from "./briefs.ts";
import { Kept } from "./cache-lines.ts";
import { idOfPath, recordPath } from "./ids.ts";
import { stampAt } from "./looks.ts";
import { RecordCache } from "./record-cache.ts";
import { pathsOf, type Survey, survey } from "./roster.ts";
import type { Shelf } from "./shelf.ts";

/**
 * A noun with fewer files than this is always looked through in full: that costs next to nothing.
 */
const manyFiles = 100;

/** All records of one noun: one YAML file each, with a cache that may be deleted at any time. */
export class RecordStore {
  readonly noun: Noun;
  private readonly shelf: Shelf;
  private readonly cache: RecordCache;
  private loading: Promise<Map<string, Kept>> | undefined;
  private loaded: Map<string, Kept> | undefined;
  /** The files as they looked to this command; not looked at again, but after its own change. */
  private surveyed: Survey | undefined;
  private hasChanged = false;
  /**
   * While changes are held back: the records that were changed, undefined where one goes, and those
   * that were read, by path. Nobody else writes then, so that no file is looked at twice.
   */
  private readonly own = new Map<string, AnyStored | undefined>();

  constructor(noun: Noun, shelf: Shelf) {
    this.noun = noun;
    this.shelf = shelf;
    this.cache = new RecordCache(noun.folder, shelf);
  }

  /** A little of every record: a store of its own, which reads files as this one does. */
  briefs(name: string, of: (record: AnyStored) => AnyStored | Promise<AnyStored>): BriefStore {
    const read = (path: string): Promise<AnyStored | undefined> => this.read(path);
    const tell = (share: number): Promise<void> => this.tell(share);
    return new BriefStore({ noun: this.noun, name, of, read, tell }, this.shelf);
  }

  /** Every readable record, by path order; unreadable files become problems. */
  async all(): Promise<readonly AnyStored[]> {
    return [...(await this.load(true)).values()].map(({ record }) => record);
  }

  /**
   * The record of an id, or undefined when there is no such file. @throws RoundsError unreadable
   */
  async get(id: string): Promise<AnyStored | undefined> {
    const path = recordPath(this.noun, id);
    if (!path) return undefined;
    if (this.own.has(path)) return this.own.get(path);
    const there = this.shelf.held && this.loaded?.get(path);
    if (there) return there.record;
    const stamp = this.shelf.stamp(path);
    if (stamp === undefined) return undefined;
    const kept = this.loaded?.get(path);
    if (kept && kept.stamp === stamp && stamp !== "") return kept.record;
    const record = await this.read(path);
    if (record) {
      this.loaded?.set(path, new Kept(stamp, record));
      if (this.shelf.held) this.own.set(path, record);
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

  /** The readable records of these ids; each file is looked at, no other one. */
  async some(ids: readonly string[]): Promise<ReadonlyMap<string, AnyStored>> {
    const found = new Map<string, AnyStored>();
    const known = this.loaded ?? (await this.linesFor(ids.length));
    for (const id of ids) {
      const path = recordPath(this.noun, id) ?? "";
      const own = this.own.get(path);
      if (own) found.set(id, own);
      const stamp = path === "" || own ? undefined : this.shelf.stamp(path);
      if (stamp === undefined) continue;
      const kept = known.get(path);
      const same = kept && kept.stamp === stamp && stamp !== "" ? kept.record : undefined;
      const record = same ?? (await this.read(path));
      if (record) found.set(id, record);
      if (record && !same) this.loaded?.set(path, new Kept(stamp, record));
    }
    return found;
  }

  /** What is remembered, where so many lookups are worth it; it is made where there is nothing. */
  private async linesFor(lookups: number): Promise<ReadonlyMap<string, Kept>> {
    if (lookups < manyFiles / 4) return new Map();
    return this.cache.roster ? this.cache.lines(false) : this.load();
  }

  async where(field: string, value: string): Promise<readonly AnyStored[]> {
    const piece = `"${field}":${JSON.stringify(value)}`;
    const found =
      (await this.lookedUp(piece)) ??
      [...(await this.load()).values()]
        .filter((one) => one.mayHold(piece))
        .map(({ record }) => record);
    return found.filter((record) => record[field] === value);
  }

  /** Records of which one of these fields holds just this text. */
  async holding(fields: readonly string[], text: string): Promise<readonly AnyStored[]> {
    const found = new Map<string, AnyStored>();
    for (const field of fields) {
      const piece = `"${field}":${JSON.stringify(text)}`;
      for (const record of (await this.lookedUp(piece)) ?? (await this.all())) {
        if (record[field] === text) found.set(record.id, record);
      }
    }
    return [...found.values()];
  }

  /**
   * The records whose line in the cache holds a piece of JSON, and those that have changed since,
   * in the order of their files; undefined when all files are to be read: there are few, or few
   * are known.
   */
  private async lookedUp(piece: string): Promise<readonly AnyStored[] | undefined> {
    const { roster } = this.cache;
    if (this.loaded || !roster || roster.paths.length < manyFiles) return undefined;
    const { paths, looks, changed } = await this.survey();
    if (changed.length > manyFiles) return undefined;
    const found = new Map<string, AnyStored>();
    const again = new Set(changed);
    for (const [path, { stamp, record }] of this.cache.holding(piece)) {
      const at = placeOf(paths, path);
      if (at !== undefined && !again.has(at) && stampAt(looks, at) === stamp)
        found.set(path, record);
    }
    for (const at of changed) {
      const path = paths[at] as string;
      if (this.own.has(path)) continue;
      const record = await this.read(path);
      if (!record) continue;
      found.set(path, record);
      this.cache.learn(path, new Kept(stampAt(looks, at), record));
      if (this.shelf.held) this.own.set(path, record);
    }
    for (const [path, record] of this.own) {
      if (record) found.set(path, record);
      else found.delete(path);
    }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
  }

  /** Looks at all files, once. */
  private async survey(): Promise<Survey> {
    if (!this.surveyed || this.hasChanged) {
      this.hasChanged = false;
      this.surveyed = await survey(this.noun, this.shelf, this.cache.roster);
      if (this.surveyed.changed.length > 0) this.shelf.clock.begin();
    }
    return this.surveyed;
  }

  /** Paths of all files in the noun's folders, relative to the book, sorted. */
  paths(): string[] {
    return pathsOf(this.noun, this.shelf);
  }

  /** Takes over what a change wrote, for those who read on. */
  took(path: string, record: AnyStored | undefined): void {
    if (this.shelf.held) {
      this.own.set(path, record);
      if (this.loaded) lay(this.loaded, [[path, record]]);
      return;
    }
    const stamp = record && this.shelf.stamp(path);
    this.hasChanged = true;
    if (record && stamp) this.loaded?.set(path, new Kept(stamp, record));
    else this.loaded?.delete(path);
  }

  /** What was held back has been written. */
  landed(): void {
    this.own.clear();
  }

  /** Is there anything that the cache on disk does not know yet? */
  get hasNews(): boolean {
    return this.cache.hasNews(this.surveyed);
  }

  /** Brings the cache on disk up to date; the caller holds the book's lock. */
  save(): void {
    this.cache.save(this.loaded, this.surveyed);
  }

  /** Brings to mind all files; `whole` where every record of them will be looked at. */
  private load(whole = false): Promise<Map<string, Kept>> {
    this.loading ??= this.loadOnce(whole);
    return this.loading;
  }

  private async loadOnce(whole: boolean): Promise<Map<string, Kept>> {
    // Git may look at the files while the lines are taken apart.
    const surveying = this.survey();
    const known = this.cache.lines(whole);
    const { paths, looks, changed } = await surveying;
    const again = new Set(changed);
    const loaded = new Map<string, Kept>();
    for (const [at, path] of paths.entries()) {
      const kept = known.get(path);
      if (kept && !again.has(at)) {
        loaded.set(path, kept);
        continue;
      }
      const stamp = this.shelf.pending?.has(path) ? "" : stampAt(looks, at);
      if (at % 64 === 0) await this.tell(at / paths.length);
      const record = await this.read(path);
      if (!record) continue;
      const fresh = new Kept(stamp, record);
      loaded.set(path, fresh);
      this.cache.learn(path, fresh);
    }
    if (changed.length > 0) await this.tell(1);
    lay(loaded, this.own);
    this.loaded = loaded;
    return loaded;
  }

  /** Says how far a long reading is, and leaves a moment to whoever draws it. */
  private async tell(share: number): Promise<void> {
    const { progress } = this.shelf.aids;
    if (!progress) return;
    progress(share);
    await new Promise((resolve) => setImmediate(resolve));
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

/** Puts records that are held back among those of the files, in the order of the paths. */
function lay(
  loaded: Map<string, Kept>,
  own: Iterable<readonly [path: string, record: AnyStored | undefined]>,
): void {
  let hasNew = false;
  for (const [path, record] of own) {
    hasNew ||= !loaded.has(path);
    if (record) loaded.set(path, new Kept("", record));
    else loaded.delete(path);
  }
  if (!hasNew) return;
  const sorted = [...loaded].sort(([a], [b]) => (a < b ? -1 : 1));
  loaded.clear();
  for (const [path, kept] of sorted) loaded.set(path, kept);
}

/** The place of a text in a sorted list; undefined when it is not there. */
function placeOf(list: readonly string[], text: string): number | undefined {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((list[middle] as string) < text) from = middle + 1;
    else to = middle;
  }
  return list[from] === text ? from : undefined;
}
