import { type Approvable, approvalFields } from "../../law/approval.ts";
import type { Reading } from "../../law/kind.ts";
import { dateKind, priceKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind } from "../../law/kinds/groups.ts";
import { refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored, type Values } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import { parseLine } from "../order/fields/lines.ts";
import { goodsFields, goodsKind } from "../order/fields/tracking.ts";
import {
  type FinishedFacts,
  failedShare,
  finishedAgrees,
  finishedBound,
  finishedFixed,
  finishedSettled,
  finishedState,
  isFinishedOpen,
} from "./states.ts";

const on = field(dateKind, say("On", "日期"), { required: true });
const by = field(refKind("staff"), say("By", "经办人"));

export const madeFields = {
  ...goodsFields,
  price: field(priceKind, say("Unit cost", "单位成本")),
};

export type Made = Values<typeof madeFields>;

/** "TEA-01 x 10 @ 8.50": what was made, and what one of it cost. */
export function parseMade(text: string, reading: Reading): Made | undefined {
  const line = parseLine(text, reading);
  if (!line) return undefined;
  const { product, quantity, unit, price } = line;
  return { product, quantity, ...(unit ? { unit } : {}), ...(price ? { price } : {}) };
}

/** What quality inspection found; what failed does not enter the store. */
export const inspectionFields = {
  date: on,
  by,
  report: field(textKind(), say("Inspection report", "检验单号")),
  failed: field(goodsKind, say("Failed", "不合格")),
  why: field(textKind(), say("Why", "不合格原因")),
};

/** What the warehouse counted and took in at one time. */
export const takenInFields = {
  date: on,
  by,
  warehouse: field(refKind("warehouse"), say("Warehouse", "仓库"), { required: true }),
  bin: field(textKind(), say("Bin", "库位")),
  lines: field(goodsKind, say("Counted", "实收"), { required: true }),
};

/** Signed by the head of production after quality inspection (R-WHS-08, R-APR-05). */
const finishedApproval: Approvable = {
  matters: ["department", "work", "order", "lines", "inspected"],
  owners: ({ owner }: { readonly owner?: string }) => [owner],
  waits: (record: FinishedFacts) => isFinishedOpen(record) && finishedState(record) !== "made",
  done: ({ received = [] }: FinishedFacts) =>
    received.length > 0 ? say("taken in", "入库") : undefined,
  facts: {
    lines: {
      label: say("number of lines", "明细行数"),
      of: ({ lines = [] }: FinishedFacts) => lines.length,
    },
    department: {
      label: say("department", "部门"),
      of: ({ department }: { readonly department?: string }) => department,
    },
    failed: { label: say("share that failed, %", "不合格率（%）"), of: failedShare },
  },
};

/** Goods that production made, on their way into the store (成品入库单): R-WHS-08. */
export const finished = defineNoun({
  name: "finished",
  label: say("finished goods receipt", "成品入库单"),
  plural: say("finished goods receipts", "成品入库单"),
  folder: "finished",
  shape: "record",
  naming: { by: "day", prefix: "FG", date: "date" },
  fields: {
    code: field(textKind(), say("Paper number", "单据编号"), { find: "code" }),
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 8,
      initial: ({ today }) => today,
    }),
    department: field(textKind(), say("Department", "生产部门"), { list: 7, ask: true }),
    owner: field(refKind("staff"), say("Written by", "填单人"), {
      list: 4,
      initial: ({ me }) => me,
    }),
    work: field(textKind(), say("Work", "生产任务"), { list: 6 }),
    order: field(refKind("order"), say("For the order", "对应订单"), { list: 4 }),
    warehouse: field(refKind("warehouse"), say("Into", "入库仓库"), { merge: "conflict" }),
    lines: field(
      groupsKind(madeFields, { example: same("TEA-01 x 10 @ 8.50"), parse: parseMade }),
      say("Lines", "明细"),
      { required: true, flag: "line" },
    ),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    inspected: field(
      groupKind(inspectionFields, { example: same("date=2026-11-22, report=QC-12") }),
      say("Inspected", "检验"),
      { kept: true, merge: "conflict" },
    ),
    received: field(
      groupsKind(takenInFields, { example: same("date=2026-11-22, warehouse=main") }),
      say("Taken in", "入库"),
      { kept: true, merge: "union" },
    ),
    closed: field(
      groupKind(
        { date: on, by, why: field(textKind(), say("Why", "原因"), { required: true }) },
        { example: say("date=2026-11-22, why=counted twice", "date=2026-11-22, why=多报") },
      ),
      say("Closed short", "短缺关闭"),
      { kept: true, merge: "conflict" },
    ),
    cancelled: field(
      groupKind(
        { date: on, by, why: field(textKind(), say("Why", "原因"), { required: true }) },
        { example: say("date=2026-11-22, why=not made", "date=2026-11-22, why=未生产") },
      ),
      say("Cancelled", "取消"),
      { kept: true, merge: "conflict" },
    ),
    ...approvalFields,
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  approval: finishedApproval,
  agree: finishedAgrees,
  settled: finishedSettled,
  fixed: finishedFixed,
  bound: finishedBound,
  call: (record: { id: string; code?: string }) => record.code ?? record.id,
});

export type Finished = Stored<typeof finished>;
