import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandLines } from "../../src/exchange/command-lines.ts";

const words = (text: string) => commandLines(text, "day.txt").map((one) => one.words);

describe("a file of commands", () => {
  it("holds a command a line, with or without the program's name; # begins a remark", () => {
    expect(commandLines("# the morning\n\nrounds today\r\nstock show --low\n", "day.txt")).toEqual([
      { line: 3, words: ["today"] },
      { line: 4, words: ["stock", "show", "--low"] },
    ]);
  });

  it.each([
    [`order add jinhong --line "TEA-01 x 2"`, ["order", "add", "jinhong", "--line", "TEA-01 x 2"]],
    [`visit log '客满 超市' --notes=''`, ["visit", "log", "客满 超市", "--notes="]],
    [String.raw`find 5\ inch\"pipe`, ["find", '5 inch"pipe']],
    [`find "a \\"b\\" c"'d e'`, ["find", 'a "b" cd e']],
  ])("is split as a shell splits it: %s", (line, wanted) => {
    expect(words(line)).toEqual([wanted]);
  });

  it("with a quote that is not closed is refused with its line", () => {
    let told: unknown;
    try {
      words('today\nfind "a b');
    } catch (error) {
      told = error;
    }
    expect(told).toHaveProperty("details.where", { file: "day.txt", line: 2, column: 6 });
  });

  it("gives back whatever was quoted as a shell quotes it", () => {
    const word = fc.string({ unit: "grapheme" }).filter((text) => !/[\n\r]/.test(text));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (all) => {
        const line = all.map((one) => `'${one.replaceAll("'", `'\\''`)}'`).join(" ");
        expect(words(`find ${line}`)).toEqual([["find", ...all]]);
      }),
    );
  });
});
