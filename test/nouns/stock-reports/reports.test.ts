import { describe, expect, test } from "vitest";
import type { Move } from "../../../src/nouns/move/move.ts";
import type { Product } from "../../../src/nouns/product/product.ts";
import { abcView } from "../../../src/nouns/stock-reports/abc.ts";
import { dayView } from "../../../src/nouns/stock-reports/day.ts";
import { expiringView } from "../../../src/nouns/stock-reports/expiring.ts";
import { type Flows, flowsOf } from "../../../src/nouns/stock-reports/figures.ts";
import { onRoad } from "../../../src/nouns/stock-reports/flow.ts";
import { movementsView } from "../../../src/nouns/stock-reports/movements.ts";
import { narrowed } from "../../../src/nouns/stock-reports/narrowing.ts";
import { slowView } from "../../../src/nouns/stock-reports/slow.ts";
import { turnoverView } from "../../../src/nouns/stock-reports/turnover.ts";
import type { Row, TableView } from "../../../src/print/view.ts";

const products: readonly Product[] = [
  { id: "leaf", name: "Raw leaf", unit: "kg", nature: "raw", minimum: "50" },
  { id: "tea", name: "Green tea", unit: "box", nature: "finished", minimum: "5" },
  { id: "cup", name: "Cup", unit: "pc" },
  { id: "soap", name: "Soap", unit: "pc", nature: "consumable", category: "cleaning" },
];
const warehouses = [
  { id: "main", name: "Main" },
  { id: "shop", name: "Shop" },
];
const november = { from: "2026-11-01", to: "2026-11-30" };

let number = 0;
function moved(date: string, product: string, quantity: string, more: Partial<Move> = {}): Move {
  number += 1;
  const kind = quantity.startsWith("-") ? "out" : "in";
  return { id: `MV${number}`, date, kind, product, warehouse: "main", quantity, ...more };
}

const moves: readonly Move[] = [
  moved("2026-10-01", "leaf", "100", { price: "2" }),
  moved("2026-10-01", "cup", "40", { price: "3" }),
  moved("2026-10-01", "tea", "20", { price: "10" }),
  moved("2026-11-03", "leaf", "-60"),
  moved("2026-11-03", "tea", "10", { price: "16" }),
  moved("2026-11-09", "tea", "-12", { kind: "shipment" }),
  moved("2026-11-10", "tea", "2", { kind: "return" }),
  moved("2026-11-12", "cup", "-10", { kind: "transfer" }),
  moved("2026-11-12", "cup", "10", { kind: "transfer", warehouse: "shop" }),
];

function flowsIn(period: { from: string; to: string }, all = moves): Flows {
  return flowsOf({
    ...period,
    brought: () => [],
    moves: all,
    methodOf: () => "average",
    digits: 2,
  });
}

/** The cells of some columns, row by row. */
function cells({ rows }: TableView, ...keys: string[]): unknown[] {
  return rows.map((row: Row) => keys.map((key) => row[key]));
}

describe("the daily stock reports", () => {
  const facts = {
    from: "2026-11-03",
    to: "2026-11-03",
    products,
    opening: new Map([
      ["leaf", 100_000_000],
      ["cup", 40_000_000],
      ["tea", 20_000_000],
    ]),
    moves: moves.filter(({ date }) => date === "2026-11-03"),
    reserved: new Map([["tea", 8_000_000]]),
    onOrder: new Map([["leaf", 200_000_000]]),
  };

  test("raw materials for purchasing: what is low, what is on order (R-WHS-16, R-PUR-03)", () => {
    const view = dayView({ ...facts, reader: "purchasing", nature: "raw" });
    expect(
      cells(view, "name", "opening", "in", "out", "balance", "minimum", "onOrder", "low"),
    ).toEqual([["Raw leaf", "100", undefined, "60", "40", "50", "200", true]]);
    expect(view.title.zh).toBe("原材料库存日报表（采购）");
    expect(view.columns.some(({ key }) => key === "reserved")).toBe(false);
  });

  test("for production both, under a heading of their own (R-WHS-16, R-WHS-17)", () => {
    const view = dayView({ ...facts, reader: "production" });
    expect(cells(view, "nature", "name", "balance")).toEqual([
      ["finished", "Green tea", "30"],
      ["raw", "Raw leaf", "40"],
      ["consumable", "Soap", "0"],
    ]);
    expect(view.groups?.key).toBe("nature");
  });

  test("finished goods for sales: what is promised away and what is free (R-WHS-17)", () => {
    const view = dayView({ ...facts, reader: "sales" });
    expect(cells(view, "name", "in", "balance", "reserved", "free")).toEqual([
      ["Cup", undefined, "40", undefined, "40"],
      ["Green tea", "10", "30", "8", "22"],
    ]);
    expect(view.columns.some(({ key }) => key === "onOrder")).toBe(false);
  });

  test("what one warehouse gave another is in and out there, not of the firm", () => {
    const carried = moves.filter(({ kind }) => kind === "transfer");
    const day = { ...facts, from: "2026-11-12", to: "2026-11-12", moves: carried };
    const [firm] = cells(dayView({ ...day, reader: "sales" }), "in", "out", "balance");
    expect(firm).toEqual([undefined, undefined, "40"]);
    const shop = { ...day, opening: new Map(), moves: carried.slice(1), place: "Shop" };
    const [there] = cells(dayView({ ...shop, reader: "sales" }), "in", "out", "balance");
    expect(there).toEqual(["10", undefined, "10"]);
  });
});

