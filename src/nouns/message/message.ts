import { dateKind } from "../../law/kinds/figures.ts";
import { groupKind, moreKind, wordsKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { channels } from "../call/choices.ts";
import { type Drafted, outboxFile } from "./outbox.ts";

/** The channels by which something written goes out. */
export const writtenChannels = channels.filter(
  ({ value }) => value !== "phone" && value !== "home",
);

export const channelKind = choiceKind(writtenChannels);

const happened = {
  date: field(dateKind, say("On", "日期"), { required: true }),
  by: field(refKind("staff"), say("By", "经手人")),
};

/**
 * What is written to a customer, from the draft to the day it was sent; also the register of
 * outgoing letters (R-COM-39). A draft stands in the outbox as a plain file.
 */
export const message = defineNoun({
  name: "message",
  label: say("message", "消息"),
  plural: say("messages", "消息"),
  folder: "messages",
  shape: "record",
  naming: { by: "day", prefix: "MS", date: "date" },
  fields: {
    date: field(dateKind, say("Drafted on", "拟稿日期"), {
      required: true,
      list: 7,
      initial: ({ today }) => today,
    }),
    customer: field(refKind("customer"), say("Customer", "客户"), { required: true, list: 9 }),
    contact: field(textKind(), say("Contact", "联系人"), { list: 8, ask: true }),
    by: field(refKind("staff"), say("By", "经手人"), { list: 4, initial: ({ me }) => me }),
    channel: field(channelKind, say("Channel", "方式"), {
      required: true,
      list: 6,
      initial: () => "message",
    }),
    template: field(textKind(), say("Template", "模板"), { list: 5 }),
    about: field(textKind(), say("About", "关于"), {
      help: say("the id of an event, a visit, an order", "活动、拜访或订单的编号"),
    }),
    to: field(textKind(), say("To", "收件地址"), { list: 3, ask: true }),
    subject: field(textKind(), say("Subject", "主题"), { list: 3 }),
    text: field(textKind({ merge: "both" }), say("Text", "正文"), {
      required: true,
      ask: true,
      list: 5,
    }),
    attachments: field(wordsKind, say("Attachments", "附件")),
    sent: field(
      groupKind(
        { ...happened, how: field(textKind(), say("How", "方式")) },
        { example: say("date=2026-11-22", "date=2026-11-22") },
      ),
      say("Sent", "已发送"),
      { kept: true },
    ),
    failed: field(
      groupKind(
        { ...happened, why: field(textKind(), say("Why", "原因"), { required: true }) },
        { example: say("date=2026-11-22, why=no answer", "date=2026-11-22, why=无应答") },
      ),
      say("Not sent", "发送失败"),
      { kept: true, merge: "replace" },
    ),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  call: (record: { id?: string }) => record.id ?? "",
  settled: (record: { sent?: { date: string } }, { to }) =>
    record.sent !== undefined && record.sent.date <= to,
  rendering: (record: Drafted) => outboxFile(record),
});

export type Message = Stored<typeof message>;

/** Where a message stands; one that failed is still a draft. */
export function messageState({ sent, failed }: Pick<Message, "sent" | "failed">): MessageState {
  if (sent) return "sent";
  return failed ? "failed" : "draft";
}

export type MessageState = (typeof messageStates)[number]["value"];

export const messageStates = [
  { value: "draft", label: say("draft", "草稿") },
  { value: "failed", label: say("failed", "发送失败") },
  { value: "sent", label: say("sent", "已发送") },
] as const;
