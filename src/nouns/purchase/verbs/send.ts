import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertApproved } from "../../approval/gate.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { purchase } from "../purchase.ts";
import { sendPurchase } from "../rules.ts";

export const verb = defineVerb({
  summary: say(
    "send a purchase order, approved, to supplier and warehouse",
    "下达采购订单：发供应商并送仓库",
  ),
  examples: [],
  arguments: recordArgument(purchase),
  flags: {
    how: field(textKind(), say("How", "方式")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, ...told }) {
    const { book, me } = context;
    const record = await book.get(purchase, which);
    const change = sendPurchase(record, { ...told, by: me });
    await assertApproved(context, { noun: purchase, record }, say("sent", "下达"));
    return change;
  },
});
