import { approvalFields } from "../../law/approval.ts";
import { dateKind, moneyKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import { orderApproval } from "./approving.ts";
import { amendmentsField, endFields } from "./fields/amendments.ts";
import { installationFields, kindFields, needFields, sampleFields } from "./fields/kind.ts";
import { lineFields, parseLine, showLine } from "./fields/lines.ts";
import { orderReviewFields } from "./fields/review.ts";
import { shipmentFields } from "./fields/shipments.ts";
import { shortageField } from "./fields/shortage.ts";
import { termFields } from "./fields/terms.ts";
import { pickFields } from "./fields/tracking.ts";
import {
  type OrderFacts,
  orderAgrees,
  orderFixed,
  orderSettled,
  orderUnfinished,
} from "./totals.ts";

export const orderStates = [
  { value: "draft", label: say("draft", "草稿") },
  { value: "confirmed", label: say("confirmed", "已确认") },
  { value: "part-shipped", label: say("part shipped", "部分发货") },
  { value: "shipped", label: say("shipped", "已发货") },
  { value: "signed", label: say("signed", "已签收") },
  { value: "closed", label: say("closed short", "已关闭余量") },
  { value: "returned", label: say("returned", "已退货") },
  { value: "cancelled", label: say("cancelled", "已取消") },
] as const;

export const order = defineNoun({
  name: "order",
  label: say("order", "订单"),
  plural: say("orders", "订单"),
  folder: "orders",
  shape: "record",
  naming: { by: "day", prefix: "SO", date: "date" },
  fields: {
    code: field(textKind(), say("Order number", "订单号"), { find: "code" }),
    customer: field(refKind("customer"), say("Customer", "客户"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    owner: field(refKind("staff"), say("Salesperson", "销售员"), {
      list: 5,
      initial: ({ me }) => me,
    }),
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 8,
      initial: ({ today }) => today,
    }),
    promised: field(dateKind, say("Promised for", "承诺发货日"), { list: 7, ask: true }),
    requiredBy: field(dateKind, say("Required there by", "要求到货日")),
    ...kindFields,
    reference: field(textKind(), say("Customer's reference", "客户单号"), { list: 2 }),
    lines: field(
      groupsKind(lineFields, {
        example: same("TEA-01 x 10 @ 12.50 -5%"),
        parse: parseLine,
        show: showLine,
      }),
      say("Lines", "明细"),
      { required: true, flag: "line" },
    ),
    freight: field(moneyKind({ least: "0" }), say("Freight", "运费")),
    ...termFields,
    ...needFields,
    ...sampleFields,
    address: field(textKind(), say("Ship to", "收货地址")),
    carrier: field(textKind(), say("Carrier", "承运商")),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    confirmed: field(
      groupKind(
        {
          date: field(dateKind, say("On", "日期"), { required: true }),
          by: field(refKind("staff"), say("By", "确认人")),
        },
        { example: same("date=2026-11-22, by=iwan") },
      ),
      say("Confirmed", "确认"),
      { kept: true },
    ),
    picks: field(
      groupsKind(pickFields, { example: same("date=2026-11-22, by=iwan, warehouse=main") }),
      say("Picked", "配货"),
      { kept: true, merge: "union" },
    ),
    shipments: field(
      groupsKind(shipmentFields, {
        example: say("date=2026-11-22, carrier=DHL", "date=2026-11-22, carrier=德邦"),
      }),
      say("Shipments", "发货"),
      { kept: true, merge: "union", guarded: true },
    ),
    shortage: shortageField,
    ...orderReviewFields,
    amendments: amendmentsField,
    ...installationFields,
    ...endFields,
    ...approvalFields,
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  approval: orderApproval,
  agree: orderAgrees,
  unfinished: orderUnfinished,
  settled: orderSettled,
  latest: [
    {
      name: "order",
      section: "contacts",
      key: "customer",
      column: "order",
      of: (all: readonly { customer: string; date: string }[]) =>
        all.map((one) => [one.customer, one.date] as const),
    },
  ],
  bound: (record: OrderFacts) =>
    record.confirmed || (record.shipments ?? []).length > 0
      ? say(
          "it is confirmed; rounds order cancel ends it",
          "订单已确认，如需终止请用 rounds order cancel",
        )
      : undefined,
  fixed: orderFixed,
  call: (record: { id: string }) => record.id,
});

export type Order = Stored<typeof order>;

/** The state that an order's own facts say; nothing is stored twice. */
export const orderStateKind = choiceKind(orderStates);
