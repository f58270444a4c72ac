import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { Goods } from "../../src/nouns/move/reports.ts";
import type { Order } from "../../src/nouns/order/order.ts";

const folder = new URL("../../../shared/data/northwind/", import.meta.url);

/** Is the Northwind sample here? Where it is not, its tests say so and are skipped. */
export const hasNorthwind = existsSync(new URL("orders.csv", folder));
if (!hasNorthwind) console.log(`skipped: no Northwind sample in ${folder.pathname}`);

function table(name: string): Record<string, string>[] {
  return parse(readFileSync(new URL(`${name}.csv`, folder)), { columns: true });
}

/** The 830 orders with their lines; each confirmed on its day, shipped whole where it was. */
export function northwindOrders(): Order[] {
  const lines = new Map<
    string,
    { product: string; quantity: string; price: string; discount: string }[]
  >();
  for (const one of table("order_details")) {
    const known = lines.get(one.order_id ?? "") ?? [];
    known.push({
      product: one.product_id ?? "",
      quantity: one.quantity ?? "",
      price: one.unit_price ?? "",
      discount: one.discount ?? "",
    });
    lines.set(one.order_id ?? "", known);
  }
  return table("orders").map((one): Order => {
    const date = one.order_date ?? "";
    const own = lines.get(one.order_id ?? "") ?? [];
    return {
      id: one.order_id ?? "",
      customer: one.customer_id ?? "",
      owner: one.employee_id,
      date,
      promised: one.required_date,
      freight: one.freight,
      confirmed: { date },
      lines: own,
      ...(one.shipped_date ? { shipments: [{ date: one.shipped_date, lines: own }] } : {}),
    };
  });
}

/** The 77 products. */
export function northwindProducts(): Goods[] {
  return table("products").map((one) => ({
    id: one.product_id ?? "",
    name: one.product_name ?? "",
    price: one.unit_price,
    minimum: one.reorder_level,
    discontinued: one.discontinued === "1",
  }));
}

/** What lies in the one warehouse "main": product and units. */
export function northwindStock(): [string, string][] {
  return table("products").map((one) => [one.product_id ?? "", one.units_in_stock ?? "0"]);
}
