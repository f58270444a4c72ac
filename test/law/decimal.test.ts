import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  divideRounded,
  fromMicro,
  fromScaled,
  grouped,
  isDecimal,
  shortest,
  toMicro,
  toScaled,
} from "../../src/law/decimal.ts";

const digits = fc.integer({ min: 0, max: 8 });
const decimal = fc
  .tuple(fc.constantFrom("", "-", "+"), fc.bigInt(0n, 10n ** 14n), fc.stringMatching(/^\d{0,9}$/))
  .map(([sign, whole, places]) => `${sign}${whole}${places && `.${places}`}`);

describe("decimals", () => {
  test("a plain decimal has a sign, digits and places, and nothing else", () => {
    for (const text of ["0", "12", "-0.5", "+3", "007", "1.000000"]) {
      expect(isDecimal(text), text).toBe(true);
    }
    for (const text of [
      "",
      ".5",
      "5.",
      "1e3",
      "1,200",
      " 1",
      "1 ",
      "--1",
      "٣",
      "１",
      "NaN",
      "0x1",
    ]) {
      expect(isDecimal(text), text).toBe(false);
    }
  });

  test("rounding is half away from zero, on both sides of it", () => {
    for (const [text, minor] of [
      ["1.004", 100n],
      ["1.005", 101n],
      ["-1.005", -101n],
      ["-1.004", -100n],
      ["0.995", 100n],
      ["1.00499999", 100n],
      ["2.675", 268n],
    ] as const) {
      expect(toScaled(text, 2), text).toBe(minor);
    }
  });

  test("what is no decimal is thrown out", () => {
    expect(() => toScaled("1,200", 2)).toThrow(RangeError);
  });

  test("an integer of the scale comes back as it was", () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), digits, (value, places) => {
        const text = fromScaled(value, places);
        expect(isDecimal(text)).toBe(true);
        expect(toScaled(text, places)).toBe(value);
        expect(text.includes(".") ? text.length - text.indexOf(".") - 1 : 0).toBe(places);
      }),
    );
  });

  test("rounding is never more than half a unit off", () => {
    fc.assert(
      fc.property(decimal, digits, (text, places) => {
        const exact = toScaled(text, 12);
        const rounded = toScaled(text, places) * 10n ** BigInt(12 - places);
        const off = exact > rounded ? exact - rounded : rounded - exact;
        expect(2n * off <= 10n ** BigInt(12 - places)).toBe(true);
      }),
    );
  });

  test("division is by the definition of half away from zero", () => {
    expect([5n, -5n, 4n, -4n, 7n].map((top) => divideRounded(top, 2n))).toEqual([
      3n,
      -3n,
      2n,
      -2n,
      4n,
    ]);
    const any = fc.bigInt(-(10n ** 12n), 10n ** 12n);
    fc.assert(
      fc.property(
        any,
        any.filter((bottom) => bottom !== 0n),
        (top, bottom) => {
          const result = divideRounded(top, bottom);
          const rest = top - result * bottom;
          expect(2n * (rest < 0n ? -rest : rest) <= (bottom < 0n ? -bottom : bottom)).toBe(true);
          expect(divideRounded(-top, bottom)).toBe(-result);
          expect(divideRounded(top, -bottom)).toBe(-result);
        },
      ),
    );
  });

  test("millionths come back in the shortest form", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (micro) => {
        expect(toMicro(fromMicro(micro))).toBe(micro);
        expect(shortest(fromMicro(micro))).toBe(fromMicro(micro));
      }),
    );
  });

  test("the shortest form says the same number, and nothing can be taken off it", () => {
    for (const [text, short] of [
      ["12.50", "12.5"],
      ["+12.5", "12.5"],
      ["-0.0", "0"],
      ["-0", "0"],
      ["000", "0"],
      ["00.10", "0.1"],
      ["100", "100"],
      ["100.00", "100"],
      ["-007.70", "-7.7"],
    ] as const) {
      expect(shortest(text), text).toBe(short);
    }
    fc.assert(
      fc.property(decimal, (text) => {
        const short = shortest(text);
        expect(toScaled(short, 9)).toBe(toScaled(text, 9));
        expect(short).toMatch(/^(0|-?(0|[1-9]\d*)(\.\d*[1-9])?)$/);
      }),
    );
  });

  test("separators come every three digits of the whole part only", () => {
    expect(grouped("1234567.50")).toBe("1,234,567.50");
    expect(grouped("-1234.5678")).toBe("-1,234.5678");
    expect(grouped("+5472.00")).toBe("+5,472.00");
    expect(grouped("999")).toBe("999");
    fc.assert(
      fc.property(decimal, (text) => {
        expect(grouped(text).replaceAll(",", "")).toBe(text);
      }),
    );
  });
});
