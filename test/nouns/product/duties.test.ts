import { describe, expect, test } from "vitest";
import { isLow, productDuties } from "../../../src/nouns/product/duties.ts";
import type { Product } from "../../../src/nouns/product/product.ts";

const tea: Product = { id: "tea", name: "Jasmine tea", sku: "TEA-01", unit: "tin", minimum: "20" };

describe("duties of goods", () => {
  test("R-REM-38: stock is low at its minimum and below, not above it", () => {
    expect([19_999_999, 20_000_000, 20_000_001, -1].map((micro) => isLow(tea, micro))).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(isLow({ ...tea, minimum: "0" }, 0)).toBe(true);
  });

  test("what has no minimum or is no longer sold is never low", () => {
    expect(isLow({ ...tea, minimum: undefined }, 0)).toBe(false);
    expect(isLow({ ...tea, discontinued: true }, 0)).toBe(false);
  });

  test("below its minimum a product falls to the storekeeper, today", () => {
    const cup: Product = { id: "cup", name: "Cup", minimum: "5" };
    const onHand = new Map([["tea", 12_500_000]]);
    expect(productDuties([tea, cup], { onHand }, "2026-11-22")).toMatchObject([
      {
        id: "tea",
        role: "storekeeper",
        who: undefined,
        due: "2026-11-22",
        what: { en: "12.5 tin left, minimum 20" },
        command: "rounds purchase suggest --product TEA-01",
      },
      {
        id: "cup",
        what: { en: "0 left, minimum 5" },
        command: "rounds purchase suggest --product cup",
      },
    ]);
  });
});
