import { parseLine } from "../../book/entry-lines.ts";
import { changeLog } from "../../book/journal.ts";
import { kindOfFile } from "../../book/merge-files.ts";
import type { Noun } from "../../law/noun.ts";
import { type Repository, textsOf, zeros } from "./repository.ts";
import { addedLines, changesIn } from "./traces.ts";

/** A file of entries that both sides made alike, and what it must say. */
export interface TwinFile {
  /** Relative to the book. */
  readonly path: string;
  readonly text: string;
}

/**
 * Files of entries to which one person wrote the same lines on two machines. They are two facts,
 * as the change log of either side tells; git sees one text on both sides and asks nobody. What was
 * logged by one line is one fact: the same commit came to both sides.
 */
export function twinFiles(repository: Repository, nouns: readonly Noun[]): readonly TwinFile[] {
  const ancestor = repository.run(["merge-base", "HEAD", "@{u}"]);
  const base = ancestor.stdout.trim();
  if (ancestor.code !== 0 || base === "") return [];
  const [ours, theirs] = [
    changedSince(repository, base, "HEAD"),
    changedSince(repository, base, "@{u}"),
  ];
  const alike = [...ours.keys()].filter((path) => {
    const kind = kindOfFile(path, nouns);
    const isEntries = kind.is === "entries" && kind.noun !== changeLog;
    return isEntries && ours.get(path) === theirs.get(path);
  });
  if (alike.length === 0) return [];
  const before = textsOf(repository, `${base}:`, alike);
  const now = textsOf(repository, "HEAD:", alike);
  const here = logged(repository, { base, side: "HEAD", paths: [...ours.keys()] });
  const there = logged(repository, { base, side: "@{u}", paths: [...theirs.keys()] });
  return alike.flatMap((path): TwinFile[] => {
    const text = now.get(path);
    if (text === undefined) return [];
    const added = addedLines(before.get(path) ?? "", text).filter((line) =>
      isTwice(parseLine(line)?.id ?? "", here, there),
    );
    return added.length === 0 ? [] : [{ path, text: withTwins(text, added) }];
  });
}

/** The objects of the files of the book that a side wrote. */
function changedSince(
  { ask }: Repository,
  base: string,
  side: string,
): ReadonlyMap<string, string> {
  const words = ["diff-tree", "-r", "-z", "--no-renames", "--diff-filter=AM", "--relative"];
  const raw = zeros(ask([...words, base, side]));
  const objects = new Map<string, string>();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    objects.set(raw[index + 1] ?? "", (raw[index] ?? "").split(" ")[3] ?? "");
  }
  return objects;
}

type Logged = ReadonlyMap<string, readonly string[]>;

/** By entry the new lines of a side's change log that say it was appended. */
function logged(
  repository: Repository,
  { base, side, paths }: { base: string; side: string; paths: readonly string[] },
): Logged {
  const logs = paths.filter((path) => /^changes\/.*\.jsonl$/.test(path));
  const before = textsOf(repository, `${base}:`, logs);
  const lines = new Map<string, string[]>();
  for (const [path, text] of textsOf(repository, `${side}:`, logs)) {
    for (const line of addedLines(before.get(path) ?? "", text)) {
      for (const { do: what, id } of changesIn([line]).flatMap(({ steps }) => steps)) {
        if (what === "append") lines.set(id, [...(lines.get(id) ?? []), line]);
      }
    }
  }
  return lines;
}

function isTwice(id: string, here: Logged, there: Logged): boolean {
  const [ours, theirs] = [here.get(id) ?? [], there.get(id) ?? []];
  return ours.length > 0 && theirs.length > 0 && !ours.some((line) => theirs.includes(line));
}

/** The text with the given ones of its lines twice. */
function withTwins(text: string, twice: readonly string[]): string {
  const left = [...twice];
  return text
    .split(/(?<=\n)/)
    .map((line) => {
      const at = left.indexOf(line.trimEnd());
      if (at < 0) return line;
      left.splice(at, 1);
      return line.endsWith("\n") ? `${line}${line}` : `${line}\n${line}`;
    })
    .join("");
}
