import { resolve } from "node:path";
import { decode } from "../../book/codec.ts";
import { mergeMarker } from "../../book/marker.ts";
import type { FileConflict, FileMerge } from "../../book/merge.ts";
import { type FileKind, kindOfFile, mergeFile } from "../../book/merge-files.ts";
import type { Fields, Noun } from "../../law/noun.ts";
import { settingFields } from "../../law/settings.ts";
import type { Context, GitOptions } from "../../nouns/verb.ts";
import { type Repository, zeros } from "./repository.ts";

/** A file that a merge left open. */
export interface OpenFile {
  /** Relative to the book. */
  readonly path: string;
  readonly kind: FileKind;
  readonly conflicts: readonly FileConflict[];
  /** The text with a decision for every conflict; undefined: the file goes. */
  readonly settle: (chosen: ReadonlyMap<string, unknown>) => string | undefined;
  /** A person has mended it already, without saying so to git. */
  readonly isMended: boolean;
}

/** The fields of a file that has some. */
export function fieldsOf(kind: FileKind): Fields {
  if (kind.is === "record") return kind.noun.fields;
  return kind.is === "settings" ? settingFields : {};
}

type Stages = ReadonlyMap<string, string>;

/** The paths that git has not merged yet: relative to the book, others as git names them. */
export function unmergedPaths(
  { ask, prefix }: Repository,
  options: GitOptions = {},
): readonly string[] {
  const words = ["diff", "--name-only", "--diff-filter=U", "-z"];
  const paths = zeros(ask(words, options));
  return [...new Set(paths)].map((path) =>
    path.startsWith(prefix) ? path.slice(prefix.length) : path,
  );
}

/** By path the objects that git keeps of the base (1), of ours (2) and of theirs (3). */
function stagesOf({ ask, prefix }: Repository): ReadonlyMap<string, Stages> {
  const found = new Map<string, Map<string, string>>();
  for (const line of zeros(ask(["ls-files", "-u", "-z", "--full-name"]))) {
    const [, object = "", stage = "", full = ""] = /^\d+ (\w+) (\d)\t(.*)$/s.exec(line) ?? [];
    const path = full.slice(prefix.length);
    const stages = found.get(path) ?? new Map<string, string>();
    found.set(path, stages.set(stage, object));
  }
  return found;
}

/** What a merge left open, the change log first: it must be whole before anything is logged. */
export function openFiles(
  { book, folder }: Pick<Context, "book" | "folder">,
  repository: Repository,
  { nouns, named }: { nouns: readonly Noun[]; named: readonly string[] },
): readonly OpenFile[] {
  const wanted = new Set(named.map((one) => resolve(folder, one)));
  const isWanted = (path: string): boolean =>
    named.length === 0 ||
    wanted.has(resolve(book.root, path)) ||
    named.some((one) => path === one || path.endsWith(`/${one}.yaml`));
  const isLog = (path: string): number => (path.startsWith("changes/") ? 0 : 1);
  return [...stagesOf(repository)]
    .filter(([path]) => isWanted(path))
    .sort(([a], [b]) => isLog(a) - isLog(b) || (a < b ? -1 : 1))
    .map(([path, stages]) => openFile(path, { stages, repository, nouns, book }));
}

interface Opening {
  readonly stages: Stages;
  readonly repository: Repository;
  readonly nouns: readonly Noun[];
  readonly book: Context["book"];
}

function openFile(path: string, { stages, repository, nouns, book }: Opening): OpenFile {
  const text = (stage: string): string | undefined => {
    const object = stages.get(stage);
    return object === undefined ? undefined : repository.ask(["cat-file", "blob", object]);
  };
  const [base, ours, theirs] = [text("1"), text("2"), text("3")];
  const kind = kindOfFile(path, nouns);
  const now = book.textIfAny(path);
  if (ours !== undefined && theirs !== undefined) {
    const merge: FileMerge = mergeFile(
      { base, ours, theirs },
      { path, nouns, digits: book.digits },
    );
    const known = [merge.text, ours, theirs];
    const isMended = now === undefined || (!known.includes(now) && isWhole(now, path, kind));
    return { path, kind, ...merge, isMended };
  }
  const isGone = ours === undefined && theirs === undefined;
  const left = ours ?? theirs;
  return {
    path,
    kind,
    conflicts: isGone ? [] : [{ what: "file", name: path, reason: "removed", base, ours, theirs }],
    settle: (chosen) => chosen.get(path) as string | undefined,
    isMended: isGone || now === undefined || (now !== left && isWhole(now, path, kind)),
  };
}

/** Can this text stand: no marker in it, and it is what such a file holds? */
function isWhole(text: string, path: string, kind: FileKind): boolean {
  if (mergeMarker.test(text)) return false;
  if (kind.is !== "record" && kind.is !== "settings") return true;
  const { problems } = decode(text, { file: path, fields: fieldsOf(kind), digits: 2 });
  return problems.every(({ level }) => level !== "error");
}
