import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { encode } from "../../src/book/codec.ts";
import { beginBook, writeBook } from "../../src/book/make.ts";
import { encodeQuickly } from "../../src/book/quick-yaml.ts";
import { dateKind, moneyKind, wholeKind } from "../../src/law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind, wordsKind } from "../../src/law/kinds/groups.ts";
import { textKind, yesNoKind } from "../../src/law/kinds/texts.ts";
import { field } from "../../src/law/noun.ts";
import { say } from "../../src/law/words.ts";
import { move } from "../../src/nouns/move/move.ts";
import { product } from "../../src/nouns/product/product.ts";
import { itemsOf } from "../demo/support.ts";

const scratch = mkdtempSync(join(tmpdir(), "rounds-make-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const texts = new Map([["rounds.yaml", "format: 1\n"]]);
const tea = { noun: product, record: { id: "tea-01", name: "茉莉花茶", sku: "TEA-01" } };

describe("writing a new book", () => {
  test("records get a file each, entries a line with the id first and the fields in order", () => {
    const root = join(scratch, "one");
    const moved = { quantity: "5", product: "tea-01", kind: "in", warehouse: "main" };
    const entry = { ...moved, date: "2026-11-20", id: "MV261120A-he-jun" };
    const written = writeBook(root, { texts, items: [tea, { noun: move, record: entry }] });
    expect([...written]).toEqual([
      ["products", 1],
      ["moves", 1],
    ]);
    expect(readFileSync(join(root, "products/tea-01.yaml"), "utf8")).toBe(
      "name: 茉莉花茶\nsku: TEA-01\n",
    );
    expect(readFileSync(join(root, "moves/2026-11.he-jun.jsonl"), "utf8")).toBe(
      '{"id":"MV261120A-he-jun","date":"2026-11-20","kind":"in","product":"tea-01","warehouse":"main","quantity":"5"}\n',
    );
  });

  test("a run that breaks off leaves no book and nothing beside it", () => {
    const folder = mkdtempSync(join(scratch, "broken-"));
    function* items() {
      yield tea;
      throw new Error("stopped");
    }
    expect(() => writeBook(join(folder, "book"), { texts, items: items() })).toThrow("stopped");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("a folder that holds anything is refused and left as it was", () => {
    const root = mkdtempSync(join(scratch, "full-"));
    writeFileSync(join(root, "notes.txt"), "mine");
    expect(() => writeBook(root, { texts, items: [tea] })).toThrow(
      expect.objectContaining({ code: "already-there" }),
    );
    expect(() => writeBook(join(root, "notes.txt"), { texts, items: [tea] })).toThrow(
      expect.objectContaining({ code: "already-there" }),
    );
    expect(readdirSync(root)).toEqual(["notes.txt"]);
  });

  test("an empty folder is filled in place, parents are made", () => {
    const root = mkdtempSync(join(scratch, "empty-"));
    writeBook(root, { texts, items: [tea] });
    expect(readdirSync(root).sort()).toEqual(["products", "rounds.yaml"]);
    writeBook(join(root, "a/b/c"), { texts, items: [] });
    expect(readdirSync(join(root, "a/b/c"))).toEqual(["rounds.yaml"]);
  });
});

describe("beginning a book among other files", () => {
  test("files that may stay are left, missing lines are added, all or nothing", () => {
    const root = mkdtempSync(join(scratch, "begin-"));
    writeFileSync(join(root, "README.md"), "mine\n");
    writeFileSync(join(root, ".gitignore"), "node_modules/");
    const files = [
      { path: "README.md", text: "ours\n", ifThere: "leave" },
      { path: ".gitignore", text: ".rounds/\n", ifThere: "append" },
      { path: "rounds.yaml", text: "format: 1\n", ifThere: "refuse" },
    ] as const;
    expect(beginBook(root, files)).toEqual([".gitignore", "rounds.yaml"]);
    expect(readFileSync(join(root, "README.md"), "utf8")).toBe("mine\n");
    expect(readFileSync(join(root, ".gitignore"), "utf8")).toBe("node_modules/\n.rounds/\n");
    expect(() => beginBook(root, files)).toThrow(
      expect.objectContaining({ code: "already-there" }),
    );
    expect(readFileSync(join(root, ".gitignore"), "utf8")).toBe("node_modules/\n.rounds/\n");
  });

  test("a folder that is not there is made", () => {
    const root = join(scratch, "new/deep");
    mkdirSync(join(scratch, "new"));
    beginBook(root, [{ path: "rounds.yaml", text: "format: 1\n", ifThere: "refuse" }]);
    expect(readFileSync(join(root, "rounds.yaml"), "utf8")).toBe("format: 1\n");
  });
});

describe("the quick writer says exactly what the careful one says", () => {
  test.each(["zh", "en"] as const)("of every record of a sample in %s", async (language) => {
    const items = await itemsOf({ language, customers: 60 });
    for (const { noun, record } of items) {
      if (noun.shape === "entry") continue;
      expect(encodeQuickly(noun.fields, record)).toBe(encode(noun.fields, record));
    }
  });

  const inner = { text: field(textKind(), say("t", "t")), day: field(dateKind, say("d", "d")) };
  const fields = {
    text: field(textKind(), say("t", "t")),
    amount: field(moneyKind(), say("a", "a")),
    count: field(wholeKind({}), say("c", "c")),
    yes: field(yesNoKind, say("y", "y")),
    words: field(wordsKind, say("w", "w")),
    group: field(groupKind(inner, { example: say("", "") }), say("g", "g")),
    groups: field(groupsKind(inner, { example: say("", "") }), say("g", "g")),
    more: field(moreKind, say("m", "m")),
  };
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.constantFrom("null", "~", "yes", "12", "0123", "1e3", "- a", "a: b", "a #b", "2026-11-20"),
    fc.constantFrom(
      "茶：好",
      "tea-01",
      "a-",
      "",
      " x",
      "x ",
      "\n",
      "两行\n文字",
      "0x1F",
      ".5",
      "*a",
    ),
    fc.string({ unit: fc.constantFrom(..."茶叶a1-:#，。\"' \n") }),
  );
  const day = fc.constantFrom("2026-11-20", "0001-01-01");
  const group = fc.record({ text, day }, { requiredKeys: [] });
  const number = fc.integer({ min: -1_000_000, max: 1_000_000 });
  const record = fc.record(
    {
      text,
      amount: number.map((minor) => (minor / 100).toFixed(2)),
      count: number,
      yes: fc.boolean(),
      words: fc.array(text),
      group,
      groups: fc.array(group),
      more: fc.dictionary(text, text),
    },
    { requiredKeys: [] },
  );

  test("of any record at all", () => {
    fc.assert(
      fc.property(record, (values) => {
        expect(encodeQuickly(fields, values)).toBe(encode(fields, values));
      }),
      { numRuns: 500 },
    );
  });
});
