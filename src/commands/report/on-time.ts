import { choiceKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { onTimeReport } from "../../nouns/order/tracking/on-time.ts";
import { periodOr, reportFacts } from "../../nouns/order/tracking/report-facts.ts";
import { defineVerb } from "../../nouns/verb.ts";

const ways = [
  { value: "customer", label: say("customer", "客户") },
  { value: "carrier", label: say("carrier", "承运商") },
  { value: "month", label: say("month", "月份") },
  { value: "owner", label: say("salesperson", "销售员") },
] as const;

export const verb = defineVerb({
  summary: say(
    "what was delivered in time, by customer, carrier or month",
    "准时交付率，按客户、承运商或月份",
  ),
  examples: ["rounds report on-time", "rounds report on-time --by carrier --period 2026"],
  flags: {
    by: field(choiceKind(ways), say("By", "分组"), { initial: () => "month" }),
    period: {
      ...periodFlag,
      label: say("Shipped within; default the last quarter", "发货期间，默认近三个月"),
    },
  },
  async run(context, { by, period }) {
    const facts = await reportFacts(context, periodOr(period, context.today));
    return onTimeReport(facts.shipped, { ...facts, by: by ?? "month" });
  },
});
