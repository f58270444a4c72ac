import { attachedFields } from "../../../law/attached.ts";
import { dateKind, wholeKind } from "../../../law/kinds/figures.ts";
import { groupKind, groupsKind } from "../../../law/kinds/groups.ts";
import { severalKind } from "../../../law/kinds/several.ts";
import { choiceKind, refKind, textKind } from "../../../law/kinds/texts.ts";
import { field, type Values } from "../../../law/noun.ts";
import { same, say } from "../../../law/words.ts";
import { lineFields } from "./lines.ts";

/** The ways in which a confirmed order is changed: R-ORD-18. */
export const amendmentKinds = [
  { value: "add", label: say("added", "增加产品") },
  { value: "cancel", label: say("cancelled", "取消产品") },
  { value: "more", label: say("more", "数量增加") },
  { value: "less", label: say("less", "数量减少") },
  { value: "earlier", label: say("earlier", "交期提前") },
  { value: "later", label: say("later", "交期推迟") },
  { value: "structure", label: say("structure or packing", "结构或包装变更") },
  { value: "replace", label: say("replaced", "产品替换") },
  { value: "price", label: say("price", "价格变更") },
  { value: "close", label: say("closed short", "关闭余量") },
] as const;

export type AmendmentKind = (typeof amendmentKinds)[number]["value"];

const affected = (label: ReturnType<typeof say>) =>
  field(
    groupsKind(lineFields, { example: same("product=TEA-01, quantity=10, price=12.50") }),
    label,
  );

const amendmentFields = {
  number: field(wholeKind({ least: "1" }), say("Number", "序号"), { required: true }),
  date: field(dateKind, say("On", "日期"), { required: true }),
  by: field(refKind("staff"), say("By", "经办人")),
  kinds: field(severalKind(amendmentKinds), say("What changed", "变更类型"), { required: true }),
  why: field(textKind(), say("Why", "原因"), { required: true }),
  askedBy: field(textKind(), say("Asked for by", "提出方")),
  paper: field(
    groupKind(attachedFields, { example: say("path=files/change.pdf", "path=files/变更.pdf") }),
    say("Written request", "书面申请"),
  ),
  was: affected(say("Lines before", "变更前明细")),
  now: affected(say("Lines after", "变更后明细")),
  wasPromised: field(dateKind, say("Promised before", "原承诺发货日")),
  nowPromised: field(dateKind, say("Promised now", "现承诺发货日")),
  structure: field(textKind(), say("Structure or packing", "结构或包装")),
};

export type Amendment = Values<typeof amendmentFields>;

/** What was changed after the order was confirmed; what stood before is kept: R-ORD-55. */
export const amendmentsField = field(
  groupsKind(amendmentFields, {
    example: say(
      "number=1, date=2026-11-22, kinds=less, why=budget",
      "number=1, date=2026-11-22, kinds=less, why=预算调整",
    ),
  }),
  say("Amendments", "订单变更"),
  { kept: true, merge: "conflict" },
);

/** Why an order was cancelled; "review" is the record of returned orders (R-ORD-50). */
export const cancellations = [
  { value: "customer", label: say("the customer's wish", "客户取消") },
  { value: "non-payment", label: say("non-payment", "未付款") },
  { value: "review", label: say("sent back by the review", "评审退单") },
] as const;

const endedFields = {
  date: field(dateKind, say("On", "日期"), { required: true }),
  by: field(refKind("staff"), say("By", "经办人")),
  why: field(textKind(), say("Why", "原因"), { required: true }),
};

/** How an order ends before its end: cancelled, or closed short (R-ORD-21, R-ORD-50). */
export const endFields = {
  cancelled: field(
    groupKind(
      { ...endedFields, because: field(choiceKind(cancellations), say("Because of", "取消类型")) },
      { example: say("date=2026-11-22, why=not needed", "date=2026-11-22, why=客户取消") },
    ),
    say("Cancelled", "取消"),
    { kept: true },
  ),
  closed: field(
    groupKind(endedFields, {
      example: say("date=2026-11-22, why=rest not needed", "date=2026-11-22, why=余量不再需要"),
    }),
    say("Closed short", "关闭余量"),
    { kept: true },
  ),
};
