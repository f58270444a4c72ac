import { switchKind, textKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { breachList, carrierReport } from "../../nouns/order/tracking/carriers.ts";
import { periodOr, reportFacts } from "../../nouns/order/tracking/report-facts.ts";
import { defineVerb } from "../../nouns/verb.ts";

export const verb = defineVerb({
  summary: say(
    "carriers: score, breaches, losses, receipts late",
    "承运商考评：得分、违约、损失、回单迟返",
  ),
  examples: ["rounds report carriers", "rounds report carriers --breaches --carrier 江南物流"],
  flags: {
    breaches: field(switchKind, say("The list of breaches", "只列违约清单")),
    carrier: field(textKind({ name: "carrier" }), say("Only this carrier", "只看此承运商")),
    period: {
      ...periodFlag,
      label: say("Shipped within; default the last quarter", "发货期间，默认近三个月"),
    },
  },
  async run(context, { breaches, carrier, period }) {
    const known = await reportFacts(context, periodOr(period, context.today));
    const facts = { ...known, receiptDays: known.limits.receiptDays };
    const only = carrier === undefined ? undefined : known.carrierName(carrier);
    const shipped = known.shipped.filter(
      ({ shipment }) =>
        only === undefined ||
        (shipment.carrier !== undefined && known.carrierName(shipment.carrier) === only),
    );
    return breaches ? breachList(shipped, facts) : carrierReport(shipped, facts);
  },
});
