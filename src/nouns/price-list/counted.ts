import type { Facts } from "../../law/facts.ts";
import { product } from "../product/product.ts";
import { ownQuantity, unitSize } from "../product/units.ts";
import { type PriceRow, rowKey } from "./rows.ts";

/** Rows as they are kept: `least` in the product's own unit, a price by the box per 12. */
export async function countedRows(rows: readonly PriceRow[], book: Facts): Promise<PriceRow[]> {
  const all: PriceRow[] = [];
  for (const row of rows) {
    const { unit, per, least } = row;
    if (unit === undefined || per !== undefined) {
      all.push(row);
      continue;
    }
    const goods = await book.get(product, row.product);
    const size = unitSize(goods, unit);
    const { unit: _, ...plain } = row;
    const counted = size === "1" ? plain : { ...row, per: size };
    all.push(
      least === undefined
        ? counted
        : { ...counted, least: ownQuantity(least, { size, unit, goods }) },
    );
  }
  return all;
}

/** Old and new rows: a new one takes the place of the same product's from the same quantity. */
export function mergedRows(old: readonly PriceRow[], added: readonly PriceRow[]): PriceRow[] {
  const rows = new Map(old.map((row) => [rowKey(row), row]));
  for (const row of added) rows.set(rowKey(row), row);
  return [...rows.values()];
}
