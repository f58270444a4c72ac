import type { AnyStored, Noun } from "../law/noun.ts";
import { linesWith } from "./cache-lines.ts";
import { checksum } from "./checksum.ts";
import { stampAt } from "./looks.ts";
import {
  decodeRoster,
  encodeRoster,
  hasNews,
  type Roster,
  remembered,
  type Survey,
  survey,
} from "./roster.ts";
import type { Shelf } from "./shelf.ts";

interface Source {
  readonly noun: Noun;
  /** What the list is called in the cache. */
  readonly name: string;
  readonly of: (record: AnyStored) => AnyStored | Promise<AnyStored>;
  /** Reads one file; undefined when it is unusable, which is then reported. */
  readonly read: (path: string) => Promise<AnyStored | undefined>;
  /** Says how far a long reading is. */
  readonly tell: (share: number) => Promise<void>;
}

/** So many changed files do not make it worth while to write the list anew. */
const fewNews = 6;

/** What was found: a brief for each file, none where a file is unusable. */
interface Found {
  readonly survey: Survey;
  /** The briefs, taken out of the cache when they are wanted. */
  readonly briefs: () => readonly (AnyStored | undefined)[];
  /** The bytes of the cache where they say all there is; each brief is a line of its own. */
  readonly bytes: Buffer | undefined;
}

/**
 * A little of every record of a noun, remembered as one list in the order of the files, so that
 * nothing has to be done for each of them while they look the same.
 */
export class BriefStore {
  private readonly source: Source;
  private readonly shelf: Shelf;
  private finding: Promise<Found> | undefined;
  private found: Found | undefined;
  private roster: Roster | undefined;

  constructor(source: Source, shelf: Shelf) {
    this.source = source;
    this.shelf = shelf;
  }

  private get name(): string {
    return `${this.source.noun.folder}.${this.source.name}`;
  }

  async all(): Promise<readonly AnyStored[]> {
    const briefs = (await this.look(true)).briefs();
    return briefs.includes(undefined)
      ? briefs.filter((one) => one !== undefined)
      : (briefs as readonly AnyStored[]);
  }

  /** The briefs in whose JSON a piece of text stands; the others are not taken apart. */
  async holding(piece: string): Promise<readonly AnyStored[]> {
    const { bytes } = await this.look(false);
    if (bytes) return linesWith(bytes, piece).map((line) => JSON.parse(line.replace(/,$/, "")));
    const all = await this.all();
    return all.filter((one) => JSON.stringify(one).includes(piece));
  }

  /** Found once for this command, whoever asks first; `whole` where every brief will be wanted. */
  private look(whole: boolean): Promise<Found> {
    this.finding ??= this.find(whole).then((found) => {
      this.found = found;
      return found;
    });
    return this.finding;
  }

  private async find(whole: boolean): Promise<Found> {
    const { noun, of, read, tell } = this.source;
    const bytes = this.shelf.pending ? Buffer.alloc(0) : this.shelf.cacheBytes(`${this.name}.json`);
    this.roster = decodeRoster(this.shelf.cacheBytes(`${this.name}.roster`), this.fitting(bytes));
    const parsed = once(() => (this.roster ? parseList(bytes) : []));
    const surveying = survey(noun, this.shelf, this.roster);
    // Git may look at the files while the list is taken apart.
    if (whole) parsed();
    const found = await surveying;
    const { paths, changed } = found;
    if (paths === this.roster?.paths && changed.length === 0) {
      return { survey: found, briefs: parsed as () => AnyStored[], bytes };
    }
    if (changed.length > 0) this.shelf.clock.begin();
    const places = new Map(this.roster?.paths.map((path, place) => [path, place]));
    const again = new Set(changed);
    const known = parsed();
    const briefs: (AnyStored | undefined)[] = [];
    for (const [at, path] of paths.entries()) {
      if (at % 64 === 0 && again.has(at)) await tell(at / paths.length);
      const record = again.has(at) ? await read(path) : undefined;
      briefs.push(
        again.has(at) ? record && (await of(record)) : (known[places.get(path) ?? -1] ?? undefined),
      );
    }
    if (changed.length > 0) await tell(1);
    return { survey: found, briefs: () => briefs, bytes: undefined };
  }

  private fitting(bytes: Buffer) {
    return { digits: this.shelf.digits, size: bytes.length, sum: checksum(bytes) };
  }

  /** Can this place's brief be believed as long as its file looks the same? */
  private isKept({ survey: { looks }, briefs }: Found, at: number): boolean {
    return briefs()[at] !== undefined && this.shelf.isSettled(stampAt(looks, at));
  }

  /**
   * Is there anything that the cache on disk should know? A few files that have changed are read
   * again sooner than the whole list is written.
   */
  get hasNews(): boolean {
    const { found, roster } = this;
    if (!found || this.shelf.pending) return false;
    const { survey } = found;
    const fresh = survey.changed.filter((at) => this.isKept(found, at)).length;
    const isFew = roster !== undefined && survey.changed.length > 0 && fresh <= fewNews;
    return !isFew && (fresh > 0 || hasNews(survey, roster, this.shelf));
  }

  /** Brings the cache on disk up to date; the caller holds the book's lock. */
  save(): void {
    const { found } = this;
    if (!found || !this.hasNews) return;
    const lines = found.briefs().map((one) => JSON.stringify(one ?? null));
    const bytes = Buffer.from(`[\n${lines.join(",\n")}\n]`);
    const roster = remembered(found.survey, this.shelf, (at) => this.isKept(found, at));
    this.shelf.writeCacheBytes(`${this.name}.json`, bytes);
    this.shelf.writeCacheBytes(`${this.name}.roster`, encodeRoster(roster, this.fitting(bytes)));
    this.roster = roster;
    this.found = undefined;
    this.finding = undefined;
  }
}

function parseList(bytes: Buffer): (AnyStored | null)[] {
  return JSON.parse(bytes.toString("utf8")) as (AnyStored | null)[];
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
