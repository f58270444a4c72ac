import { addDays } from "../../../law/dates.ts";
import { refKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { parsePeriod } from "../../../law/typed-dates.ts";
import { say } from "../../../law/words.ts";
import { callsOf } from "../../generic/columns.ts";
import { periodFlag } from "../../generic/list.ts";
import { defineVerb } from "../../verb.ts";
import { ledgerView } from "../ledger.ts";
import { move } from "../move.ts";
import { partiesOf } from "../parties.ts";

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
    const within = period === undefined ? undefined : parsePeriod(period, { today });
    const found = within ? await book.between(move, within) : await book.all(move);
    const asked = (one: { product: string; warehouse: string }): boolean =>
      (product === undefined || one.product === product) &&
      (warehouse === undefined || one.warehouse === warehouse);
    const moves = found.filter(asked);
    const brought = new Map<string, number>();
    if (within) {
      const stock = await book.sumsAt(move, "stock", addDays(within.from, -1));
      for (const [key, micro] of stock) {
        const [goods = "", place = ""] = key.split("|");
        if (!asked({ product: goods, warehouse: place })) continue;
        brought.set(goods, (brought.get(goods) ?? 0) + micro);
      }
    }
    return ledgerView({
      ...within,
      moves,
      brought,
      product,
      warehouse,
      calls: await callsOf(move, context),
      partyOf: await partiesOf(
        found.filter((one) => product === undefined || one.product === product),
        book,
      ),
    });
  },
});
