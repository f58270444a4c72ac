import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind, yesNoKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { order } from "../order.ts";
import { recordTalk } from "../reviewing.ts";

export const verb = defineVerb({
  summary: say("the talk with the customer about a special order", "特殊订单：登记与客户的洽谈"),
  examples: [],
  arguments: recordArgument(order),
  flags: {
    text: field(textKind(), say("What was said", "洽谈内容"), { required: true }),
    agreed: field(yesNoKind, say("Agreed", "达成一致"), { required: true }),
    with: field(textKind(), say("With", "客户方"), { ask: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { which, ...told }) {
    const { settings, digits } = book;
    return recordTalk(await book.get(order, which), { ...told, by: me }, { settings, digits });
  },
});
