import { describe, expect, test } from "vitest";
import { toMicro } from "../../../src/law/decimal.ts";
import { type Move, stockKey } from "../../../src/nouns/move/move.ts";
import { onHandView, stockReport } from "../../../src/nouns/move/reports.ts";
import { hasNorthwind, northwindProducts, northwindStock } from "../northwind.ts";
import { stockAt } from "./stock.ts";

const products = [
  { id: "tea", name: "Tea", sku: "TEA-01", unit: "box", price: "12.345", minimum: "10" },
  { id: "pot", name: "Pot", unit: "pc", price: "3.00", minimum: "5" },
  { id: "cup", name: "Cup", unit: "pc", minimum: "0" },
  { id: "old", name: "Old", unit: "pc", price: "1.00", minimum: "9", discontinued: true },
  { id: "gone", name: "Gone", discontinued: true },
];
const warehouses = [
  { id: "main", name: "Main" },
  { id: "shop", name: "Shop" },
];
const stock = new Map([
  [stockKey("tea", "main"), toMicro("7.5")],
  [stockKey("tea", "shop"), toMicro("2.5")],
  [stockKey("pot", "main"), toMicro("6")],
  [stockKey("old", "shop"), toMicro("4")],
  [stockKey("cup", "main"), toMicro("1")],
]);
const facts = { products, warehouses, stock, digits: 2 };

describe("report stock (R-RPT-27)", () => {
  test("per product on hand, per warehouse, against its minimum, at list price", () => {
    const { rows, totals } = stockReport(facts);
    expect(
      rows.map((row) => [row.id, row["in-main"], row["in-shop"], row.onHand, row.low, row.value]),
    ).toEqual([
      ["cup", "1", "0", "1", false, undefined],
      ["old", "0", "4", "4", false, "4.00"],
      ["pot", "6", "0", "6", false, "18.00"],
      ["tea", "7.5", "2.5", "10", true, "123.45"],
    ]);
    expect(totals).toEqual({ onHand: "21", value: "145.45", "in-main": "14.5", "in-shop": "6.5" });
  });

  test("--low keeps what is at or below its minimum and still sold (R-WHS-23)", () => {
    expect(stockReport({ ...facts, low: true }).rows.map(({ id }) => id)).toEqual(["tea"]);
  });

  test("of one warehouse: its stock and value; the minimum is of all warehouses", () => {
    const { rows, totals } = stockReport({ ...facts, warehouse: "main" });
    expect(rows.find(({ id }) => id === "tea")).toMatchObject({
      onHand: "7.5",
      everywhere: "10",
      value: "92.59",
    });
    expect(rows.find(({ id }) => id === "pot")).toMatchObject({ low: false });
    expect(totals).toEqual({ onHand: "14.5", value: "110.59" });
  });

  test("many warehouses get no columns of their own", () => {
    const many = [...warehouses, ...["a", "b", "c"].map((id) => ({ id, name: id }))];
    const keys = stockReport({ ...facts, warehouses: many }).columns.map(({ key }) => key);
    expect(keys.filter((key) => key.startsWith("in-"))).toEqual([]);
  });
});

describe("stock show", () => {
  const move = (date: string, quantity: string): Move => ({
    id: `MV${date}`,
    kind: "in",
    product: "tea",
    warehouse: "main",
    date,
    quantity,
  });

  test("as of a day only moves up to that day count", () => {
    const moves = [move("2026-11-01", "10"), move("2026-11-02", "-2.5"), move("2026-11-03", "1")];
    const known = stockAt(moves, "2026-11-02");
    expect(known.get(stockKey("tea", "main"))).toBe(7_500_000);
  });

  test("a line for every place that has any; of one product also the empty places", () => {
    const lines = (product?: string) =>
      onHandView({ ...facts, product }).rows.map((row) => [row.id, row.warehouse, row.onHand]);
    expect(lines()).toEqual([
      ["cup", "main", "1"],
      ["old", "shop", "4"],
      ["pot", "main", "6"],
      ["tea", "main", "7.5"],
      ["tea", "shop", "2.5"],
    ]);
    expect(lines("pot")).toEqual([
      ["pot", "main", "6"],
      ["pot", "shop", "0"],
    ]);
    expect(onHandView({ ...facts, product: "tea" }).totals).toEqual({ onHand: "10" });
    expect(onHandView(facts).totals).toBeUndefined();
  });
});

describe.skipIf(!hasNorthwind)("the stock of Northwind", () => {
  const northwind = () => ({
    products: northwindProducts(),
    warehouses: [{ id: "main", name: "Main" }],
    stock: new Map(northwindStock().map(([id, units]) => [stockKey(id, "main"), toMicro(units)])),
    digits: 2,
  });

  test("3,119 units worth 73,953.35 at list price", () => {
    expect(stockReport(northwind()).totals).toEqual({ onHand: "3119", value: "73953.35" });
  });

  test("17 products still sold are at or below their reorder level", () => {
    expect(stockReport({ ...northwind(), low: true }).rows.length).toBe(17);
  });
});
