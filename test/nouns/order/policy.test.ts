import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromMicro } from "../../../src/law/decimal.ts";
import { beyondPolicy, policyRow, reductionOf } from "../../../src/nouns/order/policy.ts";

const sales = { roles: ["sales", "salesperson", "销售员"], line: "tea", classes: new Set(["a"]) };
const policy = [
  { most: "0.05", roles: ["销售员"] },
  { most: "0.1", roles: ["manager"] },
  { most: "0.08", roles: ["sales"], lines: ["Tea"] },
  { most: "0.12", roles: ["sales"], lines: ["tea"], classes: ["A"] },
];

describe("the quotation policy", () => {
  test("R-ORD-06: the sentence with the most conditions that hold says how far", () => {
    const most = (more: object) => policyRow(policy, { ...sales, ...more })?.most;
    expect(most({})).toBe("0.12");
    expect(most({ classes: new Set() })).toBe("0.08");
    expect(most({ classes: new Set(), line: "cups" })).toBe("0.05");
    expect(most({ roles: ["manager"], line: "cups" })).toBe("0.1");
    expect(most({ roles: ["storekeeper"] })).toBeUndefined();
  });

  test("R-APR-09: a price may go so far and not a millionth further", () => {
    const plain = { ...sales, line: "cups", classes: new Set<string>() };
    const at = (price: string, discount?: string) =>
      beyondPolicy({ price, discount, listPrice: "100" }, policy, plain)?.reduction;
    expect(at("95")).toBeUndefined();
    expect(at("94.999999")).toBe("0.05");
    expect(at("94")).toBe("0.06");
    expect(at("100", "0.05")).toBeUndefined();
    expect(at("96", "0.02")).toBe("0.0592");
  });

  test("a discount counts where the price is the list's", () => {
    expect(reductionOf({ price: "80", discount: "0.1" })).toBe("0.1");
    expect(reductionOf({ price: "80" })).toBe("0");
    expect(reductionOf({ price: "80", listPrice: "70" })).toBe("0");
    expect(reductionOf({ price: "0" })).toBe("0");
  });

  test("without a policy everything is allowed; with one, nothing to whom it does not name", () => {
    const line = { price: "1", listPrice: "100" };
    expect(beyondPolicy(line, undefined, sales)).toBeUndefined();
    expect(beyondPolicy(line, [], sales)).toBeUndefined();
    const nobody = { ...sales, roles: ["service"] };
    expect(beyondPolicy(line, policy, nobody)).toMatchObject({ most: "0", row: undefined });
    expect(beyondPolicy({ price: "100" }, policy, nobody)).toBeUndefined();
  });

  test("what is within the allowance is never beyond it, and what is deeper always", () => {
    const share = fc.integer({ min: 0, max: 10 ** 6 });
    fc.assert(
      fc.property(share, share, (allowed, asked) => {
        const rows = [{ most: fromMicro(allowed) }];
        const line = { price: "1000000", discount: fromMicro(asked) };
        const found = beyondPolicy(line, rows, sales);
        expect(found !== undefined).toBe(asked > allowed);
        if (found) expect(found.reduction).toBe(fromMicro(asked));
      }),
    );
  });
});
