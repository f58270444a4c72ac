import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toMicro } from "../../../src/law/decimal.ts";
import { lineMinor, toMinor } from "../../../src/law/money.ts";
import { type Invoice, invoice } from "../../../src/nouns/invoice/invoice.ts";
import {
  addInvoice,
  invoiceOrder,
  linesToInvoice,
  openMinor,
} from "../../../src/nouns/invoice/rules.ts";
import type { Order } from "../../../src/nouns/order/order.ts";
import { totalMinor } from "../../../src/nouns/order/totals.ts";
import { draftOrders, onItsWay, splits } from "../order/orders.ts";
import { made, refusal } from "../support.ts";

const told = { date: "2026-11-10" };
const words = { buyer: "金虹商行", currency: "CNY", digits: 2 };
const facts = { id: "IV261110A-lan", creditDays: 30, payer: {}, ...words };
const bill = (order: Order, invoices: readonly Invoice[] = []): Invoice =>
  made(invoiceOrder(told, { ...facts, order, invoices }));

/** The invoices of an order that is billed after some of its shipments, and at the end. */
function billed(stages: readonly Order[], when: readonly boolean[]): Invoice[] {
  const invoices: Invoice[] = [];
  for (const [index, stage] of stages.entries()) {
    const isLast = index === stages.length - 1;
    if (!isLast && !when[index % Math.max(1, when.length)]) continue;
    if (linesToInvoice(stage, invoices, 2).length > 0) invoices.push(bill(stage, invoices));
  }
  return invoices;
}

const sum = (invoices: readonly Invoice[]): number =>
  invoices.reduce((all, one) => all + toMinor(one.amount, 2), 0);

/** What was billed at each price: a product may stand on an order at several. */
function perPrice(lines: Order["lines"]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { product, price, discount, quantity } of lines) {
    const key = `${product} ${price} ${discount}`;
    sums[key] = (sums[key] ?? 0) + toMicro(quantity);
  }
  return sums;
}

describe("billing what was shipped of an order", () => {
  const when = fc.array(fc.boolean(), { maxLength: 4 });

  test("in any split every line is billed at its price, once and in full", () => {
    fc.assert(
      fc.property(draftOrders({ even: false }), splits, when, (order, shares, at) => {
        const { stages, last } = onItsWay(order, shares, false);
        const invoices = billed(stages, at);
        const lines = invoices.flatMap((one) => one.lines ?? []);
        expect(perPrice(lines)).toEqual(perPrice(order.lines));
        expect(linesToInvoice(last, invoices, 2)).toEqual([]);
        expect(refusal(() => bill(last, invoices))).toContain("is invoiced");
      }),
    );
  });

  test("in any split the freight is billed once, and every invoice agrees with itself", () => {
    fc.assert(
      fc.property(draftOrders({ even: false }), splits, when, (order, shares, at) => {
        const invoices = billed(onItsWay(order, shares, false).stages, at);
        expect(invoices.map((one) => one.freight)).toEqual(
          invoices.map((_, index) => (index === 0 ? order.freight : undefined)),
        );
        for (const one of invoices) {
          expect(invoice.agree?.(one as never, { digits: 2 })).toEqual([]);
        }
      }),
    );
  });

  test("in any split the invoices add up to the order's total to the cent", () => {
    fc.assert(
      fc.property(draftOrders({ even: false }), splits, when, (order, shares, at) => {
        const invoices = billed(onItsWay(order, shares, false).stages, at);
        expect(sum(invoices)).toBe(totalMinor(order, 2));
      }),
    );
  });

  test("lines of one product are billed in their order", () => {
    const order: Order = {
      id: "SO261101A-iwan",
      customer: "jinhong",
      date: "2026-11-01",
      confirmed: { date: "2026-11-01" },
      lines: [
        { product: "tea", quantity: "10", price: "12.50" },
        { product: "tea", quantity: "2", price: "0" },
      ],
      shipments: [{ date: "2026-11-05", lines: [{ product: "tea", quantity: "11" }] }],
    };
    const first = bill(order);
    expect(first.lines).toEqual([
      { product: "tea", quantity: "10", price: "12.50" },
      { product: "tea", quantity: "1", price: "0" },
    ]);
    const rest = { date: "2026-11-06", lines: [{ product: "tea", quantity: "1" }] };
    const later = { ...order, shipments: [...(order.shipments ?? []), rest] };
    expect(linesToInvoice(later, [first], 2)).toEqual([
      { product: "tea", quantity: "1", price: "0" },
    ]);
  });
});

describe("an invoice", () => {
  const order: Order = {
    id: "SO261101A-iwan",
    customer: "jinhong",
    owner: "iwan",
    date: "2026-11-01",
    lines: [{ product: "tea", quantity: "3", price: "12.50" }],
    confirmed: { date: "2026-11-01" },
    shipments: [{ date: "2026-11-05", lines: [{ product: "tea", quantity: "3" }] }],
  };

  test("is the customer's of the order, due when the credit days are over", () => {
    expect(bill(order)).toMatchObject({
      id: facts.id,
      customer: "jinhong",
      order: order.id,
      owner: "iwan",
      date: "2026-11-10",
      due: "2026-12-10",
      amount: "37.50",
    });
    const due = (more: object) =>
      made<Invoice>(invoiceOrder({ ...told, ...more }, { ...facts, order, invoices: [] })).due;
    expect(due({ due: "2026-11-30" })).toBe("2026-11-30");
  });

  test("is refused for what was cancelled or has not left", () => {
    expect(refusal(() => bill({ ...order, shipments: [] }))).toContain("was shipped yet");
    const cancelled = { date: "2026-11-02", why: "budget" };
    expect(refusal(() => bill({ ...order, cancelled }))).toContain("is cancelled");
  });

  test("is due not before its own day", () => {
    const record: Invoice = {
      id: "IV1",
      customer: "a",
      date: "2026-11-10",
      due: "2026-11-09",
      amount: "5.00",
    };
    expect(refusal(() => addInvoice(record, words))).toBe("it is due before its own date");
    expect(refusal(() => addInvoice({ ...record, due: record.date }, words))).toBeUndefined();
  });

  test("that a person wrote says in its amount what its lines and freight come to", () => {
    const record = { ...bill(order), freight: "2.50" };
    const found = (one: object) =>
      (invoice.agree?.(one as never, { digits: 2 }) ?? []).map(({ path }) => path.join("."));
    expect(found(record)).toEqual(["amount"]);
    expect(found({ ...record, amount: "40.00" })).toEqual([]);
    expect(found({ ...record, amount: "40.00", due: "2026-11-01" })).toEqual(["due"]);
    expect(found({ amount: "5.00", date: "2026-11-10", due: "2026-11-10" })).toEqual([]);
    expect(lineMinor({ quantity: "3", price: "12.50" }, 2)).toBe(3750);
  });

  test("is open by what payments have not settled; more than paid is the customer's", () => {
    const open = (minor: number) =>
      openMinor({ id: "IV1", amount: "37.50" }, { settled: new Map([["IV1", minor]]), digits: 2 });
    expect([0, 1000, 3750, 4000].map(open)).toEqual([3750, 2750, 0, -250]);
    expect(openMinor({ id: "IV2", amount: "37.50" }, { settled: new Map(), digits: 2 })).toBe(3750);
  });
});
