import type { Reading } from "../../law/kind.ts";
import { priceKind, quantityKind } from "../../law/kinds/figures.ts";
import { refKind, textKind } from "../../law/kinds/texts.ts";
import { field, type Values } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { lineFields, parseLine, showLine } from "../order/fields/lines.ts";

const positive = quantityKind({ least: "0.000001" });
const { product, quantity, unit, per, due } = lineFields;

/** Goods that the firm has a number for; a price is only an estimate. */
export const wantedFields = {
  product,
  quantity,
  unit,
  per,
  price: field(priceKind, say("Estimated price", "预估单价")),
  due,
  supplier: field(refKind("supplier"), say("Supplier", "供应商")),
  why: field(textKind(), say("Why", "原因")),
};

export type WantedLine = Values<typeof wantedFields>;

/** "TEA-01 x 10", "TEA-01 x 2 box by 12-05". */
export function parseWanted(text: string, reading: Reading): WantedLine | undefined {
  const line = parseLine(text, reading);
  if (!line) return undefined;
  const { discount: _, listPrice: __, taxRate: ___, ...wanted } = line;
  return wanted;
}

export function showWanted(line: WantedLine): string {
  return showLine(line as Parameters<typeof showLine>[0]);
}

/** Things that are in no list of products: paper, cups, a screw. */
export const itemFields = {
  item: field(textKind(), say("What", "物品"), { required: true }),
  quantity: field(positive, say("Quantity", "数量"), { required: true }),
  unit: field(textKind(), say("Unit", "单位")),
  price: field(priceKind, say("Estimated price", "预估单价")),
};

export type Item = Values<typeof itemFields>;

const itemShape =
  /^(?<item>.+?)\s*(?:[x×*]\s*|\s)(?<quantity>\d[\d.,]*)\s*(?<unit>\p{L}[^\s\d@/=-]*)?\s*(?:@\s*(?<price>\S+))?$/iu;

/** "copy paper x 10 box @ 25": what, how many and about how dear. */
export function parseItem(text: string, reading: Reading): Item | undefined {
  if (text.includes("=")) return undefined;
  const typed = itemShape.exec(text.normalize("NFKC").trim())?.groups;
  if (!typed?.item || !typed.quantity) return undefined;
  return {
    item: typed.item,
    quantity: positive.parse(typed.quantity, reading),
    ...(typed.unit ? { unit: typed.unit } : {}),
    ...(typed.price ? { price: priceKind.parse(typed.price, reading) } : {}),
  };
}

export function showItem({ item, quantity, unit, price }: Item): string {
  const count = [quantity, unit].filter(Boolean).join(" ");
  return `${item} x ${count}${price === undefined ? "" : ` @ ${priceKind.show(price, "en")}`}`;
}

/** Goods that were ordered or re-used for it. */
export const coveredFields = {
  product,
  quantity,
};
