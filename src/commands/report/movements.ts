import { choiceKind, refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { product } from "../../nouns/product/product.ts";
import { groupings, movementsView } from "../../nouns/stock-reports/movements.ts";
import { choosing, narrowed } from "../../nouns/stock-reports/narrowing.ts";
import { flowsIn } from "../../nouns/stock-reports/reading.ts";
import { defineVerb } from "../../nouns/verb.ts";
import { warehouse } from "../../nouns/warehouse/warehouse.ts";

export const verb = defineVerb({
  summary: say(
    "opening, in, out and closing of a month, in quantity and value",
    "月末出入库结存报表：期初、入库、出库、期末与金额",
  ),
  examples: [
    "rounds report movements",
    "rounds report movements --period 2026-10",
    "rounds report movements --period 2026-10 --by warehouse",
    "rounds report movements --period 'last month' --warehouse main --format csv",
  ],
  flags: {
    period: periodFlag,
    ...choosing,
    warehouse: field(refKind("warehouse"), say("Only this warehouse", "仅此仓库")),
    by: field(choiceKind(groupings), say("A line per", "按何汇总"), {
      required: true,
      initial: () => "product",
    }),
  },
  async run({ book, today }, { period = "this month", by, warehouse: place, ...chosen }) {
    const within = parsePeriod(period, { today });
    const products = await book.all(product);
    return movementsView({
      ...within,
      flows: narrowed(await flowsIn(book, within), {
        ...chosen,
        warehouse: place,
        products,
        each: by === "warehouse",
      }),
      products,
      warehouses: await book.all(warehouse),
      digits: book.digits,
      by,
      warehouse: place,
      isClosed: within.to <= (book.closedTo ?? ""),
    });
  },
});
