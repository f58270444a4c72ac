import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../../src/book/codec.ts";
import { edit } from "../../src/book/edit.ts";
import type { FileMerge } from "../../src/book/merge.ts";
import { kindOfFile, mergeFile } from "../../src/book/merge-files.ts";
import { call } from "../../src/nouns/call/call.ts";
import { customer } from "../../src/nouns/customer/customer.ts";
import { move } from "../../src/nouns/move/move.ts";
import { order } from "../../src/nouns/order/order.ts";

const nouns = [customer, order, move, call];
const path = "customers/blue-door.yaml";

interface Texts {
  readonly base: string | undefined;
  readonly ours: string;
  readonly theirs: string;
}
const merge = (texts: Texts, file = path): FileMerge =>
  mergeFile(texts, { path: file, nouns, digits: 2 });
const read = (text: string) => decode(text, { file: path, fields: customer.fields, digits: 2 });

const base = [
  "# our oldest customer",
  "name: Blue Door",
  "phone: 0571-88001234  # the shop",
  "tags: [tea]",
  "",
  "# money",
  "creditLimit: 500",
  "owner: iwan",
  "notes: asks for jasmine",
  "hall: B",
  "",
].join("\n");
const changed = (from: string, to: string, text = base): string => {
  expect(text).toContain(from);
  return text.replace(from, to);
};

