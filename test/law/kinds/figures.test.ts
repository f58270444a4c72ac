import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromMicro, isDecimal, shortest } from "../../../src/law/decimal.ts";
import { FileNumber } from "../../../src/law/kind.ts";
import {
  dateKind,
  moneyKind,
  priceKind,
  quantityKind,
  rateKind,
  wholeKind,
} from "../../../src/law/kinds/figures.ts";
import { fromMinor } from "../../../src/law/money.ts";
import { badValue, inFile, reading, typed } from "./support.ts";

const money = moneyKind();
const quantity = quantityKind();
const anyQuantity = fc.integer({ min: -(10 ** 15), max: 10 ** 15 });

describe("amounts of money", () => {
  test("what people type around a number", () => {
    for (const [text, amount] of [
      ["1200", "1200.00"],
      ["1200.5", "1200.50"],
      ["1,200.50", "1200.50"],
      ["1,234,567", "1234567.00"],
      ["¥1200", "1200.00"],
      ["￥1,200.50", "1200.50"],
      ["-¥5", "-5.00"],
      ["$ 12", "12.00"],
      ["€12", "12.00"],
      ["£12", "12.00"],
      ["１２００．５０", "1200.50"],
      ["１，２００", "1200.00"],
      ["1200元", "1200.00"],
      [" 12 ", "12.00"],
      ["+5", "5.00"],
      ["007", "7.00"],
    ] as const) {
      expect(typed(money, text), text).toBe(amount);
    }
  });

  test("what may be read in two ways, or is no number, is refused and never guessed", () => {
    const wrong = ["0,125", "1,2", "1,20", "12,34,567", "1234,567", "1.200,50", "1,200,5", "1 200"];
    for (const text of [...wrong, "", "-", ".5", "5.", "1e3", "十二", "12 CNY 5", "¥", "1.2.3"]) {
      expect(typed(money, text), text).toEqual(badValue);
    }
  });

  test("an amount has no more places than the currency, typed or in a file", () => {
    expect(typed(money, "1.005")).toEqual(badValue);
    expect(typed(money, "1.500")).toBe("1.50");
    expect(typed(money, "1.5", 0)).toEqual(badValue);
    expect(typed(money, "1500.00", 0)).toBe("1500");
    expect(typed(money, "1.005", 3)).toBe("1.005");
    expect(inFile(money, "1.50").value).toBe("1.50");
    const wrong = inFile(money, "120.505");
    expect(wrong.value).toBeUndefined();
    expect(wrong.reports).toEqual(['"120.505" is not an amount of money like 1200 or 1200.50']);
  });

  test("an amount too large to be exact is refused", () => {
    expect(typed(money, "90071992547409.91")).toBe("90071992547409.91");
    expect(typed(money, "90071992547409.93")).toEqual(badValue);
    expect(inFile(money, "123456789012345678901234567890").value).toBeUndefined();
  });

  test("a limit is kept at both doors", () => {
    const positive = moneyKind({ least: "0" });
    expect(typed(positive, "0")).toBe("0.00");
    expect(typed(positive, "-0.01")).toEqual(badValue);
    expect(inFile(positive, "-0.01").value).toBeUndefined();
  });

  test("what is shown is understood again, what is written is read again", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(0, 2, 3), (minor, digits) => {
        const amount = fromMinor(minor, digits);
        expect(typed(money, money.show(amount, "en"), digits)).toBe(amount);
        const written = money.file(amount);
        expect(written).toBeInstanceOf(FileNumber);
        expect(inFile(money, (written as FileNumber).text, digits)).toEqual({
          value: amount,
          reports: [],
        });
        expect(money.cell(amount)).toBe(amount);
      }),
    );
  });

  test("a file holds numbers, not what people type around them", () => {
    for (const text of ["1,200", "¥5", "５", "", "abc"]) {
      expect(inFile(money, text).value, text).toBeUndefined();
      expect(inFile(money, text).reports, text).toHaveLength(1);
    }
    expect(inFile(money, { cny: "5" }).reports).toHaveLength(1);
  });
});

