import type { Book } from "../book/book.ts";
import { daysBetween, endOf, type IsoDate, monthOf } from "../law/dates.ts";
import { toMinor } from "../law/money.ts";
import type { SalesMonth } from "../nouns/invoice/dso.ts";
import { type Invoice, invoice } from "../nouns/invoice/invoice.ts";
import { lastMonths } from "../nouns/order/monthly.ts";
import { fundsMinor, type Payment, payment } from "../nouns/payment/payment.ts";

/**
 * The last months up to a day: what was sold on credit in each and what was owed at its end,
 * reckoned back from what is owed on the day. What was paid in cash against the goods is no sale on
 * credit. Months before the first paper are left out.
 */
export async function salesMonths(
  book: Book,
  { asOf, count, balanceMinor }: { asOf: IsoDate; count: number; balanceMinor: number },
): Promise<SalesMonth[]> {
  const { digits } = book;
  const months = lastMonths(asOf, count);
  const period = { from: `${months[0]}-01`, to: asOf };
  const sales = new Map<string, number>();
  const onCredit = new Map<string, number>();
  const received = new Map<string, number>();
  const add = (sums: Map<string, number>, date: IsoDate, minor: number): void => {
    sums.set(monthOf(date), (sums.get(monthOf(date)) ?? 0) + minor);
  };
  const payments = await book.between(payment, period);
  for (const one of payments) add(received, one.date, fundsMinor(one, digits));
  const invoices = await book.between(invoice, period);
  const atOnce = paidAtOnce(invoices, payments, digits);
  for (const one of invoices) {
    const minor = toMinor(one.amount, digits);
    add(sales, one.date, minor);
    if (!atOnce.has(one.id)) add(onCredit, one.date, minor);
  }
  const told: SalesMonth[] = [];
  let owed = balanceMinor;
  for (const month of [...months].reverse()) {
    const first = `${month}-01`;
    const last = monthOf(asOf) === month ? asOf : endOf(first, "month");
    const salesMinor = onCredit.get(month) ?? 0;
    told.unshift({ month, days: daysBetween(first, last) + 1, salesMinor, receivableMinor: owed });
    owed -= (sales.get(month) ?? 0) - (received.get(month) ?? 0);
  }
  const begin = told.findIndex((one) => one.salesMinor !== 0 || one.receivableMinor !== 0);
  return begin < 0 ? told.slice(-1) : told.slice(begin);
}

/** The invoices to be paid in cash that were so by the end of their own day. */
function paidAtOnce(
  invoices: readonly Invoice[],
  payments: readonly Payment[],
  digits: number,
): ReadonlySet<string> {
  const cash = new Map(
    invoices.flatMap((one) => (one.settlement === "cash" ? [[one.id, one] as const] : [])),
  );
  const rest = new Map([...cash].map(([id, { amount }]) => [id, toMinor(amount, digits)]));
  for (const { date, allocations = [] } of payments) {
    for (const { invoice: id, amount } of allocations) {
      if (date > (cash.get(id)?.date ?? "")) continue;
      rest.set(id, (rest.get(id) ?? 0) - toMinor(amount, digits));
    }
  }
  return new Set([...rest].flatMap(([id, minor]) => (minor <= 0 ? id : [])));
}
