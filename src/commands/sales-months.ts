import type { Book } from "../book/book.ts";
import { daysBetween, endOf, type IsoDate, monthOf } from "../law/dates.ts";
import { toMinor } from "../law/money.ts";
import type { SalesMonth } from "../nouns/invoice/dso.ts";
import { invoice } from "../nouns/invoice/invoice.ts";
import { lastMonths } from "../nouns/order/monthly.ts";
import { fundsMinor, payment } from "../nouns/payment/payment.ts";

/**
 * The last months up to a day: what was sold on credit in each and what was owed at its end,
 * reckoned back from what is owed on the day. What is settled in cash against the goods is no sale
 * on credit. Months before the first paper are left out.
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
  for (const one of await book.between(invoice, period)) {
    const minor = toMinor(one.amount, digits);
    add(sales, one.date, minor);
    if (one.settlement !== "cash") add(onCredit, one.date, minor);
  }
  for (const one of await book.between(payment, period)) {
    add(received, one.date, fundsMinor(one, digits));
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
