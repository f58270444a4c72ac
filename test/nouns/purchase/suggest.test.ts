import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withDefaults } from "../../../src/law/settings.ts";
import type { Move } from "../../../src/nouns/move/move.ts";
import type { Product } from "../../../src/nouns/product/product.ts";
import {
  demandPeriod,
  lastBought,
  pace,
  weeklyDemand,
} from "../../../src/nouns/purchase/suggest/demand.ts";
import { monthAhead } from "../../../src/nouns/purchase/suggest/month.ts";
import { type Needs, suggestionOf } from "../../../src/nouns/purchase/suggest/reckon.ts";
import {
  agreedPrice,
  inLots,
  leadDaysOf,
  lotOf,
  priceFor,
} from "../../../src/nouns/supplier/agreed.ts";
import type { Supplier } from "../../../src/nouns/supplier/supplier.ts";
import "../../chance.ts";

const { limits } = withDefaults({ format: 1, name: "x", currency: "EUR" });
const today = "2026-11-22";
const tea: Product = { id: "tea", name: "Tea", unit: "tin", minimum: "20" };
const piece = 1_000_000;

/** Seven a week for thirteen weeks: one a day, always the same. */
const steady = Array.from({ length: 13 }, () => 7);

function needs(told: Partial<Needs> = {}): Needs {
  return {
    goods: tea,
    weeks: steady,
    leadDays: 10,
    lot: { leastMicro: 0, multipleMicro: 0 },
    onHandMicro: 0,
    reservedMicro: 0,
    onOrderMicro: 0,
    draftMicro: 0,
    requestedMicro: 0,
    ...told,
  };
}

const now = { today, limits };

function move(told: Partial<Move>): Move {
  const base = { id: "MV1", date: today, kind: "shipment", product: "tea", warehouse: "main" };
  return { ...base, quantity: "-7", ...told } as Move;
}

describe("how much is asked for", () => {
  test("what left in whole weeks up to yesterday, less what came back", () => {
    const { from, to } = demandPeriod(today, 2);
    expect([from, to]).toEqual(["2026-11-08", "2026-11-21"]);
    const demand = weeklyDemand(
      [
        move({ date: "2026-11-08" }),
        move({ date: "2026-11-14", kind: "out", quantity: "-3" }),
        move({ date: "2026-11-21" }),
        move({ date: "2026-11-20", kind: "return", quantity: "2" }),
        move({ date: "2026-11-20", kind: "transfer", quantity: "-50" }),
        move({ date: "2026-11-20", kind: "scrap", quantity: "-9" }),
        move({ date: "2026-11-07" }),
        move({ date: today }),
      ],
      { from, weeks: 2 },
    );
    expect(demand.get("tea")).toEqual([10, 5]);
    expect(pace([10, 5]).perDay).toBeCloseTo(15 / 14, 9);
  });

  test("what was paid last is the newest purchase", () => {
    const bought = { kind: "in", supplier: "hill", quantity: "10" } as const;
    const known = lastBought([
      move({ ...bought, date: "2026-10-01", price: "8" }),
      move({ ...bought, date: "2026-11-01", price: "9" }),
      move({ kind: "in", quantity: "1", price: "1", date: "2026-11-20" }),
    ]);
    expect(known.get("tea")).toEqual({ date: "2026-11-01", price: "9", supplier: "hill" });
  });
});

