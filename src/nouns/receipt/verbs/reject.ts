import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { goodsKind } from "../../order/fields/tracking.ts";
import { ownUnits } from "../../order/tracking/goods.ts";
import { defineVerb } from "../../verb.ts";
import { factsAbout } from "../about.ts";
import { decideHold } from "../deciding.ts";
import { receiptLineFields } from "../fields.ts";
import { goodsReceipt } from "../receipt.ts";

export const verb = defineVerb({
  summary: say("goods on quality hold are not taken", "待检货物不合格，拒收"),
  examples: ["rounds goods-receipt reject GR261116A --why 受潮 --replace yes"],
  arguments: recordArgument(goodsReceipt),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    line: field(goodsKind, say("Only these", "仅此货物"), {
      help: say("else all that is on hold", "默认全部待检"),
    }),
    replace: { ...receiptLineFields.replace },
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, line, date, why, replace }) {
    const { book, me, today } = context;
    assertNotAhead(date, today);
    const record = await book.get(goodsReceipt, which);
    const goods = line && (await ownUnits(line, book));
    const facts = await factsAbout(record, context);
    const told = { as: "rejected" as const, date, by: me, why, replace };
    return decideHold(record, goods, { told, facts });
  },
});
