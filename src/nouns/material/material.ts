import { type Approvable, approvalFields } from "../../law/approval.ts";
import { dateKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind } from "../../law/kinds/groups.ts";
import { refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import { goodsKind } from "../order/fields/tracking.ts";
import {
  isMaterialOpen,
  type MaterialFacts,
  materialAgrees,
  materialBound,
  materialFixed,
  materialSettled,
} from "./states.ts";

const on = field(dateKind, say("On", "日期"), { required: true });
const by = field(refKind("staff"), say("By", "经办人"));

/** What the warehouse handed out at one time for a requisition. */
export const issuedFields = {
  date: on,
  by,
  warehouse: field(refKind("warehouse"), say("Warehouse", "仓库"), { required: true }),
  bin: field(textKind(), say("Bin", "库位")),
  takenBy: field(textKind(), say("Taken by", "领料人")),
  lines: field(goodsKind, say("Lines", "明细"), { required: true }),
};

/** Signed by the head of production before goods are issued (R-WHS-07, R-APR-05). */
const materialApproval: Approvable = {
  matters: ["department", "work", "order", "lines"],
  owners: ({ owner }: { readonly owner?: string }) => [owner],
  waits: isMaterialOpen,
  done: ({ issued = [] }: MaterialFacts) => (issued.length > 0 ? say("issued", "发料") : undefined),
  facts: {
    lines: {
      label: say("number of lines", "明细行数"),
      of: ({ lines = [] }: MaterialFacts) => lines.length,
    },
    department: {
      label: say("department", "部门"),
      of: ({ department }: { readonly department?: string }) => department,
    },
    order: {
      label: say("for an order", "为订单领料"),
      of: ({ order }: { readonly order?: string }) => order !== undefined,
    },
  },
};

/** What production takes out of the store for its work (领料单): R-WHS-07. */
export const material = defineNoun({
  name: "material",
  label: say("material requisition", "领料单"),
  plural: say("material requisitions", "领料单"),
  folder: "materials",
  shape: "record",
  naming: { by: "day", prefix: "MR", date: "date" },
  fields: {
    code: field(textKind(), say("Paper number", "单据编号"), { find: "code" }),
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 8,
      initial: ({ today }) => today,
    }),
    department: field(textKind(), say("Department", "领用部门"), { list: 7, ask: true }),
    owner: field(refKind("staff"), say("Wanted by", "申请人"), {
      list: 5,
      initial: ({ me }) => me,
    }),
    work: field(textKind(), say("Work", "生产任务"), { list: 6, ask: true }),
    order: field(refKind("order"), say("For the order", "对应订单"), { list: 4 }),
    neededBy: field(dateKind, say("Needed by", "需用日期"), { list: 5, merge: "conflict" }),
    warehouse: field(refKind("warehouse"), say("From", "发料仓库"), { merge: "conflict" }),
    lines: field(goodsKind, say("Lines", "明细"), { required: true, flag: "line" }),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    issued: field(
      groupsKind(issuedFields, { example: same("date=2026-11-22, warehouse=main") }),
      say("Issued", "发料"),
      { kept: true, merge: "union" },
    ),
    closed: field(
      groupKind(
        { date: on, by, why: field(textKind(), say("Why", "原因")) },
        { example: say("date=2026-11-22, why=enough", "date=2026-11-22, why=已够用") },
      ),
      say("Closed", "关闭"),
      { kept: true, merge: "conflict" },
    ),
    cancelled: field(
      groupKind(
        { date: on, by, why: field(textKind(), say("Why", "原因"), { required: true }) },
        { example: say("date=2026-11-22, why=not needed", "date=2026-11-22, why=不再需要") },
      ),
      say("Cancelled", "取消"),
      { kept: true, merge: "conflict" },
    ),
    ...approvalFields,
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  approval: materialApproval,
  agree: materialAgrees,
  settled: materialSettled,
  fixed: materialFixed,
  bound: materialBound,
  call: (record: { id: string; code?: string }) => record.code ?? record.id,
});

export type Material = Stored<typeof material>;
