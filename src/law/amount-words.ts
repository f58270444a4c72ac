import { type Decimal, fromScaled, toScaled } from "./decimal.ts";
import { currencyDigits } from "./money.ts";
import type { Language } from "./words.ts";

/** An amount as it is written out on papers, so that no figure can be added to it. */
export function amountInWords(amount: Decimal, currency: string, language: Language): string {
  return language === "zh" ? amountInChinese(amount, currency) : amountInEnglish(amount, currency);
}

const figures = "零壹贰叁肆伍陆柒捌玖";
const places = ["", "拾", "佰", "仟"];
const parts = ["角", "分", "厘"];

/** What the currency is called before an amount in capital figures. */
const chineseNames: Readonly<Record<string, string>> = {
  AUD: "澳元",
  CAD: "加元",
  CHF: "瑞士法郎",
  CNY: "人民币",
  EUR: "欧元",
  GBP: "英镑",
  HKD: "港币",
  JPY: "日元",
  KRW: "韩元",
  SGD: "新加坡元",
  TWD: "新台币",
  USD: "美元",
};

/**
 * An amount in capital figures: "1680.32" is 人民币壹仟陆佰捌拾元叁角贰分. Noughts between figures are
 * read once, 整 ends what has no 分 (rules for bills and vouchers of the central bank). A currency
 * without a Chinese name here keeps its code.
 */
export function amountInChinese(amount: Decimal, currency: string): string {
  const { isNegative, whole, fraction } = split(amount, currency);
  const yuan = chineseWhole(whole);
  let text = yuan === "" ? "" : `${yuan}元`;
  let skipped = false;
  for (const [at, figure] of [...fraction].entries()) {
    if (figure === "0") {
      skipped = true;
      continue;
    }
    if (skipped && text !== "") text += "零";
    skipped = false;
    text += `${figures[Number(figure)]}${parts[at]}`;
  }
  if (text === "") text = "零元";
  const isOpen = /^\d[1-9]|^\d\d[1-9]/.test(fraction);
  const prefix = chineseNames[currency] ?? `${currency} `;
  return `${prefix}${isNegative ? "负" : ""}${text}${isOpen ? "" : "整"}`;
}

/** A whole number in capital figures; nothing for nought. */
function chineseWhole(whole: string): string {
  const digits = whole.replace(/^0+/, "");
  let text = "";
  let zero = false;
  for (const [at, figure] of [...digits].entries()) {
    const left = digits.length - 1 - at;
    if (figure === "0") zero = true;
    else {
      if (zero) text += "零";
      zero = false;
      text += `${figures[Number(figure)]}${places[left % 4]}`;
    }
    if (left > 0 && left % 8 === 0) text += "亿";
    else if (left % 8 === 4 && /[1-9]/.test(digits.slice(Math.max(0, at - 3), at + 1))) {
      text += "万";
    }
  }
  return text;
}

const ones = [
  ...["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
  ...["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"],
  ...["eighteen", "nineteen"],
];
const tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const thousands = ["", "thousand", "million", "billion", "trillion", "quadrillion"];

/**
 * An amount in English words: "1680.32" of USD is "USD one thousand six hundred eighty and 32/100
 * only".
 */
export function amountInEnglish(amount: Decimal, currency: string): string {
  const { isNegative, whole, fraction } = split(amount, currency);
  const words = englishWhole(whole.replace(/^0+/, ""));
  const rest = /[1-9]/.test(fraction) ? ` and ${fraction}/1${"0".repeat(fraction.length)}` : "";
  return `${currency} ${isNegative ? "minus " : ""}${words}${rest} only`;
}

function englishWhole(digits: string): string {
  if (digits === "") return "zero";
  const count = Math.ceil(digits.length / 3);
  const padded = digits.padStart(count * 3, "0");
  const told = Array.from({ length: count }, (_, at) => {
    const words = underThousand(Number(padded.slice(at * 3, at * 3 + 3)));
    return words === "" ? "" : `${words} ${thousands[count - 1 - at]}`.trim();
  });
  return told.filter(Boolean).join(" ");
}

function underThousand(number: number): string {
  const hundreds = Math.floor(number / 100);
  const rest = number % 100;
  const ten = tens[Math.floor(rest / 10)];
  const one = rest % 10 === 0 ? "" : `-${ones[rest % 10]}`;
  const small = rest === 0 ? "" : rest < 20 ? ones[rest] : `${ten}${one}`;
  return [hundreds > 0 ? `${ones[hundreds]} hundred` : "", small].filter(Boolean).join(" ");
}

/** The figures before and behind the point, rounded to what the currency has. */
function split(
  amount: Decimal,
  currency: string,
): { readonly isNegative: boolean; readonly whole: string; readonly fraction: string } {
  const digits = currencyDigits(currency);
  const units = toScaled(amount, digits);
  const text = fromScaled(units < 0n ? -units : units, digits);
  const [whole = "0", fraction = ""] = text.split(".");
  return { isNegative: units < 0n, whole, fraction };
}
