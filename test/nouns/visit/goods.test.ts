import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Order } from "../../../src/nouns/order/order.ts";
import { demandReport } from "../../../src/nouns/visit/demand-report.ts";
import { figureNotes, gatheredGoods, sellThrough } from "../../../src/nouns/visit/goods.ts";
import { shelfReport } from "../../../src/nouns/visit/shelf-report.ts";
import type { Visit } from "../../../src/nouns/visit/visit.ts";

const at = (id: string, date: string, goods: Visit["goods"], customer = "jinhong"): Visit => ({
  id,
  customer,
  date,
  goods,
});
const shipped = (date: string, quantity: string, product = "tea"): Order => ({
  id: "SO1",
  customer: "jinhong",
  date: "2026-10-01",
  lines: [{ product, quantity, price: "10" }],
  shipments: [{ date, lines: [{ product, quantity }] }],
});
const nameOf = (id: string): string => id.toUpperCase();
const october = at("VS1", "2026-10-20", [{ product: "tea", stock: "10" }]);

describe("R-VIS-25: sell-through is the stock before and what came since, less what is left", () => {
  test.each<[string, readonly Order[], string, number]>([
    ["nothing came", [], "3", 7],
    ["some came", [shipped("2026-11-01", "20")], "12", 18],
    ["what came on the day counted first was there", [shipped("2026-10-20", "20")], "3", 7],
    ["what comes on the day counted last is there", [shipped("2026-11-20", "5")], "3", 12],
    ["what comes later is not", [shipped("2026-11-21", "5")], "3", 7],
    ["another product is none of it", [shipped("2026-11-01", "20", "cup")], "3", 7],
    ["more than there can be", [], "12", -2],
  ])("%s", (_, orders, stock, sold) => {
    const found = sellThrough("tea", { date: "2026-11-20", stock }, { visits: [october], orders });
    expect(found).toMatchObject({ since: "2026-10-20", days: 31, soldMicro: sold * 1_000_000 });
  });

  test("counts from the last visit that counted this product", () => {
    const visits = [
      october,
      at("VS2", "2026-11-01", [{ product: "tea", demand: "5" }]),
      at("VS3", "2026-11-05", [{ product: "cup", stock: "1" }]),
      { ...at("VS4", "2026-11-06", [{ product: "tea", stock: "1" }]), cancelled: october as never },
    ];
    const now = { date: "2026-11-20", stock: "1" };
    expect(sellThrough("tea", now, { visits, orders: [] })?.since).toBe("2026-10-20");
    expect(sellThrough("hat", now, { visits, orders: [] })).toBeUndefined();
  });

  test("what was sold adds up over any number of counts", () => {
    const count = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(fc.array(count, { minLength: 2, maxLength: 8 }), (counts) => {
        const visits = counts.map((stock, index) =>
          at(`VS${index}`, `2026-11-${10 + index}`, [{ product: "tea", stock: `${stock}` }]),
        );
        const orders = [shipped("2026-11-11", "100")];
        const sold = visits
          .slice(1)
          .map(({ date = "", goods }) =>
            sellThrough("tea", { date, stock: goods?.[0]?.stock ?? "" }, { visits, orders }),
          );
        const all = sold.reduce((sum, one) => sum + (one?.soldMicro ?? 0), 0);
        expect(all / 1_000_000).toBe((counts[0] ?? 0) + 100 - (counts.at(-1) ?? 0));
      }),
    );
  });

  test("is told when the visit is logged", () => {
    const known = { visits: [october], orders: [], nameOf };
    const told = (stock: string): readonly string[] =>
      figureNotes([{ product: "tea", stock }], { date: "2026-11-20" }, known).map(({ en }) => en);
    expect(told("3")).toEqual(["TEA: 7 sold in 31 days, stock lasts 13 days"]);
    expect(told("10")).toEqual(["TEA: 0 sold in 31 days"]);
    expect(told("12")[0]).toContain("2 more on the shelf than there can be");
  });
});

