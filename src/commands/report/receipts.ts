import { switchKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { receiptsReport } from "../../nouns/order/tracking/registers.ts";
import { periodOr, reportFacts } from "../../nouns/order/tracking/report-facts.ts";
import { defineVerb } from "../../nouns/verb.ts";

export const verb = defineVerb({
  summary: say("signed receipts that are not back within their cycle", "超期未返回的回单"),
  examples: ["rounds report receipts", "rounds report receipts --all --period 2026-11"],
  flags: {
    all: field(switchKind, say("Also those still in time", "含未到期的")),
    period: {
      ...periodFlag,
      label: say("Shipped within; default the last quarter", "发货期间，默认近三个月"),
    },
  },
  async run(context, { all, period }) {
    const facts = await reportFacts(context, periodOr(period, context.today));
    return receiptsReport(facts.shipped, { everything: all ?? false }, facts);
  },
});
