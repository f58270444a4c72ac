import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertApproved } from "../../approval/gate.ts";
import { recordArgument } from "../../generic/show.ts";
import { assignGoods } from "../../move/lots/assign.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { goodsKind } from "../../order/fields/tracking.ts";
import { ownUnits } from "../../order/tracking/goods.ts";
import { defineVerb } from "../../verb.ts";
import { factsAbout } from "../about.ts";
import { decideHold } from "../deciding.ts";
import { goodsReceipt } from "../receipt.ts";

export const verb = defineVerb({
  summary: say("goods on quality hold are good: into stock", "待检货物合格，转入库存"),
  examples: [
    "rounds goods-receipt accept GR261116A",
    'rounds goods-receipt accept GR261116A --line "TEA-ML100 x 4"',
  ],
  arguments: recordArgument(goodsReceipt),
  flags: {
    line: field(goodsKind, say("Only these", "仅此货物"), {
      help: say("else all that is on hold", "默认全部待检"),
    }),
    note: field(textKind(), say("Note", "说明")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, line, note, date }) {
    const { book, me, today } = context;
    assertNotAhead(date, today);
    const record = await book.get(goodsReceipt, which);
    await assertApproved(context, { noun: goodsReceipt, record }, say("taken into stock", "入库"));
    const goods = line && (await ownUnits(line, book));
    const facts = await factsAbout(record, context);
    const told = { as: "accepted" as const, date, by: me, why: note };
    const change = await decideHold(record, goods, { told, facts });
    return { ...change, steps: await assignGoods(book, change.steps) };
  },
});
