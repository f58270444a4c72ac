import type { Book } from "../book/book.ts";
import { type IsoDate, monthOf } from "../law/dates.ts";
import { agingDaysOf } from "../law/receivable-settings.ts";
import { columnMinor } from "../nouns/closing/month-end.ts";
import { debtorsOf } from "../nouns/customer/debtor.ts";
import type { AgingFacts, OwedPaper } from "../nouns/invoice/aged.ts";
import { type Basis, type CreditPaper, type Forward, scaleOf } from "../nouns/invoice/aging.ts";
import { invoice } from "../nouns/invoice/invoice.ts";
import { owedBrief } from "../nouns/invoice/owed.ts";
import { payment } from "../nouns/payment/payment.ts";
import { duesAsOf } from "../nouns/repayment/as-of.ts";
import { repayment } from "../nouns/repayment/repayment.ts";
import { staff } from "../nouns/staff/staff.ts";
import { paperMonth } from "./closing/opening.ts";

/** What the last closing brings forward, for a day on or after its own. */
export async function broughtForward(book: Book, asOf: IsoDate): Promise<Forward | undefined> {
  const { closedTo: to, digits } = book;
  if (to === undefined || asOf < to) return undefined;
  const { rows, latest } = book.opening();
  const creditPapers = new Map<string, CreditPaper>();
  const redirects = await book.redirects();
  for (const one of payment.latest ?? []) {
    for (const [named, text] of latest(one)) {
      const [date = "", paper = ""] = text.split(" ");
      const who = redirects?.of(named) ?? named;
      if (date >= (creditPapers.get(who)?.date ?? "")) creditPapers.set(who, { date, id: paper });
    }
  }
  const owing = rows("receivables");
  const balanceMinor = columnMinor(owing, "owed", digits) - columnMinor(owing, "credit", digits);
  // What was paid ahead for invoices written later was still the customer's credit.
  const later = rows("open").filter(({ invoice: id = "" }) => (paperMonth(id) ?? "") > monthOf(to));
  const ahead = columnMinor(later, "settled", digits);
  const settled = await book.sumsAt(payment, "settled", to);
  return {
    to,
    settled,
    credit: await book.sumsAt(payment, "credit", to),
    creditPapers,
    balanceMinor: balanceMinor - ahead,
  };
}

interface Asked {
  readonly asOf: IsoDate;
  readonly basis?: Basis | undefined;
  readonly customer?: string | undefined;
  readonly staff?: string | undefined;
}

/**
 * The papers and balances from which receivables are told as of a day: of a day after the last
 * closing nothing of the months before is read.
 */
export async function receivableFacts(book: Book, asked: Asked): Promise<AgingFacts> {
  const { asOf, basis, customer, staff: person } = asked;
  const forward = await broughtForward(book, asOf);
  const papers = forward ? await book.brief(owedBrief) : await book.all(invoice);
  const plans = forward ? await book.live(repayment) : await book.all(repayment);
  const invoices = duesAsOf<OwedPaper>(papers, plans, asOf);
  const payments = forward ? await book.live(payment) : await book.all(payment);
  const ids = new Set<string>(forward?.credit.keys());
  for (const one of invoices) ids.add(one.customer);
  for (const one of payments) ids.add(one.customer);
  const debtors = await debtorsOf(book, ids);
  const calls = new Map<string, string>();
  for (const one of debtors.values()) calls.set(`customer:${one.id}`, one.name);
  for (const one of await book.all(staff)) calls.set(`staff:${one.id}`, one.name);
  return {
    ...{ invoices, payments, forward, asOf, calls, debtors, customer, staff: person },
    digits: book.digits,
    scale: scaleOf(agingDaysOf(book.settings), basis),
  };
}
