import { daysBetween, type IsoDate } from "../../law/dates.ts";
import type { Decimal } from "../../law/decimal.ts";
import { toMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import { fundsMinor } from "../payment/payment.ts";
import { dueParts, type Parted } from "./instalments.ts";

/** One column of an aging list: `most` is the highest number of days that belongs to it. */
export interface Bucket {
  readonly key: string;
  readonly label: Text;
  readonly most: number;
}

/** What ages are counted from: the day on which a part is due, or the day of the invoice. */
export type Basis = "due" | "invoice";

/** The columns of an aging list, and what its days are counted from. */
export interface Scale {
  readonly basis: Basis;
  readonly buckets: readonly Bucket[];
}

/** Where one column ends and the next begins when nobody has said anything else. */
export const usualAges: readonly number[] = [30, 60, 90];

/**
 * The columns for steps of days that rise. By due date what is due on the day itself or later is
 * not overdue, and exactly 30 days late is 1-30 (R-RPT-16); by invoice date the first column begins
 * with the day itself.
 */
export function scaleOf(ages: readonly number[] = usualAges, basis: Basis = "due"): Scale {
  const stem = basis === "due" ? "overdue" : "age";
  const first = basis === "due" ? 1 : 0;
  const buckets = ages.map((most, at): Bucket => {
    const least = at === 0 ? first : (ages[at - 1] ?? 0) + 1;
    return {
      key: `${stem}${most}`,
      label: say(`${least}-${most} days`, `${least}–${most} 天`),
      most,
    };
  });
  const last = ages.at(-1) ?? 0;
  const more: Bucket = {
    key: `${stem}More`,
    label: say(`Over ${last} days`, `${last} 天以上`),
    most: Number.POSITIVE_INFINITY,
  };
  const notDue: Bucket = { key: "notDue", label: say("Not due", "未到期"), most: 0 };
  return { basis, buckets: [...(basis === "due" ? [notDue] : []), ...buckets, more] };
}

/** By due date in steps of 30 days up to 90. */
export const usualScale = scaleOf();

/** What aging needs to know of an invoice; the amount as a decimal. */
export interface Owed {
  readonly id: string;
  readonly customer: string;
  readonly date: IsoDate;
  readonly due: IsoDate;
  readonly amount: Decimal;
  readonly instalments?: Parted["instalments"];
}

/** What aging needs to know of a payment; amounts as decimals, negative in one taken back. */
export interface Paid {
  readonly id: string;
  readonly customer: string;
  readonly date: IsoDate;
  readonly amount: Decimal;
  /** What settles invoices beside money: written off, the difference of an exchange. */
  readonly writtenOff?: Decimal | undefined;
  readonly difference?: Decimal | undefined;
  readonly allocations?:
    | readonly { readonly invoice: string; readonly amount: Decimal }[]
    | undefined;
}

/** What had been paid up to a day; all in the smallest unit. */
export interface PaidUp {
  /** Per invoice. */
  readonly settled: ReadonlyMap<string, number>;
  /** Per customer: money that belongs to no invoice of that day yet. */
  readonly credit: ReadonlyMap<string, number>;
  /** Per customer: the latest payment that left money over or took some of it away. */
  readonly creditPapers: ReadonlyMap<string, CreditPaper>;
  /** All that had come in, or what came in since the balances brought forward. */
  readonly receivedMinor: number;
  /** What had been settled beside money in the same time. */
  readonly besidesMinor: number;
}

/** The payment that a customer's credit is from. */
export interface CreditPaper {
  readonly id: string;
  readonly date: IsoDate;
}

/** What a closing brings forward: the payments told besides it are those after its day. */
export interface Forward {
  readonly to: IsoDate;
  /** What had been settled by then, by open invoice; smallest unit. */
  readonly settled: ReadonlyMap<string, number>;
  readonly credit: ReadonlyMap<string, number>;
  readonly creditPapers: ReadonlyMap<string, CreditPaper>;
  /** What all customers owed less their credit; smallest unit. */
  readonly balanceMinor: number;
}

/** The bucket of a due date, or of an invoice date, as of a day. */
export function bucketOf(from: IsoDate, asOf: IsoDate, { buckets } = usualScale): string {
  const days = daysBetween(from, asOf);
  return (buckets.find(({ most }) => days <= most) ?? buckets.at(-1))?.key ?? "";
}

/**
 * What payments dated up to a day had settled, and what they had left over. Money set against an
 * invoice that was not written yet on that day was still the customer's credit.
 */
export function paidUpTo(
  payments: readonly Paid[],
  {
    invoices,
    asOf,
    digits,
    forward,
  }: {
    invoices: readonly Owed[];
    asOf: IsoDate;
    digits: number;
    forward?: Forward | undefined;
  },
): PaidUp {
  const there = new Set(invoices.filter((one) => one.date <= asOf).map((one) => one.id));
  const settled = new Map<string, number>();
  const credit = new Map(forward?.credit);
  const creditPapers = new Map(forward?.creditPapers);
  for (const { id, customer, date } of forward ? invoices : []) {
    // Of one written since nothing is bound: what was paid ahead for it the closing says itself.
    if (date > (forward?.to ?? "") && !forward?.settled.has(id)) continue;
    const had = forward?.settled.get(id);
    if (had === undefined) continue;
    if (there.has(id)) settled.set(id, had);
    else credit.set(customer, (credit.get(customer) ?? 0) + had);
  }
  let receivedMinor = 0;
  let besidesMinor = 0;
  for (const payment of payments) {
    if (payment.date > asOf) continue;
    const amount = toMinor(payment.amount, digits);
    const funds = fundsMinor(payment, digits);
    let left = funds;
    for (const one of payment.allocations ?? []) {
      if (!there.has(one.invoice)) continue;
      const minor = toMinor(one.amount, digits);
      settled.set(one.invoice, (settled.get(one.invoice) ?? 0) + minor);
      left -= minor;
    }
    receivedMinor += amount;
    besidesMinor += funds - amount;
    if (left === 0) continue;
    credit.set(payment.customer, (credit.get(payment.customer) ?? 0) + left);
    creditPapers.set(payment.customer, payment);
  }
  return { settled, credit, creditPapers, receivedMinor, besidesMinor };
}

/** One invoice that is not settled, or one part of it by due date, as of a day. */
export interface AgedLine<I extends Owed = Owed> {
  readonly invoice: I;
  /** When the part is due. */
  readonly due: IsoDate;
  /** What the part came to; smallest unit. */
  readonly amountMinor: number;
  /** Smallest unit; negative when it was overpaid or is a credit note. */
  readonly openMinor: number;
  /** More than zero only when it is overdue. */
  readonly daysOverdue: number;
  /** A key of the scale; "credit" where the customer has money to get. */
  readonly bucket: string;
}

interface LineFacts {
  /** What is settled by invoice; smallest unit. */
  readonly settled: ReadonlyMap<string, number>;
  readonly asOf: IsoDate;
  readonly digits: number;
  readonly scale?: Scale;
}

/**
 * What of the invoices of a day was not settled on it, a line for each part with a due date of its
 * own. The lines of an invoice add up to its amount less what is settled.
 */
export function agedLines<I extends Owed>(
  invoices: readonly I[],
  { settled, asOf, digits, scale = usualScale }: LineFacts,
): AgedLine<I>[] {
  const lateBy = byDay((due) => Math.max(0, daysBetween(due, asOf)));
  const bucketBy = byDay((day) => bucketOf(day, asOf, scale));
  const lines: AgedLine<I>[] = [];
  for (const invoice of invoices) {
    const { id, date } = invoice;
    if (date > asOf) continue;
    for (const part of dueParts(invoice, settled.get(id) ?? 0, digits)) {
      const { due, amountMinor, openMinor } = part;
      if (openMinor === 0) continue;
      const owed = openMinor > 0;
      const bucket = owed ? bucketBy(scale.basis === "due" ? due : date) : "credit";
      const daysOverdue = owed ? lateBy(due) : 0;
      lines.push({ invoice, due, amountMinor, openMinor, daysOverdue, bucket });
    }
  }
  return lines;
}

/** An answer about a day that is remembered: many invoices are due on the same few days. */
function byDay<T>(tell: (day: IsoDate) => T): (day: IsoDate) => T {
  const told = new Map<IsoDate, T>();
  return (day) => {
    const known = told.get(day) ?? tell(day);
    told.set(day, known);
    return known;
  };
}
