import { say, type Text } from "../../law/words.ts";
import type { Column } from "../../print/view.ts";
import { wordColumn } from "../generic/tables.ts";
import { type Nature, natures } from "../product/fields.ts";
import type { Product } from "../product/product.ts";

/** What kind of goods a product is: nothing said, it is bought to be sold. */
export function natureOf({ nature }: Pick<Product, "nature">): Nature {
  return nature ?? "merchandise";
}

export const natureWords: ReadonlyMap<string, Text> = new Map(
  natures.map(({ value, label }) => [value, label]),
);

/** The columns that say which product a row is about, and those that are there for the asking. */
export const goodsColumns: readonly Column[] = [
  { key: "name", label: say("Product", "产品"), weight: 9, wrap: true, least: 12 },
  { key: "sku", label: say("SKU", "货号"), weight: 3 },
];

export const unitColumn: Column = { key: "unit", label: say("Unit", "单位"), weight: 4 };

export const hiddenGoodsColumns: readonly Column[] = [
  { key: "id", label: say("Product id", "产品 ID") },
  wordColumn({ key: "nature", label: say("Kind of goods", "存货类别"), weight: 1 }, natureWords),
  { key: "category", label: say("Category", "类别"), weight: 1 },
];

interface GoodsCells {
  readonly [key: string]: string | undefined;
}

export function goodsCells(goods: Product | undefined, id: string): GoodsCells {
  if (!goods) return { id, name: id };
  const { name, sku, unit, category } = goods;
  return { id, name, sku, unit, nature: natureOf(goods), category };
}

/** Note that some goods are not valued, as nobody said what they cost. */
export function unvaluedNotes(count: number): Text[] {
  if (count === 0) return [];
  return [
    say(
      `${count} ${count === 1 ? "product has" : "products have"} no known cost and no value here: rounds stock in … --price`,
      `${count} 种产品未知成本，未计金额：入库时请写单价（rounds stock in … --price）`,
    ),
  ];
}
