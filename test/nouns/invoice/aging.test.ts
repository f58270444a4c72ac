import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/law/dates.ts";
import { fromMinor, toMinor } from "../../../src/law/money.ts";
import {
  agedLines,
  bucketOf,
  type Owed,
  type Paid,
  paidUpTo,
  scaleOf,
  usualScale,
} from "../../../src/nouns/invoice/aging.ts";
import { agingBy } from "../../../src/nouns/invoice/aging-report.ts";
import {
  agingByInvoice,
  overdueByCustomer,
  overdueByInvoice,
} from "../../../src/nouns/invoice/reports.ts";

const asOf = "2025-06-30";

describe("buckets by due date: 4.1 as of 2025-06-30, exactly at 0, 1, 30, 31, 60, 61, 90, 91 days (R-RPT-16)", () => {
  test.each([
    ["2025-07-01", "notDue"],
    ["2025-06-30", "notDue"],
    ["2025-06-29", "overdue30"],
    ["2025-05-31", "overdue30"],
    ["2025-05-30", "overdue60"],
    ["2025-05-01", "overdue60"],
    ["2025-04-30", "overdue90"],
    ["2025-04-01", "overdue90"],
    ["2025-03-31", "overdueMore"],
  ])("due %s is %s as of 2025-06-30", (due, bucket) => {
    expect(bucketOf(due, asOf)).toBe(bucket);
  });
});

describe("buckets of the team's choice", () => {
  test.each([
    ["2025-06-30", "age15", "notDue"],
    ["2025-06-15", "age15", "overdue15"],
    ["2025-06-14", "age45", "overdue45"],
    ["2025-05-16", "age45", "overdue45"],
    ["2025-05-15", "ageMore", "overdueMore"],
  ])("of 15 and 45 days: %s is %s by invoice date and %s by due date", (day, age, late) => {
    expect(bucketOf(day, asOf, scaleOf([15, 45], "invoice"))).toBe(age);
    expect(bucketOf(day, asOf, scaleOf([15, 45]))).toBe(late);
  });

  test("columns say where they begin and end; by invoice date nothing is left before them", () => {
    const labels = (...told: Parameters<typeof scaleOf>) =>
      scaleOf(...told).buckets.map(({ label }) => label.en);
    expect(labels([15, 45])).toEqual(["Not due", "1-15 days", "16-45 days", "Over 45 days"]);
    expect(labels([30], "invoice")).toEqual(["0-30 days", "Over 30 days"]);
  });
});

function invoice(id: string, amount: string, more: Partial<Owed> = {}): Owed {
  return { id, customer: "quick", date: "2025-05-01", due: "2025-05-31", amount, ...more };
}

function payment(date: string, amount: string, invoices: Record<string, string> = {}): Paid {
  const allocations = Object.entries(invoices).map(([one, part]) => ({
    invoice: one,
    amount: part,
  }));
  return { id: `PY-${date}`, customer: "quick", date, amount, allocations };
}

describe("what was paid up to a day", () => {
  const facts = {
    invoices: [invoice("a", "100.00"), invoice("b", "50.00", { date: "2025-07-02" })],
    asOf,
    digits: 2,
  };

  test("a payment of the day counts, one of the next day does not", () => {
    const payments = [
      payment("2025-06-30", "30.00", { a: "30.00" }),
      payment("2025-07-01", "70.00", { a: "70.00" }),
    ];
    expect(paidUpTo(payments, facts).settled.get("a")).toBe(3000);
  });

  test("money for an invoice that was not written yet is credit of that day", () => {
    const paid = paidUpTo([payment("2025-06-30", "60.00", { a: "10.00", b: "50.00" })], facts);
    expect([paid.settled.get("b"), paid.credit.get("quick"), paid.receivedMinor]).toEqual([
      undefined,
      5000,
      6000,
    ]);
  });

  test("a payment taken back settles nothing", () => {
    const back = payment("2025-06-30", "-30.00", { a: "-30.00" });
    const { settled, credit } = paidUpTo(
      [payment("2025-06-29", "30.00", { a: "30.00" }), back],
      facts,
    );
    const lines = agedLines(facts.invoices, { settled, asOf, digits: 2 });
    expect(lines).toMatchObject([{ openMinor: 10000, daysOverdue: 30, bucket: "overdue30" }]);
    expect(credit.size).toBe(0);
  });

  test("an overpaid invoice is credit, not a negative bucket", () => {
    const { settled } = paidUpTo([payment("2025-06-01", "120.00", { a: "120.00" })], facts);
    expect(agedLines(facts.invoices, { settled, asOf, digits: 2 })).toMatchObject([
      { openMinor: -2000, daysOverdue: 0, bucket: "credit" },
    ]);
  });
});

