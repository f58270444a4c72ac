import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Book } from "../../src/book/book.ts";
import { Held } from "../../src/book/held.ts";
import type { Change, Step } from "../../src/law/change.ts";
import { say } from "../../src/law/words.ts";
import { call } from "../../src/nouns/call/call.ts";
import { customer } from "../../src/nouns/customer/customer.ts";
import { move } from "../../src/nouns/move/move.ts";
import { order } from "../../src/nouns/order/order.ts";
import { openBook } from "./book-support.ts";
import { filesOf, makeBook, stateOf, temporaryFolder } from "./support.ts";
import "../chance.ts";

const day = "2026-11-22";
const start = {
  "rounds.yaml": "format: 1\nname: Juniper\ncurrency: CNY\n",
  "customers/red.yaml": "name: Red\nphones: [13800000001]\n",
  "customers/blue.yaml": "name: Blue\n",
  "moves/2026-11.iwan.jsonl": `{"id":"MV261101A-iwan","date":"2026-11-01","product":"tea","warehouse":"main","kind":"in","quantity":"7"}\n`,
};

const many = Object.fromEntries(
  Array.from({ length: 110 }, (_, n) => [`customers/firm-${n}.yaml`, `name: Firm ${n}\n`]),
);

interface Deed {
  readonly do: "add" | "rename" | "remove" | "order" | "move" | "call";
  readonly which: number;
}

const deeds = fc.array(
  fc.record({
    do: fc.constantFrom<Deed["do"]>("add", "rename", "remove", "order", "move", "call"),
    which: fc.nat({ max: 5 }),
  }),
  { minLength: 1, maxLength: 12 },
);

/** A change that a verb might decide, by what the book says. */
async function decided(book: Book, { do: what, which }: Deed): Promise<Change> {
  const all = await book.all(customer);
  const id = all[which % Math.max(1, all.length)]?.id ?? "nobody";
  const steps = async (): Promise<Step[]> => {
    if (what === "add") {
      const name = `New ${which}`;
      const made = { id: await book.newId(customer, { name }), name };
      return [{ do: "create", noun: customer, record: made }];
    }
    if (what === "rename") {
      return [{ do: "set", noun: customer, id, fields: { name: `Name ${which}` } }];
    }
    if (what === "remove") return [{ do: "remove", noun: customer, id }];
    if (what === "order") {
      const values = {
        customer: id,
        date: day,
        lines: [{ product: "tea", quantity: "1", price: "2" }],
      };
      return [
        { do: "create", noun: order, record: { id: await book.newId(order, values), ...values } },
      ];
    }
    if (what === "move") {
      const values = { date: day, product: "tea", warehouse: "main", kind: "in", quantity: "2" };
      return [
        { do: "append", noun: move, entry: { id: await book.newId(move, values), ...values } },
      ];
    }
    const values = { date: day, customer: id, result: "reached" };
    return [{ do: "append", noun: call, entry: { id: await book.newId(call, values), ...values } }];
  };
  return { steps: await steps(), receipt: say("done", "已完成") };
}

/** All that a book tells, in the ways in which verbs ask. */
async function toldBy(book: Book): Promise<unknown> {
  const sums = await book.sums(move, "stock");
  const brief = await book.brief({
    noun: customer,
    name: "names",
    of: ({ id, name }) => ({ id, name }),
  });
  return {
    customers: await book.all(customer),
    red: await book.maybe(customer, "red"),
    some: [...(await book.some(customer, ["red", "new-1", "blue"]))],
    found: (await book.find(customer, "Name 1")).map(({ record, by }) => [record.id, by]),
    brief,
    mentioned: (await book.mentioning(customer, "Name")).map(({ id }) => id),
    orders: await book.where(order, "customer", "red"),
    calls: await book.liveWhere(call, "customer", "blue"),
    moves: await book.between(move, { from: "2026-11-01", to: "2026-11-30" }),
    stock: [...sums],
    paths: [customer, order, move].flatMap((noun) => book.paths(noun)),
    text: book.textIfAny("customers/red.yaml"),
  };
}

