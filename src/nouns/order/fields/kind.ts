import { dateKind, moneyKind, wholeKind } from "../../../law/kinds/figures.ts";
import { groupKind, groupsKind } from "../../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../../law/kinds/texts.ts";
import { field, under, type Values } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";

export const orderKinds = [
  { value: "ordinary", label: say("ordinary", "普通") },
  { value: "rush", label: say("rush", "急单"), also: ["urgent", "紧急订单"] },
  { value: "inserted", label: say("inserted", "插单") },
  { value: "sample", label: say("sample", "样品") },
  { value: "make-to-order", label: say("make to order", "按单生产"), also: ["mto"] },
  { value: "installation", label: say("installation", "安装") },
] as const;

/** How what is delivered is settled: R-ORD-26. */
export const settlements = [
  { value: "cash", label: say("cash against goods", "现采现结") },
  { value: "monthly", label: say("monthly", "购销月结") },
  { value: "tax-invoice", label: say("tax invoice", "税票") },
  { value: "cheque", label: say("cheque", "支票") },
  { value: "transfer", label: say("bank transfer", "转账") },
  { value: "receipt", label: say("receipt", "收据") },
] as const;

/** What kind of order it is, how urgent, and what it comes from: R-ORD-19, R-ORD-26. */
export const kindFields = {
  kind: field(choiceKind(orderKinds), say("Kind", "订单类型"), { list: 4, merge: "conflict" }),
  priority: field(
    wholeKind({ least: "1", most: "9" }),
    say("Priority, 1 goes first", "优先级（1 最先）"),
  ),
  raisedBy: field(textKind(), say("Raised by", "提出人"), {
    help: say("who wants it before the others", "由谁提出加急或插单"),
  }),
  quote: field(refKind("quote"), say("Quote", "报价单")),
  quoteVersion: field(wholeKind({ least: "1" }), say("Version of the quote", "报价版本"), {
    kept: true,
  }),
  contract: field(refKind("contract"), say("Contract", "合同")),
  project: field(refKind("project"), say("Project", "项目")),
  settlement: field(choiceKind(settlements), say("Settlement", "结算方式")),
};

/** What the order must meet beside quantity and day: R-ORD-10, R-ORD-45, R-ORD-54. */
export const needFields = under(say("Requirements", "要求"), {
  special: field(textKind(), say("Special technical requirement", "特殊技术要求"), {
    merge: "conflict",
  }),
  qualityStated: field(textKind(), say("Quality the customer asks for", "顾客明示的质量要求"), {
    help: say("delivery and what comes after it too", "含交付及交付后活动"),
  }),
  qualityNeeded: field(textKind(), say("Quality its use needs", "预期用途所必需的质量要求")),
  qualityDuties: field(textKind(), say("Obligations, also by law", "法律法规及其他义务")),
  terms: field(textKind(), say("Payment terms", "付款条件")),
  transportNeeds: field(textKind(), say("Transport requirements", "运输要求")),
  installationNeeds: field(textKind(), say("Installation requirements", "安装要求")),
});

/** What a customer says of a sample. */
export const answerKind = choiceKind([
  { value: "approved", label: say("approved", "认可") },
  { value: "modify", label: say("to be modified", "需修改") },
]);

const answerFields = {
  date: field(dateKind, say("On", "日期"), { required: true }),
  answer: field(answerKind, say("Answer", "客户意见"), { required: true }),
  from: field(textKind(), say("Told by", "客户方")),
  text: field(textKind(), say("What they said", "意见内容")),
  due: field(dateKind, say("Modified sample by", "改样期限")),
  by: field(refKind("staff"), say("Noted by", "记录人")),
};

/** A sample: its fee, the day it is due, and what the customer says of it: R-ORD-42. */
export const sampleFields = under(say("Sample", "样品"), {
  sampleFee: field(moneyKind({ least: "0" }), say("Sample fee", "样品费")),
  sampleDue: field(dateKind, say("Sample due", "样品期限")),
  sampleAnswers: field(
    groupsKind(answerFields, {
      example: say("date=2026-11-22, answer=approved", "date=2026-11-22, answer=认可"),
    }),
    say("Answers to the sample", "样品确认"),
    { kept: true, merge: "union" },
  ),
});

/** When it is installed, and that the installers know: R-ORD-30. */
export const installationFields = under(say("Installation", "安装"), {
  installation: field(
    groupKind(
      {
        date: field(dateKind, say("Installed on", "安装日期"), { required: true }),
        conditions: field(textKind(), say("Conditions on the spot", "现场安装条件")),
        by: field(refKind("staff"), say("Arranged by", "安排人")),
        told: field(dateKind, say("Installers told on", "通知安装部日期")),
        toldBy: field(refKind("staff"), say("Told by", "通知人")),
      },
      { example: say("date=2026-12-01", "date=2026-12-01") },
    ),
    say("Installation", "安装安排"),
    { kept: true },
  ),
});

export type SampleAnswer = Values<typeof answerFields>;
