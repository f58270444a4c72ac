import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { currencyDigits } from "../law/money.ts";
import type { Noun } from "../law/noun.ts";
import { settingFields } from "../law/settings.ts";
import { mergeTexts } from "./diff.ts";
import { idOfPath } from "./ids.ts";
import { changeLog } from "./journal.ts";
import {
  done,
  type FileMerge,
  mergeRecordTexts,
  type ThreeTexts,
  unlessBoth,
  wholeConflict,
} from "./merge.ts";
import { mergeLineTexts } from "./merge-lines.ts";
import { settingsFile } from "./open.ts";

/** What kind of file of a book a path names. */
export type FileKind =
  | { readonly is: "record"; readonly noun: Noun; readonly id: string }
  | { readonly is: "entries"; readonly noun: Noun }
  | { readonly is: "settings" | "sealed" | "other" };

/** Folders whose files are written once and never merged. */
const sealedFolders: readonly string[] = ["closings", "volumes"];

/** What stands at a path, relative to the book, as its folder and name tell. */
export function kindOfFile(path: string, nouns: readonly Noun[]): FileKind {
  const folder = path.split("/")[0] ?? "";
  if (path === settingsFile) return { is: "settings" };
  if (sealedFolders.includes(folder)) return { is: "sealed" };
  const noun = [...nouns, changeLog].find((one) => one.folder === folder);
  if (noun?.shape === "entry" && path.endsWith(".jsonl")) return { is: "entries", noun };
  const id = noun && idOfPath(noun, path);
  return noun && id !== undefined ? { is: "record", noun, id } : { is: "other" };
}

interface MergeSetting {
  /** Relative to the book. */
  readonly path: string;
  readonly nouns: readonly Noun[];
  /** Decimal places of the book's currency. */
  readonly digits: number;
}

/** Merges two edits of one file of a book, by what kind of file it is. */
export function mergeFile(texts: ThreeTexts, { path, nouns, digits }: MergeSetting): FileMerge {
  const trivial = unlessBoth(texts);
  if (trivial !== undefined) return done(trivial);
  const kind = kindOfFile(path, nouns);
  if (kind.is === "record") return mergeRecordTexts(texts, { ...kind.noun, file: path, digits });
  if (kind.is === "entries") return mergeLineTexts(texts, path);
  if (kind.is === "settings") {
    const merge = mergeRecordTexts(texts, {
      fields: settingFields,
      file: path,
      digits,
      isPaper: false,
    });
    // With markers in its settings no command could open the book, not even to settle them.
    return { ...merge, text: merge.settle(new Map()) };
  }
  if (kind.is === "sealed") return { ...wholeConflict(texts, path, "sealed"), text: texts.ours };
  const merged = mergeTexts(texts.base ?? "", texts.ours, texts.theirs);
  return merged === undefined ? wholeConflict(texts, path, "differ") : done(merged);
}

/** The files that git hands to a merge driver: three versions of one, and its path. */
export interface DriverFiles {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  /** Relative to the top of the work tree. */
  readonly path: string;
  /** The folder in which git runs the driver: the top of the work tree. */
  readonly folder: string;
}

/**
 * Merges what git hands over and leaves the result in the file of ours. A file that is no text is
 * left as it is, which is a conflict.
 */
export function mergeForGit(files: DriverFiles, nouns: readonly Noun[]): FileMerge {
  const [base, ours, theirs] = [files.base, files.ours, files.theirs].map((file) =>
    utf8(resolve(files.folder, file)),
  );
  const { root, path } = placeInBook(files);
  if (base === undefined || ours === undefined || theirs === undefined) {
    return wholeConflict({ base, ours: ours ?? "", theirs: theirs ?? "" }, path, "unreadable");
  }
  // Git gives an empty file where there was none before.
  const texts = { base: base === "" ? undefined : base, ours, theirs };
  const merge = mergeFile(texts, { path, nouns, digits: digitsOf(root) });
  writeFileSync(resolve(files.folder, files.ours), merge.text);
  return merge;
}

/** The text of a file; undefined when its bytes are no UTF-8. */
function utf8(file: string): string | undefined {
  const bytes = readFileSync(file);
  const text = bytes.toString("utf8");
  return Buffer.from(text).equals(bytes) ? text : undefined;
}

/** The book that a file of the work tree belongs to: the nearest folder above with settings. */
function placeInBook({ folder, path }: DriverFiles): { root: string; path: string } {
  const top = resolve(folder);
  for (let at = dirname(join(top, path)); at.length >= top.length; at = dirname(at)) {
    if (settingsOf(at) !== undefined) {
      return { root: at, path: relative(at, join(top, path)).split(sep).join("/") };
    }
    if (dirname(at) === at) break;
  }
  return { root: top, path };
}

function settingsOf(root: string): string | undefined {
  try {
    return readFileSync(join(root, settingsFile), "utf8");
  } catch {
    return undefined;
  }
}

/** Decimal places of a book's currency; told by the line itself, as a merge may be under way. */
function digitsOf(root: string): number {
  const currency = /^currency:[ "']*([A-Z]{3})/m.exec(settingsOf(root) ?? "")?.[1];
  return currencyDigits(currency ?? "EUR");
}
