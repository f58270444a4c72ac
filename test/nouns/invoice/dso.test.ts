import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  countbackDso,
  daysText,
  dsoByMonth,
  type SalesMonth,
  simpleDso,
} from "../../../src/nouns/invoice/dso.ts";

const minor = (yuan: number): number => yuan * 100;
const sold = (yuan: number, days: number) => ({ salesMinor: minor(yuan), days });

describe("days sales outstanding (4.4)", () => {
  test("countback: 212,000 after 100,000, 80,000 and 70,000 in months of 30 days is 73.7", () => {
    const months = [sold(100_000, 30), sold(80_000, 30), sold(70_000, 30)];
    expect(countbackDso(minor(212_000), months)).toBe(737);
  });

  test("countback takes the real length of each month", () => {
    const months = [sold(100_000, 31), sold(80_000, 28), sold(70_000, 31)];
    expect(daysText(countbackDso(minor(212_000), months) ?? 0)).toBe("73.2");
    expect(countbackDso(minor(50_000), months)).toBe(155);
  });

  test("what is used up to the last unit counts whole months; more than all has no number", () => {
    const months = [sold(100, 31), sold(50, 30)];
    expect(countbackDso(minor(100), months)).toBe(310);
    expect(countbackDso(minor(150), months)).toBe(610);
    expect(countbackDso(minor(151), months)).toBeUndefined();
    expect(countbackDso(0, [])).toBe(0);
    expect(countbackDso(-5, months)).toBe(0);
  });

  test("simple: 50,000 of 200,000 in 365 days is 91.25, 500,000 of 750,000 in 30 days is 20", () => {
    const simple = (owed: number, sales: number, days: number) =>
      simpleDso({ receivableMinor: minor(owed), salesMinor: minor(sales), days });
    expect(simple(50_000, 200_000, 365)).toBe(913);
    expect(simple(500_000, 750_000, 30)).toBe(200);
    expect(simple(1, 0, 30)).toBeUndefined();
    expect(simple(-1, 10, 30)).toBe(0);
  });

  test("a month without sales counts with all its days; who sells evenly waits as long as owed", () => {
    expect(countbackDso(minor(10), [sold(0, 30), sold(20, 30)])).toBe(450);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 1e6 }),
        (owing, each) => {
          const months = Array.from({ length: 8 }, () => sold(each, 30));
          expect(countbackDso(minor(each) * owing, months)).toBe(owing * 300);
        },
      ),
    );
  });

  test("by month: the simple method looks back over its window, the count over all", () => {
    const months: SalesMonth[] = [
      { month: "2026-08", days: 31, salesMinor: 3100, receivableMinor: 3100 },
      { month: "2026-09", days: 30, salesMinor: 3000, receivableMinor: 4550 },
      { month: "2026-10", days: 31, salesMinor: 0, receivableMinor: 7000 },
    ];
    expect(dsoByMonth(months, { shown: 2, window: 2 })).toEqual([
      {
        ...{ month: "2026-09", salesMinor: 3000, receivableMinor: 4550 },
        ...{ simple: 455, countback: 455, over: undefined },
      },
      {
        ...{ month: "2026-10", salesMinor: 0, receivableMinor: 7000 },
        ...{ simple: 1423, countback: undefined, over: 92 },
      },
    ]);
  });
});
