import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runChecks } from "../../../src/commands/checking.ts";
import { verb as closeVerb } from "../../../src/commands/close.ts";
import { verb as overdue } from "../../../src/commands/report/overdue.ts";
import { verb as undoVerb } from "../../../src/commands/undo.ts";
import type { CheckName } from "../../../src/law/findings.ts";
import { checks } from "../../../src/law/findings.ts";
import { redirect } from "../../../src/law/redirects.ts";
import { call } from "../../../src/nouns/call/call.ts";
import { type Customer, customer } from "../../../src/nouns/customer/customer.ts";
import { changedFields, mergedFields } from "../../../src/nouns/customer/merging.ts";
import { verb as mergeVerb } from "../../../src/nouns/customer/verbs/merge.ts";
import { historyVerb } from "../../../src/nouns/generic/history.ts";
import { invoice } from "../../../src/nouns/invoice/invoice.ts";
import { payment } from "../../../src/nouns/payment/payment.ts";
import { visit } from "../../../src/nouns/visit/visit.ts";
import type { TableView } from "../../../src/print/view.ts";
import { contextOf, months, openBook, runVerb, type Story, writeStory } from "../../book/story.ts";
import { temporaryFolder } from "../../book/support.ts";

const merge = (root: string, which: string, other: string) =>
  runVerb(root, mergeVerb, { which, other });

const at = fc.integer({ min: 0, max: months.length * 20 - 1 });
const few = fc.integer({ min: 0, max: 2 });
const story: fc.Arbitrary<Story> = fc.record({
  moves: fc.constant([]),
  invoices: fc.array(fc.record({ at, customer: few, amount: fc.integer({ min: 1, max: 900 }) }), {
    minLength: 1,
    maxLength: 10,
  }),
  payments: fc.array(
    fc.record({
      at,
      invoice: at,
      share: fc.constantFrom(1, 0.5),
      over: fc.constantFrom(0, 7),
      back: fc.option(at, { nil: undefined }),
    }),
    { maxLength: 8 },
  ),
  calls: fc.array(fc.record({ at, customer: few, reached: fc.boolean() }), { maxLength: 6 }),
  visits: fc.array(fc.record({ at, customer: few }), { maxLength: 6 }),
});

/** The story as it would have gone had two customers been one from the first day. */
function asOne(told: Story, from: number, to: number): Story {
  const who = <T extends { readonly customer: number }>(list: readonly T[]): T[] =>
    list.map((one) => (one.customer === from ? { ...one, customer: to } : one));
  const { invoices, calls, visits } = told;
  return { ...told, invoices: who(invoices), calls: who(calls), visits: who(visits) };
}

