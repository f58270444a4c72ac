import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { verb as closeVerb } from "../../src/commands/close.ts";
import { verb as reopenVerb } from "../../src/commands/reopen.ts";
import { verb as overdue } from "../../src/commands/report/overdue.ts";
import type { Change } from "../../src/law/change.ts";
import { RoundsError } from "../../src/law/errors.ts";
import type { AnyStored } from "../../src/law/noun.ts";
import { standing } from "../../src/law/reversal.ts";
import { say } from "../../src/law/words.ts";
import { call } from "../../src/nouns/call/call.ts";
import { takeBack } from "../../src/nouns/generic/reverse.ts";
import { type Invoice, invoice } from "../../src/nouns/invoice/invoice.ts";
import { openMinor } from "../../src/nouns/invoice/rules.ts";
import { move } from "../../src/nouns/move/move.ts";
import { verb as stockLedger } from "../../src/nouns/move/verbs/ledger.ts";
import { verb as stockShow } from "../../src/nouns/move/verbs/show.ts";
import { order } from "../../src/nouns/order/order.ts";
import { type Payment, payment } from "../../src/nouns/payment/payment.ts";
import { visit } from "../../src/nouns/visit/visit.ts";
import type { TableView } from "../../src/print/view.ts";
import { writeRecord, writeText } from "./book-support.ts";
import { contextOf, dayOf, months, openBook, runVerb, type Story, writeStory } from "./story.ts";
import { temporaryFolder } from "./support.ts";

const close = (root: string, month: string) => runVerb(root, closeVerb, { month });
const reopen = (root: string, month: string) => runVerb(root, reopenVerb, { month, why: "a test" });

const last = months.length * 20 - 1;
const at = fc.integer({ min: 0, max: last });
const few = fc.integer({ min: 0, max: 2 });
const story: fc.Arbitrary<Story> = fc.record({
  moves: fc.array(
    fc.record({
      at,
      product: few,
      quantity: fc.integer({ min: -9, max: 20 }).filter((n) => n !== 0),
      price: fc.boolean(),
    }),
    { maxLength: 30 },
  ),
  invoices: fc.array(fc.record({ at, customer: few, amount: fc.integer({ min: 1, max: 900 }) }), {
    minLength: 1,
    maxLength: 12,
  }),
  payments: fc.array(
    fc.record({
      at,
      invoice: at,
      share: fc.constantFrom(1, 1, 0.5),
      over: fc.constantFrom(0, 7),
      ahead: fc.boolean(),
      back: fc.option(at, { nil: undefined }),
    }),
    { maxLength: 14 },
  ),
  calls: fc.array(fc.record({ at, customer: few, reached: fc.boolean() }), { maxLength: 8 }),
  visits: fc.array(fc.record({ at, customer: few }), { maxLength: 6 }),
});

const sumsOf = [
  [move, "stock"],
  [payment, "settled"],
  [payment, "credit"],
  [payment, "cash"],
] as const;
const latestOf = [
  [visit, "visit"],
  [call, "call"],
  [payment, "creditPaper"],
] as const;

function plain(map: ReadonlyMap<string, unknown>): Record<string, unknown> {
  return Object.fromEntries([...map].filter(([, value]) => value !== 0).sort());
}

