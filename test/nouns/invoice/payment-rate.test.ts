import { describe, expect, test } from "vitest";
import type { AgingFacts, OwedPaper } from "../../../src/nouns/invoice/aged.ts";
import { paymentRate } from "../../../src/nouns/invoice/payment-rate.ts";

const paper = (id: string, customer: string, date: string, amount: string): OwedPaper => ({
  ...{ id, customer, date, due: date, amount },
});
const invoices = [
  paper("IV1", "lake", "2026-09-10", "100.00"),
  paper("IV2", "lake", "2026-10-10", "50.00"),
  paper("IV3", "hill", "2026-10-12", "80.00"),
];
const payments = [
  {
    ...{ id: "PY1", customer: "lake", date: "2026-10-20", amount: "90.00" },
    allocations: [{ invoice: "IV1", amount: "90.00" }],
  },
];
const facts = (asOf: string): AgingFacts => ({
  ...{ invoices, payments, asOf, digits: 2 },
  calls: new Map([["staff:wu", "Wu Tao"]]),
  debtors: new Map([
    ["lake", { owner: "wu" }],
    ["hill", { owner: "chen" }],
  ]),
});

describe("payment rate per person", () => {
  const told = paymentRate("staff", {
    period: { from: "2026-10-01", to: "2026-10-31" },
    opening: facts("2026-09-30"),
    closing: facts("2026-10-31"),
    invoiced: invoices.slice(1),
    receivedMinor: 9000,
  });

  test("what came in of the opening balance and what was invoiced", () => {
    expect(
      told.rows.map(({ name, opening, invoiced, received, rate, closing, overdue }) => [
        ...[name, opening, invoiced, received, rate, closing, overdue],
      ]),
    ).toEqual([
      ["Wu Tao", "100.00", "50.00", "90.00", "60.0", "60.00", "60.00"],
      ["chen", "0.00", "80.00", "0.00", "0.0", "80.00", "80.00"],
    ]);
    expect(told.totals).toMatchObject({ received: "90.00", rate: "39.1", closing: "140.00" });
  });

  test("the note proves it against the payments", () => {
    expect(told.notes?.[0]?.en).toContain(
      "100.00 + 130.00 - 140.00 = 90.00; by the payments 90.00.",
    );
  });
});
