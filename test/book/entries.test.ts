import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { letterOf } from "../../src/book/ids.ts";
import { highestLetter } from "../../src/book/numbering.ts";
import type { Step } from "../../src/law/change.ts";
import { fromMicro, toMicro } from "../../src/law/decimal.ts";
import { type Move, move, stockKey } from "../../src/nouns/move/move.ts";
import { type Payment, payment } from "../../src/nouns/payment/payment.ts";
import { cache, change, forgeSealed, openBook, tick, writeText } from "./book-support.ts";
import { temporaryFolder } from "./support.ts";

function moved(n: number, date: string, more: Partial<Move> = {}): Move {
  const day = date.slice(2).replaceAll("-", "");
  const usual = { kind: "in", product: "tea", warehouse: "main", quantity: "5" } as const;
  return { id: `MV${day}${letterOf(n)}-iwan`, date, ...usual, ...more };
}

const lines = (moves: readonly object[]) => moves.map((one) => `${JSON.stringify(one)}\n`).join("");
const file = (root: string, month = "2026-11") => join(root, "moves", `${month}.iwan.jsonl`);
const first = moved(1, "2026-11-20");
const second = moved(2, "2026-11-21", { quantity: "-2", kind: "out" });

function bookOf(moves: readonly Move[]): string {
  const root = temporaryFolder();
  writeText(file(root), lines(moves));
  tick(root);
  return root;
}

async function stock(root: string): Promise<Record<string, number>> {
  const book = openBook(root);
  const sums = await book.sums(move, "stock");
  book.keepCaches();
  return Object.fromEntries([...sums].map(([key, micro]) => [key, micro / 1e6]));
}

describe("entries", () => {
  test("come by date and then as they were written, from every month and author", async () => {
    const root = bookOf([second, first]);
    const october = moved(1, "2026-10-31");
    const lan = { ...first, id: "MV261120A-lan" };
    writeText(file(root, "2026-10"), lines([october]));
    writeText(join(root, "moves", "2026-11.lan.jsonl"), lines([lan]));
    expect(await openBook(root).all(move)).toEqual([october, first, lan, second]);
  });

  test("one is found by its id, some by a field, as reading all of them would", async () => {
    const root = bookOf([first, second, moved(3, "2026-11-21", { product: "cup" })]);
    expect(await openBook(root).get(move, first.id)).toEqual(first);
    expect(await openBook(root).where(move, "product", "tea")).toEqual([first, second]);
    expect(await openBook(root).maybe(move, "MV261120Z-iwan")).toBeUndefined();
    const book = openBook(root);
    await book.all(move);
    expect(await book.where(move, "product", "cup")).toHaveLength(1);
  });

  test("lines that a person wrote with spaces are found all the same", async () => {
    const root = temporaryFolder();
    const typed = JSON.stringify(first).replaceAll('":', '": ').replaceAll(',"', ', "');
    writeText(file(root), `${typed}\n\n${JSON.stringify(second)}`);
    expect(await openBook(root).where(move, "product", "tea")).toEqual([first, second]);
    expect(await openBook(root).get(move, first.id)).toEqual(first);
    const made = await change(root, async (book) => {
      const id = await book.newId(move, { date: "2026-11-20" });
      return [{ do: "append", noun: move, entry: { ...first, id } }];
    });
    expect(made.plan.logged[0]?.id).toBe("MV261120B-iwan");
    expect(await openBook(root).all(move)).toHaveLength(3);
  });

  test("a broken line is told by its number and does not hide the others", async () => {
    const root = temporaryFolder();
    const text = `${lines([first])}{"id":\n[1]\n<<<<<<< HEAD\n{"date":"x"}\n${lines([second])}`;
    writeText(file(root), text);
    const book = openBook(root);
    expect(await book.all(move)).toEqual([first, second]);
    expect(book.problems.map(({ code, where }) => `${where.line} ${code}`)).toEqual([
      "2 unreadable",
      "3 unreadable",
      "4 merge-markers",
      "5 unreadable",
    ]);
  });

  test("nothing is added to a file that a merge left broken", async () => {
    const root = temporaryFolder();
    const text = `<<<<<<< HEAD\n${lines([first])}=======\n${lines([second])}>>>>>>> other\n`;
    writeText(file(root), text);
    const adding = change(root, async (book) => [
      { do: "append", noun: move, entry: { ...first, id: await book.newId(move, first) } },
    ]);
    await expect(adding).rejects.toMatchObject({ code: "merge-markers", exitCode: 5 });
  });

  test("a new entry has the next letter of its author's day", async () => {
    const root = bookOf([first, { ...first, id: "MV261120C-iwan" }]);
    const add = async (author: string) => {
      const book = openBook(root, author);
      const decide = async () => {
        const ids = [await book.newId(move, first), await book.newId(move, first)];
        const steps = ids.map(
          (id): Step => ({ do: "append", noun: move, entry: { ...first, id } }),
        );
        return { steps, receipt: { en: "", zh: "" } };
      };
      return (await book.change(decide)).plan.logged.map(({ id }) => id);
    };
    expect(await add("iwan")).toEqual(["MV261120D-iwan", "MV261120E-iwan"]);
    expect(await add("lan")).toEqual(["MV261120A-lan", "MV261120B-lan"]);
    expect(await add("iwan")).toEqual(["MV261120F-iwan", "MV261120G-iwan"]);
  });

  test("letters are counted as numbers: AA comes after Z", () => {
    const ids = [1, 26, 27, 3].map((n) => ({ id: `MV261120${letterOf(n)}-iwan` }));
    expect(highestLetter(Buffer.from(lines(ids)), "MV261120")).toBe(27);
    expect(highestLetter(Buffer.from(lines(ids)), "MV261121")).toBe(0);
    expect(highestLetter(Buffer.alloc(0), "MV261120")).toBe(0);
  });
});

