import { fromMicro, toMicro } from "../../../law/decimal.ts";
import type { Facts } from "../../../law/facts.ts";
import { quantityKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { product } from "../../product/product.ts";
import { defineVerb } from "../../verb.ts";
import { needsWarehouse, theWarehouse } from "../facts.ts";
import { assignGoods } from "../lots/assign.ts";
import { lotKey, move, stockKey } from "../move.ts";
import { moveStep } from "../rules.ts";

const { product: what, warehouse, paper, why, by, lot, expiry, serials } = move.fields;

/** What the books say lies in a warehouse, of one lot where one is counted. */
async function booked(
  book: Facts,
  {
    product: id,
    warehouse: place,
    lot: named,
  }: { product: string; warehouse: string; lot?: string | undefined },
): Promise<number> {
  if (named === undefined) {
    return (await book.sums(move, "stock")).get(stockKey(id, place)) ?? 0;
  }
  const key = lotKey({ product: id, warehouse: place, lot: named });
  return (await book.sums(move, "lots")).get(key) ?? 0;
}

export const verb = defineVerb({
  summary: say("set the stock to what was counted", "按实盘数量调整库存"),
  examples: [
    'rounds stock adjust TEA-LJ250 38 --warehouse main --why "counted, 2 boxes damaged" --paper PD-1101',
  ],
  arguments: {
    product: what,
    counted: field(quantityKind(), say("Counted", "实盘数量"), { required: true }),
  },
  flags: {
    warehouse: { ...warehouse, required: undefined },
    why: { ...why, required: true as const },
    paper,
    lot,
    expiry,
    serials,
    by,
  },
  needs: needsWarehouse,
  writes: true,
  async run({ book, today }, { warehouse: named, counted, ...told }) {
    const place = await theWarehouse(book, named);
    const goods = await book.get(product, told.product);
    const had = await booked(book, { product: goods.id, warehouse: place.id, lot: told.lot });
    const difference = toMicro(counted) - had;
    if (difference === 0) {
      const same = say(
        `${goods.name} in ${place.name} is ${counted} as counted`,
        `${goods.name}（${place.name}）：账面与实盘一致，均为 ${counted}`,
      );
      return { steps: [], receipt: same };
    }
    const id = await book.newId(move, { ...told, date: today });
    const quantity = fromMicro(difference);
    const off = fromMicro(Math.abs(difference));
    return {
      steps: await assignGoods(book, [
        moveStep({ ...told, id, date: today, kind: "adjustment", warehouse: place.id, quantity }),
      ]),
      why: told.why,
      receipt: say(
        `${id}: ${goods.name} in ${place.name}: book ${fromMicro(had)}, counted ${counted}, ${off} ${difference < 0 ? "short" : "over"}`,
        `${id} ${goods.name}（${place.name}）：账面 ${fromMicro(had)}，实盘 ${counted}，${difference < 0 ? "盘亏" : "盘盈"} ${off}`,
      ),
    };
  },
});
