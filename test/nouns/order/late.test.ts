import { describe, expect, test } from "vitest";
import { makeCalendar } from "../../../src/law/workdays.ts";
import { lateReport } from "../../../src/nouns/order/late.ts";
import type { Order } from "../../../src/nouns/order/order.ts";
import { withProgress } from "../../../src/nouns/order/progress.ts";
import type { TableView } from "../../../src/print/view.ts";
import { hasNorthwind, northwindOrders } from "../northwind.ts";

const lines = [{ product: "tea", quantity: "10", price: "5" }];
const shipped = (date: string, quantity = "10") => ({
  date,
  lines: [{ product: "tea", quantity }],
});

function order(id: string, more: Partial<Order> = {}): Order {
  const date = "2026-11-01";
  return {
    id,
    customer: "quick",
    date,
    promised: "2026-11-13",
    lines,
    confirmed: { date },
    ...more,
  };
}

const orders: readonly Order[] = [
  order("in-time", { shipments: [shipped("2026-11-13")] }),
  order("late", { shipments: [shipped("2026-11-12", "4"), shipped("2026-11-16", "6")] }),
  order("waiting"),
  order("part", { shipments: [shipped("2026-11-12", "4")] }),
  order("due-today", { promised: "2026-11-20" }),
  order("draft", { confirmed: undefined }),
  order("cancelled", { cancelled: { date: "2026-11-18", why: "" } }),
  order("open-end", { promised: undefined }),
];

const facts = { orders, at: "2026-11-20", calls: new Map([["customer:quick", "QUICK-Stop"]]) };
const told = (at: string) =>
  lateReport({ ...facts, at }).rows.map(({ id, state, daysLate }) => [id, state, daysLate]);

describe("report late", () => {
  test("what is still open first; the promised day itself is in time", () => {
    expect(told("2026-11-20")).toEqual([
      ["part", "part-shipped", 7],
      ["waiting", "not-shipped", 7],
      ["late", "shipped-late", 3],
    ]);
  });

  test("as of an earlier day it tells what was known then", () => {
    expect(told("2026-11-14")).toEqual([
      ["cancelled", "not-shipped", 1],
      ["late", "part-shipped", 1],
      ["part", "part-shipped", 1],
      ["waiting", "not-shipped", 1],
    ]);
    expect(told("2026-11-13")).toEqual([]);
  });

  test("the notes tell both counts, the share in time and what has no promised day", () => {
    expect(lateReport(facts).notes?.map(({ en }) => en)).toEqual([
      "1 shipped late, 2 not shipped (1 of them in part).",
      "Shipped in time: 1 of 2 orders, 50.0%.",
      "1 open without a promised day: not judged.",
    ]);
  });

  test("working days are counted where the calendar knows them", () => {
    const calendar = makeCalendar({});
    const days = (since: string) =>
      lateReport({ ...facts, workdays: { calendar, since } }).rows.map((row) => row.workdaysLate);
    expect(days("2025-01-01")).toEqual([5, 5, 1]);
    expect(days("2027-01-01")).toEqual([undefined, undefined, undefined]);
  });

  test("a period is one of promised days, both ends included", () => {
    const count = (from: string, to: string) => lateReport({ ...facts, from, to }).rows.length;
    expect([count("2026-11-13", "2026-11-13"), count("2026-11-14", "2026-11-30")]).toEqual([3, 0]);
  });
});

describe("order list", () => {
  const list: TableView = {
    shape: "list",
    title: { en: "", zh: "" },
    columns: [],
    rows: orders as never,
  };
  const byId = new Map(orders.map((one) => [one.id, one]));

  test("state, total and shipping day stand beside the order; cancelled ones are not in the sum", () => {
    const { rows, totals, notes } = withProgress(list, { orders: byId, digits: 2 });
    expect(rows.map(({ id, state, shipped: on, total }) => [id, state, on, total])).toContainEqual([
      "late",
      "shipped",
      "2026-11-16",
      "50.00",
    ]);
    expect(totals).toEqual({ total: "350.00" });
    expect(notes?.length).toBe(1);
  });

  test("only what is asked for is kept", () => {
    const keep = (state: string) => state === "draft";
    const { rows } = withProgress(list, { orders: byId, digits: 2, keep });
    expect(rows.map(({ id }) => id)).toEqual(["draft"]);
  });
});

describe.skipIf(!hasNorthwind)("the late orders of Northwind", () => {
  test("37 were shipped late, 21 were not shipped", () => {
    const { rows, notes } = lateReport({
      orders: northwindOrders(),
      at: "1998-12-31",
      calls: new Map(),
    });
    const count = (state: string) => rows.filter((row) => row.state === state).length;
    expect([count("shipped-late"), count("not-shipped")]).toEqual([37, 21]);
    expect(notes?.[1]?.en).toBe("Shipped in time: 772 of 809 orders, 95.4%.");
  });
});
