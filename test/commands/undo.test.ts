import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { customer } from "../../src/nouns/customer/customer.ts";
import { change } from "../book/book-support.ts";
import { temporaryFolder } from "../book/support.ts";
import { writeFiles } from "../cli/program.ts";
import { recordsOf, rounds } from "./undo-kit.ts";

const log = "changes/2026-11.iwan.jsonl";

/** A small book of its own: one customer whose file was edited by hand. */
function newBook(files: Readonly<Record<string, string>> = {}): string {
  const book = temporaryFolder();
  writeFiles(book, {
    "rounds.yaml": "format: 1\nname: Juniper\ncurrency: EUR\ntimezone: UTC\n",
    "staff/iwan.yaml": "name: Iwan\n",
    "staff/lan.yaml": "name: Lan\n",
    "customers/blue.yaml": '# first\nphone: "1"   # tel\n\nname:   Blue\ngrade: B\n# last\n',
    "products/tea.yaml": "name: Tea\nsku: TEA\nunit: box\nprice: 2\n",
    "warehouses/main.yaml": "name: Main\n",
    ...files,
  });
  return book;
}

const as = (book: string, who: string) => (line: string) => rounds(book, `--as ${who} ${line}`);

/** Carries out lines that must all succeed; what the last one said. */
async function all(book: string, ...lines: string[]): Promise<string> {
  let last = "";
  for (const line of lines) {
    const { code, out, error } = await as(book, "iwan")(line);
    expect(code, `${line}: ${out}${error}`).toBe(0);
    last = out;
  }
  return last;
}

/** What a refused line tells. */
async function refused(book: string, line: string): Promise<string> {
  const before = recordsOf(book);
  const { code, error } = await as(book, "iwan")(line);
  expect(code, error).toBeGreaterThan(0);
  expect(recordsOf(book)).toEqual(before);
  return error;
}

const blue = (book: string) => readFileSync(join(book, "customers/blue.yaml"), "utf8");

describe("undo and redo work like in an editor", () => {
  test("undo, undo, redo, redo", async () => {
    const book = newBook();
    const texts = [blue(book)];
    for (const line of ["--grade A", "--phone 22", "--clear phone"]) {
      await all(book, `customer edit blue ${line}`);
      texts.push(blue(book));
    }
    const seen: string[] = [];
    for (const line of ["undo", "undo", "redo", "undo", "undo", "redo", "redo", "redo"]) {
      await all(book, line);
      seen.push(String(texts.indexOf(blue(book))));
    }
    expect(seen.join("")).toBe("21210123");
    expect(await refused(book, "redo")).toContain("nothing to redo");
  });

  test("after a new change there is nothing to redo, but by its id if the files allow", async () => {
    const book = newBook();
    await all(book, "customer edit blue --grade A", "undo", "customer edit blue --phone 2");
    expect(await refused(book, "redo")).toContain("there is nothing to redo");
    await all(book, "redo CH261123A");
    expect(blue(book)).toContain('phone: "2"');
    expect(blue(book)).toContain("grade: A");
    await all(book, "undo");
    expect(blue(book)).toContain("grade: B");
  });

  test("undoing an undo, named by its own id, does it again", async () => {
    const book = newBook();
    await all(book, "customer edit blue --grade A");
    const after = blue(book);
    await all(book, "undo");
    expect(await all(book, "undo CH261123B")).toContain("did again CH261123A-iwan");
    expect(blue(book)).toBe(after);
    expect(await refused(book, "undo CH261123B")).toContain("it stands");
    expect(await refused(book, "redo CH261123A")).toContain("it stands");
  });

  test("only my own changes, unless one is named; each is undone once", async () => {
    const book = newBook();
    await all(book, "customer edit blue --grade A");
    const lan = as(book, "lan");
    expect((await lan("undo")).error).toContain("nothing of yours");
    expect((await lan("undo CH261123A-iwan")).code).toBe(0);
    expect(await refused(book, "undo CH261123A-iwan")).toContain("rounds redo CH261123A-iwan");
    expect(await refused(book, "undo")).toContain("nothing of yours");
    expect(await refused(book, "redo")).toContain("nothing to redo");
    await all(book, "redo CH261123A-iwan");
  });

  test("a dry run shows and writes nothing; the receipt says how to go back in both languages", async () => {
    const book = newBook();
    await all(book, "customer edit blue --grade A");
    const before = recordsOf(book);
    expect(await all(book, "undo --dry-run")).toContain("- grade: A\n+ grade: B");
    expect(recordsOf(book)).toEqual(before);
    expect(await all(book, "undo --lang zh")).toContain("重做：rounds redo CH261123A-iwan");
    expect(await all(book, "redo --lang zh")).toContain("撤销：rounds undo CH261123A-iwan");
  });
});

