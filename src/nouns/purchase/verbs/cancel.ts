import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { purchase } from "../purchase.ts";
import { receivedOf } from "../received.ts";
import { releasedSteps } from "../requested.ts";
import { cancelPurchase } from "../rules.ts";

export const verb = defineVerb({
  summary: say("cancel a purchase order of which nothing has come", "取消未收货的采购订单"),
  examples: ["rounds purchase cancel PO261118A --why 计划有变"],
  arguments: recordArgument(purchase),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { which, ...told }) {
    const record = await book.get(purchase, which);
    const arrivals = (await receivedOf(book, [record])).get(record.id) ?? [];
    const change = cancelPurchase(record, arrivals, { ...told, by: me });
    return { ...change, steps: [...change.steps, ...(await releasedSteps({ book }, record))] };
  },
});
