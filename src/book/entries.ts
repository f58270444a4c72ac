import { readdirSync } from "node:fs";
import type { AnyStored, Noun } from "../law/noun.ts";
import { linesWith } from "./cache-lines.ts";
import { numberOf } from "./ids.ts";
import { brokenLine } from "./marker.ts";
import { build, type Shelf, type Stamp } from "./shelf.ts";

type Sums = Record<string, Record<string, number>>;
interface FileSums {
  readonly stamp: Stamp;
  readonly sums: Sums;
}

/** All entries of one noun: JSON Lines, a file per month and author, only ever appended to. */
export class EntryStore {
  readonly noun: Noun;
  private readonly shelf: Shelf;
  private loaded: readonly AnyStored[] | undefined;
  private totals: Map<string, FileSums> | undefined;
  private changed = false;

  constructor(noun: Noun, shelf: Shelf) {
    this.noun = noun;
    this.shelf = shelf;
  }

  private get cacheName(): string {
    return `${this.noun.folder}.sums.json`;
  }

  /** Paths of all files of the noun, relative to the book, oldest month first. */
  paths(): string[] {
    let names: string[] = [];
    try {
      names = readdirSync(this.shelf.path(this.noun.folder));
    } catch {
      // No such folder yet: there are no entries.
    }
    const found = new Set(
      names
        .filter((name) => /^\d{4}-\d{2}\.[^.]+\.jsonl$/.test(name))
        .map((name) => `${this.noun.folder}/${name}`),
    );
    for (const [path, content] of this.shelf.pending ?? []) {
      if (content !== null && path.startsWith(`${this.noun.folder}/`)) found.add(path);
    }
    return [...found].sort();
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

  async get(id: string): Promise<AnyStored | undefined> {
    return (await this.matching(id)).find((entry) => entry.id === id);
  }

  async where(field: string, value: string): Promise<readonly AnyStored[]> {
    if (this.loaded) return this.loaded.filter((entry) => entry[field] === value);
    return (await this.matching(value)).filter((entry) => entry[field] === value);
  }

  /** One declared sum over all entries; files that have not changed are not read again. */
  async sums(name: string): Promise<ReadonlyMap<string, number>> {
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
    const stamp = this.shelf.stamp(path);
    if (!this.totals || stamp === undefined) return;
    const before = this.totals.get(path)?.sums ?? {};
    this.totals.set(path, { stamp, sums: this.add(structuredClone(before), entries) });
    this.changed = true;
  }

  get hasNews(): boolean {
    return this.changed;
  }

  /** Brings the sums on disk up to date; the caller holds the book's lock. */
  save(): void {
    if (!this.changed || !this.totals) return;
    const files = Object.fromEntries(this.totals);
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
    for (const path of this.paths()) {
      const stamp = this.shelf.stamp(path);
      if (stamp === undefined) continue;
      const kept = known[path];
      if (kept && kept.stamp === stamp && stamp !== "") {
        totals.set(path, kept);
      } else {
        totals.set(path, { stamp, sums: this.add({}, this.parse(path)) });
        this.changed = stamp !== "";
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

  private add(sums: Sums, entries: readonly AnyStored[]): Sums {
    for (const { name, of } of this.noun.sums ?? []) {
      const sum = sums[name] ?? {};
      sums[name] = sum;
      for (const entry of entries) {
        for (const [key, units] of of(entry as never, this.shelf.digits)) {
          sum[key] = (sum[key] ?? 0) + units;
        }
      }
    }
    return sums;
  }

  /** Entries that hold a text in whatever field, without parsing the lines of the others. */
  private async matching(text: string): Promise<AnyStored[]> {
    const needle = JSON.stringify(text);
    const found: AnyStored[] = [];
    for (const path of this.paths()) {
      for (const line of linesWith(this.shelf.bytes(path), needle)) {
        const entry = parseLine(line);
        if (entry) found.push(entry);
      }
    }
    return byDate(found);
  }

  private parse(path: string): AnyStored[] {
    const lines = this.shelf.text(path).split("\n");
    return lines.flatMap((line, index) => {
      if (line === "") return [];
      const entry = parseLine(line);
      if (entry) return [entry];
      this.shelf.report([brokenLine(line, { file: path, line: index + 1, column: 1 })]);
      return [];
    });
  }
}

/** The entry that a line holds; undefined when it is no JSON object with an id. */
export function parseLine(line: string): AnyStored | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    const fits = typeof entry === "object" && entry !== null && !Array.isArray(entry);
    return fits && typeof (entry as AnyStored).id === "string" ? (entry as AnyStored) : undefined;
  } catch {
    return undefined;
  }
}

function byDate(entries: AnyStored[]): AnyStored[] {
  const key = (entry: AnyStored): string => String(entry.date ?? entry.at ?? "");
  return entries.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** The highest letter among the ids of a day in a file's text. */
export function highestLetter(text: string, start: string): number {
  let highest = 0;
  for (const [, letters = ""] of text.matchAll(new RegExp(`"id": *"${start}([A-Z]+)-`, "g"))) {
    highest = Math.max(highest, numberOf(letters));
  }
  return highest;
}
