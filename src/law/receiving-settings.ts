import { wholeKind } from "./kinds/figures.ts";
import { wordsKind } from "./kinds/groups.ts";
import { yesNoKind } from "./kinds/texts.ts";
import { field } from "./noun.ts";
import { same, say } from "./words.ts";

const days = wholeKind({ least: "0", most: "366" });
const percent = wholeKind({ least: "0", most: "100" });

/** The numbers by which goods are received and suppliers' invoices paid. */
export const receivingLimitFields = {
  overReceiptPercent: field(percent, say("More than ordered is taken up to, %", "允许超收（%）")),
  holdWorkdays: field(
    days,
    say("Quality hold decided within working days", "待检处理期限（工作日）"),
  ),
  rejectedDays: field(days, say("Rejected goods collected within days", "拒收货物退回期限（天）")),
  billDays: field(
    wholeKind({ least: "0", most: "730" }),
    say("Days to pay when the supplier has none", "供应商默认账期（天）"),
  ),
  billLeadDays: field(days, say("Payments due shown days before", "应付款提前提醒（天）")),
  billPricePercent: field(
    percent,
    say("A supplier's invoice may be dearer by, %", "供应商发票单价容差（%）"),
  ),
};

export const defaultReceivingLimits = {
  overReceiptPercent: 0,
  holdWorkdays: 2,
  rejectedDays: 7,
  billDays: 30,
  billLeadDays: 3,
  billPricePercent: 0,
};

/** What the firm decides about goods that come in. */
export const receivingSettingFields = {
  receiptWithoutOrder: field(
    yesNoKind,
    say("Goods may come in without an order", "允许无采购订单入库"),
    { merge: "conflict", sample: same("no") },
  ),
  receiptInspection: field(
    yesNoKind,
    say("All goods received are on quality hold first", "到货一律先待检"),
    { merge: "conflict" },
  ),
  deliveryLists: field(
    yesNoKind,
    say("Goods come only with a stamped or signed delivery list", "到货须有盖章或签字的送货清单"),
    { merge: "conflict" },
  ),
  overConsentRoles: field(
    wordsKind,
    say("Roles that consent to more than ordered", "可同意超收的采购岗位"),
    { sample: same("buyer, director") },
  ),
  overNoticeRoles: field(
    wordsKind,
    say("Roles that give the written notice of it", "可出具超收书面通知的岗位"),
    { sample: same("manager, director") },
  ),
};
