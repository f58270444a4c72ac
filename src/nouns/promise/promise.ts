import { dateKind } from "../../law/kinds/figures.ts";
import { groupKind, moreKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind, yesNoKind } from "../../law/kinds/texts.ts";
import { timeKind } from "../../law/kinds/times.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";

/**
 * What was promised: R-FUP-07, R-FUP-08, R-REM-05 to R-REM-07, R-VIS-42; what is owed to who asks:
 * R-COM-20.
 */
export const promiseKinds = [
  { value: "answer", label: say("answer", "答复") },
  { value: "inquiry", label: say("reply to an inquiry", "回复询盘"), also: ["询盘"] },
  { value: "material", label: say("material sent", "寄送资料"), also: ["material"] },
  { value: "goods", label: say("goods to return", "返还物品"), also: ["goods"] },
  { value: "call", label: say("call", "回电") },
  { value: "visit", label: say("visit", "上门") },
  { value: "other", label: say("other", "其他") },
] as const;

const on = field(dateKind, say("On", "日期"), { required: true });
const by = field(refKind("staff"), say("By", "经手人"));

/** What the month end goes by. */
interface Told {
  readonly kept?: { readonly date: string };
  readonly withdrawn?: { readonly date: string };
}

export const promise = defineNoun({
  name: "promise",
  label: say("promise", "承诺"),
  plural: say("promises", "承诺"),
  folder: "promises",
  shape: "record",
  naming: { by: "day", prefix: "PM", date: "date" },
  fields: {
    customer: field(refKind("customer"), say("Customer", "客户"), { required: true, list: 9 }),
    what: field(textKind(), say("What", "内容"), { required: true, list: 9 }),
    kind: field(choiceKind(promiseKinds), say("Kind", "类型"), {
      list: 5,
      initial: () => "answer",
      help: say(
        "material: the day it should arrive, then call",
        "寄送资料填预计送达日，送达后致电",
      ),
    }),
    due: field(dateKind, say("Promised for", "承诺日期"), {
      required: true,
      list: 8,
      flag: "by",
      merge: "conflict",
      headers: ["by"],
    }),
    time: field(timeKind, say("At", "时间"), { list: 3 }),
    owner: field(refKind("staff"), say("Owner", "负责人"), {
      list: 6,
      initial: ({ me }) => me,
      merge: "conflict",
    }),
    important: field(yesNoKind, say("Important", "重要"), {
      help: say("shown every day until it is kept", "兑现前每天提醒"),
    }),
    date: field(dateKind, say("Made on", "作出日期"), {
      required: true,
      initial: ({ today }) => today,
    }),
    kept: field(
      groupKind(
        { date: on, by, how: field(textKind(), say("How", "情况")) },
        { example: same("date=2026-11-22") },
      ),
      say("Kept", "已兑现"),
      { kept: true },
    ),
    withdrawn: field(
      groupKind(
        { date: on, by, why: field(textKind(), say("Why", "原因"), { required: true }) },
        { example: say("date=2026-11-22, why=agreed", "date=2026-11-22, why=已协商") },
      ),
      say("Withdrawn", "已取消"),
      { kept: true },
    ),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  call: (record: { what?: string; id?: string }) => record.what ?? record.id ?? "",
  settled: ({ kept, withdrawn }: Told, { to }) => (kept?.date ?? withdrawn?.date ?? "9999") <= to,
});

export type Promised = Stored<typeof promise>;