test("two steps on one record in one change, and one that is made and changed at once", async () => {
  const book = newBook();
  const before = recordsOf(book);
  await change(book, async () => [
    { do: "set", noun: customer, id: "blue", fields: { grade: "A" } },
    { do: "create", noun: customer, record: { id: "red", name: "Red" } },
    { do: "set", noun: customer, id: "blue", fields: { grade: "C", phone: undefined } },
    { do: "set", noun: customer, id: "red", fields: { grade: "A" } },
  ]);
  const after = recordsOf(book);
  await all(book, "undo");
  expect(recordsOf(book)).toEqual(before);
  await all(book, "redo");
  expect(recordsOf(book)).toEqual(after);
});

describe("what has happened since", () => {
  test("another field may have changed: the rest stays, to the byte", async () => {
    const book = newBook();
    await all(book, "customer edit blue --grade A");
    writeFileSync(
      join(book, "customers/blue.yaml"),
      blue(book).replace('"1"   # tel', '"3" # new'),
    );
    await all(book, "undo");
    expect(blue(book)).toBe('# first\nphone: "3" # new\n\nname:   Blue\ngrade: B\n# last\n');
  });

  test("the same field was changed by a newer change, which is named", async () => {
    const book = newBook();
    await all(book, "customer edit blue --grade A", "customer edit blue --grade C");
    const error = await refused(book, "undo CH261123A");
    expect(error).toContain("blue has been changed since");
    expect(error).toContain("rounds undo CH261123B-iwan");
  });

  test("the same field was changed by hand", async () => {
    const book = newBook();
    await all(book, "customer edit blue --grade A");
    writeFileSync(join(book, "customers/blue.yaml"), "name: Blue\ngrade: C\n");
    expect(await refused(book, "undo")).toContain("by hand or by a merge");
  });

  test("an invoice was made of an order: its confirmation stays until that is gone", async () => {
    const book = newBook();
    await all(
      book,
      "order add blue --line 'TEA x 2'",
      "order confirm SO261123A",
      "stock in TEA 9 --warehouse main",
      "order ship SO261123A --warehouse main",
      "invoice add --order SO261123A",
    );
    expect(await refused(book, "undo CH261123D")).toContain("rounds undo CH261123E-iwan");
    await all(book, "undo", "undo CH261123D", "undo CH261123B", "undo CH261123A");
    expect(existsSync(join(book, "orders"))).toBe(false);
  });

  test("what is named was removed: nothing comes back that leads nowhere", async () => {
    const book = newBook();
    await all(book, "customer add Red", "visit plan red --date 2026-11-30");
    await all(book, "visit remove VS261130A --yes", "customer remove red --yes");
    expect(await refused(book, "undo CH261123C")).toContain("customer red, which has been removed");
    await all(book, "undo", "undo CH261123C");
  });
});

