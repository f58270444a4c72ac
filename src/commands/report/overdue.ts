import type { Book } from "../../book/book.ts";
import { monthOf } from "../../law/dates.ts";
import { dateKind } from "../../law/kinds/figures.ts";
import { choiceKind, refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { columnMinor } from "../../nouns/closing/month-end.ts";
import { customer } from "../../nouns/customer/customer.ts";
import type { CreditPaper, Forward } from "../../nouns/invoice/aging.ts";
import { invoice } from "../../nouns/invoice/invoice.ts";
import { overdueByCustomer, overdueByInvoice } from "../../nouns/invoice/reports.ts";
import { payment } from "../../nouns/payment/payment.ts";
import { staff } from "../../nouns/staff/staff.ts";
import { defineVerb } from "../../nouns/verb.ts";
import { paperMonth } from "../closing/opening.ts";

const groupings = [
  { value: "invoice", label: say("invoice", "应收单") },
  { value: "customer", label: say("customer", "客户") },
] as const;

/** What the last closing brings forward, for a day on or after its own. */
async function broughtForward(book: Book, asOf: string): Promise<Forward | undefined> {
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

export const verb = defineVerb({
  summary: say("who owes what, since when, by age", "应收账款账龄：谁欠多少、逾期多久"),
  examples: [
    "rounds report overdue",
    "rounds report overdue --by customer",
    "rounds report overdue --at eom --format csv",
  ],
  flags: {
    at: field(dateKind, say("As of", "截至日期"), {
      help: say("only papers and payments up to that day count", "只计当日及以前的单据与收款"),
    }),
    customer: field(refKind("customer"), say("Only this customer", "仅此客户")),
    staff: field(refKind("staff"), say("Only this salesperson", "仅此销售员")),
    by: field(choiceKind(groupings), say("A line for each", "每行一个"), {
      initial: () => "invoice",
    }),
  },
  async run(context, { at, by, customer: id, staff: person }) {
    const { book, today } = context;
    const asOf = at ?? today;
    const forward = await broughtForward(book, asOf);
    const invoices = forward ? await book.live(invoice) : await book.all(invoice);
    const payments = forward ? await book.live(payment) : await book.all(payment);
    const ids = [...invoices, ...payments].map((one) => one.customer);
    const customers = await book.some(customer, [...ids, ...(forward?.credit.keys() ?? [])]);
    const owners = new Map<string, string>();
    const calls = new Map<string, string>();
    for (const one of customers.values()) {
      calls.set(`customer:${one.id}`, one.name);
      if (one.owner) owners.set(one.id, one.owner);
    }
    for (const one of await book.all(staff)) calls.set(`staff:${one.id}`, one.name);
    const facts = {
      invoices,
      payments,
      forward,
      asOf,
      digits: book.digits,
      calls,
      owners,
      customer: id,
      staff: person,
    };
    return by === "customer" ? overdueByCustomer(facts) : overdueByInvoice(facts);
  },
});
