import { dateKind } from "../../../law/kinds/figures.ts";
import { switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertApproved, nextStepNote } from "../../approval/gate.ts";
import { recordArgument } from "../../generic/show.ts";
import { order } from "../../order/order.ts";
import { defineVerb, NeedsYes } from "../../verb.ts";
import { confirmedOrder } from "../ordering.ts";
import { quote } from "../quote.ts";
import { acceptQuote, assertAcceptable, orderOfQuote } from "../rules.ts";

const { promised, reference, address } = order.fields;

export const verb = defineVerb({
  summary: say(
    "the customer takes the offer: its order is made at once",
    "客户接受报价，一步生成订单",
  ),
  examples: [
    "rounds quote accept QT261118A --promised +5d",
    "rounds quote accept QT261118A --promised friday --confirm",
  ],
  arguments: recordArgument(quote),
  flags: {
    promised: { ...promised, ask: true },
    reference,
    address,
    confirm: field(switchKind, say("Confirm the order too", "同时确认订单")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, confirm, ...told }) {
    const { book, me, yes } = context;
    const record = await book.get(quote, which);
    assertAcceptable(record, told.date);
    await assertApproved(context, { noun: quote, record }, say("accepted", "接受"));
    const { validUntil } = record;
    if (validUntil !== undefined && validUntil < told.date && !yes) {
      throw new NeedsYes(
        say(
          `${record.id} was valid until ${validUntil}. Keep to its prices all the same?`,
          `${record.id} 有效期至 ${validUntil}，仍按此价格接受吗？`,
        ),
      );
    }
    const id = await book.newId(order, { date: told.date });
    const made = orderOfQuote(record, id, { ...told, by: me });
    const step = { do: "create", noun: order, record: made } as const;
    if (!confirm) {
      const accepted = acceptQuote(record, made, { ...told, by: me, orderSteps: [step] });
      const next = say(`next: rounds order confirm ${id}`, `下一步：rounds order confirm ${id}`);
      return {
        ...accepted,
        notes: [await nextStepNote(context, { noun: order, record: made }, next)],
      };
    }
    const { steps, notes } = await confirmedOrder(context, made, { date: told.date });
    return {
      ...acceptQuote(record, made, { ...told, by: me, orderSteps: steps }),
      notes: [say(`${id} is confirmed`, `${id} 已确认`), ...notes],
    };
  },
});
