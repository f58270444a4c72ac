import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/law/dates.ts";
import { fromMinor, toMinor } from "../../../src/law/money.ts";
import type { Bill } from "../../../src/nouns/bill/bill.ts";
import {
  owedBySupplier,
  payablesByBill,
  payablesBySupplier,
} from "../../../src/nouns/bill/payables.ts";
import { payBills } from "../../../src/nouns/bill/paying.ts";
import { type BillPayment, billPayment } from "../../../src/nouns/bill/payment.ts";
import { openInvoices } from "../../../src/nouns/payment/rules.ts";

const digits = 2;
const supplier = { id: "longjing", name: "龙井茶业" };

/** Pays as the command does: oldest first, what is over in advance. */
function pay(bills: readonly Bill[], done: readonly BillPayment[], told: BillPayment): BillPayment {
  const settled = new Map<string, number>();
  for (const one of done.flatMap(({ allocations = [] }) => allocations)) {
    settled.set(one.bill, (settled.get(one.bill) ?? 0) + toMinor(one.amount, digits));
  }
  const own = bills.filter((one) => one.supplier === told.supplier);
  const owed = openInvoices(own, { settled, digits });
  const { supplier: _, ...rest } = told;
  const change = payBills(rest, {
    id: told.id,
    supplier: { ...supplier, id: told.supplier },
    owed,
    balanceMinor: 0,
    digits,
    currency: "CNY",
    isAdvance: true,
  });
  const [step] = change.steps;
  return (step?.do === "append" ? step.entry : told) as unknown as BillPayment;
}

const day = (at: number): string => addDays("2026-09-01", at);

const bookArbitrary = fc
  .record({
    bills: fc.array(
      fc.record({
        who: fc.constantFrom("longjing", "cili"),
        at: fc.nat(80),
        days: fc.nat(60),
        minor: fc.integer({ min: -5000, max: 90000 }).filter((minor) => minor !== 0),
      }),
      { maxLength: 8 },
    ),
    paid: fc.array(
      fc.record({
        who: fc.constantFrom("longjing", "cili"),
        at: fc.nat(80),
        minor: fc.integer({ min: 1, max: 80000 }),
      }),
      { maxLength: 6 },
    ),
    asOf: fc.nat(100),
  })
  .map(({ bills: drawn, paid, asOf }) => {
    const bills = drawn.map(
      ({ who, at, days, minor }, number): Bill => ({
        id: `BL${number}`,
        supplier: who,
        date: day(at),
        due: day(at + days),
        amount: fromMinor(minor, digits),
      }),
    );
    const payments: BillPayment[] = [];
    for (const [number, { who, at, minor }] of paid.entries()) {
      const told = {
        id: `BP${number}`,
        supplier: who,
        date: day(at),
        amount: fromMinor(minor, digits),
      };
      payments.push(pay(bills, payments, told as BillPayment));
    }
    return { bills, payments, asOf: day(asOf) };
  });

const sum = (amounts: readonly unknown[]): number =>
  amounts.reduce<number>((all, one) => all + toMinor(String(one ?? "0"), digits), 0);

describe("what is owed to suppliers, by age", () => {
  test("lines and ages add up to the balance: all billed less all paid, on any day", () => {
    fc.assert(
      fc.property(bookArbitrary, ({ bills, payments, asOf }) => {
        const facts = { bills, payments, asOf, digits, nameOf: (id: string) => id };
        const billed = sum(bills.flatMap(({ date, amount }) => (date <= asOf ? [amount] : [])));
        const paid = sum(payments.flatMap(({ date, amount }) => (date <= asOf ? [amount] : [])));
        const byBill = payablesByBill(facts);
        expect(sum(byBill.rows.map(({ open }) => open))).toBe(billed - paid);
        expect(sum([byBill.totals?.open])).toBe(billed - paid);
        const { rows, totals } = payablesBySupplier(facts);
        expect(sum(rows.map(({ balance }) => balance))).toBe(billed - paid);
        const ages = ["notDue", "overdue30", "overdue60", "overdue90", "overdueMore", "credit"];
        for (const row of rows) expect(sum(ages.map((key) => row[key]))).toBe(sum([row.balance]));
        expect(sum(ages.map((key) => totals?.[key]))).toBe(billed - paid);
      }),
    );
  });

  test("a closing carries on what was owed and what was paid in advance", () => {
    fc.assert(
      fc.property(bookArbitrary, ({ bills, payments, asOf }) => {
        const settled = new Map<string, number>();
        let ahead = 0;
        for (const one of payments.filter(({ date }) => date <= asOf)) {
          ahead += toMinor(one.amount, digits);
          for (const { bill, amount } of one.allocations ?? []) {
            settled.set(bill, (settled.get(bill) ?? 0) + toMinor(amount, digits));
            ahead -= toMinor(amount, digits);
          }
        }
        const owed = owedBySupplier(bills, settled, { to: asOf, digits });
        const all = [...owed.values()].reduce((minor, one) => minor + one, 0) - ahead;
        const { totals } = payablesByBill({
          bills,
          payments,
          asOf,
          digits,
          nameOf: (id) => id,
        });
        expect(all).toBe(sum([totals?.open]));
      }),
    );
  });

  test("the oldest invoice is paid first, and what is over must be meant", () => {
    const bills = ["2026-10-02", "2026-10-01"].map(
      (date, at): Bill => ({ id: `BL${at}`, supplier: "longjing", date, due: date, amount: "100" }),
    );
    const told = { id: "BP1", supplier: "longjing", date: "2026-11-01", amount: "130" };
    const paid = pay(bills, [], told as BillPayment);
    expect(paid.allocations).toEqual([
      { bill: "BL1", amount: "100.00" },
      { bill: "BL0", amount: "30.00" },
    ]);
    const owed = openInvoices(bills, { settled: new Map(), digits });
    const facts = { id: "BP1", supplier, owed, balanceMinor: 20000, digits, currency: "CNY" };
    const { supplier: _, ...rest } = told as BillPayment;
    expect(() => payBills({ ...rest, amount: "201" }, { ...facts, isAdvance: false })).toThrow(
      /too much/,
    );
  });

  test("a payment taken back takes its allocations along", () => {
    const entry = {
      id: "BP1",
      supplier: "longjing",
      date: "2026-11-01",
      amount: "130",
      allocations: [{ bill: "BL1", amount: "100" }],
    };
    const back = billPayment.reverse?.(entry as never) as unknown as BillPayment;
    expect(back).toMatchObject({ amount: "-130", reverses: "BP1" });
    expect(back.allocations).toEqual([{ bill: "BL1", amount: "-100" }]);
  });
});
