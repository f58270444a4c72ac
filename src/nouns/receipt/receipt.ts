import { approvalFields } from "../../law/approval.ts";
import { dateKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import { receiptApproval } from "./approving.ts";
import {
  backFields,
  consentFields,
  decisionFields,
  deliveryFields,
  mismatchFields,
  noticeFields,
  reasons,
  receiptLines,
  refusedField,
} from "./fields.ts";
import {
  receiptAgrees,
  receiptBound,
  receiptFixed,
  receiptSettled,
  receiptStates,
} from "./standing.ts";

const dated = same("date=2026-11-22, by=iwan");

/**
 * Goods that a supplier delivered and what became of them (入库单): accepted, on quality hold,
 * rejected, or the whole delivery refused. Only what is accepted is in stock.
 */
export const goodsReceipt = defineNoun({
  name: "goods-receipt",
  label: say("goods receipt note", "入库单"),
  plural: say("goods receipt notes", "入库单"),
  folder: "goods-receipts",
  shape: "record",
  naming: { by: "day", prefix: "GR", date: "date" },
  fields: {
    purchase: field(refKind("purchase"), say("Purchase order", "采购订单"), {
      list: 8,
      merge: "conflict",
    }),
    supplier: field(refKind("supplier"), say("Supplier", "供应商"), { list: 9, merge: "conflict" }),
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 9,
      merge: "conflict",
      initial: ({ today }) => today,
    }),
    warehouse: field(refKind("warehouse"), say("Warehouse", "仓库"), {
      required: true,
      list: 5,
      merge: "conflict",
    }),
    by: field(refKind("staff"), say("Storekeeper", "仓管员"), {
      list: 4,
      initial: ({ me }) => me,
    }),
    lines: field(receiptLines, say("Lines", "明细"), {
      required: true,
      flag: "line",
      merge: "conflict",
    }),
    delivery: field(
      groupKind(deliveryFields, {
        example: say("number=D-17, handler=Li", "number=D-17, handler=李师傅"),
      }),
      say("Delivery list", "送货清单"),
      { merge: "conflict" },
    ),
    reason: field(choiceKind(reasons), say("Without an order because", "无订单入库原因"), {
      list: 3,
      merge: "conflict",
    }),
    consent: field(
      groupKind(consentFields, { example: dated }),
      say("More than ordered: purchasing's consent", "超收：采购同意"),
      { kept: true, merge: "conflict" },
    ),
    notice: field(
      groupKind(noticeFields, { example: same("date=2026-11-22, by=sun-lei, paper=N-12") }),
      say("More than ordered: written notice", "超收：书面通知"),
      { kept: true, merge: "conflict" },
    ),
    refused: refusedField,
    mismatches: field(
      groupsKind(mismatchFields, { example: same("what=product, product=tea") }),
      say("Did not match", "不符项"),
      { kept: true },
    ),
    decisions: field(
      groupsKind(decisionFields, {
        example: same("date=2026-11-22, product=tea, quantity=2, as=accepted"),
      }),
      say("Quality hold decided", "待检处理"),
      { kept: true, merge: "conflict" },
    ),
    returned: field(
      groupsKind(backFields, {
        example: say("date=2026-11-22, to=Li", "date=2026-11-22, to=李师傅"),
      }),
      say("Back to the supplier", "退回供应商"),
      { kept: true, merge: "conflict" },
    ),
    cancelled: field(
      groupKind(
        {
          date: consentFields.date,
          by: field(refKind("staff"), say("By", "经办人")),
          why: field(textKind(), say("Why", "原因"), { required: true }),
        },
        { example: say("date=2026-11-22, why=wrong order", "date=2026-11-22, why=订单选错") },
      ),
      say("Cancelled", "作废"),
      { kept: true, merge: "conflict" },
    ),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    ...approvalFields,
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  approval: receiptApproval,
  agree: receiptAgrees,
  settled: receiptSettled,
  fixed: receiptFixed,
  bound: receiptBound,
  call: (record: { readonly id: string }) => record.id,
});

export type GoodsReceipt = Stored<typeof goodsReceipt>;

/** The state that a receipt's facts say. */
export const receiptStateKind = choiceKind(receiptStates);
