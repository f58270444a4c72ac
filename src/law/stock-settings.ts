import { wholeKind } from "./kinds/figures.ts";
import { choiceKind, yesNoKind } from "./kinds/texts.ts";
import { field } from "./noun.ts";
import { say } from "./words.ts";

/** What the firm decides about goods that others wait for; nothing said: it is only told. */
export const stockSettingFields = {
  reservedStock: field(
    choiceKind([
      { value: "no", label: say("no", "不管") },
      { value: "warn", label: say("warn", "仅提醒") },
      { value: "refuse", label: say("refuse", "拒绝") },
    ]),
    say("Taking goods that are reserved for an earlier claim", "动用已为其他订单预留的库存"),
    { merge: "conflict" },
  ),
  stockPapers: field(
    choiceKind([
      { value: "free", label: say("free", "不限") },
      { value: "number", label: say("with a paper number", "须有单据号") },
      { value: "document", label: say("by papers of the book", "须凭账册内单据") },
    ]),
    say("Stock is reduced without a paper", "出库与调账凭单"),
    { merge: "conflict" },
  ),
  separateDuties: field(
    yesNoKind,
    say("Who writes a paper does not move its goods", "不相容职务分离（开单人不得收发货）"),
    { merge: "conflict" },
  ),
};

const days = wholeKind({ least: "0", most: "366" });

/** By when papers of the warehouse are dealt with. */
export const stockLimitFields = {
  materialWorkdays: field(
    days,
    say("Material is issued within working days", "发料期限（工作日）"),
  ),
  inspectionWorkdays: field(
    days,
    say("Finished goods are inspected within working days", "成品检验期限（工作日）"),
  ),
  transferDays: field(days, say("A transfer arrives within days", "调拨到货期限（天）")),
  expiryDays: field(days, say("Goods are looked at before they expire, days", "近效期提醒（天）")),
  filingWorkdays: field(
    days,
    say(
      "A month's papers are handed to finance within working days",
      "单据移交财务期限（次月工作日）",
    ),
  ),
};

export const defaultStockLimits = {
  materialWorkdays: 1,
  inspectionWorkdays: 2,
  transferDays: 3,
  expiryDays: 30,
  filingWorkdays: 5,
};
