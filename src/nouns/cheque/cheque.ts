import { addDays, type IsoDate } from "../../law/dates.ts";
import { dateKind, moneyKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind, wordsKind } from "../../law/kinds/groups.ts";
import { refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import { type ChequeFacts, chequeState } from "./states.ts";

const on = field(dateKind, say("On", "日期"), { required: true });
const by = field(refKind("staff"), say("By", "经办人"));
const why = field(textKind(), say("Why", "原因"));

/** Days after which a cheque that was paid in is not expected to come back any more. */
const clearingDays = 60;

/** A cheque that a customer gave: no money until it is paid in, and not before its own date. */
export const cheque = defineNoun({
  name: "cheque",
  label: say("cheque", "支票"),
  plural: say("cheques", "支票"),
  folder: "cheques",
  shape: "record",
  naming: { by: "day", prefix: "CQ", date: "date" },
  fields: {
    number: field(textKind(), say("Number", "支票号"), { find: "code", list: 7, ask: true }),
    customer: field(refKind("customer"), say("Customer", "客户"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    amount: field(moneyKind({ least: "0" }), say("Amount", "金额"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    due: field(dateKind, say("Date of the cheque", "支票日期"), {
      required: true,
      list: 8,
      merge: "conflict",
    }),
    date: field(dateKind, say("Received", "收到日期"), {
      required: true,
      list: 5,
      initial: ({ today }) => today,
    }),
    bank: field(textKind(), say("Drawn on", "出票行"), { list: 4 }),
    invoices: field({ ...wordsKind, refers: "invoice" }, say("For invoices", "对应应收单"), {
      list: 3,
    }),
    by: field(refKind("staff"), say("Handled by", "经手人"), { list: 4, initial: ({ me }) => me }),
    banked: field(
      groupsKind(
        {
          date: on,
          by,
          account: field(refKind("account"), say("Account", "账户")),
          payment: field(textKind(), say("Payment", "收款"), { required: true }),
        },
        { example: same("date=2026-11-22, payment=PY261122A-lan") },
      ),
      say("Paid in", "入账"),
      { kept: true, merge: "conflict" },
    ),
    bounced: field(
      groupsKind(
        {
          date: on,
          by,
          why,
          payment: field(textKind(), say("Entry", "退票记录"), { required: true }),
        },
        { example: say("date=2026-11-25, why=no funds", "date=2026-11-25, why=存款不足") },
      ),
      say("Bounced", "退票"),
      { kept: true, merge: "conflict" },
    ),
    returned: field(
      groupKind({ date: on, by, why }, { example: say("date=2026-11-25", "date=2026-11-25") }),
      say("Given back", "退还客户"),
      { kept: true, merge: "conflict" },
    ),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  settled: (record: ChequeFacts, { to }: { readonly to: IsoDate }) => {
    const state = chequeState(record, to);
    const last = record.banked?.at(-1)?.date;
    if (state === "returned") return true;
    return state === "banked" && last !== undefined && addDays(last, clearingDays) < to;
  },
  fixed: (record: { banked?: readonly unknown[]; returned?: unknown }) => ({
    fields:
      (record.banked ?? []).length > 0 || record.returned !== undefined
        ? ["customer", "amount", "due"]
        : [],
    why: say("the cheque has been paid in or given back", "支票已入账或已退还"),
  }),
  bound: (record: { banked?: readonly unknown[] }) =>
    (record.banked ?? []).length > 0 ? say("it was paid in", "支票已入账") : undefined,
  call: (record: { id: string }) => record.id,
});

export type Cheque = Stored<typeof cheque>;
