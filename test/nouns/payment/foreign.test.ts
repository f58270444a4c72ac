import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exchanged } from "../../../src/law/kinds/exchange.ts";
import { fromMinor, toMinor } from "../../../src/law/money.ts";
import {
  allocateForeign,
  collectForeign,
  foreignOpenMinor,
} from "../../../src/nouns/payment/foreign.ts";
import { creditMinor, type Payment } from "../../../src/nouns/payment/payment.ts";

const bill = (id: string, foreign: number, rate: string) => ({
  id,
  currency: "USD",
  rate,
  foreignAmount: fromMinor(foreign, 2),
  amount: fromMinor(exchanged(fromMinor(foreign, 2), rate, 2), 2),
});
const owed = (...all: readonly ReturnType<typeof bill>[]) =>
  all.map((invoice) => ({ invoice, open: toMinor(invoice.amount, 2) }));

describe("foreign money that settles foreign invoices", () => {
  test("a lower rate is a loss, a higher one a gain, and the invoice is paid either way", () => {
    const one = bill("IV1", 100_000, "7.12");
    expect(allocateForeign(100_000, owed(one), { rate: "7.05", digits: 2 })).toEqual({
      amountMinor: 705_000,
      allocations: [{ invoice: "IV1", amount: "7120.00" }],
      differenceMinor: 7_000,
      restMinor: 0,
    });
    const gain = allocateForeign(100_000, owed(one), { rate: "7.20", digits: 2 });
    expect(gain.differenceMinor).toBe(-8_000);
  });

  test("half of it settles half; what is over stays as credit at the rate of the day", () => {
    const one = bill("IV1", 100_000, "7.12");
    const half = allocateForeign(50_000, owed(one), { rate: "7.05", digits: 2 });
    expect(half).toMatchObject({ amountMinor: 352_500, differenceMinor: 3_500 });
    expect(half.allocations).toEqual([{ invoice: "IV1", amount: "3560.00" }]);
    expect(foreignOpenMinor(one, 356_000, 2)).toBe(50_000);
    const over = allocateForeign(120_000, owed(one), { rate: "7.05", digits: 2 });
    expect(over).toMatchObject({ restMinor: 20_000, amountMinor: 846_000, differenceMinor: 7_000 });
  });

  const rate = fc.integer({ min: 1_000, max: 20_000 }).map((n) => fromMinor(n, 3));
  const bills = fc.array(fc.tuple(fc.integer({ min: 1, max: 500_000 }), rate), { maxLength: 5 });

  test("money and difference are what is settled and what is over, to the cent", () => {
    fc.assert(
      fc.property(bills, rate, fc.integer({ min: 1, max: 3_000_000 }), (all, today, paid) => {
        const open = owed(...all.map(([foreign, at], n) => bill(`IV${n}`, foreign, at)));
        const invoices = open.map(({ invoice, ...one }) => ({
          ...one,
          invoice: { ...invoice, customer: "red", date: "2026-11-01", due: "2026-11-30" },
        }));
        const told = {
          date: "2026-11-22",
          currency: "USD",
          amount: fromMinor(paid, 2),
          rate: today,
        };
        const facts = { id: "PY1", customer: { id: "red", name: "Red" }, digits: 2 };
        const change = collectForeign(told, { ...facts, owed: invoices, currency: "CNY" });
        const [step] = change.steps;
        const entry = (step?.do === "append" ? step.entry : {}) as unknown as Payment;
        const sum = open.reduce((total, one) => total + toMinor(one.invoice.foreignAmount, 2), 0);
        const left = Math.max(0, paid - sum);
        const over = toMinor(entry.amount, 2) - exchanged(fromMinor(paid - left, 2), today, 2);
        expect(creditMinor(entry, 2)).toBe(over);
        expect(Math.abs(over - exchanged(fromMinor(left, 2), today, 2))).toBeLessThanOrEqual(1);
        if (paid >= sum) {
          expect(entry.allocations?.map((one) => one.amount)).toEqual(
            open.map(({ invoice }) => invoice.amount),
          );
        }
      }),
    );
  });
});
