import { invariant } from "../../../law/errors.ts";
import { say } from "../../../law/words.ts";
import { recordArgument, recordPage } from "../../generic/show.ts";
import { product } from "../../product/product.ts";
import { defineVerb } from "../../verb.ts";
import { standings } from "../known.ts";
import { purchasePage } from "../page.ts";
import { purchase } from "../purchase.ts";

export const verb = defineVerb({
  summary: say(
    "show a purchase order: what has come, what is late",
    "查看采购订单：已到、未到、逾期",
  ),
  examples: ["rounds purchase show PO261110B"],
  arguments: recordArgument(purchase),
  async run(context, { which }) {
    const { book, today } = context;
    const record = await book.get(purchase, which);
    const [one] = await standings(book, [record]);
    invariant(one, "a record stands somewhere");
    const goods = await book.some(product, new Set(record.lines.map((line) => line.product)));
    return purchasePage(await recordPage(purchase, record, context), one, {
      ...{ today, digits: book.digits },
      productName: (id) => goods.get(id)?.name ?? id,
      unitOf: (id) => goods.get(id)?.unit,
    });
  },
});
