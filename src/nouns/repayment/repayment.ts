import { type Approvable, approvalFields } from "../../law/approval.ts";
import { attachmentsField } from "../../law/attachment.ts";
import { dateKind, moneyKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind, wordsKind } from "../../law/kinds/groups.ts";
import { refKind, textKind } from "../../law/kinds/texts.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { defineNoun, type Finding, field, type Stored, type Values } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";

const partFields = {
  due: field(dateKind, say("Due", "到期日"), { required: true }),
  amount: field(moneyKind({ least: "0" }), say("Amount", "金额"), { required: true }),
};

export type RepaymentPart = Values<typeof partFields>;

interface Facts {
  readonly customer?: string | undefined;
  readonly owner?: string | undefined;
  readonly date?: string | undefined;
  readonly parts?: readonly RepaymentPart[] | undefined;
  readonly granted?: Dated | undefined;
  readonly withdrawn?: Dated | undefined;
}

interface Dated {
  readonly date: string;
}

/** What was done only after a month is not done when that month is closed. */
function isBy(done: Dated | undefined, to: string): boolean {
  return done !== undefined && done.date <= to;
}

/** What is to be paid in all; smallest unit. */
export function repaymentMinor({ parts = [] }: Pick<Facts, "parts">, digits: number): number {
  return parts.reduce((sum, { amount }) => sum + toMinor(amount, digits), 0);
}

const repaymentApproval: Approvable = {
  matters: ["customer", "invoices", "parts", "why"],
  owners: ({ owner }: Facts) => [owner],
  waits: ({ granted, withdrawn }: Facts) => granted === undefined && withdrawn === undefined,
  done: ({ granted }: Facts) => (granted === undefined ? undefined : say("granted", "生效")),
  facts: {
    amount: {
      label: say("amount", "金额"),
      of: (record: Facts, { digits }) => fromMinor(repaymentMinor(record, digits), digits),
    },
    customer: { label: say("customer", "客户"), of: ({ customer }: Facts) => customer },
    parts: { label: say("parts", "期数"), of: ({ parts = [] }: Facts) => parts.length },
  },
};

const on = field(dateKind, say("On", "日期"), { required: true });
const by = field(refKind("staff"), say("By", "经办人"));

/** When an invoice was due before something changed that: a line, or one for each of its parts. */
const keptKind = groupsKind(
  {
    invoice: field(refKind("invoice"), say("Invoice", "应收单"), { required: true }),
    due: field(dateKind, say("Due", "到期日"), { required: true }),
    amount: field(moneyKind({ least: "0" }), say("Amount", "金额")),
    name: field(textKind(), say("Name", "名称")),
  },
  {
    example: same("invoice=IV261122A-lan, due=2026-11-30"),
    show: ({ invoice, due, amount }) => [invoice, due, amount].filter(Boolean).join(" "),
  },
);

/**
 * How a customer pays off what it owes: new due dates for invoices, in one part (an extension) or
 * several (a repayment plan); it holds from the day it is granted: R-COL-32, R-APR-18.
 */
export const repayment = defineNoun({
  name: "repayment",
  label: say("repayment plan", "还款计划"),
  plural: say("repayment plans", "还款计划"),
  folder: "repayments",
  shape: "record",
  naming: { by: "day", prefix: "RP", date: "date" },
  fields: {
    customer: field(refKind("customer"), say("Customer", "客户"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    invoices: field({ ...wordsKind, refers: "invoice" }, say("Invoices", "应收单"), {
      list: 5,
      merge: "conflict",
      help: say("default: all that are open, oldest first", "默认：全部未结，最早的在前"),
    }),
    parts: field(
      groupsKind(partFields, {
        example: say("2026-12-31, amount=500", "2026-12-31, 金额=500"),
        show: ({ due, amount }) => `${due} ${amount}`,
      }),
      say("Parts", "分期"),
      { required: true, list: 8, flag: "part", merge: "conflict" },
    ),
    why: field(textKind(), say("Why", "原因"), { list: 4 }),
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 6,
      initial: ({ today }) => today,
    }),
    owner: field(refKind("staff"), say("Asked by", "申请人"), { list: 4, initial: ({ me }) => me }),
    guarantee: field(textKind(), say("Guarantee", "担保")),
    signedBy: field(textKind(), say("Signed by the customer", "客户签字人")),
    granted: field(
      groupKind({ date: on, by }, { example: same("date=2026-11-22, by=iwan") }),
      say("Granted", "生效"),
      { kept: true, list: 5, merge: "conflict" },
    ),
    was: field(keptKind, say("Due before", "原到期日"), { kept: true, merge: "conflict" }),
    withdrawn: field(
      groupKind(
        { date: on, by, why: field(textKind(), say("Why", "原因"), { required: true }) },
        { example: say("date=2026-11-22, why=paid", "date=2026-11-22, why=已付清") },
      ),
      say("Withdrawn", "撤回"),
      { kept: true, merge: "conflict" },
    ),
    held: field(keptKind, say("Due by the plan until then", "撤回前到期日"), {
      kept: true,
      merge: "conflict",
    }),
    attachments: attachmentsField(),
    ...approvalFields,
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  approval: repaymentApproval,
  agree: ({ parts = [], date }: Facts): readonly Finding[] =>
    parts.flatMap((one, at) =>
      date !== undefined && one.due < date
        ? [
            {
              path: ["parts", at, "due"],
              text: say("it is due before the plan itself", "到期日早于计划日期"),
            },
          ]
        : [],
    ),
  settled: ({ parts = [], granted, withdrawn }: Facts, { to }: { readonly to: string }) =>
    isBy(withdrawn, to) || (isBy(granted, to) && parts.every(({ due }) => due < to)),
  fixed: ({ granted, withdrawn }: Facts) => ({
    fields:
      granted === undefined && withdrawn === undefined ? [] : ["customer", "invoices", "parts"],
    why: say("it has been granted or withdrawn", "已生效或已撤回"),
  }),
  bound: ({ granted }: Facts) =>
    granted === undefined ? undefined : say("it was granted", "已生效"),
  call: (record: { id: string }) => record.id,
});

export type Repayment = Stored<typeof repayment>;
