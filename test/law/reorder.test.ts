import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  abcOf,
  demandClassOf,
  deviation,
  economicQuantity,
  mean,
  reorderPoint,
  replenish,
  safetyStock,
  serviceFactor,
  upToMultiple,
  variation,
  xyzOf,
} from "../../src/law/reorder.ts";
import "../chance.ts";

const usage = { perDay: 30, sigma: 5, leadDays: 10, factor: 1.65 };

describe("when goods are ordered again", () => {
  test("reorder point 326.1: 30 a day, 10 days, deviation 5, factor 1.65", () => {
    expect(safetyStock(usage)).toBeCloseTo(26.1, 1);
    expect(reorderPoint(usage)).toBeCloseTo(326.1, 1);
  });

  test("reorder point 402.4 where the lead time varies by 2 days", () => {
    expect(reorderPoint({ ...usage, leadSigma: 2 })).toBeCloseTo(402.4, 1);
  });

  test("economic order quantity 223.6: 1200 a year, 50 an order, 2.4 to hold one", () => {
    expect(economicQuantity({ perYear: 1200, orderCost: 50, holdingCost: 2.4 })).toBeCloseTo(
      223.6,
      1,
    );
    expect(economicQuantity({ perYear: 1200, orderCost: 50, holdingCost: 0 })).toBe(0);
  });

  test("minimum 10, maximum 40, multiple 6, forecast 8: 32 wanted, 36 ordered", () => {
    expect(replenish({ projected: 8, point: 10, upTo: 40, multiple: 6 })).toBe(36);
  });

  test("nothing above the reorder point, something at it", () => {
    expect(replenish({ projected: 11, point: 10, upTo: 40 })).toBe(0);
    expect(replenish({ projected: 10, point: 10, upTo: 40 })).toBe(30);
    expect(replenish({ projected: 10, point: 10, upTo: 10 })).toBe(0);
    expect(replenish({ projected: 38, point: 39, upTo: 40, least: 12, multiple: 5 })).toBe(15);
  });

  test("what is ordered brings it up to the target, by less than one multiple too much", () => {
    const small = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(small, small, small, fc.integer({ min: 1, max: 60 }), (had, point, more, by) => {
        const upTo = point + more;
        const ordered = replenish({ projected: had, point, upTo, multiple: by });
        if (had > point || had >= upTo) return ordered === 0;
        const after = had + ordered;
        return after >= upTo && after < upTo + by && ordered % by === 0;
      }),
    );
    expect(upToMultiple(-1, 6)).toBe(0);
  });

  test("a service level of 95 % is 1.645 deviations, between whole ones it is in between", () => {
    expect(serviceFactor(95)).toBe(1.645);
    expect(serviceFactor(50)).toBe(0);
    expect(serviceFactor(97.5)).toBeGreaterThan(1.881);
    expect(serviceFactor(200)).toBe(serviceFactor(99));
  });
});

describe("how much care goods deserve", () => {
  test("ABC: the item that crosses a bound belongs to the higher class", () => {
    // 70, 85, 93, 97, 100: before them 0, 70, 85, 93, 97.
    expect(abcOf([70, 15, 8, 4, 3])).toEqual(["A", "A", "B", "B", "C"]);
    expect(abcOf([3, 8, 70, 4, 15])).toEqual(["C", "B", "A", "B", "A"]);
  });

  test("ABC: what stands exactly at a bound is in the next class", () => {
    expect(abcOf([80, 10, 5, 5])).toEqual(["A", "B", "B", "C"]);
    expect(abcOf([79, 10, 6, 5])).toEqual(["A", "A", "B", "C"]);
    expect(abcOf([80, 15, 5])).toEqual(["A", "B", "C"]);
    expect(abcOf([80, 14, 6])).toEqual(["A", "B", "B"]);
  });

  test("ABC: what was not wanted is C, also where nothing was", () => {
    expect(abcOf([0, 0])).toEqual(["C", "C"]);
    expect(abcOf([100, 0])).toEqual(["A", "C"]);
  });

  test("ABC: the A items make up at least 80 % and the smallest of them is needed for it", () => {
    const values = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(values, (all) => {
        const classes = abcOf(all);
        const whole = all.reduce((sum, one) => sum + one, 0);
        const a = all.filter((_, at) => classes[at] === "A");
        const sum = a.reduce((total, one) => total + one, 0);
        return sum * 100 >= whole * 80 && (sum - Math.min(...a)) * 100 < whole * 80;
      }),
    );
  });

  test("XYZ: variation below 20 % is X, to 50 % Y, above Z", () => {
    expect(xyzOf([10, 10, 10])).toBe("X");
    expect(variation([8, 12])).toBeCloseTo(0.2828, 4);
    expect(xyzOf([8, 12])).toBe("Y");
    expect(xyzOf([0, 0, 30])).toBe("Z");
    expect(xyzOf([])).toBe("Z");
  });

  test("demand: smooth, erratic, intermittent, lumpy; none without any", () => {
    expect(demandClassOf([5, 5, 6, 5])).toBe("smooth");
    expect(demandClassOf([1, 30, 2, 1])).toBe("erratic");
    expect(demandClassOf([5, 0, 5, 0])).toBe("intermittent");
    expect(demandClassOf([1, 0, 30, 0, 0, 2])).toBe("lumpy");
    expect(demandClassOf([0, 0])).toBeUndefined();
  });

  test("mean and deviation of a sample", () => {
    expect(mean([2, 4, 6])).toBe(4);
    expect(deviation([2, 4, 6])).toBe(2);
    expect(deviation([7])).toBe(0);
    expect(mean([])).toBe(0);
  });
});