/** All that a book says about its balances and papers, whatever of it is closed. */
async function answers(root: string, days: readonly string[]): Promise<unknown> {
  const book = openBook(root);
  const invoices = await book.all(invoice);
  const settled = await book.sums(payment, "settled");
  const { digits } = book;
  const owing = (list: readonly Invoice[]): string[] =>
    list.filter((one) => openMinor(one, { settled, digits }) !== 0).map(({ id }) => id);
  const sums: unknown[] = [];
  for (const [noun, name] of sumsOf) {
    const all = await book.sums(noun, name);
    // A key whose paper is bound is not iterated, but must be answered all the same.
    sums.push(name === "settled" ? invoices.map(({ id }) => [id, all.get(id) ?? 0]) : plain(all));
    for (const day of days)
      if (noun !== payment) sums.push(plain(await book.sumsAt(noun, name, day)));
  }
  const latest: unknown[] = [];
  for (const [noun, name] of latestOf) latest.push(plain(await book.latest(noun, name)));
  const between = await book.between(invoice, { from: days[0] ?? "", to: days[1] ?? "" });
  const one = invoices[0];
  const reports: unknown[] = [];
  for (const at of [undefined, ...days, "2026-11-01"]) {
    for (const by of ["invoice", "customer"]) {
      const { rows, totals } = (await overdue.run(contextOf(book), {
        at,
        by,
      } as never)) as TableView;
      // Under which of several payments a credit is told is not carried on for every day.
      const plainRows = rows.map((row) =>
        row.bucket === "credit" ? { ...row, id: "", date: "" } : row,
      );
      reports.push(plainRows, totals);
    }
    const shown = (await stockShow.run(contextOf(book), { at } as never)) as TableView;
    reports.push(shown.rows);
  }
  const [from = "", to = ""] = days;
  const ledger = { period: `${from}..${to}` };
  const { rows } = (await stockLedger.run(contextOf(book), ledger as never)) as TableView;
  reports.push(rows);
  return {
    reports,
    sums,
    latest,
    invoices,
    between,
    visits: await book.all(visit),
    owing: owing(invoices),
    owingOfLive: owing(await book.live(invoice)),
    first: one && (await book.maybe(invoice, one.id)),
    where: await book.where(invoice, "customer", "c1"),
    problems: book.problems,
  };
}

/** All files that a person could have written, by path. */
function recordFiles(root: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const path of readdirSync(root, { recursive: true, encoding: "utf8" })) {
    if (/^(\.rounds|changes)/.test(path) || statSync(join(root, path)).isDirectory()) continue;
    files[path] = readFileSync(join(root, path), "utf8");
  }
  return files;
}

describe("balances are the last closing and what came after", () => {
  test("whatever is closed, every answer is as if nothing were", async () => {
    const closed = fc.subarray(months.slice(0, -1), { minLength: 1 });
    const days = fc.tuple(at, at).map((two) => two.sort((a, b) => a - b).map(dayOf));
    await fc.assert(
      fc.asyncProperty(story, closed, days, async (told, which, asked) => {
        const root = temporaryFolder();
        writeStory(root, told);
        const before = await answers(root, asked);
        for (const month of which) await close(root, month);
        expect(await answers(root, asked)).toEqual(before);
        rmSync(root, { recursive: true });
      }),
      { numRuns: 25 },
    );
  });

  test("also when payments of closed months are taken back afterwards", async () => {
    await fc.assert(
      fc.asyncProperty(story, fc.constantFrom(...months.slice(0, -1)), async (told, month) => {
        const [one, two] = [temporaryFolder(), temporaryFolder()];
        writeStory(one, told);
        cpSync(one, two, { recursive: true });
        await close(two, month);
        for (const root of [one, two]) {
          const book = openBook(root);
          const [first] = standing((await book.all(payment)) as readonly Payment[]);
          if (!first) return;
          await book.change(async () => {
            const back = await takeBack(payment, first as AnyStored, { book });
            const entry = { ...back.entry, date: "2026-11-22", id: "PY261122Z-lan" };
            return { steps: [{ ...back, entry }], receipt: say("back", "冲销") };
          });
        }
        const asked = ["2026-07-04", "2026-09-30"];
        expect(await answers(two, asked)).toEqual(await answers(one, asked));
        for (const later of months.slice(0, -1).filter((each) => each > month)) {
          await close(two, later);
        }
        expect(await answers(two, asked)).toEqual(await answers(one, asked));
        rmSync(one, { recursive: true });
        rmSync(two, { recursive: true });
      }),
      { numRuns: 15 },
    );
  });

  test("month by month or all at once, the closings say the same", async () => {
    await fc.assert(
      fc.asyncProperty(story, async (told) => {
        const [one, two] = [temporaryFolder(), temporaryFolder()];
        writeStory(one, told);
        cpSync(one, two, { recursive: true });
        for (const month of months.slice(0, -1)) {
          try {
            await close(one, month);
          } catch (error) {
            // A month before the first paper has nothing to close: it was closed with it.
            if (!(error instanceof RoundsError)) throw error;
          }
        }
        await close(two, "2026-10");
        const last = (root: string) => openBook(root).closing("2026-10");
        for (const section of ["stock", "receivables", "open", "cash", "contacts"]) {
          expect(last(one).rows(section)).toEqual(last(two).rows(section));
        }
      }),
      { numRuns: 10 },
    );
  });
});

