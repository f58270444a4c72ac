import type { Book } from "../../book/book.ts";
import type { IsoDate } from "../../law/dates.ts";
import type { Decimal } from "../../law/decimal.ts";
import { type BalanceChange, interestMinor } from "../../law/dunning.ts";
import { toMinor } from "../../law/money.ts";
import { invoice } from "../invoice/invoice.ts";
import { payment } from "../payment/payment.ts";
import type { Letter } from "./letter.ts";
import { isClaimOpen } from "./states.ts";

/** The debt on which interest grows: an invoice, or an instalment of one. */
export interface Debt {
  readonly invoice: string;
  readonly due: IsoDate;
  readonly amountMinor: number;
  /** What of the invoice is due before this part of it; smallest unit. */
  readonly beforeMinor: number;
  readonly rate: Decimal;
}

/**
 * What was paid of an instalment and when: what was paid of the whole invoice settles the earliest
 * first, so that only what goes beyond the parts before is for this one.
 */
export function changesOf(
  { amountMinor, beforeMinor }: Pick<Debt, "amountMinor" | "beforeMinor">,
  paid: readonly BalanceChange[],
): readonly BalanceChange[] {
  const within = (minor: number): number => Math.min(amountMinor, Math.max(0, minor - beforeMinor));
  let sum = 0;
  return [...paid]
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map(({ date, minor }) => {
      const was = within(sum);
      sum += minor;
      return { date, minor: was - within(sum) };
    });
}

/** Since when fee and interest are claimed anew: they were invoiced or waived then. */
export function claimedSince(letters: readonly Letter[]): IsoDate | undefined {
  return letters
    .filter(({ cancelled, charged, waived }) => !cancelled && (charged || waived))
    .map(({ date }) => date)
    .sort()
    .at(-1);
}

/** Fees of letters that were sent and neither invoiced nor waived; smallest unit. */
export function earlierFeesMinor(letters: readonly Letter[], digits: number): number {
  const since = claimedSince(letters) ?? "";
  return letters
    .filter((one) => one.sent && one.date > since && isClaimOpen(one, digits))
    .reduce((sum, { fee }) => sum + (fee === undefined ? 0 : toMinor(fee, digits)), 0);
}

/** What was set against some invoices, and when; by invoice, below zero where taken back. */
async function paidOf(
  book: Book,
  customer: string,
  since: IsoDate,
): Promise<ReadonlyMap<string, readonly BalanceChange[]>> {
  const found = new Map<string, BalanceChange[]>();
  for (const entry of await book.whereSince(payment, {
    field: "customer",
    value: customer,
    since,
  })) {
    for (const one of entry.allocations ?? []) {
      const change = { date: entry.date, minor: toMinor(one.amount, book.digits) };
      const known = found.get(one.invoice);
      if (known) known.push(change);
      else found.set(one.invoice, [change]);
    }
  }
  return found;
}

/**
 * The interest that has grown on each debt until a day since it was last invoiced or waived, in the
 * smallest unit and in the order of the debts. Payments are read since the oldest of the invoices.
 */
export async function grownInterest(
  book: Book,
  debts: readonly Debt[],
  { customer, asOf, since }: { customer: string; asOf: IsoDate; since: IsoDate | undefined },
): Promise<readonly number[]> {
  if (debts.length === 0) return [];
  const papers = await book.some(
    invoice,
    debts.map((one) => one.invoice),
  );
  const oldest = [...papers.values()].map(({ date }) => date).sort()[0] ?? asOf;
  const paid = await paidOf(book, customer, oldest);
  return debts.map((debt) => {
    const { due, amountMinor, rate } = debt;
    const changes = changesOf(debt, paid.get(debt.invoice) ?? []);
    const until = (day: IsoDate): number => interestMinor({ amountMinor, due, changes }, rate, day);
    return until(asOf) - (since === undefined ? 0 : until(since));
  });
}
