import { describe, expect, test } from "vitest";
import { type Billed, behaviourOf, type PaidEntry } from "../../../src/nouns/customer/payer.ts";
import {
  type PayerFacts,
  payerGrade,
  suggestedLimit,
} from "../../../src/nouns/customer/payer-grade.ts";

const span = { from: "2026-01-01", asOf: "2026-07-01", digits: 2 };
const bill = (id: string, due: string, amount: string, more: Partial<Billed> = {}): Billed => ({
  ...{ id, date: "2026-01-01", due, amount },
  ...more,
});
const pay = (
  id: string,
  date: string,
  settles: Record<string, string>,
  more: Partial<PaidEntry> = {},
): PaidEntry => ({
  ...{ id, date },
  allocations: Object.entries(settles).map(([invoice, amount]) => ({ invoice, amount })),
  ...more,
});

describe("how somebody paid (R-COL-06, R-COL-09)", () => {
  test("in time by amount, and days late weighted by amount; what is open is late up to today", () => {
    const found = behaviourOf(
      [bill("a", "2026-02-01", "100.00"), bill("b", "2026-06-21", "100.00")],
      [pay("1", "2026-02-01", { a: "60.00" }), pay("2", "2026-02-21", { a: "40.00" })],
      span,
    );
    // 40 came 20 days late, 100 are open for 10 days: 1800 days of 200.
    expect(found).toMatchObject({ parts: 2, dueMinor: 20_000, onTimeMinor: 6000, lateTenths: 90 });
  });

  test("each instalment by its own due date; what is not due yet says nothing", () => {
    const instalments = [
      { due: "2026-02-01", amount: "50.00" },
      { due: "2026-08-01", amount: "50.00" },
    ];
    const found = behaviourOf(
      [bill("a", "2026-08-01", "100.00", { instalments })],
      [pay("1", "2026-01-20", { a: "50.00" })],
      span,
    );
    expect(found).toMatchObject({ parts: 1, dueMinor: 5000, onTimeMinor: 5000, lateTenths: 0 });
  });

  test("what a credit note settled was not to be paid; what was written off never came", () => {
    const found = behaviourOf(
      [bill("a", "2026-02-01", "100.00"), bill("n", "2026-01-05", "-30.00")],
      [
        pay("1", "2026-03-01", { a: "30.00", n: "-30.00" }, { kind: "netting" }),
        pay("2", "2026-02-01", { a: "20.00" }),
        pay("3", "2026-02-01", { a: "50.00" }, { kind: "write-off" }),
      ],
      span,
    );
    expect(found).toMatchObject({ parts: 1, dueMinor: 7000, onTimeMinor: 2000, lostMinor: 5000 });
  });

  test("a bounced cheque counts, and the money as never come until it comes again", () => {
    const found = behaviourOf(
      [bill("a", "2026-02-01", "100.00")],
      [
        pay("1", "2026-01-20", { a: "100.00" }),
        pay("2", "2026-01-25", { a: "-100.00" }, { kind: "bounced", reverses: "1" }),
        pay("3", "2026-02-11", { a: "100.00" }),
      ],
      span,
    );
    expect(found).toMatchObject({ bounced: 1, onTimeMinor: 0, lateTenths: 100 });
  });
});

const rules = { payerGradeA: 85, payerGradeB: 70, payerGradeC: 50, creditOverdueDays: 60 };
const good: PayerFacts = {
  ...{ parts: 5, dueMinor: 10_000, onTimeMinor: 10_000, lateTenths: 0, bounced: 0, lostMinor: 0 },
  ...{ broken: 0, kept: 1, overdueDays: 0 },
};

describe("the grade of a payer, explained line by line", () => {
  const graded = (more: Partial<PayerFacts>) => payerGrade({ ...good, ...more }, rules, 2);

  test.each([
    [{}, 100, "A"],
    [{ onTimeMinor: 5000, lateTenths: 50 }, 75, "B"],
    [{ broken: 2, bounced: 1 }, 80, "B"],
    [{ broken: 9, bounced: 9 }, 65, "C"],
    [{ overdueDays: 60 }, 100, "A"],
    [{ overdueDays: 61 }, 80, "B"],
    [{ onTimeMinor: 0, lateTenths: 900 }, 30, "D"],
    [{ onTimeMinor: 0, lateTenths: 900, lostMinor: 1, bounced: 2 }, 0, "D"],
  ])("%o is %d points, %s", (more, points, grade) => {
    const found = graded(more);
    expect([found.points, found.grade]).toEqual([points, grade]);
    const off = found.lines.reduce((sum, one) => sum + one.points, 0);
    expect(Math.max(0, 100 + off)).toBe(points);
  });

  test("who is too little known is not judged", () => {
    expect(graded({ parts: 2 }).grade).toBeUndefined();
  });

  test("the limit that fits: a month of trade for each month that stands open", () => {
    const of = (grade: "A" | "B" | "C" | "D") =>
      suggestedLimit(grade, { monthlyMinor: 157_277, creditDays: 60, digits: 2 }).limitMinor;
    expect([of("A"), of("B"), of("C"), of("D")]).toEqual([470_000, 350_000, 230_000, 0]);
  });
});
