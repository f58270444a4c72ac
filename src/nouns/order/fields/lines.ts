import type { Reading } from "../../../law/kind.ts";
import { dateKind, priceKind, quantityKind, rateKind } from "../../../law/kinds/figures.ts";
import { refKind, textKind } from "../../../law/kinds/texts.ts";
import { type Finding, field, type Values } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { inUnits } from "../../product/units.ts";

const positive = quantityKind({ least: "0.000001" });

/**
 * A line counts in the product's own unit. Typed in another it keeps that unit's name to be shown
 * again; its price is then for `per` of the product's own.
 */
export const lineFields = {
  product: field(refKind("product"), say("Product", "产品"), { required: true }),
  quantity: field(positive, say("Quantity", "数量"), { required: true }),
  unit: field(textKind(), say("Unit", "单位")),
  price: field(priceKind, say("Price", "单价"), { required: true }),
  per: field(positive, say("Price is for", "单价对应数量")),
  discount: field(rateKind, say("Discount", "折扣")),
  listPrice: field(priceKind, say("List price then", "当时定价")),
  taxRate: field(rateKind, say("Tax rate", "税率")),
  due: field(dateKind, say("Needed by", "交期")),
};

/**
 * A line as it is typed: the price may be left out, then the list's is taken; with a unit and
 * without `per` its quantity counts that unit.
 */
export type Line = Values<typeof lineFields>;

const lineShape =
  /^(?<product>.+?)\s*(?:[x×*]\s*|\s)(?<quantity>\d[\d.,]*)\s*(?<unit>\p{L}[^\s\d@/=-]*)?\s*(?:@\s*(?<price>[^\s/-][^\s/]*)(?:\/(?<per>[\d.]+))?)?\s*(?:-\s*(?<discount>[\d.]+%))?$/iu;

/** A line's own day stands at its end: "TEA-01 x 10 by 12-05". */
const dueShape = /\s+(?:by|交期)\s*(?<due>\S+)$/iu;

/**
 * "TEA-01 x 10 @ 12.50 -5%": product, quantity, price and discount; the last two may be missing.
 * "TEA-01 x 2 box @ 120" counts in another unit, "TEA-01 x 30 @ 120/12" prices a dozen.
 */
export function parseLine(text: string, reading: Reading): Line | undefined {
  if (text.includes("=")) return undefined;
  const whole = text.normalize("NFKC").trim();
  const due = dueShape.exec(whole)?.groups?.due;
  const typed = lineShape.exec(whole.replace(dueShape, ""))?.groups;
  if (!typed?.product || !typed.quantity) return undefined;
  const line: Record<string, unknown> = {
    product: typed.product,
    quantity: lineFields.quantity.kind.parse(typed.quantity, reading),
  };
  if (typed.unit) line.unit = typed.unit;
  if (typed.price) line.price = lineFields.price.kind.parse(typed.price, reading);
  if (typed.per) line.per = lineFields.per.kind.parse(typed.per, reading);
  if (typed.discount) line.discount = lineFields.discount.kind.parse(typed.discount, reading);
  if (due) line.due = dateKind.parse(due, reading);
  return line as Line;
}

/** A line as it is typed. */
export function showLine(line: Line): string {
  const { quantity, unit } = inUnits(line);
  const count = unit ? `${quantity} ${unit}` : quantity;
  const per = line.per === undefined || unit ? "" : `/${line.per}`;
  const price = line.price === undefined ? "" : ` @ ${priceKind.show(line.price, "en")}${per}`;
  const discount = line.discount === undefined ? "" : ` -${rateKind.show(line.discount, "en")}`;
  const due = line.due === undefined ? "" : ` by ${line.due}`;
  return `${line.product} x ${count}${price}${discount}${due}`;
}

/**
 * A line that names another unit says how many of the product's own its price is for: without that
 * nobody knows what its quantity counts.
 */
export function linesAgree(
  lines: readonly { readonly unit?: string | undefined; readonly per?: string | undefined }[],
): readonly Finding[] {
  return lines.flatMap(({ unit, per }, at): Finding[] =>
    unit === undefined || per !== undefined
      ? []
      : [
          {
            path: ["lines", at, "unit"],
            text: say(
              `"${unit}" without per: quantity in the product's own unit, per: how many in a ${unit}`,
              `“${unit}”缺少 per：quantity 按基本单位填写，per 为一${unit}所含数量`,
            ),
          },
        ],
  );
}
