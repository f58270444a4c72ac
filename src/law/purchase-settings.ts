import { wholeKind } from "./kinds/figures.ts";
import { field } from "./noun.ts";
import { say } from "./words.ts";

const days = wholeKind({ least: "0", most: "366" });

/** The numbers by which goods are ordered again and suppliers are asked after them. */
export const purchaseLimitFields = {
  demandWeeks: field(
    wholeKind({ least: "1", most: "104" }),
    say("Demand is told by the last weeks", "按最近几周的出库推算需求"),
  ),
  coverDays: field(days, say("A purchase is to last for days", "每次采购备货天数")),
  purchaseDays: field(days, say("Lead time where nobody knows it, days", "未知交货期时按（天）")),
  servicePercent: field(
    wholeKind({ least: "50", most: "99" }),
    say("Goods are there when wanted, %", "现货满足率目标（%）"),
  ),
  orderCost: field(
    wholeKind({ least: "0" }),
    say("What one purchase costs to order; 0: not reckoned", "每次订货成本（0 为不计算）"),
  ),
  holdingPercent: field(
    wholeKind({ least: "0", most: "100" }),
    say("What holding goods costs a year, %; 0: not reckoned", "年持有成本率（%，0 为不计算）"),
  ),
  purchaseSendWorkdays: field(
    days,
    say("A purchase order is sent within working days", "采购订单下达期限（工作日）"),
  ),
  purchaseConfirmWorkdays: field(
    days,
    say("The supplier confirms within working days", "供方确认期限（工作日）"),
  ),
  purchaseLeadWorkdays: field(
    days,
    say("Arrivals shown working days before", "到货提前提醒（工作日）"),
  ),
  requisitionWorkdays: field(
    days,
    say("A requisition is ordered within working days", "采购申请办理期限（工作日）"),
  ),
};

export const defaultPurchaseLimits = {
  demandWeeks: 13,
  coverDays: 30,
  purchaseDays: 7,
  servicePercent: 95,
  orderCost: 0,
  holdingPercent: 0,
  purchaseSendWorkdays: 1,
  purchaseConfirmWorkdays: 2,
  purchaseLeadWorkdays: 2,
  requisitionWorkdays: 3,
};
