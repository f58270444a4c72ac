import { dateKind } from "../../law/kinds/figures.ts";
import { choiceKind, refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { overdueByCustomer, overdueByInvoice } from "../../nouns/invoice/reports.ts";
import { defineVerb } from "../../nouns/verb.ts";
import { receivableFacts } from "../receivable-facts.ts";

const groupings = [
  { value: "invoice", label: say("invoice", "应收单") },
  { value: "customer", label: say("customer", "客户") },
] as const;

export const verb = defineVerb({
  summary: say(
    "what is late: who should have paid what, since when",
    "逾期应收：谁逾期未付、逾期多久",
  ),
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
  async run({ book, today }, { at, by, customer, staff }) {
    const facts = await receivableFacts(book, { asOf: at ?? today, customer, staff });
    return by === "customer" ? overdueByCustomer(facts) : overdueByInvoice(facts);
  },
});
