import { describe, expect, test } from "vitest";
import type { Customer } from "../../../src/nouns/customer/customer.ts";
import { referralsReport } from "../../../src/nouns/customer/referrals.ts";
import { nothing } from "../../../src/nouns/order/monthly.ts";

const customers: Customer[] = [
  { id: "red", name: "Red Gate", owner: "lan" },
  { id: "blue", name: "Blue Door", owner: "iwan", recommendedBy: "red", added: "2026-03-01" },
  { id: "green", name: "Green", recommendedBy: "red", added: "2026-05-01", stage: "lost" },
  { id: "black", name: "Black", recommendedBy: "blue", added: "2026-06-01" },
  { id: "own", name: "Own", recommendedBy: "own" },
];
const facts = {
  bought: new Map([
    ["blue", { ...nothing(12), minor: 5000 }],
    ["black", { ...nothing(12), minor: 90000 }],
  ]),
  ...{ from: "2026-01-01", to: "2026-12-31", digits: 2 },
  staffName: (id: string) => id,
};

describe("R-COM-45: word of mouth", () => {
  test("who recommended how many, how many buy, and for how much", () => {
    const { rows, totals } = referralsReport(customers, facts);
    expect(
      rows.map(({ id, customers: count, buying, lost, net, last }) => [
        ...[id, count, buying, lost, net, last],
      ]),
    ).toEqual([
      ["blue", 1, 1, 0, "900.00", "2026-06-01"],
      ["red", 2, 1, 1, "50.00", "2026-05-01"],
    ]);
    expect(totals).toEqual({ customers: 3, buying: 2, lost: 1, net: "950.00" });
  });

  test("of one salesperson's customers only", () => {
    expect(referralsReport(customers, { ...facts, owner: "lan" }).rows.map(({ id }) => id)).toEqual(
      ["red"],
    );
  });
});
