import { divideRounded } from "../../law/decimal.ts";

/** One month as DSO sees it; amounts in the smallest unit. */
export interface SalesMonth {
  /** YYYY-MM */
  readonly month: string;
  /** How many days of it count: 28 to 31, of the current month those that are over. */
  readonly days: number;
  /** What was invoiced on credit, credit notes taken off. */
  readonly salesMinor: number;
  /** What all customers owed at its end, less what they had paid ahead. */
  readonly receivableMinor: number;
}

/** Tenths of a day, for exact sums; rounded half up. */
type Tenths = number;

/**
 * Days sales outstanding, simple: receivables ÷ sales of a period × its days; undefined where
 * nothing was sold. 50,000 of 200,000 in 365 days is 91.25, told as 91.3.
 */
export function simpleDso({
  receivableMinor,
  salesMinor,
  days,
}: Pick<SalesMonth, "receivableMinor" | "salesMinor" | "days">): Tenths | undefined {
  if (salesMinor <= 0) return undefined;
  if (receivableMinor <= 0) return 0;
  return tenths(receivableMinor, days, salesMinor);
}

function tenths(partMinor: number, days: number, wholeMinor: number): Tenths {
  return Number(divideRounded(BigInt(partMinor) * BigInt(days) * 10n, BigInt(wholeMinor)));
}

/**
 * Days sales outstanding by counting back: the receivables of the last month less its sales, less
 * those of the month before …; each month that is used up counts with all its days, the last one in
 * proportion. Undefined: there is more than all these months have sold.
 */
export function countbackDso(
  receivableMinor: number,
  /** The newest first. */
  months: readonly Pick<SalesMonth, "salesMinor" | "days">[],
): Tenths | undefined {
  let rest = receivableMinor;
  let days = 0;
  if (rest <= 0) return 0;
  for (const month of months) {
    if (month.salesMinor >= rest) return days * 10 + tenths(rest, month.days, month.salesMinor);
    rest -= month.salesMinor;
    days += month.days;
  }
  return undefined;
}

/** DSO of one month's end. */
export interface Dso {
  readonly month: string;
  readonly salesMinor: number;
  readonly receivableMinor: number;
  readonly simple: Tenths | undefined;
  readonly countback: Tenths | undefined;
  /** Where the receivables are older than all sales that are known: more than so many days. */
  readonly over: number | undefined;
}

/**
 * DSO at the end of each of the last months asked for. `months` are all that are known, oldest
 * first; the simple method takes the sales of so many months up to the one it is told for.
 */
export function dsoByMonth(
  months: readonly SalesMonth[],
  { shown, window }: { readonly shown: number; readonly window: number },
): Dso[] {
  const first = Math.max(0, months.length - shown);
  return months.slice(first).map(({ month, salesMinor, receivableMinor }, index) => {
    const at = first + index;
    const last = months.slice(Math.max(0, at - window + 1), at + 1);
    const sum = (of: (one: SalesMonth) => number): number =>
      last.reduce((all, one) => all + of(one), 0);
    const before = months.slice(0, at + 1).reverse();
    const countback = countbackDso(receivableMinor, before);
    const simple = simpleDso({
      receivableMinor,
      salesMinor: sum((one) => one.salesMinor),
      days: sum((one) => one.days),
    });
    const known = before.reduce((all, one) => all + one.days, 0);
    const over = countback === undefined ? known : undefined;
    return { month, salesMinor, receivableMinor, simple, countback, over };
  });
}

/** Tenths of a day as text: "73.7". */
export function daysText(days: Tenths): string {
  return (days / 10).toFixed(1);
}
