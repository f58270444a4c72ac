import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { addDays } from "../../src/law/dates.ts";
import type { Typed } from "../nouns/clerk.ts";

/** One command of the replay: its words, what is typed, and the day on which it is given. */
export interface Deed {
  readonly path: string;
  readonly typed: Typed;
  readonly day: string;
  /** The Northwind number of the order that is meant; of what was added, the id is not known yet. */
  readonly code?: string;
}

type Table = readonly Readonly<Record<string, string>>[];

/**
 * The plan of the Northwind tables without its orders and its stock: what must be there before the
 * first order is written.
 */
export function mastersOf(plan: string): string {
  const steps = plan.split(/^(?= {2}(?:- noun:|#))/m);
  return steps
    .filter((step) => !/^ {2}(?:- noun: (?:order|move)$|# The tables say)/m.test(step))
    .join("");
}

/** What is typed into a group field: "product=11, quantity=12". */
function typedGroup(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key}=${value}`)
    .join(", ");
}

/**
 * What the people of Northwind would have typed, in the order of its days: goods taken in, enough
 * that what the tables say is on the shelf remains; orders written and confirmed on their day, shipped
 * on theirs, and signed for the day after. `idOf` tells a product's id by its number.
 */
export function deedsOf(folder: string, idOf: (code: string) => string): readonly Deed[] {
  const table = (name: string): Table =>
    parse(readFileSync(join(folder, `${name}.csv`)), { columns: true });
  const shippers = new Map(table("shippers").map((one) => [one.shipper_id, one.company_name]));
  const lines = new Map<string, Table[number][]>();
  for (const one of table("order_details")) {
    const code = one.order_id ?? "";
    lines.set(code, [...(lines.get(code) ?? []), one]);
  }
  const shipped = new Map<string, number>();
  const deeds: Deed[] = [];
  for (const one of table("orders")) {
    const code = one.order_id ?? "";
    const own = lines.get(code) ?? [];
    const carrier = shippers.get(one.ship_via) ?? "";
    const typed = {
      customer: one.customer_id?.toLowerCase(),
      code,
      owner: one.employee_id,
      date: one.order_date,
      promised: one.required_date,
      freight: one.freight,
      carrier,
      address: [one.ship_name, one.ship_address, one.ship_city, one.ship_country].join(", "),
      lines: own.map((line) =>
        typedGroup({
          product: idOf(line.product_id ?? ""),
          quantity: line.quantity ?? "",
          price: line.unit_price ?? "",
          discount: line.discount ?? "0",
        }),
      ),
    };
    const day = one.order_date ?? "";
    deeds.push({ path: "order add", typed, day, code });
    deeds.push({ path: "order confirm", typed: { date: day }, day, code });
    const left = one.shipped_date;
    if (!left) continue;
    for (const { product_id = "", quantity = "0" } of own) {
      shipped.set(product_id, (shipped.get(product_id) ?? 0) + Number(quantity));
    }
    deeds.push({ path: "order ship", typed: { date: left, carrier }, day: left, code });
    const next = addDays(left, 1);
    const sign = { by: one.ship_name ?? "", date: next, receipt: `R-${code}` };
    deeds.push({ path: "order sign", typed: sign, day: next, code });
  }
  const first = "1996-07-01";
  const stock = table("products").flatMap((one): Deed[] => {
    const product = one.product_id ?? "";
    const units = Number(one.units_in_stock ?? 0) + (shipped.get(product) ?? 0);
    const typed = {
      product: idOf(product),
      quantity: `${units}`,
      date: first,
      paper: "northwind",
    };
    return units > 0 ? [{ path: "stock in", typed, day: first }] : [];
  });
  return [...stock, ...deeds].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
