import { refuse } from "../../../law/errors.ts";
import type { Facts } from "../../../law/facts.ts";
import { say } from "../../../law/words.ts";
import { product } from "../../product/product.ts";
import { timesSize, unitSize } from "../../product/units.ts";
import type { Goods } from "../fields/tracking.ts";

/**
 * Goods as they were typed, counted in each product's own unit: "TEA-01 x 2 box" is 24 pieces.
 * @throws RoundsError refused where a product has no such unit
 */
export async function ownUnits(lines: readonly Goods[], book: Facts): Promise<readonly Goods[]> {
  const counted: Goods[] = [];
  for (const { product: id, quantity, unit } of lines) {
    if (unit === undefined) {
      counted.push({ product: id, quantity });
      continue;
    }
    const own = timesSize(quantity, unitSize(await book.get(product, id), unit));
    if (own === undefined) {
      refuse(
        say(`${quantity} ${unit} does not come out even`, `${quantity} ${unit} 无法换算为整数单位`),
      );
    }
    counted.push({ product: id, quantity: own });
  }
  return counted;
}