describe("a closed month", () => {
  const told: Story = {
    moves: [{ at: 81, product: 0, quantity: 20, price: true }],
    invoices: [
      { at: 82, customer: 0, amount: 100 },
      { at: 83, customer: 1, amount: 50 },
    ],
    payments: [{ at: 90, invoice: 0, share: 1, over: 0 }],
    calls: [],
    visits: [{ at: 85, customer: 0 }],
  };

  test("is reopened to the very bytes that were there, comments and all", async () => {
    const root = temporaryFolder();
    writeStory(root, told);
    const [name = ""] = readdirSync(join(root, "visits/2026-10"));
    const path = join(root, "visits/2026-10", name);
    writeFileSync(path, `# by hand\ndate:   2026-10-06\ncustomer: "c0"\nmine: 7\n`);
    const before = recordFiles(root);
    await close(root, "2026-10");
    expect(statSync(path, { throwIfNoEntry: false })).toBeUndefined();
    expect((await openBook(root).all(visit)).map(({ date }) => date)).toEqual(["2026-10-06"]);
    await reopen(root, "2026-10");
    expect(recordFiles(root)).toEqual(before);
  });

  test("takes no more entries, papers or changes", async () => {
    const root = temporaryFolder();
    writeStory(root, told);
    await close(root, "2026-10");
    const book = openBook(root);
    const [bound] = (await book.all(invoice)) as readonly Invoice[];
    const receipt = say("late", "补记");
    const entry = { kind: "in", product: "p0", warehouse: "main", quantity: "1" };
    const refused = [
      { do: "append", noun: move, entry: { id: "MV261030A-lan", date: "2026-10-30", ...entry } },
      {
        do: "create",
        noun: order,
        record: { id: "SO261030A-lan", customer: "c0", date: "2026-10-30", lines: [] },
      },
      { do: "set", noun: invoice, id: bound?.id, fields: { notes: "x" } },
      { do: "remove", noun: invoice, id: "IV261004A-lan" },
    ];
    const before = recordFiles(root);
    for (const step of refused) {
      const late = { steps: [step], receipt } as unknown as Change;
      await expect(openBook(root).change(async () => late)).rejects.toMatchObject({
        code: "refused",
      });
    }
    expect(recordFiles(root)).toEqual(before);
  });

  test("is not closed while a paper of it is unfinished, and says which", async () => {
    const root = temporaryFolder();
    writeStory(root, told);
    writeRecord(root, order, {
      id: "SO261020A-lan",
      customer: "c0",
      date: "2026-10-20",
      lines: [{ product: "p0", quantity: "1", price: "2" }],
    });
    writeRecord(root, visit, { id: "VS261021A-lan", customer: "c0", planned: "2026-10-21" });
    await expect(close(root, "2026-10")).rejects.toThrow(
      /SO261020A-lan[\s\S]*VS261021A-lan|VS261021A-lan[\s\S]*SO261020A-lan/,
    );
    await close(root, "2026-09").catch((error: unknown) => expect(error).toBeUndefined());
  });

  test("is over, and is closed once", async () => {
    const root = temporaryFolder();
    writeStory(root, told);
    await expect(close(root, "2026-11")).rejects.toThrow("not over");
    await close(root, "2026-10");
    await expect(close(root, "2026-10")).rejects.toThrow("already");
  });

  test("is reopened from the last one back, by whoever has the role", async () => {
    const root = temporaryFolder();
    writeStory(root, told);
    writeText(join(root, "staff/lan.yaml"), "name: Lan\nrole: sales\n");
    writeText(join(root, "staff/kim.yaml"), "name: Kim\nrole: bookkeeper\n");
    await close(root, "2026-10");
    await expect(reopen(root, "2026-09")).rejects.toMatchObject({ code: "not-found" });
    await expect(reopen(root, "2026-10")).rejects.toThrow("bookkeeper");
    writeText(join(root, "staff/lan.yaml"), "name: Lan\nrole: director\n");
    await reopen(root, "2026-10");
    expect(openBook(root).closedMonths).toEqual([]);
  });
});
