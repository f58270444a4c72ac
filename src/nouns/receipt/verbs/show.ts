import { say } from "../../../law/words.ts";
import { recordArgument, recordPage } from "../../generic/show.ts";
import { productNames } from "../../product/names.ts";
import { defineVerb } from "../../verb.ts";
import { receiptPage } from "../page.ts";
import { goodsReceipt } from "../receipt.ts";

export const verb = defineVerb({
  summary: say("show a goods receipt: where its goods are now", "查看入库单：货物现状"),
  examples: ["rounds goods-receipt show GR261116A"],
  arguments: recordArgument(goodsReceipt),
  async run(context, { which }) {
    const record = await context.book.get(goodsReceipt, which);
    const page = await recordPage(goodsReceipt, record, context);
    return receiptPage(page, record, await productNames(context.book));
  },
});
