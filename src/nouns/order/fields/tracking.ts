import { attachedFields } from "../../../law/attached.ts";
import type { Reading } from "../../../law/kind.ts";
import { dateKind, moneyKind, quantityKind } from "../../../law/kinds/figures.ts";
import { groupKind, groupsKind } from "../../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind, yesNoKind } from "../../../law/kinds/texts.ts";
import { timeKind } from "../../../law/kinds/times.ts";
import { field, type Values } from "../../../law/noun.ts";
import { same, say } from "../../../law/words.ts";
import { parseLine } from "./lines.ts";

const on = field(dateKind, say("On", "日期"), { required: true });
const time = field(timeKind, say("At", "时间"));
const by = field(refKind("staff"), say("By", "经办人"));

/** Goods by product and quantity, in the product's unit. */
export const goodsFields = {
  product: field(refKind("product"), say("Product", "产品"), { required: true }),
  quantity: field(quantityKind({ least: "0.000001" }), say("Quantity", "数量"), { required: true }),
  /** As typed; what is stored counts in the product's own unit and has none. */
  unit: field(textKind(), say("Unit", "单位")),
};

export type Goods = Values<typeof goodsFields>;

function parseGoods(text: string, reading: Reading): Goods | undefined {
  const line = parseLine(text, reading);
  if (!line) return undefined;
  const { product, quantity, unit } = line;
  return { product, quantity, ...(unit === undefined ? {} : { unit }) };
}

export const goodsKind = groupsKind(goodsFields, {
  example: same("product=TEA-01, quantity=5"),
  parse: parseGoods,
});

/** What was made ready of an order before it left: R-TRN-26, stage four. */
export const pickFields = {
  date: on,
  time,
  by,
  warehouse: field(refKind("warehouse"), say("Warehouse", "仓库")),
  lines: field(goodsKind, say("Lines", "明细"), { required: true }),
  packages: field(quantityKind({ least: "1" }), say("Packages", "件数")),
};

export type Picked = Values<typeof pickFields>;

export const logKinds = [
  { value: "call", label: say("call", "电话"), also: ["电话跟踪"] },
  { value: "message", label: say("message", "短信"), also: ["微信"] },
  { value: "position", label: say("position", "在途位置"), also: ["在途"] },
  { value: "note", label: say("note", "备注") },
] as const;

/** Whom a tracking call was made to. */
export const trackedParties = [
  { value: "receiver", label: say("receiver", "收货人"), also: ["customer", "客户"] },
  { value: "carrier", label: say("carrier", "承运商") },
  { value: "driver", label: say("driver", "司机") },
] as const;

/** One line of the tracking log; once saved, no command changes it (R-TRN-29). */
export const logFields = {
  date: on,
  time,
  kind: field(choiceKind(logKinds), say("Kind", "类型"), { required: true }),
  by,
  to: field(choiceKind(trackedParties), say("Spoken to", "联系对象")),
  reached: field(yesNoKind, say("Reached", "已联系上")),
  place: field(textKind(), say("Place", "位置")),
  what: field(textKind(), say("What", "情况"), { required: true }),
  next: field(dateKind, say("Announced for", "预告到货日")),
};

export type LogLine = Values<typeof logFields>;

export const exceptionKinds = [
  { value: "short", label: say("short", "短少"), also: ["货差"] },
  { value: "damaged", label: say("damaged", "破损"), also: ["货损"] },
  { value: "refused", label: say("refused", "拒收") },
  { value: "late", label: say("late", "迟到"), also: ["延误"] },
  { value: "missing", label: say("item missing", "漏发"), also: ["缺品"] },
  { value: "accident", label: say("accident", "事故") },
] as const;

/** Which register an exception stands in: R-TRN-21 the firm's own, R-TRN-22 the partner's. */
export const registers = [
  { value: "internal", label: say("internal handover", "内部质量交接") },
  { value: "transit", label: say("transit", "中转") },
] as const;

export const recoveryStates = [
  { value: "open", label: say("to be recovered", "待追偿") },
  { value: "claimed", label: say("claimed", "已索赔") },
  { value: "recovered", label: say("recovered", "已追回") },
  { value: "booked", label: say("booked as a loss", "财务入账") },
] as const;

