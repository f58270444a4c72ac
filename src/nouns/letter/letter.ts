import { approvalFields } from "../../law/approval.ts";
import { attachedFields } from "../../law/attached.ts";
import { attachmentsField } from "../../law/attachment.ts";
import { dateKind, moneyKind, rateKind, wholeKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored, type Values } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import { letterApproval } from "./approving.ts";
import { letterKinds, sendingWays } from "./choices.ts";
import { letterBound, letterFixed, letterSettled } from "./states.ts";

const on = field(dateKind, say("On", "日期"), { required: true });
const by = field(refKind("staff"), say("By", "经手人"));
const why = field(textKind(), say("Why", "原因"), { required: true });
const money = (label: ReturnType<typeof say>) => field(moneyKind({ least: "0" }), label);

/** What the letter says of an invoice, or of an instalment of it, as it stood on its day. */
const itemFields = {
  invoice: field(refKind("invoice"), say("Invoice", "应收单"), { required: true }),
  due: field(dateKind, say("Due", "到期日"), { required: true }),
  amount: field(moneyKind(), say("Amount", "金额"), { required: true }),
  open: money(say("Open", "未收")),
  disputed: money(say("In dispute", "争议")),
  credited: money(say("Credit set off", "抵减预收")),
  asked: field(moneyKind({ least: "0" }), say("Asked for", "催收金额"), { required: true }),
  days: field(wholeKind({ least: "0" }), say("Days overdue", "逾期天数")),
  level: field(wholeKind({ least: "1" }), say("Level", "级别")),
  rate: field(rateKind, say("Interest a year", "年利率")),
  interest: money(say("Interest", "利息")),
};

export type LetterItem = Values<typeof itemFields>;

/** How a paper went out. */
export const sentFields = {
  date: on,
  by,
  via: field(choiceKind(sendingWays), say("How", "方式")),
  to: field(textKind(), say("To", "收件人")),
  number: field(textKind(), say("Consignment number", "快递单号")),
};

/** What came back, with the signed paper where there is one. */
export const answerFields = {
  date: on,
  by,
  text: field(textKind(), say("Answer", "回复内容")),
  signer: field(textKind(), say("Signed by", "签收人")),
  ...attachedFields,
  path: { ...attachedFields.path, required: undefined },
  sha256: { ...attachedFields.sha256, required: undefined },
};

/** A paper that goes to a customer about money that is owed (催款函): R-FRM-82. */
export const letter = defineNoun({
  name: "letter",
  label: say("letter", "催款函"),
  plural: say("letters", "催款函"),
  folder: "letters",
  shape: "record",
  naming: { by: "day", prefix: "LT", date: "date" },
  fields: {
    customer: field(refKind("customer"), say("Customer", "客户"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    kind: field(choiceKind(letterKinds), say("Kind", "类型"), {
      list: 7,
      initial: () => "dunning",
    }),
    level: field(wholeKind({ least: "1" }), say("Level", "级别"), { list: 6, merge: "conflict" }),
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 8,
      merge: "conflict",
      initial: ({ today }) => today,
    }),
    payBy: field(dateKind, say("Pay by", "限期付款日"), { list: 5 }),
    owner: field(refKind("staff"), say("Salesperson", "销售员"), { list: 4 }),
    form: field(textKind(), say("Form", "函件模板"), { kept: true }),
    text: field(textKind(), say("Text", "文本模板"), { kept: true }),
    items: field(
      groupsKind(itemFields, { example: same("invoice=IV261001A, due=2026-10-31, asked=500") }),
      say("Asked for", "催收明细"),
      { kept: true },
    ),
    fee: field(moneyKind({ least: "0" }), say("Fee", "催款费用"), { kept: true }),
    earlierFees: field(moneyKind({ least: "0" }), say("Fees of earlier letters", "前函费用"), {
      kept: true,
    }),
    total: field(moneyKind({ least: "0" }), say("Total", "合计"), { kept: true, list: 8 }),
    sent: field(
      groupKind(sentFields, { example: same("date=2026-11-22, via=courier") }),
      say("Sent", "发出"),
      { kept: true, merge: "conflict" },
    ),
    answered: field(
      groupKind(answerFields, { example: same("date=2026-11-22, signer=Wang") }),
      say("Answered", "回复"),
      { kept: true, merge: "conflict" },
    ),
    charged: field(
      groupKind(
        {
          date: on,
          by,
          invoice: field(refKind("invoice"), say("Invoice", "应收单"), { required: true }),
        },
        { example: same("date=2026-11-22, invoice=IV261122A") },
      ),
      say("Fee and interest invoiced", "费用利息已开单"),
      { kept: true, merge: "conflict" },
    ),
    waived: field(
      groupKind({ date: on, by, why }, { example: same("date=2026-11-22, why=goodwill") }),
      say("Fee and interest waived", "费用利息已免除"),
      { kept: true, merge: "conflict" },
    ),
    cancelled: field(
      groupKind({ date: on, by, why }, { example: same("date=2026-11-22, why=paid") }),
      say("Cancelled", "作废"),
      { kept: true },
    ),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    attachments: attachmentsField(),
    ...approvalFields,
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  approval: letterApproval,
  settled: letterSettled,
  fixed: letterFixed,
  bound: letterBound,
  call: ({ id }: { id: string }) => id,
});

export type Letter = Stored<typeof letter>;
