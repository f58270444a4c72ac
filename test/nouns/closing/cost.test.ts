import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Costs } from "../../../src/nouns/closing/cost.ts";

const tea = "tea";

describe("moving average cost", () => {
  test("what comes in at a price moves the average, what leaves does not", () => {
    const costs = new Costs();
    costs.add({ product: tea, quantity: "10", price: "8" });
    costs.add({ product: tea, quantity: "30", price: "12" });
    expect(costs.costOf(tea)).toBe("11");
    costs.add({ product: tea, quantity: "-35" });
    expect(costs.costOf(tea)).toBe("11");
    expect(costs.worthMinor(tea, "5", 2)).toBe(5500);
    costs.add({ product: tea, quantity: "5", price: "6" });
    expect(costs.costOf(tea)).toBe("8.5");
  });

  test("a receipt taken back leaves the average as it was", () => {
    const costs = new Costs();
    costs.add({ product: tea, quantity: "10", price: "8" });
    costs.add({ product: tea, quantity: "10", price: "100" });
    costs.add({ product: tea, quantity: "-10", price: "100" });
    expect(costs.costOf(tea)).toBe("8");
  });

  test("what was never bought at a price has no worth", () => {
    const costs = new Costs();
    costs.add({ product: tea, quantity: "10" });
    expect(costs.costOf(tea)).toBeUndefined();
    expect(costs.worthMinor(tea, "10", 2)).toBeUndefined();
  });

  test("carried on from a closing, it goes on as if there had been none", () => {
    const move = fc.record({
      quantity: fc.integer({ min: 1, max: 500 }).map((n) => String(n / 4)),
      price: fc.option(
        fc.integer({ min: 1, max: 9999 }).map((n) => (n / 100).toFixed(2)),
        {
          nil: undefined,
        },
      ),
    });
    fc.assert(
      fc.property(fc.array(move), fc.array(move), (before, after) => {
        const [one, two, later] = [new Costs(), new Costs(), new Costs()];
        for (const each of before) {
          one.add({ product: tea, ...each });
          two.add({ product: tea, ...each });
        }
        const had = before.reduce((sum, { quantity }) => sum + Number(quantity), 0);
        later.begin(tea, String(had), two.costOf(tea));
        for (const each of after) {
          one.add({ product: tea, ...each });
          later.add({ product: tea, ...each });
        }
        expect(later.costOf(tea)).toBe(one.costOf(tea));
      }),
    );
  });
});
