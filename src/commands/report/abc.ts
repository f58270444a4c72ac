import { addDays, addMonths, startOf } from "../../law/dates.ts";
import { refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { move } from "../../nouns/move/move.ts";
import { product } from "../../nouns/product/product.ts";
import { abcView } from "../../nouns/stock-reports/abc.ts";
import { choosing, narrowed } from "../../nouns/stock-reports/narrowing.ts";
import { flowsIn } from "../../nouns/stock-reports/reading.ts";
import { defineVerb } from "../../nouns/verb.ts";

/** The months that are looked back on when nobody says. */
const usualMonths = 12;

export const verb = defineVerb({
  summary: say(
    "which goods matter most, and how evenly they are wanted",
    "ABC/XYZ 分类：按出库成本与需求波动",
  ),
  examples: [
    "rounds report abc",
    "rounds report abc --period 2026Q3",
    "rounds report abc --nature merchandise --format csv",
  ],
  flags: {
    period: periodFlag,
    ...choosing,
    warehouse: field(refKind("warehouse"), say("Only this warehouse", "仅此仓库")),
  },
  async run({ book, today }, { period, warehouse: place, ...chosen }) {
    const month = startOf(today, "month");
    // Whole months: one that has just begun would look like a fall in demand.
    const within =
      period === undefined
        ? { from: addMonths(month, -usualMonths), to: addDays(month, -1) }
        : parsePeriod(period, { today });
    const products = await book.all(product);
    const flows = await flowsIn(book, within);
    const moves = await book.between(move, within);
    return abcView({
      ...within,
      flows: narrowed(flows, { ...chosen, products, warehouse: place }),
      moves: place === undefined ? moves : moves.filter((one) => one.warehouse === place),
      products,
      digits: book.digits,
    });
  },
});
