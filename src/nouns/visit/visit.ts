import { approvalFields } from "../../law/approval.ts";
import { dateKind } from "../../law/kinds/figures.ts";
import { groupKind, moreKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { talkFields } from "../pursuit/talk.ts";
import { visitApproval } from "./approving.ts";
import { foundFields, minutesFields, planFields } from "./fields.ts";

/** What a visit is for: R-VIS-16. */
export const visitKinds = [
  { value: "cycle", label: say("cycle visit", "例行拜访"), also: ["客户拜访"] },
  { value: "sample", label: say("sample visit", "样本拜访") },
  { value: "anomaly", label: say("anomaly visit", "异动走访") },
  { value: "uplift", label: say("uplift visit", "客户提升"), also: ["提升客户"] },
  { value: "explanation", label: say("explanation visit", "政策解释"), also: ["解释策略"] },
  { value: "guidance", label: say("guidance visit", "落实指导") },
  { value: "collection", label: say("collection visit", "上门催收") },
  { value: "first", label: say("first visit", "初次拜访") },
  { value: "reception", label: say("customer at our place", "来访接待") },
  { value: "other", label: say("other", "其他"), also: ["临时性工作"] },
] as const;

/** What the month end and the next visit go by. */
interface Told {
  readonly customer: string;
  readonly planned?: string;
  readonly date?: string;
  readonly cancelled?: { readonly date: string };
  readonly kind?: string;
  readonly minutesDue?: string;
  readonly minutes?: object;
  readonly received?: { readonly date: string };
}

export const visit = defineNoun({
  name: "visit",
  label: say("visit", "拜访"),
  plural: say("visits", "拜访记录"),
  folder: "visits",
  shape: "record",
  naming: { by: "day", prefix: "VS", date: "date" },
  fields: {
    customer: field(refKind("customer"), say("Customer", "客户"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    by: field(refKind("staff"), say("By", "拜访人"), { list: 7, initial: ({ me }) => me }),
    with: field(refKind("staff"), say("Together with", "同行人")),
    planned: field(dateKind, say("Planned for", "计划日期"), { list: 6, merge: "conflict" }),
    date: field(dateKind, say("Visited on", "拜访日期"), { list: 8, merge: "conflict" }),
    kind: field(choiceKind(visitKinds), say("Kind", "类型"), { list: 5, ask: true }),
    contact: field(textKind(), say("Met", "会见人"), { list: 4, ask: true }),
    purpose: field(textKind(), say("Purpose", "目的"), { list: 4, ask: true }),
    goal: field(textKind(), say("Goal", "目标"), {
      help: say("what is to be reached", "这次要达成什么"),
    }),
    notes: field(textKind({ merge: "both" }), say("Notes", "拜访情况"), {
      list: 6,
      ask: true,
      headers: ["拜访纪要"],
    }),
    next: field(textKind(), say("Next step", "下一步"), { list: 5, ask: true }),
    nextDate: field(dateKind, say("Next date", "下次日期"), { list: 5, ask: true }),
    ...talkFields,
    ...foundFields,
    ...planFields,
    ...approvalFields,
    cancelled: field(
      groupKind(
        {
          date: field(dateKind, say("On", "日期"), { required: true }),
          why: field(textKind(), say("Why", "原因"), { required: true }),
        },
        { example: say("date=2026-11-22, why=on a journey", "date=2026-11-22, why=客户出差") },
      ),
      say("Cancelled", "已取消"),
      { kept: true },
    ),
    ...minutesFields,
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  approval: visitApproval,
  call: (record: { customer?: string; id?: string }) => record.id ?? record.customer ?? "",
  agree: ({ date, minutes }: Told) =>
    minutes === undefined || date !== undefined
      ? []
      : [
          {
            path: ["minutes"],
            text: say("minutes of a visit that was not made", "拜访尚未进行，却有会谈纪要"),
          },
        ],
  unfinished: (record: Told, to) =>
    record.date === undefined && !record.cancelled && (record.planned ?? to) <= to
      ? say("planned and not made: log or cancel it", "已计划未拜访：请补记或取消")
      : undefined,
  settled: ({ cancelled, date, minutesDue, received }: Told, { to }) =>
    (cancelled?.date ?? date ?? "9999") <= to &&
    (cancelled !== undefined || minutesDue === undefined || (received?.date ?? "9999") <= to),
  latest: [
    {
      name: "visit",
      section: "contacts",
      key: "customer",
      column: "visit",
      of: (all: readonly Told[]) =>
        // Whoever comes to us still wants to be visited.
        all.flatMap(({ customer, date, cancelled, kind }) =>
          date === undefined || cancelled || kind === "reception"
            ? []
            : [[customer, date] as const],
        ),
    },
  ],
});

export type Visit = Stored<typeof visit>;
