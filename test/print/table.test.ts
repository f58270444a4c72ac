import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { say } from "../../src/law/words.ts";
import { print } from "../../src/print/print.ts";
import type { TableView } from "../../src/print/view.ts";
import { aging, customer, money, screen } from "./samples.ts";

const table = async (view: TableView, width?: number, language: "en" | "zh" = "en") =>
  print(view, "table", screen(width, { language }));

describe("a table for people", () => {
  test("at 80 columns the least important columns go and the longest names are cut", async () => {
    expect(await table(aging, 80)).toMatchInlineSnapshot(`
      "Receivables by age  2026-11-01 .. 2026-11-30

      Customer id        Name                  Oldest due  State               Balance
      ────────────────────────────────────────────────────────────────────────────────
      jinhong-shanghang  杭州锦红商行有限公司  2026-10-03  overdue 51 days  128,000.00
      muller-soehne      Müller & Söhne GmbH   2026-11-20  open               9,120.50
      cafe-zoe           Café Zoë 👩‍🍳 🇫🇷                    open                -350.00
      northumberland     The Extraordinarily…  2026-12-11  open              64,000.00
      ────────────────────────────────────────────────────────────────────────────────
      Total                                                                 200,770.50

      4 rows
      Days count from the due date on.
      Not shown for lack of room: Grade, Share, Trend. Choose with --columns.
      "
    `);
    expect(await table(aging, 80, "zh")).toMatchInlineSnapshot(`
      "应收账款账龄  2026-11-01 .. 2026-11-30

      客户编号           名称                  最早到期    状态                   余额
      ────────────────────────────────────────────────────────────────────────────────
      jinhong-shanghang  杭州锦红商行有限公司  2026-10-03  overdue 51 days  128,000.00
      muller-soehne      Müller & Söhne GmbH   2026-11-20  open               9,120.50
      cafe-zoe           Café Zoë 👩‍🍳 🇫🇷                    open                -350.00
      northumberland     The Extraordinarily…  2026-12-11  open              64,000.00
      ────────────────────────────────────────────────────────────────────────────────
      合计                                                                  200,770.50

      共 4 条
      天数自到期日起算。
      宽度不够，未显示：等级、占比、走势。可用 --columns 选择。
      "
    `);
  });

  test("at 140 columns everything is there", async () => {
    expect(await table(aging, 140)).toMatchInlineSnapshot(`
      "Receivables by age  2026-11-01 .. 2026-11-30

      Customer id        Name                                                     Grade  Oldest due  State               Balance  Share     Trend
      ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
      jinhong-shanghang  杭州锦红商行有限公司                                     A      2026-10-03  overdue 51 days  128,000.00  ████████  ▂▅▄▆█▇
      muller-soehne      Müller & Söhne GmbH                                      B      2026-11-20  open               9,120.50  ▋         ██▆▅▃▁
      cafe-zoe           Café Zoë 👩‍🍳 🇫🇷                                           B                  open                -350.00            ▁▁▅▄▂█
      northumberland     The Extraordinarily Long-Named Trading Company of Uppe…  C      2026-12-11  open              64,000.00  ████
      ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
      Total                                                                                                           200,770.50

      4 rows
      Days count from the due date on.
      "
    `);
    expect(await table(aging, 140, "zh")).toMatchInlineSnapshot(`
      "应收账款账龄  2026-11-01 .. 2026-11-30

      客户编号           名称                                                      等级  最早到期    状态                   余额  占比      走势
      ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
      jinhong-shanghang  杭州锦红商行有限公司                                      A     2026-10-03  overdue 51 days  128,000.00  ████████  ▂▅▄▆█▇
      muller-soehne      Müller & Söhne GmbH                                       B     2026-11-20  open               9,120.50  ▋         ██▆▅▃▁
      cafe-zoe           Café Zoë 👩‍🍳 🇫🇷                                            B                 open                -350.00            ▁▁▅▄▂█
      northumberland     The Extraordinarily Long-Named Trading Company of Upper…  C     2026-12-11  open              64,000.00  ████
      ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
      合计                                                                                                            200,770.50

      共 4 条
      天数自到期日起算。
      "
    `);
  });

  test("off a terminal it is as wide as it needs", async () => {
    expect(await table(aging)).toMatchInlineSnapshot(`
      "Receivables by age  2026-11-01 .. 2026-11-30

      Customer id        Name                                                                    Grade  Oldest due  State               Balance  Share                 Trend
      ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
      jinhong-shanghang  杭州锦红商行有限公司                                                    A      2026-10-03  overdue 51 days  128,000.00  ████████████████████  ▂▅▄▆█▇
      muller-soehne      Müller & Söhne GmbH                                                     B      2026-11-20  open               9,120.50  █▍                    ██▆▅▃▁
      cafe-zoe           Café Zoë 👩‍🍳 🇫🇷                                                          B                  open                -350.00                        ▁▁▅▄▂█
      northumberland     The Extraordinarily Long-Named Trading Company of Upper Northumberland  C      2026-12-11  open              64,000.00  ██████████
      ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
      Total                                                                                                                          200,770.50

      4 rows
      Days count from the due date on.
      "
    `);
  });

  test("an empty one says what it is a list of and for which period", async () => {
    const empty = { ...aging, rows: [], totals: undefined };
    expect(await table(empty, 80)).toMatchInlineSnapshot(`
      "Receivables by age  2026-11-01 .. 2026-11-30

      None.

      Days count from the due date on.
      "
    `);
    expect(
      await table({ ...empty, from: undefined, to: undefined, notes: [] }, 80, "zh"),
    ).toMatchInlineSnapshot(`
      "应收账款账龄

      没有记录。
      "
    `);
    expect(await table({ ...empty, empty: say("Nobody owes.", "无人欠款。") })).toContain(
      "\nNobody owes.\n",
    );
  });

  test("a page has its facts aligned, empty ones left out, and its tables below", async () => {
    expect(await print(customer, "table", screen(60))).toMatchInlineSnapshot(`
      "Jinhong Trading

      Id:           jinhong-shanghang
      Phone:        +86 571 8888 6666
      Key account:  yes
      Tags:         wholesale, 茶叶
      Balance:      128,000.00
      Note:         Deliver before nine; the gate on the north
                    side is closed on Mondays, so ring twice.
                    老板娘姓王，喜欢龙井，每次拜访带一点新样品给她
                    看看，不要空手去；催款要有耐心。

      Open invoices (2)
      Invoice              Open
      ─────────────────────────
      IV261103A-lan   86,000.00
      IV261110B-lan   42,000.00
      ─────────────────────────
      Total          128,000.00

      Complaints
      No complaints.

      Last visit 2026-11-18.
      "
    `);
    expect(await print(customer, "table", screen(60, { language: "zh" }))).toMatchInlineSnapshot(`
      "锦红商行

      编号：      jinhong-shanghang
      电话：      +86 571 8888 6666
      重点客户：  是
      标签：      wholesale, 茶叶
      余额：      128,000.00
      备注：      Deliver before nine; the gate on the north side
                  is closed on Mondays, so ring twice.
                  老板娘姓王，喜欢龙井，每次拜访带一点新样品给她看
                  看，不要空手去；催款要有耐心。

      未结发票（2）
      发票                 未付
      ─────────────────────────
      IV261103A-lan   86,000.00
      IV261110B-lan   42,000.00
      ─────────────────────────
      合计           128,000.00

      投诉
      没有投诉。

      最近拜访：2026-11-18。
      "
    `);
  });
});

