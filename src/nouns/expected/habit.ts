import { daysBetween, type IsoDate } from "../../law/dates.ts";
import { toMinor } from "../../law/money.ts";

interface Billed {
  readonly id: string;
  readonly customer: string;
  readonly due: IsoDate;
  readonly amount: string;
}

interface Settled {
  readonly date: IsoDate;
  readonly allocations?:
    | readonly { readonly invoice: string; readonly amount: string }[]
    | undefined;
}

/** So much money, so many days after its due date; smallest unit. */
interface Late {
  readonly days: number;
  readonly minor: number;
}

/** How somebody has paid so far. */
export interface Habit {
  /** Invoices that had fallen due. */
  readonly invoices: number;
  readonly dueMinor: number;
  /** What came of it: how late each sum was, zero for what came in time. */
  readonly came: readonly Late[];
  /** What of it is still open, and how late it is by now. */
  readonly open: readonly Late[];
}

/** Fewer invoices than this say nothing about a customer: then all customers together do. */
export const leastInvoices = 3;

export interface Habits {
  readonly of: ReadonlyMap<string, Habit>;
  readonly all: Habit;
}

interface Growing extends Habit {
  invoices: number;
  dueMinor: number;
  readonly came: Late[];
  readonly open: Late[];
}

function noHabit(): Growing {
  return { invoices: 0, dueMinor: 0, came: [], open: [] };
}

/**
 * How each customer has paid what fell due up to a day: what came and how late, and what is open
 * and how late it is. A payment that was taken back takes away what it brought.
 */
export function payHabits(
  invoices: readonly Billed[],
  payments: readonly Settled[],
  { asOf, digits }: { readonly asOf: IsoDate; readonly digits: number },
): Habits {
  const due = new Map(
    invoices
      .filter((one) => one.due <= asOf && toMinor(one.amount, digits) > 0)
      .map((one) => [one.id, one]),
  );
  const of = new Map<string, Growing>();
  const all = noHabit();
  const habitOf = (customer: string): Growing => {
    const known = of.get(customer) ?? noHabit();
    of.set(customer, known);
    return known;
  };
  const paid = new Map<string, number>();
  for (const { date, allocations } of payments) {
    if (date > asOf) continue;
    for (const { invoice, amount } of allocations ?? []) {
      const paper = due.get(invoice);
      if (!paper) continue;
      const minor = toMinor(amount, digits);
      paid.set(invoice, (paid.get(invoice) ?? 0) + minor);
      const late = { days: Math.max(0, daysBetween(paper.due, date)), minor };
      for (const habit of [habitOf(paper.customer), all]) habit.came.push(late);
    }
  }
  for (const one of due.values()) {
    const minor = toMinor(one.amount, digits);
    const left = minor - (paid.get(one.id) ?? 0);
    for (const habit of [habitOf(one.customer), all]) {
      habit.invoices++;
      habit.dueMinor += minor;
      if (left > 0) habit.open.push({ days: daysBetween(one.due, asOf), minor: left });
    }
  }
  return { of, all };
}

/** What is expected of a customer's money: how much of it in hundredths, and how many days late. */
export interface Expectation {
  readonly percent: number;
  readonly lateDays: number;
  /** Whose behaviour says so: the customer's own, that of all, or nobody's. */
  readonly from: "own" | "all" | "usual";
  readonly invoices: number;
}

interface Asked {
  readonly customer: string;
  /** How late the money is by now; less than zero: it is not due yet. */
  readonly daysLate: number;
  readonly usualPercent: number;
}

/** By the customer's own behaviour where there is enough of it, else by everybody's. */
export function expectationOf({ of, all }: Habits, asked: Asked): Expectation {
  const own = of.get(asked.customer);
  if (own && own.invoices >= leastInvoices) return tell(own, { ...asked, from: "own" });
  // A book into which no money ever came is new; it says nothing about its customers.
  if (all.invoices >= leastInvoices && all.came.length > 0)
    return tell(all, { ...asked, from: "all" });
  return { percent: asked.usualPercent, lateDays: 0, from: "usual", invoices: 0 };
}

/**
 * Of the money that was not there so many days after its due date, as this is not, the share that
 * came after all; and how late on the average what came later was, each cent counted by its days.
 */
function tell(
  { came, open, invoices }: Habit,
  { daysLate, from }: Asked & { readonly from: Expectation["from"] },
): Expectation {
  const after = Math.max(-1, daysLate);
  const later = came.filter(({ days }) => days > after);
  const cameMinor = sum(later);
  const openMinor = sum(open.filter(({ days }) => days >= after));
  const share = cameMinor + openMinor > 0 ? (100 * cameMinor) / (cameMinor + openMinor) : 0;
  const percent = Math.max(0, Math.min(100, Math.round(share)));
  const weighted = later.reduce((all, { days, minor }) => all + days * minor, 0);
  const lateDays = cameMinor > 0 ? Math.max(0, Math.round(weighted / cameMinor)) : 0;
  return { percent, lateDays, from, invoices };
}

function sum(all: readonly Late[]): number {
  return all.reduce((total, { minor }) => total + minor, 0);
}
