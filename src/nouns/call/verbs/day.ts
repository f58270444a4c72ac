import { dateKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { entriesField, logDay } from "../../generic/day.ts";
import { defineVerb } from "../../verb.ts";
import { callResults } from "../choices.ts";
import { verb as one } from "./log.ts";

const failed = callResults.filter(({ value }) => value !== "reached");

export const verb = defineVerb({
  summary: say("log several calls of a day at once", "一次登记当天多次通话"),
  examples: [
    'rounds call day jinhong="wants samples/send them/+3d" 客满超市=-',
    "rounds call day 金虹=已确认数量 客满超市=正在开会/再次致电/明天 --date yesterday",
  ],
  arguments: { customers: entriesField(failed) },
  variadic: true,
  flags: {
    date: field(dateKind, say("Date", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  run: (context, { customers, date }) =>
    logDay(context, {
      one,
      date,
      entries: customers,
      receipt: (count, day) =>
        say(`logged ${count} calls of ${day}`, `已记录 ${day} 通话 ${count} 次`),
    }),
});
