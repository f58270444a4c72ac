import { dateKind, moneyKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { defineVerb } from "../../verb.ts";
import { accountClosing } from "../closing.ts";
import { cashBox, closeDay } from "../closing-rules.ts";

const { account, why, by, notes } = accountClosing.fields;

export const verb = defineVerb({
  summary: say("close a day: the counted cash against the book", "日结：实盘现金与账面核对"),
  examples: ["rounds account close 2026-11-20 --account cash --counted 1508.76"],
  arguments: {
    day: field(dateKind, say("Day", "日期"), { required: true, initial: ({ today }) => today }),
  },
  flags: {
    counted: field(moneyKind({ least: "0" }), say("Counted", "实盘金额"), { required: true }),
    account: {
      ...account,
      required: undefined,
      help: say("the only cash box where there is one", "只有一个现金账户时可省略"),
    },
    why,
    by,
    notes,
  },
  writes: true,
  async run(context, { day, account: named, ...told }) {
    return closeDay(context, await cashBox(context.book, named), { ...told, date: day });
  },
});
