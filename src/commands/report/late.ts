import { dateKind } from "../../law/kinds/figures.ts";
import { field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { callsOf } from "../../nouns/generic/columns.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { lateReport } from "../../nouns/order/late.ts";
import { order } from "../../nouns/order/order.ts";
import { defineVerb } from "../../nouns/verb.ts";

export const verb = defineVerb({
  summary: say("orders shipped late, or promised and not shipped", "延误发货及逾期未发的订单"),
  examples: [
    "rounds report late",
    "rounds report late --period 'last month'",
    "rounds report late --at eom --json",
  ],
  flags: {
    at: field(dateKind, say("As of", "截至日期"), {
      help: say("what happened later is not counted", "此后发生的不计"),
    }),
    period: {
      ...periodFlag,
      label: say("Promised within", "承诺日期在此期间"),
    },
  },
  async run(context, { at, period }) {
    const { book, today } = context;
    // The calendar knows the holidays from last year on.
    const since = `${String(Number(today.slice(0, 4)) - 1).padStart(4, "0")}-01-01`;
    return lateReport({
      ...(period === undefined ? {} : parsePeriod(period, { today })),
      orders: await book.all(order),
      at: at ?? today,
      calls: await callsOf(order, context),
      workdays: { calendar: await context.calendar(), since },
    });
  },
});
