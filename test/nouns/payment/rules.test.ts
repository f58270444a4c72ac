import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromMinor, toMinor } from "../../../src/law/money.ts";
import type { Invoice } from "../../../src/nouns/invoice/invoice.ts";
import { creditMinor, type Payment, payment } from "../../../src/nouns/payment/payment.ts";
import {
  allocate,
  collect,
  openInvoices,
  type PaymentTold,
  twin,
} from "../../../src/nouns/payment/rules.ts";
import { entries, notes, refusal } from "../support.ts";

const customer = { id: "jinhong", name: "金虹商行" };
const invoice = (id: string, date: string, amount: string): Invoice => ({
  id,
  customer: "jinhong",
  date,
  due: date,
  amount,
});
const owed = fc
  .array(
    fc.record({
      amount: fc.integer({ min: -5000, max: 100_000 }),
      settled: fc.integer({ min: -5000, max: 100_000 }),
      day: fc.integer({ min: 10, max: 28 }),
    }),
    { maxLength: 6 },
  )
  .map((all) => {
    const invoices = all.map(({ amount, day }, index) =>
      invoice(`IV${index}`, `2026-11-${day}`, fromMinor(amount, 2)),
    );
    const settled = new Map<string, number>(
      all.map((one, index) => [`IV${index}`, one.settled] as const),
    );
    return { invoices, settled, open: openInvoices(invoices, { settled, digits: 2 }) };
  });
const minor = (amounts: readonly { readonly amount: string }[]): number =>
  amounts.reduce((sum, { amount }) => sum + toMinor(amount, 2), 0);

describe("open invoices", () => {
  test("are those with something to pay, oldest first", () => {
    const invoices = [
      invoice("IV3", "2026-11-03", "50.00"),
      invoice("IV2", "2026-11-01", "50.00"),
      invoice("IV1", "2026-11-03", "50.00"),
      invoice("IV0", "2026-10-01", "50.00"),
      invoice("IVC", "2026-10-01", "-50.00"),
    ];
    const settled = new Map([
      ["IV0", 5000],
      ["IV1", 1000],
    ]);
    const open = openInvoices(invoices, { settled, digits: 2 });
    expect(open.map((one) => [one.invoice.id, one.open])).toEqual([
      ["IV2", 5000],
      ["IV1", 4000],
      ["IV3", 5000],
    ]);
  });
});

describe("setting money against invoices", () => {
  const amount = fc.integer({ min: 1, max: 400_000 });

  test("settled and credit together are the amount, and no invoice is overpaid", () => {
    fc.assert(
      fc.property(owed, amount, ({ open }, paid) => {
        const { allocations, creditMinor } = allocate(paid, open, 2);
        expect(minor(allocations) + creditMinor).toBe(paid);
        expect(creditMinor).toBeGreaterThanOrEqual(0);
        for (const one of allocations) {
          const most = open.find(({ invoice }) => invoice.id === one.invoice)?.open ?? 0;
          expect(toMinor(one.amount, 2)).toBeGreaterThan(0);
          expect(toMinor(one.amount, 2)).toBeLessThanOrEqual(most);
        }
      }),
    );
  });

  test("an older invoice is paid in full before a newer one gets anything; credit comes last", () => {
    fc.assert(
      fc.property(owed, amount, ({ open }, paid) => {
        const { allocations, creditMinor } = allocate(paid, open, 2);
        expect(allocations.map((one) => one.invoice)).toEqual(
          open.slice(0, allocations.length).map((one) => one.invoice.id),
        );
        for (const [index, one] of allocations.slice(0, -1).entries()) {
          expect(toMinor(one.amount, 2)).toBe(open[index]?.open);
        }
        const all = open.reduce((sum, one) => sum + one.open, 0);
        expect(creditMinor).toBe(Math.max(0, paid - all));
      }),
    );
  });

  test("paid in any parts, the same is settled as paid at once", () => {
    fc.assert(
      fc.property(
        owed,
        fc.array(amount, { maxLength: 4 }),
        ({ invoices, settled, open }, parts) => {
          const now = new Map(settled);
          let credit = 0;
          for (const part of parts) {
            const result = allocate(part, openInvoices(invoices, { settled: now, digits: 2 }), 2);
            for (const one of result.allocations) {
              now.set(one.invoice, (now.get(one.invoice) ?? 0) + toMinor(one.amount, 2));
            }
            credit += result.creditMinor;
          }
          const atOnce = allocate(
            parts.reduce((sum, part) => sum + part, 0),
            open,
            2,
          );
          for (const one of atOnce.allocations) {
            const before = settled.get(one.invoice) ?? 0;
            expect((now.get(one.invoice) ?? 0) - before).toBe(toMinor(one.amount, 2));
          }
          expect(credit).toBe(atOnce.creditMinor);
        },
      ),
    );
  });
});

