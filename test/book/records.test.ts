import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { AnyStored } from "../../src/law/noun.ts";
import { customer } from "../../src/nouns/customer/customer.ts";
import { order } from "../../src/nouns/order/order.ts";
import {
  bookWith,
  cache,
  change,
  openBook,
  removeFile,
  writeRecord,
  writeText,
} from "./book-support.ts";

const jin = { id: "jinhong", name: "金虹商行", phone: "0571-88001234" };
const bon = { id: "bon-app", name: "Bon app'", code: "0012" };
const names = (records: readonly AnyStored[]) => records.map(({ name }) => name);

/** What one command reads, leaving its caches to the next. */
async function all(root: string): Promise<readonly AnyStored[]> {
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
    cache(root, "customers.jsonl", (text) => text.replace("Bon app'", "from the cache"));
    expect(names(await all(root))).toEqual(["from the cache", "金虹商行"]);
    expect((await openBook(root).get(customer, "bon-app")).name).toBe("from the cache");
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
    for (const header of ['["another",2]', '["source",0]', "", "[]"]) {
      cache(root, "customers.jsonl", (text) =>
        text.replace(/^.*\n/, `${header}\n`).replace("Bon app'", "from the cache"),
      );
      expect((await openBook(root).get(customer, "bon-app")).name).toBe("Bon app'");
      expect(names(await all(root))).toEqual(["Bon app'", "金虹商行"]);
    }
  });

  test("that is torn is made again, once, and does not grow", async () => {
    const root = bookWith(customer, [jin, bon]);
    await all(root);
    const whole = cache(root, "customers.jsonl", (text) => `${text}["customers/x.yaml","1:2`);
    expect(await all(root)).toEqual([bon, jin]);
    for (let command = 0; command < 3; command++) await all(root);
    expect(cache(root, "customers.jsonl")).toBe(whole);
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
    cache(root, "customers.jsonl", (text) => text.replace("杭州", "from the cache"));
    expect((await all(root))[1]?.city).toBe("from the cache");
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
});
