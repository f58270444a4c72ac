import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { say } from "../../src/law/words.ts";
import { bar, sparkline } from "../../src/print/chart.ts";
import { defuseCell, restoreCell } from "../../src/print/defuse.ts";
import { print } from "../../src/print/print.ts";
import type { Format, PageView, Row, TableView } from "../../src/print/view.ts";
import { aging, customer, screen } from "./samples.ts";

const off = screen(undefined);
const hostile = fc.string({
  unit: fc.constantFrom(
    ...Array.from("ab,;\"'=+-@|\\<`锦1. "),
    "\t",
    "\r",
    "\n",
    "\u001b[31m",
    "\u0007",
    "\u009b2J",
    "\u202e",
    "\u2066",
    "\u2028",
    "\u200b",
    "\ud800",
    "👩‍🍳",
  ),
  maxLength: 12,
});

/** Half a character cannot be written as UTF-8. */
function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

function list(values: readonly string[], key = "value"): TableView {
  return {
    shape: "list",
    title: say("Things", "物品"),
    columns: [
      { key: "id", label: say("Id", "编号") },
      { key, label: say("Value", "值") },
    ],
    rows: values.map((value, at) => ({ id: `t${at}`, [key]: value })),
  };
}

describe("csv and tsv", () => {
  test("the header has the English keys, the cells are raw, formulas are defused", async () => {
    const things = list(["=1+1", "-12.5", "+86 571", "-", "a, b", 'say "hi"', "two\nlines"]);
    const more = [
      { id: null, value: ["x", "y"] },
      { id: true, value: 3 },
    ];
    const view = { ...things, rows: [...things.rows, ...more] };
    expect(await print(view, "csv", screen(undefined, { language: "zh" }))).toMatchInlineSnapshot(`
      "id,value
      t0,'=1+1
      t1,-12.5
      t2,'+86 571
      t3,'-
      t4,"a, b"
      t5,"say ""hi"""
      t6,"two
      lines"
      ,"x, y"
      true,3
      "
    `);
    expect(await print(view, "tsv", off)).toMatchInlineSnapshot(`
      "id	value
      t0	'=1+1
      t1	-12.5
      t2	'+86 571
      t3	'-
      t4	a, b
      t5	say "hi"
      t6	two lines
      	x, y
      true	3
      "
    `);
    expect(await print(aging, "csv", off)).toContain('128000.00,128000.00,"1, 4, 3, 6, 8, 7"\n');
  });

  test("a page is one row of its facts", async () => {
    const [header, row] = parse(String(await print(customer, "csv", off)));
    expect(header).toEqual(customer.facts.map(({ key }) => key));
    expect(row?.map(restoreCell).slice(0, 3)).toEqual([
      "jinhong-shanghang",
      "+86 571 8888 6666",
      "true",
    ]);
  });

  test("what goes out as csv comes back the same, whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile.filter(isWellFormed)), async (values) => {
        const text = String(await print(list(values), "csv", off));
        const [, ...rows] = parse(text);
        expect(rows.map((row) => row.map(restoreCell)[1])).toEqual(values);
      }),
    );
  });

  test("one column with empty cells loses no row", async () => {
    const view = list(["", "a", ""]);
    const only = { ...view, columns: view.columns.slice(1) };
    const rows = parse(String(await print(only, "csv", off)), { skip_empty_lines: true });
    expect(rows).toEqual([["value"], [""], ["a"], [""]]);
  });

  test("defusing is undone, numbers stay, no spreadsheet meets a formula", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(restoreCell(defuseCell(text))).toBe(text);
        expect(defuseCell(text)).toMatch(/^(?:-\d+(?:\.\d+)?$|[^=+\-@\t\r]|$)/);
      }),
    );
    expect(defuseCell("-12.5")).toBe("-12.5");
    expect(defuseCell("-1+cmd")).toBe("'-1+cmd");
    expect(restoreCell("'tis")).toBe("'tis");
  });
});

