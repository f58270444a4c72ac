import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { confirmReceipt } from "../minutes.ts";
import { visit } from "../visit.ts";

export const verb = defineVerb({
  summary: say("the customer has confirmed the minutes", "客户已确认收到会谈纪要"),
  examples: [],
  arguments: recordArgument(visit),
  flags: {
    from: field(textKind(), say("Confirmed by", "确认人")),
    date: field(dateKind, say("Confirmed on", "确认日期"), {
      required: true,
      initial: ({ today }) => today,
    }),
  },
  writes: true,
  run: async ({ book, me }, { which, from, date }) =>
    confirmReceipt(await book.get(visit, which), { me, date, from }),
});
