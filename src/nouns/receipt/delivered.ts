import { fromMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import type { Facts } from "../../law/facts.ts";
import { say } from "../../law/words.ts";
import { product } from "../product/product.ts";
import { inOwnUnit, unitSize } from "../product/units.ts";
import type { Purchase } from "../purchase/purchase.ts";
import { toComeMicro } from "../purchase/states.ts";
import { arrivalsOf } from "./facts.ts";
import type { ReceiptLine } from "./fields.ts";
import type { GoodsReceipt } from "./receipt.ts";
import { heldMicro } from "./standing.ts";

/** Lines as they were typed, counted in each product's own unit. */
export async function countedLines(
  typed: readonly ReceiptLine[],
  book: Facts,
): Promise<readonly ReceiptLine[]> {
  const all: ReceiptLine[] = [];
  for (const line of typed) {
    const { unit, per, quantity } = line;
    if (unit === undefined || per !== undefined) {
      all.push(line);
      continue;
    }
    const goods = await book.get(product, line.product);
    const size = unitSize(goods, unit);
    const own = inOwnUnit(quantity, unit, goods);
    all.push({ ...line, quantity: own, per: size });
  }
  return all;
}

/** All that is still to come of an order and is not waiting here already. */
export function stillToCome(
  purchase: Purchase,
  receipts: readonly GoodsReceipt[],
): readonly ReceiptLine[] {
  const open = toComeMicro(purchase, receipts.flatMap(arrivalsOf));
  for (const [product, micro] of receipts.flatMap((one) => [...heldMicro(one)])) {
    const rest = (open.get(product) ?? 0) - micro;
    if (rest > 0) open.set(product, rest);
    else open.delete(product);
  }
  if (open.size === 0) {
    refuse(
      say(`nothing of ${purchase.id} is still to come`, `${purchase.id} 已无未到货物`),
      say(
        `more than ordered: --line "PRODUCT x QUANTITY" with --consent, --notice and --notice-by`,
        `超收请写 --line “货号 x 数量”，并附 --consent、--notice、--notice-by`,
      ),
    );
  }
  return [...open].map(([id, micro]) => ({ product: id, quantity: fromMicro(micro) }));
}
