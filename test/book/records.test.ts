import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Book } from "../../src/book/book.ts";
import { sealed, unsealed } from "../../src/book/checksum.ts";
import type { AnyStored } from "../../src/law/noun.ts";
import { withDefaults } from "../../src/law/settings.ts";
import { customer } from "../../src/nouns/customer/customer.ts";
import { order } from "../../src/nouns/order/order.ts";
import {
  bookWith,
  cache,
  change,
  forge,
  openBook,
  removeFile,
  tick,
  writeRecord,
  writeText,
} from "./book-support.ts";

const jin = { id: "jinhong", name: "金虹商行", phone: "0571-88001234" };
const bon = { id: "bon-app", name: "Bon app'", code: "0012" };
const names = (records: readonly AnyStored[]) => records.map(({ name }) => name);

/** What one command reads, leaving its caches to the next. */
async function all(root: string): Promise<readonly AnyStored[]> {
  tick(root);
  const book = openBook(root);
  const records = await book.all(customer);
  book.keepCaches();
  return records;
}

describe("records", () => {
  test("every file is a record, in the order of the ids", async () => {
    const root = bookWith(customer, [jin, bon]);
    expect(await all(root)).toEqual([bon, jin]);
    const book = openBook(root);
    expect(await book.get(customer, "jinhong")).toEqual(jin);
    expect(await book.maybe(customer, "nobody")).toBeUndefined();
    await expect(book.get(customer, "nobody")).rejects.toMatchObject({ code: "not-found" });
    expect(await book.where(customer, "phone", jin.phone)).toEqual([jin]);
  });

  test("papers lie in the folder of their month", async () => {
    const paper = { id: "SO261122A-iwan", customer: "a", date: "2026-11-22", lines: [] };
    const root = bookWith(order, [paper]);
    const book = openBook(root);
    expect(await book.all(order)).toEqual([paper]);
    expect(book.paths(order)).toEqual(["orders/2026-11/SO261122A-iwan.yaml"]);
    expect(await book.get(order, "SO261122A-iwan")).toEqual(paper);
  });

  test("a file in the wrong place is told and left out", async () => {
    const root = bookWith(customer, [jin]);
    writeText(join(root, "customers/Upper Case.yaml"), "name: A\n");
    writeText(join(root, "orders/2026-10/SO261122A-iwan.yaml"), "customer: a\n");
    const book = openBook(root);
    expect(await book.all(customer)).toEqual([jin]);
    expect(await book.all(order)).toEqual([]);
    expect(book.problems.map(({ code, where }) => [code, where.file])).toEqual([
      ["misplaced", "customers/Upper Case.yaml"],
      ["misplaced", "orders/2026-10/SO261122A-iwan.yaml"],
    ]);
  });

  test("a broken file does not hide the others, and naming it tells what is wrong with it", async () => {
    const root = bookWith(customer, [jin, bon]);
    writeText(join(root, "customers/torn.yaml"), "name: A\ncolour: red\ngrade: Z\n");
    writeText(
      join(root, "customers/both.yaml"),
      "<<<<<<< HEAD\nname: A\n=======\nname: B\n>>>>>>> b\n",
    );
    for (let command = 0; command < 2; command++) {
      const book = openBook(root);
      expect(await book.all(customer)).toEqual([bon, jin]);
      const errors = book.problems.filter(({ level }) => level === "error");
      expect(errors.map(({ where }) => `${where.file}:${where.line}`)).toEqual([
        "customers/both.yaml:1",
        "customers/torn.yaml:3",
      ]);
      book.keepCaches();
    }
    const book = openBook(root);
    await expect(book.get(customer, "torn")).rejects.toMatchObject({
      code: "unreadable",
      message: expect.stringContaining("grade"),
      details: { where: { file: "customers/torn.yaml", line: 3 } },
    });
    await expect(book.get(customer, "both")).rejects.toMatchObject({ code: "merge-markers" });
  });
});

