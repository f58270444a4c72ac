import { approvalFields } from "../../law/approval.ts";
import { dateKind, moneyKind, wholeKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored, type Values } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import { channelKind } from "../message/message.ts";
import { needFields } from "../order/fields/kind.ts";
import { lineFields, parseLine, showLine } from "../order/fields/lines.ts";
import { termFields } from "../order/fields/terms.ts";
import { quoteApproval } from "./approving.ts";
import { quoteAgrees, quoteBound, quoteFixed, quoteSettled } from "./states.ts";

/** Under which name an offer goes out (R-COM-19). */
export const quotePapers = [
  { value: "quote", label: say("quotation", "报价单") },
  { value: "proforma", label: say("proforma invoice", "形式发票"), also: ["PI"] },
] as const;

const linesKind = groupsKind(lineFields, {
  example: same("TEA-01 x 10 @ 12.50 -5%"),
  parse: parseLine,
  show: showLine,
});

/** What is agreed besides goods and prices: R-ORD-54. */
const { terms, transportNeeds, installationNeeds } = needFields;

/** What an offer says: by it one version differs from another. */
export const offerFields = {
  lines: field(linesKind, say("Lines", "明细"), { required: true, flag: "line" }),
  freight: field(moneyKind({ least: "0" }), say("Freight", "运费")),
  ...termFields,
  terms,
  transportNeeds,
  installationNeeds,
  deliveryDays: field(
    wholeKind({ least: "0", most: "730" }),
    say("Delivery within days", "交货期（天）"),
  ),
  validUntil: field(dateKind, say("Valid until", "有效期至"), { list: 7, merge: "conflict" }),
};

const happened = {
  date: field(dateKind, say("On", "日期"), { required: true }),
  by: field(refKind("staff"), say("By", "经办人")),
};

const sentKind = groupKind(
  {
    ...happened,
    how: field(channelKind, say("How", "方式")),
    to: field(textKind(), say("To", "发给")),
    paper: field(choiceKind(quotePapers), say("As", "名义")),
    name: field(textKind(), say("File name", "文件名")),
  },
  { example: say("date=2026-11-22, how=email", "date=2026-11-22, how=email") },
);

const declinedKind = groupKind(
  {
    ...happened,
    why: field(textKind(), say("Why", "原因"), { required: true }),
    to: field(textKind(), say("Bought from", "改购自")),
  },
  { example: say("date=2026-11-22, why=too dear", "date=2026-11-22, why=价格偏高") },
);

const acceptedKind = groupKind(
  {
    ...happened,
    version: field(wholeKind({ least: "1" }), say("Version", "版本")),
    order: field(refKind("order"), say("Order", "订单")),
  },
  { example: same("date=2026-11-22, order=SO261122A") },
);

/** A version that a newer one took the place of: as it stood, and what had become of it. */
export const earlierFields = {
  version: field(wholeKind({ least: "1" }), say("Version", "版本"), { required: true }),
  date: field(dateKind, say("Date", "日期"), { required: true }),
  ...offerFields,
  sent: field(sentKind, say("Sent", "已发出")),
  declined: field(declinedKind, say("Declined", "已谢绝")),
  superseded: field(dateKind, say("Superseded on", "替代日期"), { required: true }),
  by: field(refKind("staff"), say("By", "经办人")),
  why: field(textKind(), say("Why", "原因")),
};

/** What makes the price of something made for the customer, besides the quantity: R-ORD-41. */
const factorFields = {
  style: field(textKind(), say("Style", "款式")),
  fabric: field(textKind(), say("Fabric and accessories", "面料与辅料")),
  work: field(textKind(), say("Printing or embroidery", "印花或绣花")),
  budget: field(moneyKind({ least: "0" }), say("Customer's budget", "客户预算")),
};

/** An offer to a customer with all its versions, from the draft to the order or the refusal. */
export const quote = defineNoun({
  name: "quote",
  label: say("quote", "报价单"),
  plural: say("quotes", "报价单"),
  folder: "quotes",
  shape: "record",
  naming: { by: "day", prefix: "QT", date: "date" },
  fields: {
    code: field(textKind(), say("Quote number", "报价单号"), { find: "code" }),
    customer: field(refKind("customer"), say("Customer", "客户"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    contact: field(textKind(), say("Contact", "联系人"), { list: 3 }),
    owner: field(refKind("staff"), say("Salesperson", "销售员"), {
      list: 5,
      initial: ({ me }) => me,
      merge: "conflict",
    }),
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 8,
      initial: ({ today }) => today,
    }),
    subject: field(textKind(), say("Subject", "事由"), { list: 4 }),
    project: field(refKind("project"), say("Project", "项目")),
    ...offerFields,
    factors: field(
      groupKind(factorFields, {
        example: say(
          "style=two-button, fabric=wool, budget=20000",
          "style=两粒扣, fabric=毛料, budget=20000",
        ),
      }),
      say("Price factors", "报价因素"),
    ),
    version: field(wholeKind({ least: "1" }), say("Version", "版本"), {
      list: 6,
      kept: true,
      initial: () => 1,
      merge: "conflict",
    }),
    revised: field(dateKind, say("This version of", "本版日期"), { kept: true, merge: "conflict" }),
    sent: field(sentKind, say("Sent", "已发出"), { kept: true }),
    accepted: field(acceptedKind, say("Accepted", "已接受"), { kept: true }),
    declined: field(declinedKind, say("Declined", "已谢绝"), { kept: true }),
    earlier: field(
      groupsKind(earlierFields, { example: same("version=1, date=2026-11-20") }),
      say("Earlier versions", "历史版本"),
      { kept: true, merge: "union" },
    ),
    ...approvalFields,
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  approval: quoteApproval,
  agree: quoteAgrees,
  settled: quoteSettled,
  fixed: quoteFixed,
  bound: quoteBound,
  call: (record: { id: string }) => record.id,
});

export type Quote = Stored<typeof quote>;
export type Earlier = Values<typeof earlierFields>;

/** The fields by which one version differs from another. */
export const offerKeys = Object.keys(offerFields) as readonly (keyof typeof offerFields)[];
