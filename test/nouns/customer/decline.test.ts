import { describe, expect, test } from "vitest";
import type { Customer } from "../../../src/nouns/customer/customer.ts";
import { declineReport } from "../../../src/nouns/customer/decline.ts";
import { nothing } from "../../../src/nouns/order/monthly.ts";

const customers: Customer[] = ["up", "down", "gone", "flat", "new"].map((id) => ({
  ...{ id, name: id, owner: id === "gone" ? "lan" : "iwan" },
}));
const perMonth: Readonly<Record<string, number[]>> = {
  up: [100, 100, 100, 200],
  down: [20000, 10000, 30000, 10000],
  gone: [9000, 9000, 9000, 0],
  flat: [100, 100, 100, 85],
  new: [0, 0, 0, 50],
};
const facts = {
  months: ["2026-07", "2026-08", "2026-09", "2026-10"],
  bought: new Map(
    Object.entries(perMonth).map(([id, list]) => [id, { ...nothing(4), perMonth: list }]),
  ),
  late: new Map([["down", { minor: 5000, days: 40 }]]),
  objected: new Map([["down", "price" as const]]),
  ...{ least: 20, digits: 2 },
  staffName: (id: string) => id,
};
const told = (more: Partial<typeof facts & { owner: string }> = {}) =>
  declineReport(customers, { ...facts, ...more }).rows;

describe("R-STO-14: what has decreased", () => {
  test("against the average of the months before, the largest loss first, with its reasons", () => {
    expect(told()).toMatchObject([
      { id: "down", usual: "200.00", net: "100.00", change: -50, overdue: "50.00", days: 40 },
      { id: "gone", usual: "90.00", net: "0.00", change: -100, overdue: undefined },
    ]);
    expect(told()[0]?.objection).toBe("price");
  });

  test("how much is a fall can be said; the lost and other people's are left out", () => {
    expect(told({ least: 15 }).map(({ id }) => id)).toEqual(["down", "gone", "flat"]);
    expect(told({ owner: "lan" }).map(({ id }) => id)).toEqual(["gone"]);
    const lost = customers.map((one) => ({ ...one, stage: "lost" as const }));
    expect(declineReport(lost, facts).rows).toEqual([]);
  });
});
