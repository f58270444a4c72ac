import { attachmentsField } from "../../law/attachment.ts";
import { dateKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, type Finding, field, type Stored, type Values } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import {
  actFields,
  costFields,
  handoverFields,
  measures,
  reconciledFields,
  reportFields,
  signedFields,
  stepFields,
  suspendedFields,
  talkFields,
} from "./fields.ts";

export type Talk = Values<typeof talkFields>;
export type Cost = Values<typeof costFields>;

interface Told {
  readonly date?: string | undefined;
  readonly closed?: { readonly date: string } | undefined;
  readonly steps?: readonly { readonly date: string }[] | undefined;
}

/** The collecting of what a customer owes, stage by stage, from the first call to court: R-COL. */
export const collection = defineNoun({
  name: "collection",
  label: say("collection case", "催收案"),
  plural: say("collection cases", "催收案"),
  folder: "collections",
  shape: "record",
  naming: { by: "day", prefix: "CC", date: "date" },
  fields: {
    customer: field(refKind("customer"), say("Customer", "客户"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    owner: field(refKind("staff"), say("Collector", "催收人"), {
      list: 7,
      initial: ({ me }) => me,
      merge: "conflict",
    }),
    date: field(dateKind, say("Opened", "立案日期"), {
      required: true,
      list: 6,
      initial: ({ today }) => today,
    }),
    next: field(choiceKind(measures), say("Next measure", "下一措施"), {
      list: 7,
      merge: "conflict",
    }),
    nextDate: field(dateKind, say("Next date", "下次日期"), { list: 7, merge: "conflict" }),
    plan: field(textKind({ merge: "both" }), say("Plan", "催收方案")),
    steps: field(
      groupsKind(stepFields, { example: same("stage=dunning, date=2026-11-22") }),
      say("Stages", "阶段"),
      { kept: true, merge: "conflict" },
    ),
    reconciled: field(
      groupKind(reconciledFields, { example: same("date=2026-11-22, with=lan, amount=1200") }),
      say("Agreed with finance", "已与财务核对"),
      { kept: true, merge: "conflict" },
    ),
    talks: field(
      groupsKind(talkFields, { example: same("date=2026-11-22, answer=promised") }),
      say("Calls and letters", "催收登记"),
      { kept: true, merge: "union" },
    ),
    reports: field(
      groupsKind(reportFields, {
        example: say(
          "date=2026-11-22, to=iwan, what=refuses",
          "date=2026-11-22, to=iwan, what=拒付",
        ),
      }),
      say("Reports in writing", "书面报告"),
      { kept: true, merge: "union" },
    ),
    signed: field(
      groupsKind(signedFields, { example: same("date=2026-11-22, paper=ST261101A") }),
      say("Signed by the customer", "客户签字凭据"),
      { kept: true, merge: "union" },
    ),
    handover: field(
      groupKind(handoverFields, { example: same("date=2026-11-22, to=lan, amount=1200") }),
      say("Handed to legal", "移交法务"),
      { kept: true, merge: "conflict" },
    ),
    suspended: field(
      groupKind(suspendedFields, {
        example: say("date=2026-11-22, why=overdue", "date=2026-11-22, why=逾期未付"),
      }),
      say("After-sales service suspended", "暂停售后服务"),
      { kept: true, merge: "conflict" },
    ),
    acts: field(
      groupsKind(actFields, { example: same("date=2026-11-22, act=filed") }),
      say("Legal steps", "法律程序"),
      { kept: true, merge: "union" },
    ),
    costs: field(
      groupsKind(costFields, { example: same("date=2026-11-22, kind=trip, amount=120") }),
      say("Costs", "催收费用"),
      { kept: true, merge: "union", guarded: true },
    ),
    closed: field(
      groupKind(
        {
          date: field(dateKind, say("On", "日期"), { required: true }),
          by: field(refKind("staff"), say("By", "经手人")),
          why: field(textKind(), say("Why", "原因")),
        },
        { example: same("date=2026-11-22, by=iwan") },
      ),
      say("Closed", "结案"),
      { kept: true, list: 5, merge: "conflict" },
    ),
    attachments: attachmentsField(),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  agree: ({ date, closed, steps = [] }: Told): readonly Finding[] => [
    ...(closed && date !== undefined && closed.date < date
      ? [
          {
            path: ["closed", "date"],
            text: say("it is closed before it was opened", "结案日期早于立案日期"),
          },
        ]
      : []),
    ...steps.flatMap((one, at) =>
      at > 0 && one.date < (steps[at - 1]?.date ?? "")
        ? [
            {
              path: ["steps", at, "date"],
              text: say("it is before the stage that came first", "早于前一阶段的日期"),
            },
          ]
        : [],
    ),
  ],
  settled: ({ closed }: Told, { to }) => closed !== undefined && closed.date <= to,
});

export type Collection = Stored<typeof collection>;

/** The case of a customer that is not closed. */
export function openCase(cases: readonly Collection[]): Collection | undefined {
  return cases.findLast(({ closed }) => !closed);
}
