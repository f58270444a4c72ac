import { refKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { callsOf } from "../../generic/columns.ts";
import { product } from "../../product/product.ts";
import { defineVerb } from "../../verb.ts";
import { warehouse } from "../../warehouse/warehouse.ts";
import { cardView } from "../card.ts";
import { move } from "../move.ts";
import { partiesOf } from "../parties.ts";

export const verb = defineVerb({
  summary: say("the stock card of a product, place by place", "库存卡：按产品与仓库"),
  examples: [
    "rounds stock card TEA-LJ250",
    "rounds stock card TEA-LJ250 --warehouse main --format md",
  ],
  arguments: { product: field(refKind("product"), say("Product", "产品"), { required: true }) },
  flags: { warehouse: field(refKind("warehouse"), say("Only this warehouse", "仅此仓库")) },
  async run(context, { product: which, warehouse: place }) {
    const { book } = context;
    const moves = await book.where(move, "product", which);
    return cardView({
      goods: await book.get(product, which),
      moves,
      warehouses: await book.all(warehouse),
      warehouse: place,
      calls: await callsOf(move, context),
      partyOf: await partiesOf(moves, book),
    });
  },
});
