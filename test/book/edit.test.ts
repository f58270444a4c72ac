import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode, encode } from "../../src/book/codec.ts";
import { edit } from "../../src/book/edit.ts";
import type { Fields } from "../../src/law/noun.ts";
import { customer } from "../../src/nouns/customer/customer.ts";
import { allNouns } from "../../src/nouns/index.ts";
import { order } from "../../src/nouns/order/order.ts";
import { editsOf, hostileTexts, valuesOf } from "./generated.ts";

const nouns = (await allNouns()).filter((noun) => noun.shape === "record");
const { fields } = customer;

function read(text: string, of: Fields = fields): Record<string, unknown> | undefined {
  return decode(text, { file: "x.yaml", fields: of, digits: 2 }).values;
}

/** Values after some of them were set, and those that are undefined taken away. */
function withChanges(values: object, changed: object): Record<string, unknown> {
  const all = Object.entries({ ...values, ...changed });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

/** Ways in which people write a field, and what it then says. */
const blocks: Readonly<Record<string, readonly string[]>> = {
  name: ["name: 金虹商行", "name:   '金虹商行'   # as on the licence", '"name": 金虹商行'],
  code: ["code: 0012", "code: 1_000", "code: 12345678901234567890"],
  phone: ["phone: 0571", 'phone: "0571"    # office', "phone:\n  0571", "phone:"],
  tags: ["tags: [a,b]", "tags:\n- a\n- b # bee", "tags: []", "tags:\n    - a"],
  contacts: [
    "contacts:\n- name: 王芳\n  mobile: 0138",
    "contacts:\n    - name: 王芳   # decides\n      mobile: 0138\n\n    # about the other\n    - {name: B}",
    "contacts: [{name: 王芳, mobile: 0138}]",
    "contacts:   # all of them\n  - name: 王芳\n    birthstone: opal",
  ],
  creditLimit: ["creditLimit: 500", "creditLimit: 500.0 # yuan", "creditLimit: 0500.00"],
  notes: ["notes: |\n  one\n\n  two", "notes: >-\n  folded\n  text", "notes: 'single\n  quoted'"],
  more: ["more: {a: 1, b: x}", "more:\n    a:  1\n    b:   2"],
  colour: ["colour: red", "colour:\n  - [a,b]\n  - c:   d", "colour: &x {y:  z}"],
};
const decoration = fc.constantFrom(
  "",
  "",
  "# about the next\n",
  "\n",
  "\n\n\n# one\n# two\n",
  "# far\n\n",
);

interface Hand {
  readonly before: string;
  readonly key: string;
  readonly block: string;
  readonly after: string;
}

/** A file as a person keeps it, cut around one of its fields. */
const handWritten = fc
  .record({
    parts: fc.shuffledSubarray(Object.keys(blocks), { minLength: 2 }).chain((keys) =>
      fc.tuple(
        ...keys.map((key) =>
          fc.record({
            key: fc.constant(key),
            above: decoration,
            block: fc.constantFrom(...(blocks[key] ?? [])).map((one) => `${one}\n`),
          }),
        ),
      ),
    ),
    head: fc.constantFrom("", "# head of the file\n\n", "---\n", "\n"),
    tail: fc.constantFrom("", "\n# the end\n", "\n\n"),
    crlf: fc.boolean(),
    at: fc.nat(),
  })
  .map(({ parts, head, tail, crlf, at }): Hand => {
    const index = at % parts.length;
    const { key, block, above } = parts[index] as (typeof parts)[number];
    const text = (some: typeof parts): string => some.map((one) => one.above + one.block).join("");
    const eol = (one: string): string => (crlf ? one.replaceAll("\n", "\r\n") : one);
    return {
      before: eol(head + text(parts.slice(0, index)) + above),
      key,
      block: eol(block),
      after: eol(text(parts.slice(index + 1)) + tail),
    };
  });

const whole = ({ before, block, after }: Hand): string => before + block + after;

describe("editing a file of the program", () => {
  test.each(nouns)("of a $name says what it said, and what was changed", ({ fields }) => {
    fc.assert(
      fc.property(valuesOf(fields), editsOf(fields), (values, changed) => {
        const edited = edit(encode(fields, values), fields, changed);
        expect(read(edited, fields)).toEqual(withChanges(values, changed));
        expect(edit(edited, fields, changed)).toBe(edited);
      }),
      { numRuns: 15 },
    );
  });

  test("a file that says it already stays as it is", () => {
    fc.assert(
      fc.property(valuesOf(fields), (values) => {
        const text = encode(fields, values);
        expect(edit(text, fields, values)).toBe(text);
      }),
      { numRuns: 20 },
    );
  });

  test("a new field comes where the definition has it", () => {
    const text = encode(fields, { name: "A", phone: "1", notes: "x" });
    const edited = edit(text, fields, { tags: ["t"], code: "C", email: "a@b" });
    expect(edited).toBe(
      encode(fields, withChanges(read(text) ?? {}, { tags: ["t"], code: "C", email: "a@b" })),
    );
  });

  test("a further shipment is added lines, and no other line changes", () => {
    const base = {
      customer: "a",
      date: "2026-11-22",
      lines: [{ product: "tea", quantity: "10", price: "5" }],
    };
    const first = {
      date: "2026-11-22",
      warehouse: "main",
      lines: [{ product: "tea", quantity: "4" }],
    };
    const text = encode(order.fields, { ...base, shipments: [first] });
    const edited = edit(text, order.fields, {
      shipments: [first, { ...first, date: "2026-11-23" }],
    });
    expect(edited.startsWith(text)).toBe(true);
    expect(edited.slice(text.length)).toBe(
      "- date: 2026-11-23\n  warehouse: main\n  lines:\n  - product: tea\n    quantity: 4\n",
    );
  });

  test.each(hostileTexts)("the text %j can be put in", (text) => {
    const changed = { city: text, tags: [text], contacts: [{ name: text }] };
    const edited = edit("name: A\nphone: 0571 # office\n", fields, changed);
    expect(read(edited)).toEqual({ name: "A", phone: "0571", ...changed });
    expect(edited).toContain("phone: 0571 # office\n");
  });
});

describe("editing a file that a person keeps", () => {
  test("a field's new value changes the field's lines, and not a byte of any other", () => {
    fc.assert(
      fc.property(handWritten, fc.constantFrom("0572", "新的", "a # b"), (hand, value) => {
        fc.pre(hand.key !== "colour");
        const changed = { [hand.key]: newValue(hand.key, value) };
        const text = whole(hand);
        const edited = edit(text, fields, changed);
        expect(read(edited)).toEqual(withChanges(read(text) ?? {}, changed));
        expect(edited.slice(0, hand.before.length)).toBe(hand.before);
        expect(edited.slice(edited.length - hand.after.length)).toBe(hand.after);
        expect(edit(edited, fields, changed)).toBe(edited);
      }),
    );
  });

  test("a field that is taken away takes its lines with it, and nothing else", () => {
    fc.assert(
      fc.property(handWritten, (hand) => {
        fc.pre(hand.key !== "name" && hand.key !== "colour");
        expect(edit(whole(hand), fields, { [hand.key]: undefined })).toBe(hand.before + hand.after);
      }),
    );
  });

  test("a new field is one new line, wherever it comes", () => {
    const key = fc.constantFrom("aliases", "city", "size", "visitCycle", "nextStep");
    fc.assert(
      fc.property(handWritten, key, (hand, name) => {
        const text = whole(hand);
        const value = name === "aliases" ? ["x"] : name === "visitCycle" ? "monthly" : "x";
        const edited = edit(text, fields, { [name]: value });
        expect(read(edited)).toEqual({ ...read(text), [name]: value });
        const lines = edited.split("\n");
        const added = lines.findIndex((line) => line.startsWith(`${name}:`));
        expect(lines.toSpliced(added, 1).join("\n")).toBe(text);
      }),
    );
  });

  test("values that are the same in other words stay in the person's words", () => {
    fc.assert(
      fc.property(handWritten, (hand) => {
        const text = whole(hand);
        expect(edit(text, fields, read(text) ?? {})).toBe(text);
      }),
    );
  });
});

function newValue(key: string, text: string): unknown {
  if (key === "tags") return [text];
  if (key === "contacts") return [{ name: text, mobile: "0138" }];
  if (key === "creditLimit") return "700.50";
  return key === "more" ? { a: text } : text;
}

describe("what a person wrote inside a list", () => {
  const text = [
    "name: A",
    "contacts:",
    "  - name: 王芳   # decides",
    "    birthstone: opal",
    "    mobile: 0138",
    "  # the other one",
    "  - name: B",
    "phone: 1",
    "",
  ].join("\n");
  const contacts = [{ name: "王芳", mobile: "0138" }, { name: "B" }];

  test("comments, numbers and keys of one's own survive a change beside them", () => {
    const edited = edit(text, fields, {
      contacts: [contacts[0], { name: "B", phone: "2" }, { name: "C" }],
    });
    expect(edited).toBe(
      text
        .replace("  - name: B\n", '  - name: B\n    phone: "2"\n  - name: C\n')
        .replace("王芳   #", "王芳 #"),
    );
  });

  test("a field of one element that is taken away is gone, the rest stays", () => {
    const edited = edit(text, fields, { contacts: [{ name: "王芳" }, { name: "B" }] });
    expect(edited).not.toContain("mobile");
    expect(edited).toContain("birthstone: opal");
  });
});

describe("odd files", () => {
  test("a file with nothing but a comment keeps it", () => {
    expect(edit("# to be filled in", fields, { name: "A" })).toBe("# to be filled in\nname: A\n");
    expect(edit("", fields, { name: "A" })).toBe("name: A\n");
  });

  test("a file without a newline at its end gets a line of its own for a new field", () => {
    expect(edit("name: A", fields, { phone: "1" })).toBe('name: A\nphone: "1"\n');
    expect(edit("name: A", fields, { name: "B" })).toBe("name: B");
  });

  test("a map in braces stays one", () => {
    expect(edit("{name: A, phone: 0571}\n", fields, { fax: "2" })).toBe(
      '{ name: A, phone: 0571, fax: "2" }\n',
    );
  });

  test("a comment right above the first field stays with it", () => {
    expect(
      edit("# its name\nname: A\nphone: '1'\n", { z: fields.code, ...fields }, { z: "9" }),
    ).toBe("# its name\nname: A\nz: \"9\"\nphone: '1'\n");
  });
});
