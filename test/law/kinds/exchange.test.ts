import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exchanged, exchangeRateKind } from "../../../src/law/kinds/exchange.ts";
import { fromMinor } from "../../../src/law/money.ts";

const parse = (text: string): string => exchangeRateKind.parse(text, { today: "", digits: 2 });

describe("a rate of exchange", () => {
  test("is typed for one or for a hundred", () => {
    expect(parse("7.1230")).toBe("7.123");
    expect(parse("4.8312/100")).toBe("0.048312");
    expect(parse("４.83 / 100")).toBe("0.0483");
    for (const wrong of ["0", "-7", "7.1.2", "7/3", "x", "0.00000000001"]) {
      expect(() => parse(wrong)).toThrow();
    }
  });

  test("is exact, and rounded once, half up", () => {
    expect(exchanged("1000.00", "7.12", 2)).toBe(712_000);
    expect(exchanged("1.00", "0.048312", 2)).toBe(5);
    expect(exchanged("0.50", "0.01", 2)).toBe(1);
    expect(exchanged("-0.50", "0.01", 2)).toBe(-1);
    expect(exchanged("123456.78", "0.0483125", 2)).toBe(596_451);
  });

  test("of one is the amount itself, and the sign of money turns its worth round", () => {
    const minor = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(minor, fc.integer({ min: 1, max: 99_999 }), (amount, cents) => {
        expect(exchanged(fromMinor(amount, 2), "1", 2)).toBe(amount);
        const rate = fromMinor(cents, 3);
        const there = exchanged(fromMinor(amount, 2), rate, 2);
        expect(exchanged(fromMinor(-amount, 2), rate, 2) + there).toBe(0);
      }),
    );
  });
});
