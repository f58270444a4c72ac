import type { Reading } from "../../law/kind.ts";
import { priceKind, quantityKind } from "../../law/kinds/figures.ts";
import { refKind, textKind } from "../../law/kinds/texts.ts";
import { field, type Values } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { inUnits } from "../product/units.ts";

const positive = quantityKind({ least: "0.000001" });

/** One price of a list; `least` is in the product's own unit, the price for `per` of it. */
export const rowFields = {
  product: field(refKind("product"), say("Product", "产品"), { required: true }),
  price: field(priceKind, say("Price", "单价"), { required: true }),
  least: field(positive, say("From quantity", "起订量")),
  unit: field(textKind(), say("Unit", "单位")),
  per: field(positive, say("Price is for", "单价对应数量")),
};

/** As it is typed a price may be for another unit, which `least` then counts too. */
export type PriceRow = Values<typeof rowFields>;

const rowShape =
  /^(?<product>.+?)(?:\s*[x×*]\s*(?<least>\d[\d.,]*)\+?)?\s*@\s*(?<price>[^\s/]+)(?:\s*\/\s*(?:(?<per>[\d.]+)|(?<unit>\p{L}[^\s/]*)))?$/iu;

/** "TEA-01 @ 12.50", from 100 on "TEA-01 x 100 @ 11.80", by the box "TEA-01 @ 120/box". */
export function parseRow(text: string, reading: Reading): PriceRow | undefined {
  if (text.includes("=")) return undefined;
  const typed = rowShape.exec(text.normalize("NFKC").trim())?.groups;
  if (!typed?.product || !typed.price) return undefined;
  const row: Record<string, unknown> = {
    product: typed.product,
    price: rowFields.price.kind.parse(typed.price, reading),
  };
  if (typed.least) row.least = rowFields.least.kind.parse(typed.least, reading);
  if (typed.per) row.per = rowFields.per.kind.parse(typed.per, reading);
  if (typed.unit) row.unit = typed.unit;
  return row as PriceRow;
}

/** A row as it is typed. */
export function showRow(row: PriceRow): string {
  const { least, unit, per } = row;
  const from = least === undefined ? "" : ` x ${leastIn(row)}`;
  const goods = unit ?? per;
  return `${row.product}${from} @ ${priceKind.show(row.price, "en")}${goods ? `/${goods}` : ""}`;
}

/** From how many on, in the unit of the price where that comes out even. */
export function leastIn({ least, unit, per }: PriceRow): string {
  return least === undefined ? "" : inUnits({ quantity: least, unit, per }).quantity;
}

/** Rows of which one takes the place of another: same product, same quantity, same unit. */
export function rowKey({ product, least, per }: PriceRow): string {
  return `${product}|${least ?? "0"}|${per ?? "1"}`;
}
