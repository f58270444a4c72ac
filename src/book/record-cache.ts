import {
  type CacheLine,
  type Kept,
  keptOf,
  linesWith,
  parseLines,
  readLines,
} from "./cache-lines.ts";
import { checksum } from "./checksum.ts";
import { stampAt } from "./looks.ts";
import {
  decodeRoster,
  encodeRoster,
  hasNews,
  type Roster,
  remembered,
  type Survey,
} from "./roster.ts";
import type { Shelf } from "./shelf.ts";

/**
 * What is remembered of the records of one noun: a line for each file that was read, and a roster
 * of what all files looked like then. Both may be deleted or torn at any time: they are believed
 * only together, and a line only while its file looks the same.
 */
export class RecordCache {
  private readonly shelf: Shelf;
  private readonly name: string;
  /** Lines that the cache should gain; written only by whoever holds the book's lock. */
  private readonly learned = new Map<string, CacheLine>();
  private read: Buffer | undefined;
  private found: { readonly roster: Roster | undefined } | undefined;
  private stale = 0;

  constructor(name: string, shelf: Shelf) {
    this.name = name;
    this.shelf = shelf;
  }

  private get fileName(): string {
    return `${this.name}.jsonl`;
  }

  /** The lines as they were when this command began. */
  private get bytes(): Buffer {
    this.read ??= this.shelf.cacheBytes(this.fileName);
    return this.read;
  }

  /** What the files looked like of which there are lines; undefined: nothing is to be believed. */
  get roster(): Roster | undefined {
    if (this.shelf.pending) return undefined;
    this.found ??= { roster: this.decode() };
    return this.found.roster;
  }

  private decode(): Roster | undefined {
    const bytes = this.shelf.cacheBytes(`${this.name}.roster`);
    return bytes.length === 0 ? undefined : decodeRoster(bytes, this.fitting(this.bytes));
  }

  private fitting(bytes: Buffer) {
    return { digits: this.shelf.digits, size: bytes.length, sum: checksum(bytes) };
  }

  /** What is remembered of each file; `whole` where every record will be looked at. */
  lines(whole: boolean): Map<string, Kept> {
    if (!this.roster) return new Map();
    const text = this.bytes.toString("utf8");
    const { known, count } = whole ? parseLines(text) : readLines(text);
    this.stale = count - known.size;
    return known;
  }

  /** The lines that hold a piece of JSON, also those that newer ones have replaced. */
  holding(piece: string): (readonly [path: string, kept: Kept])[] {
    return linesWith(this.bytes, piece).map(keptOf);
  }

  /** Remembers a file that was read; not one that may yet change without looking any different. */
  learn(path: string, { stamp, record }: Kept): void {
    if (this.shelf.isSettled(stamp)) this.learned.set(path, [path, stamp, record]);
  }

  /** Is there anything that the cache on disk does not know yet? */
  hasNews(survey: Survey | undefined): boolean {
    if (this.learned.size > 0) return true;
    if (!survey || this.shelf.pending) return false;
    return hasNews(survey, this.roster, this.shelf);
  }

  /**
   * Brings the cache on disk up to date; the caller holds the book's lock. `loaded` is what is
   * known of all files, where all were read.
   */
  save(loaded: ReadonlyMap<string, Kept> | undefined, survey: Survey | undefined): void {
    if (!survey || !this.hasNews(survey)) return;
    // Somebody else has written it meanwhile: what was learned here is learned again.
    if (this.shelf.cacheSize(this.fileName) !== this.bytes.length) return;
    const { learned, roster } = this;
    const isLong = loaded !== undefined && this.stale + learned.size > loaded.size / 2 + 64;
    const anew = !roster || isLong;
    const lines = anew && loaded ? this.allLines(loaded) : [...learned.values()];
    const text = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    const whole = anew ? text : Buffer.concat([this.bytes, text]);
    const { paths, looks } = survey;
    const kept = remembered(
      survey,
      this.shelf,
      (at) => learned.get(paths[at] as string)?.[1] === stampAt(looks, at),
    );
    const next = encodeRoster(kept, this.fitting(whole));
    this.shelf.writeCacheBytes(this.fileName, text, anew ? "w" : "a");
    this.shelf.writeCacheBytes(`${this.name}.roster`, next);
    learned.clear();
    this.read = undefined;
    this.found = undefined;
  }

  private allLines(loaded: ReadonlyMap<string, Kept>): CacheLine[] {
    return [...loaded].flatMap(([path, { stamp, record }]) =>
      this.shelf.isSettled(stamp) ? [[path, stamp, record] as const] : [],
    );
  }
}
