import { dateKind } from "../../../law/kinds/figures.ts";
import { refKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { product } from "../../product/product.ts";
import { defineVerb } from "../../verb.ts";
import { warehouse } from "../../warehouse/warehouse.ts";
import { allLots } from "../lots/stock.ts";
import { lotsView } from "../lots/view.ts";

export const verb = defineVerb({
  summary: say("which lots lie where, and when they expire", "批号库存与有效期"),
  examples: ["rounds stock lots", "rounds stock lots TEA-SC1 --warehouse main"],
  arguments: { product: field(refKind("product"), say("Product", "产品")) },
  flags: {
    warehouse: field(refKind("warehouse"), say("Only this warehouse", "仅此仓库")),
    at: field(dateKind, say("As of the end of", "截至日期")),
  },
  async run({ book, today }, { product: which, warehouse: place, at = today }) {
    const lots = (await allLots(book, at)).filter(
      (one) =>
        (which === undefined || one.product === which) &&
        (place === undefined || one.warehouse === place),
    );
    const products = await book.some(product, new Set(lots.map((one) => one.product)));
    return lotsView({
      lots,
      products: [...products.values()],
      warehouses: await book.all(warehouse),
      date: at,
    });
  },
});