function sorted(map: ReadonlyMap<string, unknown>): unknown[] {
  return [...map].filter(([, value]) => value !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** All that a book says of some customers and of what they owe, whatever of it is closed. */
async function answers(root: string, ids: readonly string[]): Promise<unknown> {
  const book = openBook(root);
  const about: unknown[] = [];
  for (const id of ids) {
    const found = [];
    for (const noun of [invoice, payment, call, visit]) {
      found.push((await book.where(noun, "customer", id)).map((one) => one.id).sort());
    }
    about.push(found);
  }
  const { rows } = (await overdue.run(contextOf(book), { by: "customer" } as never)) as TableView;
  return {
    about,
    credit: sorted(await book.sums(payment, "credit")),
    before: sorted(await book.sumsAt(payment, "credit", "2026-09-10")),
    visited: sorted(await book.latest(visit, "visit")),
    called: sorted(await book.latest(call, "call")),
    named: (await book.all(invoice)).map((one) => one.customer),
    between: (await book.between(call, { from: "2026-08-01", to: "2026-10-31" })).map(
      (one) => one.customer,
    ),
    rows: rows.map(({ customer: _, ...row }) => row),
    problems: book.problems,
  };
}

/** All files that a person could have written, by path. */
function files(root: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const path of readdirSync(root, { recursive: true, encoding: "utf8" })) {
    if (/^(\.rounds|changes)/.test(path) || statSync(join(root, path)).isDirectory()) continue;
    found[path] = readFileSync(join(root, path), "utf8");
  }
  return found;
}

async function findings(root: string): Promise<readonly string[]> {
  const names = new Set(Object.keys(checks) as CheckName[]);
  names.delete("format");
  const found = await runChecks(contextOf(openBook(root)), names);
  return found.map(({ code, where }) => `${code} ${where.file}`);
}

describe("R-CUS-33: two customers become one", () => {
  test("all is as if they had always been one, months closed before and after, and can be undone", async () => {
    await fc.assert(
      fc.asyncProperty(story, fc.subarray([0, 1, 2, 3]), async (told, closed) => {
        const [root, one] = [temporaryFolder(), temporaryFolder()];
        writeStory(root, told);
        writeStory(one, asOne(told, 1, 0));
        const last = closed.length > 0 ? months[Math.max(...closed)] : undefined;
        if (last !== undefined) await runVerb(root, closeVerb, { month: last });
        const before = files(root);
        await merge(root, "c0", "c1");
        const merged = await answers(root, ["c0", "c2"]);
        expect(merged).toEqual(await answers(one, ["c0", "c2"]));
        expect(await findings(root)).toEqual([]);
        await runVerb(root, undoVerb, {});
        expect(files(root)).toEqual(before);
        await merge(root, "c0", "c1");
        await runVerb(root, closeVerb, { month: "2026-10" });
        expect(await answers(root, ["c0", "c2"])).toEqual(merged);
        expect(await findings(root)).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  test("who was merged before is found at the end of the chain, whichever way it was made", async () => {
    const told: Story = {
      moves: [],
      invoices: [{ at: 3, customer: 0, amount: 10 }],
      payments: [],
      calls: [0, 1, 2].map((who) => ({ at: 10 + who, customer: who, reached: true })),
      visits: [{ at: 5, customer: 0 }],
    };
    for (const steps of [
      [
        ["c1", "c0"],
        ["c2", "c1"],
      ],
      [
        ["c2", "c1"],
        ["c2", "c0"],
      ],
    ] as const) {
      const root = temporaryFolder();
      writeStory(root, told);
      for (const [kept, other] of steps) await merge(root, kept, other);
      const book = openBook(root);
      expect((await book.get(customer, "c0")).id).toBe("c2");
      expect((await book.find(customer, "c1")).map(({ record }) => record.id)).toEqual(["c2"]);
      expect((await book.find(customer, "blue door")).map(({ record }) => record.id)).toEqual([
        "c2",
      ]);
      expect(await book.where(call, "customer", "c2")).toHaveLength(3);
      expect(await book.where(call, "customer", "c0")).toHaveLength(3);
      expect((await book.live(visit)).map((one) => one.customer)).toEqual(["c2"]);
      expect((await book.get(customer, "c2")).aliases).toEqual(["Red Gate", "Blue Door"]);
      expect(await findings(root)).toEqual([]);
      const history = (await historyVerb(customer).run(contextOf(book), {
        which: "c0",
      } as never)) as TableView;
      expect(history.rows.map((row) => `${row.did} ${row.noun} ${row.id}`)).toEqual(
        expect.arrayContaining(["remove customer c0", "create redirect c0"]),
      );
    }
  });

  test("an old id is not given again, and a circle of redirects leads nowhere", async () => {
    const root = temporaryFolder();
    writeStory(root, { moves: [], invoices: [], payments: [], calls: [], visits: [] });
    await merge(root, "c0", "c1");
    const book = openBook(root);
    await book.change(async () => {
      const id = await book.newId(customer, { name: "C1" });
      expect(id).toBe("c1-2");
      const steps = [{ do: "set", noun: redirect, id: "c1", fields: { into: "c1" } }] as const;
      return { steps, receipt: { en: "", zh: "" } };
    });
    expect(await openBook(root).maybe(customer, "c1")).toBeUndefined();
  });
});

describe("R-CUS-33: what is kept, field by field", () => {
  const mine: Customer = {
    id: "a",
    name: "Blue Door",
    grade: "B",
    added: "2026-05-01",
    tags: ["tea"],
    notes: "pays late",
    contacts: [{ name: "Ann", title: "buyer" }],
  };
  const theirs: Customer = {
    id: "b",
    name: "Blue Door Ltd",
    aliases: ["BD"],
    grade: "A",
    phone: "0571-1",
    added: "2026-03-01",
    tags: ["tea", "cups"],
    notes: "moved",
    contacts: [{ name: "ann", mobile: "138" }, { name: "Bo" }],
  };
  const kept = (take: readonly string[] = []) =>
    changedFields(mergedFields(mine, theirs, new Set(take)));

  test("what the first says counts, empty fields are filled, lists and notes are those of both", () => {
    expect(kept()).toEqual({
      aliases: ["Blue Door Ltd", "BD"],
      phone: "0571-1",
      added: "2026-03-01",
      tags: ["tea", "cups"],
      notes: "pays late\nmoved",
      contacts: [{ name: "Ann", title: "buyer", mobile: "138" }, { name: "Bo" }],
    });
  });

  test("fields may be kept as the other one has them, the name too", () => {
    expect(kept(["grade", "name"])).toMatchObject({
      name: "Blue Door Ltd",
      grade: "A",
      aliases: ["Blue Door", "BD"],
    });
  });

  test("merged with itself a customer stays as it is", () => {
    expect(changedFields(mergedFields(mine, mine, new Set()))).toEqual({});
  });

  test("only where both say something else there is something to choose", () => {
    const choices = mergedFields(mine, theirs, new Set()).filter(({ isChoice }) => isChoice);
    expect(choices.map(({ key }) => key)).toEqual(["name", "grade"]);
  });
});
