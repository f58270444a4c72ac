import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { excerptOf } from "../../src/print/excerpt.ts";

describe("a line with a caret under the place", () => {
  test("the caret stands under the column, two for every Chinese character", async () => {
    expect(await excerptOf({ text: "grade: 很好 # ?", line: 4, column: 8 }, 80)).toEqual([
      "  4 | grade: 很好 # ?",
      "    |        ^",
    ]);
    expect(await excerptOf({ text: "名称: 很好", line: 12, column: 5 }, 80)).toEqual([
      "  12 | 名称: 很好",
      "     |       ^",
    ]);
  });

  test("a tab takes one column, a control character is made visible", async () => {
    expect(await excerptOf({ text: "\ta\u001b: b\r", line: 1, column: 5 }, 80)).toEqual([
      "  1 |  a␛: b",
      "    |     ^",
    ]);
  });

  test("without a column only the line is shown", async () => {
    expect(await excerptOf({ text: "a: b", line: 1, column: undefined }, 80)).toEqual([
      "  1 | a: b",
    ]);
  });

  test("whatever the text: one screen line, the caret under the character meant", async () => {
    const letters = fc.constantFrom("a", "很", "é", "{", '"', " ", "\t", "👍", "ｗ");
    const line = fc.array(letters, { maxLength: 200 }).map((all) => all.join(""));
    await fc.assert(
      fc.asyncProperty(
        line,
        fc.nat(),
        fc.integer({ min: 40, max: 120 }),
        async (text, at, columns) => {
          const pieces = [...text];
          const before = pieces.slice(0, at % (pieces.length + 1)).join("");
          const [source = "", caret = ""] = await excerptOf(
            { text, line: 7, column: before.length + 1 },
            columns,
          );
          expect(stringWidth(source)).toBeLessThanOrEqual(columns);
          const next = [...text.slice(before.length)][0] ?? "";
          if (next.trim() === "") return;
          const shown = [...source];
          let width = 0;
          const under = shown.find((one) => {
            const isHere = width === caret.length - 1;
            width += stringWidth(one) || (one === "" ? 0 : 1);
            return isHere;
          });
          expect(under).toBe(next);
        },
      ),
    );
  });
});
