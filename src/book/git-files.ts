import { chmodSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Noun } from "../law/noun.ts";
import { hash, readText, removeFile, writeDurable } from "./disk.ts";
import { changeLog } from "./journal.ts";
import { settingsFile } from "./open.ts";
import { commit } from "./transaction.ts";

/** The name of the merge driver in git's configuration and attributes. */
export const driverName = "rounds";

/**
 * How git merges a book: without looking for renamed files, else a paper that one removed could be
 * taken for a like one that the other wrote. Older versions heed that only with this strategy.
 */
export const strategy = {
  words: ["-s", "recursive", "-X", "no-renames"],
  settings: [
    ["merge.renames", "false"],
    ["pull.twohead", "recursive"],
    ["pull.rebase", "false"],
  ],
} as const;

/** The line of .gitignore for a book. */
export const ignoredLine = ".rounds/";

/** The files that the set-up adds lines to. */
export const setUpFiles: readonly string[] = [".gitattributes", ".gitignore"];

/** The lines of .gitattributes for a book of these nouns. */
export function attributeLines(nouns: readonly Noun[]): readonly string[] {
  const merged = (pattern: string): string => `${pattern} text eol=lf merge=${driverName}`;
  return [
    merged(`/${settingsFile}`),
    ...[...nouns, changeLog].map(({ folder, shape }) =>
      merged(shape === "entry" ? `/${folder}/*.jsonl` : `/${folder}/**/*.yaml`),
    ),
    "/closings/** text eol=lf -merge",
    "/volumes/** text eol=lf -merge",
  ];
}

/** The lines that a file of the book lacks; all of them where there is no such file. */
export function missingLines(
  root: string,
  path: string,
  lines: readonly string[],
): readonly string[] {
  const there = (readText(join(root, path)) ?? "").split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => !there.includes(line));
}

/** Adds lines at the end of a file of the book; the caller is its only writer. */
export function addLines(root: string, path: string, lines: readonly string[]): void {
  const there = readText(join(root, path));
  const before = there === undefined ? undefined : hash(there);
  const start = there === undefined || there === "" || there.endsWith("\n") ? there : `${there}\n`;
  const content = `${start ?? ""}${lines.join("\n")}\n`;
  commit(root, [{ kind: "write", path, content, before }]);
}

const hookMark = "# rounds:";

/** The text of a hook that checks the book; `self` runs this program, `book` is its folder. */
export function hookText(self: string, book: string): string {
  const folder = `'${book.replaceAll("'", "'\\''")}'`;
  return [
    "#!/bin/sh",
    `${hookMark} checks the book; written by rounds git setup --hooks`,
    `[ -f ${folder}/${settingsFile} ] || exit 0`,
    `exec ${self} check --book ${folder}`,
    "",
  ].join("\n");
}

/** What stands where a hook would be: nothing, this hook, an older one of ours, or another's. */
export function hookAt(path: string, text: string): "none" | "same" | "ours" | "foreign" {
  const there = readText(path);
  if (there === undefined) return "none";
  if (there === text) return "same";
  return there.includes(hookMark) ? "ours" : "foreign";
}

/** Writes a file of the book by itself, without the change log: the log cannot log itself. */
export function writeAlone(root: string, path: string, text: string): void {
  writeDurable(join(root, path), text);
}

/** Removes a file of git's own that was made for one command. */
export function removeAlone(path: string): void {
  removeFile(path);
}

export function writeHook(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeDurable(path, text);
  chmodSync(path, 0o755);
}
