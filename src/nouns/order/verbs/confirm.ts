import { dateKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { assertConfirmable } from "../gate.ts";
import { goodsNotes } from "../goods-notes.ts";
import { order } from "../order.ts";
import { confirmOrder } from "../rules.ts";

export const verb = defineVerb({
  summary: say("confirm an order: from now on it is a promise", "确认订单"),
  examples: ["rounds order confirm SO261120A", "rounds order confirm SO261120A --promised friday"],
  arguments: recordArgument(order),
  flags: {
    promised: { ...order.fields.promised, ask: false },
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, ...told }) {
    const { book, me } = context;
    const record = await book.get(order, which);
    const change = confirmOrder(record, { ...told, by: me });
    const gates = await assertConfirmable(context, record);
    const promised = told.promised ?? record.promised;
    const goods = await goodsNotes(context, { ...record, promised }, told.date);
    return { ...change, notes: [...(change.notes ?? []), ...gates, ...goods] };
  },
});
