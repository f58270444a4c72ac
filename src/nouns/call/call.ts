import { dateKind, wholeKind } from "../../law/kinds/figures.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { standing } from "../../law/reversal.ts";
import { say } from "../../law/words.ts";

/** How a call ended: R-COM-01 and R-COM-47; attempts that reach nobody are kept too. */
export const callResults = [
  { value: "reached", label: say("talked", "已沟通") },
  { value: "nobody", label: say("nobody there", "无人接听") },
  { value: "send-material", label: say("send material", "寄送资料") },
  { value: "call-again", label: say("call again", "再次致电") },
  { value: "appointment", label: say("appointment made", "已约见") },
  { value: "no-interest", label: say("no interest", "无意向") },
] as const;

export const channels = [
  { value: "phone", label: say("phone", "电话") },
  { value: "wechat", label: say("WeChat", "微信") },
  { value: "message", label: say("text message", "短信") },
  { value: "email", label: say("e-mail", "邮件") },
  { value: "letter", label: say("letter", "信函") },
  { value: "other", label: say("other", "其他") },
] as const;

interface Spoken {
  readonly id: string;
  readonly reverses?: string | undefined;
  readonly result: string;
  readonly customer: string;
  readonly date: string;
}

export const call = defineNoun({
  name: "call",
  label: say("call", "通话"),
  plural: say("calls", "通话记录"),
  folder: "calls",
  shape: "entry",
  naming: { by: "day", prefix: "CL", date: "date" },
  fields: {
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 8,
      initial: ({ today }) => today,
    }),
    customer: field(refKind("customer"), say("Customer", "客户"), { required: true, list: 9 }),
    by: field(refKind("staff"), say("By", "经手人"), {
      list: 7,
      initial: ({ me }) => me,
      headers: ["致电人"],
    }),
    contact: field(textKind(), say("Spoke with", "通话对象"), { list: 5, ask: true }),
    channel: field(choiceKind(channels), say("Channel", "方式"), {
      list: 3,
      initial: () => "phone",
    }),
    result: field(choiceKind(callResults), say("Result", "结果"), {
      required: true,
      ask: true,
      list: 8,
      initial: () => "reached",
    }),
    minutes: field(wholeKind(), say("Minutes", "时长（分）"), { list: 3 }),
    notes: field(textKind(), say("Notes", "内容"), { list: 6, ask: true }),
    opening: field(textKind(), say("Next opening", "下次开场"), { list: 2 }),
    next: field(textKind(), say("Next step", "下一步"), { list: 4, ask: true }),
    nextDate: field(dateKind, say("Next date", "下次日期"), { list: 4, ask: true }),
    reverses: field(textKind(), say("Takes back", "冲销"), { kept: true }),
  },
  latest: [
    {
      name: "call",
      section: "contacts",
      key: "customer",
      column: "call",
      of: (all: readonly Spoken[]) =>
        standing(all)
          .filter((one) => one.result !== "nobody")
          .map((one) => [one.customer, one.date] as const),
    },
  ],
  reverse: (entry: { id: string }) => ({ ...entry, reverses: entry.id }),
});

export type Call = Stored<typeof call>;
