import { dateKind, wholeKind } from "../../law/kinds/figures.ts";
import { refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { allLots } from "../../nouns/move/lots/stock.ts";
import { product } from "../../nouns/product/product.ts";
import { expiringView } from "../../nouns/stock-reports/expiring.ts";
import { choosing, isChosen } from "../../nouns/stock-reports/narrowing.ts";
import { flowsIn } from "../../nouns/stock-reports/reading.ts";
import { defineVerb } from "../../nouns/verb.ts";
import { warehouse } from "../../nouns/warehouse/warehouse.ts";

export const verb = defineVerb({
  summary: say("goods that expire soon, or have expired", "近效期与过期库存"),
  examples: [
    "rounds report expiring",
    "rounds report expiring --days 90 --format csv",
    "rounds report expiring --warehouse main --at 2026-10-31",
  ],
  flags: {
    days: field(wholeKind({ least: "0", most: "9999" }), say("Days ahead", "提前天数")),
    at: field(dateKind, say("As of the end of", "截至日期")),
    ...choosing,
    warehouse: field(refKind("warehouse"), say("Only this warehouse", "仅此仓库")),
  },
  async run({ book, today }, input) {
    const { days = book.settings.limits.expiryDays, at = today, warehouse: place } = input;
    const products = await book.all(product);
    const asked = new Set(products.filter((one) => isChosen(one, input)).map(({ id }) => id));
    const lots = (await allLots(book, at)).filter(
      (one) => asked.has(one.product) && (place === undefined || one.warehouse === place),
    );
    const { worthMinor } = await flowsIn(book, { from: at, to: at });
    return expiringView({
      at,
      days,
      lots,
      worthMinor,
      products,
      warehouses: await book.all(warehouse),
      digits: book.digits,
    });
  },
});
