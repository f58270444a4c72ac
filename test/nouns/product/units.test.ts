import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromMicro, toMicro } from "../../../src/law/decimal.ts";
import { lineMinor } from "../../../src/law/money.ts";
import { parseLine, showLine } from "../../../src/nouns/order/fields/lines.ts";
import { countedLine } from "../../../src/nouns/order/priced.ts";
import { inOwnUnit, inUnits, timesSize, unitSize } from "../../../src/nouns/product/units.ts";
import { refusal } from "../support.ts";

const tea = {
  id: "tea-01",
  name: "Longjing",
  unit: "盒",
  units: [
    { unit: "箱", quantity: "12" },
    { unit: "Pallet", quantity: "480" },
  ],
};
const reading = { today: "2026-11-22", digits: 2 };
const parse = (text: string) => parseLine(text, reading);

describe("a product counted in several units", () => {
  test("each unit has its size, whatever its capitals; an unknown one is refused with those known", () => {
    expect(["盒", "箱", "pallet"].map((unit) => unitSize(tea, unit))).toEqual(["1", "12", "480"]);
    expect(refusal(() => unitSize(tea, "袋"))).toContain("盒, 箱, Pallet");
    expect(inOwnUnit("2.5", "箱", tea)).toBe("30");
    expect(inOwnUnit("7", undefined, tea)).toBe("7");
  });

  test("what does not come out even is refused, never rounded", () => {
    expect(timesSize("0.000001", "0.5")).toBeUndefined();
    const odd = { ...tea, units: [{ unit: "scoop", quantity: "0.333333" }] };
    expect(refusal(() => inOwnUnit("0.1", "scoop", odd))).toContain("do not come out even");
  });

  test("a line typed in a unit is kept in the product's own and shown as it was typed", () => {
    const typed = parse("tea-01 x 2 箱 @ 120 -5%");
    expect(typed).toEqual({
      ...{ product: "tea-01", quantity: "2", unit: "箱", price: "120", discount: "0.05" },
    });
    const kept = countedLine({ ...typed, price: "120" } as never, tea as never);
    expect(kept).toMatchObject({ quantity: "24", unit: "箱", per: "12", price: "120" });
    expect(lineMinor(kept, 2)).toBe(22800);
    expect(showLine(kept)).toBe("tea-01 x 2 箱 @ 120.00 -5%");
    expect(showLine({ ...kept, quantity: "30" })).toBe("tea-01 x 2.5 箱 @ 120.00 -5%");
    expect(showLine({ ...kept, unit: undefined })).toBe("tea-01 x 24 @ 120.00/12 -5%");
  });

  test("its own unit goes without saying", () => {
    const kept = countedLine(
      { product: "tea-01", quantity: "2", unit: "盒", price: "9" },
      tea as never,
    );
    expect(kept).toEqual({ product: "tea-01", quantity: "2", price: "9" });
  });

  test("so many boxes at a price come to that many times the price", () => {
    const count = fc.integer({ min: 1, max: 100_000 });
    const price = fc.integer({ min: 0, max: 10 ** 7 }).map((minor) => fromMicro(minor * 10_000));
    fc.assert(
      fc.property(count, price, fc.integer({ min: 2, max: 999 }), (boxes, each, size) => {
        const goods = { ...tea, units: [{ unit: "box", quantity: String(size) }] };
        const typed = { product: "tea-01", quantity: String(boxes), unit: "box", price: each };
        const kept = countedLine(typed, goods as never);
        expect(toMicro(kept.quantity)).toBe(boxes * size * 1_000_000);
        expect(lineMinor(kept, 2)).toBe(lineMinor({ quantity: String(boxes), price: each }, 2));
        expect(inUnits(kept)).toEqual({ quantity: String(boxes), unit: "box" });
      }),
    );
  });
});

describe("how a line is typed", () => {
  test("a number in the name is no quantity, a word behind it is a unit", () => {
    expect(parse("Tea 250 g x 10")).toEqual({ product: "Tea 250 g", quantity: "10" });
    expect(parse("TEA-01 x10")).toEqual({ product: "TEA-01", quantity: "10" });
    expect(parse("TEA-01 10")).toEqual({ product: "TEA-01", quantity: "10" });
    expect(parse("TEA-01 × 2箱")).toEqual({ product: "TEA-01", quantity: "2", unit: "箱" });
    expect(parse("TEA-01 x 2 box@120")).toEqual({
      ...{ product: "TEA-01", quantity: "2", unit: "box", price: "120" },
    });
    expect(parse("TEA-01 x 30 @ 120/12")).toEqual({
      ...{ product: "TEA-01", quantity: "30", price: "120", per: "12" },
    });
    expect(parse("TEA-01 x 10 @ 12.50 -5%")).toEqual({
      ...{ product: "TEA-01", quantity: "10", price: "12.5", discount: "0.05" },
    });
  });
});
