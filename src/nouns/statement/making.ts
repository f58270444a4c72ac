import type { Book } from "../../book/book.ts";
import type { IsoDate } from "../../law/dates.ts";
import { invoice } from "../invoice/invoice.ts";
import { payment } from "../payment/payment.ts";
import type { Account } from "./account.ts";

/**
 * All papers of a customer for a statement that begins on a day, or of open items ends on it: what
 * is open now, what was written since, and what payments since were set against.
 */
export async function accountSince(book: Book, customer: string, since: IsoDate): Promise<Account> {
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
    invoices: [...all.values()],
    payments,
    settled: await book.sums(payment, "settled"),
    creditMinor: credit.get(customer) ?? 0,
    digits: book.digits,
  };
}
