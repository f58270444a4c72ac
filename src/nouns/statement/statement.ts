import { approvalFields } from "../../law/approval.ts";
import { attachedFields } from "../../law/attached.ts";
import { attachmentsField } from "../../law/attachment.ts";
import { dateKind, moneyKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind, yesNoKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored, type Values } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import { sentFields } from "../letter/letter.ts";
import { answerWays, lineKinds, statementKinds } from "./choices.ts";
import {
  statementAgrees,
  statementApproval,
  statementBound,
  statementFixed,
  statementSettled,
} from "./states.ts";

const on = field(dateKind, say("On", "日期"), { required: true });
const by = field(refKind("staff"), say("By", "经手人"));

/** A line as it stood when the statement was made: what is signed can be printed again. */
const lineFields = {
  date: field(dateKind, say("Date", "日期"), { required: true }),
  kind: field(choiceKind(lineKinds), say("Kind", "类型"), { required: true }),
  paper: field(textKind(), say("Paper", "单据"), { required: true }),
  code: field(textKind(), say("Number", "号码")),
  due: field(dateKind, say("Due", "到期日")),
  /** What it added to the debt; of open items what is open of it. Below zero: taken off. */
  amount: field(moneyKind(), say("Amount", "金额"), { required: true }),
  /** The whole paper, where the line is only what is open of it. */
  of: field(moneyKind(), say("Of", "原金额")),
  settles: field(textKind(), say("Settles", "核销")),
};

export type StatementLine = Values<typeof lineFields>;

/** What the customer answered. */
export const answerFields = {
  date: on,
  by,
  via: field(choiceKind(answerWays), say("How", "方式"), { required: true }),
  agreed: field(yesNoKind, say("Agrees", "相符"), { required: true }),
  signer: field(textKind(), say("Signed by", "签字人")),
  difference: field(moneyKind(), say("Theirs is more by", "对方多记金额")),
  text: field(textKind(), say("Answer", "回复内容")),
  path: { ...attachedFields.path, required: undefined },
  sha256: { ...attachedFields.sha256, required: undefined },
};

/** What a customer is told that it owes, to be answered in writing (对账单): R-COL-13, R-FRM-74. */
export const statement = defineNoun({
  name: "statement",
  label: say("statement", "对账单"),
  plural: say("statements", "对账单"),
  folder: "statements",
  shape: "record",
  naming: { by: "day", prefix: "ST", date: "date" },
  fields: {
    customer: field(refKind("customer"), say("Customer", "客户"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    kind: field(choiceKind(statementKinds), say("Kind", "类型"), {
      required: true,
      list: 6,
      initial: () => "open",
    }),
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 7,
      merge: "conflict",
      initial: ({ today }) => today,
    }),
    from: field(dateKind, say("From", "起始日"), { list: 4, merge: "conflict" }),
    to: field(dateKind, say("As of", "截至日"), { required: true, list: 5, merge: "conflict" }),
    owner: field(refKind("staff"), say("Salesperson", "销售员"), { list: 4 }),
    opening: field(moneyKind(), say("Brought forward", "期初余额"), { kept: true }),
    balance: field(moneyKind(), say("Balance", "余额"), { kept: true, list: 9 }),
    lines: field(
      groupsKind(lineFields, {
        example: same("date=2026-11-05, kind=invoice, paper=IV261105A, amount=500"),
      }),
      say("Lines", "明细"),
      { kept: true, quotes: true },
    ),
    sent: field(
      groupKind(sentFields, { example: same("date=2026-11-22, via=mail") }),
      say("Sent", "发出"),
      { kept: true, merge: "conflict" },
    ),
    answered: field(
      groupKind(answerFields, { example: same("date=2026-11-22, via=written, agreed=yes") }),
      say("Answered", "回复"),
      { kept: true, merge: "conflict" },
    ),
    cleared: field(
      groupKind(
        { date: on, by, how: field(textKind(), say("How", "处理"), { required: true }) },
        { example: say("date=2026-11-22, how=their mistake", "date=2026-11-22, how=对方漏记") },
      ),
      say("Difference cleared", "差异处理"),
      { kept: true, merge: "conflict" },
    ),
    cancelled: field(
      groupKind(
        { date: on, by, why: field(textKind(), say("Why", "原因"), { required: true }) },
        { example: say("date=2026-11-22, why=wrong day", "date=2026-11-22, why=日期有误") },
      ),
      say("Cancelled", "作废"),
      { kept: true },
    ),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    attachments: attachmentsField(),
    ...approvalFields,
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  approval: statementApproval,
  agree: statementAgrees,
  settled: statementSettled,
  fixed: statementFixed,
  bound: statementBound,
  call: ({ id }: { id: string }) => id,
});

export type Statement = Stored<typeof statement>;
