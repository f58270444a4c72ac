import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromMinor } from "../../../src/law/money.ts";
import {
  isDearer,
  isException,
  type MatchFacts,
  matchBill,
  receivedMinor,
} from "../../../src/nouns/bill/match.ts";

const order = {
  taxRate: "0.13",
  freight: "10",
  lines: [
    { product: "tea", quantity: "6", price: "8" },
    { product: "tea", quantity: "4", price: "9" },
    { product: "cup", quantity: "4", price: "5" },
  ],
};
const facts: MatchFacts = {
  order,
  accepted: new Map([["tea", 8e6]]),
  before: [],
  tolerancePercent: 0,
  digits: 2,
};
const billed = (quantity: string, price: string, product = "tea") => ({
  amount: "0",
  taxRate: "0.13",
  lines: [{ product, quantity, price }],
});
const results = (
  one: ReturnType<typeof billed>,
  more: Partial<MatchFacts> = {},
): readonly string[] => matchBill(one, { ...facts, ...more }).lines.map(({ result }) => result);

describe("order, receipt and supplier's invoice", () => {
  test("4.8: ok, price, quantity, unreceived", () => {
    expect(results(billed("6", "8"))).toEqual(["ok"]);
    expect(results(billed("6", "8.01"))).toEqual(["price"]);
    expect(results(billed("9", "8"))).toEqual(["quantity"]);
    expect(results(billed("2", "5", "cup"))).toEqual(["unreceived"]);
    expect(results(billed("2", "5", "pot"))).toEqual(["unreceived"]);
    expect(matchBill(billed("6", "8"), { ...facts, order: undefined }).result).toBe("no-order");
    expect(isException("no-order")).toBe(false);
  });

  test("a price is compared with the lines that the quantity fills, without tax", () => {
    expect(results(billed("8", "8.25"))).toEqual(["ok"]);
    expect(results(billed("8", "8.26"))).toEqual(["price"]);
    const gross = { ...billed("6", "9.04"), pricesIncludeTax: true };
    expect(results(gross)).toEqual(["ok"]);
    expect(results(billed("6", "7"))).toEqual(["ok"]);
  });

  test("the tolerance is a share of the ordered price", () => {
    expect(isDearer("8.4", "8", 5)).toBe(false);
    expect(isDearer("8.400001", "8", 5)).toBe(true);
    expect(results(billed("6", "8.4"), { tolerancePercent: 5 })).toEqual(["ok"]);
  });

  test("what an earlier invoice took is not there for the next", () => {
    const before = [billed("6", "8")];
    expect(results(billed("2", "9"), { before })).toEqual(["ok"]);
    expect(results(billed("3", "9"), { before })).toEqual(["quantity"]);
    expect(results(billed("1", "9"), { before: [billed("8", "8")] })).toEqual(["unreceived"]);
  });

  test("an invoice of one amount may come to what was received, with tax and freight", () => {
    const worth = receivedMinor(order, facts.accepted, 2);
    expect(fromMinor(worth, 2)).toBe("85.88");
    const whole = (minor: number) => ({ amount: fromMinor(minor, 2) });
    expect(matchBill(whole(worth), facts).result).toBe("ok");
    expect(matchBill(whole(worth + 1), facts).result).toBe("quantity");
    expect(matchBill(whole(1), { ...facts, accepted: new Map() }).result).toBe("unreceived");
    const rest = { ...facts, before: [whole(worth - 100)] };
    expect(matchBill(whole(100), rest).result).toBe("ok");
    expect(matchBill(whole(101), rest).result).toBe("quantity");
  });

  test("4.8: invoices that match never bill more than was received, in whatever parts", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 8 }), (parts) => {
        const before: ReturnType<typeof billed>[] = [];
        let sum = 0;
        for (const part of parts) {
          const one = billed(String(part), "8");
          if (matchBill(one, { ...facts, before }).result !== "ok") continue;
          before.push(one);
          sum += part;
        }
        expect(sum).toBeLessThanOrEqual(8);
      }),
    );
  });
});
