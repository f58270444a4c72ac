import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode, encode, placeOf } from "../../src/book/codec.ts";
import { encodeQuickly } from "../../src/book/quick-yaml.ts";
import type { Fields } from "../../src/law/noun.ts";
import { customer } from "../../src/nouns/customer/customer.ts";
import { allNouns } from "../../src/nouns/index.ts";
import { order } from "../../src/nouns/order/order.ts";
import { hostileTexts, valuesOf } from "./generated.ts";

const nouns = await allNouns();

function read(text: string, fields: Fields = customer.fields) {
  const { values, problems } = decode(text, { file: "x.yaml", fields, digits: 2 });
  const told = problems.map(
    ({ code, level, where }) => `${where.line}:${where.column} ${level} ${code}`,
  );
  return { values, told, problems };
}

describe("a record's file", () => {
  test.each(nouns)("what is written of a $name is read again", ({ fields }) => {
    fc.assert(
      fc.property(valuesOf(fields), (values) => {
        const text = encode(fields, values);
        expect(read(text, fields)).toEqual({ values, told: [], problems: [] });
        expect(text.endsWith("\n")).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  test.each(nouns)("the quick writer of a $name writes the same", ({ fields }) => {
    fc.assert(
      fc.property(valuesOf(fields), (values) => {
        expect(encodeQuickly(fields, values)).toBe(encode(fields, values));
      }),
      { numRuns: 15 },
    );
  });

  test.each(hostileTexts)(
    "the text %j survives, on its own and inside lists and groups",
    (text) => {
      const values = {
        name: text,
        aliases: [text],
        contacts: [{ name: text, notes: text }],
        more: { [text]: text },
      };
      const written = encode(customer.fields, values);
      expect(read(written).values).toEqual(values);
      expect(encodeQuickly(customer.fields, values)).toBe(written);
    },
  );

  test("it is canonical: the definition's order, numbers bare, texts that look like them quoted", () => {
    const values = {
      notes: "first line\nsecond line\n",
      creditLimit: "50000.00",
      phone: "0571",
      name: "金虹商行",
      contacts: [{ mobile: "13800000000", name: "王芳", decides: true }],
      creditDays: 30,
      tags: ["tea", "12"],
      added: "2026-11-22",
    };
    expect(encode(customer.fields, values)).toBe(
      [
        "name: 金虹商行",
        'phone: "0571"',
        "contacts:",
        "- name: 王芳",
        "  decides: true",
        '  mobile: "13800000000"',
        "creditLimit: 50000.00",
        "creditDays: 30",
        "added: 2026-11-22",
        'tags: [ tea, "12" ]',
        "notes: |",
        "  first line",
        "  second line",
        "",
      ].join("\n"),
    );
  });

  test("R-CUS-58: a customer has as many contacts as it likes, each with role and influence", () => {
    const contacts = [
      { name: "王芳", title: "采购经理", decides: true, mobile: "13800000000" },
      { name: "李强", title: "收货", decides: false, phone: "0571-88001234" },
      { name: "陈会计", title: "财务" },
    ];
    const written = encode(customer.fields, { name: "金虹商行", contacts });
    expect(read(written).values).toEqual({ name: "金虹商行", contacts });
  });
});

describe("a file that a person wrote", () => {
  test("telephone numbers keep their zeros and amounts get their places, quoted or not", () => {
    const { values } = read("name: A\nphone: 0571\nfax: +86\npostcode: 007\ncreditLimit: 5e2\n");
    expect(values).toEqual({ name: "A", phone: "0571", fax: "+86", postcode: "007" });
    expect(read("name: A\ncreditLimit: 500\n").values).toEqual({
      name: "A",
      creditLimit: "500.00",
    });
  });

  test("what is empty is not there, whatever empty looks like", () => {
    const text = "name: A\nphone:\nfax: ~\nemail: null\ncity: ''\ncontacts: []\ntags:\n";
    expect(read(text)).toEqual({ values: { name: "A", contacts: [] }, told: [], problems: [] });
    expect(read("name: A\nphone: 'null'\n").values).toEqual({ name: "A", phone: "null" });
  });

  test("R-ORD-02: an order needs a customer and a product", () => {
    const { problems } = read(
      "date: 2026-11-22\nlines:\n- quantity: 1\n  price: 2\n",
      order.fields,
    );
    expect(problems.map(({ text }) => text.en)).toEqual([
      'lines.0: the field "product" is missing',
      'the field "customer" is missing',
    ]);
  });

  test("every finding is told with its line and column, and the rest is read", () => {
    const text = [
      "name: A",
      "grade: Z",
      "colour: red",
      "contacts:",
      "- name: B",
      "  decides: perhaps",
      "nextDate: tomorrow",
      "",
    ].join("\n");
    expect(read(text)).toMatchObject({
      values: { name: "A", contacts: [{ name: "B" }] },
      told: [
        "2:8 error bad-value",
        "3:9 warning unknown-field",
        "6:12 error bad-value",
        "7:11 error bad-value",
      ],
    });
  });

  test("what is no YAML is told with its place and not half read", () => {
    expect(read("name: A\nphone: [1\n").values).toBeUndefined();
    expect(read("name: A\nname: B\n").told).toEqual(["2:1 error unreadable"]);
    expect(read("name: 'A\n").told[0]).toMatch(/error unreadable/);
    expect(read("- name: A\n").told).toEqual(["1:1 error bad-value"]);
    expect(read("").told).toEqual(["1:1 error bad-value"]);
  });

  test("a merge's markers are named by the line of the first", () => {
    const text = 'name: A\n<<<<<<< HEAD\nphone: "1"\n=======\nphone: "2"\n>>>>>>> other\n';
    const { values, told, problems } = read(text);
    expect(values).toBeUndefined();
    expect(told).toEqual(["2:1 error merge-markers"]);
    expect(problems[0]?.hint?.en).toContain("rounds check");
  });

  test("a field is found in its text: its value, else its key, else what is around it", () => {
    const text = "# head\nname: A\ncontacts:\n- name: B\n  phone: 1\nfax:\n";
    expect(placeOf(text, ["name"])).toEqual({ line: 2, column: 7 });
    expect(placeOf(text, ["contacts", 0, "phone"])).toEqual({ line: 5, column: 10 });
    expect(placeOf(text, ["contacts", 0, "title"])).toEqual({ line: 4, column: 3 });
    expect(placeOf(text, ["city"])).toEqual({ line: 1, column: 1 });
  });

  test("whatever the text, reading it never throws", () => {
    const line = fc.constantFrom(
      "name: A",
      "- b",
      "  c: d",
      "phone: [",
      "{",
      "'",
      "&x",
      "*x",
      "!!int q",
      "? k",
      "%Y",
      "\t- z",
      "|",
      "a: b: c",
      "---",
      "...",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 8 }), (lines) => {
        const { values, problems } = read(lines.join("\n"));
        expect(values !== undefined || problems.length > 0).toBe(true);
      }),
    );
  });
});
