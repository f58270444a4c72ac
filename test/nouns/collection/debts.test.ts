import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { debtsOf, type Owing } from "../../../src/nouns/collection/debts.ts";

const invoice = (id: string, rest: Partial<Owing> = {}): Owing => ({
  id,
  customer: "quick",
  date: "2026-08-01",
  due: "2026-08-31",
  amount: "100.00",
  ...rest,
});

const none = new Map<string, number>();
const facts = {
  settled: none,
  credit: none,
  disputed: none,
  asOf: "2026-09-10",
  digits: 2,
};

describe("what a debtor owes that is overdue", () => {
  test("R-COL-45: overdue amount and days, from the oldest due day", () => {
    const debts = debtsOf([invoice("A"), invoice("B", { due: "2026-09-05" })], facts);
    expect(debts.get("quick")).toMatchObject({
      overdueMinor: 20_000,
      daysOverdue: 10,
      invoices: ["A", "B"],
    });
  });

  test("what is due on the day itself is not overdue; nobody is told of whom nothing is", () => {
    expect(debtsOf([invoice("A", { due: "2026-09-10" })], facts).size).toBe(0);
    expect(debtsOf([invoice("A", { date: "2026-09-11", due: "2026-09-01" })], facts).size).toBe(0);
  });

  test("R-COL-48: what is paid in part is still collected, of instalments what is due", () => {
    const settled = new Map([["A", 3_000]]);
    expect(debtsOf([invoice("A")], { ...facts, settled }).get("quick")?.overdueMinor).toBe(7_000);
    const instalments = [
      { due: "2026-08-31", amount: "40.00" },
      { due: "2026-10-31", amount: "60.00" },
    ];
    const parts = debtsOf([invoice("A", { instalments })], { ...facts, settled });
    expect(parts.get("quick")?.overdueMinor).toBe(1_000);
  });

  test("credit notes and money paid ahead are netted first", () => {
    const note = invoice("N", { amount: "-30.00", due: "2026-12-31" });
    const credit = new Map([["quick", 2_000]]);
    const debts = debtsOf([invoice("A"), note], { ...facts, credit });
    expect(debts.get("quick")).toMatchObject({ overdueMinor: 5_000, creditMinor: 5_000 });
    const more = debtsOf([invoice("A")], { ...facts, credit: new Map([["quick", 20_000]]) });
    expect(more.get("quick")).toMatchObject({ overdueMinor: 0, daysOverdue: 0 });
  });

  test("R-COL-16: a dispute takes out its part and nothing else", () => {
    const disputed = new Map([["A", 4_000]]);
    const debts = debtsOf([invoice("A"), invoice("B")], { ...facts, disputed });
    expect(debts.get("quick")).toMatchObject({ overdueMinor: 16_000, disputedMinor: 4_000 });
    const whole = debtsOf([invoice("A")], { ...facts, disputed: new Map([["A", 10_000]]) });
    expect(whole.get("quick")).toMatchObject({ overdueMinor: 0, disputedMinor: 10_000 });
  });

  test("overdue, disputed and settled never come to more than was invoiced", () => {
    const amount = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ amount, paid: amount, disputed: amount }), { maxLength: 8 }),
        fc.nat(50_000),
        (rows, ahead) => {
          const invoices = rows.map((one, at) =>
            invoice(`I${at}`, { amount: (one.amount / 100).toFixed(2) }),
          );
          const settled = new Map(
            rows.map((one, at) => [`I${at}`, Math.min(one.paid, one.amount)] as const),
          );
          const disputed = new Map(rows.map((one, at) => [`I${at}`, one.disputed] as const));
          const credit = new Map([["quick", ahead]]);
          const debt = debtsOf(invoices, { ...facts, settled, disputed, credit }).get("quick");
          const open = rows.reduce((sum, one) => sum + Math.max(0, one.amount - one.paid), 0);
          if (!debt) return open === 0;
          const taken = debt.overdueMinor + debt.disputedMinor;
          return (
            debt.overdueMinor >= 0 &&
            taken <= open &&
            (ahead > 0 || taken === open) &&
            debt.overdueMinor >= open - debt.disputedMinor - ahead
          );
        },
      ),
    );
  });
});