describe("change logs of all kinds", () => {
  const line = (steps: readonly object[], more: object = {}) =>
    `${JSON.stringify({ id: "CH261123A-iwan", at: "2026-11-23T09:00:00+00:00", by: "iwan", verb: "rounds x", ...more, steps })}\n`;

  test("a line of an older version is taken back field by field", async () => {
    const fields = { grade: ["C", "B"], phone: [null, "1"] };
    const book = newBook({ [log]: line([{ do: "set", noun: "customer", id: "blue", fields }]) });
    await all(book, "undo");
    expect(blue(book)).toBe("# first\n\nname:   Blue\ngrade: C\n# last\n");
  });

  test("closing and opening a month are refused with what to do instead", async () => {
    const close = line([{ do: "close", noun: "closing", id: "2026-10" }]);
    const book = newBook({ [log]: close });
    expect(await refused(book, "undo")).toContain("rounds reopen 2026-10 --why");
    const unknown = line([{ do: "melt", noun: "snow", id: "x" }]);
    writeFileSync(join(book, log), unknown);
    expect(await refused(book, "undo")).toContain("does not know");
    expect(await all(book, "history")).toContain("melt");
    expect(await all(book, "history CH261123A-iwan")).toContain("melt");
  });

  test("two changes of one id, as a merge of two copies leaves them, are listed, never guessed", async () => {
    const book = newBook();
    await all(book, "customer edit blue --grade A");
    const twin = line([{ do: "set", noun: "product", id: "tea", fields: { price: ["1", "2"] } }], {
      verb: "rounds product edit tea --price 2",
    });
    appendFileSync(join(book, log), twin);
    const error = await refused(book, "undo CH261123A");
    expect(error).toContain("2 changes bear the id CH261123A-iwan");
    expect(error).toContain(
      "CH261123A-iwan@2026-11-23T09:00:00+00:00 (rounds product edit tea --price 2)",
    );
    await all(book, "undo");
    expect(readFileSync(join(book, "products/tea.yaml"), "utf8")).toContain("price: 1");
    await all(book, "undo");
    expect(blue(book)).toContain("grade: B");
    await all(book, "redo", "redo");
    expect(blue(book)).toContain("grade: A");
    await all(book, "undo CH261123A@2026-11-23T09:00:00");
    expect(readFileSync(join(book, "products/tea.yaml"), "utf8")).toContain("price: 1");
  });

  test("a beginning that several ids share is no name", async () => {
    const book = newBook();
    await all(book, "customer edit blue --grade A", "customer edit blue --grade C");
    expect(await refused(book, "undo CH2611")).toContain("may be any of 2 changes");
  });
});

describe("history", () => {
  test("tells fields by their labels, and what was undone", async () => {
    const book = newBook();
    await all(book, "customer edit blue --grade A --phone 22", "undo");
    const out = await all(book, "history blue");
    expect(out).toContain("changed (undone)");
    expect(out).toContain("Grade: B → A");
    expect(out).toContain("changed (undo)");
    expect(await all(book, "history blue --lang zh")).toContain("等级：B → A");
    const [row] = JSON.parse(await all(book, "history --json --limit 1")) as Record<
      string,
      unknown
    >[];
    expect(row).toMatchObject({ id: "blue", noun: "customer", field: "grade", from: "A", to: "B" });
    expect(await all(book, "customer history blue")).toBe(out);
    expect(await all(book, "history customers")).toContain("blue");
  });

  test("knows what has been removed by its id, and says so where nothing ever was", async () => {
    const book = newBook();
    await all(book, "customer add Red", "customer remove red --yes");
    expect(await all(book, "history red")).toMatch(/removed[\s\S]*created/);
    expect(await refused(book, "history green")).toContain('nothing is or was called "green"');
  });

  test("--since and --until take days, months and ranges, and no older file is read", async () => {
    const book = newBook({ "changes/2026-08.iwan.jsonl": "this is no change\n" });
    await rounds(book, "--as iwan customer edit blue --grade A", "2026-10-05");
    await rounds(book, "--as iwan customer edit blue --grade C", "2026-11-23");
    const commands = async (flags: string) => {
      const { out, error } = await as(book, "iwan")(`history ${flags}`);
      const grades = [...out.matchAll(/→ (\w)/g)].map(([, grade]) => grade).join("");
      return `${grades}${error.includes("2026-08") ? " and the broken file" : ""}`;
    };
    expect(await commands("")).toBe("CA and the broken file");
    expect(await commands("--since 2026-10")).toBe("CA");
    expect(await commands("--since 2026-11-01")).toBe("C");
    expect(await commands("--until 2026-10 --since 2026-09")).toBe("A");
    expect(await commands("--since 2026-10-01..2026-10-31")).toBe("A");
    expect(await commands("--by lan --since 2026-10")).toBe("");
    expect(await commands("--by iwan --limit 1")).toBe("C");
  });

  test("an import is one line, and all of it is there when its change is named", async () => {
    const book = newBook();
    const rows = Array.from({ length: 30 }, (_, n) => `Gate ${n}`);
    writeFileSync(join(book, "c.csv"), `name\n${rows.join("\n")}\n`);
    await all(book, "customer import BOOK/c.csv");
    expect(await all(book, "history")).toContain("30 customers");
    expect(await all(book, "history CH261123A")).toContain("gate-29");
    await all(book, "undo");
    expect(Object.keys(recordsOf(book)).filter((path) => path.includes("gate"))).toEqual([]);
  });
});

