import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { divideRounded, fromMicro } from "../../src/law/decimal.ts";
import {
  currencyDigits,
  fromMinor,
  lineMinor,
  linesMinor,
  type Priced,
  toMinor,
} from "../../src/law/money.ts";

const line = fc
  .record({
    quantity: fc.integer({ min: 1, max: 10 ** 12 }).map(fromMicro),
    price: fc.integer({ min: 0, max: 10 ** 11 }).map(fromMicro),
    discount: fc.option(fc.integer({ min: 0, max: 10 ** 6 }).map(fromMicro), { nil: undefined }),
  })
  .map((one): Priced => one);

const micro = (text: string): bigint => BigInt(Math.round(Number(text) * 1e6));

describe("money", () => {
  test("each currency has its own smallest unit", () => {
    expect(["CNY", "EUR", "JPY", "VND", "KWD"].map(currencyDigits)).toEqual([2, 2, 0, 0, 3]);
  });

  test("an amount comes back with all places of its currency", () => {
    expect(fromMinor(toMinor("120.5", 2), 2)).toBe("120.50");
    expect(fromMinor(toMinor("120", 0), 0)).toBe("120");
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(0, 2, 3), (minor, digits) => {
        expect(toMinor(fromMinor(minor, digits), digits)).toBe(minor);
      }),
    );
  });

  test("a line is quantity × price less its discount, rounded once", () => {
    for (const [quantity, price, discount, minor] of [
      ["10", "12.50", "0.05", 11875],
      ["3", "0.335", undefined, 101],
      ["1", "0.335", undefined, 34],
      ["0.1", "0.2", undefined, 2],
      ["1.5", "33.33", "0.15", 4250],
      ["7", "9.99", "1", 0],
      ["1000000", "99999.99", undefined, 9999999000000],
    ] as const) {
      expect(lineMinor({ quantity, price, discount }, 2), `${quantity} × ${price}`).toBe(minor);
    }
  });

  test("a line is exactly what the definition says, for any currency", () => {
    fc.assert(
      fc.property(line, fc.constantFrom(0, 2, 3), (one, digits) => {
        const exact =
          micro(one.quantity) * micro(one.price) * (1_000_000n - micro(one.discount ?? "0"));
        const wanted = divideRounded(exact * 10n ** BigInt(digits), 10n ** 18n);
        expect(lineMinor(one, digits)).toBe(Number(wanted));
      }),
    );
  });

  test("a discount never makes a line dearer, and never less than nothing", () => {
    fc.assert(
      fc.property(line, (one) => {
        const full = lineMinor({ ...one, discount: undefined }, 2);
        expect(lineMinor(one, 2)).toBeLessThanOrEqual(full);
        expect(lineMinor(one, 2)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("a paper comes to the sum of its lines as printed, in whatever order", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const printed = lines.map((one) => lineMinor(one, 2));
        expect(linesMinor(lines, 2)).toBe(printed.reduce((sum, minor) => sum + minor, 0));
        expect(linesMinor([...lines].reverse(), 2)).toBe(linesMinor(lines, 2));
      }),
    );
  });
});
