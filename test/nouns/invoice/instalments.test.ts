import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/law/dates.ts";
import { fromMinor } from "../../../src/law/money.ts";
import { dueParts, nextDue, overdueMinor } from "../../../src/nouns/invoice/instalments.ts";

const plan = fc.array(
  fc.record({ day: fc.integer({ min: 0, max: 400 }), minor: fc.integer({ min: 0, max: 99_999 }) }),
  { maxLength: 6 },
);

describe("the parts of an invoice", () => {
  test("add up to its amount, and what is open of them to amount less settled", () => {
    fc.assert(
      fc.property(plan, fc.integer({ min: -500, max: 700_000 }), (all, settled) => {
        const whole = all.reduce((sum, one) => sum + one.minor, 0);
        const instalments = all.map(({ day, minor }) => ({
          due: addDays("2026-01-01", day),
          amount: fromMinor(minor, 2),
        }));
        const due =
          instalments
            .map((one) => one.due)
            .sort()
            .at(-1) ?? "2026-01-31";
        const parts = dueParts({ due, amount: fromMinor(whole, 2), instalments }, settled, 2);
        expect(parts.reduce((sum, one) => sum + one.amountMinor, 0)).toBe(whole);
        expect(parts.reduce((sum, one) => sum + one.openMinor, 0)).toBe(whole - settled);
        expect(parts.map((one) => one.due)).toEqual(parts.map((one) => one.due).sort());
        const firstOpen = parts.findIndex((one) => one.openMinor > 0);
        for (const part of parts.slice(firstOpen + 1)) {
          if (firstOpen >= 0) expect(part.openMinor).toBe(part.amountMinor);
        }
      }),
    );
  });

  const invoice = {
    due: "2026-03-31",
    amount: "300.00",
    instalments: [
      { due: "2026-03-31", amount: "100.00" },
      { due: "2026-01-31", amount: "100.00" },
      { due: "2026-02-28", amount: "100.00" },
    ],
  };

  test("what is paid settles the earliest first", () => {
    expect(dueParts(invoice, 15_000, 2)).toEqual([
      { due: "2026-01-31", amountMinor: 10_000, openMinor: 0 },
      { due: "2026-02-28", amountMinor: 10_000, openMinor: 5_000 },
      { due: "2026-03-31", amountMinor: 10_000, openMinor: 10_000 },
    ]);
    expect([0, 10_000, 15_000, 30_000].map((paid) => nextDue(invoice, paid, 2))).toEqual([
      ...["2026-01-31", "2026-02-28", "2026-02-28", "2026-03-31"],
    ]);
  });

  test("only those are overdue whose own day is over", () => {
    const overdue = (asOf: string, settledMinor = 0) =>
      overdueMinor(invoice, { settledMinor, asOf, digits: 2 });
    expect(overdue("2026-01-31")).toBe(0);
    expect(overdue("2026-02-01")).toBe(10_000);
    expect(overdue("2026-03-01", 15_000)).toBe(5_000);
    expect(overdue("2026-04-01", 30_000)).toBe(0);
  });
});
