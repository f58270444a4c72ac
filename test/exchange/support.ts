import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { Book } from "../../src/book/book.ts";
import { readSettings } from "../../src/book/open.ts";
import type { Applied } from "../../src/book/writer.ts";
import { importChange } from "../../src/exchange/importer.ts";
import { readPlan } from "../../src/exchange/plan-read.ts";
import { Tables } from "../../src/exchange/rows.ts";
import type { Change } from "../../src/law/change.ts";
import { isChange } from "../../src/law/change.ts";
import { RoundsError } from "../../src/law/errors.ts";
import type { Noun } from "../../src/law/noun.ts";
import { importVerb } from "../../src/nouns/generic/import.ts";
import { allNouns } from "../../src/nouns/index.ts";

export const today = "2026-11-23";

const scratch = mkdtempSync(join(tmpdir(), "rounds-import-"));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A new folder of its own. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(scratch, "t-"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** An empty book in a folder of its own, or the book that is there, as `lan` has it. */
export async function openBook(root = newBook()): Promise<Book> {
  return new Book(root, await readSettings(root), {
    today,
    now: `${today}T09:00:00+08:00`,
    author: "lan",
    waitMs: 0,
    command: "test",
  });
}

function newBook(): string {
  return folderOf({ "rounds.yaml": "format: 1\nname: Test\ncurrency: CNY\n" });
}

interface Wishes {
  readonly skipBad?: boolean;
  readonly write?: boolean;
}

/** Imports tables by the text of a plan; what a person sees are names relative to the tables. */
export async function importPlan(
  book: Book,
  plan: string,
  { folder, skipBad = false }: { readonly folder: string } & Wishes,
): Promise<Applied> {
  const nouns = await allNouns();
  return book.change(async () =>
    importChange({
      plan: readPlan(plan, "plan.yaml", nouns),
      tables: new Tables(folder, { shown: "." }),
      book,
      nouns,
      today,
      me: "lan",
      skipBad,
      progress: () => undefined,
    }),
  );
}

/** Imports one table by its headers, as `rounds NOUN import table.csv` does. */
export async function importTable(
  book: Book,
  noun: Noun,
  { text, ...input }: { readonly text: string | Uint8Array } & Record<string, unknown>,
): Promise<Applied> {
  const folder = folderOf({ "table.csv": text });
  const context = {
    book,
    today,
    me: "lan",
    folder,
    home: folder,
    yes: false,
    language: "en",
    calendar: () => Promise.reject(new Error("no calendar is needed")),
    progress: () => undefined,
    dryRun: false,
    ask: undefined,
    tell: () => undefined,
    warn: () => undefined,
    start: () => ({ code: undefined, stdout: "", stderr: "" }),
    git: { run: () => ({ code: undefined, stdout: "", stderr: "" }), self: "rounds" },
  } as const;
  return book.change(async (): Promise<Change> => {
    const outcome = await importVerb(noun).run(context, { file: "table.csv", ...input } as never);
    if (!isChange(outcome)) throw new Error("an import gives a change");
    return outcome;
  });
}

/** What a refusal tells, each finding in its own line; an error of another kind is thrown on. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof RoundsError)) throw error;
    const { where } = error.details;
    const place = where ? [where.file, where.line, where.column].filter(Boolean).join(":") : "";
    return `${place ? `${place}: ` : ""}${error.text.en}`;
  }
  throw new Error("nothing was refused");
}
