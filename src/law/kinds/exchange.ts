import { divideRounded, fromScaled, isDecimal, shortest, toScaled } from "../decimal.ts";
import { badValue, FileNumber, type Kind } from "../kind.ts";
import { say } from "../words.ts";

/** Decimal places of a rate of exchange: 0.0483125 of ours for a yen. */
const rateDigits = 10;

const wanted = say(
  "a rate like 7.12, or 4.8312/100 for a hundred",
  "汇率，如 7.12；百元汇率写作 4.8312/100",
);

function rateOf(text: string): string | undefined {
  const [figure = "", per = "1"] = text.normalize("NFKC").replace(/\s/g, "").split("/");
  if (!isDecimal(figure) || !/^10{0,4}$/.test(per)) return undefined;
  const places = shortest(figure).split(".")[1]?.length ?? 0;
  const value = toScaled(figure, rateDigits);
  if (places > rateDigits || value <= 0n || value % BigInt(per) !== 0n) return undefined;
  return shortest(fromScaled(value / BigInt(per), rateDigits));
}

/** What one unit of a foreign currency is worth in the book's; more than zero. */
export const exchangeRateKind: Kind<string> = {
  name: "exchange-rate",
  placeholder: "rate",
  align: "right",
  merge: "conflict",
  parse: (text) => rateOf(text) ?? badValue(text, wanted),
  read(value, report) {
    const known = typeof value === "string" ? rateOf(value) : undefined;
    if (known === undefined) {
      const shown = typeof value === "string" ? `"${value}"` : "this";
      report([], say(`${shown} is not ${wanted.en}`, `${shown} 不是${wanted.zh}`));
    }
    return known;
  },
  show: (value) => value,
  file: (value) => new FileNumber(value),
  cell: (value) => value,
  schema: () => ({ type: "number" }),
};

/**
 * An amount in a foreign currency at a rate, in the smallest unit of the book's: exact, rounded
 * once, half up.
 */
export function exchanged(foreign: string, rate: string, digits: number): number {
  const product = toScaled(foreign, rateDigits) * toScaled(rate, rateDigits);
  const scale = 10n ** BigInt(2 * rateDigits);
  return Number(divideRounded(product * 10n ** BigInt(digits), scale));
}
