import type { IsoDate, Period } from "../law/dates.ts";
import { RoundsError } from "../law/errors.ts";
import type { AnyStored, Noun } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { linesWith } from "./cache-lines.ts";
import type { Closings } from "./closings.ts";
import { byDate, monthOfFile, parseLine } from "./entry-lines.ts";
import { linesThatMaySay } from "./lines-that-say.ts";
import { brokenLine } from "./marker.ts";
import { Picker } from "./pick.ts";
import { build, type Shelf, type Stamp } from "./shelf.ts";

type Sums = Record<string, Record<string, number>>;
interface FileSums {
  /** What the file looked like; empty where that tells nothing, so that nothing is remembered. */
  readonly stamp: Stamp;
  readonly sums: Sums;
}

/** All entries of one noun: JSON Lines, a file per month and author, only ever appended to. */
export class EntryStore {
  readonly noun: Noun;
  private readonly shelf: Shelf;
  private readonly closings: Closings;
  private loaded: readonly AnyStored[] | undefined;
  private loadedLive: readonly AnyStored[] | undefined;
  private totals: Map<string, FileSums> | undefined;
  private changed = false;
  /** While changes are held back: the entries of the files that were read, and of those changed. */
  private readonly parsed = new Map<string, AnyStored[]>();
  private readonly appended = new Set<string>();

  constructor(noun: Noun, shelf: Shelf, closings: Closings) {
    this.noun = noun;
    this.shelf = shelf;
    this.closings = closings;
  }

  private get cacheName(): string {
    return `${this.noun.folder}.sums.json`;
  }

  /** Paths of all files of the noun, relative to the book, oldest month first. */
  paths(): string[] {
    return this.shelf
      .names(this.noun.folder)
      .filter((name) => /^\d{4}-\d{2}\.[^.]+\.jsonl$/.test(name))
      .map((name) => `${this.noun.folder}/${name}`);
  }

  /** The files of the months from one on and up to another one, both included: YYYY-MM. */
  private pathsOf(from: string, to = "9999-12"): string[] {
    return this.paths().filter((path) => {
      const month = monthOfFile(path);
      return month >= from && month <= to;
    });
  }

  /** The files of the months that are open. */
  private livePaths(): string[] {
    return this.paths().filter((path) => !this.closings.isClosed(monthOfFile(path)));
  }

  /** The entries of the open months, by date and then as written. */
  async live(): Promise<readonly AnyStored[]> {
    this.loadedLive ??= byDate(this.livePaths().flatMap((path) => this.parse(path)));
    return this.loadedLive;
  }

  /** The entries in the files of a period's months, by date and then as written. */
  async between({ from, to }: Period): Promise<readonly AnyStored[]> {
    return byDate(
      this.pathsOf(from.slice(0, 7), to.slice(0, 7)).flatMap((path) => this.parse(path)),
    );
  }

  /** The entries dated up to a day, of the months after one; of all months without one. */
  async upTo(day: IsoDate, month = ""): Promise<readonly AnyStored[]> {
    const paths = this.pathsOf(month, day.slice(0, 7)).filter(
      (path) => monthOfFile(path) !== month,
    );
    return byDate(paths.flatMap((path) => this.parse(path))).filter(
      (entry) => String(entry.date) <= day,
    );
  }

  /** Every entry, by date and then as written; a broken line becomes a problem. */
  async all(): Promise<readonly AnyStored[]> {
    this.loaded ??= byDate(this.paths().flatMap((path) => this.parse(path)));
    return this.loaded;
  }

  /** Every entry, by when its file was written last and then as written. */
  async asWritten(): Promise<readonly AnyStored[]> {
    const written = (path: string): number => Number(this.shelf.stamp(path)?.split(":")[0] ?? 0);
    return this.paths()
      .map((path) => ({ path, time: written(path) }))
      .sort((a, b) => a.time - b.time)
      .flatMap(({ path }) => this.parse(path));
  }

  /** @throws RoundsError ambiguous, when a merge has left two entries of one id */
  async get(id: string): Promise<AnyStored | undefined> {
    const [entry, ...others] = (await this.matching(id)).filter((one) => one.id === id);
    if (others.length === 0) return entry;
    throw new RoundsError(
      "ambiguous",
      say(
        `${others.length + 1} entries bear the id ${id}`,
        `有 ${others.length + 1} 条记录的编号都是 ${id}`,
      ),
      { hint: say("give each its own: rounds check --fix", "请先各给编号：rounds check --fix") },
    );
  }

  /** The entries that may say a folded text somewhere; the lines of most others are not parsed. */
  async maySay(key: string): Promise<readonly AnyStored[]> {
    const lines = this.paths().flatMap((path) => linesThatMaySay(this.shelf.text(path), key));
    return byDate(lines.flatMap((line) => parseLine(line) ?? []));
  }

  async where(field: string, value: string): Promise<readonly AnyStored[]> {
    if (this.loaded) return this.loaded.filter((entry) => entry[field] === value);
    return (await this.matching(value)).filter((entry) => entry[field] === value);
  }

  /** Entries of the open months with a value in a field. */
  async liveWhere(field: string, value: string): Promise<readonly AnyStored[]> {
    const live = this.loadedLive ?? (await this.matching(value, this.livePaths()));
    return live.filter((entry) => entry[field] === value);
  }

  /** Entries of the open months that may say something in a field; other lines are not parsed. */
  async liveWith(field: string): Promise<readonly AnyStored[]> {
    if (this.loadedLive) return this.loadedLive;
    const lines = this.livePaths().flatMap((path) =>
      linesWith(this.shelf.bytes(path), `"${field}":`),
    );
    return byDate(lines.flatMap((line) => parseLine(line) ?? []));
  }

