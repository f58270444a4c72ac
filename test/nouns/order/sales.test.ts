import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toMinor } from "../../../src/law/money.ts";
import { boughtByCustomer } from "../../../src/nouns/order/monthly.ts";
import type { Order } from "../../../src/nouns/order/order.ts";
import { type SalesBy, salesReport } from "../../../src/nouns/order/sales.ts";
import { hasNorthwind, northwindOrders } from "../northwind.ts";

const line = (product: string, quantity: string, price: string, discount?: string) => ({
  product,
  quantity,
  price,
  discount,
});

function order(id: string, date: string, more: Partial<Order> = {}): Order {
  return {
    id,
    customer: "quick",
    date,
    lines: [line("tea", "2", "10")],
    confirmed: { date },
    ...more,
  };
}

const orders: readonly Order[] = [
  order("SO1", "2026-01-10", { owner: "iwan", freight: "9.00" }),
  order("SO2", "2026-01-31", {
    customer: "ernst",
    // Each line is rounded by itself: 0.125 and 0.125 are 0.13 and 0.13.
    lines: [line("tea", "0.5", "0.25"), line("tea", "0.5", "0.25"), line("pot", "1", "99.74")],
  }),
  order("SO3", "2026-03-01", { owner: "lan" }),
  order("SO4", "2026-03-02", { confirmed: undefined }),
  order("SO5", "2026-03-03", { cancelled: { date: "2026-03-04", why: "" } }),
];

const facts = {
  orders,
  today: "2026-04-15",
  digits: 2,
  calls: new Map([["customer:quick", "QUICK-Stop"]]),
};

