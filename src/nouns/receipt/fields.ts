import { dateKind, priceKind, quantityKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, wordsKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind, yesNoKind } from "../../law/kinds/texts.ts";
import { field, type Values } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import { parseLine, showLine } from "../order/fields/lines.ts";
import { goodsKind } from "../order/fields/tracking.ts";

const on = field(dateKind, say("On", "日期"), { required: true });
const by = field(refKind("staff"), say("By", "经办人"));
const product = field(refKind("product"), say("Product", "产品"), { required: true });
const some = quantityKind({ least: "0.000001" });
const why = field(textKind(), say("Why", "原因"));
const replace = field(yesNoKind, say("To be replaced", "须补货"), {
  help: say("no: it no longer counts as open on the order", "否：不再计入采购订单未到数量"),
});

/**
 * Goods of one delivery, counted in the product's own unit. What is neither held nor rejected is
 * accepted, so that the three always add up to what was delivered.
 */
export const receiptLineFields = {
  product,
  quantity: field(some, say("Delivered", "实到数量"), { required: true }),
  unit: field(textKind(), say("Unit", "单位")),
  per: field(some, say("Unit holds", "单位含量")),
  listed: field(quantityKind(), say("On the delivery list", "送货清单数量")),
  specification: field(textKind(), say("Specification on the list", "清单规格")),
  held: field(some, say("On quality hold", "待检数量")),
  rejected: field(some, say("Rejected", "拒收数量")),
  why,
  replace,
  price: field(priceKind, say("Unit cost", "单位成本")),
  lot: field(textKind(), say("Lot", "批号")),
  expiry: field(dateKind, say("Expiry", "有效期")),
  serials: field(wordsKind, say("Serial numbers", "序列号")),
  bin: field(textKind(), say("Bin", "库位")),
};

export type ReceiptLine = Values<typeof receiptLineFields>;

export const receiptLines = groupsKind(receiptLineFields, {
  example: same("TEA-01 x 10"),
  parse: (text, reading) => {
    const line = parseLine(text, reading);
    if (!line) return undefined;
    const { product: goods, quantity, unit, price } = line;
    return {
      product: goods,
      quantity,
      ...(unit === undefined ? {} : { unit }),
      ...(price === undefined ? {} : { price }),
    };
  },
  show: ({ product: goods, quantity, unit, per }) =>
    showLine({ product: goods, quantity, unit, per } as Parameters<typeof showLine>[0]),
});

/** What the supplier's delivery list (送货清单) shows beside the goods: R-WHS-02. */
export const deliveryFields = {
  number: field(textKind(), say("Delivery list", "送货清单号")),
  sender: field(textKind(), say("Delivering unit", "送货单位")),
  handler: field(textKind(), say("Handler's signature", "送货经手人签字")),
  stamp: field(yesNoKind, say("Stamped", "已盖章")),
  order: field(textKind(), say("Order number on it", "清单上的订单号")),
};

export type Delivery = Values<typeof deliveryFields>;

export const mismatches = [
  { value: "sender", label: say("another delivering unit", "送货单位不符") },
  { value: "unsigned", label: say("neither stamp nor signature", "清单未盖章也无签字") },
  { value: "order", label: say("another order number", "订单号不符") },
  { value: "product", label: say("not ordered", "未订购") },
  { value: "specification", label: say("another specification", "规格不符") },
  { value: "over", label: say("more than ordered", "超出订购数量") },
] as const;

/** What on the delivery list was not as in the order: R-WHS-03. */
export const mismatchFields = {
  what: field(choiceKind(mismatches), say("What", "不符项"), { required: true }),
  product: { ...product, required: undefined },
  order: field(textKind(), say("In the order", "采购订单")),
  list: field(textKind(), say("On the list", "送货清单")),
};

export type Mismatch = Values<typeof mismatchFields>;

export const refusedField = field(
  groupKind(
    { date: on, by, why },
    { example: say("date=2026-11-22, why=not as ordered", "date=2026-11-22, why=与订单不符") },
  ),
  say("Refused", "拒收退回"),
  { kept: true, merge: "conflict" },
);

/** Purchasing agrees to more than was ordered: R-WHS-04, R-APR-06. */
export const consentFields = { date: on, by: { ...by, required: true as const } };

/** And the written notice of somebody who may say so. */
export const noticeFields = {
  date: on,
  by: { ...by, required: true as const },
  paper: field(textKind(), say("Notice", "书面通知号"), { required: true }),
};

/** What became of goods on quality hold. */
export const decisionFields = {
  date: on,
  by,
  product,
  quantity: field(some, say("Quantity", "数量"), { required: true }),
  as: field(
    choiceKind([
      { value: "accepted", label: say("accepted", "合格入库") },
      { value: "rejected", label: say("rejected", "拒收") },
    ]),
    say("As", "结果"),
    { required: true },
  ),
  why,
  replace,
};

export type Decision = Values<typeof decisionFields>;

/** Rejected goods that went back to the supplier, each time on a paper of its own. */
export const backFields = {
  date: on,
  by,
  to: field(textKind(), say("Collected by", "提货人"), { required: true }),
  lines: field(goodsKind, say("Goods", "货物"), { required: true }),
};

export type Back = Values<typeof backFields>;

/** Why goods came in without an order. */
export const reasons = [
  { value: "opening", label: say("opening stock", "期初库存") },
  { value: "found", label: say("found", "清查发现"), also: ["盘出"] },
  { value: "office", label: say("office supplies", "办公用品"), also: ["生活用品"] },
  { value: "sample", label: say("sample or gift", "样品或赠品") },
  { value: "direct", label: say("bought without an order", "零星采购") },
  { value: "other", label: say("other", "其他") },
] as const;
