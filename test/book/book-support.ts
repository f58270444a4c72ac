import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Book } from "../../src/book/book.ts";
import { checksum, sealed, unsealed } from "../../src/book/checksum.ts";
import { encode } from "../../src/book/codec.ts";
import { recordPath } from "../../src/book/ids.ts";
import { DiskClock } from "../../src/book/looks.ts";
import { decodeRoster, encodeRoster } from "../../src/book/roster.ts";
import type { Step } from "../../src/law/change.ts";
import type { AnyStored, Noun } from "../../src/law/noun.ts";
import { withDefaults } from "../../src/law/settings.ts";
import { say } from "../../src/law/words.ts";
import { temporaryFolder } from "./support.ts";

const settings = withDefaults({ format: 1, name: "Juniper", currency: "CNY" });
const now = "2026-11-22T09:00:00+08:00";

/** A book as one command sees it. */
export function openBook(root: string, author = "iwan"): Book {
  const today = now.slice(0, 10);
  return new Book(root, settings, { today, now, author, waitMs: 0, command: "rounds test" });
}

/** A new book in a temporary folder that holds some records of a noun. */
export function bookWith(noun: Noun, records: readonly AnyStored[]): string {
  const root = temporaryFolder();
  for (const record of records) writeRecord(root, noun, record);
  return root;
}

/** Writes a record's file as a person would: behind the program's back. */
export function writeRecord(root: string, noun: Noun, { id, ...values }: AnyStored): string {
  const path = join(root, recordPath(noun, id) ?? `${noun.folder}/${id}.yaml`);
  writeText(path, encode(noun.fields, values));
  return path;
}

/** Writes a file in place and sees to it that its time differs, however coarse the disk's clock. */
export function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const before = statSync(path, { throwIfNoEntry: false });
  writeFileSync(path, text);
  if (before) utimesSync(path, before.atimeMs / 1000, before.mtimeMs / 1000 + 2);
}

export function removeFile(root: string, path: string): void {
  rmSync(join(root, path));
}

/** The text of a cache file; with a change, it is damaged as a torn disk would do it. */
export function cache(root: string, name: string, damage?: (text: string) => string): string {
  const path = join(root, ".rounds", "cache", name);
  const text = readFileSync(path, "utf8");
  if (damage) writeFileSync(path, damage(text));
  return text;
}

/** Changes what a noun's cache remembers as if the program had written it so. */
export function forge(root: string, name: string, change: (text: string) => string): void {
  const folder = join(root, ".rounds", "cache");
  const [lines, roster] = [join(folder, `${name}.jsonl`), join(folder, `${name}.roster`)];
  const fitting = (bytes: Buffer) => ({ digits: 2, size: bytes.length, sum: checksum(bytes) });
  const before = readFileSync(lines);
  const after = Buffer.from(change(before.toString()));
  const known = decodeRoster(readFileSync(roster), fitting(before));
  if (!known) throw new Error("there is no roster that fits");
  writeFileSync(lines, after);
  writeFileSync(roster, encodeRoster(known, fitting(after)));
}

/** The same for a cache file with a seal. */
export function forgeSealed(root: string, name: string, change: (text: string) => string): void {
  const path = join(root, ".rounds", "cache", name);
  writeFileSync(path, sealed(Buffer.from(change(String(unsealed(readFileSync(path)))))));
}

/** Waits until the clock of the disk has moved on, so that what was written lies in the past. */
export function tick(root: string): void {
  const path = `${root}.tick`;
  writeFileSync(path, "");
  const passed = new DiskClock(path, () => undefined).passes(statSync(path).ctimeMs);
  if (!passed) throw new Error("the clock of the disk stands still");
}

/** Carries out steps as one command would, and keeps the caches. */
export async function change(root: string, steps: (book: Book) => Promise<readonly Step[]>) {
  const book = openBook(root);
  return book.change(async () => ({ steps: await steps(book), receipt: say("done", "完成") }));
}