describe("the parts of a table", () => {
  const one = (value: string, more: object = {}): TableView => ({
    shape: "list",
    title: say("Things", "物品"),
    columns: [
      { key: "name", label: say("Name", "名称") },
      { key: "value", label: say("Value", "值"), ...more },
    ],
    rows: [{ name: "a", value }],
  });

  test("a number column may stand before its bar", async () => {
    const view = { ...one("5.00", { draw: "bar", format: money }), totals: { value: "5.00" } };
    const [, , , , row, , totals] = String(await table(view)).split("\n");
    expect(row).toBe("a      5.00 ████████████████████");
    expect(totals).toBe("Total  5.00");
  });

  test("plain decimals go right without being told, phone numbers do not", async () => {
    expect(await table(one("5.25"))).toContain("a      5.25\n");
    expect(await table(one("13800000000"))).toContain("a     13800000000\n");
  });

  test("one row is one row, one day one day, an open period says so", async () => {
    const view = { ...one("x"), from: "2026-11-02", to: "2026-11-02" };
    expect(await table(view)).toMatch(/^Things {2}2026-11-02\n/);
    expect(await table(view)).toMatch(/\n1 row\n$/);
    expect(await table({ ...view, to: undefined })).toMatch(/^Things {2}from 2026-11-02\n/);
    expect(await table({ ...view, from: undefined }, undefined, "zh")).toMatch(
      /^物品 {2}截至 2026-11-02\n/,
    );
  });

  test("a totals row with words of its own gets no other", async () => {
    const view = { ...one("x"), totals: { name: "All in all", value: "" } };
    expect(await table(view)).toContain("\nAll in all\n");
    expect(await table(view)).not.toContain("Total");
  });

  test("line breaks inside a cell show", async () => {
    expect(await table(one("first\r\nsecond\n"))).toContain("first ⏎ second\n");
  });

  test("colour only repeats what words and signs say", async () => {
    const plain = await table(aging, 100);
    const coloured = await print(aging, "table", screen(100, { colour: true }));
    expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(plain);
    expect(coloured).toContain("\u001b[31moverdue 51 days\u001b[39m");
    expect(coloured).toContain("\u001b[31m-350.00\u001b[39m");
    expect(coloured).toContain("\u001b[1mReceivables by age\u001b[22m");
  });

  test("ten thousand rows take linear time: every one is there", async () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => ({ name: `n${at}`, value: `${at}` }));
    expect((await table({ ...one("x"), rows })).split("\n").length).toBe(10_000 + 7);
  });
});

