import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CreditFacts,
  creditStanding,
  creditTexts,
  uninvoicedMinor,
} from "../../../src/nouns/customer/credit.ts";

const rules = { creditOverdueDays: 60, creditLowPercent: 20 };
const facts: CreditFacts = {
  limitMinor: 10_000,
  receivableMinor: 8000,
  // An order of 50 of which 40 % are billed, and 5 that were delivered and not billed.
  uninvoicedMinor: uninvoicedMinor({ totalMinor: 5000, billedMinor: 2000 }) + 500,
  overdueDays: 0,
};
const told = (more: Partial<CreditFacts>) => {
  const all = { ...facts, ...more };
  return creditTexts(all, creditStanding(all, rules), { name: "Lake", digits: 2 }).map(
    (one) => one.en,
  );
};

describe("credit: open receivables + confirmed not invoiced", () => {
  test("limit 100, receivable 80, order 50 billed 40 %, delivered unbilled 5: 115 > 100", () => {
    const standing = creditStanding(facts, rules);
    expect([standing.exposureMinor, standing.leftMinor, standing.state]).toEqual([
      11_500,
      -1500,
      "exceeded",
    ]);
    expect(told({})).toEqual(["credit of Lake: 115.00 of 100.00, 15.00 too much"]);
  });

  test("a limit that is just reached holds, one unit more does not", () => {
    const at = (addedMinor: number) =>
      creditStanding({ ...facts, uninvoicedMinor: 0, addedMinor }, rules).isExceeded;
    expect([at(2000), at(2001)]).toEqual([false, true]);
  });

  test("what remains is told before it is too late, and nothing while there is plenty", () => {
    expect(told({ receivableMinor: 4000 })).toEqual([]);
    expect(told({ receivableMinor: 5000 })).toEqual([
      "credit of Lake: 85.00 of 100.00, 15.00 left",
    ]);
  });

  test("days overdue count without a limit too; money paid in advance makes room", () => {
    expect(told({ limitMinor: undefined, overdueDays: 60 })).toEqual([]);
    expect(told({ limitMinor: undefined, overdueDays: 61 })).toEqual(["Lake is 61 days overdue"]);
    expect(creditStanding({ ...facts, receivableMinor: -9000 }, rules).state).toBe("free");
  });

  test("more overdue than the firm puts up with counts from the first day", () => {
    const late = { limitMinor: undefined, overdueDays: 1, overdueMostMinor: 30_000 };
    expect(told({ ...late, overdueMinor: 30_000 })).toEqual([]);
    expect(told({ ...late, overdueMinor: 30_001 })).toEqual(["Lake is 1 days overdue with 300.01"]);
  });

  test("an order adds never less than nothing, and no more when it is invoiced", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (totalMinor, billedMinor) => {
        const adds = uninvoicedMinor({ totalMinor, billedMinor });
        expect(adds).toBeGreaterThanOrEqual(0);
        expect(adds + Math.min(billedMinor, totalMinor)).toBe(totalMinor);
      }),
    );
  });
});
