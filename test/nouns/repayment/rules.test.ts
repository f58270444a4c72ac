import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromMinor, toMinor } from "../../../src/law/money.ts";
import { invoiceAgrees } from "../../../src/nouns/invoice/agreeing.ts";
import { dueParts } from "../../../src/nouns/invoice/instalments.ts";
import type { Invoice } from "../../../src/nouns/invoice/invoice.ts";
import { repaymentMinor } from "../../../src/nouns/repayment/repayment.ts";
import { equalParts, newDues, planStanding, shareOut } from "../../../src/nouns/repayment/rules.ts";
import { refusal } from "../support.ts";

const digits = 2;
const plan = (count: number, total: number) =>
  equalParts(total, { count, first: "2026-12-01", everyDays: 30, digits });
const owedArbitrary = fc.array(
  fc.record({ amount: fc.integer({ min: 2, max: 90_000 }), paid: fc.nat({ max: 90_000 }) }),
  { minLength: 1, maxLength: 5 },
);
const owedOf = (all: readonly { amount: number; paid: number }[]) =>
  all.map(({ amount, paid }, at) => {
    const settled = Math.min(paid, amount - 1);
    const invoice: Invoice = {
      id: `IV${at}`,
      customer: "jinhong",
      date: "2026-10-01",
      due: "2026-10-31",
      amount: fromMinor(amount, digits),
    };
    return { invoice, open: amount - settled, settled };
  });

describe("a repayment plan (R-COL-32)", () => {
  test("in equal parts comes to exactly what is open", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 60, max: 1_000_000 }),
        (n, sum) => {
          const parts = plan(n, sum);
          expect(parts).toHaveLength(n);
          expect(repaymentMinor({ parts }, digits)).toBe(sum);
        },
      ),
    );
  });

  test("gives every invoice new due dates for just what is open of it, and nothing else changes", () => {
    fc.assert(
      fc.property(
        owedArbitrary,
        fc.integer({ min: 1, max: 6 }),
        fc.nat({ max: 500 }),
        (all, n, since) => {
          const owed = owedOf(all);
          const open = owed.reduce((sum, one) => sum + one.open, 0);
          // Some was paid since the plan was made.
          const parts = plan(n, open + since);
          for (const [at, { invoice, shares }] of shareOut(parts, owed, digits).entries()) {
            const { settled = 0, open: own = 0 } = owed[at] ?? {};
            expect(shares.reduce((sum, { minor }) => sum + minor, 0)).toBe(own);
            const now = {
              ...invoice,
              ...newDues(invoice, { shares, settledMinor: settled, digits }),
            };
            expect(invoiceAgrees(now, { digits, linesMinor: undefined })).toEqual([]);
            const left = dueParts(now, settled, digits).filter((one) => one.openMinor > 0);
            expect(left.reduce((sum, one) => sum + one.openMinor, 0)).toBe(own);
            expect(left.every(({ due }) => due >= "2026-12-01")).toBe(true);
          }
        },
      ),
    );
  });

  test("that is less than what is open is refused", () => {
    const owed = owedOf([{ amount: 10_000, paid: 0 }]);
    expect(refusal(() => shareOut(plan(2, 9_999), owed, digits))).toBe(
      "100.00 is open, the parts come to 99.99",
    );
  });

  test("is kept while its parts are paid in time, and broken the day after one is not", () => {
    const record = { parts: plan(2, 10_000), granted: { date: "2026-11-22" } };
    const stands = (openMinor: number, today: string) =>
      planStanding(record, { openMinor, today, digits });
    expect(stands(10_000, "2026-12-01").state).toBe("running");
    expect(stands(10_000, "2026-12-02").state).toBe("broken");
    expect(stands(5_001, "2026-12-02").state).toBe("broken");
    const half = stands(5_000, "2026-12-31");
    expect([half.state, half.parts.map((one) => one.paidMinor)]).toEqual(["running", [5_000, 0]]);
    expect(stands(0, "2027-05-01").state).toBe("kept");
  });

  test("parts of one plan never add up to more or less than the amount of an invoice", () => {
    const [one] = owedOf([{ amount: 10_000, paid: 4_000 }]);
    const [shared] = one ? shareOut(plan(3, 6_000), [one], digits) : [];
    const dues =
      shared && newDues(shared.invoice, { shares: shared.shares, settledMinor: 4_000, digits });
    expect(dues?.instalments?.map((part) => `${part.due} ${part.amount}`)).toEqual([
      "2026-10-31 40.00",
      "2026-12-01 20.00",
      "2026-12-31 20.00",
      "2027-01-30 20.00",
    ]);
    expect(dues?.due).toBe("2027-01-30");
    const sum = dues?.instalments?.reduce((all, { amount }) => all + toMinor(amount, digits), 0);
    expect(sum).toBe(10_000);
  });
});