describe("json", () => {
  test("a list is an array of flat objects that all have every key", async () => {
    const view = { ...list(["1.50"]), rows: [{ id: "a", value: "1.50", more: "x" }, { id: "b" }] };
    expect(JSON.parse(String(await print(view, "json", off)))).toEqual([
      { id: "a", value: "1.50" },
      { id: "b", value: null },
    ]);
    expect(JSON.parse(String(await print({ ...view, rows: [] }, "json", off)))).toEqual([]);
  });

  test("a report is one object with period, columns, rows, totals and notes", async () => {
    const text = String(await print(aging, "json", screen(80, { language: "zh" })));
    const data = JSON.parse(text);
    expect(Object.keys(data)).toEqual([
      "title",
      "from",
      "to",
      "columns",
      "rows",
      "totals",
      "notes",
    ]);
    expect(data.title).toBe("应收账款账龄");
    expect(data.columns[5]).toEqual({ key: "balance", label: "余额" });
    expect(data.rows[0]).toEqual(aging.rows[0]);
    expect(data.totals).toEqual({ balance: "200770.50" });
    expect(data.notes).toEqual(["天数自到期日起算。"]);
    expect([data.from, data.to]).toEqual(["2026-11-01", "2026-11-30"]);
    const bare = { shape: "report", title: say("Bare", "空"), columns: [], rows: [] } as const;
    expect(JSON.parse(String(await print(bare, "json", off)))).toEqual({
      title: "Bare",
      from: null,
      to: null,
      columns: [],
      rows: [],
      totals: null,
      notes: [],
    });
  });

  test("a page is its record; jsonl is one row a line", async () => {
    expect(JSON.parse(String(await print(customer, "json", off)))).toEqual(customer.record);
    expect(await print(customer, "jsonl", off)).toBe(`${JSON.stringify(customer.record)}\n`);
    expect(await print(list(["a", "b"]), "jsonl", off)).toBe(
      '{"id":"t0","value":"a"}\n{"id":"t1","value":"b"}\n',
    );
  });

  test("escaping control characters does not change the data", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile), async (values) => {
        const rows = JSON.parse(String(await print(list(values), "json", off)));
        expect(rows.map(({ value }: Row) => value)).toEqual(values);
      }),
    );
  });
});

describe("markdown, ids, text", () => {
  test("a table as GitHub reads it", async () => {
    const view = { ...list(["a|b \\ <i>`x`"]), from: "2026-11-01", to: "2026-11-30" };
    expect(await print(view, "md", off)).toMatchInlineSnapshot(`
      "## Things  2026-11-01 .. 2026-11-30

      | Id | Value |
      | --- | --- |
      | t0 | a\\|b \\\\ &lt;i>\\\`x\\\` |
      "
    `);
    expect(await print(aging, "md", screen(undefined, { language: "zh" }))).toMatchInlineSnapshot(`
      "## 应收账款账龄  2026-11-01 .. 2026-11-30

      | 客户编号 | 名称 | 等级 | 最早到期 | 状态 | 余额 | 占比 | 走势 |
      | --- | --- | --- | --- | --- | ---: | --- | --- |
      | jinhong-shanghang | 杭州锦红商行有限公司 | A | 2026-10-03 | overdue 51 days | 128,000.00 | ████████████████████ | ▂▅▄▆█▇ |
      | muller-soehne | Müller & Söhne GmbH | B | 2026-11-20 | open | 9,120.50 | █▍ | ██▆▅▃▁ |
      | cafe-zoe | Café Zoë 👩‍🍳 🇫🇷 | B |  | open | -350.00 |  | ▁▁▅▄▂█ |
      | northumberland | The Extraordinarily Long-Named Trading Company of Upper Northumberland | C | 2026-12-11 | open | 64,000.00 | ██████████ |  |
      | **合计** |  |  |  |  | **200,770.50** |  |  |

      天数自到期日起算。
      "
    `);
    expect(await print({ ...view, rows: [] }, "md", off)).toMatch(/\n\nNone\.\n$/);
  });

  test("a page is a list of facts and its tables", async () => {
    expect(await print(customer, "md", off)).toMatchInlineSnapshot(`
      "## Jinhong Trading

      - **Id:** jinhong-shanghang
      - **Phone:** +86 571 8888 6666
      - **Key account:** yes
      - **Tags:** wholesale, 茶叶
      - **Balance:** 128,000.00
      - **Note:** Deliver before nine; the gate on the north side is closed on Mondays, so ring twice.<br>老板娘姓王，喜欢龙井，每次拜访带一点新样品给她看看，不要空手去；催款要有耐心。

      ### Open invoices

      | Invoice | Open |
      | --- | ---: |
      | IV261103A-lan | 86,000.00 |
      | IV261110B-lan | 42,000.00 |
      | **Total** | **128,000.00** |

      ### Complaints

      No complaints.

      Last visit 2026-11-18.
      "
    `);
  });

  test("ids stand one a line, shown as a column or not; none is a wrong usage", async () => {
    const view = list(["a", "b"]);
    expect(await print(view, "ids", off)).toBe("t0\nt1\n");
    expect(await print({ ...view, columns: view.columns.slice(1) }, "ids", off)).toBe("t0\nt1\n");
    expect(await print({ ...view, rows: [] }, "ids", off)).toBe("");
    expect(await print(customer, "ids", off)).toBe("jinhong-shanghang\n");
    const without = { ...view, rows: [{ value: "x" }] };
    expect(() => print(without, "ids", off)).toThrowError(/has no ids/);
  });

  test("a text stays a text in every format, with its last line ended", () => {
    const text = { shape: "text", text: '{\n\t"a": "\u001b"\r\n}' } as const;
    expect(print(text, "csv", off)).toBe('{\n\t"a": "␛"\r\n}\n');
    expect(print({ shape: "text", text: "" }, "table", off)).toBe("");
  });
});

