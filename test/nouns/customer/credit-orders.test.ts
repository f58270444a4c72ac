import { expect, test } from "vitest";
import { keptMinor } from "../../../src/nouns/customer/credit-orders.ts";
import type { Order } from "../../../src/nouns/order/order.ts";

const lines = [{ product: "tea", quantity: "100" }];
const sold: Order = {
  id: "SO261123A-iwan",
  customer: "lake",
  date: "2026-11-23",
  lines: [
    { product: "tea", quantity: "60", price: "1.00" },
    { product: "tea", quantity: "40", price: "2.00" },
  ],
  freight: "5.00",
  confirmed: { date: "2026-11-23" },
  shipments: [{ date: "2026-11-23", warehouse: "main", lines }],
};

function returned(quantity: string, again?: boolean): Order {
  const back = {
    ...{ date: "2026-11-24", to: "stock" as const, warehouse: "main", why: "bad" },
    ...{ lines: [{ product: "tea", quantity }], ...(again ? { again } : {}) },
  };
  return {
    ...sold,
    shipments: [{ date: "2026-11-23", warehouse: "main", lines, returned: [back] }],
  };
}

test.each<[string, Order, number]>([
  ["all that was ordered, with freight", sold, 14_500],
  ["what came back for good is not owed, the last lines first", returned("50"), 5500],
  ["what is to be delivered again is", returned("50", true), 14_500],
])("credit counts of an order: %s", (_, order, minor) => {
  expect(keptMinor(order, 2)).toBe(minor);
});
