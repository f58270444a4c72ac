import { describe, expect, test } from "vitest";
import { assertRate, type Rate, rateOn } from "../../../src/nouns/rate/rate.ts";
import { refusal } from "../support.ts";

const rates: readonly Rate[] = [
  { id: "FX261101A-lan", currency: "USD", rate: "7.12", date: "2026-11-01" },
  { id: "FX261110A-lan", currency: "USD", rate: "7.05", date: "2026-11-10" },
  { id: "FX261110B-lan", currency: "USD", rate: "7.06", date: "2026-11-10" },
  { id: "FX261105A-lan", currency: "EUR", rate: "8.20", date: "2026-11-05" },
];
const facts = { currency: "USD", day: "2026-11-22", own: "CNY" };

describe("the rates of the book", () => {
  test("the newest of the day or before counts, of one day the last", () => {
    const on = (day: string) => rateOn(rates, "USD", day);
    expect(["2026-10-31", "2026-11-01", "2026-11-09", "2026-11-10", "2027-01-01"].map(on)).toEqual([
      ...[undefined, "7.12", "7.12", "7.06", "7.06"],
    ]);
  });

  test("what was told goes before; none at all is refused with the way to keep one", () => {
    expect(assertRate(rates, { ...facts, told: "7" })).toBe("7");
    expect(assertRate(rates, facts)).toBe("7.06");
    expect(() => assertRate(rates, { ...facts, currency: "JPY" })).toThrow(
      "no rate of JPY is known for 2026-11-22",
    );
    expect(refusal(() => assertRate(rates, { ...facts, currency: "CNY", told: "1" }))).toContain(
      "the book's own currency",
    );
  });
});
