import { describe, expect, test } from "vitest";
import { defaultClassRules } from "../../../../src/law/class-settings.ts";
import {
  amountBounds,
  type GradeFacts,
  proposeGrade,
} from "../../../../src/nouns/customer/classes/grading.ts";

const rules = defaultClassRules;
const base: GradeFacts = {
  customer: {},
  bought: undefined,
  bounds: { largeMinor: 100_000, fairMinor: 20_000 },
  rules,
  today: "2026-11-22",
  digits: 2,
};
const bought = (minor: number, last = "2025-12-01", waits = false) => ({ minor, last, waits });
const grade = (facts: Partial<GradeFacts>) => proposeGrade({ ...base, ...facts }).grade;

describe("R-CUS-14: a grade by size, timeliness and amount of demand", () => {
  test("A is a large demand that is urgent", () => {
    const customer = { yearlyDemand: "1000.00", neededBy: "2026-12-22" };
    expect(grade({ customer })).toBe("A");
    expect(grade({ customer: { ...customer, neededBy: "2026-12-23" } })).toBe("B");
    expect(grade({ bought: bought(100_000, "2026-11-01", true) })).toBe("A");
  });

  test("B has the idea of buying; C is latent", () => {
    expect(grade({ bought: bought(100_000) })).toBe("B");
    expect(grade({ bought: bought(99_999, "2026-05-26") })).toBe("B");
    expect(grade({ bought: bought(19_999, "2026-05-26") })).toBe("C");
    expect(grade({ customer: { stage: "interested" } })).toBe("C");
    expect(grade({})).toBe("C");
  });

  test("says why, line by line, and the points add up", () => {
    const facts = { bought: bought(100_000, "2026-11-01"), customer: { yearlyDemand: "199.99" } };
    const { points, reasons } = proposeGrade({ ...base, ...facts });
    expect(reasons.map(({ of, found, points: got }) => [of, found.en, got])).toEqual([
      ["demand", "199.99, less than 200.00", 0],
      ["turnover", "1,000.00, at least 1,000.00", 2],
      ["urgency", "last order 2026-11-01", 1],
    ]);
    expect(points).toBe(3);
  });

  test("large is what rounds.yaml names, else what the firm's own best buyers reach", () => {
    const turnover = [500, 400, 300, 200, 100, 0];
    expect(amountBounds(turnover, { rules, digits: 2 })).toEqual({
      largeMinor: 500,
      fairMinor: 300,
    });
    const named = { ...rules, gradeAmountA: 9, gradeAmountB: 5 };
    expect(amountBounds(turnover, { rules: named, digits: 2 })).toEqual({
      largeMinor: 900,
      fairMinor: 500,
    });
    expect(amountBounds([], { rules, digits: 2 })).toEqual({ largeMinor: 1, fairMinor: 1 });
  });
});
