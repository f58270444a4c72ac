import fc, { type Arbitrary } from "fast-check";
import { describe, expect, test } from "vitest";
import { fromMicro } from "../../../src/law/decimal.ts";
import { toMinor } from "../../../src/law/money.ts";
import { sumTaxed, taxedPaper } from "../../../src/law/tax.ts";
import { type Invoice, invoice, invoiceTaxed } from "../../../src/nouns/invoice/invoice.ts";
import { invoiceOrder, linesToInvoice } from "../../../src/nouns/invoice/rules.ts";
import type { Order } from "../../../src/nouns/order/order.ts";
import { totalMinor } from "../../../src/nouns/order/totals.ts";
import { draftOrders, onItsWay, splits } from "../order/orders.ts";
import { made, refusal } from "../support.ts";

const facts = {
  id: "IV261110A-lan",
  digits: 2,
  creditDays: 30,
  payer: {},
  buyer: "金虹商行",
  currency: "CNY",
};
const bill = (order: Order, invoices: readonly Invoice[] = []): Invoice =>
  made(invoiceOrder({ date: "2026-11-10" }, { ...facts, order, invoices }));

const rate = fc.integer({ min: 0, max: 300_000 }).map(fromMicro);

/** Draft orders priced by the box and by the piece, taxed at several rates, in or on the price. */
const taxedOrders: Arbitrary<Order> = fc
  .record({
    order: draftOrders({ even: false }),
    taxRate: fc.option(rate, { nil: undefined }),
    pricesIncludeTax: fc.boolean(),
    own: fc.array(fc.option(rate, { nil: undefined }), { minLength: 5, maxLength: 5 }),
    per: fc.array(fc.option(fc.constantFrom("3", "12", "0.7"), { nil: undefined }), {
      minLength: 5,
      maxLength: 5,
    }),
  })
  .map(({ order, taxRate, pricesIncludeTax, own, per }) => ({
    ...order,
    taxRate,
    pricesIncludeTax,
    lines: order.lines.map((line, at) => ({ ...line, taxRate: own[at], per: per[at] })),
  }));

/** The invoices of an order that is billed after each of its shipments. */
function billed(stages: readonly Order[]): Invoice[] {
  const invoices: Invoice[] = [];
  for (const stage of stages) {
    if (linesToInvoice(stage, invoices, 2).length > 0) invoices.push(bill(stage, invoices));
  }
  return invoices;
}

describe("invoices of a taxed order", () => {
  test("in any split net, tax and gross add up to the order's to the cent", () => {
    fc.assert(
      fc.property(taxedOrders, splits, (order, shares) => {
        const invoices = billed(onItsWay(order, shares, false).stages);
        expect(sumTaxed(invoices.map((one) => invoiceTaxed(one, 2)))).toEqual(taxedPaper(order, 2));
        const sum = invoices.reduce((all, one) => all + toMinor(one.amount, 2), 0);
        expect(sum).toBe(totalMinor(order, 2));
      }),
    );
  });

  test("every one of them agrees with itself, and bills no negative tax", () => {
    fc.assert(
      fc.property(taxedOrders, splits, (order, shares) => {
        for (const one of billed(onItsWay(order, shares, false).stages)) {
          expect(invoice.agree?.(one as never, { digits: 2 })).toEqual([]);
          expect(invoiceTaxed(one, 2).taxMinor).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test("an order in another currency is not invoiced without a rate", () => {
    const order: Order = {
      id: "SO261101A-iwan",
      customer: "jinhong",
      date: "2026-11-01",
      currency: "USD",
      lines: [{ product: "tea", quantity: "3", price: "12.50" }],
      confirmed: { date: "2026-11-01" },
      shipments: [{ date: "2026-11-05", lines: [{ product: "tea", quantity: "3" }] }],
    };
    expect(refusal(() => bill(order))).toContain("the rate are missing");
  });
});
