import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode, encode } from "../../src/book/codec.ts";
import { formatEntries, formatRecord } from "../../src/book/format.ts";
import { customer } from "../../src/nouns/customer/customer.ts";
import { move } from "../../src/nouns/move/move.ts";
import { order } from "../../src/nouns/order/order.ts";
import { valuesOf } from "./generated.ts";

const nouns = [customer, order] as const;
const runs = { numRuns: 60 };

function values(text: string, noun: (typeof nouns)[number]): unknown {
  return decode(text, { file: "x.yaml", fields: noun.fields, digits: 2 }).values;
}

describe.each(nouns)("the form of a record: $name", (noun) => {
  test("what the program has written stays as it is", () => {
    fc.assert(
      fc.property(valuesOf(noun.fields), (record) => {
        const text = encode(noun.fields, record);
        expect(formatRecord(text, noun.fields)).toBe(text);
      }),
      runs,
    );
  });

  test("keys in another order, blanks and line ends: same values, one way of writing", () => {
    fc.assert(
      fc.property(valuesOf(noun.fields), fc.integer(), (record, seed) => {
        const keys = Object.keys(record).sort((a, b) =>
          (a.length * seed) % 7 < (b.length * seed) % 7 ? -1 : 1,
        );
        const turned = keys
          .filter((key) => record[key] !== undefined)
          .map((key) => encode(noun.fields, { [key]: record[key] }))
          .filter((one) => one !== "{}\n")
          .join("");
        const text = `\ufeff${turned}\n\n`;
        const formed = formatRecord(text, noun.fields);
        expect(values(formed, noun)).toEqual(values(text, noun));
        expect(formatRecord(formed, noun.fields)).toBe(formed);
      }),
      runs,
    );
  });
});

describe("comments", () => {
  test.each([
    [
      "above a key: goes where the key goes",
      "# a\nphone: 1\nname: X\n",
      "name: X\n# a\nphone: 1\n",
    ],
    ["behind a value", "phone: 1 # a\nname: X # b\n", "name: X # b\nphone: 1 # a\n"],
    ["at the head, apart", "# head\n\nphone: 1\nname: X\n", "# head\n\nname: X\nphone: 1\n"],
    ["at the end", "phone: 1\nname: X\n# end\n", "name: X\nphone: 1\n\n# end\n"],
    [
      "inside a group",
      "contacts:\n- phone: 1\n  # who\n  name: A\nname: X\n",
      "name: X\ncontacts:\n- # who\n  name: A\n  phone: 1\n",
    ],
  ])("%s", (_, text, wanted) => {
    const formed = formatRecord(text, customer.fields);
    expect(values(formed, customer)).toEqual(values(text, customer));
    expect(formed.match(/# \w+/g)?.sort()).toEqual(text.match(/# \w+/g)?.sort());
    expect(formed).toBe(wanted);
  });

  test("no comment is ever lost, nor a key that is nobody's", () => {
    const line = fc.constantFrom(
      "name: X",
      "phone: 0571 # direct",
      "# a note",
      "",
      "mine: [ 1,  2 ] # of our own",
      "grade:   A",
      "tags: [a,b]",
      "notes: |\n  one\n\n  # no comment\n  two",
      "contacts:\n    - name: A # who\n      phone: 1\n    # between\n    - phone: 2\n      name: B",
    );
    fc.assert(
      fc.property(fc.uniqueArray(line, { maxLength: 9 }), (lines) => {
        const text = `${lines.join("\n")}\n`;
        const formed = formatRecord(text, customer.fields);
        expect(values(formed, customer)).toEqual(values(text, customer));
        expect(formed.match(/#.*/g)?.sort()).toEqual(text.match(/#.*/g)?.sort());
        expect(formed.includes("mine:")).toBe(text.includes("mine:"));
      }),
      { numRuns: 300 },
    );
  });
});

describe("the form of entries", () => {
  test("id first, keys in their order, LF, one newline at the end, unknown keys kept", () => {
    const text = '\ufeff{"kind":"in", "mine":1,"id":"a"}\r\n\r\n{"id":"b"}';
    expect(formatEntries(text, move)).toBe('{"id":"a","kind":"in","mine":1}\n\n{"id":"b"}\n');
  });

  test.each([
    ["a number too long to be exact", '{"quantity":12345678901234567890, "id":"a"}\n'],
    ["a key that stands twice", '{"quantity":1, "quantity":2,"id":"a"}\n'],
    ["what is no entry", "[1, 2]\n"],
    ["what is no JSON", '{"id": \n'],
  ])("%s stays as it is", (_, text) => {
    expect(formatEntries(text, move)).toBe(text);
  });
});
