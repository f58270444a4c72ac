import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Book } from "../../src/book/book.ts";
import { readSettings } from "../../src/book/open.ts";
import { checksOf, runChecks } from "../../src/commands/checking.ts";
import { verb } from "../../src/commands/init.ts";
import { staff } from "../../src/nouns/staff/staff.ts";
import { warehouse } from "../../src/nouns/warehouse/warehouse.ts";
import type { PageView } from "../../src/print/view.ts";

const scratch = mkdtempSync(join(tmpdir(), "rounds-init-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const folder = (): string => mkdtempSync(join(scratch, "t-"));

/** Runs `rounds init` in a folder, as someone whom git knows or not. */
async function init(
  where: string,
  input: Readonly<Record<string, unknown>>,
  git: Readonly<Record<string, string>> = {},
): Promise<PageView> {
  const outside = {
    folder: where,
    today: "2026-11-23",
    now: "2026-11-23T09:00:00+08:00",
    language: "zh",
    home: "",
    progress: () => undefined,
    gitConfig: (key: string) => git[key],
    tell: () => undefined,
    give: async () => ({ code: 0, unwritten: 0 }),
    land: async () => ({ code: 0, unwritten: 0 }),
  } as const;
  const run = verb.outside as (one: typeof outside, two: unknown) => Promise<PageView>;
  return run(outside, { currency: "CNY", ...input });
}

async function openBook(root: string): Promise<Book> {
  return new Book(root, await readSettings(root), {
    today: "2026-11-23",
    now: "2026-11-23T09:00:00+08:00",
    author: "chen-jie",
    waitMs: 0,
    command: "test",
  });
}

test("a new book has settings, its maker, a warehouse, and nothing to complain about", async () => {
  const root = folder();
  await init(root, { name: "青禾: 商贸 #1", me: "陈洁", email: "chen@example.com" });
  const book = await openBook(root);
  expect(book.settings).toMatchObject({
    name: "青禾: 商贸 #1",
    currency: "CNY",
    language: "zh",
    country: "CN",
  });
  expect(await book.all(staff)).toEqual([
    { id: "chen-jie", name: "陈洁", role: "manager", email: "chen@example.com" },
  ]);
  expect(await book.all(warehouse)).toMatchObject([{ id: "main", keeper: "chen-jie" }]);
  const context = { book, today: "2026-11-23", progress: () => undefined };
  expect(await runChecks(context, checksOf(["basic", "strict", "named"]))).toEqual([]);
  expect(readFileSync(join(root, ".gitignore"), "utf8")).toBe(".rounds/\n");
});

test("in English, elsewhere, in another currency", async () => {
  const root = folder();
  const told = {
    folder: "books/one",
    name: "Juniper",
    me: "Jane Chen",
    currency: "EUR",
    language: "en",
    country: "DE",
    timezone: "Europe/Berlin",
  };
  const view = await init(root, told);
  const { settings } = await openBook(join(root, "books/one"));
  expect(settings).toMatchObject({ currency: "EUR", timezone: "Europe/Berlin", country: "DE" });
  expect(readFileSync(join(root, "books/one/rounds.yaml"), "utf8")).toContain("# whose public");
  expect(view.notes?.map((one) => one.en).join("\n")).toContain("--book books/one");
});

test("the settings that wait behind a # can be switched on as they stand", async () => {
  const root = folder();
  await init(root, { name: "A", me: "陈洁" });
  const path = join(root, "rounds.yaml");
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace(/^# (?=( {2})?(- )?[a-zA-Z]+:( |$))(?!.* · )/gm, ""));
  const { settings } = await openBook(root);
  expect(settings).toMatchObject({ weekend: ["6", "7"], negativeStock: false });
  expect(settings.limits.firstContactDays).toBe(7);
});

test("who makes it is known from git, or must be said", async () => {
  const root = folder();
  const git = { "user.name": "Łucja Wójcik", "user.email": "lucja@example.com" };
  await init(root, { name: "A" }, git);
  expect((await (await openBook(root)).all(staff))[0]?.email).toBe("lucja@example.com");
  await expect(init(folder(), { name: "A" })).rejects.toMatchObject({ code: "missing-value" });
});

test("other files are fine, a book that is there is not touched", async () => {
  const root = folder();
  writeFileSync(join(root, "README.md"), "mine");
  await init(root, { name: "A", me: "B" });
  expect(readFileSync(join(root, "README.md"), "utf8")).toBe("mine");
  const before = readdirSync(root, { recursive: true });
  await expect(init(root, { name: "C", me: "D" })).rejects.toMatchObject({
    code: "already-there",
  });
  expect(readdirSync(root, { recursive: true })).toEqual(before);
});

test("whoever chooses a language for the book is answered in it", async () => {
  expect((await init(folder(), { name: "A", me: "B", language: "en" })).language).toBe("en");
  expect((await init(folder(), { name: "A", me: "B" })).language).toBe("zh");
});

test("a country or time zone that does not exist is refused before anything is written", async () => {
  const root = folder();
  const told = { name: "A", me: "B" };
  await expect(init(root, { ...told, country: "QQ" })).rejects.toMatchObject({
    code: "bad-settings",
  });
  await expect(init(root, { ...told, timezone: "Mars/Base" })).rejects.toMatchObject({
    code: "bad-value",
  });
  expect(readdirSync(root)).toEqual([]);
});

test("it ends with three commands to type, in both languages", async () => {
  const { notes } = await init(folder(), { name: "A", me: "B" });
  for (const language of ["en", "zh"] as const) {
    const commands = notes?.filter((one) => one[language].startsWith("rounds "));
    expect(commands?.length).toBe(3);
  }
});
