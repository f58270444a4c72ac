import { monthOf } from "../../law/dates.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { monthFacts, monthView } from "../../nouns/count/month.ts";
import { defineVerb } from "../../nouns/verb.ts";
import { monthKind } from "../closing/month.ts";

export const verb = defineVerb({
  summary: say("the month-end stocktake sheet", "月末盘存表"),
  examples: [
    "rounds report stocktake",
    "rounds report stocktake --month 'last month' --format csv",
  ],
  flags: {
    month: field(monthKind, say("Month; else this one", "月份，默认本月"), {
      initial: ({ today }) => monthOf(today),
    }),
  },
  run: async ({ book, today }, { month }) =>
    monthView(await monthFacts(book, month ?? monthOf(today))),
});
