import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { quote } from "../quote.ts";
import { declineQuote } from "../rules.ts";

export const verb = defineVerb({
  summary: say("the customer does not take the offer", "客户谢绝报价"),
  examples: ['rounds quote decline QT261118A --why "too dear" --to 山野茶业'],
  arguments: recordArgument(quote),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    to: field(textKind(), say("Bought from", "改购自")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  run: async ({ book, me }, { which, ...told }) =>
    declineQuote(await book.get(quote, which), { ...told, by: me }),
});
