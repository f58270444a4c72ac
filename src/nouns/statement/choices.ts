import { say } from "../../law/words.ts";

/** What a statement shows: what is open; what happened; both with goods and what settled what. */
export const statementKinds = [
  { value: "open", label: say("open items", "未结清单") },
  { value: "activity", label: say("activity", "往来明细") },
  { value: "detailed", label: say("detailed", "对账明细表") },
] as const;

export type StatementKind = (typeof statementKinds)[number]["value"];

/** What a line of it is. */
export const lineKinds = [
  { value: "invoice", label: say("invoice", "应收单") },
  { value: "credit-note", label: say("credit note", "红字应收单") },
  { value: "payment", label: say("payment", "收款") },
  { value: "refund", label: say("refund", "退款") },
  { value: "adjustment", label: say("adjustment", "调整") },
  { value: "credit", label: say("paid ahead", "预收款") },
] as const;

export type LineKind = (typeof lineKinds)[number]["value"];

/** How the customer answered: R-COL-44. */
export const answerWays = [
  { value: "written", label: say("in writing", "书面回复") },
  { value: "on-site", label: say("signed on site", "现场签字") },
  { value: "oral", label: say("orally", "口头") },
] as const;

export const statementStates = [
  { value: "draft", label: say("not sent", "待发出") },
  { value: "sent", label: say("sent", "已发出") },
  { value: "answered", label: say("answered in writing", "已书面回复") },
  { value: "signed", label: say("signed on site", "已现场签字") },
  { value: "differs", label: say("differs", "有差异") },
  { value: "cleared", label: say("difference cleared", "差异已处理") },
  { value: "cancelled", label: say("cancelled", "已作废") },
] as const;

export type StatementState = (typeof statementStates)[number]["value"];
