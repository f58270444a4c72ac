import { RoundsError } from "../law/errors.ts";
import type { Noun } from "../law/noun.ts";
import { redirect, redirected } from "../law/redirects.ts";
import { dayStart, entryPath, letterOf, numberOf, parseDayId, recordPath, slug } from "./ids.ts";
import { changePrefix } from "./journal.ts";
import { brokenLine } from "./marker.ts";
import type { Shelf } from "./shelf.ts";

interface Facts {
  readonly shelf: Shelf;
  readonly today: string;
  /** The change log of the author, relative to the book. */
  readonly log: string;
  readonly author: string;
}

/**
 * Gives out the ids of one change. Nothing is counted in a shared place: the next letter of a day
 * is told by the author's own papers, so that two people never take the same.
 */
export class Numbering {
  private readonly facts: Facts;
  private readonly handedOut = new Map<string, number>();
  private readonly listed = new Map<string, readonly string[]>();

  constructor(facts: Facts) {
    this.facts = facts;
  }

  /** The next free id for a record or entry with these values. */
  async newId(noun: Noun, values: Readonly<Record<string, unknown>>): Promise<string> {
    if (noun.naming.by === "slug") return this.newSlug(noun, noun.naming.of, values);
    const given = values[noun.naming.date];
    const date = typeof given === "string" ? given : this.facts.today;
    const start = dayStart(noun.naming.prefix, date);
    const used = this.handedOut.get(start) ?? this.lastLetter(noun, date, start);
    this.handedOut.set(start, used + 1);
    return `${start}${letterOf(used + 1)}-${this.facts.author}`;
  }

  private async newSlug(
    noun: Noun,
    of: readonly string[],
    values: Readonly<Record<string, unknown>>,
  ): Promise<string> {
    const source = of
      .map((key) => values[key])
      .find((one) => typeof one === "string" && one !== "");
    const text = typeof source === "string" ? source : noun.name;
    const plain = /\p{Script=Han}/u.test(text) ? (await import("./pinyin.ts")).latin(text) : text;
    const base = slug(plain);
    for (let n = 1; ; n++) {
      const id = n === 1 ? base : `${base}-${n}`;
      const path = recordPath(noun, id);
      if (!path || this.handedOut.has(path) || this.isTaken(noun, id, path)) continue;
      this.handedOut.set(path, 1);
      return id;
    }
  }

  /** Is there such a record, or was there a customer whom papers still name by this id? */
  private isTaken(noun: Noun, id: string, path: string): boolean {
    const { shelf } = this.facts;
    if (shelf.stamp(path) !== undefined) return true;
    return noun.name === redirected && shelf.stamp(`${redirect.folder}/${id}.yaml`) !== undefined;
  }

  /** The names in a folder, listed once: one import gives out ids of many days. */
  private names(folder: string): readonly string[] {
    const known = this.listed.get(folder) ?? this.facts.shelf.names(folder);
    this.listed.set(folder, known);
    return known;
  }

  /** The number of the highest letter that the author has used on a day. */
  private lastLetter(noun: Noun, date: string, start: string): number {
    const { shelf, author, log } = this.facts;
    if (noun.shape === "entry") {
      const path = entryPath(noun, date, author);
      return highestLetter(soundBytes(shelf, path), start);
    }
    const folder = `${noun.folder}/${date.slice(0, 7)}`;
    // A number that was given out once is never given to another paper, even if it was undone.
    let highest = shelf.stamp(log) === undefined ? 0 : highestLetter(shelf.bytes(log), start);
    for (const name of this.names(folder)) {
      if (!name.startsWith(start) || !name.endsWith(".yaml")) continue;
      const parts = parseDayId(name.slice(0, -".yaml".length));
      if (parts?.author === author) highest = Math.max(highest, numberOf(parts.letters));
    }
    return highest;
  }
}

/** The next id of an author's change at a moment (ISO) that is logged in the file `log`. */
export function changeId(
  shelf: Shelf,
  { now, author, log }: { now: string; author: string; log: string },
): string {
  const start = dayStart(changePrefix, now);
  const used = highestLetter(soundBytes(shelf, log), start);
  return `${start}${letterOf(used + 1)}-${author}`;
}

/** The highest letter among the ids of a day in a file of entries or of changes. */
export function highestLetter(bytes: Buffer, start: string): number {
  const needle = Buffer.from(`"${start}`);
  let highest = 0;
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + needle.length)) {
    const [, letters = ""] =
      /^([A-Z]+)-/.exec(bytes.toString("latin1", at + needle.length, at + needle.length + 16)) ??
      [];
    highest = Math.max(highest, numberOf(letters));
  }
  return highest;
}

/**
 * The lines to which entries are about to be added; none when there is no file yet.
 * @throws RoundsError where a merge or a torn write left something else: it is mended first.
 */
function soundBytes(shelf: Shelf, path: string): Buffer {
  if (shelf.stamp(path) === undefined) return Buffer.alloc(0);
  const bytes = shelf.bytes(path);
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const next = bytes.indexOf(10, start);
    const end = next < 0 ? bytes.length : next;
    const last = bytes[end - 1] === 13 ? end - 2 : end - 1;
    if (end > start && (bytes[start] !== 123 || bytes[last] !== 125)) {
      const { code, text, where, hint } = brokenLine(bytes.toString("utf8", start, end), {
        file: path,
        line,
        column: 1,
      });
      throw new RoundsError(code, text, hint ? { where, hint } : { where });
    }
    start = end + 1;
  }
  return bytes;
}
