import { choiceKind, refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { product } from "../../nouns/product/product.ts";
import { groupings } from "../../nouns/stock-reports/movements.ts";
import { choosing, narrowed } from "../../nouns/stock-reports/narrowing.ts";
import { flowsIn } from "../../nouns/stock-reports/reading.ts";
import { turnoverView } from "../../nouns/stock-reports/turnover.ts";
import { defineVerb } from "../../nouns/verb.ts";

const ways = [groupings[0], groupings[2], groupings[3]] as const;

export const verb = defineVerb({
  summary: say(
    "how fast stock turns, days of stock, stock to sales",
    "库存周转次数、周转天数与存销比",
  ),
  examples: [
    "rounds report turnover",
    "rounds report turnover --period 2026-10 --by category",
    "rounds report turnover --period 2026Q3 --format csv",
  ],
  flags: {
    period: periodFlag,
    ...choosing,
    warehouse: field(refKind("warehouse"), say("Only this warehouse", "仅此仓库")),
    by: field(choiceKind(ways), say("A line per", "按何汇总"), {
      required: true,
      initial: () => "product",
    }),
  },
  async run({ book, today }, { period = "this month", by, warehouse: place, ...chosen }) {
    const { from, to } = parsePeriod(period, { today });
    // Of a period that is still running, the days so far.
    const within = { from, to: to > today && from <= today ? today : to };
    const products = await book.all(product);
    const flows = await flowsIn(book, within);
    return turnoverView({
      ...within,
      flows: narrowed(flows, { ...chosen, products, warehouse: place }),
      products,
      by,
      digits: book.digits,
    });
  },
});
