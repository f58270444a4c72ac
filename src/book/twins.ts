import type { Problem } from "../law/errors.ts";
import type { AnyStored, Noun } from "../law/noun.ts";
import { refersTo } from "../law/references.ts";
import { say, type Text } from "../law/words.ts";
import { parseLine } from "./entry-lines.ts";
import { letterOf, parseDayId } from "./ids.ts";
import { changeLog } from "./journal.ts";
import { highestLetter } from "./numbering.ts";

export interface TwinFacts {
  readonly nouns: readonly Noun[];
  readonly text: (path: string) => string;
  readonly paths: (noun: Noun) => readonly string[];
}

interface EntryFile {
  readonly noun: Noun;
  readonly path: string;
  readonly text: string;
}

/** A file of entries in which no id stands twice, as far as that can be told apart. */
export interface Untwinned {
  readonly text: string;
  /** The ids that stay as they are, and why. */
  readonly kept: ReadonlyMap<string, Text>;
  /** The new ids, and which ones they stand for. */
  readonly renamed: readonly (readonly [id: string, fresh: string])[];
}

/**
 * Gives the later of two entries of one id the next free letter of its day and author. An id that
 * something refers to stays: nobody can tell which of the two is meant.
 */
export function withoutTwins({ noun, path, text }: EntryFile, facts: TwinFacts): Untwinned {
  const lines = text.split("\n");
  const entries = lines.map((line) => (line === "" ? undefined : parseLine(line)));
  const places = new Map<string, number[]>();
  for (const [index, entry] of entries.entries()) {
    if (entry) places.set(entry.id, [...(places.get(entry.id) ?? []), index]);
  }
  const kept = new Map<string, Text>();
  const renames: (readonly [string, string])[] = [];
  const last = new Map<string, number>();
  for (const [id, all] of places) {
    if (all.length < 2) continue;
    const users = usersOf(noun, id, facts);
    const named = all.filter((index) => isNamed(entries[index], users));
    const why = named.length > 1 ? users[0]?.by : users.find(({ at }) => at === undefined)?.by;
    if (why !== undefined) {
      kept.set(
        id,
        say(
          `${path}: ${id} keeps its twin, as ${why} refers to it: give one of the two another id by hand`,
          `${path}：${why} 引用了 ${id}，无法判断指哪一条，请手工为其中一条改编号`,
        ),
      );
      continue;
    }
    const stays = named[0] ?? all[0];
    for (const index of all) {
      if (index === stays) continue;
      const fresh = nextId(id, { text, path, noun, last, facts });
      if (fresh === undefined) continue;
      lines[index] = renamed(lines[index] ?? "", id, fresh);
      renames.push([id, fresh]);
    }
  }
  return { text: lines.join("\n"), kept, renamed: renames };
}

/** Why twins that were found stay as they are. */
export function reasonsOf(problems: readonly Problem[], facts: TwinFacts): readonly Text[] {
  const files = new Set(
    problems.flatMap(({ code, where }) => (code === "twin-id" ? where.file : [])),
  );
  return [...files].flatMap((path) => {
    const noun = [...facts.nouns, changeLog].find(({ folder }) => path.startsWith(`${folder}/`));
    if (noun?.shape !== "entry") return [];
    return [...withoutTwins({ noun, path, text: facts.text(path) }, facts).kept.values()];
  });
}

/** What names an id, and of changes at what time the one was made that is meant. */
interface User {
  readonly by: string;
  readonly at: string | undefined;
}

function isNamed(entry: AnyStored | undefined, users: readonly User[]): boolean {
  return users.some(({ at }) => at !== undefined && at === entry?.at);
}

function usersOf(noun: Noun, id: string, { nouns, text, paths }: TwinFacts): readonly User[] {
  const users: User[] = [];
  for (const one of noun === changeLog ? [changeLog] : nouns) {
    if (one !== noun && !refersTo(one.fields, noun.name)) continue;
    for (const path of paths(one)) {
      const content = text(path);
      if (!content.includes(id)) continue;
      if (one.shape === "record") {
        users.push({ by: path, at: undefined });
        continue;
      }
      for (const line of content.split("\n")) {
        const user = line.includes(JSON.stringify(id)) ? parseLine(line) : undefined;
        if (user && names(user, one, { noun, id })) {
          users.push({ by: user.id, at: user.undoesAt as string | undefined });
        }
      }
    }
  }
  return users;
}

/** Does an entry name another one, elsewhere than in its own id? */
function names(user: AnyStored, of: Noun, { noun, id }: { noun: Noun; id: string }): boolean {
  if (of === changeLog) return user.undoes === id;
  if (of === noun && user.reverses === id) return true;
  const { id: _, ...rest } = user;
  return refersTo(of.fields, noun.name) && JSON.stringify(rest).includes(JSON.stringify(id));
}

interface Numbers {
  readonly text: string;
  readonly path: string;
  readonly noun: Noun;
  /** The letters given out by now, by day. */
  readonly last: Map<string, number>;
  readonly facts: TwinFacts;
}

/** The next id of the same day and author; the change log counts too, it knows what is gone. */
function nextId(id: string, { text, path, noun, last, facts }: Numbers): string | undefined {
  const parts = parseDayId(id);
  if (!parts) return undefined;
  const start = parts.prefix + parts.day;
  const logs = noun === changeLog ? [] : facts.paths(changeLog).filter((one) => isLogOf(one, path));
  const seen = last.get(start) ?? highest([text, ...logs.map(facts.text)], start);
  last.set(start, seen + 1);
  return `${start}${letterOf(seen + 1)}-${parts.author}`;
}

function highest(texts: readonly string[], start: string): number {
  return Math.max(...texts.map((one) => highestLetter(Buffer.from(one), start)));
}

/** Is it the log of the author of a file of entries? */
function isLogOf(log: string, path: string): boolean {
  return log.split(".").at(-2) === path.split(".").at(-2);
}

function renamed(line: string, id: string, fresh: string): string {
  return line.replace(/("id"\s*:\s*)"([^"]*)"/, (whole, key: string, was: string) =>
    was === id ? `${key}${JSON.stringify(fresh)}` : whole,
  );
}
