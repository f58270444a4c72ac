import { addDays, type Period } from "../../law/dates.ts";
import type { Noun } from "../../law/noun.ts";
import { billPayment } from "../bill/payment.ts";
import { customer } from "../customer/customer.ts";
import { payment } from "../payment/payment.ts";
import { supplier } from "../supplier/supplier.ts";
import type { Context } from "../verb.ts";
import { type Account, account } from "./account.ts";
import { accountBalances, closedUpTo, openingMinor } from "./balance.ts";
import { type AccountBook, bookLines } from "./book.ts";
import { cashEntry } from "./entry.ts";

/** The book of an account over a period, read from the entries of that period alone. */
export async function accountBook(
  book: Context["book"],
  one: Account,
  { from, to }: Period,
): Promise<AccountBook> {
  const { digits } = book;
  const payments = await book.between(payment, { from, to });
  const billPayments = await book.between(billPayment, { from, to });
  const entries = await book.between(cashEntry, { from, to });
  const calls = new Map<string, string>();
  const call = async (noun: Noun, ids: readonly string[]): Promise<void> => {
    const found = await book.some(noun, ids);
    for (const [id, record] of found) calls.set(`${noun.name}:${id}`, String(record.name ?? id));
  };
  const here = payments.filter((each) => each.account === one.id);
  const gone = billPayments.filter((each) => each.account === one.id);
  await call(
    customer,
    here.map((each) => each.customer),
  );
  await call(
    supplier,
    gone.map((each) => each.supplier),
  );
  for (const { id, name } of await book.all(account)) calls.set(`account:${id}`, name);
  const nameOf = (key: string): string => calls.get(key) ?? key.slice(key.indexOf(":") + 1);
  const before = addDays(from, -1);
  const opened =
    openingMinor(one, { day: to, digits }) - openingMinor(one, { day: before, digits });
  const balances = await accountBalances(book, [one], before);
  return {
    name: one.name,
    from,
    to,
    openingMinor: (balances.get(one.id) ?? 0) + opened,
    lines: bookLines(one.id, { payments, billPayments, entries }, { nameOf, digits }),
    digits,
    closed: await closedUpTo(book, one.id),
  };
}
