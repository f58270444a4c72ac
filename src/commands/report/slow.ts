import { dateKind, wholeKind } from "../../law/kinds/figures.ts";
import { refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { product } from "../../nouns/product/product.ts";
import { choosing, narrowed } from "../../nouns/stock-reports/narrowing.ts";
import { flowsIn, lastIssues } from "../../nouns/stock-reports/reading.ts";
import { slowView } from "../../nouns/stock-reports/slow.ts";
import { defineVerb } from "../../nouns/verb.ts";

const days = wholeKind({ least: "1", most: "9999" });

export const verb = defineVerb({
  summary: say("goods that lie there and are not sold or issued", "呆滞库存：久未出库的产品"),
  examples: [
    "rounds report slow",
    "rounds report slow --days 30",
    "rounds report slow --days 60 --dead 180 --at 2026-10-31 --format csv",
  ],
  flags: {
    at: field(dateKind, say("As of the end of", "截至日期")),
    days: field(days, say("Days without an issue: slow", "滞销天数"), {
      required: true,
      initial: () => 90,
    }),
    dead: field(days, say("Days without an issue: dead", "呆滞天数"), {
      required: true,
      initial: () => 365,
    }),
    ...choosing,
    warehouse: field(refKind("warehouse"), say("Only this warehouse", "仅此仓库")),
  },
  async run({ book, today }, { at = today, days: slowDays, dead, warehouse: place, ...chosen }) {
    const products = await book.all(product);
    const flows = await flowsIn(book, { from: at, to: at });
    return slowView({
      at,
      flows: narrowed(flows, { ...chosen, products, warehouse: place }),
      products,
      lastIssue: await lastIssues(book, at),
      slowDays,
      deadDays: Math.max(dead, slowDays),
      digits: book.digits,
    });
  },
});
