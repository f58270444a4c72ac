import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateShape, dayIn } from "../../src/exchange/date-shape.ts";
import { move } from "../../src/nouns/move/move.ts";
import { product } from "../../src/nouns/product/product.ts";
import { folderOf, importPlan, openBook } from "./support.ts";

const plan = readFileSync(join(import.meta.dirname, "../../templates/imports/shop.yaml"), "utf8");

const retail = [
  "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
  '536365,85123A,"WHITE HOLDER, SMALL",6,12/1/2010 8:26,2.55,17850,United Kingdom',
  "536365,71053,WHITE METAL LANTERN,6,12/1/2010 8:26,3.39,17850,United Kingdom",
  '536366,85123A,"WHITE HOLDER, SMALL",2,12/9/2010 10:01,2.95,,United Kingdom',
  '536366,85123A,"WHITE HOLDER, SMALL",2,12/9/2010 10:01,2.95,,United Kingdom',
  'C536379,85123A,"WHITE HOLDER, SMALL",-1,12/10/2010 9:41,2.55,17850,United Kingdom',
  "",
].join("\n");

describe("the sale lines of a shop", () => {
  test("each product once, what was sold leaves, what has a minus comes back in", async () => {
    const book = await openBook();
    const folder = folderOf({ "retail.csv": retail });
    const { change } = await importPlan(book, plan, { folder });
    expect(change.receipt.en).toContain("products 2 added; stock moves 5 added");
    const goods = await book.all(product);
    expect(goods.map(({ sku, price }) => [sku, price])).toEqual([
      ["85123A", "2.55"],
      ["71053", "3.39"],
    ]);
    const moves = await book.where(move, "product", "85123a");
    expect(moves.map(({ date, kind, quantity, paper }) => [date, kind, quantity, paper])).toEqual([
      ["2010-12-01", "out", "-6", "536365"],
      ["2010-12-09", "out", "-2", "536366"],
      ["2010-12-09", "out", "-2", "536366"],
      ["2010-12-10", "in", "1", "C536379"],
    ]);
  });

  test("what a whole table comes to is known when it is there", async () => {
    const [head, line] = retail.split("\n");
    const rows = Array.from({ length: 10_001 }, () => line);
    const folder = folderOf({ "retail.csv": [head, ...rows, ""].join("\n") });
    const { root } = await openBook();
    await importPlan(await openBook(root), plan, { folder });
    const kept = readFileSync(join(root, ".rounds/cache/moves.sums.json"), "utf8");
    expect(kept).toMatch(/"moves\/2010-12\.[^.]+\.jsonl":.*"stock":\{"[^"]+":-60006000000\}/);
  });

  test("a second time nothing is there twice", async () => {
    const book = await openBook();
    const folder = folderOf({ "retail.csv": retail });
    await importPlan(book, plan, { folder });
    const again = await importPlan(await openBook(book.root), plan, { folder });
    expect(again.change.receipt.en).toContain("nothing to import");
  });

  test("a day that is none is told by its row, and nothing is written", async () => {
    const book = await openBook();
    const folder = folderOf({ "retail.csv": retail.replace("12/10/2010", "13/10/2010") });
    await expect(importPlan(book, plan, { folder })).rejects.toThrow(
      '"13/10/2010 9:41" is not a day like M/D/YYYY H:mm',
    );
    expect(await book.all(move)).toEqual([]);
  });
});

describe("days as another system writes them", () => {
  test.each([
    ["M/D/YYYY H:mm", "12/1/2010 8:26", "2010-12-01"],
    ["DD.MM.YY", "01.12.10", "2010-12-01"],
    ["YYYYMMDD", "20101201", "2010-12-01"],
    ["D/M/YYYY", "31/2/2010", undefined],
  ])("%s: %s", (shape, text, day) => {
    const read = dateShape(shape);
    expect(read && dayIn(text, read)).toBe(day);
  });

  test("a shape without year, month and day, each once, is none", () => {
    for (const text of ["M/D", "YYYY-MM", "M/M/YYYY", ""]) expect(dateShape(text)).toBeUndefined();
  });

  test("any day comes back as it was written", () => {
    const days = fc.date({
      min: new Date("2000-01-01"),
      max: new Date("2099-12-31"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        const [year, month, date] = iso.split("-");
        const shape = dateShape("D.M.YYYY H:mm");
        expect(shape && dayIn(`${Number(date)}.${Number(month)}.${year} 9:05`, shape)).toBe(iso);
      }),
    );
  });
});
