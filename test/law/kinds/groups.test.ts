import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wholeKind } from "../../../src/law/kinds/figures.ts";
import {
  fieldNamed,
  fileGroup,
  groupKind,
  groupSchema,
  groupsKind,
  moreKind,
  readGroup,
  wordsKind,
} from "../../../src/law/kinds/groups.ts";
import { textKind, yesNoKind } from "../../../src/law/kinds/texts.ts";
import { field } from "../../../src/law/noun.ts";
import { say } from "../../../src/law/words.ts";
import { order } from "../../../src/nouns/order/order.ts";
import { badValue, inFile, reading, typed } from "./support.ts";

const fields = {
  name: field(textKind(), say("Name", "姓名"), { required: true, headers: ["称呼"] }),
  title: field(textKind(), say("Job title", "职务")),
  decides: field(yesNoKind, say("Decides", "有决定权")),
  age: field(wholeKind(), say("Age", "年龄")),
};
const contact = groupKind(fields, {
  example: say("name=Anna Lee, title=buyer", "name=王芳, title=采购经理"),
});
const contacts = groupsKind(fields, { example: say("name=Anna Lee", "name=王芳") });

describe("several of a group that are known by a field", () => {
  const known = groupsKind(fields, { example: say("name=Anna Lee", "name=王芳"), by: "name" });

  test("what is typed again of one adds to it; others stay as they are", () => {
    const was = [{ name: "Anna Lee", title: "buyer", age: 30 }, { name: "Bo" }];
    const all = known.gather?.([was, [{ name: "anna lee", title: "owner", decides: true }]]);
    expect(all).toEqual([
      { name: "anna lee", title: "owner", age: 30, decides: true },
      { name: "Bo" },
    ]);
  });

  test("without such a field each one stands for itself", () => {
    const two = contacts.gather?.([[{ name: "Bo" }], [{ name: "Bo" }]]);
    expect(two).toEqual([{ name: "Bo" }, { name: "Bo" }]);
  });

  test("those that do not say it are never taken for the same", () => {
    const cars = groupsKind(
      { plate: field(textKind(), say("Plate", "车号")), model: fields.title },
      { example: say("plate=A1", "plate=A1"), by: "plate" },
    );
    const all = [{ model: "x" }, { model: "y" }, { plate: "A1" }];
    expect(cars.gather?.([all, [{ plate: "a1", model: "z" }]])).toEqual([
      { model: "x" },
      { model: "y" },
      { plate: "a1", model: "z" },
    ]);
  });
});

describe("words", () => {
  test("typed with commas of either script, each once", () => {
    expect(typed(wordsKind, "tea, 茶，绿茶、tea ,, ")).toEqual(["tea", "茶", "绿茶"]);
    expect(typed(wordsKind, "")).toEqual([]);
  });

  test("a file may hold a list, or one text", () => {
    expect(inFile(wordsKind, ["a", "b"]).value).toEqual(["a", "b"]);
    expect(inFile(wordsKind, "a, b").value).toEqual(["a", "b"]);
    expect(inFile(wordsKind, { a: "b" }).reports).toEqual(["this must be a list of words"]);
  });

  test("what is shown is understood again", () => {
    const word = fc.stringMatching(/^[a-z茶0-9]+( [a-z]+)?$/);
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 5 }), (words) => {
        expect(typed(wordsKind, wordsKind.show(words, "en"))).toEqual(words);
      }),
    );
  });
});

describe("the team's own fields", () => {
  test("pairs of key and value; a comma inside a value is written twice", () => {
    expect(typed(moreKind, "size=12, area=a,, b，note=x=y")).toEqual({
      size: "12",
      area: "a, b",
      note: "x=y",
    });
    for (const text of ["", "size", "=12"]) expect(typed(moreKind, text), text).toEqual(badValue);
  });

  test("any map may stand in a file, anything else may not", () => {
    expect(inFile(moreKind, { a: "1", b: { c: "2" } }).value).toEqual({ a: "1", b: { c: "2" } });
    expect(inFile(moreKind, ["a"]).reports).toHaveLength(1);
    expect(inFile(moreKind, "a").reports).toHaveLength(1);
    expect(moreKind.show({ a: "1", b: { c: "2" } }, "en")).toBe('a: 1, b: {"c":"2"}');
  });
});

