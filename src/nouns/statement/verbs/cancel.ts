import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { cancelStatement } from "../rules.ts";
import { statement } from "../statement.ts";

export const verb = defineVerb({
  summary: say("take a statement back", "作废对账单"),
  examples: ["rounds statement cancel ST261109A --why 重新出具"],
  arguments: recordArgument(statement),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  run: async ({ book, me }, { which, ...told }) =>
    cancelStatement(await book.get(statement, which), { ...told, by: me }),
});