/** How an exception was clarified; before noon of the next day (R-TRN-21). */
export const clearedFields = {
  date: on,
  time,
  by,
  how: field(textKind(), say("How", "处理结果"), { required: true }),
  fault: field(refKind("staff"), say("Traced to", "责任人"), {
    help: say("by whose carelessness it came about", "因谁的责任造成"),
  }),
};

/** What the partner owes for it: R-TRN-22. */
export const recoverFields = {
  from: field(textKind(), say("From", "追偿对象"), { required: true }),
  amount: field(moneyKind({ least: "0" }), say("Amount", "金额"), { merge: "conflict" }),
  state: field(choiceKind(recoveryStates), say("State", "追偿状态"), {
    required: true,
    merge: "conflict",
  }),
  date: field(dateKind, say("On", "日期")),
};

/** What went wrong with a shipment. Its number is its place in the list, from 1. */
export const exceptionFields = {
  date: on,
  time,
  kind: field(choiceKind(exceptionKinds), say("Kind", "异常类型"), { required: true }),
  register: field(choiceKind(registers), say("Register", "登记表"), { required: true }),
  by,
  station: field(textKind(), say("Station", "站点")),
  product: field(refKind("product"), say("Product", "产品")),
  quantity: field(quantityKind({ least: "0.000001" }), say("Quantity", "数量")),
  what: field(textKind(), say("What", "情况"), { required: true }),
  remedy: field(textKind(), say("Remedy", "处理措施"), { required: true }),
  cleared: field(
    groupKind(clearedFields, {
      example: say("date=2026-11-23, how=resent", "date=2026-11-23, how=已补发"),
    }),
    say("Cleared", "已查清"),
    { merge: "conflict" },
  ),
  recover: field(
    groupKind(recoverFields, {
      example: say("from=DHL, amount=120, state=open", "from=德邦, amount=120, state=open"),
    }),
    say("Recovery", "追偿"),
    { merge: "conflict" },
  ),
};

export type Exception = Values<typeof exceptionFields>;
export type Recovery = Values<typeof recoverFields>;

/** Where returned goods go. */
export const returnPlaces = [
  { value: "stock", label: say("stock", "入库"), also: ["库存"] },
  { value: "scrap", label: say("scrap", "报废") },
] as const;

/** Goods that came back: refused at the door or returned later (R-TRN-33). */
export const returnedFields = {
  date: on,
  by,
  lines: field(goodsKind, say("Lines", "明细"), { required: true }),
  to: field(choiceKind(returnPlaces), say("To", "去向"), { required: true }),
  warehouse: field(refKind("warehouse"), say("Warehouse", "仓库"), { required: true }),
  why: field(textKind(), say("Why", "原因"), { required: true }),
  /** They are to be delivered again: the order is open for them once more. */
  again: field(yesNoKind, say("To be delivered again", "需重新发货")),
};

export type Returned = Values<typeof returnedFields>;

/** The goods reached the customer: R-TRN-26, stage seven. */
export const arrivedFields = {
  date: on,
  time,
  by,
  intact: field(yesNoKind, say("Intact", "完好"), { required: true }),
  place: field(textKind(), say("Place", "地点")),
  notes: field(textKind(), say("Notes", "备注")),
};

export type Arrived = Values<typeof arrivedFields>;

/** The signed receipt came back and was filed: R-TRN-15, stage nine. */
export const filedFields = {
  date: on,
  by,
  place: field(textKind(), say("Kept in", "存放处")),
  path: { ...attachedFields.path, required: undefined },
  sha256: { ...attachedFields.sha256, required: undefined },
};

export type Filed = Values<typeof filedFields>;

/** What was installed at the customer's and how it was accepted: R-ORD-29, R-ORD-35, R-ORD-36. */
export const installedFields = {
  date: on,
  by,
  metres: field(quantityKind({ least: "0" }), say("Metres of cabinets", "柜体延米")),
  hours: field(quantityKind({ least: "0" }), say("Hours it took", "安装用时（小时）")),
  satisfied: field(yesNoKind, say("Customer satisfied", "客户满意"), { required: true }),
  signedBy: field(textKind(), say("Accepted by", "验收人")),
  mend: field(textKind(), say("To be mended", "需整改")),
  mendBy: field(dateKind, say("Mended by", "整改期限")),
};

export type Installed = Values<typeof installedFields>;
