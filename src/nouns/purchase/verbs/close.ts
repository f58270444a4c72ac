import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { purchase } from "../purchase.ts";
import { receivedOf } from "../received.ts";
import { closePurchase } from "../rules.ts";

export const verb = defineVerb({
  summary: say("the rest of a purchase order will not come", "关闭采购订单余量"),
  examples: ["rounds purchase close PO261110B --why 余数不再补"],
  arguments: recordArgument(purchase),
  flags: {
    why: field(textKind(), say("Why", "原因")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { which, ...told }) {
    const record = await book.get(purchase, which);
    const arrivals = (await receivedOf(book, [record])).get(record.id) ?? [];
    return closePurchase(record, arrivals, { ...told, by: me });
  },
});
