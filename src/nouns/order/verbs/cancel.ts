import { dateKind } from "../../../law/kinds/figures.ts";
import { switchKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertRight, unpaidRight } from "../../staff/rights.ts";
import { defineVerb } from "../../verb.ts";
import { order } from "../order.ts";
import { cancelOrder } from "../rules.ts";

export const verb = defineVerb({
  summary: say("cancel an order of which nothing was shipped", "取消未发货的订单"),
  examples: [
    'rounds order cancel SO261120A --why "the customer has closed"',
    'rounds order cancel SO261120A --unpaid --why "no deposit within two weeks"',
  ],
  arguments: recordArgument(order),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    unpaid: field(switchKind, say("Because it is not paid", "因未付款取消"), {
      help: say(
        "only by its owner, or a role that may: never by logistics",
        "仅限订单负责人或有权岗位，物流不得办理",
      ),
    }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, unpaid, ...told }) {
    const { book, me } = context;
    const record = await book.get(order, which);
    if (unpaid && (me === undefined || me !== record.owner)) {
      await assertRight(unpaidRight, context, ({ en, zh }) =>
        say(
          `${which} is cancelled for non-payment by its owner or: ${en}`,
          `${which} 因未付款取消，须由订单负责人或${zh}办理`,
        ),
      );
    }
    const because = unpaid ? { because: "non-payment" as const } : {};
    return cancelOrder(record, { ...told, ...because, by: me });
  },
});
