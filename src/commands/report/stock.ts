import { dateKind } from "../../law/kinds/figures.ts";
import { refKind, switchKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { move } from "../../nouns/move/move.ts";
import { stockReport } from "../../nouns/move/reports.ts";
import { product } from "../../nouns/product/product.ts";
import { defineVerb } from "../../nouns/verb.ts";
import { warehouse } from "../../nouns/warehouse/warehouse.ts";

export const verb = defineVerb({
  summary: say(
    "what is on the shelf, what is low, what it is worth",
    "库存报表：现存、低库存与金额",
  ),
  examples: [
    "rounds report stock",
    "rounds report stock --low",
    "rounds report stock --warehouse main --at yesterday --format csv",
  ],
  flags: {
    at: field(dateKind, say("As of the end of", "截至日期")),
    warehouse: field(refKind("warehouse"), say("Only this warehouse", "仅此仓库")),
    low: field(switchKind, say("Only what is at or below its minimum", "仅列不高于最低库存的产品")),
  },
  async run({ book, today }, { at = today, warehouse: place, low }) {
    return stockReport({
      products: await book.all(product),
      warehouses: await book.all(warehouse),
      stock: await book.sumsAt(move, "stock", at),
      digits: book.digits,
      at,
      warehouse: place,
      low,
    });
  },
});
