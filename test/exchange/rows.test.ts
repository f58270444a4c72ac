import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellOf, readTable, readText, Tables } from "../../src/exchange/rows.ts";
import { say } from "../../src/law/words.ts";
import { printCsv } from "../../src/print/csv.ts";
import { folderOf, refusalOf } from "./support.ts";

const off = { width: undefined } as Parameters<typeof printCsv>[1];

const rowsOf = (text: string, delimiter?: string) =>
  readTable(text, "t.csv", delimiter).rows.map(({ line, cells }) => [line, ...cells]);

const refused = (work: () => unknown) => refusalOf((async () => work())());

describe("a table", () => {
  test("knows the line on which each row begins, whatever ends the lines", () => {
    const text = '\ufeffa,b\r\n1,"x\ny"\r\n\r\n  ,\n3,4\r5,"say ""hi"""\n';
    expect(readTable(text, "t.csv").headers).toEqual(["a", "b"]);
    expect(rowsOf(text)).toEqual([
      [2, "1", "x\ny"],
      [6, "3", "4"],
      [7, "5", 'say "hi"'],
    ]);
  });

  test("is read with the separator of its first line, or the one said", () => {
    expect(rowsOf("a;b\n1,5;2\n")).toEqual([[2, "1,5", "2"]]);
    expect(rowsOf("a\tb\n1;5\t2\n")).toEqual([[2, "1;5", "2"]]);
    expect(rowsOf("a,1|b\n3|4\n", "|")).toEqual([[2, "3", "4"]]);
  });

  test("gives cells back as they were before they were defused for spreadsheets", () => {
    expect(rowsOf("a,b\n'=1+1,'+49 30\n")).toEqual([[2, "=1+1", "+49 30"]]);
  });

  test("what an export wrote is read again, cell by cell", () => {
    const cell = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("=x", "'a", "-1", "\r", "a\nb"),
    );
    const filled = fc.tuple(fc.constant("x"), cell, cell);
    fc.assert(
      fc.property(fc.array(filled, { maxLength: 5 }), (rows) => {
        const columns = ["a", "b", "c"].map((key) => ({ key, label: say(key, key) }));
        const view = { shape: "list", title: say("t", "t"), columns } as const;
        const text = printCsv({ ...view, rows: rows.map(([a, b, c]) => ({ a, b, c })) }, off);
        expect(readTable(text, "t.csv").rows.map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });

  test("names a row with too few or too many cells; empty ones at the end do not count", () => {
    const { rows } = readTable("a,b,\n1\n1,2,3\n1,2,,\n", "t.csv");
    expect(rows.map(({ flaw }) => flaw?.en)).toEqual([
      "this row has 1 cells, the header has 3",
      "this row has 3 cells, the header has 3",
      undefined,
    ]);
  });

  test("a cell of blanks, of a row that is too short or of no column is nothing", () => {
    const table = readTable("a,b\n  x ,  \ny\n", "t.csv");
    const cells = table.rows.map((row) => ["a", "b", "c"].map((one) => cellOf(table, row, one)));
    expect(cells).toEqual([
      ["x", undefined, undefined],
      ["y", undefined, undefined],
    ]);
  });

  test("that cannot be read is refused with its line", async () => {
    expect(await refused(() => readTable('a,b\n1,2\n3,"4\n5,6\n', "t.csv"))).toBe(
      "t.csv:3: a quote that begins here is never closed",
    );
    expect(await refused(() => readTable('a,b\n1,5" pipe\n', "t.csv"))).toMatch(/^t\.csv:2: /);
    expect(await refused(() => readTable("a,b,a\n", "t.csv"))).toBe(
      't.csv:1: two columns are called "a"',
    );
    expect(await refused(() => readTable("\n\n", "t.csv"))).toBe(
      "t.csv: there is nothing in this table",
    );
  });
});

describe("a file", () => {
  const gbk = Uint8Array.from([0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0xbd, 0xf0, 0xba, 0xe7, 0x0a]);
  const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from("名称\n金虹\n", "utf16le")]);
  const folder = folderOf({ "gbk.csv": gbk, "utf16.csv": utf16 });

  test("is read in the encoding said, or the one of its mark; else it must be UTF-8", async () => {
    const text = "名称\n金虹\n";
    const at = (name: string) => `${folder}/${name}`;
    expect(readText(at("gbk.csv"), { name: "gbk.csv", encoding: "gbk" })).toBe(text);
    expect(readText(at("utf16.csv"), { name: "utf16.csv" })).toBe(text);
    expect(await refused(() => readText(at("gbk.csv"), { name: "gbk.csv" }))).toBe(
      "gbk.csv: this is not utf-8 text",
    );
    expect(await refused(() => readText(at("gbk.csv"), { name: "x", encoding: "gbbk" }))).toBe(
      'there is no encoding "gbbk"',
    );
  });

  test("that is not there is named as the person named its folder", async () => {
    const tables = new Tables(folder, { shown: "../tables" });
    expect(await refused(() => tables.get("none.csv"))).toBe("there is no file ../tables/none.csv");
  });
});
