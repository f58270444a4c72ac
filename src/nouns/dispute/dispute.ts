import { attachmentsField } from "../../law/attachment.ts";
import { dateKind, moneyKind } from "../../law/kinds/figures.ts";
import { groupKind, moreKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, type Finding, field, type Stored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";

/** What a customer gives as the reason for not paying: R-COL-16. */
export const disputeGrounds = [
  { value: "quality", label: say("quality", "质量问题"), also: ["质量"] },
  { value: "amount", label: say("amount", "金额有异议"), also: ["金额"] },
  { value: "goods", label: say("goods missing or wrong", "缺货错货") },
  { value: "service", label: say("service", "服务问题") },
  { value: "other", label: say("other", "其他") },
] as const;

/** How a dispute ended. */
export const disputeEnds = [
  { value: "withdrawn", label: say("the customer pays", "客户同意付款") },
  { value: "granted", label: say("granted", "同意客户主张") },
  { value: "part", label: say("granted in part", "部分同意") },
] as const;

interface Told {
  readonly date?: string | undefined;
  readonly settled?: { readonly date: string; readonly how?: string | undefined } | undefined;
}

/** What of an invoice a customer will not pay, and why: only that part is not dunned (R-COL-16). */
export const dispute = defineNoun({
  name: "dispute",
  label: say("dispute", "争议"),
  plural: say("disputes", "争议"),
  folder: "disputes",
  shape: "record",
  naming: { by: "day", prefix: "DI", date: "date" },
  fields: {
    customer: field(refKind("customer"), say("Customer", "客户"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    invoice: field(refKind("invoice"), say("Invoice", "应收单"), {
      required: true,
      list: 8,
      merge: "conflict",
    }),
    amount: field(moneyKind({ least: "0" }), say("Disputed", "争议金额"), {
      required: true,
      list: 8,
      merge: "conflict",
    }),
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 7,
      initial: ({ today }) => today,
    }),
    ground: field(choiceKind(disputeGrounds), say("Ground", "理由类别"), {
      list: 7,
      initial: () => "quality",
    }),
    why: field(textKind({ merge: "both" }), say("Why", "原因"), { required: true, list: 6 }),
    complaint: field(textKind(), say("Complaint", "投诉单"), {
      list: 4,
      help: say("the complaint that it comes from", "由哪张投诉单引起"),
    }),
    owner: field(refKind("staff"), say("Owner", "负责人"), {
      list: 4,
      initial: ({ me }) => me,
    }),
    settled: field(
      groupKind(
        {
          date: field(dateKind, say("On", "日期"), { required: true }),
          by: field(refKind("staff"), say("By", "经手人")),
          end: field(choiceKind(disputeEnds), say("Result", "结果"), { required: true }),
          how: field(textKind(), say("How", "处理说明")),
        },
        {
          example: say("date=2026-11-22, end=withdrawn", "date=2026-11-22, end=withdrawn"),
        },
      ),
      say("Settled", "已解决"),
      { kept: true, list: 5, merge: "conflict" },
    ),
    attachments: attachmentsField(),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  agree: ({ date, settled }: Told): readonly Finding[] =>
    settled && date !== undefined && settled.date < date
      ? [
          {
            path: ["settled", "date"],
            text: say("it is settled before it arose", "解决日期早于提出日期"),
          },
        ]
      : [],
  settled: ({ settled }: Told, { to }) => settled !== undefined && settled.date <= to,
});

export type Dispute = Stored<typeof dispute>;
