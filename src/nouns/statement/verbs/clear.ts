import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { clearStatement } from "../rules.ts";
import { statement } from "../statement.ts";

export const verb = defineVerb({
  summary: say("a difference with the customer is cleared", "登记对账差异的处理结果"),
  examples: [],
  arguments: recordArgument(statement),
  flags: {
    how: field(textKind(), say("How", "处理"), { required: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  run: async ({ book, me }, { which, ...told }) =>
    clearStatement(await book.get(statement, which), { ...told, by: me }),
});
