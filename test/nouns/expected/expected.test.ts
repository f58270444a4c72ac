import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Claim,
  type ExpectedFacts,
  expectedMoney,
  promisedOf,
  uncovered,
} from "../../../src/nouns/expected/expected.ts";
import { expectationOf, payHabits } from "../../../src/nouns/expected/habit.ts";
import { horizon, periodsView } from "../../../src/nouns/expected/views.ts";

const digits = 2;
const today = "2026-11-22";

function claim(told: Partial<Claim> = {}): Claim {
  const usual = { source: "due" as const, paper: "IV1", customer: "quick" };
  return { ...usual, due: "2026-12-01", minor: 10000, ...told };
}

function bill(
  id: string,
  due: string,
  customer = "quick",
): {
  id: string;
  customer: string;
  due: string;
  amount: string;
} {
  return { id, customer, due, amount: "100.00" };
}

function settles(invoice: string, date: string, amount = "100.00") {
  return { date, allocations: [{ invoice, amount }] };
}

const nothing: ExpectedFacts = {
  today,
  habits: payHabits([], [], { asOf: today, digits }),
  keptOf: () => undefined,
  keptAll: undefined,
  usualPercent: 50,
};

describe("how a customer has paid", () => {
  const invoices = [
    bill("IV1", "2026-09-01"),
    bill("IV2", "2026-09-11"),
    bill("IV3", "2026-10-01"),
    bill("IV4", "2026-12-01"),
  ];
  const payments = [
    settles("IV1", "2026-09-11"),
    settles("IV2", "2026-09-05"),
    settles("IV3", "2026-10-21", "50.00"),
    settles("IV4", "2026-11-01"),
  ];

  const habits = payHabits(invoices, payments, { asOf: today, digits });
  const asked = { customer: "quick", daysLate: -9, usualPercent: 50 };

  test("is the share of what fell due that came, and the days late of each cent", () => {
    // 250 of 300 came: 100 ten days late, 100 in time, 50 twenty days late.
    expect(expectationOf(habits, asked)).toEqual({
      ...{ percent: 83, lateDays: 8, from: "own", invoices: 3 },
    });
  });

  test("of money that is late, the share of what was as late and came after all", () => {
    // Ten days after the day 50 were open that came, and 50 that are open still.
    expect(expectationOf(habits, { ...asked, daysLate: 10 })).toMatchObject({
      ...{ percent: 50, lateDays: 20 },
    });
    expect(expectationOf(habits, { ...asked, daysLate: 9 })).toMatchObject({ percent: 75 });
    expect(expectationOf(habits, { ...asked, daysLate: 20 })).toMatchObject({ percent: 0 });
  });

  test("is everybody's where there are few invoices, and the firm's own figure where none", () => {
    const other = { ...asked, customer: "sunny" };
    expect(expectationOf(habits, other)).toMatchObject({ percent: 83, from: "all" });
    const none = payHabits([], [], { asOf: today, digits });
    expect(expectationOf(none, { ...asked, usualPercent: 40 })).toMatchObject({
      ...{ percent: 40, from: "usual" },
    });
  });

  test("counts a payment that was taken back as not paid", () => {
    const back = settles("IV1", "2026-09-11", "-100.00");
    const less = payHabits(invoices, [...payments, back], { asOf: today, digits });
    expect(expectationOf(less, asked).percent).toBe(50);
  });
});

