import { addDays } from "../../law/dates.ts";
import { switchKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { exceptionFields } from "../../nouns/order/fields/tracking.ts";
import { exceptionRegister } from "../../nouns/order/tracking/registers.ts";
import { periodOr, reportFacts } from "../../nouns/order/tracking/report-facts.ts";
import { defineVerb } from "../../nouns/verb.ts";

/** An exception is found at the latest so many days after the goods left. */
const longestWayDays = 120;

export const verb = defineVerb({
  summary: say(
    "the register of transport exceptions, internal and transit",
    "异常登记表：内部质量交接与中转",
  ),
  examples: [
    "rounds report exceptions",
    "rounds report exceptions --register transit --period 'last month'",
    "rounds report exceptions --open",
  ],
  flags: {
    register: { ...exceptionFields.register, required: undefined },
    open: field(
      switchKind,
      say("Only what is not cleared or not recovered", "只列未查清或未追回的"),
    ),
    period: {
      ...periodFlag,
      label: say("Found within; default the last quarter", "发现日期，默认近三个月"),
    },
  },
  async run(context, { register, open, period }) {
    const within = periodOr(period, context.today);
    const { from } = within;
    const facts = await reportFacts(context, { ...within, from: addDays(from, -longestWayDays) });
    return exceptionRegister(facts.shipped, { register, open }, { ...facts, from });
  },
});