test("whatever is changed, undone and done again in whatever order, every state comes back to the byte", async () => {
  const edits = [
    "customer edit blue --grade A",
    "customer edit blue --clear phone",
    "customer edit blue --phone 7 --region north",
    "customer edit blue --contact 'name=Wang, phone=1'",
    "product edit tea --price 3",
    "visit plan blue --date 2026-11-30",
    "visit log blue --next call --next-date 2026-11-30",
    "customer add Red",
  ];
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...edits) },
    { weight: 2, arbitrary: fc.constant("undo") },
    { weight: 2, arbitrary: fc.constant("redo") },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const book = newBook();
      let past = [recordsOf(book)];
      let future: typeof past = [];
      for (const one of steps) {
        const { code, error } = await as(book, "iwan")(one);
        const now = recordsOf(book);
        if (one === "undo" && past.length > 1) {
          expect(code, error).toBe(0);
          future = [past.at(-1) ?? {}, ...future];
          past = past.slice(0, -1);
        } else if (one === "redo" && future.length > 0) {
          expect(code, error).toBe(0);
          past = [...past, future[0] ?? {}];
          future = future.slice(1);
        } else if (code === 0 && JSON.stringify(now) !== JSON.stringify(past.at(-1))) {
          past = [...past, now];
          future = [];
        }
        expect(now, steps.join("\n")).toEqual(past.at(-1));
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);

describe("after a merge", () => {
  test("undo takes back my part of what two people added, and sends nobody in a circle", async () => {
    const book = newBook();
    const path = join(book, "customers/blue.yaml");
    const before = readFileSync(path, "utf8");
    expect((await as(book, "iwan")("customer edit blue --tags tea --notes mine")).code).toBe(0);
    const iwans = readFileSync(path, "utf8");
    writeFileSync(path, before);
    expect((await as(book, "lan")("customer edit blue --tags vip --notes yours")).code).toBe(0);
    expect(iwans).toContain("tea");
    const both = before.replace(
      "grade: B\n",
      "grade: B\ntags: [ tea, vip ]\nnotes: |-\n  mine\n  yours\n",
    );
    writeFileSync(path, both);
    expect((await as(book, "iwan")("undo")).code).toBe(0);
    const left = readFileSync(path, "utf8");
    expect(left).toMatch(/tags: \[ *vip *\]/);
    expect(left).toMatch(/notes: yours\n/);
    expect((await as(book, "lan")("undo")).code).toBe(0);
    expect(readFileSync(path, "utf8")).not.toMatch(/tags|notes/);
  });

  test("where my part cannot be told any more, it names the field and how to edit it", async () => {
    const book = newBook();
    const path = join(book, "customers/blue.yaml");
    expect((await as(book, "iwan")("customer edit blue --notes mine")).code).toBe(0);
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace("notes: mine", "notes: mine and yours"));
    const refused = await as(book, "iwan")("undo");
    expect(refused.code).toBe(7);
    expect(refused.error).toContain("(notes) of blue has been changed since");
    expect(refused.error).toContain("rounds customer edit blue");
  });
});
