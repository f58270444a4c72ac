import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { Book } from "../../src/book/book.ts";
import { readSettings } from "../../src/book/open.ts";
import { verb as check } from "../../src/commands/check.ts";
import { checkNames, checksOf, runChecks, tierOf } from "../../src/commands/checking.ts";
import { verb as undo } from "../../src/commands/undo.ts";
import type { Change } from "../../src/law/change.ts";
import type { Problem } from "../../src/law/errors.ts";
import { ruleOf } from "../../src/law/finding.ts";
import { type CheckName, checks, type FindingCode, findings } from "../../src/law/findings.ts";
import type { Context } from "../../src/nouns/verb.ts";
import { type Fixture, fixtures, soundBook } from "./finding-books.ts";
import { temporaryFolder } from "./support.ts";

const codes = Object.keys(findings) as FindingCode[];
const today = "2026-11-23";

function put(root: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

async function open(files: Readonly<Record<string, string | Buffer>> = {}): Promise<Book> {
  const root = temporaryFolder();
  put(root, { ...soundBook, ...files });
  const session = { today, now: `${today}T09:00:00+01:00`, author: "iwan", waitMs: 0 };
  return new Book(root, await readSettings(root), { ...session, command: "rounds check" });
}

const all = new Set(checkNames.filter((name) => tierOf(name) !== "trust"));

async function found(book: Book, names: ReadonlySet<CheckName> = all): Promise<readonly Problem[]> {
  const progress = () => undefined;
  return book.quietly(() => runChecks({ book, today, progress, start: keys }, names));
}

/** In place of ssh-keygen: the keys of the fixtures. */
const keys: Context["start"] = (words) => {
  const who = words[words.indexOf("-I") + 1];
  return { code: who === "iwan" ? 0 : who === "lan" ? 1 : undefined, stdout: "", stderr: "" };
};

function isAt({ where, excerpt = "" }: Problem, { at, under }: Fixture): boolean {
  if (where.file !== at.file || where.line !== at.line) return false;
  if (under === undefined) return where.column === at.column;
  return where.column !== undefined && excerpt.startsWith(under, where.column - 1);
}

const cases = Object.entries(fixtures).flatMap(([code, list]) =>
  list.map((fixture, index) => ({
    code: code as FindingCode,
    fixture,
    name: `${code} ${index + 1}`,
  })),
);

describe("the table of findings", () => {
  test("in the book in which nothing is wrong, nothing is found", async () => {
    expect(await found(await open())).toEqual([]);
  });

  test("every code has a fixture that brings it about", () => {
    const without = codes.filter((code) => (fixtures[code] ?? []).length === 0);
    expect(without).toEqual([]);
  });

  test("every code says in both languages what it means and what to do", () => {
    for (const code of codes) {
      const { title, remedy, check: name } = ruleOf(code);
      for (const text of [title, remedy, checks[name]]) {
        expect(text.en, code).toMatch(/^[\x20-\x7e…]+$/);
        expect(text.zh, code).toMatch(/\p{Script=Han}/u);
      }
    }
  });

  test("all codes of a check are of one tier, and every check has a code", () => {
    for (const name of checkNames) {
      const tiers = new Set(
        codes.map(ruleOf).flatMap((one) => (one.check === name ? one.tier : [])),
      );
      expect(tiers.size, name).toBe(1);
    }
  });
});

describe("every code is found at its place, with the line and the remedy", () => {
  test.each(cases)("$name", async ({ code, fixture }) => {
    const names = ruleOf(code).tier === "trust" ? new Set(checkNames) : all;
    const problems = await found(await open(fixture.files), names);
    const one = problems.find((each) => each.code === code && isAt(each, fixture));
    expect(one, JSON.stringify(problems, null, 1)).toBeDefined();
    expect(one?.level).toBe(ruleOf(code).level);
    expect(one?.hint?.zh).toMatch(/\p{Script=Han}/u);
    if (fixture.excerpt) expect(one?.excerpt).toBe(fixture.excerpt);
    expect(one?.excerpt === undefined).toBe(fixture.at.line === undefined);
  });

  test.each(cases)("$name: by the name of its check alone", async ({ code, fixture }) => {
    const { check: name } = ruleOf(code);
    const problems = await found(await open(fixture.files), new Set([name]));
    expect(problems.some((each) => each.code === code && isAt(each, fixture))).toBe(true);
    const others = problems.filter((one) => ruleOf(one.code).check !== name);
    expect(others.map((one) => one.code)).toEqual([]);
  });
});

describe("tiers", () => {
  test("basic finds nothing of strict or named", async () => {
    for (const { code, fixture } of cases) {
      const problems = await found(await open(fixture.files), checksOf(["basic"]));
      const tiers = new Set(problems.map((one) => ruleOf(one.code).tier));
      expect([...tiers], code).toEqual(ruleOf(code).tier === "basic" ? ["basic"] : []);
    }
  });

  test("a record with one bad value is still there for those who name it", async () => {
    const files = { "customers/blue-door.yaml": "name: Blue Door\ngrade: Z\n" };
    const problems = await found(await open(files));
    expect(problems.map(({ code }) => code)).toEqual(["bad-value"]);
  });

  test("a move that cannot be reckoned with makes no false alarm about stock", async () => {
    const moves = soundBook["moves/2026-11.iwan.jsonl"] ?? "";
    const files = { "moves/2026-11.iwan.jsonl": moves.replace('"20"', '"twenty"') };
    const problems = await found(await open(files));
    expect(problems.map(({ code }) => code)).toEqual(["bad-value"]);
  });

  test("stock may be below zero where the book allows it", async () => {
    const [first] = fixtures["below-zero"] ?? [];
    const settings = `${soundBook["rounds.yaml"]}negativeStock: true\n`;
    const book = await open({ ...first?.files, "rounds.yaml": settings });
    expect(await found(book)).toEqual([]);
  });

  test("stock is judged day by day, whatever the order of lines", async () => {
    const [came = "", left = ""] = (soundBook["moves/2026-11.iwan.jsonl"] ?? "").split("\n");
    const late = came.replaceAll("19", "22").replace("2026-22", "2026-11");
    const turned = await open({ "moves/2026-11.iwan.jsonl": `${left}\n${came}\n` });
    expect(await found(turned)).toEqual([]);
    const later = await open({ "moves/2026-11.iwan.jsonl": `${late}\n${left}\n` });
    const problems = await found(later);
    expect(problems.map(({ code }) => code)).toEqual(["below-zero"]);
    expect(problems[0]?.text.en).toBe("tea in main is -4 on 2026-11-21");
  });
});

/** Runs `rounds check … --fix` as the command does, and gives what it leaves. */
async function fix(book: Book, input: Record<string, unknown>): Promise<readonly Problem[]> {
  const context = { book, today, progress: () => undefined } as unknown as Context;
  const applied = await book.change(
    async () => (await check.run(context, { ...input, fix: true } as never)) as Change,
  );
  return (applied.change as Change & { left: readonly Problem[] }).left;
}

describe("rounds check --fix", () => {
  const fixable = cases.filter(({ code }) => ruleOf(code).fixable);

  test.each(fixable)("$name: is mended, and nothing else changes", async ({ code, fixture }) => {
    const book = await open(fixture.files);
    const { check: name } = ruleOf(code);
    expect(await fix(book, { checks: [name] })).toEqual([]);
    const left = await found(book);
    expect(left.filter((one) => one.code === code)).toEqual([]);
    for (const [path, text] of Object.entries({ ...soundBook, ...fixture.files })) {
      if (!(path in fixture.files) && !path.startsWith("changes/")) {
        expect(readFileSync(join(book.root, path), "utf8"), path).toBe(text);
      }
    }
  });

  test.each(fixable)("$name: undo takes every byte of it back", async ({ code, fixture }) => {
    const book = await open(fixture.files);
    await fix(book, { checks: [ruleOf(code).check] });
    const context = { book, today, me: "iwan" } as unknown as Context;
    await book.change(async () => (await undo.run(context, {} as never)) as Change);
    for (const [path, text] of Object.entries(fixture.files)) {
      // An id in the change log stays as it was mended: the log cannot tell of itself.
      if (path.startsWith("changes/")) continue;
      expect(readFileSync(join(book.root, path), "utf8"), path).toBe(text);
    }
  });

  test("a code is written for its words, all else in the line as it was", async () => {
    const [first] = fixtures["label-for-code"] ?? [];
    const book = await open(first?.files);
    await fix(book, {});
    expect(readFileSync(join(book.root, "customers/blue-door.yaml"), "utf8")).toBe(
      "name: Blue Door\nvisitCycle: monthly # agreed\nowner: iwan\n",
    );
  });

  test("an entry is given the next free id of its day and of the file's author", async () => {
    const [first] = fixtures["missing-id"] ?? [];
    const book = await open(first?.files);
    await fix(book, {});
    const lines = readFileSync(join(book.root, "moves/2026-11.iwan.jsonl"), "utf8").split("\n");
    expect(lines[2]).toMatch(/^\{"id":"MV261119B-iwan","date":"2026-11-19","kind":"in",/);
  });

  test("form: order of keys, blanks, line ends; comments and unknown keys stay", async () => {
    const [first, second] = fixtures.format ?? [];
    const book = await open({ ...first?.files, ...second?.files });
    const door = `${first?.files["customers/blue-door.yaml"]}\nfavourite: "tea"`;
    put(book.root, { "customers/blue-door.yaml": door });
    expect(await fix(book, { checks: ["format"] })).toEqual([]);
    expect(readFileSync(join(book.root, "customers/blue-door.yaml"), "utf8")).toBe(
      'name: Blue Door # yes\n# old\ngrade: A\nphone: 0571\nfavourite: "tea"\n',
    );
    expect(readFileSync(join(book.root, "moves/2026-11.iwan.jsonl"), "utf8")).toBe(
      soundBook["moves/2026-11.iwan.jsonl"],
    );
  });

  test("a line in which something would be lost stays as it is", async () => {
    const line = '{"id":"MV261119A-iwan", "date":"2026-11-19", "date":"2026-11-20"}\n';
    const book = await open({ "moves/2026-11.iwan.jsonl": line });
    expect((await found(book, new Set(["format"]))).length).toBe(0);
  });

  test("what needs judgement is left and told", async () => {
    const book = await open({
      "customers/blue-door.yaml": "name: Blue Door\ngrade: Z\nvisitCycle: 每月一次\n",
    });
    expect((await fix(book, {})).map(({ code }) => code)).toEqual(["bad-value"]);
  });

  test("is one change in the log, with what takes every byte back", async () => {
    const [first] = fixtures["label-for-code"] ?? [];
    const book = await open(first?.files);
    await fix(book, {});
    const log = readFileSync(join(book.root, "changes/2026-11.iwan.jsonl"), "utf8");
    const change = JSON.parse(log.trimEnd().split("\n").at(-1) ?? "");
    expect(change.steps).toEqual([
      {
        do: "file",
        noun: "customer",
        id: "blue-door",
        hashes: [expect.any(String), expect.any(String)],
        splice: [28, "每月一次", "monthly"],
      },
    ]);
  });
});
