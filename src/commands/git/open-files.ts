import { resolve } from "node:path";
import { decode } from "../../book/codec.ts";
import { mergeMarker } from "../../book/marker.ts";
import type { FileConflict, FileMerge } from "../../book/merge.ts";
import { type FileKind, kindOfFile, mergeFile } from "../../book/merge-files.ts";
import { RoundsError } from "../../law/errors.ts";
import type { Fields, Noun } from "../../law/noun.ts";
import { settingFields } from "../../law/settings.ts";
import { say } from "../../law/words.ts";
import type { Context, GitOptions } from "../../nouns/verb.ts";
import { inBook, type Repository, zeros } from "./repository.ts";

/** A file that a merge left open. */
export interface OpenFile {
  /** Relative to the book. */
  readonly path: string;
  readonly kind: FileKind;
  readonly conflicts: readonly FileConflict[];
  /** What either side has, ours if it has something; it tells what the record is called. */
  readonly text: string | undefined;
  /** The text with a decision for every conflict; undefined: the file goes. */
  readonly settle: (chosen: ReadonlyMap<string, unknown>) => string | undefined;
  /** A person has mended it already, without saying so to git. */
  readonly isMended: boolean;
}

/** The decision to keep both: of two records one gets another id, of two lines both stay. */
export const both = Symbol("both");

/** May both sides of a conflict be kept? */
export function mayBeBoth(
  { kind }: OpenFile,
  { what, reason, ours, theirs }: FileConflict,
): boolean {
  if (what === "entry") return ours !== "" && theirs !== "";
  return kind.is === "record" && reason === "added";
}

/** The fields of a file that has some. */
export function fieldsOf(kind: FileKind): Fields {
  if (kind.is === "record") return kind.noun.fields;
  return kind.is === "settings" ? settingFields : {};
}

type Stages = ReadonlyMap<string, string>;

/** The paths that git has not merged yet, relative to the book. */
export function unmergedPaths(
  { ask, prefix }: Repository,
  options: GitOptions = {},
): readonly string[] {
  const words = ["diff", "--name-only", "--diff-filter=U", "-z"];
  const paths = zeros(ask(words, options));
  return [...new Set(paths)].map((path) => inBook(path, prefix));
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

/**
 * What a merge left open, the change log first and then entries: they must be whole before anything
 * is logged or taken back.
 * @throws RoundsError not-found, when a named file is not open
 */
export function openFiles(
  { book, folder }: Pick<Context, "book" | "folder">,
  repository: Repository,
  { nouns, named }: { nouns: readonly Noun[]; named: readonly string[] },
): readonly OpenFile[] {
  const stages = stagesOf(repository);
  const paths = [...stages.keys()];
  const wanted = new Set(named.flatMap((one) => pathsOf(one, { paths, book, folder })));
  const order = (path: string): number =>
    path.startsWith("changes/") ? 0 : path.endsWith(".jsonl") ? 1 : 2;
  return paths
    .filter((path) => named.length === 0 || wanted.has(path))
    .sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1))
    .map((path) =>
      openFile(path, { stages: stages.get(path) ?? new Map(), repository, nouns, book }),
    );
}

interface Naming extends Pick<Context, "book" | "folder"> {
  /** The open files. */
  readonly paths: readonly string[];
}

/** The open files that a person means: by a path, a file's name, an id or its beginning. */
function pathsOf(typed: string, { paths, book, folder }: Naming): readonly string[] {
  const whole = resolve(folder, typed);
  const exact = paths.filter((path) => path === typed || resolve(book.root, path) === whole);
  if (exact.length > 0 || paths.length === 0) return exact;
  const word = typed.toLowerCase();
  const nameOf = (path: string): string => (path.split("/").at(-1) ?? "").toLowerCase();
  const named = paths.filter((path) =>
    [nameOf(path), nameOf(path).replace(/\.(yaml|jsonl)$/, "")].includes(word),
  );
  if (named.length > 0) return named;
  const begun = paths.filter((path) => nameOf(path).startsWith(word));
  if (begun.length === 1) return begun;
  throw new RoundsError(
    begun.length > 1 ? "ambiguous" : "not-found",
    begun.length > 1
      ? say(
          `"${typed}" may be any of ${begun.length} files`,
          `“${typed}”可能是 ${begun.length} 个文件之一`,
        )
      : say(`the merge left no "${typed}" open`, `待处理的文件中没有“${typed}”`),
    {
      candidates: begun.length > 1 ? begun : paths,
      hint: say("name one of these, or none for all", "请写其中之一，或不写文件名逐个处理"),
    },
  );
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
    return { path, kind, ...merge, text: ours, isMended };
  }
  const isGone = ours === undefined && theirs === undefined;
  const left = ours ?? theirs;
  return {
    path,
    kind,
    text: left,
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
