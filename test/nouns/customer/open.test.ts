import { expect, test } from "vitest";
import type { Customer } from "../../../src/nouns/customer/customer.ts";
import { type OpenFacts, openItems, openView } from "../../../src/nouns/customer/open.ts";
import type { Order } from "../../../src/nouns/order/order.ts";

const record: Customer = { id: "blue", name: "Blue Door" };
const nothing: OpenFacts = { orders: [], visits: [], owed: [], digits: 2, today: "2026-11-22" };

function told(customer: Customer, facts: Partial<OpenFacts>): string[] {
  return openItems(customer, { ...nothing, ...facts }).map(
    ({ due, what, id }) => `${due ?? "-"} ${what.en}${id ? ` ${id}` : ""}`,
  );
}

const lines = [{ product: "tea", quantity: "2", price: "10" }];
const confirmed = { date: "2026-11-02" };
const goods = [{ product: "tea", quantity: "2" }];
const order = (id: string, more: Partial<Order>): Order => ({
  id,
  customer: "blue",
  date: "2026-11-01",
  lines,
  ...more,
});

test("what is open comes in the order of its day, whatever it is", () => {
  const orders = [
    order("SO1", { confirmed, promised: "2026-11-30" }),
    order("SO2", {
      confirmed,
      shipments: [{ date: "2026-11-18", expected: "2026-11-20", lines: goods }],
    }),
    order("SO3", { cancelled: { date: "2026-11-03", why: "closed" } }),
    order("SO4", {
      confirmed,
      shipments: [{ date: "2026-11-18", signed: "2026-11-19", lines: goods }],
    }),
  ];
  const owed = [{ invoice: { id: "IV1", due: "2026-11-25" }, open: 1200 }];
  const visits = [
    { id: "VS1", customer: "blue", planned: "2026-11-24" },
    { id: "VS2", customer: "blue", date: "2026-11-20" },
    {
      id: "VS3",
      customer: "blue",
      planned: "2026-11-23",
      cancelled: { date: "2026-11-22", why: "ill" },
    },
  ];
  const busy = { ...record, nextStep: "send sample", nextDate: "2026-11-21" };
  expect(told(busy, { orders, owed, visits })).toEqual([
    "2026-11-20 to be signed for SO2",
    "2026-11-21 next step",
    "2026-11-24 visit VS1",
    "2026-11-25 to be paid IV1",
    "2026-11-30 to be shipped SO1",
  ]);
});

test("what was promised, and the dates of projects, stand among it until they are done", () => {
  const promises = [
    { id: "PM1", customer: "blue", what: "send drawings", due: "2026-11-24", date: "2026-11-20" },
    {
      id: "PM2",
      customer: "blue",
      what: "answer",
      due: "2026-11-21",
      date: "2026-11-20",
      kept: { date: "2026-11-21" },
    },
  ];
  const dates = [
    { what: "tender", date: "2026-12-03" },
    { what: "drawing", date: "2026-11-01", done: true },
  ];
  const projects = [{ id: "hall", name: "Town hall", customer: "blue", dates }];
  expect(told(record, { promises, projects })).toEqual([
    "2026-11-24 promised PM1",
    "2026-12-03 project hall",
  ]);
});

test("R-CUS-34, R-CUS-40: a paper that runs out and a service that comes are seen a month before", () => {
  const papers = [
    { kind: "licence" as const, until: "2026-12-20" },
    { kind: "tax" as const, until: "2027-06-30" },
    { kind: "contract" as const },
  ];
  const assets = [
    { plate: "A12345", nextService: "2026-12-01" },
    { plate: "B1", nextService: "2027-03-01" },
  ];
  expect(told({ ...record, papers, assets }, {})).toEqual([
    "2026-12-01 service",
    "2026-12-20 paper runs out",
  ]);
});

test("what is late says by how much; a long list says how much is left out", () => {
  const owed = Array.from({ length: 15 }, (_, at) => ({
    invoice: { id: `IV${at}`, due: "2026-11-20" },
    open: 1200,
  }));
  const items = openItems(record, { ...nothing, owed });
  const view = openView(items, { today: "2026-11-22", digits: 2, language: "en" });
  expect(view.rows).toHaveLength(12);
  expect(view.notes?.map(({ en }) => en)).toEqual(["and 3 more"]);
  expect(view.columns[0]?.format?.("2026-11-20", "en")).toBe("2026-11-20 overdue 2d");
  expect(view.rows[0]?.amount).toBe("12.00");
});