describe("two edits of one record's file", () => {
  test("of different fields become one text, all else byte for byte", () => {
    const ours = changed("0571-88001234", "0571-99");
    const theirs = changed("owner: iwan", "owner: lan");
    const wanted = changed("owner: iwan", "owner: lan", ours);
    expect(merge({ base, ours, theirs })).toMatchObject({ text: wanted, conflicts: [] });
    expect(merge({ base, ours: theirs, theirs: ours })).toMatchObject({ text: wanted });
  });

  test("keep the comments and the keys of their own that either side wrote", () => {
    const ours = changed("tags: [tea]", "# ours\ntags: [tea, vip]\nshelf: 7");
    const theirs = changed("tags: [tea]", "# theirs\ntags: [tea, old]").replace(
      "hall: B",
      "hall: C\ndoor: 3",
    );
    const { text, conflicts } = merge({ base, ours, theirs });
    expect(conflicts).toEqual([]);
    for (const piece of ["# ours", "# theirs", "# money", "hall: C", "door:", "shelf: 7"]) {
      expect(text).toContain(piece);
    }
    expect(read(text).values?.tags).toEqual(["tea", "old", "vip"]);
  });

  test("of one field stand between markers, around its lines alone; the rest is merged", () => {
    const ours = changed("phone: 0571-88001234", "phone: 0571-1").replace("iwan", "lan");
    const theirs = changed("phone: 0571-88001234", "phone: 0571-2").replace("[tea]", "[tea, x]");
    const { text, conflicts, settle } = merge({ base, ours, theirs });
    expect(text).toBe(
      [
        "# our oldest customer",
        "name: Blue Door",
        "<<<<<<< ours",
        "phone: 0571-1  # the shop",
        "=======",
        "phone: 0571-2  # the shop",
        ">>>>>>> theirs",
        "tags: [ tea, x ]",
        "",
        "# money",
        "creditLimit: 500",
        "owner: lan",
        "notes: asks for jasmine",
        "hall: B",
        "",
      ].join("\n"),
    );
    expect(conflicts).toEqual([
      {
        what: "field",
        field: customer.fields.phone,
        name: "phone",
        reason: "differ",
        base: "0571-88001234",
        ours: "0571-1",
        theirs: "0571-2",
      },
    ]);
    expect(read(text).problems.map(({ code }) => code)).toEqual(["merge-markers"]);
    const settled = read(settle(new Map([["phone", "0571-2"]]))).values;
    expect(settled).toMatchObject({ phone: "0571-2", owner: "lan", tags: ["tea", "x"] });
    expect(read(settle(new Map([["phone", undefined]]))).values).not.toHaveProperty("phone");
  });

  test("money of both sides is a conflict even where both wrote the same", () => {
    const ours = changed("creditLimit: 500", "creditLimit: 900").replace("[tea]", "[tea, a]");
    const theirs = changed("creditLimit: 500", "creditLimit: 900").replace("[tea]", "[tea, b]");
    const { text, conflicts } = merge({ base, ours, theirs });
    expect(conflicts.map(({ name, reason }) => [name, reason])).toEqual([
      ["creditLimit", "guarded"],
    ]);
    expect(text).toContain(
      "<<<<<<< ours\ncreditLimit: 900\n=======\ncreditLimit: 900\n>>>>>>> theirs\n",
    );
  });

  test("keys that the definition does not know are never mixed or lost", () => {
    const ours = changed("hall: B", "hall: C").replace("iwan", "lan");
    const theirs = changed("hall: B", "hall: D");
    expect(merge({ base, ours, theirs }).conflicts.map(({ name }) => name)).toEqual(["hall"]);
    const was = `${base}contacts:\n- name: Anna\n  hobby: chess\n`;
    const chess = changed("hobby: chess", "hobby: go", was).replace("iwan", "lan");
    const phone = changed("  hobby: chess", "  hobby: chess\n  phone: 1", was);
    const strange = merge({ base: was, ours: chess, theirs: phone });
    expect(strange.conflicts.map(({ name }) => name)).toEqual(["contacts"]);
  });

  test("a side that cannot be read is a conflict of the whole file, nothing is guessed", () => {
    const ours = changed("owner: iwan", "owner: [iwan");
    const theirs = changed("owner: iwan", "owner: lan");
    const { text, conflicts, settle } = merge({ base, ours, theirs });
    expect(conflicts).toMatchObject([{ what: "file", reason: "unreadable" }]);
    expect(text).toContain("<<<<<<< ours\nowner: [iwan\n=======\nowner: lan\n>>>>>>> theirs\n");
    expect(settle(new Map([[path, theirs]]))).toBe(theirs);
  });

  test("a record that both added with other values is decided as a whole, never mixed", () => {
    const ours = "name: Blue Door\nphone: 1\n";
    const theirs = "name: Blue Door\nphone: 2\ncity: Ulm\n";
    const { conflicts, settle } = merge({ base: undefined, ours, theirs });
    expect(conflicts).toMatchObject([{ what: "file", name: path, reason: "added", ours, theirs }]);
    expect(settle(new Map([[path, theirs]]))).toBe(theirs);
  });

  test("closings, volumes and files of others are never merged field by field", () => {
    const texts = { base: "a: 1\n", ours: "a: 2\n", theirs: "a: 3\n" };
    for (const file of ["closings/2026-10.yaml", "volumes/2026-10/orders.jsonl"]) {
      const { text, conflicts } = merge(texts, file);
      expect(text).toBe(texts.ours);
      expect(conflicts).toMatchObject([{ reason: "sealed" }]);
    }
    expect(kindOfFile("README.md", nouns)).toEqual({ is: "other" });
    expect(merge(texts, "README.md").conflicts).toHaveLength(1);
  });

  test("settings are merged by the same rules", () => {
    const was = "format: 1\nname: Juniper\ncurrency: EUR\n";
    const file = "rounds.yaml";
    const ours = `${was}closed: [ 2026-12-24 ]\n`;
    const theirs = `${was}closed: [ 2026-12-31 ]\n`.replace("Juniper", "Juniper Ltd");
    const { text, conflicts } = merge({ base: was, ours, theirs }, file);
    expect(conflicts).toEqual([]);
    expect(text).toContain("name: Juniper Ltd");
    expect(text).toMatch(/2026-12-24.*2026-12-31/);
    const money = merge(
      { base: was, ours: ours.replace("EUR", "CNY"), theirs: theirs.replace("EUR", "USD") },
      file,
    );
    expect(money.conflicts.map(({ name }) => name)).toEqual(["currency"]);
  });
});

const word = fc.constantFrom("a", "b c", "0571", "12.50", "yes", "#x", "line\nline", "a: b");
const fieldChange = fc.oneof(
  ...["phone", "city", "notes", "region"].map((key) =>
    fc.record({ [key]: fc.option(word, { nil: undefined }) }),
  ),
  fc.record({ tags: fc.uniqueArray(fc.constantFrom("tea", "x", "y")) }),
  fc.record({ creditLimit: fc.constantFrom("1.00", "2.50") }),
);
const side = fc
  .array(fieldChange, { maxLength: 4 })
  .map((all) => edit(base, customer.fields, Object.assign({}, ...all)));

