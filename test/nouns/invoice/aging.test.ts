import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/law/dates.ts";
import { fromMinor, toMinor } from "../../../src/law/money.ts";
import {
  agedLines,
  bucketOf,
  buckets,
  type Owed,
  type Paid,
  paidUpTo,
} from "../../../src/nouns/invoice/aging.ts";
import { overdueByCustomer, overdueByInvoice } from "../../../src/nouns/invoice/reports.ts";

const asOf = "2025-06-30";

describe("buckets by due date (R-RPT-16)", () => {
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

const day = fc.integer({ min: 0, max: 300 }).map((days) => addDays("2024-12-01", days));
const customers = ["ana", "bo", "chen"];
const invoices = fc.array(
  fc.record({
    customer: fc.constantFrom(...customers),
    date: day,
    days: fc.integer({ min: 0, max: 90 }),
    minor: fc.integer({ min: -5000, max: 500_000 }),
  }),
  { maxLength: 20 },
);
const payments = fc.array(
  fc.record({
    customer: fc.constantFrom(...customers),
    date: day,
    minor: fc.integer({ min: -3000, max: 300_000 }),
    parts: fc.array(fc.tuple(fc.nat(25), fc.integer({ min: -1000, max: 100_000 })), {
      maxLength: 3,
    }),
  }),
  { maxLength: 20 },
);

const book = fc.tuple(invoices, payments, day).map(([written, paid, at]) => ({
  invoices: written.map(
    ({ customer, date, days, minor }, index): Owed => ({
      id: `IV${index}`,
      customer,
      date,
      due: addDays(date, days),
      amount: fromMinor(minor, 2),
    }),
  ),
  payments: paid.map(
    ({ customer, date, minor, parts }, index): Paid => ({
      id: `PY${index}`,
      customer,
      date,
      amount: fromMinor(minor, 2),
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
  owners: new Map<string, string>([["ana", "iwan"]]),
}));

describe("the proof of the aging report", () => {
  const keys = [...buckets.map(({ key }) => key), "credit"];
  const minor = (text: unknown): number => toMinor(String(text ?? "0.00"), 2);

  test("the columns add up to the balance, and that to invoiced less received", () => {
    fc.assert(
      fc.property(book, (facts) => {
        const { rows, totals } = overdueByCustomer(facts);
        for (const row of [...rows, totals ?? {}]) {
          expect(keys.reduce((sum, key) => sum + minor(row[key]), 0)).toBe(minor(row.balance));
        }
        const past = <T extends { date: string; amount: string }>(all: readonly T[]): number =>
          all
            .filter((one) => one.date <= facts.asOf)
            .reduce((sum, one) => sum + minor(one.amount), 0);
        expect(minor(totals?.balance)).toBe(past(facts.invoices) - past(facts.payments));
        const sum = rows.reduce((all, row) => all + minor(row.balance), 0);
        expect(sum).toBe(minor(totals?.balance));
      }),
    );
  });

  test("lines per invoice add up to the same balance; every line has something open", () => {
    fc.assert(
      fc.property(book, (facts) => {
        const { rows, totals } = overdueByInvoice(facts);
        expect(rows.reduce((sum, row) => sum + minor(row.open), 0)).toBe(minor(totals?.open));
        expect(totals?.open).toBe(overdueByCustomer(facts).totals?.balance);
        expect(rows.every((row) => minor(row.open) !== 0 && row.id)).toBe(true);
      }),
    );
  });

  test("customers one by one add up to the whole", () => {
    fc.assert(
      fc.property(book, (facts) => {
        const each = customers.map((customer) =>
          minor(overdueByInvoice({ ...facts, customer }).totals?.open),
        );
        const whole = minor(overdueByInvoice(facts).totals?.open);
        expect(each.reduce((sum, one) => sum + one, 0)).toBe(whole);
      }),
    );
  });
});