const unit = fc.constantFrom(
  ...Array.from("ab 锦红é9."),
  "👩‍🍳",
  "🇫🇷",
  "e\u0301",
  "\u001b",
  "\n",
  "क्षि",
);
const cell = fc.string({ unit, maxLength: 30 });
const view = fc
  .record({
    rows: fc.array(fc.record({ a: cell, b: cell, c: cell, n: fc.integer() }), { minLength: 1 }),
    weights: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 4, maxLength: 4 }),
    totals: fc.boolean(),
  })
  .map(({ rows, weights, totals }): TableView => {
    const keys = ["a", "b", "c", "n"];
    const columns = keys.map((key, at) => {
      const weight = key === "n" ? 9 : weights[at];
      return { key, label: say(`column ${key}`, `列${key}`), ...(weight ? { weight } : {}) };
    });
    const title = say("Anything", "任意");
    return { shape: "list", title, columns, rows, ...(totals ? { totals: { n: 1 } } : {}) };
  });

describe("every table", () => {
  test("all its lines are equally wide, and no wider than the screen", async () => {
    const width = fc.option(fc.integer({ min: 20, max: 140 }), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(view, width, async (any, columns) => {
        const lines = (await table(any, columns)).split("\n");
        const rule = lines.findIndex((line) => line.startsWith("─"));
        const size = any.rows.length + 2 + (any.totals ? 2 : 0);
        // The last column is one of numbers: no line ends in blanks that were cut off.
        const widths = lines.slice(rule - 1, rule - 1 + size).map((line) => stringWidth(line));
        expect(new Set(widths).size).toBe(1);
        if (columns !== undefined) {
          for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
        }
      }),
    );
  });
});
