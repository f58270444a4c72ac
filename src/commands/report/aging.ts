import { dateKind } from "../../law/kinds/figures.ts";
import { choiceKind, refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { agingBy, agingChart } from "../../nouns/invoice/aging-report.ts";
import { agingByInvoice } from "../../nouns/invoice/reports.ts";
import { defineVerb } from "../../nouns/verb.ts";
import { receivableFacts } from "../receivable-facts.ts";

const groupings = [
  { value: "customer", label: say("customer", "客户") },
  { value: "invoice", label: say("invoice", "应收单") },
  { value: "staff", label: say("salesperson", "销售员") },
  { value: "region", label: say("region", "区域") },
  { value: "settlement", label: say("settlement", "结算方式") },
  { value: "age", label: say("age, as bars", "账龄（条形图）") },
] as const;

const bases = [
  { value: "due", label: say("due date", "到期日") },
  { value: "invoice", label: say("invoice date", "开单日") },
] as const;

export const verb = defineVerb({
  summary: say(
    "all that is owed, by age: not due, late by so many days, paid ahead",
    "应收账款账龄：未到期、逾期各段、预收",
  ),
  examples: [
    "rounds report aging",
    "rounds report aging --by age",
    "rounds report aging --by staff --at 2026-10-31",
    "rounds report aging --by settlement --by-date invoice",
  ],
  flags: {
    at: field(dateKind, say("As of", "截至日期"), {
      help: say("only papers and payments up to that day count", "只计当日及以前的单据与收款"),
    }),
    by: field(choiceKind(groupings), say("A line for each", "每行一个"), {
      initial: () => "customer",
    }),
    byDate: field(choiceKind(bases), say("Age counted from", "账龄起算"), {
      initial: () => "due",
    }),
    customer: field(refKind("customer"), say("Only this customer", "仅此客户")),
    staff: field(refKind("staff"), say("Only this salesperson", "仅此销售员")),
  },
  async run({ book, today }, { at, by = "customer", byDate, customer, staff }) {
    const facts = await receivableFacts(book, {
      ...{ asOf: at ?? today, basis: byDate, customer, staff },
    });
    if (by === "age") return agingChart(facts);
    return by === "invoice" ? agingByInvoice(facts) : agingBy(by, facts);
  },
});