describe("changes that are held back", () => {
  test.each([
    ["few files", {}, 15],
    ["many files, of which much is remembered", many, 3],
  ])(
    "are read as made, and written as they would be one by one: %s",
    async (_, more, numRuns) => {
      await fc.assert(
        fc.asyncProperty(deeds, async (all) => {
          const folders = [0, 1].map(() => makeBook(temporaryFolder(), { ...start, ...more }));
          const [alone, together] = folders;
          for (const folder of folders) {
            const reading = openBook(folder);
            await toldBy(reading);
            reading.keepCaches();
          }
          const held = openBook(together as string);
          held.hold();
          for (const deed of all) {
            const single = openBook(alone as string);
            const [one, other] = await Promise.all(
              [single, held].map((book) =>
                book
                  .change(() => decided(book, deed))
                  .then(
                    () => "done",
                    (error: Error) => error.message,
                  ),
              ),
            );
            expect(other).toBe(one);
            expect(await toldBy(held)).toEqual(await toldBy(openBook(alone as string)));
          }
          held.land();
          expect(filesOf(together as string)).toEqual(filesOf(alone as string));
          const after = await toldBy(openBook(together as string));
          expect(after).toEqual(await toldBy(openBook(alone as string)));
          expect(await toldBy(held)).toEqual(after);
        }),
        { numRuns },
      );
    },
    60_000,
  );

  test("nothing of them is on disk before, nobody else writes, and all of it is there after", async () => {
    const root = makeBook(temporaryFolder(), start);
    const held = openBook(root);
    held.hold();
    await held.change(() => decided(held, { do: "order", which: 0 }));
    await held.change(() => decided(held, { do: "move", which: 0 }));
    expect(filesOf(root)).toEqual(start);
    expect(stateOf(root)).toContain("lock");
    held.land();
    expect((await openBook(root).sums(move, "stock")).get("tea|main")).toBe(9_000_000);
    expect(stateOf(root)).not.toContain("lock");
  });

  test("a file that somebody changed meanwhile: all of it is refused, and the lock given back", async () => {
    const root = makeBook(temporaryFolder(), start);
    const held = openBook(root);
    held.hold();
    await held.change(() => decided(held, { do: "move", which: 0 }));
    await held.change(() => decided(held, { do: "rename", which: 1 }));
    const path = join(root, "customers/red.yaml");
    writeFileSync(path, `${readFileSync(path, "utf8")}notes: by hand\n`);
    const before = filesOf(root);
    expect(() => held.land()).toThrow(expect.objectContaining({ code: "changed-on-disk" }));
    expect(filesOf(root)).toEqual(before);
    const next = openBook(root);
    await next.change(() => decided(next, { do: "move", which: 0 }));
  });

  test("a file made and removed again is not written at all; one removed and made is written", () => {
    const held = new Held();
    const none = (): string => "";
    const made = { kind: "write", path: "a", content: "1\n", before: undefined } as const;
    expect(held.take([made], none)).toBe(true);
    const [one] = held.operations();
    expect(one).toEqual(made);
    const before = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b";
    expect(() => held.take([{ kind: "remove", path: "a", before }], none)).toThrow("held back");
    expect(held.take([{ kind: "append", path: "b", content: "x\n" }], () => "torn")).toBe(true);
    expect(held.textOf("b")).toBe("torn\nx\n");
    expect(held.take([{ kind: "append", path: "b", content: "y\n" }], none)).toBe(true);
    expect(held.bytesOf("b")?.toString()).toBe("torn\nx\ny\n");
    expect(held.operations().at(-1)).toEqual({ kind: "append", path: "b", content: "x\ny\n" });
    expect(held.take([{ kind: "write", path: "b", content: "", before: undefined }], none)).toBe(
      false,
    );
  });
});
