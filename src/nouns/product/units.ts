import { type Decimal, fromScaled, quantityDigits, shortest, toScaled } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { fold } from "../../law/names.ts";
import { say } from "../../law/words.ts";

/** What is known of a product's units: its own, and how many of it go into another. */
export interface Packed {
  readonly id: string;
  readonly name?: string | undefined;
  readonly unit?: string | undefined;
  readonly units?: readonly { readonly unit: string; readonly quantity: Decimal }[] | undefined;
}

const scale = 10n ** BigInt(quantityDigits);

/**
 * How many of the product's own unit are in one of the named: "1" for its own.
 * @throws RoundsError bad-value where it has no such unit, with those it has.
 */
export function unitSize(goods: Packed, unit: string): Decimal {
  const wanted = fold(unit);
  if (goods.unit !== undefined && fold(goods.unit) === wanted) return "1";
  const known = goods.units?.find((one) => fold(one.unit) === wanted);
  if (known) return known.quantity;
  const own = [goods.unit, ...(goods.units ?? []).map((one) => one.unit)].filter(
    (one) => one !== undefined,
  );
  const name = goods.name ?? goods.id;
  refuse(
    say(
      `${name} is not counted in "${unit}"${own.length > 0 ? `, but in ${own.join(", ")}` : ""}`,
      `${name} 没有单位“${unit}”${own.length > 0 ? `，可用：${own.join("、")}` : ""}`,
    ),
    say(
      `add it: rounds product edit ${goods.id} --pack "${unit}, quantity=12"`,
      `如需新增：rounds product edit ${goods.id} --pack "${unit}，含量=12"`,
    ),
  );
}

/** So many of a unit in the product's own, exact; undefined where it has too many places. */
export function timesSize(quantity: Decimal, size: Decimal): Decimal | undefined {
  const product = toScaled(quantity, quantityDigits) * toScaled(size, quantityDigits);
  if (product % scale !== 0n) return undefined;
  return shortest(fromScaled(product / scale, quantityDigits));
}

/** So many of a unit in the product's own. @throws RoundsError where that has too many places */
export function ownQuantity(
  quantity: Decimal,
  { size, unit, goods }: { readonly size: Decimal; readonly unit: string; readonly goods: Packed },
): Decimal {
  const own = timesSize(quantity, size);
  if (own !== undefined) return own;
  const name = goods.name ?? goods.id;
  refuse(
    say(
      `${quantity} ${unit} of ${name} do not come out even in its own unit`,
      `${name} ${quantity}${unit} 无法换算为整的基本单位`,
    ),
  );
}

/** What was typed in some unit, or in none, in the product's own. */
export function inOwnUnit(quantity: Decimal, unit: string | undefined, goods: Packed): Decimal {
  if (unit === undefined) return quantity;
  return ownQuantity(quantity, { size: unitSize(goods, unit), unit, goods });
}

/**
 * A line's quantity as it was typed: in its unit where that comes out even, else in the product's
 * own. A line that was only typed, and has no `per` yet, counts in its unit already.
 */
export function inUnits(line: {
  readonly quantity: Decimal;
  readonly unit?: string | undefined;
  readonly per?: Decimal | undefined;
}): { readonly quantity: Decimal; readonly unit?: string } {
  const { quantity, unit, per } = line;
  if (unit === undefined) return { quantity };
  if (per === undefined) return { quantity, unit };
  const dividend = toScaled(quantity, quantityDigits) * scale;
  const size = toScaled(per, quantityDigits);
  if (size === 0n || dividend % size !== 0n) return { quantity };
  return { quantity: shortest(fromScaled(dividend / size, quantityDigits)), unit };
}
