import { textOf } from "../../book/close.ts";
import { closingPath } from "../../book/closings.ts";
import { hash } from "../../book/disk.ts";
import { parseLine } from "../../book/entry-lines.ts";
import { attributeLines, ignoredLine, setUpFiles } from "../../book/git-files.ts";
import { recordPath } from "../../book/ids.ts";
import { changeLog, type LoggedChange } from "../../book/journal.ts";
import { kindOfFile } from "../../book/merge-files.ts";
import type { Line } from "../../book/volumes.ts";
import type { Noun } from "../../law/noun.ts";
import type { Context } from "../../nouns/verb.ts";
import { type Repository, textsOf, zeros } from "./repository.ts";
import { addedLines, changesIn, type Moved, Traces } from "./traces.ts";

/** A file that is left to the person, and why: what rounds wrote may have been changed by hand. */
export interface Left {
  /** Relative to the book. */
  readonly path: string;
  readonly why: "hand" | "both" | "staged";
  /** Is it a record, entries or settings, and not something else that lies about? */
  readonly isOfBook: boolean;
}

/** What in the book is not committed yet. */
export interface Pending {
  /** The changes that the log tells of, oldest first. */
  readonly changes: readonly LoggedChange[];
  /** Files that rounds wrote, relative to the book. */
  readonly written: readonly string[];
  readonly left: readonly Left[];
}

interface Setting {
  readonly book: Context["book"];
  readonly repository: Repository;
  readonly nouns: readonly Noun[];
  /** Since the last commit, or, while a merge is open, since what is in the index. */
  readonly since: "HEAD" | "index";
}

const isLog = (path: string): boolean => /^changes\/.*\.jsonl$/.test(path);

const nothing: Moved = { before: undefined, now: undefined };

/** Tells what rounds wrote from what a person did by hand, by what the change log says. */
export function pendingIn(setting: Setting): Pending {
  const { repository, book, nouns, since } = setting;
  const dirty = dirtyPaths(repository, since);
  const paths = dirty.map(({ path }) => path);
  const before = textsOf(repository, since === "HEAD" ? "HEAD:" : ":", paths);
  const known = new Map(
    paths.map((path) => [path, { before: before.get(path), now: book.textIfAny(path) }]),
  );
  const moved = (path: string): Moved => known.get(path) ?? nothing;
  const logs = paths.filter(isLog);
  const changes = logs.flatMap((path) => {
    const { before: old = "", now = "" } = moved(path);
    return changesIn(addedLines(old, now));
  });
  const traces = new Traces(nouns);
  traces.learn(changes);
  const named = new Set(paths.filter((path) => traces.names(path)));
  for (const path of paths) learnVolume(path, { traces, nouns, moved: moved(path) });
  const rest = (): readonly string[] =>
    paths.filter((path) => !isOurs(path, { setting, traces, moved: moved(path) }));
  // What was written while a merge was open may be told of by lines that are committed already.
  if (rest().some((path) => isOfBook(path, nouns))) {
    for (const path of book.paths(changeLog)) {
      traces.learn(changesIn((book.textIfAny(path) ?? "").split("\n")));
    }
  }
  const foreign = new Set(rest());
  const left = dirty.flatMap(({ path, isStaged }): Left[] => {
    const why = isStaged ? "staged" : named.has(path) || isLog(path) ? "both" : "hand";
    if (!isStaged && !foreign.has(path)) return [];
    return [{ path, why, isOfBook: isOfBook(path, nouns) }];
  });
  const kept = new Set(left.map(({ path }) => path));
  return {
    changes: changes.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    written: paths.filter((path) => !kept.has(path)),
    left,
  };
}

interface Dirty {
  readonly path: string;
  /** Has the person put it into the index? */
  readonly isStaged: boolean;
}

/** Every path of the book that differs from the last commit or from the index, new or gone. */
function dirtyPaths({ ask, prefix }: Repository, since: Setting["since"]): readonly Dirty[] {
  const words = ["status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames"];
  return zeros(ask([...words, "--", "."])).flatMap((line) => {
    const path = line.slice(3 + prefix.length);
    const isStaged = !/^[ ?]/.test(line);
    if (since === "HEAD") return [{ path, isStaged }];
    return line[1] === " " ? [] : [{ path, isStaged: false }];
  });
}

function isOfBook(path: string, nouns: readonly Noun[]): boolean {
  return kindOfFile(path, nouns).is !== "other";
}

interface Judging {
  readonly setting: Setting;
  readonly traces: Traces;
  readonly moved: Moved;
}

function isOurs(path: string, judging: Judging): boolean {
  const { traces, moved } = judging;
  if (isLog(path)) return isLongerLog(moved, traces);
  if (setUpFiles.includes(path)) return hasOnlyOurs(judging);
  if (path.startsWith("closings/")) return traces.explains(path, moved);
  if (path.startsWith("volumes/")) return isBound(path, judging);
  return traces.explains(path, moved);
}

/** A log only grows, and only by changes; one of two with the same id may have got another one. */
function isLongerLog({ before = "", now = "" }: Moved, traces: Traces): boolean {
  const added = addedLines(before, now);
  return (
    changesIn(added).length === added.length &&
    addedLines(now, before).every((line) =>
      traces.renumbered(line).some((fresh) => added.includes(fresh)),
    )
  );
}

/** Is a volume as a closing that is there says, or gone together with its closing? */
function isBound(path: string, { setting, moved: { now } }: Judging): boolean {
  const month = path.split("/")[1] ?? "";
  const closing = setting.book.textIfAny(closingPath(month));
  return now === undefined ? closing === undefined : closing?.includes(hash(now)) === true;
}

/** A record that was bound, or freed again, is told of by its volume alone. */
function learnVolume(
  path: string,
  { traces, nouns, moved }: { traces: Traces; nouns: readonly Noun[]; moved: Moved },
): void {
  const folder = /^volumes\/[^/]+\/([^/]+)\.jsonl$/.exec(path)?.[1];
  const noun = nouns.find((one) => one.folder === folder);
  if (!noun) return;
  for (const text of `${moved.before ?? ""}\n${moved.now ?? ""}`.split("\n")) {
    const line = text === "" ? undefined : parseLine(text);
    const file = line && recordPath(noun, line.id);
    if (line && file !== undefined) traces.learnBound(file, textOf(noun, line as Line));
  }
}

/** Did only `rounds git setup` add to this file? */
function hasOnlyOurs({ setting, moved: { before = "", now = "" } }: Judging): boolean {
  const ours = new Set([...attributeLines(setting.nouns), ignoredLine, ""]);
  return (
    addedLines(now, before).length === 0 && addedLines(before, now).every((one) => ours.has(one))
  );
}