describe("control characters", () => {
  const control =
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u200b]|\p{Surrogate}/u;

  function pageOf(text: string): PageView {
    const label = say(text, text);
    const facts = [{ key: "x", label, value: text }];
    return { shape: "page", title: label, facts, sections: [tableOf(text)], record: { id: text } };
  }

  function tableOf(text: string): TableView {
    const label = say(text, text);
    const columns = [
      { key: "id", label },
      { key: "b", label: say("b", "b") },
    ];
    const rows = [{ id: `${text}.`, b: text }];
    return { ...list([]), title: label, columns, rows, totals: { b: text }, notes: [label] };
  }

  const format = fc.constantFrom<Format>(
    "table",
    "csv",
    "tsv",
    "json",
    "jsonl",
    "md",
    "html",
    "ids",
  );

  test("never reach a terminal, whatever the data", async () => {
    await fc.assert(
      fc.asyncProperty(hostile, format, async (text, as) => {
        const view = as === "ids" ? tableOf(text) : pageOf(text);
        const csv = as === "csv" || as === "tsv";
        for (const any of csv ? [tableOf(text)] : [view, tableOf(text)]) {
          // A CRLF ends a line and does no more.
          const shown = String(await print(any, as, screen(60))).replaceAll("\r\n", "\n");
          expect(shown).not.toMatch(control);
        }
      }),
    );
  });

  test("are pictures a person can name", async () => {
    const out = String(await print(list(["\u001b[2J", "a\u202eb", "\u007f"]), "table", off));
    expect(out).toContain("␛[2J");
    expect(out).toContain("a<U+202E>b");
    expect(out).toContain("␡");
  });
});

describe("charts", () => {
  test("a bar grows by eighths and shows the least amount as a hair", () => {
    expect(bar(10, 10, 4)).toBe("████");
    expect(bar(5, 10, 4)).toBe("██");
    expect(bar(1, 32, 4)).toBe("▏");
    expect(bar(7, 32, 4)).toBe("▉");
    expect(bar(0.001, 10, 4)).toBe("▏");
    expect([bar(0, 10, 4), bar(-1, 10, 4), bar(Number.NaN, 10, 4), bar(1, 0, 4)]).toEqual(
      Array(4).fill(""),
    );
  });

  test("a sparkline stands on zero, or on the lowest below it", () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7])).toBe("▁▂▃▄▅▆▇█");
    expect(sparkline([100, 101])).toBe("██");
    expect(sparkline([-7, 0])).toBe("▁█");
    expect(sparkline([0, Number.NaN, 0])).toBe("▁ ▁");
    expect(sparkline([])).toBe("");
  });
});
