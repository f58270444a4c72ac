import { dateKind, wholeKind } from "../../law/kinds/figures.ts";
import { wordsKind } from "../../law/kinds/groups.ts";
import { choiceKind, fillingsOf, refKind, switchKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { standing } from "../../law/reversal.ts";
import { say } from "../../law/words.ts";
import { materials } from "../customer/material-kinds.ts";
import { noReplies, talkFields } from "../pursuit/talk.ts";
import {
  answerers,
  callResults,
  callTopics,
  channels,
  closingArguments,
  failedResults,
} from "./choices.ts";
import { returnFields } from "./fields/return.ts";

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
    answered: field(choiceKind(answerers), say("Answered by", "接听人"), {
      help: say("whoever answers is a contact", "接听人也是联系人"),
    }),
    channel: field(choiceKind(channels), say("Channel", "方式"), {
      list: 3,
      initial: () => "phone",
    }),
    incoming: field(switchKind, say("The customer was in touch", "客户主动联系"), {
      help: say("a call or letter from the customer", "客户来电、来函"),
    }),
    result: field(choiceKind(callResults), say("Result", "结果"), {
      required: true,
      ask: true,
      list: 8,
      initial: () => "reached",
    }),
    minutes: field(wholeKind({ least: "0", most: "1440" }), say("Minutes", "时长（分）"), {
      list: 3,
    }),
    notes: field(textKind(), say("Notes", "内容"), { list: 6, ask: true }),
    topics: field(wordsKind, say("Topics", "话题"), {
      list: 2,
      help: fillingsOf(callTopics),
    }),
    argument: field(wordsKind, say("Closing argument", "成交理由"), {
      help: fillingsOf(closingArguments),
    }),
    ...talkFields,
    noReply: field(choiceKind(noReplies), say("Why no reply", "未回复原因"), {
      help: say("what helps: rounds script show no-reply", "应对：rounds script show no-reply"),
    }),
    opening: field(textKind(), say("Next opening", "下次开场"), { list: 2 }),
    material: field(choiceKind(materials), say("Material sent", "寄送资料")),
    next: field(textKind(), say("Next step", "下一步"), { list: 4, ask: true }),
    nextDate: field(dateKind, say("Next date", "下次日期"), { list: 4, ask: true }),
    ...returnFields,
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
          .filter((one) => !failedResults.includes(one.result))
          .map((one) => [one.customer, one.date] as const),
    },
  ],
  reverse: (entry: { id: string }) => ({ ...entry, reverses: entry.id }),
});

export type Call = Stored<typeof call>;
