import { dateKind, moneyKind, quantityKind, wholeKind } from "../../law/kinds/figures.ts";
import { groupsKind } from "../../law/kinds/groups.ts";
import { severalKind } from "../../law/kinds/several.ts";
import { textKind } from "../../law/kinds/texts.ts";
import { field, under, type Values } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { currencyKind } from "../order/fields/terms.ts";
import { parseRow, rowFields, showRow } from "../price-list/rows.ts";

/** The days of the week on which a supplier takes orders; 1 is Monday. */
export const weekdays = [
  { value: "mon", label: say("Monday", "周一") },
  { value: "tue", label: say("Tuesday", "周二") },
  { value: "wed", label: say("Wednesday", "周三") },
  { value: "thu", label: say("Thursday", "周四") },
  { value: "fri", label: say("Friday", "周五") },
  { value: "sat", label: say("Saturday", "周六") },
  { value: "sun", label: say("Sunday", "周日") },
] as const;

const { product, price, least, unit, per } = rowFields;

/** A price agreed with a supplier, from a quantity and a day on. */
export const agreedFields = {
  product,
  price,
  least: { ...least, label: say("Minimum quantity", "起订量") },
  unit,
  per,
  multiple: field(quantityKind({ least: "0.000001" }), say("In multiples of", "订货倍数")),
  code: field(textKind(), say("Supplier's number", "供方货号")),
  leadDays: field(wholeKind({ least: "0", most: "730" }), say("Lead time in days", "交货期（天）")),
  from: field(dateKind, say("Valid from", "生效日期")),
  to: field(dateKind, say("Valid to", "失效日期")),
};

export type Agreed = Values<typeof agreedFields>;

/** What was agreed with a supplier. */
export const supplierTermFields = under(say("Terms", "供货条件"), {
  leadDays: field(wholeKind(), say("Lead time in days", "交货期（天）"), { list: 4 }),
  payDays: field(wholeKind({ least: "0", most: "730" }), say("Days to pay", "账期（天）"), {
    list: 3,
    merge: "conflict",
  }),
  currency: field(currencyKind, say("Currency", "币种"), {
    merge: "conflict",
    help: say("where it is not the book's", "与账册币种不同时填写"),
  }),
  minimumOrder: field(moneyKind({ least: "0" }), say("Minimum order", "最低订货金额"), {
    list: 3,
    merge: "conflict",
  }),
  orderingDays: field(severalKind(weekdays), say("Takes orders on", "接单日"), {
    merge: "conflict",
  }),
  prices: field(
    groupsKind(agreedFields, {
      example: say("TEA-01 x 100 @ 84/box", "TEA-01 x 100 @ 84/箱"),
      parse: parseRow,
      show: (row) => showRow(row),
    }),
    say("Agreed prices", "协议价"),
    { flag: "agreed", help: say("dated ones stand beside older ones", "可按生效日期保留多个价格") },
  ),
});
