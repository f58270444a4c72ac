import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { divideRounded, fromMicro } from "../../src/law/decimal.ts";
import { lineMinor, linesMinor, type Priced } from "../../src/law/money.ts";
import { taxed, taxedLine, taxedLines, taxedPaper } from "../../src/law/tax.ts";

const rate = fc.integer({ min: 0, max: 10 ** 6 }).map(fromMicro);
const maybeRate = fc.option(rate, { nil: undefined });
const line = fc.record({
  quantity: fc.integer({ min: 1, max: 10 ** 10 }).map(fromMicro),
  price: fc.integer({ min: 0, max: 10 ** 10 }).map(fromMicro),
  per: fc.option(fc.integer({ min: 1, max: 10 ** 9 }).map(fromMicro), { nil: undefined }),
  discount: maybeRate,
  taxRate: maybeRate,
});
const included = fc.option(fc.boolean(), { nil: undefined });
const micro = (text: string): bigint => BigInt(Math.round(Number(text) * 1e6));

describe("a line priced by the box", () => {
  test("is quantity ÷ per × price less its discount, rounded half up once", () => {
    for (const [quantity, price, per, discount, minor] of [
      ["24", "120", "12", undefined, 24000],
      ["30", "120", "12", undefined, 30000],
      ["1", "100", "3", undefined, 3333],
      ["2", "100", "3", undefined, 6667],
      ["1", "0.01", "2", undefined, 1],
      ["24", "120", "12", "0.05", 22800],
    ] as const) {
      expect(
        lineMinor({ quantity, price, per, discount }, 2),
        `${quantity} @ ${price}/${per}`,
      ).toBe(minor);
    }
  });

  test("is exactly what the definition says, and the same priced for one or for many", () => {
    fc.assert(
      fc.property(line, fc.constantFrom(0, 2, 3), (one: Priced, digits) => {
        const kept = 1_000_000n - micro(one.discount ?? "0");
        const top = micro(one.quantity) * micro(one.price) * kept * 10n ** BigInt(digits);
        const wanted = divideRounded(top, 10n ** 12n * micro(one.per ?? "1"));
        expect(lineMinor(one, digits)).toBe(Number(wanted));
        if (one.per === undefined)
          expect(lineMinor({ ...one, per: "1" }, digits)).toBe(Number(wanted));
      }),
    );
  });
});

describe("tax", () => {
  test("is on top of a net price, or within one that includes it", () => {
    expect(taxed(10000, { rate: "0.13" })).toEqual({
      netMinor: 10000,
      taxMinor: 1300,
      grossMinor: 11300,
    });
    expect(taxed(11300, { rate: "0.13", included: true })).toEqual({
      netMinor: 10000,
      taxMinor: 1300,
      grossMinor: 11300,
    });
    expect(taxed(10001, { rate: "0.13", included: true }).netMinor).toBe(8850);
    expect(taxed(50, { rate: "0.01" }).taxMinor).toBe(1);
  });

  test("net and tax make up gross, and neither is off by more than half a unit", () => {
    fc.assert(
      fc.property(fc.nat({ max: 10 ** 12 }), rate, fc.boolean(), (minor, share, within) => {
        const { netMinor, taxMinor, grossMinor } = taxed(minor, { rate: share, included: within });
        expect(netMinor + taxMinor).toBe(grossMinor);
        expect(within ? grossMinor : netMinor).toBe(minor);
        const exact = Number(share);
        expect(Math.abs(netMinor * exact - taxMinor)).toBeLessThanOrEqual(0.5 * (1 + exact) + 0.01);
      }),
    );
  });

  test("without a rate a paper comes to what its lines come to, to the cent", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), included, (typed, within) => {
        const lines = typed.map(({ taxRate: _, ...one }) => one);
        const paper = { lines, pricesIncludeTax: within };
        const minor = linesMinor(lines, 2);
        expect(taxedLines(paper, 2)).toEqual({ netMinor: minor, taxMinor: 0, grossMinor: minor });
        expect(taxedPaper({ ...paper, freight: "3.50" }, 2).grossMinor).toBe(minor + 350);
      }),
    );
  });

  test("a line's own rate goes before the paper's, which is the freight's too", () => {
    const lines = [
      { quantity: "1", price: "100", taxRate: "0.09" },
      { quantity: "1", price: "100" },
    ];
    expect(taxedPaper({ lines, freight: "10", taxRate: "0.13" }, 2)).toEqual({
      netMinor: 21000,
      taxMinor: 900 + 1300 + 130,
      grossMinor: 23330,
    });
  });

  test("in a currency without cents nothing has cents", () => {
    fc.assert(
      fc.property(line, maybeRate, included, (one, taxRate, pricesIncludeTax) => {
        const terms = { currency: "JPY", taxRate, pricesIncludeTax };
        const { netMinor, taxMinor, grossMinor } = taxedLine(one, terms, 2);
        for (const minor of [netMinor, taxMinor, grossMinor]) expect(minor % 100).toBe(0);
        expect(netMinor + taxMinor).toBe(grossMinor);
      }),
    );
  });
});