describe("a payment", () => {
  const told: PaymentTold = { date: "2026-11-20", amount: "120.00", method: "transfer", by: "lan" };
  const open = [
    { invoice: invoice("IV1", "2026-11-01", "100.00"), open: 10000 },
    { invoice: invoice("IV2", "2026-11-02", "50.00"), open: 5000 },
  ];
  const facts = { id: "PY261120A-lan", customer, digits: 2, currency: "CNY" };
  const pay = (more: object, owedNow = open, balanceMinor = 15000) =>
    collect({ ...told, ...more }, { ...facts, owed: owedNow, balanceMinor });

  test("is kept whole, with what it settles, and says what is left", () => {
    const change = pay({});
    expect(entries(change)).toEqual([
      {
        ...told,
        id: facts.id,
        customer: "jinhong",
        allocations: [
          { invoice: "IV1", amount: "100.00" },
          { invoice: "IV2", amount: "20.00" },
        ],
      },
    ]);
    expect(notes(change)).toEqual([
      "IV1 is paid",
      "IV2: CNY 30.00 still open",
      "金虹商行 still owes CNY 30.00",
    ]);
  });

  test("of more than is owed leaves a credit", () => {
    const change = pay({ amount: "200.00" });
    expect(notes(change)).toContain("CNY 50.00 stays as credit");
    expect(notes(change)).toContain("金虹商行 owes nothing");
    expect(creditMinor(entries<Payment>(change)[0] as Payment, 2)).toBe(5000);
  });

  test("is more than nothing", () => {
    expect(refusal(() => pay({ amount: "0.00" }))).toBe("a payment is more than nothing");
    expect(refusal(() => pay({ amount: "-5.00" }))).toBe("a payment is more than nothing");
  });

  test("agrees with itself, and its opposite too", () => {
    fc.assert(
      fc.property(owed, fc.integer({ min: 1, max: 400_000 }), ({ open: now }, paid) => {
        const change = pay({ amount: fromMinor(paid, 2) }, [...now], 10 ** 6);
        const [entry] = entries<Payment>(change);
        const back = payment.reverse?.(entry as never) as unknown as Payment;
        for (const one of [entry, back]) {
          expect(payment.agree?.(one as never, { digits: 2 })).toEqual([]);
        }
        expect(toMinor(back.amount, 2)).toBe(-paid);
        expect(back.reverses).toBe(facts.id);
        const opposite = { ...back, ...payment.reverse?.(back as never) };
        expect(opposite).toMatchObject({ amount: entry?.amount, allocations: entry?.allocations });
      }),
    );
    const wrong = { amount: "10.00", allocations: [{ invoice: "IV1", amount: "11.00" }] };
    expect(payment.agree?.(wrong as never, { digits: 2 })).toHaveLength(1);
  });

  test("entered twice is noticed: the same amount on the same day, or the same reference", () => {
    const before = { ...told, id: "PY1", customer: "jinhong", reference: "R1" } as Payment;
    const isTwin = (more: object, known = [before]) => twin({ ...told, ...more }, known)?.id;
    expect(isTwin({})).toBe("PY1");
    expect(isTwin({ date: "2026-11-21", reference: "R1" })).toBe("PY1");
    expect(isTwin({ date: "2026-11-21", reference: "R2" })).toBeUndefined();
    expect(isTwin({ date: "2026-11-21" })).toBeUndefined();
    expect(isTwin({ amount: "120.01" })).toBeUndefined();
    const back = { ...before, ...payment.reverse?.(before as never), id: "PY2" };
    expect(isTwin({}, [before, back])).toBeUndefined();
  });
});