describe("the movement and balance report (R-WHS-18, R-WHS-30)", () => {
  const facts = { ...november, products, warehouses, digits: 2, isClosed: true } as const;

  test("opening, in and out by kind, closing, in quantity and in value at cost; it adds up", () => {
    const view = movementsView({ ...facts, flows: flowsIn(november).firm, by: "product" });
    expect(
      cells(view, "name", "opening", "in", "out", "of-shipment", "of-return", "closing"),
    ).toEqual([
      ["Cup", "40", "0", "0", undefined, undefined, "40"],
      ["Green tea", "20", "12", "12", "-12", "2", "20"],
      ["Raw leaf", "100", "0", "60", undefined, undefined, "40"],
    ]);
    expect(cells(view, "openingValue", "inValue", "outValue", "closingValue")).toEqual([
      ["120.00", "0.00", "0.00", "120.00"],
      ["200.00", "184.00", "144.00", "240.00"],
      ["200.00", "0.00", "120.00", "80.00"],
    ]);
    expect(view.totals).toMatchObject({ openingValue: "520.00", closingValue: "440.00" });
    expect(view.totals?.opening).toBeUndefined();
    expect(view.notes?.[0]?.en).toBe(
      "At cost: opening 520.00 + in 184.00 - out 264.00 = closing 440.00.",
    );
  });

  test("value in and out of each store room, transfers with them (R-WHS-24)", () => {
    const view = movementsView({ ...facts, flows: flowsIn(november).places, by: "warehouse" });
    expect(cells(view, "group", "openingValue", "inValue", "outValue", "closingValue")).toEqual([
      ["Main", "520.00", "184.00", "294.00", "410.00"],
      ["Shop", "0.00", "30.00", "0.00", "30.00"],
    ]);
  });

  test("R-RPT-37, R-WHS-24: with what is on the road the store rooms add up to the firm", () => {
    const sent = moved("2026-11-20", "cup", "-5", { kind: "transfer" });
    const flows = flowsIn(november, [...moves, sent]);
    const rooms = narrowed(flows, { products, each: true });
    const view = movementsView({ ...facts, flows: rooms, by: "warehouse" });
    expect(cells(view, "group", "inValue", "outValue", "closingValue")).toEqual([
      ["Main", "184.00", "309.00", "395.00"],
      ["Shop", "30.00", "0.00", "30.00"],
      [onRoad, "45.00", "30.00", "15.00"],
    ]);
    const firm = movementsView({ ...facts, flows: flows.firm, by: "product" });
    expect(view.totals?.openingValue).toBe(firm.totals?.openingValue);
    expect(view.totals?.closingValue).toBe(firm.totals?.closingValue);
  });
});

