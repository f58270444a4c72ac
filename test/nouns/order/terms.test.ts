import { describe, expect, test } from "vitest";
import { paperTerms } from "../../../src/nouns/order/terms.ts";
import { orderAgrees, totalMinor } from "../../../src/nouns/order/totals.ts";
import { refusal } from "../support.ts";

const settings = { currency: "CNY", taxRate: "0.13", pricesIncludeTax: true } as never;

describe("the terms of a new paper", () => {
  test("are the firm's where nothing is typed, and nothing where the firm says nothing", () => {
    expect(paperTerms({}, settings)).toMatchObject({ taxRate: "0.13", pricesIncludeTax: true });
    expect(paperTerms({}, { currency: "CNY" } as never)).toEqual({ currency: undefined });
    expect(paperTerms({ taxRate: "0" }, settings).taxRate).toBe("0");
    expect(paperTerms({ currency: "CNY" }, settings).currency).toBeUndefined();
  });

  test("in another currency bear no tax that is not typed", () => {
    expect(paperTerms({ currency: "USD" }, settings)).toEqual({ currency: "USD" });
    expect(paperTerms({ currency: "USD", taxRate: "0.06" }, settings).taxRate).toBe("0.06");
  });

  test("a currency with more decimal places than the book's is refused", () => {
    expect(refusal(() => paperTerms({ currency: "KWD" }, settings))).toContain("decimal places");
  });

  test("a later change of the firm's settings changes no order: they stand on it", () => {
    const lines = [{ product: "tea", quantity: "1", price: "113" }];
    expect(totalMinor({ lines, taxRate: "0.13", pricesIncludeTax: true }, 2)).toBe(11300);
    expect(totalMinor({ lines, taxRate: "0.13" }, 2)).toBe(12769);
    expect(totalMinor({ lines }, 2)).toBe(11300);
  });

  test("a line that names a unit says what its quantity counts", () => {
    const line = { product: "tea", quantity: "2", price: "9", unit: "box" };
    expect(orderAgrees({ lines: [line] }).map(({ path }) => path)).toEqual([["lines", 0, "unit"]]);
    expect(orderAgrees({ lines: [{ ...line, per: "12" }] })).toEqual([]);
  });
});