describe("an invoice in instalments", () => {
  const instalments = [
    { due: "2025-05-31", amount: "40.00" },
    { due: "2025-06-30", amount: "30.00" },
    { due: "2025-07-31", amount: "30.00" },
  ];
  const parts = (settledMinor: number) =>
    agedLines([invoice("a", "100.00", { due: "2025-07-31", instalments })], {
      settled: new Map([["a", settledMinor]]),
      asOf,
      digits: 2,
    }).map(({ due, openMinor, daysOverdue, bucket }) => [due, openMinor, daysOverdue, bucket]);

  test("each part is as old as its own due date, and money settles the earliest first", () => {
    expect(parts(1000)).toEqual([
      ["2025-05-31", 3000, 30, "overdue30"],
      ["2025-06-30", 3000, 0, "notDue"],
      ["2025-07-31", 3000, 0, "notDue"],
    ]);
    expect(parts(5000)).toEqual([
      ["2025-06-30", 2000, 0, "notDue"],
      ["2025-07-31", 3000, 0, "notDue"],
    ]);
    expect(parts(11_000)).toEqual([["2025-07-31", -1000, 0, "credit"]]);
  });
});

const day = fc.integer({ min: 0, max: 300 }).map((days) => addDays("2024-12-01", days));
const customers = ["ana", "bo", "chen"];
const invoices = fc.array(
  fc.record({
    customer: fc.constantFrom(...customers),
    date: day,
    days: fc.integer({ min: 0, max: 90 }),
    minor: fc.integer({ min: -5000, max: 500_000 }),
    owner: fc.constantFrom(undefined, "iwan", "lan"),
    settlement: fc.constantFrom(undefined, "cash", "monthly"),
    /** What of it, in percent, is due so many days before the rest. */
    first: fc.option(fc.record({ percent: fc.nat(100), days: fc.nat(60) })),
  }),
  { maxLength: 20 },
);
const payments = fc.array(
  fc.record({
    customer: fc.constantFrom(...customers),
    date: day,
    minor: fc.integer({ min: -3000, max: 300_000 }),
    beside: fc.constantFrom(0, 0, 250, -40),
    parts: fc.array(fc.tuple(fc.nat(25), fc.integer({ min: -1000, max: 100_000 })), {
      maxLength: 3,
    }),
  }),
  { maxLength: 20 },
);

const book = fc
  .tuple(invoices, payments, day, fc.constantFrom("due" as const, "invoice" as const))
  .map(([written, paid, at, basis]) => ({
    invoices: written.map(({ customer, date, days, minor, owner, settlement, first }, index) => ({
      ...{ id: `IV${index}`, customer, owner, settlement, date },
      due: addDays(date, days),
      amount: fromMinor(minor, 2),
      instalments: instalmentsOf(minor, { date, days, first }),
    })),
    payments: paid.map(
      ({ customer, date, minor, beside, parts }, index): Paid => ({
        id: `PY${index}`,
        customer,
        date,
        amount: fromMinor(minor, 2),
        writtenOff: beside === 0 ? undefined : fromMinor(beside, 2),
        // Some name invoices that are not there.
        allocations: parts.map(([one, part]) => ({
          invoice: `IV${one}`,
          amount: fromMinor(part, 2),
        })),
      }),
    ),
    asOf: at,
    digits: 2,
    calls: new Map<string, string>(),
    debtors: new Map([["ana", { owner: "iwan", region: "north", settlement: "transfer" }]]),
    scale: scaleOf(undefined, basis),
  }));

