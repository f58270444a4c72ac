import { type Approvable, approvalFields } from "../../law/approval.ts";
import { dateKind, moneyKind, wholeKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind, wordsKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { defineNoun, field, type Stored, type Values } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import { stages } from "../collection/stages.ts";

/** The lists of collecting, from Friday's to that of the law-suits: R-COL-11, 18, 23, 25, 26. */
export const listKinds = [
  { value: "person", label: say("Friday list of one person", "个人周报") },
  { value: "weekly", label: say("Friday list of all", "汇总周报") },
  { value: "visit", label: say("to be visited", "上门催收名单") },
  { value: "suspend", label: say("service suspended", "暂停售后服务名单") },
  { value: "legal", label: say("legal action", "法务催收名单") },
  { value: "compulsory", label: say("compulsory collection", "强制性催收名单") },
] as const;

export type ListKind = (typeof listKinds)[number]["value"];

const lineFields = {
  customer: field(refKind("customer"), say("Customer", "客户"), { required: true }),
  owner: field(refKind("staff"), say("Collector", "催收人")),
  received: field(moneyKind(), say("Received this week", "本周回款")),
  overdue: field(moneyKind(), say("Overdue", "逾期金额"), { required: true }),
  days: field(wholeKind({ least: "0" }), say("Days overdue", "逾期天数")),
  stage: field(choiceKind(stages), say("Stage", "阶段")),
  measure: field(textKind(), say("Measure", "催收措施")),
};

export type ListLine = Values<typeof lineFields>;

interface Told {
  readonly kind?: ListKind | undefined;
  readonly owner?: string | undefined;
  readonly lines?: readonly ListLine[] | undefined;
  readonly checked?: { readonly date: string } | undefined;
  readonly cancelled?: { readonly date: string } | undefined;
  readonly merged?: string | undefined;
}

function overdueMinor({ lines = [] }: Told, digits: number): number {
  return lines.reduce((sum, { overdue }) => sum + toMinor(overdue, digits), 0);
}

/** The manager approves, the leader decides: R-APR-15 to R-APR-17, by the kind of the list. */
const listApproval: Approvable = {
  matters: ["kind", "lines"],
  owners: ({ owner }: Told) => [owner],
  waits: ({ checked, cancelled, merged }: Told) => !checked && !cancelled && merged === undefined,
  done: ({ checked }: Told) => (checked ? say("checked by finance", "财务核对") : undefined),
  facts: {
    kind: { label: say("kind", "类别"), of: ({ kind }: Told) => kind },
    amount: {
      label: say("overdue amount", "逾期合计"),
      of: (record: Told, { digits }) => fromMinor(overdueMinor(record, digits), digits),
    },
    customers: {
      label: say("number of customers", "客户数"),
      of: ({ lines = [] }: Told) => lines.length,
    },
  },
};

/** A list of debtors as it was laid before those who decide. */
export const collectionList = defineNoun({
  name: "collection-list",
  label: say("collection list", "催收名单"),
  plural: say("collection lists", "催收名单"),
  folder: "collection-lists",
  shape: "record",
  naming: { by: "day", prefix: "RL", date: "date" },
  fields: {
    kind: field(choiceKind(listKinds), say("Kind", "类别"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 8,
      initial: ({ today }) => today,
    }),
    owner: field(refKind("staff"), say("Of", "填报人"), { list: 7, initial: ({ me }) => me }),
    lines: field(
      groupsKind(lineFields, { example: same("customer=jinhong, overdue=1200, days=45") }),
      say("Customers", "客户明细"),
      { flag: "line" },
    ),
    lists: field(wordsKind, say("Merged of", "汇总自"), { kept: true }),
    merged: field(textKind(), say("Merged in", "汇入"), { kept: true, merge: "conflict" }),
    checked: field(
      groupKind(
        {
          date: field(dateKind, say("On", "日期"), { required: true }),
          by: field(refKind("staff"), say("By", "核对人")),
          note: field(textKind(), say("Note", "说明")),
        },
        { example: same("date=2026-11-22, by=lan") },
      ),
      say("Checked by finance", "财务已核对"),
      { kept: true, list: 5, merge: "conflict" },
    ),
    cancelled: field(
      groupKind(
        {
          date: field(dateKind, say("On", "日期"), { required: true }),
          by: field(refKind("staff"), say("By", "经手人")),
          why: field(textKind(), say("Why", "原因"), { required: true }),
        },
        { example: say("date=2026-11-22, why=wrong", "date=2026-11-22, why=有误") },
      ),
      say("Cancelled", "作废"),
      { kept: true, merge: "conflict" },
    ),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    ...approvalFields,
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  approval: listApproval,
  fixed: ({ checked, merged }: Told) => ({
    fields: checked || merged !== undefined ? ["kind", "date", "lines"] : [],
    why: say("it is checked or merged already", "该名单已核对或已汇总"),
  }),
  settled: ({ checked, cancelled, merged }: Told) =>
    checked !== undefined || cancelled !== undefined || merged !== undefined,
});

export type CollectionList = Stored<typeof collectionList>;
