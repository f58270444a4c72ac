import { fromMicro, toMicro } from "../../law/decimal.ts";
import type { Duty } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import type { Product } from "./product.ts";

/** Is a product that is still sold at or below its minimum? (R-REM-38) */
export function isLow(product: Product, onHandMicro: number): boolean {
  if (product.discontinued || product.minimum === undefined) return false;
  return onHandMicro <= toMicro(product.minimum);
}

/** Stock at or below the minimum is to be ordered; it falls to the storekeeper. */
export function productDuties(
  products: readonly Product[],
  onHandMicro: ReadonlyMap<string, number>,
  today: string,
): Duty[] {
  return products.flatMap((one) => {
    const there = onHandMicro.get(one.id) ?? 0;
    if (!isLow(one, there)) return [];
    const unit = one.unit ?? "";
    const left = fromMicro(there);
    return [
      {
        rule: "low-stock",
        noun: "product",
        id: one.id,
        about: one.name,
        who: undefined,
        role: "storekeeper",
        from: today,
        due: today,
        what: say(
          `${left} ${unit} left, minimum ${one.minimum}`.replace(/ +/g, " "),
          `现存 ${left}${unit}，最低库存 ${one.minimum}`,
        ),
        command: `rounds stock in ${one.sku ?? one.id} QUANTITY`,
      },
    ];
  });
}
