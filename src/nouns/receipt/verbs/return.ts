import { dateKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { goodsKind } from "../../order/fields/tracking.ts";
import { ownUnits } from "../../order/tracking/goods.ts";
import { productNames } from "../../product/names.ts";
import { defineVerb } from "../../verb.ts";
import { returnGoods } from "../deciding.ts";
import { backFields } from "../fields.ts";
import { goodsReceipt } from "../receipt.ts";

export const verb = defineVerb({
  summary: say("rejected goods go back to the supplier", "拒收货物退回供应商"),
  examples: [],
  arguments: recordArgument(goodsReceipt),
  flags: {
    to: {
      ...backFields.to,
      required: undefined,
      help: say("else who signed the delivery list", "默认送货经手人"),
    },
    line: field(goodsKind, say("Only these", "仅此货物"), {
      help: say("else all that was rejected", "默认全部拒收货物"),
    }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me, today }, { which, line, to, date }) {
    assertNotAhead(date, today);
    const record = await book.get(goodsReceipt, which);
    const goods = line && (await ownUnits(line, book));
    const who = to ?? record.delivery?.handler ?? record.supplier ?? record.id;
    return returnGoods(record, goods, { date, by: me, to: who, nameOf: await productNames(book) });
  },
});