describe("the cache of records", () => {
  test("is believed while a file looks the same", async () => {
    const root = bookWith(customer, [jin, bon]);
    await all(root);
    forge(root, "customers", (text) => text.replace("Bon app'", "from the cache"));
    expect(names(await all(root))).toEqual(["from the cache", "金虹商行"]);
  });

  test("may be deleted at any time", async () => {
    const root = bookWith(customer, [jin, bon]);
    await all(root);
    rmSync(join(root, ".rounds"), { recursive: true });
    expect(await all(root)).toEqual([bon, jin]);
    expect(cache(root, "customers.jsonl")).toContain("金虹商行");
  });

  test("notices an edit in place, also one of the same length", async () => {
    const root = bookWith(customer, [jin, bon]);
    await all(root);
    writeRecord(root, customer, { ...bon, name: "Bon App!" });
    expect((await openBook(root).get(customer, "bon-app")).name).toBe("Bon App!");
    expect(names(await all(root))).toEqual(["Bon App!", "金虹商行"]);
    expect(names(await all(root))).toEqual(["Bon App!", "金虹商行"]);
    expect(await openBook(root).where(customer, "name", "Bon app'")).toEqual([]);
  });

  test("of another build, or of other decimal places, is not believed", async () => {
    const root = bookWith(customer, [jin, bon]);
    await all(root);
    forge(root, "customers", (text) => text.replace("Bon app'", "from the cache"));
    const euros = withDefaults({ format: 1, name: "Juniper", currency: "JPY" });
    const session = { today: "2026-11-22", now: "", author: "iwan", waitMs: 0, command: "" };
    expect(names(await new Book(root, euros, session).all(customer))[0]).toBe("Bon app'");
    expect(names(await all(root))[0]).toBe("from the cache");
    const path = join(root, ".rounds", "cache", "customers.roster");
    const text = (unsealed(readFileSync(path))?.toString("latin1") ?? "").replace(
      '"source"',
      '"sourse"',
    );
    writeFileSync(path, sealed(Buffer.from(text, "latin1")));
    expect(names(await all(root))).toEqual(["Bon app'", "金虹商行"]);
  });

  test("that is torn or damaged anywhere is made again, once, and does not grow", async () => {
    const root = bookWith(customer, [jin, bon]);
    await all(root);
    const whole = cache(root, "customers.jsonl");
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("customers.jsonl", "customers.roster"),
        fc.nat(10_000),
        fc.oneof(fc.constant(undefined), fc.integer({ min: 1, max: 255 })),
        async (name, place, flip) => {
          const path = join(root, ".rounds", "cache", name);
          const bytes = readFileSync(path);
          const at = place % bytes.length;
          if (flip === undefined) writeFileSync(path, bytes.subarray(0, at));
          else writeFileSync(path, bytes.fill((bytes[at] as number) ^ flip, at, at + 1));
          expect(await all(root)).toEqual([bon, jin]);
          expect(await all(root)).toEqual([bon, jin]);
          expect(cache(root, "customers.jsonl")).toBe(whole);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("knows what was added and removed by hand", async () => {
    const root = bookWith(customer, [jin, bon]);
    await all(root);
    writeRecord(root, customer, { id: "anna", name: "Anna" });
    removeFile(root, "customers/jinhong.yaml");
    expect(names(await all(root))).toEqual(["Anna", "Bon app'"]);
    expect(await openBook(root).maybe(customer, "jinhong")).toBeUndefined();
    writeRecord(root, customer, { ...jin, name: "金虹" });
    expect(names(await all(root))).toEqual(["Anna", "Bon app'", "金虹"]);
  });

  test("is kept up to date by what a command writes", async () => {
    const root = bookWith(customer, [jin, bon]);
    await all(root);
    await change(root, async () => [
      { do: "create", noun: customer, record: { id: "anna", name: "Anna" } },
      { do: "set", noun: customer, id: "jinhong", fields: { phone: "1", city: "杭州" } },
      { do: "remove", noun: customer, id: "bon-app" },
    ]);
    expect(await all(root)).toEqual([
      { id: "anna", name: "Anna" },
      { id: "jinhong", name: "金虹商行", phone: "1", city: "杭州" },
    ]);
    forge(root, "customers", (text) => text.replace("杭州", "from the cache"));
    expect((await all(root))[1]?.city).toBe("from the cache");
  });

  test("notices whatever is done behind its back, times and sizes put back as they were", async () => {
    const root = bookWith(customer, [jin, bon]);
    await all(root);
    const path = join(root, "customers/bon-app.yaml");
    for (const name of ["Bon aqp'", "Bon arp'"]) {
      const { atime, mtime } = statSync(path);
      writeFileSync(path, readFileSync(path, "utf8").replace(/Bon a.p'/, name));
      utimesSync(path, atime, mtime);
      expect(names(await all(root))).toEqual([name, "金虹商行"]);
    }
  });

  test("does not believe what was read in the very moment in which it was written", async () => {
    const root = bookWith(customer, [jin, bon]);
    for (let n = 0; n < 40; n++) {
      const name = `Bon ${String(n).padStart(2, "0")}`;
      writeFileSync(join(root, "customers/bon-app.yaml"), `name: ${name}\n`);
      const book = openBook(root);
      expect(names(await book.all(customer))[0]).toBe(name);
      book.keepCaches();
    }
  });

  test("does not hide what is wrong with a file: it is told by every command", async () => {
    const root = bookWith(customer, [jin]);
    writeText(join(root, "customers/torn.yaml"), "grade: A\n");
    for (let command = 0; command < 3; command++) {
      const book = openBook(root);
      await book.all(customer);
      book.keepCaches();
      expect(book.problems).toHaveLength(1);
    }
  });
});

describe("the cache of a large noun", () => {
  const many = Array.from({ length: 600 }, (_, n) => ({
    id: `c${String(n).padStart(3, "0")}`,
    name: `Customer ${n}`,
    region: n % 2 === 0 ? "north" : "south",
    notes: "x".repeat(200),
  }));

  test("finds single records without the others, as reading all of them would", async () => {
    const root = bookWith(customer, many);
    await all(root);
    await all(root);
    writeRecord(root, customer, { id: "c700", name: "Customer 700", region: "north" });
    writeRecord(root, customer, { id: "c007", name: "Renamed", region: "north" });
    removeFile(root, "customers/c008.yaml");
    for (let command = 0; command < 2; command++) {
      const found = await openBook(root).where(customer, "region", "north");
      const wanted = (await all(root)).filter(({ region }) => region === "north");
      expect(found).toEqual(wanted);
      expect(
        (await openBook(root).find(customer, "Customer 8")).map((m) => m.record.id),
      ).not.toContain("c008");
      expect((await openBook(root).find(customer, "Customer 7"))[0]?.record.id).not.toBe("c007");
      expect((await openBook(root).find(customer, "renamed"))[0]?.record.id).toBe("c007");
      expect((await openBook(root).find(customer, "Customer 700"))[0]?.record.id).toBe("c700");
    }
  });

  test("sees edits in place of other files that come into a look-up or leave it", async () => {
    const root = bookWith(customer, many);
    await all(root);
    const where = async (region: string) => {
      const book = openBook(root);
      const found = (await book.where(customer, "region", region)).map(({ id }) => id);
      tick(root);
      book.keepCaches();
      return found;
    };
    expect(await where("west")).toEqual([]);
    const path = join(root, "customers/c007.yaml");
    const text = readFileSync(path, "utf8");
    for (let n = 0; n < 3; n++) {
      writeFileSync(path, text.replace("south", "west "));
      expect(await where("west")).toEqual(["c007"]);
      writeFileSync(path, text);
      expect(await where("west")).toEqual([]);
      expect(await where("south")).toContain("c007");
    }
    expect((await openBook(root).find(customer, "Customer 7"))[0]?.record.id).toBe("c007");
  });

  test("is as the files are after any mix of changes by hand and by the program", async () => {
    const root = bookWith(customer, many.slice(0, 120));
    await all(root);
    const id = fc.integer({ min: 0, max: 125 }).map((n) => `c${String(n).padStart(3, "0")}`);
    const region = fc.constantFrom("north", "south", "east");
    const act = fc.tuple(fc.constantFrom("hand", "program", "remove", "look", "all"), id, region);
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
        for (const [what, one, place] of acts) {
          const path = join(root, `customers/${one}.yaml`);
          const isThere = existsSync(path);
          if (what === "hand") writeFileSync(path, `name: ${one}\nregion: ${place}\n`);
          else if (what === "remove") rmSync(path, { force: true });
          else if (what === "all") await all(root);
          else if (what === "program" && isThere) {
            const fields = { region: place };
            await change(root, async () => [{ do: "set", noun: customer, id: one, fields }]);
          }
          const book = openBook(root);
          const found = (await book.where(customer, "region", place)).map(({ id: each }) => each);
          book.keepCaches();
          const files = readdirSync(join(root, "customers")).filter((name) =>
            readFileSync(join(root, "customers", name), "utf8").includes(`region: ${place}\n`),
          );
          expect(found).toEqual(files.map((name) => name.slice(0, -5)).sort());
        }
      }),
      { numRuns: 40 },
    );
  });
});