describe("report sales (R-RPT-28)", () => {
  test("by customer: net without freight, shares of the whole, the largest first", () => {
    const { rows, totals } = salesReport({ ...facts, by: "customer" });
    expect(rows).toMatchObject([
      { id: "ernst", name: "ernst", orders: 1, net: "100.00", share: "71.4" },
      { id: "quick", name: "QUICK-Stop", orders: 2, net: "40.00", share: "28.6" },
    ]);
    expect(totals).toEqual({ orders: 3, net: "140.00" });
  });

  test("drafts and cancelled orders are left out, and the note says so", () => {
    const [note] = salesReport({ ...facts, by: "month" }).notes ?? [];
    expect(note?.en).toContain("without freight");
    expect(note?.en).toContain("1 draft (20.00), 1 cancelled (20.00)");
  });

  test("goods that came back for good are no sale; those to be sent again are", () => {
    const lines = [line("tea", "2", "10")];
    const sent = { date: "2026-01-12", lines: [{ product: "tea", quantity: "2" }] };
    const back = (quantity: string, again?: true) => ({
      ...{ date: "2026-02-01", why: "broken", to: "stock" as const },
      ...{ lines: [{ product: "tea", quantity }], again },
    });
    const sale = (returned: ReturnType<typeof back>) =>
      order("SO9", "2026-01-10", {
        lines,
        shipments: [{ ...sent, returned: [returned] }],
      } as never);
    const report = (one: Order, today = "2026-04-15") => {
      const { totals, notes = [] } = salesReport({
        ...facts,
        orders: [one],
        today,
        by: "customer",
      });
      return [totals?.orders, totals?.net, notes.some(({ en }) => en.includes("returned"))];
    };
    expect(report(sale(back("0.5")))).toEqual([1, "15.00", true]);
    expect(report(sale(back("0.5")), "2026-01-31")).toEqual([1, "20.00", false]);
    expect(report(sale(back("0.5", true)))).toEqual([1, "20.00", false]);
    expect(report(sale(back("2")))).toEqual([0, "0.00", true]);
    const bought = boughtByCustomer([sale(back("0.5")), sale(back("2"))], {
      months: ["2026-01"],
      today: "2026-04-15",
      digits: 2,
    });
    expect(bought.get("quick")).toMatchObject({ orders: 1, minor: 1500, perMonth: [1500] });
  });

  test("by product: an order with two lines of it counts once; quantities are exact", () => {
    const { rows, totals } = salesReport({ ...facts, by: "product" });
    expect(rows).toMatchObject([
      { id: "pot", orders: 1, quantity: "1", net: "99.74" },
      { id: "tea", orders: 3, quantity: "5", net: "40.26" },
    ]);
    expect(totals).toEqual({ orders: 3, net: "140.00", quantity: "6" });
  });

  test("by staff: an order that names nobody has a row of its own", () => {
    const { rows } = salesReport({ ...facts, by: "staff" });
    expect(rows.map(({ id, net }) => [id, net])).toEqual([
      ["-", "100.00"],
      ["iwan", "20.00"],
      ["lan", "20.00"],
    ]);
  });

  test("by month: a month without sales is zero; months to come are not shown", () => {
    const months = (to?: string) =>
      salesReport({ ...facts, by: "month", from: "2026-01-01", to }).rows.map((row) => [
        row.month,
        row.net,
      ]);
    const sold = [
      ["2026-01", "120.00"],
      ["2026-02", "0.00"],
      ["2026-03", "20.00"],
    ];
    expect(months()).toEqual(sold);
    expect(months("2026-12-31")).toEqual([...sold, ["2026-04", "0.00"]]);
  });

  test("both ends belong to the period", () => {
    const period = { from: "2026-01-31", to: "2026-03-01" };
    const view = salesReport({ ...facts, by: "customer", ...period });
    expect([view.from, view.to, view.totals?.net]).toEqual(["2026-01-31", "2026-03-01", "120.00"]);
  });

  test("as of an earlier day it tells what was known then", () => {
    const { totals } = salesReport({ ...facts, by: "customer", today: "2026-03-03" });
    expect(totals).toEqual({ orders: 4, net: "160.00" });
  });

  test("a top keeps the totals of all and says what is not shown", () => {
    const { rows, totals, notes } = salesReport({ ...facts, by: "customer", top: 1 });
    expect(rows.map(({ id, share }) => [id, share])).toEqual([["ernst", "71.4"]]);
    expect(totals?.net).toBe("140.00");
    expect(notes?.[0]?.en).toBe("The total counts all 2; not shown: 1 with 40.00.");
  });

  test("the trend is told month by month", () => {
    const { rows } = salesReport({ ...facts, by: "customer" });
    expect(rows.map(({ trend }) => trend)).toEqual([
      ["100.00", "0.00", "0.00"],
      ["20.00", "0.00", "20.00"],
    ]);
  });

  test("every grouping of the same orders comes to the same total", () => {
    const decimal = fc
      .integer({ min: 1, max: 99_999 })
      .map((n) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, "0")}`);
    const anyOrder = fc.record({
      customer: fc.constantFrom("a", "b"),
      owner: fc.constantFrom("x", "y", undefined),
      month: fc.integer({ min: 1, max: 9 }),
      lines: fc.array(fc.tuple(fc.constantFrom("p", "q"), decimal, decimal), {
        minLength: 1,
        maxLength: 4,
      }),
    });
    fc.assert(
      fc.property(fc.array(anyOrder, { maxLength: 12 }), (all) => {
        const taken = all.map(({ customer, owner, month, lines }, index) =>
          order(`SO${index}`, `2026-0${month}-11`, {
            customer,
            owner,
            lines: lines.map(([product, quantity, price]) =>
              line(product, quantity, price, "0.05"),
            ),
          }),
        );
        for (const by of ["customer", "staff", "product", "month"] satisfies SalesBy[]) {
          const { rows, totals } = salesReport({
            ...facts,
            orders: taken,
            by,
            today: "2026-12-31",
          });
          const sum = rows.reduce((minor, row) => minor + toMinor(String(row.net), 2), 0);
          expect(sum).toBe(toMinor(String(totals?.net), 2));
        }
      }),
    );
  });
});

describe.skipIf(!hasNorthwind)("the sales of Northwind", () => {
  const northwind = () => ({
    ...facts,
    orders: northwindOrders(),
    calls: new Map<string, string>(),
  });
  const net = (year: string) =>
    salesReport({ ...northwind(), by: "month", from: `${year}-01-01`, to: `${year}-12-31` }).totals
      ?.net;

  test("net sales are 1,265,793.29, year by year 208,083.99, 617,085.35 and 440,623.95", () => {
    const { totals, rows } = salesReport({ ...northwind(), by: "month" });
    expect(totals).toEqual({ orders: 830, net: "1265793.29" });
    expect(rows.length).toBe(23);
    expect(["1996", "1997", "1998"].map(net)).toEqual(["208083.99", "617085.35", "440623.95"]);
  });

  test("the best customers are QUICK and ERNSH", () => {
    const { rows } = salesReport({ ...northwind(), by: "customer", top: 2 });
    expect(rows.map(({ id, net: sum }) => [id, sum])).toEqual([
      ["QUICK", "110277.32"],
      ["ERNSH", "104875.00"],
    ]);
  });

  test("the best seller is employee 4; 51,317 units were sold", () => {
    const [best] = salesReport({ ...northwind(), by: "staff" }).rows;
    expect([best?.id, best?.net]).toEqual(["4", "232890.89"]);
    expect(salesReport({ ...northwind(), by: "product" }).totals?.quantity).toBe("51317");
  });
});
