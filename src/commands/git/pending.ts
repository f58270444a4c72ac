import { parseLine } from "../../book/entries.ts";
import { attributeLines } from "../../book/git-files.ts";
import { parseDayId, recordPath } from "../../book/ids.ts";
import type { LoggedChange, LoggedStep } from "../../book/journal.ts";
import type { Noun } from "../../law/noun.ts";
import type { Context } from "../../nouns/verb.ts";
import { type Repository, zeros } from "./repository.ts";

/** What in the book is not committed yet. */
export interface Pending {
  /** The changes that the log tells of, oldest first. */
  readonly changes: readonly LoggedChange[];
  /** Files that rounds wrote, relative to the book. */
  readonly written: readonly string[];
  /** Other files of the book that differ: changed by hand, not ours to commit. */
  readonly others: readonly string[];
}

interface Setting {
  readonly book: Context["book"];
  readonly repository: Repository;
  readonly nouns: readonly Noun[];
}

/** Tells what rounds wrote since the last commit from what a person did by hand. */
export function pendingIn(setting: Setting): Pending {
  const { repository, book, nouns } = setting;
  const dirty = dirtyPaths(repository);
  const headText = headReader(repository);
  const logs = dirty.filter((path) => /^changes\/.*\.jsonl$/.test(path));
  const changes = logs.flatMap((path) => newChanges(book.textIfAny(path) ?? "", headText(path)));
  const named = new Set(changes.flatMap(({ steps }) => steps.flatMap((one) => pathOf(one, nouns))));
  const sealed = dirty.filter((path) => /^(closings|volumes)\//.test(path));
  const bound = sealed
    .filter((path) => path.startsWith("volumes/"))
    .map((path) => `${book.textIfAny(path) ?? ""}${headText(path)}`)
    .join("");
  const isOurs = (path: string): boolean => {
    if (logs.includes(path) || sealed.includes(path) || named.has(path)) return true;
    if (setUpFiles.includes(path)) return hasOnlyOurs(path, { setting, before: headText(path) });
    const id = /([^/]+)\.yaml$/.exec(path)?.[1];
    // A record that was bound, or freed again, is named by its volume alone.
    return id !== undefined && bound.includes(`"id":${JSON.stringify(id)}`);
  };
  const when = ({ at }: LoggedChange): string => at;
  return {
    changes: changes.sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0)),
    written: dirty.filter(isOurs),
    others: dirty.filter((path) => !isOurs(path)),
  };
}

/** Every path of the book that differs from the last commit, staged or not, new or gone. */
function dirtyPaths({ ask, prefix }: Repository): readonly string[] {
  const words = ["status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames"];
  return zeros(ask([...words, "--", "."])).map((line) => line.slice(3 + prefix.length));
}

function headReader({ run, prefix }: Repository): (path: string) => string {
  return (path) => {
    const { code, stdout } = run(["cat-file", "blob", `HEAD:${prefix}${path}`]);
    return code === 0 ? stdout : "";
  };
}

function newChanges(now: string, before: string): readonly LoggedChange[] {
  const known = new Set(before.split("\n"));
  return now
    .split("\n")
    .filter((line) => line !== "" && !known.has(line))
    .flatMap((line) => {
      const change = parseLine(line) as unknown as LoggedChange | undefined;
      return change && Array.isArray(change.steps) ? [change] : [];
    });
}

/** The file that a logged step wrote. */
function pathOf({ do: what, noun: name, id }: LoggedStep, nouns: readonly Noun[]): string[] {
  if (id.includes("/")) return [id];
  const noun = nouns.find((one) => one.name === name);
  if (!noun) return [];
  const parts = parseDayId(id);
  if (what === "append" && parts) return [`${noun.folder}/${parts.month}.${parts.author}.jsonl`];
  const path = recordPath(noun, id);
  return path === undefined ? [] : [path];
}

const ignored = ".rounds/";

const setUpFiles: readonly string[] = [".gitattributes", ".gitignore"];

/** Did only `rounds git setup` add to this file? */
function hasOnlyOurs(
  path: string,
  { setting, before }: { setting: Setting; before: string },
): boolean {
  const ours = new Set([...attributeLines(setting.nouns), ignored, ...before.split("\n")]);
  const lines = (setting.book.textIfAny(path) ?? "").split("\n");
  return lines.every((line) => line === "" || ours.has(line));
}
