import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { pieces } from "../../src/print/unicode.ts";
import { padEnd, padStart, quickWidth, rulerFor, truncate, wrap } from "../../src/print/width.ts";

const samples = [
  "Müller & Söhne",
  "杭州锦红商行（有限公司）",
  "ガラス工房",
  "한국상사",
  "Nguyễn",
  "Ива́н",
  "e\u0301clair 中\u0301",
  "𠮷野家",
  "😀 🐱",
  "👩‍🍳 chef",
  "🇫🇷🇨🇳",
  "👍🏽",
  "☎️ ❤️",
  "ไทย",
  "हिन्दी",
  "①②③ № 5 −3 € ¥ ￥",
];

const quick = fc.constantFrom(
  ...Array.from("aZ 9…─█⏎␛éß中锦。，（￥あカ한𠮷😀🐱🍎📦★①№−×©Żабế"),
  "\u0301",
  "\u0308",
);
const anyText = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: quick }),
  fc.constantFrom(...samples),
);

describe("display width", () => {
  test("the quick width of single characters is string-width's", () => {
    const wrong: string[] = [];
    const blocks = [
      { first: 0x20, last: 0x33ff, step: 1 },
      { first: 0x3400, last: 0xd7ff, step: 17 },
      { first: 0xe000, last: 0xffff, step: 3 },
      { first: 0xff00, last: 0xffff, step: 1 },
      { first: 0x1f000, last: 0x1faff, step: 1 },
      { first: 0x20000, last: 0x2ffff, step: 31 },
    ];
    const codes = blocks.flatMap(({ first, last, step }) =>
      Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, at) => first + at * step),
    );
    for (const code of codes) {
      const text = String.fromCodePoint(code);
      const own = quickWidth(text);
      if (own !== undefined && own !== stringWidth(text)) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  test("the quick width of a text is string-width's, whatever stands side by side", () => {
    fc.assert(
      fc.property(fc.string({ unit: quick, maxLength: 12 }), (text) => {
        expect(quickWidth(text)).toBe(stringWidth(text));
      }),
    );
  });

  test("what needs Unicode's tables is left to them", () => {
    for (const text of ["👩‍🍳", "🇫🇷", "👍🏽", "☎️", "हिन्दी", "\u200b", "\ud83d"]) {
      expect(quickWidth(text)).toBeUndefined();
    }
  });

  test("known widths", async () => {
    const ruler = await rulerFor(samples);
    expect(samples.map((text) => [text, ruler.width(text)])).toEqual(
      samples.map((text) => [text, stringWidth(text)]),
    );
    expect(ruler.width("👩‍🍳 🇫🇷")).toBe(5);
    expect(ruler.width("杭州")).toBe(4);
  });
});

describe("truncate, pad and wrap", () => {
  test("a text is cut between characters, ends in … and is never wider than asked", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.integer({ min: 1, max: 12 }), async (text, columns) => {
        const ruler = await rulerFor([text]);
        const cut = truncate(text, columns, ruler);
        expect(stringWidth(cut)).toBeLessThanOrEqual(columns);
        if (stringWidth(text) <= columns) {
          expect(cut).toBe(text);
          return;
        }
        expect(cut.endsWith("…")).toBe(true);
        const kept = pieces(cut.slice(0, -1));
        expect(pieces(text).slice(0, kept.length)).toEqual(kept);
      }),
    );
  });

  test("a padded text is exactly as wide as asked", async () => {
    const ruler = await rulerFor(samples);
    for (const text of samples) {
      expect(stringWidth(padEnd(text, 40, ruler))).toBe(40);
      expect(padStart(text, 40, ruler).endsWith(text)).toBe(true);
    }
  });

  test("wrapped lines fit and lose nothing but spaces", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.integer({ min: 4, max: 20 }), async (text, columns) => {
        const ruler = await rulerFor([text]);
        const lines = wrap(text, columns, ruler);
        expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
        const widest = Math.max(0, ...pieces(text).map((piece) => stringWidth(piece)));
        for (const line of lines) {
          expect(ruler.width(line)).toBeLessThanOrEqual(Math.max(columns, widest));
        }
      }),
    );
  });

  test("words stay whole, and no line begins with a Chinese full stop", async () => {
    const ruler = await rulerFor([]);
    expect(wrap("the gate on the north side", 10, ruler)).toEqual([
      "the gate",
      "on the",
      "north side",
    ]);
    expect(wrap("老板娘姓王，喜欢龙井。", 10, ruler)).toEqual(["老板娘姓", "王，喜欢龙", "井。"]);
    expect(wrap("可用 --columns 选择", 10, ruler)).toEqual(["可用", "--columns", "选择"]);
  });
});
