import { dateKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { requisition } from "../requisition.ts";
import { reimburseRequisition } from "../rules.ts";

export const verb = defineVerb({
  summary: say("whoever bought supplies has the money back", "登记报销"),
  examples: [],
  arguments: recordArgument(requisition),
  flags: {
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  run: async ({ book, me }, { which, date }) =>
    reimburseRequisition(await book.get(requisition, which), { date, by: me }),
});