function instalmentsOf(
  minor: number,
  {
    date,
    days,
    first,
  }: { date: string; days: number; first: { percent: number; days: number } | null },
) {
  if (first === null || minor <= 0) return undefined;
  const part = Math.floor((minor * first.percent) / 100);
  return [
    { due: addDays(date, Math.min(first.days, days)), amount: fromMinor(part, 2) },
    { due: addDays(date, days), amount: fromMinor(minor - part, 2) },
  ];
}

describe("the proof of the aging report", () => {
  const minor = (text: unknown): number => toMinor(String(text ?? "0.00"), 2);

  test.each(["customer", "staff", "region", "settlement"] as const)(
    "by %s the columns add up to the balance, and that to invoiced less received",
    (by) => {
      fc.assert(
        fc.property(book, (facts) => {
          const { rows, totals } = agingBy(by, facts);
          const keys = [...facts.scale.buckets.map(({ key }) => key), "credit"];
          for (const row of [...rows, totals ?? {}]) {
            expect(keys.reduce((sum, key) => sum + minor(row[key]), 0)).toBe(minor(row.balance));
          }
          const past = <T extends { date: string }>(all: readonly T[], of: (one: T) => number) =>
            all.filter((one) => one.date <= facts.asOf).reduce((sum, one) => sum + of(one), 0);
          const debits = past(facts.invoices, (one) => minor(one.amount));
          const credits = past(facts.payments, (one) => minor(one.amount) + minor(one.writtenOff));
          expect(minor(totals?.balance)).toBe(debits - credits);
          const sum = rows.reduce((all, row) => all + minor(row.balance), 0);
          expect(sum).toBe(minor(totals?.balance));
        }),
      );
    },
  );

  test("lines per invoice add up to the same balance; every line has something open", () => {
    fc.assert(
      fc.property(book, (facts) => {
        const { rows, totals, notes } = agingByInvoice(facts);
        expect(rows.reduce((sum, row) => sum + minor(row.open), 0)).toBe(minor(totals?.open));
        expect(totals?.open).toBe(agingBy("customer", facts).totals?.balance);
        expect(rows.every((row) => minor(row.open) !== 0 && row.id)).toBe(true);
        expect(notes?.some(({ en }) => en.includes("differ"))).toBe(false);
      }),
    );
  });

  test("customers one by one add up to the whole", () => {
    fc.assert(
      fc.property(book, (facts) => {
        const each = customers.map((customer) =>
          minor(agingByInvoice({ ...facts, customer }).totals?.open),
        );
        const whole = minor(agingByInvoice(facts).totals?.open);
        expect(each.reduce((sum, one) => sum + one, 0)).toBe(whole);
      }),
    );
  });

  test("what is overdue is the late part of the same lines, however it is grouped", () => {
    fc.assert(
      fc.property(book, (facts) => {
        const late = agingByInvoice(facts).rows.filter((row) => row.daysOverdue !== undefined);
        const { rows, totals } = overdueByInvoice(facts);
        expect(rows.map(({ id, due }) => `${id} ${due}`).sort()).toEqual(
          late.map(({ id, due }) => `${id} ${due}`).sort(),
        );
        expect(totals?.open).toBe(agingBy("customer", facts).totals?.overdue);
        expect(totals?.open).toBe(overdueByCustomer(facts).totals?.overdue);
      }),
    );
  });

  test("a book whose figures do not fit says so", () => {
    const forward = {
      ...{ to: "2025-01-31", settled: new Map(), credit: new Map(), creditPapers: new Map() },
      balanceMinor: 100,
    };
    const written = [invoice("a", "10.00")];
    const [, note] =
      agingByInvoice({
        ...{ invoices: written, payments: [], forward, asOf, digits: 2, scale: usualScale },
        ...{ calls: new Map(), debtors: new Map() },
      }).notes ?? [];
    expect(note?.en).toContain("They differ by -1.00: rounds check");
  });
});