describe("prices, quantities and rates", () => {
  test("a price may be finer than the currency and is shown with at least two places", () => {
    expect(typed(priceKind, "0.0125")).toBe("0.0125");
    expect(typed(priceKind, "¥38")).toBe("38");
    expect(typed(priceKind, "-1")).toEqual(badValue);
    expect(["38", "38.5", "0.0125", "1234.5"].map((one) => priceKind.show(one, "zh"))).toEqual([
      "38.00",
      "38.50",
      "0.0125",
      "1,234.50",
    ]);
  });

  test("a quantity has at most six places and is small enough to be summed exactly", () => {
    expect(typed(quantity, "2.5")).toBe("2.5");
    expect(typed(quantity, "0.000001")).toBe("0.000001");
    expect(typed(quantity, "0.0000001")).toEqual(badValue);
    expect(typed(quantity, "1.10000000")).toBe("1.1");
    expect(typed(quantity, "-1")).toEqual(badValue);
    expect(typed(quantityKind({ least: "0.000001" }), "0")).toEqual(badValue);
    expect(typed(quantityKind({}), "-1")).toBe("-1");
    expect(typed(quantity, "13800000000")).toEqual(badValue);
    expect(inFile(quantity, "13800000000").value).toBeUndefined();
    expect(inFile(quantity, "1.1234567").value).toBeUndefined();
  });

  test("a rate is a share of one, typed as a share or per cent", () => {
    for (const [text, share] of [
      ["5%", "0.05"],
      ["0.05", "0.05"],
      ["５％", "0.05"],
      ["12.5%", "0.125"],
      ["100%", "1"],
      ["0%", "0"],
      ["33.3333%", "0.333333"],
    ] as const) {
      expect(typed(rateKind, text), text).toBe(share);
    }
    for (const text of ["5", "101%", "-5%", "%", "5 percent", "33.33333%", "0.1234567"]) {
      expect(typed(rateKind, text), text).toEqual(badValue);
    }
  });

  test("a quantity or a rate that is shown is understood again", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 6 }), anyQuantity, (part, micro) => {
        const share = fromMicro(part);
        expect(typed(rateKind, rateKind.show(share, "en"))).toBe(share);
        expect(inFile(rateKind, (rateKind.file(share) as FileNumber).text).value).toBe(share);
        const any = quantityKind({});
        expect(typed(any, any.show(fromMicro(micro), "zh"))).toBe(fromMicro(micro));
      }),
    );
  });

  test("whatever is typed, a figure is a decimal in its shortest form or refused", () => {
    const text = fc.string({ unit: fc.constantFrom(..."0123456789.,-+¥ ％%元e") });
    fc.assert(
      fc.property(text, (one) => {
        for (const kind of [priceKind, quantity, rateKind]) {
          const value = typed(kind, one);
          if (typeof value !== "string") continue;
          expect(isDecimal(value)).toBe(true);
          expect(shortest(value)).toBe(value);
          expect(inFile(kind, value).value).toBe(value);
        }
      }),
    );
  });
});

describe("whole numbers", () => {
  test("no fractions, and within their limits", () => {
    const day = wholeKind({ least: "1", most: "31" });
    expect(typed(day, "25")).toBe(25);
    expect(typed(day, "２５")).toBe(25);
    for (const text of ["0", "32", "1.5", "1.0", "", "ten"]) {
      expect(typed(day, text), text).toEqual(badValue);
    }
    expect(typed(wholeKind(), "1,000")).toBe(1000);
    expect(day.file(25)).toBe(25);
    expect(inFile(day, "25")).toEqual({ value: 25, reports: [] });
    expect(inFile(day, "32").value).toBeUndefined();
  });
});

describe("days", () => {
  test("typed freely, stored as ISO", () => {
    expect(typed(dateKind, "tomorrow")).toBe("2026-11-23");
    expect(typed(dateKind, "后天")).toBe("2026-11-24");
    expect(typed(dateKind, "２０２６－１１－２２")).toBe("2026-11-22");
    expect(typed(dateKind, "someday")).toEqual({ refused: "bad-date" });
    expect(dateKind.file("2026-11-22")).toBe("2026-11-22");
  });

  test("a file holds ISO only", () => {
    expect(inFile(dateKind, "2026-11-22")).toEqual({ value: "2026-11-22", reports: [] });
    for (const text of ["tomorrow", "2026-02-30", "2026-1-2", "22.11.2026"]) {
      expect(inFile(dateKind, text).reports, text).toEqual([
        `"${text}" is not a date like 2026-11-22`,
      ]);
    }
    expect(inFile(dateKind, ["2026-11-22"]).value).toBeUndefined();
  });

  test("every day that is typed as ISO is taken as it is", () => {
    const day = fc
      .date({ min: new Date("1900-01-01"), max: new Date("2200-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, (iso) => {
        expect(dateKind.parse(iso, reading)).toBe(iso);
        expect(inFile(dateKind, dateKind.show(iso, "en")).value).toBe(iso);
      }),
    );
  });
});
