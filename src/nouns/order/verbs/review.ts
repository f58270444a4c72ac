import { dateKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { order } from "../order.ts";
import { coverOf } from "../reserving.ts";
import { openReview } from "../reviewing.ts";

export const verb = defineVerb({
  summary: say("open the review of an order", "启动订单评审"),
  examples: [],
  arguments: recordArgument(order),
  flags: {
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me, today }, { which, date }) {
    const record = await book.get(order, which);
    const covers = record.confirmed ? [] : await coverOf(record, { book, today });
    const fromStock =
      covers.length > 0 && covers.every(({ nowMicro, openMicro }) => nowMicro >= openMicro);
    const { settings, digits } = book;
    return openReview(record, { date, by: me }, { settings, digits, fromStock });
  },
});