describe("sums of entries", () => {
  test("are what adding up all entries gives", async () => {
    const quantity = fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map(fromMicro);
    const entry = fc.record({
      product: fc.constantFrom("tea", "cup"),
      warehouse: fc.constantFrom("main", "south"),
      quantity,
      date: fc.constantFrom("2026-10-05", "2026-11-20", "2026-11-21"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 12 }), async (made) => {
        const root = temporaryFolder();
        const wanted = new Map<string, number>();
        mkdirSync(join(root, "moves"));
        for (const [index, one] of made.entries()) {
          appendFileSync(
            file(root, one.date.slice(0, 7)),
            lines([moved(index + 1, one.date, one)]),
          );
          const key = stockKey(one.product, one.warehouse);
          wanted.set(key, (wanted.get(key) ?? 0) + toMicro(one.quantity));
        }
        expect(new Map(await openBook(root).sums(move, "stock"))).toEqual(wanted);
      }),
      { numRuns: 15 },
    );
  });

  test("are kept, and files that look the same are not read again", async () => {
    const root = bookOf([first, second]);
    expect(await stock(root)).toEqual({ "tea|main": 3 });
    forgeSealed(root, "moves.sums.json", (text) => text.replace("3000000", "7000000"));
    expect(await stock(root)).toEqual({ "tea|main": 7 });
  });

  test("do not need their cache, and do not believe one of another build or place", async () => {
    const root = bookOf([first, second]);
    await stock(root);
    for (const change of [
      (text: string) => text.replace('"build":"source"', '"build":"other"'),
      (text: string) => text.replace('"digits":2', '"digits":0'),
      (text: string) => text.slice(0, -9),
    ]) {
      cache(root, "moves.sums.json", (text) => change(text.replace("3000000", "7000000")));
      expect(await stock(root)).toEqual({ "tea|main": 3 });
    }
    rmSync(join(root, ".rounds"), { recursive: true });
    expect(await stock(root)).toEqual({ "tea|main": 3 });
  });

  test("notice lines added, changed and removed by hand, and files that come and go", async () => {
    const root = bookOf([first, second]);
    await stock(root);
    appendFileSync(file(root), lines([moved(3, "2026-11-22")]));
    expect(await stock(root)).toEqual({ "tea|main": 8 });
    writeText(file(root), lines([first, { ...second, quantity: "-1" }]));
    expect(await stock(root)).toEqual({ "tea|main": 4 });
    writeText(file(root, "2026-10"), lines([moved(1, "2026-10-31", { product: "cup" })]));
    expect(await stock(root)).toEqual({ "tea|main": 4, "cup|main": 5 });
    rmSync(file(root));
    expect(await stock(root)).toEqual({ "cup|main": 5 });
  });

  test("go on with what a command appends", async () => {
    const root = bookOf([first, second]);
    await stock(root);
    await change(root, async (book) => {
      await book.sums(move, "stock");
      const id = await book.newId(move, { date: "2026-11-22" });
      return [{ do: "append", noun: move, entry: moved(1, "2026-11-22", { id, quantity: "0.5" }) }];
    });
    expect(await stock(root)).toEqual({ "tea|main": 3.5 });
    rmSync(join(root, ".rounds"), { recursive: true });
    expect(await stock(root)).toEqual({ "tea|main": 3.5 });
  });

  test("what is taken back is as if it had not been", async () => {
    const paid: Payment = {
      id: "PY261120A-lan",
      date: "2026-11-20",
      customer: "jinhong",
      amount: "100.00",
      allocations: [{ invoice: "IV261101A-lan", amount: "80.00" }],
    };
    const back = { ...paid, ...payment.reverse?.(paid as never), id: "PY261121A-lan" };
    const root = temporaryFolder();
    writeText(join(root, "payments", "2026-11.lan.jsonl"), lines([paid]));
    const sums = async (name: string) =>
      Object.fromEntries(await openBook(root).sums(payment, name));
    expect(await sums("settled")).toEqual({ "IV261101A-lan": 8000 });
    expect(await sums("cash")).toEqual({ other: 10000 });
    expect(await sums("credit")).toEqual({ jinhong: 2000 });
    writeText(join(root, "payments", "2026-11.lan.jsonl"), lines([paid, back]));
    expect(await sums("settled")).toEqual({ "IV261101A-lan": 0 });
    expect(await sums("cash")).toEqual({ other: 0 });
    expect(await sums("credit")).toEqual({ jinhong: 0 });
  });
});
