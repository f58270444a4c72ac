import { addDays, endOf } from "../../law/dates.ts";
import { choiceKind, refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { invoice } from "../../nouns/invoice/invoice.ts";
import { paymentRate } from "../../nouns/invoice/payment-rate.ts";
import { fundsMinor, payment } from "../../nouns/payment/payment.ts";
import { defineVerb } from "../../nouns/verb.ts";
import { receivableFacts } from "../receivable-facts.ts";

const groupings = [
  { value: "staff", label: say("salesperson", "销售员") },
  { value: "customer", label: say("customer", "客户") },
  { value: "region", label: say("region", "区域") },
  { value: "settlement", label: say("settlement", "结算方式") },
] as const;

export const verb = defineVerb({
  summary: say(
    "how much of what there was to collect came in, per salesperson",
    "回款率：各销售员应收与回款",
  ),
  examples: [
    "rounds report payment-rate",
    "rounds report payment-rate --by customer --period 2026-10",
  ],
  flags: {
    by: field(choiceKind(groupings), say("A line for each", "每行一个"), {
      initial: () => "staff",
    }),
    period: { ...periodFlag, label: say("Period, else this month", "期间，默认本月") },
    staff: field(refKind("staff"), say("Only this salesperson", "仅此销售员")),
  },
  async run({ book, today }, { by = "staff", period: asked, staff }) {
    const { from, to: last } =
      asked === undefined
        ? { from: `${today.slice(0, 7)}-01`, to: endOf(today, "month") }
        : parsePeriod(asked, { today });
    const to = last > today ? today : last;
    const period = { from, to: to < from ? from : to };
    const opening = await receivableFacts(book, { asOf: addDays(from, -1), staff });
    const closing = await receivableFacts(book, { asOf: period.to, staff });
    const payments = await book.between(payment, period);
    const receivedMinor = payments.reduce((sum, one) => sum + fundsMinor(one, book.digits), 0);
    const invoiced = await book.between(invoice, period);
    return paymentRate(by, { period, opening, closing, invoiced, receivedMinor });
  },
});
