import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../../src/law/dates.ts";
import {
  type LotStock,
  pick,
  pickingOrder,
  removalDate,
  usableOn,
} from "../../../../src/nouns/move/lots/picking.ts";

const lot = (name: string, micro: number, more: Partial<LotStock> = {}): LotStock => ({
  lot: name,
  micro: micro * 1e6,
  ...more,
});

describe("lesson 2.5.5: one answer to whether goods are usable on a day", () => {
  test("the last day is included, the day after is not", () => {
    expect(usableOn({ expiry: "2026-11-22" }, "2026-11-22")).toBe(true);
    expect(usableOn({ expiry: "2026-11-22" }, "2026-11-23")).toBe(false);
    expect(usableOn({}, "2999-01-01")).toBe(true);
  });
});

describe("first expired, first out (4.7)", () => {
  test("splits over lots: 5 from LOT1 and 1 from LOT2", () => {
    const lots = [
      lot("LOT2", 10, { expiry: "2027-03-31" }),
      lot("LOT1", 5, { expiry: "2027-01-31" }),
    ];
    const { picked, shortMicro } = pick(pickingOrder(lots), 6e6);
    expect(picked.map(({ from, micro }) => [from.lot, micro / 1e6])).toEqual([
      ["LOT1", 5],
      ["LOT2", 1],
    ]);
    expect(shortMicro).toBe(0);
  });

  test("removal date is expiry less the days before it", () => {
    expect(removalDate("2027-03-02", 30)).toBe("2027-01-31");
    expect(removalDate(undefined, 30)).toBeUndefined();
  });

  test("ties go by day of receipt, then by lot; what never expires comes last", () => {
    const lots = [
      lot("Z", 1, { received: "2026-01-01" }),
      lot("B", 1, { expiry: "2027-01-31", received: "2026-10-02" }),
      lot("A", 1, { expiry: "2027-01-31", received: "2026-10-02" }),
      lot("C", 1, { expiry: "2027-01-31", received: "2026-10-01" }),
    ];
    expect(pickingOrder(lots).map((one) => one.lot)).toEqual(["C", "A", "B", "Z"]);
  });

  test("nothing is taken that is not there, and nothing is left while something is missing", () => {
    const lots = fc.array(
      fc.record({
        micro: fc.integer({ min: -5, max: 20 }),
        expiry: fc.option(
          fc.nat(50).map((n) => addDays("2026-11-22", n)),
          { nil: undefined },
        ),
      }),
    );
    fc.assert(
      fc.property(lots, fc.integer({ min: 1, max: 60 }), (all, wanted) => {
        const { picked, shortMicro } = pick(pickingOrder(all), wanted);
        const there = all.reduce((sum, one) => sum + Math.max(0, one.micro), 0);
        const taken = picked.reduce((sum, one) => sum + one.micro, 0);
        expect(taken + shortMicro).toBe(wanted);
        expect(taken).toBe(Math.min(there, wanted));
        const latest = picked.map(({ from }) => from.expiry ?? "9999");
        expect(latest).toEqual([...latest].sort());
      }),
    );
  });
});
