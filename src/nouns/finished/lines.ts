import {
  divideRounded,
  fromScaled,
  quantityDigits,
  shortest,
  toScaled,
} from "../../law/decimal.ts";
import type { Facts } from "../../law/facts.ts";
import { product } from "../product/product.ts";
import { inOwnUnit, unitSize } from "../product/units.ts";
import type { Made } from "./finished.ts";

const one = 10n ** BigInt(quantityDigits);

/**
 * Goods with what one of them cost, in the product's own unit: the cost of another unit is divided
 * by how many go into it, rounded once to six places.
 */
export async function inOwnPrice(
  { product: id, quantity, unit, price }: Made,
  book: Facts,
): Promise<Made> {
  if (unit === undefined) return { product: id, quantity, ...(price ? { price } : {}) };
  const goods = await book.get(product, id);
  const own = { product: id, quantity: inOwnUnit(quantity, unit, goods) };
  if (price === undefined) return own;
  const size = toScaled(unitSize(goods, unit), quantityDigits);
  const cost = divideRounded(toScaled(price, quantityDigits) * one, size);
  return { ...own, price: shortest(fromScaled(cost, quantityDigits)) };
}
