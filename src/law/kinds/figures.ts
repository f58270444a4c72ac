import { isDate } from "../dates.ts";
import { grouped, isDecimal, shortest, toScaled } from "../decimal.ts";
import { badValue, FileNumber, type Kind, type MergeRule } from "../kind.ts";
import { fromMinor, toMinor } from "../money.ts";
import { parseDate } from "../typed-dates.ts";
import { say, type Text } from "../words.ts";

interface FigureOptions {
  readonly name: string;
  readonly wanted: Text;
  /** Smallest value allowed, as a decimal; none: any. */
  readonly least?: string;
  readonly most?: string;
  readonly whole?: boolean;
  readonly merge?: MergeRule;
}

/** What people type around a number: separators, a currency sign, full-width digits. */
function bare(text: string): string {
  return text
    .normalize("NFKC")
    .trim()
    .replace(/^(-?)[¥￥$€£]\s*/, "$1")
    .replace(/(?<=\d),(?=\d{3}(\D|$))/g, "");
}

function within(text: string, options: FigureOptions): boolean {
  if (!isDecimal(text)) return false;
  if (options.whole && text.includes(".")) return false;
  const value = toScaled(text, 6);
  if (options.least !== undefined && value < toScaled(options.least, 6)) return false;
  return options.most === undefined || value <= toScaled(options.most, 6);
}

function figureKind(options: FigureOptions): Kind<string> {
  return {
    name: options.name,
    placeholder: options.name,
    align: "right",
    merge: options.merge ?? "conflict",
    parse(text) {
      const plain = bare(text);
      return within(plain, options) ? shortest(plain) : badValue(text, options.wanted);
    },
    read(value, report) {
      if (typeof value === "string" && within(value, options)) return shortest(value);
      const shown = typeof value === "string" ? `"${value}"` : "this";
      report([], say(`${shown} is not ${options.wanted.en}`, `${shown} 不是${options.wanted.zh}`));
      return undefined;
    },
    show: (value) => grouped(value),
    file: (value) => new FileNumber(value),
    cell: (value) => value,
    schema: () => ({ type: "number" }),
  };
}

/** An amount of money in the book's currency; always with all decimal places of the currency. */
export function moneyKind(options: { least?: string } = {}): Kind<string> {
  const wanted = say("an amount of money like 1200 or 1200.50", "金额（如 1200 或 1200.50）");
  const base = figureKind({ name: "amount", wanted, ...options });
  const exact = (text: string, digits: number): string => fromMinor(toMinor(text, digits), digits);
  return {
    ...base,
    parse(text, reading) {
      const value = base.parse(text, reading);
      const kept = exact(value, reading.digits);
      return shortest(kept) === value ? kept : badValue(text, wanted);
    },
    read(value, report, digits) {
      const known = base.read(value, report, digits);
      return known === undefined ? undefined : exact(known, digits);
    },
  };
}

/** A unit price: like money, but it may have more places than the currency (0.0125 a piece). */
export const priceKind: Kind<string> = {
  ...figureKind({
    name: "price",
    wanted: say("a price like 12 or 12.50", "价格（如 12 或 12.50）"),
    least: "0",
  }),
  show: (value) => grouped(/\.\d{2,}$/.test(value) ? value : fromMinor(toMinor(value, 2), 2)),
};

export function quantityKind(options: { least?: string } = { least: "0" }): Kind<string> {
  const wanted = say("a quantity like 12 or 2.5", "数量（如 12 或 2.5）");
  return figureKind({ name: "quantity", wanted, ...options });
}

const rate = figureKind({
  name: "rate",
  wanted: say("a share like 5% or 0.05", "比例（如 5% 或 0.05）"),
  least: "0",
  most: "1",
});

/** A share of one: "5%" and "0.05" mean the same. */
export const rateKind: Kind<string> = {
  ...rate,
  parse(text, reading) {
    const percent = /^(\d+(?:\.\d+)?)%$/.exec(text.normalize("NFKC").trim());
    return rate.parse(percent?.[1] ? fromHundredths(percent[1]) : text, reading);
  },
  show: (value) => `${shortest(fromMinor(Number(toScaled(value, 4)), 2))}%`,
};

function fromHundredths(percent: string): string {
  return fromMinor(Number(toScaled(percent, 4)), 6);
}

export function wholeKind(
  options: { least?: string; most?: string } = { least: "0" },
): Kind<number> {
  const wanted = say("a whole number", "整数");
  const base = figureKind({ name: "number", wanted, whole: true, ...options });
  return {
    ...base,
    parse: (text, reading) => Number(base.parse(text, reading)),
    read(value, report, digits) {
      const known = base.read(value, report, digits);
      return known === undefined ? undefined : Number(known);
    },
    show: (value) => String(value),
    file: (value) => value,
    cell: (value) => value,
    schema: () => ({ type: "integer" }),
  };
}

/** A day of the calendar; typed freely (`help dates`), stored as YYYY-MM-DD. */
export const dateKind: Kind<string> = {
  name: "date",
  placeholder: "date",
  align: "left",
  merge: "replace",
  parse: (text, reading) => parseDate(text, { today: reading.today }),
  read(value, report) {
    if (typeof value === "string" && isDate(value)) return value;
    const shown = typeof value === "string" ? `"${value}"` : "this";
    report(
      [],
      say(`${shown} is not a date like 2026-11-22`, `${shown} 不是 2026-11-22 这样的日期`),
    );
    return undefined;
  },
  show: (value) => value,
  file: (value) => value,
  cell: (value) => value,
  schema: () => ({ type: "string", format: "date" }),
};
