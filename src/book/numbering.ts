import { RoundsError } from "../law/errors.ts";
import type { Noun } from "../law/noun.ts";
import { highestLetter } from "./entries.ts";
import { dayStart, entryPath, letterOf, numberOf, parseDayId, recordPath, slug } from "./ids.ts";
import { changeLog, changePrefix } from "./journal.ts";
import { brokenLine } from "./marker.ts";
import type { Shelf } from "./shelf.ts";

interface Facts {
  readonly shelf: Shelf;
  readonly today: string;
  /** ISO time of the change. */
  readonly now: string;
  readonly author: string;
  /** The files of a noun. */
  readonly paths: (noun: Noun) => readonly string[];
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
      if (!path || this.handedOut.has(path) || this.facts.shelf.stamp(path) !== undefined) continue;
      this.handedOut.set(path, 1);
      return id;
    }
  }

  /** A noun's files, listed once: one import gives out ids of many days. */
  private paths(noun: Noun): readonly string[] {
    const known = this.listed.get(noun.name) ?? this.facts.paths(noun);
    this.listed.set(noun.name, known);
    return known;
  }

  /** The number of the highest letter that the author has used on a day. */
  private lastLetter(noun: Noun, date: string, start: string): number {
    const { shelf, author } = this.facts;
    if (noun.shape === "entry") {
      const path = entryPath(noun, date, author);
      return highestLetter(soundText(shelf, path), start);
    }
    const folder = `${noun.folder}/${date.slice(0, 7)}/`;
    // A number that was given out once is never given to another paper, even if it was undone.
    const log = entryPath(changeLog, this.facts.now, author);
    let highest = shelf.stamp(log) === undefined ? 0 : highestLetter(shelf.text(log), start);
    for (const path of this.paths(noun)) {
      if (!path.startsWith(folder + start)) continue;
      const parts = parseDayId(path.slice(folder.length, -".yaml".length));
      if (parts?.author === author) highest = Math.max(highest, numberOf(parts.letters));
    }
    return highest;
  }
}

/** The next id of the change log for an author and a moment (ISO). */
export function changeId(shelf: Shelf, { now, author }: { now: string; author: string }): string {
  const path = entryPath(changeLog, now, author);
  const start = dayStart(changePrefix, now);
  const used = highestLetter(soundText(shelf, path), start);
  return `${start}${letterOf(used + 1)}-${author}`;
}

/**
 * The lines to which entries are about to be added; none when there is no file yet.
 * @throws RoundsError where a merge or a torn write left something else: it is mended first.
 */
function soundText(shelf: Shelf, path: string): string {
  const text = shelf.stamp(path) === undefined ? "" : shelf.text(path);
  const broken = /^(?!\{.*\}\r?$).+$/m.exec(text);
  if (!broken) return text;
  const line = text.slice(0, broken.index).split("\n").length;
  const { code, text: told, where, hint } = brokenLine(broken[0], { file: path, line, column: 1 });
  throw new RoundsError(code, told, hint ? { where, hint } : { where });
}
