import type { Book } from "../../book/book.ts";
import type { IsoDate } from "../../law/dates.ts";
import { invoice } from "../invoice/invoice.ts";
import { payment } from "../payment/payment.ts";
import { duesAsOf } from "../repayment/as-of.ts";
import { type Repayment, repayment } from "../repayment/repayment.ts";
import type { Account } from "./account.ts";

/** The customer's plans by which due dates were changed after a day; none is read of today's. */
async function plansAfter(
  book: Book,
  customer: string,
  to: IsoDate,
): Promise<readonly Repayment[]> {
  if (to >= book.today || !book.hasFolder(repayment.folder)) return [];
  return book.where(repayment, "customer", customer);
}

/**
 * All papers of a customer for a statement that begins on a day, or of open items ends on it: what
 * is open now, what was written since, and what payments since were set against. When something is
 * due is told as it was on the last day.
 */
export async function accountSince(
  book: Book,
  customer: string,
  { since, to }: { readonly since: IsoDate; readonly to: IsoDate },
): Promise<Account> {
  const wanted = { field: "customer", value: customer, since };
  const payments = (await book.whereSince(payment, wanted)).filter(({ date }) => date >= since);
  const live = await book.liveWhere(invoice, "customer", customer);
  const written = await book.whereSince(invoice, wanted);
  const settledBy = payments.flatMap(({ allocations = [] }) =>
    allocations.map((one) => one.invoice),
  );
  const named = await book.some(invoice, settledBy);
  const all = new Map([...live, ...written, ...named.values()].map((one) => [one.id, one]));
  const credit = await book.sums(payment, "credit");
  return {
    invoices: duesAsOf([...all.values()], await plansAfter(book, customer, to), to),
    payments,
    settled: await book.sums(payment, "settled"),
    creditMinor: credit.get(customer) ?? 0,
    digits: book.digits,
  };
}
