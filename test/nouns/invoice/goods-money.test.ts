import { describe, expect, test } from "vitest";
import {
  goodsMoney,
  type StoreMonth,
  storeStanding,
} from "../../../src/nouns/invoice/goods-money.ts";
import { deliveredMinor } from "../../../src/nouns/order/delivered.ts";
import type { Order } from "../../../src/nouns/order/order.ts";

const month = (goodsMinor: number, moneyMinor: number, daysLate?: number): StoreMonth => ({
  ...{ goodsMinor, moneyMinor, daysLate },
});
const usual = [month(10_000, 10_000, 2), month(10_000, 10_000, 4)];
const verdict = (last: StoreMonth, overdueMinor = 0) =>
  storeStanding({ months: [...usual, last], overdueMinor }, 10)?.verdict;

describe("goods and money per store and month (R-COL-30, R-STO-14)", () => {
  test("fewer goods and the money later", () => {
    expect(verdict(month(9000, 9000, 5))).toBe("less-later");
    expect(verdict(month(9001, 9000, 5))).toBeUndefined();
    expect(verdict(month(9000, 9000, 4))).toBeUndefined();
  });

  test("no money at all is later only where something is overdue", () => {
    expect(verdict(month(0, 0), 1)).toBe("less-later");
    expect(verdict(month(0, 0), 0)).toBeUndefined();
  });

  test("more goods and less money", () => {
    expect(verdict(month(11_000, 9000, 0))).toBe("more-less");
    expect(verdict(month(11_000, 9001, 0))).toBeUndefined();
    expect(verdict(month(10_999, 9000, 0))).toBeUndefined();
  });

  test("those to watch come first, with the ratio of money to goods now and before", () => {
    const store = (customer: string, last: StoreMonth) => ({
      ...{ customer, name: customer, months: [...usual, last], overdueMinor: 0 },
    });
    const { rows, notes } = goodsMoney(
      [store("big", month(50_000, 50_000, 0)), store("poor", month(20_000, 5000, 0))],
      { digits: 2, month: "2026-10", months: 2, leastPercent: 10, only: false },
    );
    expect(
      rows.map(({ name, verdict, ratio, ratioBefore }) => [name, verdict, ratio, ratioBefore]),
    ).toEqual([
      ["poor", "more-less", "25", "100"],
      ["big", undefined, "100", "100"],
    ]);
    expect(notes).toHaveLength(1);
  });

  test("the goods of shipments add up to what is kept of the order, without freight", () => {
    const line = (quantity: string) => ({ product: "tea", quantity });
    const order = {
      ...{ id: "SO1", customer: "c", date: "2026-09-01", freight: "10.00" },
      lines: [{ product: "tea", quantity: "10", price: "3.33" }],
      shipments: [
        { date: "2026-09-05", lines: [line("4")] },
        { date: "2026-10-05", lines: [line("6")], returned: [{ lines: [line("1")] }] },
      ],
    } as unknown as Order;
    expect(deliveredMinor(order, 2)).toEqual([
      { date: "2026-09-05", minor: 1332 },
      { date: "2026-10-05", minor: 1665 },
    ]);
  });
});
