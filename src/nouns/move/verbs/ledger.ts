import { refKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { parsePeriod } from "../../../law/typed-dates.ts";
import { say } from "../../../law/words.ts";
import { callsOf } from "../../generic/columns.ts";
import { periodFlag } from "../../generic/list.ts";
import { defineVerb } from "../../verb.ts";
import { buyersOf } from "../buyers.ts";
import { ledgerView } from "../ledger.ts";
import { move } from "../move.ts";

export const verb = defineVerb({
  summary: say("the ledger of goods in and out, with balances", "出入库明细账"),
  examples: [
    "rounds stock ledger --product TEA-LJ250",
    "rounds stock ledger --period 'this month'",
    "rounds stock ledger --product TEA-LJ250 --warehouse main --format csv",
  ],
  flags: {
    product: field(refKind("product"), say("Only this product", "仅此产品")),
    warehouse: field(refKind("warehouse"), say("Only this warehouse", "仅此仓库")),
    period: periodFlag,
  },
  async run(context, { product, warehouse, period }) {
    const { book, today } = context;
    const found =
      product === undefined ? await book.all(move) : await book.where(move, "product", product);
    const moves = found.filter((one) => warehouse === undefined || one.warehouse === warehouse);
    return ledgerView({
      ...(period === undefined ? {} : parsePeriod(period, { today })),
      moves,
      product,
      warehouse,
      calls: await callsOf(move, context),
      buyers: await buyersOf(moves, context),
    });
  },
});
