import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LineCounter, parseDocument } from "yaml";
import { encode, toPlain } from "../../src/book/codec.ts";
import { mergeMarker } from "../../src/book/marker.ts";
import { readQuickly } from "../../src/book/quick-read.ts";
import { allNouns } from "../../src/nouns/index.ts";
import { hostileTexts, valuesOf } from "./generated.ts";

const nouns = (await allNouns()).filter(({ shape }) => shape === "record");
/** For hunting by hand: QUICK_READ_RUNS=20000. */
const runs = Number(process.env.QUICK_READ_RUNS ?? 300);

/** What the YAML library makes of a text; undefined when it finds fault with it. */
function byLibrary(text: string): unknown {
  if (mergeMarker.test(text)) return undefined;
  const document = parseDocument(text, {
    lineCounter: new LineCounter(),
    schema: "failsafe",
    version: "1.2",
    uniqueKeys: true,
    prettyErrors: false,
  });
  return document.errors.length > 0 ? undefined : toPlain(document.contents);
}

/** Read quickly, a text is the same or is left to the library. */
function expectSame(text: string): boolean {
  const quick = readQuickly(text);
  if (quick === undefined) return false;
  // Strictly: a key without a value is not the same as no key.
  expect(quick, text).toStrictEqual(byLibrary(text));
  expect(Object.keys(quick)).toEqual(Object.keys(byLibrary(text) as object));
  return true;
}

const pieces = [
  ..."\n:#-?&*!|>'\"%@`,[]{}\\~ \t\r.=<\0\u0085\u00a0\u2028\ufeffaé茶7".split(""),
  ..."\n\n|\n  |\n- |\n  - |: | #|#|- |? |? a\n|: b\n|, |---\n|...\n|%YAML 1.2\n".split("|"),
  "|-",
  "|+",
  "|2",
  ">",
  ">-",
  "!!str ",
  "&a ",
  "*a",
  "[ a, b ]",
  "[ ]",
  "[]",
  "{}",
  "{ a: b }",
  "''",
  '""',
  '"\\',
  "\\u00e9",
  "\\x41",
  "null",
  "~",
  "name: x\n",
  "__proto__: x\n",
  "constructor: x\n",
  "  name: x\n",
  "<<<<<<< HEAD\n",
  "=======\n",
];

interface Cut {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const cut: fc.Arbitrary<Cut> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6 })),
  insert: fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...hostileTexts), fc.constant("")),
});

function mutated(text: string, cuts: readonly Cut[]): string {
  return cuts.reduce((now, { at, remove, insert }) => {
    const place = Math.floor(at * (now.length + 1));
    return now.slice(0, place) + insert + now.slice(place + remove);
  }, text);
}

const line = fc
  .tuple(
    fc.constantFrom("", "", "", "  ", "  ", "    ", " ", "   "),
    fc.constantFrom("", "", "", "- ", "-", "- - ", "? ", "# "),
    fc.constantFrom("a: ", "b: ", "c:", "d:", "", "e:f", '"g": ', "g h: ", "a:  "),
    fc.oneof(fc.constantFrom(...hostileTexts), fc.constantFrom(...pieces), fc.constant("")),
  )
  .map((parts) => parts.join(""));

describe("reading YAML quickly", () => {
  test.each(nouns)("gives of a $name as it is written what the library gives", ({ fields }) => {
    fc.assert(
      fc.property(valuesOf(fields), (values) => {
        expectSame(encode(fields, values));
      }),
      { numRuns: Math.ceil(runs / 10) },
    );
  });

  test.each(nouns)("of a $name with a mistake in it, the same or nothing", ({ fields }) => {
    fc.assert(
      fc.property(
        valuesOf(fields),
        fc.array(cut, { minLength: 1, maxLength: 3 }),
        (values, cuts) => {
          expectSame(mutated(encode(fields, values), cuts));
        },
      ),
      { numRuns: Math.ceil(runs / 5) },
    );
  });

  test("of any lines, the same or nothing", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        expectSame(`${lines.join("\n")}\n`);
      }),
      { numRuns: runs },
    );
  });

  test("leaves nothing to the library that a record commonly holds", () => {
    const text = [
      "# the best one",
      "name: 金虹商行（杭州）",
      'phone: "0571"',
      "fax: ~",
      "hours: '10:00 - 12:00'",
      "contacts:",
      "- name: 王芳 & Söhne, 2. OG",
      "  decides: true",
      "- name: it's -5",
      "creditLimit: -50000.00",
      "more:",
      "  bank:",
      '    swift: "a\\nb"',
      'tags: [ tea, "12" ]',
      "notes: |",
      "  first line",
      "",
      "    # second: line",
      "",
      "address: |-",
      "  one",
      "  two",
      "city: Århus",
      "",
    ].join("\n");
    expect(expectSame(text)).toBe(true);
    expect(readQuickly(text)).toMatchObject({
      name: "金虹商行（杭州）",
      contacts: [{ name: "王芳 & Söhne, 2. OG" }, { name: "it's -5" }],
      more: { bank: { swift: "a\nb" } },
      tags: ["tea", "12"],
      notes: "first line\n\n  # second: line\n",
      address: "one\ntwo",
    });
  });

  test.each([
    ["no map", "- a\n"],
    ["nothing", "\n"],
    ["a key twice", "a: 1\na: 2\n"],
    ["an empty key twice", "a:\na: 2\n"],
    ["a tab", "a:\tb\n"],
    ["CRLF", "a: b\r\n"],
    ["a byte order mark", "\ufeffa: b\n"],
    ["an anchor", "a: &x b\n"],
    ["a tag", "a: !!str b\n"],
    ["several documents", "a: b\n---\na: c\n"],
    ["a text over several lines", "a: b\n  c\n"],
    ["odd indentation", "a:\n   b: c\n"],
    ["a comment after a value", "a: b # c\n"],
    ["__proto__", "__proto__: b\n"],
    ["a merge's markers", "<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> other\n"],
    [
      "nesting without end",
      `${Array.from({ length: 99 }, (_, n) => `${"  ".repeat(n)}a:`).join("\n")}\n`,
    ],
  ])("leaves %s to the library", (_, text) => {
    expect(readQuickly(text)).toBeUndefined();
  });
});