describe("expected money", () => {
  test("what was promised or is paid ahead is told once, the oldest part first (4.5)", () => {
    const parts = [
      claim({ paper: "IV2", due: "2026-12-05" }),
      claim(),
      claim({ paper: "IV3", customer: "sunny" }),
    ];
    expect(uncovered(parts, new Map([["quick", 15000]]))).toEqual([
      claim({ paper: "IV3", customer: "sunny" }),
      claim({ paper: "IV2", due: "2026-12-05", minor: 5000 }),
    ]);
  });

  test("is later by the customer's usual delay, and never before today", () => {
    const habits = payHabits(
      [bill("A", "2026-10-01"), bill("B", "2026-10-01"), bill("C", "2026-10-01")],
      ["A", "B", "C"].map((id) => settles(id, "2026-10-06")),
      { asOf: today, digits },
    );
    const all = expectedMoney([claim(), claim({ paper: "IV0", due: "2026-10-20" })], {
      ...nothing,
      habits,
    });
    expect(all.map(({ date, percent, why }) => [date, percent, why.en])).toEqual([
      [today, 0, "3 invoices so far: 0% of what was 33 days late came"],
      ["2026-12-06", 100, "3 invoices so far: 100% paid, 5 days late"],
    ]);
  });

  test("a promise is as sure as the customer's promises were, else as all were", () => {
    const one = claim({ source: "promise", paper: "PP1" });
    const own = { over: 4, kept: 3, promisedMinor: 1000, paidMinor: 800 };
    expect(expectedMoney([one], { ...nothing, keptOf: () => own })[0]).toMatchObject({
      date: "2026-12-01",
      percent: 80,
      weightedMinor: 8000,
      why: { en: "kept 3 of 4 promises, 80% of the money" },
    });
    const all = { over: 10, kept: 1, promisedMinor: 1000, paidMinor: 100 };
    expect(expectedMoney([one], { ...nothing, keptAll: all })[0]?.percent).toBe(10);
    expect(expectedMoney([one], nothing)[0]?.percent).toBe(50);
  });

  test("the periods of any claims add up to all of them (by day, week, month)", () => {
    const anyClaims = fc.array(
      fc.record({
        source: fc.constantFrom("due" as const, "promise" as const, "stage" as const),
        paper: fc.constantFrom("A", "B"),
        customer: fc.constantFrom("quick", "sunny"),
        due: fc.constantFrom("2026-01-31", "2026-11-22", "2026-11-29", "2026-12-31", "2027-02-01"),
        minor: fc.integer({ min: 1, max: 99999 }),
      }),
      { maxLength: 9 },
    );
    fc.assert(
      fc.property(anyClaims, fc.constantFrom("day" as const, "week", "month"), (claims, by) => {
        const all = expectedMoney(claims, nothing);
        const until = horizon(today, by);
        const view = periodsView(all, by, {
          ...{ today, until, digits, nameOf: (id) => id, language: "en" as const },
        });
        const shown = all.filter(({ date }) => date <= until);
        const cents = (value: unknown): number => Math.round(Number(value ?? 0) * 100);
        for (const key of ["amount", "expected", "due", "promised", "stages"]) {
          const sum = view.rows.reduce((total, row) => total + cents(row[key]), 0);
          expect(sum).toBe(cents(view.totals?.[key]));
        }
        expect(cents(view.totals?.amount)).toBe(shown.reduce((sum, { minor }) => sum + minor, 0));
      }),
      { numRuns: 40 },
    );
  });
});

describe("4.5: promises are no more than what is owed", () => {
  test("the newest word holds, of the older one what is left", () => {
    const promises = [
      claim({ source: "promise", paper: "PP2", minor: 70000 }),
      claim({ source: "promise", paper: "PP1", minor: 120000 }),
      claim({ source: "promise", paper: "PP3", customer: "slow", minor: 100 }),
    ];
    const told = (owed: number): string[] =>
      promisedOf(promises, new Map([["quick", owed]])).map(
        ({ paper, minor }) => `${paper} ${minor}`,
      );
    expect(told(120000)).toEqual(["PP2 70000", "PP1 50000"]);
    expect(told(60000)).toEqual(["PP2 60000"]);
    expect(told(0)).toEqual([]);
  });

  test("a book into which no money ever came knows nothing of its customers", () => {
    const bills = ["IV1", "IV2", "IV3", "IV4"].map((id, at) => bill(id, "2026-10-01", `c${at}`));
    const habits = payHabits(bills, [], { asOf: today, digits });
    const asked = { customer: "quick", daysLate: 10, usualPercent: 50 };
    expect(expectationOf(habits, asked)).toMatchObject({ from: "usual", percent: 50 });
    const own = ["IV1", "IV2", "IV3"].map((id) => bill(id, "2026-10-01"));
    const bad = payHabits(own, [], { asOf: today, digits });
    expect(expectationOf(bad, asked)).toMatchObject({ from: "own", percent: 0 });
  });
});