describe("slow and dead stock", () => {
  const facts = {
    at: "2026-11-30",
    flows: flowsIn({ from: "2026-11-30", to: "2026-11-30" }).firm,
    products,
    slowDays: 20,
    deadDays: 25,
    digits: 2,
  };

  test("days since the last issue, the mark by the limits, the value at cost", () => {
    const lastIssue = new Map([
      ["leaf", "2026-11-03"],
      ["tea", "2026-11-09"],
    ]);
    const view = slowView({ ...facts, lastIssue });
    expect(cells(view, "name", "last", "days", "mark", "value")).toEqual([
      ["Cup", undefined, undefined, "never", "120.00"],
      ["Raw leaf", "2026-11-03", 27, "dead", "80.00"],
      ["Green tea", "2026-11-09", 21, "slow", "240.00"],
    ]);
    expect(view.totals?.value).toBe("440.00");
  });

  test("what was issued a day less ago than the limit is not slow", () => {
    const lastIssue = new Map(["leaf", "tea", "cup"].map((id) => [id, "2026-11-11"] as const));
    expect(slowView({ ...facts, lastIssue }).rows).toEqual([]);
  });
});

describe("turnover and stock to sales (R-RPT-02)", () => {
  test("by mean value, days by closing value, stock to sales by opening value", () => {
    const facts = { ...november, flows: flowsIn(november).firm, products, digits: 2 };
    const view = turnoverView({ ...facts, by: "product" });
    // Tea: sold 12 at 12.00, 2 came back: 120.00 of 200.00 at the beginning and 240.00 at the end.
    expect(cells(view, "name", "used", "turnover", "days", "toSales")).toEqual([
      ["Raw leaf", "120.00", "0.86", "20.0", undefined],
      ["Green tea", "120.00", "0.55", "60.0", "1.67"],
      ["Cup", "0.00", "0.00", undefined, undefined],
    ]);
    expect(view.notes?.map(({ en }) => en).join()).toContain(
      "opening value / cost of what was sold",
    );
  });
});

describe("ABC and XYZ of what was issued", () => {
  const goods = ["a", "b", "c", "d", "e"].map((id): Product => ({ id, name: id }));
  const issued = [70, 15, 8, 4, 3].flatMap((size, at) => [
    moved("2026-08-01", goods[at]?.id ?? "", "1000", { price: "1" }),
    moved("2026-10-05", goods[at]?.id ?? "", `-${size}`),
  ]);
  const period = { from: "2026-10-01", to: "2026-10-31" };

  test("the item that crosses a bound belongs to the higher class: 70, 15, 8, 4, 3 (4.10)", () => {
    const flows = flowsIn(period, issued).firm;
    const view = abcView({ ...period, flows, moves: issued, products: goods, digits: 2 });
    expect(cells(view, "name", "abc", "reached")).toEqual([
      ["a", "A", "70.0"],
      ["b", "A", "85.0"],
      ["c", "B", "93.0"],
      ["d", "B", "97.0"],
      ["e", "C", "100.0"],
    ]);
  });

  test("months before a product was there are no fall in its demand", () => {
    const months = ["2026-08", "2026-09", "2026-10"];
    const steady = [
      moved("2026-08-01", "a", "100", { price: "1" }),
      ...months.map((month) => moved(`${month}-05`, "a", "-10")),
    ];
    const year = { from: "2026-01-01", to: "2026-10-31" };
    const flows = flowsIn(year, steady).firm;
    const view = abcView({ ...year, flows, moves: steady, products: goods, digits: 2 });
    expect(cells(view, "name", "xyz", "variation", "demand")).toEqual([
      ["a", "X", "0.00", "smooth"],
    ]);
  });
});

describe("expiring lots", () => {
  test("what has expired and what will, at cost; the last day still counts", () => {
    const { worthMinor } = flowsIn(november);
    const lot = (id: string, expiry: string | undefined, micro: number) => {
      return { product: "tea", warehouse: "main", lot: id, expiry, micro };
    };
    const view = expiringView({
      at: "2026-11-30",
      days: 30,
      lots: [
        lot("L3", "2026-12-31", 1_000_000),
        lot("L2", "2026-11-30", 2_000_000),
        lot("L1", "2026-11-29", 3_000_000),
        lot("L4", undefined, 4_000_000),
        lot("L5", "2026-11-01", 0),
      ],
      products,
      warehouses,
      digits: 2,
      worthMinor,
    });
    expect(cells(view, "lot", "left", "expired", "value")).toEqual([
      ["L1", -1, true, "36.00"],
      ["L2", 0, false, "24.00"],
    ]);
    expect(view.notes?.[0]?.en).toBe("Expired: 1, at cost 36.00; within 30 days: 1.");
  });
});
