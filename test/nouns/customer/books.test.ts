import { describe, expect, test } from "vitest";
import { addressBook, isAmong, roster } from "../../../src/nouns/customer/books.ts";
import type { Customer } from "../../../src/nouns/customer/customer.ts";
import { tradeBook } from "../../../src/nouns/customer/trade.ts";
import { boughtByCustomer, lastMonths } from "../../../src/nouns/order/monthly.ts";
import type { Order } from "../../../src/nouns/order/order.ts";
import { visitBook } from "../../../src/nouns/visit/book.ts";
import type { Visit } from "../../../src/nouns/visit/visit.ts";

const customers: Customer[] = [
  { id: "red", name: "Red Gate", owner: "lan", region: "North", phone: "1" },
  {
    id: "blue",
    name: "Blue Door",
    owner: "iwan",
    phone: "2",
    contacts: [
      { name: "Anna", decides: true, orders: true, mobile: "138" },
      { name: "Bo", phone: "99" },
    ],
  },
];
const people = new Map([["iwan", "Iwan"]]);

let number = 0;
function order(customer: string, date: string, more: Partial<Order> = {}): Order {
  number += 1;
  return {
    id: `SO${number}`,
    customer,
    date,
    confirmed: { date },
    lines: [{ product: "tea", quantity: "3", price: "10.05" }],
    ...more,
  };
}

describe("the books that every base of customers has", () => {
  test("R-CUS-12, R-FRM-07: the address book has a line for each person, and for a firm without one", () => {
    const { rows } = addressBook(customers, { people, language: "en" });
    expect(rows.map(({ customer, name, phone, part }) => [customer, name, phone, part])).toEqual([
      ["Blue Door", "Anna", "2", "decides, orders"],
      ["Blue Door", "Bo", "99", ""],
      ["Red Gate", undefined, "1", undefined],
    ]);
  });

  test("a book is narrowed by customer, owner, region and grade", () => {
    const found = (wanted: Parameters<typeof isAmong>[1]): string[] =>
      customers.filter((one) => isAmong(one, wanted)).map(({ id }) => id);
    expect(found({ owner: "lan" })).toEqual(["red"]);
    expect(found({ region: "north" })).toEqual(["red"]);
    expect(found({ customer: "blue", owner: "iwan" })).toEqual(["blue"]);
    expect(found({ grade: "A" })).toEqual([]);
    expect(found({})).toHaveLength(2);
  });

  test("R-CUS-11, R-FRM-11: the roster has a monthly curve for every customer, the largest first", () => {
    const months = lastMonths("2026-11-22", 3);
    expect(months).toEqual(["2026-09", "2026-10", "2026-11"]);
    const today = "2026-11-22";
    const orders = [
      order("red", "2026-09-30"),
      order("red", "2026-11-02", { lines: [{ product: "tea", quantity: "1", price: "20" }] }),
      order("red", "2026-08-31"),
      order("red", "2026-11-30"),
      order("blue", "2026-10-01", { confirmed: undefined }),
      order("blue", "2026-10-01", { cancelled: { date: "2026-10-02", why: "closed" } }),
    ];
    const bought = boughtByCustomer(orders, { months, today, digits: 2 });
    const view = roster(customers, {
      bought,
      months,
      people,
      from: "2026-09-01",
      to: today,
      digits: 2,
    });
    expect(
      view.rows.map(({ id, orders: count, net, last, curve }) => [id, count, net, last, curve]),
    ).toEqual([
      ["red", 2, "50.15", "2026-11-02", ["30.15", "0.00", "20.00"]],
      ["blue", 0, "0.00", undefined, ["0.00", "0.00", "0.00"]],
    ]);
    expect(view.totals).toMatchObject({
      orders: 2,
      net: "50.15",
      curve: ["30.15", "0.00", "20.00"],
    });
    expect(view.columns.find(({ key }) => key === "curve")?.draw).toBe("spark");
  });

  test("R-CUS-12, R-FRM-05: the visit book has what was said and agreed, the newest first, and no plans", () => {
    const visits: Visit[] = [
      { id: "VS1", customer: "blue", by: "iwan", date: "2026-11-02", notes: "liked the tea" },
      { id: "VS2", customer: "blue", by: "iwan", date: "2026-11-09", next: "send sample" },
      { id: "VS3", customer: "blue", by: "iwan", planned: "2026-11-30" },
      { id: "VS4", customer: "red", by: "lan", date: "2026-11-05" },
    ];
    const calls = new Map([["customer:blue", "Blue Door"]]);
    const ids = (facts: object): unknown[] =>
      visitBook(visits, { calls, ...facts }).rows.map(({ id }) => id);
    expect(ids({})).toEqual(["VS2", "VS4", "VS1"]);
    expect(ids({ customer: "blue" })).toEqual(["VS2", "VS1"]);
    expect(ids({ by: "lan" })).toEqual(["VS4"]);
    expect(ids({ from: "2026-11-03", to: "2026-11-05" })).toEqual(["VS4"]);
    const [, first] = visitBook(visits, { calls, customer: "blue" }).rows;
    expect(first).toMatchObject({ date: "2026-11-02", notes: "liked the tea" });
  });
});

