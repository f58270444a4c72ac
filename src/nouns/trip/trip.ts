import { type Approvable, approvalFields } from "../../law/approval.ts";
import { attachmentsField } from "../../law/attachment.ts";
import { dateKind, moneyKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind, wordsKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind, yesNoKind } from "../../law/kinds/texts.ts";
import { timeKind } from "../../law/kinds/times.ts";
import { defineNoun, field, type Stored, type Values } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";

/** What came of a visit to collect: R-COL-20, R-COL-21. */
export const tripResults = [
  { value: "paid", label: say("paid", "当场付款") },
  { value: "promised", label: say("promised in writing", "书面承诺还款") },
  { value: "signed", label: say("signed the statement", "签认对账单") },
  { value: "refused", label: say("refused", "拒付") },
  { value: "absent", label: say("nobody there", "无人") },
  { value: "bad-credit", label: say("extremely bad credit", "恶意拖欠") },
] as const;

/** What is carried: R-COL-19, R-VIS-40. */
export const tripPapers = [
  { value: "statement", label: say("statement", "对账单") },
  { value: "contract", label: say("contract", "合同") },
  { value: "dunning-letter", label: say("dunning letter", "催款函") },
  { value: "lawyers-letter", label: say("lawyer's letter", "律师函") },
  { value: "visit-receipt", label: say("visit receipt", "到访回执单") },
] as const;

const resultFields = {
  customer: field(refKind("customer"), say("Customer", "客户"), { required: true }),
  date: field(dateKind, say("On", "日期"), { required: true }),
  by: field(refKind("staff"), say("By", "经手人")),
  result: field(choiceKind(tripResults), say("Result", "结果"), { required: true }),
  signed: field(textKind(), say("Signed paper", "签字凭据")),
  promise: field(textKind(), say("Promise", "付款承诺")),
  told: field(yesNoKind, say("Consequences explained", "已说明后果")),
  notes: field(textKind(), say("Notes", "情况")),
};

export type TripResult = Values<typeof resultFields>;

interface Told {
  readonly owner?: string | undefined;
  readonly customers?: readonly string[] | undefined;
  readonly results?: readonly TripResult[] | undefined;
  readonly reported?: { readonly date: string } | undefined;
  readonly cancelled?: { readonly date: string } | undefined;
  readonly vehicle?: string | undefined;
}

/** The plan is approved by the executive vice president before anybody goes: R-APR-16. */
const tripApproval: Approvable = {
  matters: ["date", "customers", "people", "vehicle", "papers"],
  owners: ({ owner }: Told) => [owner],
  waits: ({ results = [], cancelled }: Told) => results.length === 0 && !cancelled,
  done: ({ results = [] }: Told) => (results.length > 0 ? say("made", "出行") : undefined),
  facts: {
    customers: {
      label: say("number of customers", "客户数"),
      of: ({ customers = [] }: Told) => customers.length,
    },
    vehicle: {
      label: say("with a vehicle of the firm", "用车"),
      of: ({ vehicle }: Told) => vehicle !== undefined,
    },
  },
};

/** A visit to debtors to collect: who goes where, when, with what; what came of it (R-COL-19). */
export const trip = defineNoun({
  name: "trip",
  label: say("collection visit", "上门催收"),
  plural: say("collection visits", "上门催收"),
  folder: "trips",
  shape: "record",
  naming: { by: "day", prefix: "TP", date: "date" },
  fields: {
    customers: field({ ...wordsKind, refers: "customer" }, say("Customers", "客户"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    date: field(dateKind, say("Date", "日期"), { required: true, list: 9, merge: "conflict" }),
    time: field(timeKind, say("At", "时间"), { list: 4 }),
    place: field(textKind(), say("Place", "地点"), { list: 5 }),
    people: field({ ...wordsKind, refers: "staff" }, say("Who goes", "出行人员"), {
      required: true,
      list: 7,
      merge: "conflict",
    }),
    vehicle: field(refKind("vehicle"), say("Vehicle", "车辆"), { list: 5 }),
    list: field(refKind("collection-list"), say("By the list", "依据名单"), { list: 3 }),
    owner: field(refKind("staff"), say("Planned by", "计划人"), {
      list: 3,
      initial: ({ me }) => me,
    }),
    papers: field(wordsKind, say("Papers", "携带资料"), {
      initial: () => tripPapers.map(({ value }) => value),
      help: same(tripPapers.map(({ value }) => value).join(", ")),
    }),
    results: field(
      groupsKind(resultFields, { example: same("customer=jinhong, date=2026-11-22, result=paid") }),
      say("Results", "上门结果"),
      { kept: true, merge: "union" },
    ),
    reported: field(
      groupKind(
        {
          date: field(dateKind, say("On", "日期"), { required: true }),
          by: field(refKind("staff"), say("By", "经手人")),
          to: field(refKind("staff"), say("To", "报告对象"), { required: true }),
          what: field(textKind(), say("What", "内容")),
        },
        { example: same("date=2026-11-22, to=iwan") },
      ),
      say("Reported", "已报告"),
      { kept: true, merge: "conflict" },
    ),
    cost: field(moneyKind({ least: "0" }), say("Cost", "费用"), { kept: true, merge: "conflict" }),
    cancelled: field(
      groupKind(
        {
          date: field(dateKind, say("On", "日期"), { required: true }),
          by: field(refKind("staff"), say("By", "经手人")),
          why: field(textKind(), say("Why", "原因"), { required: true }),
        },
        { example: say("date=2026-11-22, why=paid", "date=2026-11-22, why=已付款") },
      ),
      say("Cancelled", "取消"),
      { kept: true, merge: "conflict" },
    ),
    attachments: attachmentsField(),
    ...approvalFields,
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  approval: tripApproval,
  settled: ({ reported, cancelled }: Told, { to }) =>
    (reported !== undefined && reported.date <= to) ||
    (cancelled !== undefined && cancelled.date <= to),
});

export type Trip = Stored<typeof trip>;
