import { isDate } from "../dates.ts";
import { fromScaled, grouped, isDecimal, quantityDigits, shortest, toScaled } from "../decimal.ts";
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
  /** A currency sign may stand beside it. */
  readonly money?: boolean;
  /** Decimal places that count; more of them are refused rather than rounded. */
  readonly places?: number;
  readonly merge?: MergeRule;
}

/**
 * What people type around a number: full-width digits, a currency sign, separators. A comma counts
 * as one only where no decimal comma can be meant: 1,200 but not 0,125.
 */
function bare(text: string, { money }: FigureOptions): string {
  const plain = text.normalize("NFKC").trim();
  const figures = money ? plain.replace(/^([+-]?)[¥$€£]\s*/, "$1").replace(/\s*元$/, "") : plain;
  return /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(figures)
    ? figures.replaceAll(",", "")
    : figures;
}

function within(text: string, options: FigureOptions): boolean {
  if (!isDecimal(text)) return false;
  if (options.whole && text.includes(".")) return false;
  const places = shortest(text).split(".")[1]?.length ?? 0;
  if (places > (options.places ?? places)) return false;
  const value = toScaled(text, quantityDigits);
  if (options.least !== undefined && value < toScaled(options.least, quantityDigits)) return false;
  return options.most === undefined || value <= toScaled(options.most, quantityDigits);
}

/** What would be right in place of a figure that does not fit: its bounds, if it is a number. */
function fitting(text: string, options: FigureOptions): Text {
  const { wanted, least, most, whole } = options;
  if (!isDecimal(text) || (whole && text.includes("."))) return wanted;
  const value = toScaled(text, quantityDigits);
  if (least !== undefined && value < toScaled(least, quantityDigits)) {
    if (least === "0") return say("zero or more", "零或正数");
    if (least === "0.000001") return say("more than zero", "大于零的数");
    return say(`at least ${least}`, `不小于 ${least} 的数`);
  }
  if (most !== undefined && value > toScaled(most, quantityDigits)) {
    return say(`at most ${most}`, `不大于 ${most} 的数`);
  }
  return wanted;
}

function figureKind(options: FigureOptions): Kind<string> {
  return {
    name: options.name,
    placeholder: options.name,
    align: "right",
    merge: options.merge ?? "conflict",
    parse(text) {
      const plain = bare(text, options);
      return within(plain, options) ? shortest(plain) : badValue(text, fitting(plain, options));
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

/**
 * An amount of money in the book's currency; always with all decimal places of the currency. One
 * that has more of them, or is too large to be exact, is refused.
 */
export function moneyKind(options: { least?: string } = {}): Kind<string> {
  const wanted = say("an amount of money like 1200 or 1200.50", "金额（如 1200 或 1200.50）");
  const base = figureKind({ name: "amount", wanted, money: true, ...options });
  const exact = (value: string, digits: number): string | undefined => {
    const minor = toMinor(value, digits);
    const kept = fromMinor(minor, digits);
    return Number.isSafeInteger(minor) && shortest(kept) === value ? kept : undefined;
  };
  return {
    ...base,
    parse(text, reading) {
      const places = say(
        `an amount with at most ${reading.digits} decimal places`,
        `最多 ${reading.digits} 位小数的金额`,
      );
      return exact(base.parse(text, reading), reading.digits) ?? badValue(text, places);
    },
    read(value, report, digits) {
      const known = base.read(value, report, digits);
      const kept = known === undefined ? undefined : exact(known, digits);
      if (known !== undefined && kept === undefined) {
        report([], say(`"${value}" is not ${wanted.en}`, `"${value}" 不是${wanted.zh}`));
      }
      return kept;
    },
  };
}

/** A unit price: like money, but it may have more places than the currency (0.0125 a piece). */
export const priceKind: Kind<string> = {
  ...figureKind({
    name: "price",
    wanted: say("a price like 12 or 12.50", "价格（如 12 或 12.50）"),
    least: "0",
    money: true,
    places: quantityDigits,
  }),
  show: (value) => grouped(/\.\d{2,}$/.test(value) ? value : fromMinor(toMinor(value, 2), 2)),
};

/** Beyond it millionths are not exact; it also catches a telephone number typed as a quantity. */
const mostQuantity = "1000000000";

export function quantityKind(options: { least?: string } = { least: "0" }): Kind<string> {
  const wanted = say("a quantity like 12 or 2.5", "数量（如 12 或 2.5）");
  const limits = { least: `-${mostQuantity}`, most: mostQuantity, places: quantityDigits };
  return figureKind({ name: "quantity", wanted, ...limits, ...options });
}

const rateOptions: FigureOptions = {
  name: "rate",
  wanted: say("a share like 5% or 0.05", "比例（如 5% 或 0.05）"),
  least: "0",
  most: "1",
  places: quantityDigits,
};
const rate = figureKind(rateOptions);

/** A share of one: "5%" and "0.05" mean the same. */
export const rateKind: Kind<string> = {
  ...rate,
  parse(text, reading) {
    const percent = /^(\d+)(?:\.(\d+))?%$/.exec(text.normalize("NFKC").trim());
    if (!percent) return rate.parse(text, reading);
    const [, whole = "", places = ""] = percent;
    const share = `${whole.padStart(3, "0").replace(/(?=..$)/, ".")}${places}`;
    return within(share, rateOptions) ? shortest(share) : badValue(text, rateOptions.wanted);
  },
  show: (value) => `${shortest(fromScaled(toScaled(value, quantityDigits), 4))}%`,
};

export function wholeKind(
  options: { least?: string; most?: string } = { least: "0" },
): Kind<number> {
  const wanted = say("a whole number", "整数");
  const { gather: _, ...base } = figureKind({ name: "number", wanted, whole: true, ...options });
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
