import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bin, type Packed, type Parcel, pack } from "../../../src/nouns/dispatch/packing.ts";
import { leastLoads } from "../../../src/nouns/dispatch/packing-bound.ts";
import {
  fits,
  type Goods,
  piece,
  roomBeside,
  sizeOf,
  sum,
} from "../../../src/nouns/dispatch/packing-goods.ts";

const one = 1_000_000;

const goods = fc.record({
  product: fc.constantFrom("tea", "cup", "pot", "chest"),
  micro: fc.oneof(
    fc.integer({ min: 1, max: 60 }).map((n) => n * one),
    fc.integer({ min: 1, max: 20_000_000 }),
  ),
  step: fc.constantFrom(one, one, 6 * one),
  weight: fc.option(fc.integer({ min: 0, max: 40 * one }), { nil: undefined }),
  volume: fc.option(fc.integer({ min: 0, max: one }), { nil: undefined }),
});

const parcels = fc
  .array(
    fc.record({
      rank: fc.integer({ min: 0, max: 3 }),
      region: fc.constantFrom("east", "west", ""),
      goods: fc.uniqueArray(goods, { minLength: 1, maxLength: 4, selector: (it) => it.product }),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((all) => all.map((parcel, at): Parcel => ({ ...parcel, order: `SO${at}` })));

const bins = fc
  .array(
    fc.record({
      weight: fc.option(fc.integer({ min: 10 * one, max: 900 * one }), { nil: undefined }),
      volume: fc.option(fc.integer({ min: one, max: 20 * one }), { nil: undefined }),
      trips: fc.integer({ min: 1, max: 2 }),
    }),
    { maxLength: 6 },
  )
  .map((all) =>
    all.flatMap(({ trips, ...capacity }, at) =>
      Array.from(
        { length: trips },
        (_, n): Bin => ({ ...capacity, vehicle: `V${at}`, trip: n + 1 }),
      ),
    ),
  );

const cases = fc.tuple(parcels, bins);

/** The quantity of every line, by order and product, over everything that was packed or not. */
function quantities(all: readonly Pick<Parcel, "order" | "goods">[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { order, goods } of all) {
    for (const { product, micro } of goods) {
      sums[`${order} ${product}`] = (sums[`${order} ${product}`] ?? 0) + micro;
    }
  }
  return sums;
}

function everywhere({ loads, left, tooLarge }: Packed): Pick<Parcel, "order" | "goods">[] {
  return [...loads.flatMap(({ parts }) => parts), ...left, ...tooLarge];
}

describe("packing", () => {
  test("R-TRN-06: whatever is split, the quantity of every line adds up", () => {
    fc.assert(
      fc.property(cases, ([wanted, given]) => {
        expect(quantities(everywhere(pack(wanted, given)))).toEqual(quantities(wanted));
      }),
    );
  });

  test("R-TRN-06: only whole steps are split off: of 7 pieces 6 and 1, never halves", () => {
    fc.assert(
      fc.property(cases, ([wanted, given]) => {
        const parts = everywhere(pack(wanted, given)).flatMap(({ order, goods: parts }) =>
          parts.map((part) => ({ order, ...part })),
        );
        for (const { order, goods: all } of wanted) {
          for (const { product, step } of all) {
            const own = parts.filter((it) => it.order === order && it.product === product);
            const uneven = own.filter(({ micro }) => micro % step !== 0);
            if (uneven.length > 1) expect(uneven).toEqual([]);
          }
        }
      }),
    );
    const chests: Parcel = {
      order: "SO1",
      rank: 1,
      region: "",
      goods: [
        { product: "chest", micro: 7 * one, step: one, weight: 100 * one, volume: undefined },
      ],
    };
    const small = { weight: 640 * one, volume: undefined };
    const { loads } = pack(
      [chests],
      [1, 2].map((at) => ({ ...small, vehicle: `V${at}`, trip: 1 })),
    );
    expect(loads.map(({ parts }) => parts[0]?.goods[0]?.micro)).toEqual([6 * one, one]);
  });

  test("no load is over its vehicle's capacity, none is empty, no vehicle's trip is given twice", () => {
    fc.assert(
      fc.property(cases, ([wanted, given]) => {
        const { loads } = pack(wanted, given);
        for (const { bin, parts, weight, volume } of loads) {
          expect(fits({ weight, volume }, bin)).toBe(true);
          expect(sizeOf(parts.flatMap((part) => part.goods))).toEqual({ weight, volume });
          expect(parts.length).toBeGreaterThan(0);
          expect(parts.every((part) => part.goods.every(({ micro }) => micro > 0))).toBe(true);
        }
        const trips = loads.map(({ bin }) => `${bin.vehicle} ${bin.trip}`);
        expect(new Set(trips).size).toBe(trips.length);
      }),
    );
  });

  test("R-TRN-04: no urgent piece is left behind that would have room without the normal ones", () => {
    fc.assert(
      fc.property(cases, ([wanted, given]) => {
        const { loads, left } = pack(wanted, given);
        const used = new Set(loads.map(({ bin }) => bin));
        for (const part of left.filter(({ rank }) => rank === 0)) {
          const pieces = part.goods.map((it: Goods) => sizeOf([piece(it)]));
          for (const { bin, parts } of loads) {
            const urgent = parts.filter(({ rank }) => rank === 0).flatMap((it) => it.goods);
            const room = roomBeside(bin, sizeOf(urgent));
            if (pieces.some((size) => fits(size, room))) expect(part).toBe("loaded");
          }
          for (const bin of given.filter((it) => !used.has(it))) {
            const trips = loads.some((load) => load.bin.vehicle === bin.vehicle);
            if (!trips && pieces.some((size) => fits(size, bin))) expect(part).toBe("loaded");
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test("R-TRN-05: of two that are the same the one wanted later is left behind", () => {
    const parcel = (order: string, rank: number): Parcel => ({
      order,
      rank,
      region: "",
      goods: [{ product: "tea", micro: one, step: one, weight: 60 * one, volume: undefined }],
    });
    const bin = { vehicle: "V1", trip: 1, weight: 100 * one, volume: undefined };
    const { loads, left } = pack([parcel("late", 3), parcel("early", 2)], [bin]);
    expect(loads.flatMap(({ parts }) => parts.map(({ order }) => order))).toEqual(["early"]);
    expect(left.map(({ order }) => order)).toEqual(["late"]);
  });

  test("what is larger than the largest vehicle is told, the rest of its order goes", () => {
    const part = (product: string, kg: number): Goods => ({
      ...{ product, micro: 2 * one, step: one, weight: kg * one, volume: undefined },
    });
    const bin = { vehicle: "V1", trip: 1, weight: 500 * one, volume: undefined };
    const wanted = {
      order: "SO1",
      rank: 1,
      region: "",
      goods: [part("safe", 800), part("tea", 5)],
    };
    const { loads, tooLarge, left } = pack([wanted], [bin]);
    expect(tooLarge.flatMap((it) => it.goods.map(({ product }) => product))).toEqual(["safe"]);
    expect(loads[0]?.parts[0]).toMatchObject({ goods: [{ product: "tea" }], isSplit: true });
    expect(left).toEqual([]);
  });

  test("on equal vehicles at most a tenth more loads than the total divided by the capacity", () => {
    const parcel = fc.record({
      rank: fc.integer({ min: 0, max: 3 }),
      region: fc.constantFrom("east", "west", "north"),
      micro: fc.integer({ min: 1, max: 40 }).map((n) => n * one),
      weight: fc.integer({ min: one / 2, max: 12 * one }),
      volume: fc.integer({ min: 1000, max: 60_000 }),
    });
    fc.assert(
      fc.property(fc.array(parcel, { minLength: 300, maxLength: 300 }), (all) => {
        const wanted = all.map(({ rank, region, ...it }, at): Parcel => {
          const lines = [{ ...it, product: "tea", step: one }];
          return { order: `SO${at}`, rank, region, goods: lines };
        });
        const total = wanted.map((it) => sizeOf(it.goods)).reduce(sum);
        const capacity = { weight: 3000 * one, volume: 15 * one };
        const equal = Array.from({ length: 60 }, (_, at) => ({
          ...{ ...capacity, vehicle: `V${at}`, trip: 1 },
        }));
        const { loads, left, least } = pack(wanted, equal);
        expect(left).toEqual([]);
        const bound = Math.max(
          Math.ceil(total.weight / capacity.weight),
          Math.ceil(total.volume / capacity.volume),
        );
        expect(least).toBe(bound);
        expect(leastLoads(total, equal)).toBe(bound);
        expect(loads.length).toBeLessThanOrEqual(Math.ceil(bound * 1.1));
      }),
      { numRuns: 12 },
    );
  });
});