  /** One declared sum over the open months; files that have not changed are not read again. */
  async liveSums(name: string): Promise<ReadonlyMap<string, number>> {
    const all = new Map<string, number>();
    for (const { sums } of (await this.fileSums()).values()) {
      for (const [key, units] of Object.entries(sums[name] ?? {})) {
        all.set(key, (all.get(key) ?? 0) + units);
      }
    }
    return all;
  }

  /** Takes over entries that a change appended, so that sums need not be made again. */
  took(path: string, entries: readonly AnyStored[]): void {
    this.loaded = undefined;
    this.loadedLive = undefined;
    if (this.shelf.held) {
      this.parsed.get(path)?.push(...entries);
      this.appended.add(path);
    }
    const stamp = this.shelf.stamp(path);
    if (!this.totals || stamp === undefined) return;
    const before = this.totals.get(path);
    const sums = structuredClone(before?.sums ?? {});
    entries.forEach(this.adder(sums));
    this.totals.set(path, { stamp: before?.stamp === "" ? "" : stamp, sums });
    this.changed = true;
  }

  /** What was held back has been written: the files that were appended to look as they do now. */
  landed(): void {
    for (const path of this.appended) {
      const known = this.totals?.get(path);
      const stamp = this.shelf.stamp(path) ?? "";
      if (known && known.stamp !== "") this.totals?.set(path, { ...known, stamp });
    }
    this.appended.clear();
    this.parsed.clear();
  }

  get hasNews(): boolean {
    return this.changed;
  }

  /** Brings the sums on disk up to date; the caller holds the book's lock. */
  save(): void {
    if (!this.changed || !this.totals) return;
    const settled = [...this.totals].filter(([path, one]) => this.shelf.settles(path, one.stamp));
    const files = Object.fromEntries(settled);
    this.shelf.writeCache(
      this.cacheName,
      JSON.stringify({ build, digits: this.shelf.digits, files }),
    );
    this.changed = false;
  }

  private async fileSums(): Promise<Map<string, FileSums>> {
    if (this.totals) return this.totals;
    const known = this.readCachedSums();
    const totals = new Map<string, FileSums>();
    for (const path of this.livePaths()) {
      const stamp = this.shelf.stamp(path);
      if (stamp === undefined) continue;
      const kept = known[path];
      if (kept && kept.stamp === stamp && stamp !== "") {
        totals.set(path, kept);
      } else {
        this.shelf.clock.begin();
        const sums: Sums = {};
        this.each(path, this.adder(sums), this.picker);
        totals.set(path, { stamp: this.shelf.isSettled(stamp) ? stamp : "", sums });
        this.changed = true;
      }
    }
    this.totals = totals;
    return totals;
  }

  private readCachedSums(): Record<string, FileSums> {
    const text = this.shelf.readCache(this.cacheName);
    if (!text) return {};
    try {
      const kept = JSON.parse(text) as {
        build: string;
        digits: number;
        files: Record<string, FileSums>;
      };
      return kept.build === build && kept.digits === this.shelf.digits ? kept.files : {};
    } catch {
      return {};
    }
  }

  /** Adds an entry to each declared sum: of a year of them there may be a million. */
  private adder(sums: Sums): (entry: AnyStored) => void {
    const parts = (this.noun.sums ?? []).map(({ name, of }) => {
      const sum = sums[name] ?? {};
      sums[name] = sum;
      return { of, sum };
    });
    return (entry) => {
      for (const { of, sum } of parts) {
        for (const [key, units] of of(entry as never, this.shelf.digits)) {
          sum[key] = (sum[key] ?? 0) + units;
        }
      }
    };
  }

  /** Entries that hold a text in whatever field, without parsing the lines of the others. */
  private async matching(text: string, paths = this.paths()): Promise<AnyStored[]> {
    const needle = JSON.stringify(text);
    const found: AnyStored[] = [];
    for (const path of paths) {
      for (const line of linesWith(this.shelf.bytes(path), needle)) {
        const entry = parseLine(line);
        if (entry) found.push(entry);
      }
    }
    return byDate(found);
  }

  private parse(path: string): AnyStored[] {
    const known = this.parsed.get(path);
    if (known) return known;
    const found: AnyStored[] = [];
    this.each(path, (entry) => found.push(entry));
    if (this.shelf.held) this.parsed.set(path, found);
    return found;
  }

  /** Takes out of a line what the sums look at, where all of them say what that is. */
  private get picker(): Picker | undefined {
    const fields = (this.noun.sums ?? []).map(({ reads }) => reads);
    return fields.includes(undefined) ? undefined : new Picker(fields.flat() as string[]);
  }

  /**
   * Shows every entry of a file, one at a time; of plain ones no more than a picker takes. A broken
   * line becomes a problem.
   */
  private each(path: string, see: (entry: AnyStored) => void, picker?: Picker): void {
    const text = this.shelf.text(path);
    let line = 1;
    for (let start = 0; start < text.length; line++) {
      const next = text.indexOf("\n", start);
      const end = next < 0 ? text.length : next;
      if (end > start) {
        const entry = picker?.pick(text, start, end) ?? parseLine(text.slice(start, end));
        if (entry) see(entry);
        else {
          const where = { file: path, line, column: 1 };
          this.shelf.report([brokenLine(text.slice(start, end), where)]);
        }
      }
      start = end + 1;
    }
  }
}
