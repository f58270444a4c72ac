import type { Facts } from "../../law/facts.ts";
import { type Account, accountOf } from "../payment/known.ts";
import { payment } from "../payment/payment.ts";
import type { Repayment } from "./repayment.ts";

/** What a plan is about, as it stands today: what is open of its invoices, in their order. */
export async function planFacts(record: Repayment, book: Facts) {
  const of: Account = await accountOf(record.customer, book);
  const named = record.invoices ?? [];
  const owed =
    named.length === 0
      ? of.owed
      : named.flatMap((id) => of.owed.find(({ invoice }) => invoice.id === id) ?? []);
  const settled = await book.sums(payment, "settled");
  const openMinor = owed.reduce((sum, one) => sum + one.open, 0);
  return { owed, settled, digits: of.digits, name: of.payer.name, openMinor };
}