describe("the purchase-and-sales book", () => {
  const sold = order("blue", "2026-10-01", {
    lines: [
      { product: "tea", quantity: "4", price: "10" },
      { product: "tea", quantity: "6", price: "8" },
    ],
    shipments: [
      { date: "2026-10-05", lines: [{ product: "tea", quantity: "5" }] },
      { date: "2026-10-20", lines: [{ product: "tea", quantity: "5" }] },
    ],
  });
  const visits: Visit[] = [
    { id: "VS1", customer: "blue", date: "2026-10-05", goods: [{ product: "tea", stock: "7" }] },
    { id: "VS2", customer: "blue", date: "2026-11-04", goods: [{ product: "tea", stock: "2.5" }] },
    { id: "VS3", customer: "blue", planned: "2026-12-01", goods: [{ product: "tea", stock: "1" }] },
  ];
  const facts = {
    orders: [sold],
    visits,
    digits: 2,
    customer: "Blue Door",
    nameOf: (id: string) => id,
    unitOf: () => "box",
  };

  test("R-CUS-12, R-FRM-06: what came, what was counted, and what was sold between two counts", () => {
    const { rows, totals } = tradeBook(facts);
    expect(
      rows.map(({ date, received, amount, sold: out, stock }) => [
        date,
        received,
        amount,
        out,
        stock,
      ]),
    ).toEqual([
      ["2026-10-05", "5", "48.00", undefined, undefined],
      ["2026-10-05", undefined, undefined, undefined, "7"],
      ["2026-10-20", "5", "40.00", undefined, undefined],
      ["2026-11-04", undefined, undefined, "9.5", "2.5"],
    ]);
    expect(totals).toEqual({ amount: "88.00" });
  });

  test("the first count of a period still knows the count before it", () => {
    const { rows, totals } = tradeBook({ ...facts, from: "2026-11-01", to: "2026-11-30" });
    expect(rows.map(({ date, sold: out }) => [date, out])).toEqual([["2026-11-04", "9.5"]]);
    expect(totals).toEqual({ amount: "0.00" });
  });

  test("R-TRN-33: what went back is taken off again, at the price of its line", () => {
    const [first, second] = sold.shipments ?? [];
    const back = { date: "2026-10-25", lines: [{ product: "tea", quantity: "5" }] };
    const shipments = [first, { ...second, returned: [{ ...back, why: "broken", to: "stock" }] }];
    const orders = [{ ...sold, shipments } as never];
    const { rows, totals } = tradeBook({ ...facts, orders, visits: [] });
    expect(rows.map(({ received, amount }) => [received, amount])).toEqual([
      ["5", "48.00"],
      ["5", "40.00"],
      ["-5", "-40.00"],
    ]);
    expect(totals).toEqual({ amount: "48.00" });
  });

  test("a cancelled order brought nothing", () => {
    const gone = { ...sold, cancelled: { date: "2026-10-02", why: "closed" } };
    expect(tradeBook({ ...facts, orders: [gone], visits: [] }).rows).toEqual([]);
  });
});
