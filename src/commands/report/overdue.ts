import { dateKind } from "../../law/kinds/figures.ts";
import { choiceKind, refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { callsOf } from "../../nouns/generic/columns.ts";
import { invoice } from "../../nouns/invoice/invoice.ts";
import { overdueByCustomer, overdueByInvoice } from "../../nouns/invoice/reports.ts";
import { payment } from "../../nouns/payment/payment.ts";
import { defineVerb } from "../../nouns/verb.ts";

const groupings = [
  { value: "invoice", label: say("invoice", "应收单") },
  { value: "customer", label: say("customer", "客户") },
] as const;

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
  async run(context, { at, by, customer: id, staff }) {
    const { book, today } = context;
    const owners = new Map<string, string>();
    for (const one of await book.all(customer)) if (one.owner) owners.set(one.id, one.owner);
    const facts = {
      invoices: await book.all(invoice),
      payments: await book.all(payment),
      asOf: at ?? today,
      digits: book.digits,
      calls: await callsOf(invoice, context),
      owners,
      customer: id,
      staff,
    };
    return by === "customer" ? overdueByCustomer(facts) : overdueByInvoice(facts);
  },
});
