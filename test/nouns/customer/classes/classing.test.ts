import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultClassRules } from "../../../../src/law/class-settings.ts";
import {
  type ClassFacts,
  largeCustomers,
  proposeClasses,
  samplesNeeded,
} from "../../../../src/nouns/customer/classes/classing.ts";
import { quarterPeriod } from "../../../../src/nouns/customer/classes/schemes.ts";
import { boughtBy } from "../../../../src/nouns/customer/classes/turnover.ts";

const rules = defaultClassRules;
const ids = (count: number) =>
  Array.from({ length: count }, (_, n) => `c${String(n).padStart(3, "0")}`);
const turnover = (amounts: readonly number[]) =>
  new Map(amounts.map((minor, n) => [ids(amounts.length)[n] ?? "", minor]));

function classesOf(amounts: readonly number[], more: Partial<ClassFacts> = {}) {
  const year = turnover(amounts);
  const customers = ids(amounts.length).map((id, n) => ({ id, region: n % 2 ? "east" : "west" }));
  return proposeClasses({ customers, year, quarter: year, rules, sampleBy: "region", ...more });
}

describe("R-CUS-16: the 80/20 rule", () => {
  test("large are the fewest who make 80 % of the turnover", () => {
    const amounts = fc.array(fc.nat({ max: 10_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(amounts, (list) => {
        const large = largeCustomers(turnover(list), 80);
        const total = list.reduce((sum, one) => sum + one, 0);
        const ranked = list.toSorted((a, b) => b - a);
        const reached = ranked.slice(0, large.size).reduce((sum, one) => sum + one, 0);
        const before = ranked
          .slice(0, Math.max(0, large.size - 1))
          .reduce((sum, one) => sum + one, 0);
        expect(reached * 100).toBeGreaterThanOrEqual(total * 80);
        expect(large.size === 0 || before * 100 < total * 80).toBe(true);
      }),
    );
  });

  test("where few make most of it, they alone are large", () => {
    const classes = classesOf([900, 50, 30, 20]);
    expect([...classes.values()].map(({ tier }) => tier)).toEqual([
      "large",
      "ordinary",
      "ordinary",
      "ordinary",
    ]);
  });
});

describe("classes side by side", () => {
  const amounts = Array.from({ length: 20 }, (_, n) => (20 - n) * 10);

  test("R-CUS-19: 30, 60 and 10 % are visited every month, two months, quarter", () => {
    const cycles = [...classesOf(amounts).values()].map(({ visitCycle }) => visitCycle);
    const count = (cycle: string) => cycles.filter((one) => one === cycle).length;
    expect([count("monthly"), count("bimonthly"), count("quarterly")]).toEqual([6, 12, 2]);
    expect(cycles[0]).toBe("monthly");
    expect(cycles.at(-1)).toBe("quarterly");
  });

  test("R-CUS-17, R-CUS-47: value by the year, consumption by the quarter", () => {
    const quarter = new Map([["c019", 500]]);
    const classes = classesOf(amounts, { quarter });
    expect(classes.get("c000")).toMatchObject({ valueClass: "high", consumption: "none" });
    expect(classes.get("c019")).toMatchObject({ valueClass: "low", consumption: "high" });
  });

  test("R-VAR-07: each scheme stands by itself on one customer", () => {
    const quarter = new Map([["c019", 500]]);
    expect(classesOf(amounts, { quarter }).get("c019")).toEqual({
      tier: "ordinary",
      valueClass: "low",
      consumption: "high",
      visitCycle: "quarterly",
      sample: false,
    });
  });

  test("R-CUS-20: at least 15 % of each area are sample customers, and those who are stay so", () => {
    const customers = ids(20).map((id, n) => {
      return { id, region: n < 7 ? "west" : "east", sample: id === "c006" };
    });
    const facts = { customers, year: turnover(amounts), quarter: new Map(), rules };
    const samples = [...proposeClasses({ ...facts, sampleBy: "region" })]
      .filter(([, { sample }]) => sample)
      .map(([id]) => id);
    expect(samples).toContain("c006");
    expect(samples.filter((id) => id < "c007")).toHaveLength(2);
    expect(samples.filter((id) => id >= "c007")).toHaveLength(2);
    expect(samplesNeeded(40, { rules, sampleBy: "owner" })).toBe(15);
    expect(samplesNeeded(9, { rules, sampleBy: "owner" })).toBe(9);
    expect(samplesNeeded(7, { rules, sampleBy: "region" })).toBe(2);
  });

  test("what is accepted is proposed no more", () => {
    const first = classesOf(amounts);
    const customers = ids(20).map((id, n) => {
      return { id, region: n % 2 ? "east" : "west", ...first.get(id) };
    });
    expect(classesOf(amounts, { customers })).toEqual(first);
  });
});

describe("the figures behind", () => {
  test("drafts and cancelled orders are no turnover", () => {
    const line = { product: "tea", quantity: "2", price: "10.00" };
    const order = { id: "SO1", customer: "a", date: "2026-11-01", lines: [line] };
    const cancelled = { date: "2026-11-02", why: "closed" };
    const confirmed = { date: "2026-11-01" };
    const found = boughtBy([order, { ...order, confirmed }, { ...order, confirmed, cancelled }], 2);
    expect(found.get("a")).toEqual({ minor: 2000, last: "2026-11-01", waits: true });
  });

  test("R-CUS-47: the quarter is the last one that is over", () => {
    expect(quarterPeriod(undefined, "2026-11-22")).toEqual({
      from: "2026-07-01",
      to: "2026-09-30",
    });
    expect(quarterPeriod("2026-q4", "2026-11-22")).toEqual({
      from: "2026-10-01",
      to: "2026-12-31",
    });
  });
});
