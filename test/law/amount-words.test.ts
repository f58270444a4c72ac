import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amountInChinese, amountInEnglish, amountInWords } from "../../src/law/amount-words.ts";
import { fromScaled } from "../../src/law/decimal.ts";

describe("an amount in capital figures", () => {
  test.each([
    ["1409.50", "人民币壹仟肆佰零玖元伍角整"],
    ["6007.14", "人民币陆仟零柒元壹角肆分"],
    ["1680.32", "人民币壹仟陆佰捌拾元叁角贰分"],
    ["107000.53", "人民币壹拾万零柒仟元伍角叁分"],
    ["16409.02", "人民币壹万陆仟肆佰零玖元零贰分"],
    ["325.04", "人民币叁佰贰拾伍元零肆分"],
    ["10", "人民币壹拾元整"],
    ["0", "人民币零元整"],
    ["0.05", "人民币伍分"],
    ["0.50", "人民币伍角整"],
    ["100000000", "人民币壹亿元整"],
    ["100010000.10", "人民币壹亿零壹万元壹角整"],
    ["1000000001", "人民币壹拾亿零壹元整"],
    ["-12.30", "人民币负壹拾贰元叁角整"],
  ])("%s", (amount, words) => {
    expect(amountInChinese(amount, "CNY")).toBe(words);
  });

  test("of other currencies", () => {
    expect(amountInChinese("1200", "USD")).toBe("美元壹仟贰佰元整");
    expect(amountInChinese("1200", "JPY")).toBe("日元壹仟贰佰元整");
    expect(amountInChinese("1.205", "KWD")).toBe("KWD 壹元贰角零伍厘");
  });

  test("can be read back, whatever the amount", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), (units) => {
        const words = amountInChinese(fromScaled(units, 2), "CNY");
        expect(readChinese(words)).toBe(units);
        expect(words).not.toMatch(/零零|零[万亿]|零元(?!整)/);
      }),
    );
  });
});

describe("an amount in English words", () => {
  test.each([
    ["0", "USD zero only"],
    ["0.05", "USD zero and 05/100 only"],
    ["21", "USD twenty-one only"],
    ["1680.32", "USD one thousand six hundred eighty and 32/100 only"],
    ["1000013", "USD one million thirteen only"],
    ["-100", "USD minus one hundred only"],
  ])("%s", (amount, words) => {
    expect(amountInEnglish(amount, "USD")).toBe(words);
    expect(amountInWords(amount, "USD", "en")).toBe(words);
  });

  test("can be read back, whatever the amount", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), (units) => {
        expect(readEnglish(amountInEnglish(fromScaled(units, 2), "CNY"))).toBe(units);
      }),
    );
  });
});

/** The amount in cents that capital figures say, by the rules of the written language. */
function readChinese(text: string): bigint {
  const [, yuan = "", rest = ""] = /^人民币(?:(.*)元)?(.*)$/.exec(text) ?? [];
  let total = 0n;
  let group = 0n;
  let figure = 0n;
  for (const letter of yuan) {
    const digit = "零壹贰叁肆伍陆柒捌玖".indexOf(letter);
    const place = "拾佰仟".indexOf(letter);
    if (digit >= 0) figure = BigInt(digit);
    else if (place >= 0) {
      group += figure * 10n ** BigInt(place + 1);
      figure = 0n;
    } else {
      group += figure;
      figure = 0n;
      if (letter === "万") group *= 10_000n;
      else {
        total = (total + group) * 100_000_000n;
        group = 0n;
      }
      if (letter === "万") {
        total += group;
        group = 0n;
      }
    }
  }
  const whole = total + group + figure;
  const part = (mark: string): bigint =>
    BigInt("零壹贰叁肆伍陆柒捌玖".indexOf(rest[rest.indexOf(mark) - 1] ?? "零"));
  return whole * 100n + part("角") * 10n + part("分");
}

const small: Readonly<Record<string, bigint>> = Object.fromEntries([
  ..."zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, at) => [word, BigInt(at)]),
  ..."twenty thirty forty fifty sixty seventy eighty ninety"
    .split(" ")
    .map((word, at) => [word, BigInt(at + 2) * 10n]),
]);
const large: Readonly<Record<string, bigint>> = {
  thousand: 10n ** 3n,
  million: 10n ** 6n,
  billion: 10n ** 9n,
  trillion: 10n ** 12n,
};

function readEnglish(text: string): bigint {
  const [, words = "", cents = "0"] = /^CNY (.*?)(?: and (\d\d)\/100)? only$/.exec(text) ?? [];
  let total = 0n;
  let part = 0n;
  for (const word of words.split(/[ -]/)) {
    if (word === "hundred") part *= 100n;
    else if (large[word] !== undefined) {
      total += part * large[word];
      part = 0n;
    } else part += small[word] ?? 0n;
  }
  return (total + part) * 100n + BigInt(cents);
}