describe("any two edits", () => {
  test("merged with a side that changed nothing: the other text, byte for byte", () => {
    fc.assert(
      fc.property(side, (ours) => {
        expect(merge({ base, ours, theirs: base }).text).toBe(ours);
        expect(merge({ base, ours: base, theirs: ours }).text).toBe(ours);
      }),
    );
  });

  test("say the same in both orders, and what is settled by either side can be read", () => {
    fc.assert(
      fc.property(side, side, (ours, theirs) => {
        const one = merge({ base, ours, theirs });
        const two = merge({ base, ours: theirs, theirs: ours });
        expect(two.conflicts.map(({ name }) => name)).toEqual(
          one.conflicts.map(({ name }) => name),
        );
        if (one.conflicts.length === 0) {
          expect(read(two.text).values).toEqual(read(one.text).values);
          expect(read(one.text).problems.filter(({ level }) => level === "error")).toEqual([]);
          return;
        }
        const mine = new Map(one.conflicts.map((each) => [each.name, each.ours]));
        const back = new Map(two.conflicts.map((each) => [each.name, each.theirs]));
        const settled = read(one.settle(mine)).values;
        expect(settled).toBeDefined();
        expect(read(two.settle(back)).values).toEqual(settled);
      }),
    );
  });
});

const entry = (id: string, date: string, more = {}): string =>
  `${JSON.stringify({ id, date, product: "tea", ...more })}\n`;

describe("two edits of a file of entries", () => {
  const file = "moves/2026-11.iwan.jsonl";
  const first = entry("MV261122A-iwan", "2026-11-22");
  const second = entry("MV261122B-iwan", "2026-11-22");
  const third = entry("MV261123A-iwan", "2026-11-23");

  test("hold the lines of both, in the order of day and letter, whoever merges", () => {
    const ours = first + third;
    const theirs = first + second;
    for (const texts of [
      { base: first, ours, theirs },
      { base: first, ours: theirs, theirs: ours },
    ]) {
      expect(merge(texts, file)).toMatchObject({ text: first + second + third, conflicts: [] });
    }
  });

  test("keep both lines of one id: a check names them", () => {
    const twin = entry("MV261122B-iwan", "2026-11-22", { quantity: "5" });
    const { text, conflicts } = merge({ base: undefined, ours: second, theirs: twin }, file);
    expect(conflicts).toEqual([]);
    expect(text.split("\n").filter(Boolean).sort()).toEqual([second.trim(), twin.trim()].sort());
  });

  test("a line that a side changed or took away is a conflict: entries never change", () => {
    const twisted = entry("MV261122A-iwan", "2026-11-22", { quantity: "9" });
    const { text, conflicts, settle } = merge(
      { base: first + second, ours: twisted + second, theirs: first + second + third },
      file,
    );
    expect(conflicts).toMatchObject([
      { what: "entry", name: "MV261122A-iwan", ours: twisted, theirs: first },
    ]);
    expect(text).toBe(`<<<<<<< ours\n${twisted}=======\n${first}>>>>>>> theirs\n${second}${third}`);
    expect(settle(new Map([["MV261122A-iwan", first]]))).toBe(first + second + third);
    const gone = merge(
      { base: first + second, ours: second, theirs: first + second + third },
      file,
    );
    expect(gone.conflicts).toMatchObject([{ name: "MV261122A-iwan", ours: "", theirs: first }]);
  });

  test("no line of either side is lost", () => {
    const line = fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom("A", "B", "AA"), fc.boolean())
      .map(([day, letter, odd]) =>
        entry(`MV26110${day}${letter}-iwan`, `2026-11-0${day}`, { quantity: odd ? "1" : "2" }),
      );
    const lines = fc.uniqueArray(line, { maxLength: 8 });
    fc.assert(
      fc.property(lines, lines, lines, (base, ours, theirs) => {
        const was = base.join("");
        const fresh = (all: readonly string[]): string[] =>
          all.filter((one) => !base.includes(one));
        const texts = {
          base: was,
          ours: was + fresh(ours).join(""),
          theirs: was + fresh(theirs).join(""),
        };
        const { text, conflicts } = merge(texts, file);
        expect(conflicts).toEqual([]);
        // Git itself takes two files that are alike for one, without asking anybody.
        const other = texts.ours === texts.theirs ? [] : fresh(theirs);
        const wanted = [...base, ...fresh(ours), ...other];
        expect(
          text
            .split(/(?<=\n)/)
            .filter(Boolean)
            .sort(),
        ).toEqual(wanted.sort());
        expect(text.startsWith(was)).toBe(true);
        const swapped = { base: was, ours: texts.theirs, theirs: texts.ours };
        expect(merge(swapped, file).text).toBe(text);
      }),
    );
  });
});
