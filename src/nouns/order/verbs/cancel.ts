import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { order } from "../order.ts";
import { cancelOrder } from "../rules.ts";

export const verb = defineVerb({
  summary: say("cancel an order of which nothing was shipped", "取消未发货的订单"),
  examples: ['rounds order cancel SO261120A --why "the customer has closed"'],
  arguments: recordArgument(order),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  run: async ({ book, me }, { which, ...told }) =>
    cancelOrder(await book.get(order, which), { ...told, by: me }),
});
