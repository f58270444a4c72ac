import { type Approvable, approvalFields } from "../../law/approval.ts";
import { attachmentsField } from "../../law/attachment.ts";
import { dateKind, moneyKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind } from "../../law/kinds/groups.ts";
import { refKind, textKind } from "../../law/kinds/texts.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { defineNoun, field, type Stored, type Values } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";

const lineFields = {
  invoice: field(refKind("invoice"), say("Invoice", "应收单"), { required: true }),
  amount: field(moneyKind({ least: "0" }), say("Amount", "金额"), { required: true }),
};

interface Facts {
  readonly lines?: readonly Values<typeof lineFields>[] | undefined;
  readonly owner?: string | undefined;
  readonly customer?: string | undefined;
  readonly booked?: unknown;
}

/** What is given up in all; smallest unit. */
export function writeOffMinor({ lines = [] }: Pick<Facts, "lines">, digits: number): number {
  return lines.reduce((sum, { amount }) => sum + toMinor(amount, digits), 0);
}

const writeOffApproval: Approvable = {
  matters: ["customer", "lines", "why"],
  owners: ({ owner }: Facts) => [owner],
  waits: ({ booked }: Facts) => booked === undefined,
  done: ({ booked }: Facts) => (booked === undefined ? undefined : say("booked", "核销")),
  facts: {
    amount: {
      label: say("amount", "金额"),
      of: (record: Facts, { digits }) => fromMinor(writeOffMinor(record, digits), digits),
    },
    customer: { label: say("customer", "客户"), of: ({ customer }: Facts) => customer },
  },
};

/** That money owed will not come: asked for, approved where the firm wants it, then booked. */
export const writeOff = defineNoun({
  name: "write-off",
  label: say("write-off", "坏账核销单"),
  plural: say("write-offs", "坏账核销单"),
  folder: "write-offs",
  shape: "record",
  naming: { by: "day", prefix: "WO", date: "date" },
  fields: {
    customer: field(refKind("customer"), say("Customer", "客户"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    lines: field(
      groupsKind(lineFields, {
        example: same("invoice=IV261122A-lan, amount=500"),
        show: (one) => `${one.invoice} ${one.amount}`,
      }),
      say("Given up", "核销明细"),
      { required: true, list: 8, flag: "line", merge: "conflict" },
    ),
    why: field(textKind(), say("Why", "原因"), { required: true, list: 6 }),
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 6,
      initial: ({ today }) => today,
    }),
    owner: field(refKind("staff"), say("Asked by", "申请人"), {
      list: 5,
      initial: ({ me }) => me,
    }),
    booked: field(
      groupKind(
        {
          date: field(dateKind, say("On", "日期"), { required: true }),
          by: field(refKind("staff"), say("By", "经办人")),
          payment: field(textKind(), say("Entry", "核销记录"), { required: true }),
        },
        { example: same("date=2026-11-22, payment=PY261122A-lan") },
      ),
      say("Booked", "已核销"),
      { kept: true, list: 5, merge: "conflict" },
    ),
    attachments: attachmentsField(),
    ...approvalFields,
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  approval: writeOffApproval,
  settled: ({ booked }: Facts) => booked !== undefined,
  fixed: ({ booked }: Facts) => ({
    fields: booked === undefined ? [] : ["customer", "lines", "why", "date"],
    why: say("it is booked; take the entry back first", "已核销，请先冲销该记录"),
  }),
  bound: ({ booked }: Facts) => (booked === undefined ? undefined : say("it is booked", "已核销")),
  call: (record: { id: string }) => record.id,
});

export type WriteOff = Stored<typeof writeOff>;
