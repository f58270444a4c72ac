import { dateKind } from "../../../law/kinds/figures.ts";
import { refKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { costedMoves } from "../../closing/issue-cost.ts";
import { valueView } from "../../closing/value.ts";
import { product } from "../../product/product.ts";
import { defineVerb } from "../../verb.ts";

export const verb = defineVerb({
  summary: say("what the stock is worth at cost", "库存成本金额"),
  examples: ["rounds stock value", "rounds stock value --at 2026-10-31 --format csv"],
  arguments: { product: field(refKind("product"), say("Product", "产品")) },
  flags: { at: field(dateKind, say("As of the end of", "截至日期")) },
  async run({ book, today }, { product: which, at = today }) {
    const { costs } = await costedMoves(book, { from: at, to: at, product: which });
    const goods = which === undefined ? await book.all(product) : [await book.get(product, which)];
    return valueView({ costs, products: goods, at, digits: book.digits });
  },
});
