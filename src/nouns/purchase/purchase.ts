import { approvalFields } from "../../law/approval.ts";
import { attachmentsField } from "../../law/attachment.ts";
import { dateKind, moneyKind, wholeKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored, type Values } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import { parseLine, showLine } from "../order/fields/lines.ts";
import { termFields } from "../order/fields/terms.ts";
import { purchaseApproval } from "./approving.ts";
import { purchaseLineFields } from "./lines.ts";
import {
  purchaseAgrees,
  purchaseBound,
  purchaseFixed,
  purchaseSettled,
  purchaseStates,
  purchaseUnfinished,
} from "./states.ts";

const on = field(dateKind, say("On", "日期"), { required: true });
const by = field(refKind("staff"), say("By", "经办人"));

const promiseFields = {
  product: field(refKind("product"), say("Product", "产品"), { required: true }),
  promised: field(dateKind, say("Promised for", "承诺到货日"), { required: true }),
};

/** What the supplier said: when confirming, and again whenever a day changes. */
export const confirmationFields = {
  date: on,
  by,
  reference: field(textKind(), say("Supplier's reference", "供方单号")),
  promised: field(dateKind, say("Promised for", "承诺到货日")),
  lines: field(
    groupsKind(promiseFields, {
      example: same("TEA-01 by 12-05"),
      parse: (text, reading) => {
        const typed = /^(?<product>.+?)\s+(?:by|交期)\s*(?<day>\S+)$/iu.exec(text.trim())?.groups;
        if (!typed?.product || !typed.day || text.includes("=")) return undefined;
        return { product: typed.product, promised: dateKind.parse(typed.day, reading) };
      },
      show: ({ product, promised }) => `${product} by ${promised}`,
    }),
    say("Products with days of their own", "分项承诺"),
  ),
  note: field(textKind(), say("Note", "说明")),
};

export type Confirmation = Values<typeof confirmationFields>;

/** Goods that are ordered from a supplier (采购订单): R-FRM-32. */
export const purchase = defineNoun({
  name: "purchase",
  label: say("purchase order", "采购订单"),
  plural: say("purchase orders", "采购订单"),
  folder: "purchases",
  shape: "record",
  naming: { by: "day", prefix: "PO", date: "date" },
  fields: {
    code: field(textKind(), say("Purchase order number", "采购订单号"), { find: "code" }),
    supplier: field(refKind("supplier"), say("Supplier", "供应商"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    owner: field(refKind("staff"), say("Buyer", "采购员"), {
      list: 4,
      initial: ({ me }) => me,
    }),
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 7,
      initial: ({ today }) => today,
    }),
    promised: field(dateKind, say("Wanted on", "需到日期"), { ask: true }),
    lines: field(
      groupsKind(purchaseLineFields, {
        example: same("TEA-01 x 10 @ 8.50"),
        parse: parseLine,
        show: showLine,
      }),
      say("Lines", "明细"),
      { required: true, flag: "line" },
    ),
    freight: field(moneyKind({ least: "0" }), say("Freight", "运费")),
    currency: termFields.currency,
    taxRate: termFields.taxRate,
    pricesIncludeTax: termFields.pricesIncludeTax,
    payDays: field(wholeKind({ least: "0", most: "730" }), say("Days to pay", "账期（天）")),
    warehouse: field(refKind("warehouse"), say("Deliver to", "收货仓库"), {
      list: 3,
      merge: "conflict",
    }),
    address: field(textKind(), say("Delivery address", "收货地址")),
    reference: field(textKind(), say("Supplier's reference", "供方单号")),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    sent: field(
      groupKind(
        { date: on, by, how: field(textKind(), say("How", "方式")) },
        { example: same("date=2026-11-22, by=iwan") },
      ),
      say("Sent", "下达"),
      { kept: true },
    ),
    confirmations: field(
      groupsKind(confirmationFields, { example: same("date=2026-11-22, promised=2026-12-01") }),
      say("Supplier's confirmations", "供方确认"),
      { kept: true, merge: "union" },
    ),
    closed: field(
      groupKind(
        { date: on, by, why: field(textKind(), say("Why", "原因")) },
        { example: say("date=2026-11-22, why=sold out", "date=2026-11-22, why=供方断货") },
      ),
      say("Closed", "关闭"),
      { kept: true },
    ),
    cancelled: field(
      groupKind(
        { date: on, by, why: field(textKind(), say("Why", "原因"), { required: true }) },
        { example: say("date=2026-11-22, why=too dear", "date=2026-11-22, why=价格过高") },
      ),
      say("Cancelled", "取消"),
      { kept: true },
    ),
    attachments: attachmentsField(),
    ...approvalFields,
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  approval: purchaseApproval,
  agree: purchaseAgrees,
  unfinished: purchaseUnfinished,
  settled: purchaseSettled,
  fixed: purchaseFixed,
  bound: purchaseBound,
  call: (record: { id: string; code?: string }) => record.code ?? record.id,
});

export type Purchase = Stored<typeof purchase>;

/** The state that a purchase order's facts say; nothing is stored twice. */
export const purchaseStateKind = choiceKind(purchaseStates);