describe("R-PUR-03, R-WHS-24: how much is to be bought, line by line", () => {
  test("down to the reorder point it is ordered for another thirty days", () => {
    const one = suggestionOf(needs({ onHandMicro: 20 * piece }), now);
    expect(one.pointMicro).toBe(20 * piece);
    expect(one.micro).toBe(30 * piece);
    expect(one.why.en).toBe(
      "minimum 20 (above 1 a day × 10 days + safety 0); on hand 20; 30 days more: up to 50; wanted 30",
    );
    expect(suggestionOf(needs({ onHandMicro: 21 * piece }), now).micro).toBe(0);
  });

  test("R-WHS-32: what orders wait for counts as gone, what is on its way as there", () => {
    const short = needs({ onHandMicro: 30 * piece, reservedMicro: 15 * piece });
    expect(suggestionOf(short, now).micro).toBe(35 * piece);
    expect(suggestionOf({ ...short, onOrderMicro: 6 * piece }, now).micro).toBe(0);
    expect(suggestionOf({ ...short, draftMicro: 6 * piece }, now).micro).toBe(0);
    expect(suggestionOf({ ...short, requestedMicro: 6 * piece }, now).micro).toBe(0);
  });

  test("a month's plan looks to its end; what is reserved is part of what is expected", () => {
    const month = { ...now, until: "2026-12-31" };
    const one = suggestionOf(needs({ onHandMicro: 50 * piece, reservedMicro: 9 * piece }), month);
    // 50 - 9 - (39 - 9) = 11; up to 20 again.
    expect(one.projectedMicro).toBe(11 * piece);
    expect(one.micro).toBe(9 * piece);
    expect(one.orderBy).toBe("2026-12-13");
    expect(one.wantedOn).toBe("2026-12-23");
  });

  test("R-WHS-26: uneven demand wants a safety stock, and a reorder point that is set goes first", () => {
    const weeks = [0, 14, 0, 14, 0, 14, 0, 14, 0, 14, 0, 14, 7];
    const one = suggestionOf(needs({ weeks, goods: { ...tea, minimum: undefined } }), now);
    expect(one.pointMicro).toBeGreaterThan(10 * piece);
    expect(one.why.en).toMatch(/^reorder point \d+ = 1 a day × 10 days \+ safety \d+/);
    const set = suggestionOf(needs({ weeks, goods: { ...tea, reorderPoint: "33" } }), now);
    expect(set.pointMicro).toBe(33 * piece);
    const up = suggestionOf(needs({ goods: { ...tea, maximum: "60" } }), now);
    expect(up.micro).toBe(60 * piece);
  });

  test("made to order or no longer sold: only what orders wait for", () => {
    for (const goods of [
      { ...tea, makeToOrder: true },
      { ...tea, discontinued: true },
    ]) {
      expect(suggestionOf(needs({ goods }), now).micro).toBe(0);
      const short = needs({ goods, onHandMicro: 2 * piece, reservedMicro: 5 * piece });
      expect(suggestionOf(short, now).micro).toBe(3 * piece);
    }
  });

  test("rounded up to the supplier's lots, and said so", () => {
    const lot = { leastMicro: 48 * piece, multipleMicro: 12 * piece, unit: "box" };
    const one = suggestionOf(needs({ onHandMicro: 20 * piece, lot }), now);
    expect(one.micro).toBe(48 * piece);
    expect(one.why.en).toMatch(/wanted 30, at least 48, by the box of 12: 48$/);
  });

  test("never less than is wanted, never a lot too much, nothing where there is enough", () => {
    const some = fc.integer({ min: 0, max: 200 }).map((one) => one * piece);
    const facts = fc.record({ onHandMicro: some, reservedMicro: some, onOrderMicro: some });
    const multiple = fc.integer({ min: 1, max: 24 }).map((one) => one * piece);
    fc.assert(
      fc.property(facts, multiple, (told, multipleMicro) => {
        const one = suggestionOf(needs({ ...told, lot: { leastMicro: 0, multipleMicro } }), now);
        const there = told.onHandMicro - told.reservedMicro + told.onOrderMicro;
        if (there > one.pointMicro) return one.micro === 0;
        const after = there + one.micro;
        const upTo = one.pointMicro + 30 * piece;
        return after >= upTo && after < upTo + multipleMicro && one.micro % multipleMicro === 0;
      }),
    );
  });

  test("where ordering and holding cost something, an order is worth at least so much", () => {
    const costs = { ...limits, orderCost: 50, holdingPercent: 20 };
    const one = suggestionOf(needs({ onHandMicro: 20 * piece, price: "12" }), {
      today,
      limits: costs,
    });
    // √(2 × 365 × 50 ÷ 2.4) = 123.3
    expect(one.micro).toBe(124 * piece);
  });

  test("a plan is for a month that is not over", () => {
    const december = { from: "2026-12-01", to: "2026-12-31" };
    expect(monthAhead(december, { today, typed: "2026-12" })).toEqual({
      month: "2026-12",
      until: "2026-12-31",
    });
    const october = { from: "2026-10-01", to: "2026-10-31" };
    expect(() => monthAhead(october, { today, typed: "2026-10" })).toThrow(/is over/);
  });
});

describe("what was agreed with a supplier", () => {
  const goods: Product = { ...tea, units: [{ unit: "box", quantity: "12" }], purchaseDays: 9 };
  const hill: Supplier = {
    id: "hill",
    name: "Hill",
    leadDays: 7,
    prices: [
      { product: "tea", price: "9" },
      { product: "tea", price: "96", least: "10", unit: "box" },
      { product: "tea", price: "8.5", from: "2027-01-01", leadDays: 4 },
    ],
  };

  test("the price of the highest quantity reached, in force on the day", () => {
    const at = (quantity: string, day = today): string | undefined => {
      const agreed = agreedPrice(hill, goods, { quantity, day });
      return agreed && priceFor(agreed, "1");
    };
    expect([at("1"), at("119"), at("120")]).toEqual(["9", "9", "8"]);
    expect(at("1", "2027-01-01")).toBe("8.5");
    expect(agreedPrice(hill, { ...goods, id: "cup" }, { quantity: "1", day: today })).toBe(
      undefined,
    );
  });

  test("the lead time of the price, else of the product, else of the supplier", () => {
    expect(leadDaysOf(hill, goods, "2027-01-01")).toBe(4);
    expect(leadDaysOf(hill, goods, today)).toBe(9);
    expect(leadDaysOf(hill, tea, today)).toBe(7);
    expect(leadDaysOf(undefined, tea, today)).toBeUndefined();
  });

  test("lots: a multiple of the price, else its unit, else the product's", () => {
    const lots = { ...hill, prices: [{ product: "tea", price: "9", least: "24", multiple: "6" }] };
    expect(lotOf(lots, goods, today)).toEqual({
      leastMicro: 24 * piece,
      multipleMicro: 6 * piece,
    });
    const boxes = { ...hill, prices: [{ product: "tea", price: "96", unit: "box" }] };
    expect(lotOf(boxes, goods, today).multipleMicro).toBe(12 * piece);
    const own = { ...goods, orderMultiple: "5" };
    expect(lotOf(undefined, own, today).multipleMicro).toBe(5 * piece);
    expect(inLots(7 * piece, { leastMicro: 0, multipleMicro: 5 * piece })).toBe(10 * piece);
  });
});
