import { dateKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { entriesField, logDay } from "../../generic/day.ts";
import { defineVerb } from "../../verb.ts";
import { verb as one } from "./log.ts";

export const verb = defineVerb({
  summary: say("log several visits of a day at once", "一次登记当天多次拜访"),
  examples: [
    'rounds visit day jinhong="showed the new teas/send a sample/+3d" 客满超市="all sold"',
    "rounds visit day 金虹=新品已上架 客满超市=缺货两种/补货/明天 --date yesterday",
  ],
  arguments: { customers: entriesField([]) },
  variadic: true,
  flags: {
    date: field(dateKind, say("Visited on", "拜访日期"), {
      required: true,
      initial: ({ today }) => today,
    }),
  },
  writes: true,
  run: (context, { customers, date }) =>
    logDay(context, {
      one,
      date,
      entries: customers,
      receipt: (count, day) =>
        say(`logged ${count} visits of ${day}`, `已记录 ${day} 拜访 ${count} 次`),
    }),
});
