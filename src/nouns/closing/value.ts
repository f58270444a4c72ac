import type { IsoDate } from "../../law/dates.ts";
import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import { costMethods } from "../product/fields/lots.ts";
import type { Product } from "../product/product.ts";
import type { Costs } from "./cost.ts";

export interface ValueFacts {
  readonly costs: Costs;
  readonly products: readonly Product[];
  readonly at: IsoDate;
  readonly digits: number;
}

const methodWords = new Map(costMethods.map(({ value, label }) => [value as string, label]));

/** What all of each product is worth at cost, in the warehouses and on the road between them. */
export function valueView({ costs, products, at, digits }: ValueFacts): TableView {
  const there = products
    .map((one) => ({ one, quantity: costs.quantityOf(one.id), cost: costs.costOf(one.id) }))
    .filter(({ quantity }) => quantity !== "0");
  const unvalued = there.filter(({ cost }) => cost === undefined).length;
  const total = there.reduce((sum, { one }) => sum + costs.minorOf(one.id, digits), 0);
  return {
    shape: "report",
    title: say("Stock at cost", "库存成本"),
    to: at,
    columns: [
      { key: "name", label: say("Product", "产品"), weight: 9 },
      { key: "sku", label: say("SKU", "货号"), weight: 5 },
      figureColumn("quantity", say("Quantity", "数量"), 9),
      { key: "unit", label: say("Unit", "单位"), weight: 4 },
      figureColumn("cost", say("Unit cost", "单位成本"), 7),
      figureColumn("value", say("Value at cost", "成本金额"), 8),
      wordColumn({ key: "method", label: say("Method", "计价方法"), weight: 3 }, methodWords),
    ],
    hidden: [{ key: "product", label: say("Product id", "产品 ID") }],
    rows: there.map(({ one, quantity, cost }) => ({
      product: one.id,
      name: one.name,
      sku: one.sku,
      quantity,
      unit: one.unit,
      cost,
      value: cost === undefined ? undefined : fromMinor(costs.minorOf(one.id, digits), digits),
      method: one.cost ?? "average",
    })),
    totals: { value: fromMinor(total, digits) },
    notes:
      unvalued === 0
        ? []
        : [
            say(
              `${unvalued} without a known cost: take them in with --price`,
              `${unvalued} 种产品成本未知：入库时请注明 --price`,
            ),
          ],
    empty: say("Nothing in stock.", "没有库存。"),
  };
}
