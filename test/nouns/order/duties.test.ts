import { describe, expect, test } from "vitest";
import { withDefaults } from "../../../src/law/settings.ts";
import { makeCalendar } from "../../../src/law/workdays.ts";
import { orderDuties } from "../../../src/nouns/order/duties.ts";
import type { Order } from "../../../src/nouns/order/order.ts";

const { limits } = withDefaults({ format: 1, name: "x", currency: "CNY" });
const facts = { today: "2026-11-22", calendar: makeCalendar({}), limits, digits: 2 };
const order: Order = {
  id: "SO261101A-iwan",
  customer: "jinhong",
  owner: "iwan",
  date: "2026-11-01",
  promised: "2026-11-30",
  lines: [{ product: "tea", quantity: "10", price: "5" }],
  confirmed: { date: "2026-11-02" },
};
const shipment = {
  date: "2026-11-20",
  expected: "2026-11-23",
  lines: [{ product: "tea", quantity: "4" }],
};
const names = { customer: () => "金虹商行", product: (id: string) => id };
const dutiesOf = (more: Partial<Order>) =>
  orderDuties([{ ...order, ...more }], names, facts).map(({ rule, from, due, who, about }) =>
    [rule, from, due, who, about].join(" "),
  );

describe("duties of orders", () => {
  test("what was promised is shown some working days before, and due on its day", () => {
    expect(dutiesOf({})).toEqual(["shipment 2026-11-26 2026-11-30 iwan 金虹商行"]);
  });

  test("a draft, a cancelled order and one without a promised day oblige nobody to ship", () => {
    expect(dutiesOf({ confirmed: undefined })).toEqual([]);
    expect(dutiesOf({ cancelled: { date: "2026-11-03", why: "budget" } })).toEqual([]);
    expect(dutiesOf({ promised: undefined })).toEqual([]);
  });

  test("of a part shipped the rest is still to ship, and the part is to be asked after", () => {
    expect(dutiesOf({ shipments: [shipment] })).toEqual([
      "shipment 2026-11-26 2026-11-30 iwan 金虹商行",
      "tracking 2026-11-21 2026-11-21 iwan 金虹商行",
    ]);
    const [duty] = orderDuties([{ ...order, shipments: [shipment] }], names, facts);
    expect(duty?.what.en).toBe("ship SO261101A-iwan: 6 tea");
  });

  test("R-REM-27: every shipment is asked after until it is signed for", () => {
    const rest = {
      ...shipment,
      expected: "2026-11-25",
      lines: [{ product: "tea", quantity: "6" }],
    };
    expect(dutiesOf({ shipments: [shipment, rest] })).toHaveLength(2);
    const signed = { ...shipment, signed: "2026-11-23" };
    expect(dutiesOf({ shipments: [signed, rest] })).toEqual([
      "tracking 2026-11-21 2026-11-21 iwan 金虹商行",
    ]);
    expect(dutiesOf({ shipments: [signed, { ...rest, signed: "2026-11-25" }] })).toEqual([]);
  });
});
