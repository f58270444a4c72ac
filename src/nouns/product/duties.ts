import { fromMicro, toMicro } from "../../law/decimal.ts";
import type { Duty } from "../../law/duty.ts";
import { join, say, type Text } from "../../law/words.ts";
import type { Product } from "./product.ts";

/** Is a product that is still sold at or below its minimum? (R-REM-38) */
export function isLow(product: Product, onHandMicro: number): boolean {
  if (product.discontinued || product.minimum === undefined) return false;
  return onHandMicro <= toMicro(product.minimum);
}

interface StockDutyFacts {
  /** Millionths by product. */
  readonly onHand: ReadonlyMap<string, number>;
  /** What orders that are confirmed cannot have, and which: also what is not low by its minimum. */
  readonly short?: ReadonlyMap<
    string,
    { readonly shortMicro: number; readonly orders: readonly string[] }
  >;
  /** What suppliers owe and what was asked for already. */
  readonly coming?: ReadonlyMap<string, number>;
}

/**
 * Stock at or below the minimum is to be ordered, and what orders are short of at once (R-ORD-24,
 * R-WHS-32), unless it is on its way; it falls to the storekeeper.
 */
export function productDuties(
  products: readonly Product[],
  { onHand, short, coming }: StockDutyFacts,
  today: string,
): Duty[] {
  return products.flatMap((one) => {
    const there = onHand.get(one.id) ?? 0;
    const more = coming?.get(one.id) ?? 0;
    const known = short?.get(one.id);
    const missing = known && known.shortMicro > more ? known : undefined;
    const low = isLow(one, there + more);
    if (!low && !missing) return [];
    const unit = one.unit ?? "";
    const left = fromMicro(there);
    const what = [
      say(`${left} ${unit} left`.replace(/ +/g, " "), `现存 ${left} ${unit}`.trimEnd()),
      ...(low ? [say(`minimum ${one.minimum}`, `最低库存 ${one.minimum}`)] : []),
      ...(missing ? [shortOf(missing)] : []),
    ];
    return [
      {
        rule: "low-stock",
        noun: "product",
        id: one.id,
        about: one.name,
        who: undefined,
        role: "storekeeper",
        ...(missing ? { first: true } : {}),
        from: today,
        due: today,
        what: join(what, say(", ", "，")),
        command: missing
          ? `rounds requisition add --order ${missing.orders[0]}`
          : `rounds purchase suggest --product ${one.sku ?? one.id}`,
      },
    ];
  });
}

/** Most orders named in one line. */
const mostNamed = 2;

function shortOf({ shortMicro, orders }: { shortMicro: number; orders: readonly string[] }): Text {
  const [count, named] = [fromMicro(shortMicro), orders.slice(0, mostNamed)];
  const more = orders.length - named.length;
  return say(
    `${count} short for ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
    `缺 ${count}（${named.join("、")}${more > 0 ? ` 等 ${orders.length} 张订单` : ""}）`,
  );
}
