import { say } from "../../law/words.ts";

/** What kind of paper goes to a customer about money: R-COL-19, R-FRM-82. */
export const letterKinds = [
  { value: "dunning", label: say("dunning letter", "催款函") },
  { value: "lawyer", label: say("lawyer's letter", "律师函") },
  { value: "visit-receipt", label: say("visit receipt", "到访回执单"), also: ["receipt"] },
] as const;

export type LetterKind = (typeof letterKinds)[number]["value"];

/** The forms of the kinds that have no levels. */
export const kindForms: Readonly<Record<Exclude<LetterKind, "dunning">, string>> = {
  lawyer: "lawyers-letter",
  "visit-receipt": "visit-receipt",
};

/** How a paper went out. */
export const sendingWays = [
  { value: "post", label: say("post", "邮寄") },
  { value: "courier", label: say("courier", "快递"), also: ["EMS"] },
  { value: "mail", label: say("e-mail", "邮件") },
  { value: "fax", label: say("fax", "传真") },
  { value: "wechat", label: say("WeChat", "微信") },
  { value: "by-hand", label: say("by hand", "当面递交"), also: ["hand"] },
] as const;

export const letterStates = [
  { value: "draft", label: say("not sent", "待发出") },
  { value: "sent", label: say("sent", "已发出") },
  { value: "answered", label: say("answered", "已回复") },
  { value: "signed", label: say("signed", "已签收") },
  { value: "cancelled", label: say("cancelled", "已作废") },
] as const;

export type LetterState = (typeof letterStates)[number]["value"];