describe("groups", () => {
  test("typed as pairs, by key or by label in either language", () => {
    const wang = { name: "王芳", title: "采购经理", decides: true, age: 41 };
    expect(typed(contact, "name=王芳, title=采购经理, decides=yes, age=41")).toEqual(wang);
    expect(typed(contact, "姓名=王芳，职务=采购经理，有决定权=是，年龄=４１")).toEqual(wang);
    expect(typed(contact, "NAME=王芳, Job title=采购经理, Decides=Y, age=41")).toEqual(wang);
    expect(typed(contact, "姓名：王芳，职务: 采购经理，有决定权＝是，年龄=41")).toEqual(wang);
    expect(fieldNamed(fields, " 称呼 ")).toBe("name");
    expect(fieldNamed(fields, "nickname")).toBeUndefined();
  });

  test("a wrong key, a missing field and a bad value are refused", () => {
    expect(typed(contact, "name=A, nickname=B")).toEqual(badValue);
    expect(typed(contact, "title=B")).toEqual({ refused: "missing-value" });
    expect(typed(contact, "name=A, age=old")).toEqual(badValue);
    expect(typed(contact, "title=B, name")).toEqual(badValue);
    expect(typed(contact, ", title=B")).toEqual(badValue);
    expect(typed(contact, " ")).toEqual(badValue);
  });

  test("what comes first needs no key", () => {
    expect(typed(contact, "王芳")).toEqual({ name: "王芳" });
    expect(typed(contact, "王芳，职务=采购经理")).toEqual({ name: "王芳", title: "采购经理" });
    expect(typed(contact, "Lee,, Anna, age=41")).toEqual({ name: "Lee, Anna", age: 41 });
  });

  test("a yes is shown as what it is a yes to", () => {
    expect(contact.show({ name: "A", decides: true }, "en")).toBe("A · decides");
    expect(contact.show({ name: "A", decides: false }, "en")).toBe("A · decides: no");
    expect(contact.show({ name: "A", decides: false }, "zh")).toBe("A · 有决定权：否");
  });

  test("each time a list is typed it is one more element", () => {
    expect(contacts.many).toBe(true);
    expect(typed(contacts, "name=A")).toEqual([{ name: "A" }]);
    expect(contacts.show([{ name: "A", decides: true }, { name: "B" }], "zh")).toBe(
      "A · 有决定权; B",
    );
  });

  test("an order's line is typed as people write it", () => {
    const { lines } = order.fields;
    for (const [text, wanted] of [
      ["TEA-01 x 10", { product: "TEA-01", quantity: "10" }],
      ["TEA-01 10", { product: "TEA-01", quantity: "10" }],
      ["TEA-01x10", { product: "TEA-01", quantity: "10" }],
      ["茉莉花茶 × 2.5 @ 38", { product: "茉莉花茶", quantity: "2.5", price: "38" }],
      ["TEA-01 * 1,000 @ ¥12.50", { product: "TEA-01", quantity: "1000", price: "12.5" }],
      ["TEA-01 x 10 @ 12.50 -5%", line("TEA-01", "10", "12.5", "0.05")],
      ["TEA-01 x 10 -5%", { product: "TEA-01", quantity: "10", discount: "0.05" }],
      ["ＴＥＡ－０１　ｘ　１０", { product: "TEA-01", quantity: "10" }],
      ["product=TEA-01, quantity=10, price=12.50", line("TEA-01", "10", "12.5")],
      ["TEA-01 x 10, price=12.50", line("TEA-01", "10", "12.5")],
      ["TEA-01 x 10 @ 12.50，折扣：5%", line("TEA-01", "10", "12.5", "0.05")],
      ["TEA-01 x 1,000, price=12.50, discount=5%", line("TEA-01", "1000", "12.5", "0.05")],
    ] as const) {
      expect(typed(lines.kind, text), text).toEqual([wanted]);
    }
    for (const text of [
      "TEA-01",
      "TEA-01 x ten",
      "TEA-01 x 10, lots",
      "TEA-01 x 10, colour=red",
      "TEA-01 x 0",
      "",
    ]) {
      expect(() => lines.kind.parse(text, reading), text).toThrow();
    }
  });

  test("a line that is shown is understood again", () => {
    const { lines } = order.fields;
    for (const one of [
      line("tea-01", "10", "12.5", "0.05"),
      line("tea-01", "0.25", "1234.5678"),
      line("tea-01", "1000", "0", "1"),
    ]) {
      expect(typed(lines.kind, lines.kind.show([one], "en"))).toEqual([one]);
    }
  });
});

function line(product: string, quantity: string, price: string, discount?: string) {
  return { product, quantity, price, ...(discount === undefined ? {} : { discount }) };
}

describe("groups in files", () => {
  test("every finding is reported with its place, and the rest is read", () => {
    const { value, reports } = inFile(contacts, [
      { name: "A", age: "old" },
      { title: "B", nickname: "b" },
      "C",
    ]);
    expect(value).toEqual([{ name: "A" }, { title: "B" }]);
    expect(reports).toEqual([
      '0 age "old" is not a whole number',
      '1 nickname unknown field "nickname"',
      '1 the field "name" is missing',
      "2 this must be a map of fields",
    ]);
  });

  test("an empty text is nothing: a required field must say something", () => {
    const reports: string[] = [];
    const report = (_: unknown, text: { en: string }) => reports.push(text.en);
    expect(readGroup(fields, { name: "", title: "" }, { report, digits: 2 })).toEqual({});
    expect(reports).toEqual(['the field "name" is missing']);
  });

  test("written in the definition's order, without what is not there", () => {
    const written = fileGroup(fields, { age: 41, title: undefined, name: "A" });
    expect(Object.entries(written)).toEqual([
      ["name", "A"],
      ["age", 41],
    ]);
  });

  test("the schema for editors names the fields, and which are needed", () => {
    expect(groupSchema(fields)).toMatchObject({
      required: ["name"],
      additionalProperties: false,
      properties: { decides: { title: "Decides", type: "boolean" }, age: { type: "integer" } },
    });
  });
});