describe("R-VIS-15: the figures of step 5", () => {
  test("are typed per product in any order of flags, one line per product", () => {
    const goods = gatheredGoods({
      demand: [
        { product: "tea", quantity: "12" },
        { product: "cup", quantity: "4" },
      ],
      stock: [{ product: "tea", quantity: "3" }],
      tag: [{ product: "tea", price: "128" }],
    });
    expect(goods).toEqual([
      { product: "tea", demand: "12", stock: "3", tag: "128" },
      { product: "cup", demand: "4" },
    ]);
    expect(gatheredGoods({})).toBeUndefined();
  });

  const visits = [
    october,
    at("VS2", "2026-11-20", [{ product: "tea", stock: "3", demand: "12" }]),
    at("VS3", "2026-11-18", [{ product: "tea", demand: "5" }], "other"),
    at("VS4", "2026-11-21", [{ product: "cup", stock: "1" }], "other"),
  ];
  const asked = { visits, orders: [], customerName: nameOf, productName: nameOf };

  test("R-VIS-43: are a series by visit for a product or a customer", () => {
    const view = demandReport({ ...asked, customer: "jinhong" });
    expect(view.rows).toMatchObject([
      { date: "2026-10-20", product: "TEA", stock: "10", demand: undefined, sold: undefined },
      { date: "2026-11-20", product: "TEA", stock: "3", demand: "12", sold: "7", days: 31 },
    ]);
    const november = { from: "2026-11-01", to: "2026-11-30" };
    expect(demandReport({ ...asked, product: "tea", ...november }).rows).toMatchObject([
      { customer: "OTHER", demand: "5" },
      { customer: "JINHONG", demand: "12", sold: "7" },
    ]);
  });

  test("and per product the newest figure of each customer", () => {
    expect(demandReport(asked).rows).toMatchObject([
      { product: "TEA", customers: 2, stock: "3", demand: "17", sold: "7" },
      { product: "CUP", customers: 1, stock: "1", demand: undefined, sold: undefined },
    ]);
  });
});

describe("R-WHS-25: stock at the customer is recorded at visits; stock to sales", () => {
  const counts = (customer: string, ...stocks: readonly [string, string][]) =>
    stocks.map(([date, stock], n) =>
      at(`VS${customer}${n}`, date, [{ product: "tea", stock }], customer),
    );
  const visits = [
    ...counts("jinhong", ["2026-10-01", "30"], ["2026-10-16", "10"]),
    ...counts("other", ["2026-10-01", "8"], ["2026-10-31", "8"]),
  ];
  const asked = { visits, orders: [], customerName: nameOf, productName: nameOf };

  test("20 sold in 15 days are 40 a month: 10 left are a quarter of it", () => {
    const rows = demandReport({ ...asked, customer: "jinhong" }).rows;
    expect(rows.map(({ sold, toSales }) => [sold, toSales])).toEqual([
      [undefined, undefined],
      ["20", "0.25"],
    ]);
  });

  test("where nothing was sold there is none; of all customers together by product", () => {
    expect(demandReport({ ...asked, customer: "other" }).rows.at(-1)?.toSales).toBeUndefined();
    expect(demandReport(asked).rows).toMatchObject([{ stock: "18", toSales: "0.45" }]);
  });
});

describe("R-VIS-22, R-VIS-44: what was found on the shelf", () => {
  const good = { product: "tea", tag: "128.00", price: "138" };

  test("a price asked that is not on the tag is told and reported, the same price is not", () => {
    const known = { visits: [], orders: [], nameOf };
    const date = "2026-11-20";
    expect(figureNotes([good], { date }, known)[0]?.en).toBe("TEA: tag says 128.00, 138 is asked");
    expect(figureNotes([{ ...good, price: "128" }], { date }, known)).toEqual([]);
  });

  test("R-FRM-16, R-STO-07: findings and prices stand in one report, the newest first", () => {
    const visits = [
      { ...at("VS1", "2026-11-18", undefined), findings: [{ kind: "tag", text: "missing" }] },
      at("VS2", "2026-11-20", [good]),
      { ...at("VS3", "2026-12-01", undefined), findings: [{ kind: "display", text: "dusty" }] },
    ] as Visit[];
    const asked = { visits, from: "2026-11-01", to: "2026-11-30" };
    const view = shelfReport({ ...asked, customerName: nameOf, productName: nameOf });
    expect(view.rows).toMatchObject([
      { visit: "VS2", kind: "tag", text: "TEA: 128.00 ≠ 138" },
      { visit: "VS1", kind: "tag", text: "missing" },
    ]);
  });
});
