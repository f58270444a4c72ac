import { type Approvable, approvalFields } from "../../law/approval.ts";
import { attachmentsField } from "../../law/attachment.ts";
import { dateKind, moneyKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { fromMinor } from "../../law/money.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import {
  coveredFields,
  itemFields,
  parseItem,
  parseWanted,
  showItem,
  showWanted,
  wantedFields,
} from "./lines.ts";
import {
  estimateMinor,
  isToDo,
  requisitionAgrees,
  requisitionBound,
  requisitionFixed,
  requisitionSettled,
  requisitionState,
} from "./states.ts";

/** What a requisition is about; office and daily-life supplies may be bought over the counter. */
export const requisitionKinds = [
  { value: "goods", label: say("goods", "商品") },
  { value: "material", label: say("raw material", "原材料") },
  { value: "parts", label: say("parts", "配件") },
  { value: "office", label: say("office supplies", "办公用品") },
  { value: "daily", label: say("daily-life supplies", "生活用品") },
  { value: "plan", label: say("monthly plan", "月度计划") },
] as const;

const on = field(dateKind, say("On", "日期"), { required: true });
const by = field(refKind("staff"), say("By", "经办人"));
const goods = field(
  groupsKind(coveredFields, {
    example: same("TEA-01 x 10"),
    parse: (text, reading) => {
      const line = parseWanted(text, reading);
      return line && { product: line.product, quantity: line.quantity };
    },
    show: ({ product, quantity }) => `${product} x ${quantity}`,
  }),
  say("Goods", "明细"),
  { required: true },
);

type Facts = Parameters<typeof requisitionState>[0];

const requisitionApproval: Approvable = {
  matters: ["kind", "lines", "items", "order", "department", "neededBy"],
  owners: ({ owner }: { readonly owner?: string }) => [owner],
  waits: (record: Facts) => isToDo(requisitionState(record)),
  done: (record: Facts) => {
    if (record.cancelled) return undefined;
    if (record.bought) return say("bought", "购买");
    return (record.ordered ?? []).length > 0 ? say("ordered", "下单") : undefined;
  },
  facts: {
    amount: {
      label: say("estimated amount", "预估金额"),
      of: (record: Facts, { digits }) => fromMinor(estimateMinor(record, digits), digits),
    },
    kind: {
      label: say("kind", "类别"),
      of: ({ kind }: { readonly kind?: string }) => kind ?? "goods",
    },
    department: {
      label: say("department", "部门"),
      of: ({ department }: { readonly department?: string }) => department,
    },
  },
};

/** Who wants what by when, before it is ordered (采购申请): R-PUR-04, R-PUR-05, R-WHS-32. */
export const requisition = defineNoun({
  name: "requisition",
  label: say("purchase requisition", "采购申请"),
  plural: say("purchase requisitions", "采购申请"),
  folder: "requisitions",
  shape: "record",
  naming: { by: "day", prefix: "RQ", date: "date" },
  fields: {
    code: field(textKind(), say("Requisition number", "申请单号"), { find: "code" }),
    kind: field(choiceKind(requisitionKinds), say("Kind", "类别"), {
      list: 6,
      initial: () => "goods",
      merge: "conflict",
    }),
    department: field(textKind(), say("Department", "申请部门"), { list: 7, ask: true }),
    owner: field(refKind("staff"), say("Wanted by", "申请人"), {
      list: 5,
      initial: ({ me }) => me,
    }),
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 6,
      initial: ({ today }) => today,
    }),
    neededBy: field(dateKind, say("Needed by", "需用日期"), {
      list: 8,
      ask: true,
      merge: "conflict",
    }),
    month: field(
      textKind({
        name: "month",
        pattern: /^\d{4}-\d{2}$/,
        wanted: say("a month like 2026-12", "月份（如 2026-12）"),
      }),
      say("For the month", "计划月份"),
      { list: 3 },
    ),
    order: field(refKind("order"), say("For the order", "对应订单"), { list: 4 }),
    project: field(refKind("project"), say("For the project", "对应项目")),
    lines: field(
      groupsKind(wantedFields, {
        example: same("TEA-01 x 10 by 12-05"),
        parse: parseWanted,
        show: showWanted,
      }),
      say("Goods", "商品明细"),
      { flag: "line" },
    ),
    items: field(
      groupsKind(itemFields, {
        example: say("copy paper x 10 box @ 25", "复印纸 x 10 箱 @ 25"),
        parse: parseItem,
        show: showItem,
      }),
      say("Other things", "其他物品"),
      { flag: "item" },
    ),
    why: field(textKind(), say("What for", "用途"), { ask: true }),
    ordered: field(
      groupsKind(
        {
          date: on,
          by,
          purchase: field(textKind(), say("Purchase order", "采购订单")),
          lines: goods,
        },
        { example: same("date=2026-11-22, purchase=PO261122A") },
      ),
      say("Ordered", "已下单"),
      { kept: true, merge: "union" },
    ),
    reused: field(
      groupsKind(
        { date: on, by, from: field(textKind(), say("From", "来源")), lines: goods },
        { example: same("date=2026-11-22, from=scrap") },
      ),
      say("Re-used instead of bought", "利旧"),
      { kept: true, merge: "union" },
    ),
    bought: field(
      groupKind(
        {
          date: on,
          by,
          from: field(textKind(), say("At", "购买地点")),
          amount: field(moneyKind({ least: "0" }), say("Amount", "金额"), { required: true }),
          voucher: field(textKind(), say("Voucher", "凭证号")),
          accepted: field(refKind("staff"), say("Accepted by", "验收人")),
        },
        { example: same("date=2026-11-22, amount=120") },
      ),
      say("Bought", "已购"),
      { kept: true },
    ),
    reimbursed: field(
      groupKind({ date: on, by }, { example: same("date=2026-11-22, by=iwan") }),
      say("Reimbursed", "已报销"),
      { kept: true },
    ),
    cancelled: field(
      groupKind(
        { date: on, by, why: field(textKind(), say("Why", "原因"), { required: true }) },
        { example: say("date=2026-11-22, why=not needed", "date=2026-11-22, why=不再需要") },
      ),
      say("Cancelled", "取消"),
      { kept: true },
    ),
    attachments: attachmentsField(),
    ...approvalFields,
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  approval: requisitionApproval,
  agree: requisitionAgrees,
  settled: requisitionSettled,
  fixed: requisitionFixed,
  bound: requisitionBound,
  call: (record: { id: string; code?: string }) => record.code ?? record.id,
});

export type Requisition = Stored<typeof requisition>;
