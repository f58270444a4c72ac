import { daysBetween, type IsoDate } from "../../law/dates.ts";
import type { Decimal } from "../../law/decimal.ts";
import { toMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";

/**
 * The columns of an aging list: by due date; what is due on the day itself is not overdue yet
 * (R-RPT-16). `most` is the highest number of days overdue that belongs to the bucket.
 */
export const buckets = [
  { key: "notDue", label: say("Not due", "未到期"), most: 0 },
  { key: "overdue30", label: say("1-30 days", "1–30 天"), most: 30 },
  { key: "overdue60", label: say("31-60 days", "31–60 天"), most: 60 },
  { key: "overdue90", label: say("61-90 days", "61–90 天"), most: 90 },
  { key: "overdueMore", label: say("Over 90 days", "90 天以上"), most: Number.POSITIVE_INFINITY },
] as const;

export type Bucket = (typeof buckets)[number]["key"];

/** What aging needs to know of an invoice; the amount as a decimal. */
export interface Owed {
  readonly id: string;
  readonly customer: string;
  readonly date: IsoDate;
  readonly due: IsoDate;
  readonly amount: Decimal;
}

/** What aging needs to know of a payment; amounts as decimals, negative in one taken back. */
export interface Paid {
  readonly id: string;
  readonly customer: string;
  readonly date: IsoDate;
  readonly amount: Decimal;
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

/** The bucket of a due date as of a day: due that day or later is not due. */
export function bucketOf(due: IsoDate, asOf: IsoDate): Bucket {
  const days = daysBetween(due, asOf);
  return buckets.find(({ most }) => days <= most)?.key ?? "overdueMore";
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
  for (const { id, customer } of forward ? invoices : []) {
    const had = forward?.settled.get(id);
    if (had === undefined) continue;
    if (there.has(id)) settled.set(id, had);
    else credit.set(customer, (credit.get(customer) ?? 0) + had);
  }
  let receivedMinor = 0;
  for (const payment of payments) {
    if (payment.date > asOf) continue;
    const amount = toMinor(payment.amount, digits);
    let left = amount;
    for (const one of payment.allocations ?? []) {
      if (!there.has(one.invoice)) continue;
      const minor = toMinor(one.amount, digits);
      settled.set(one.invoice, (settled.get(one.invoice) ?? 0) + minor);
      left -= minor;
    }
    receivedMinor += amount;
    if (left === 0) continue;
    credit.set(payment.customer, (credit.get(payment.customer) ?? 0) + left);
    creditPapers.set(payment.customer, payment);
  }
  return { settled, credit, creditPapers, receivedMinor };
}

/** One invoice that is not settled, as of a day. */
export interface AgedLine<I extends Owed = Owed> {
  readonly invoice: I;
  /** Smallest unit; negative when it was overpaid or is a credit note. */
  readonly openMinor: number;
  /** More than zero only when it is overdue. */
  readonly daysOverdue: number;
  /** "credit" where the customer has money to get. */
  readonly bucket: Bucket | "credit";
}

/** The invoices of a day that were not settled on it; amounts settled in the smallest unit. */
export function agedLines<I extends Owed>(
  invoices: readonly I[],
  {
    settled,
    asOf,
    digits,
  }: { settled: ReadonlyMap<string, number>; asOf: IsoDate; digits: number },
): AgedLine<I>[] {
  // Many invoices are due on the same few days.
  const byDue = new Map<IsoDate, { readonly late: number; readonly bucket: Bucket }>();
  const ageOf = (due: IsoDate): { readonly late: number; readonly bucket: Bucket } => {
    const age = byDue.get(due) ?? {
      late: Math.max(0, daysBetween(due, asOf)),
      bucket: bucketOf(due, asOf),
    };
    byDue.set(due, age);
    return age;
  };
  const lines: AgedLine<I>[] = [];
  for (const invoice of invoices) {
    const openMinor = toMinor(invoice.amount, digits) - (settled.get(invoice.id) ?? 0);
    if (invoice.date > asOf || openMinor === 0) continue;
    const { late, bucket } = ageOf(invoice.due);
    lines.push(
      openMinor < 0
        ? { invoice, openMinor, daysOverdue: 0, bucket: "credit" }
        : { invoice, openMinor, daysOverdue: late, bucket },
    );
  }
  return lines;
}

/** What one customer owes, by age; smallest unit. The parts add up to the balance. */
export interface CustomerAge {
  readonly customer: string;
  readonly parts: Readonly<Record<Bucket | "credit", number>>;
  readonly overdueMinor: number;
  /** Days of the oldest overdue invoice; 0 when nothing is overdue. */
  readonly daysOverdue: number;
  readonly balanceMinor: number;
}

/**
 * Lines and credit per customer, most overdue first, then by balance; only who has something open.
 */
export function agedCustomers(
  lines: readonly AgedLine[],
  credit: ReadonlyMap<string, number>,
): CustomerAge[] {
  const parts = new Map<string, Record<Bucket | "credit", number>>();
  const oldest = new Map<string, number>();
  const add = (customer: string, bucket: Bucket | "credit", minor: number): void => {
    const known = parts.get(customer) ?? noParts();
    known[bucket] += minor;
    parts.set(customer, known);
  };
  for (const { invoice, bucket, openMinor, daysOverdue } of lines) {
    add(invoice.customer, bucket, openMinor);
    oldest.set(invoice.customer, Math.max(oldest.get(invoice.customer) ?? 0, daysOverdue));
  }
  for (const [customer, minor] of credit) if (minor !== 0) add(customer, "credit", -minor);
  const ages = [...parts].map(([customer, own]) => {
    const overdueMinor = own.overdue30 + own.overdue60 + own.overdue90 + own.overdueMore;
    const balanceMinor = own.notDue + overdueMinor + own.credit;
    const daysOverdue = oldest.get(customer) ?? 0;
    return { customer, parts: own, overdueMinor, daysOverdue, balanceMinor };
  });
  return ages.sort(
    (a, b) =>
      b.overdueMinor - a.overdueMinor ||
      b.balanceMinor - a.balanceMinor ||
      (a.customer < b.customer ? -1 : 1),
  );
}

function noParts(): Record<Bucket | "credit", number> {
  return { notDue: 0, overdue30: 0, overdue60: 0, overdue90: 0, overdueMore: 0, credit: 0 };
}
