import type { Reading } from "../../../law/kind.ts";
import { priceKind, quantityKind, rateKind } from "../../../law/kinds/figures.ts";
import { refKind } from "../../../law/kinds/texts.ts";
import { field, type Values } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";

export const lineFields = {
  product: field(refKind("product"), say("Product", "产品"), { required: true }),
  quantity: field(quantityKind({ least: "0.000001" }), say("Quantity", "数量"), { required: true }),
  price: field(priceKind, say("Price", "单价"), { required: true }),
  discount: field(rateKind, say("Discount", "折扣")),
};

/** A line as it is typed: the price may be left out, then the product's list price is taken. */
export type Line = Values<typeof lineFields>;

const lineShape =
  /^(?<product>.+?)\s*(?:[x×*]\s*|\s)(?<quantity>\d[\d.,]*)\s*(?:@\s*(?<price>[^\s-]\S*))?\s*(?:-\s*(?<discount>[\d.]+%))?$/iu;

/**
 * "TEA-01 x 10 @ 12.50 -5%": product, quantity, price and discount; the last two may be missing.
 */
export function parseLine(text: string, reading: Reading): Line | undefined {
  if (text.includes("=")) return undefined;
  const typed = lineShape.exec(text.normalize("NFKC").trim())?.groups;
  if (!typed?.product || !typed.quantity) return undefined;
  const line: Record<string, unknown> = {
    product: typed.product,
    quantity: lineFields.quantity.kind.parse(typed.quantity, reading),
  };
  if (typed.price) line.price = lineFields.price.kind.parse(typed.price, reading);
  if (typed.discount) line.discount = lineFields.discount.kind.parse(typed.discount, reading);
  return line as Line;
}

/** A line as it is typed. */
export function showLine(line: Line): string {
  const price = line.price === undefined ? "" : ` @ ${priceKind.show(line.price, "en")}`;
  const discount = line.discount === undefined ? "" : ` -${rateKind.show(line.discount, "en")}`;
  return `${line.product} x ${line.quantity}${price}${discount}`;
}
