import { dateKind } from "../../../law/kinds/figures.ts";
import { refKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { product } from "../../product/product.ts";
import { transitTo } from "../../transfer/transit.ts";
import { defineVerb } from "../../verb.ts";
import { warehouse } from "../../warehouse/warehouse.ts";
import { move } from "../move.ts";
import { onHandView } from "../reports.ts";

export const verb = defineVerb({
  summary: say("what lies in which warehouse", "查看各仓库存"),
  examples: [
    "rounds stock show",
    "rounds stock show TEA-LJ250",
    "rounds stock show --warehouse main --at yesterday --json",
  ],
  arguments: { product: field(refKind("product"), say("Product", "产品")) },
  flags: {
    warehouse: field(refKind("warehouse"), say("Only this warehouse", "仅此仓库")),
    at: field(dateKind, say("As of the end of", "截至日期")),
  },
  async run({ book }, { product: which, warehouse: place, at }) {
    const stock =
      at === undefined ? await book.sums(move, "stock") : await book.sumsAt(move, "stock", at);
    return onHandView({
      products: which === undefined ? await book.all(product) : [await book.get(product, which)],
      warehouses: await book.all(warehouse),
      stock,
      at,
      product: which,
      warehouse: place,
      coming: await transitTo(book, at),
    });
  },
});
