import { opposite } from "../../law/decimal.ts";
import { dateKind, moneyKind } from "../../law/kinds/figures.ts";
import { groupsKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { toMinor } from "../../law/money.ts";
import {
  defineNoun,
  type Finding,
  field,
  type Noun,
  type Stored,
  type Values,
} from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import { accountSum } from "../account/sums.ts";
import { methods } from "../payment/fields.ts";
import { creditMinor } from "../payment/payment.ts";
import { bill } from "./bill.ts";

const allocationFields = {
  bill: field(refKind("bill"), say("Supplier's invoice", "供应商发票"), { required: true }),
  amount: field(moneyKind(), say("Amount", "金额"), { required: true }),
};

export type BillAllocation = Values<typeof allocationFields>;

const fields = {
  date: field(dateKind, say("Date", "日期"), {
    required: true,
    list: 8,
    initial: ({ today }) => today,
  }),
  supplier: field(refKind("supplier"), say("Supplier", "供应商"), { required: true, list: 9 }),
  amount: field(moneyKind(), say("Amount", "金额"), { required: true, list: 9 }),
  method: field(choiceKind(methods), say("Method", "方式"), {
    list: 6,
    ask: true,
    initial: () => "transfer",
  }),
  account: field(refKind("account"), say("Account", "账户"), { list: 4 }),
  reference: field(textKind(), say("Reference", "流水号"), { list: 5, ask: true }),
  by: field(refKind("staff"), say("Handled by", "经手人"), { list: 5, initial: ({ me }) => me }),
  allocations: field(
    groupsKind(allocationFields, {
      example: same("bill=BL261122A-lan, amount=500"),
      show: (one) => `${one.bill} ${one.amount}`,
    }),
    say("Settles", "核销"),
    { list: 4, kept: true },
  ),
  notes: field(textKind(), say("Notes", "备注"), { list: 2 }),
  reverses: field(textKind(), say("Takes back", "冲销"), { list: 1, kept: true }),
};

export type BillPayment = Stored<Noun<typeof fields>>;

/** Money that went to a supplier, and which invoices it settles; the rest was paid in advance. */
export const billPayment = defineNoun({
  name: "bill-payment",
  label: say("payment to a supplier", "付款"),
  plural: say("payments to suppliers", "付款记录"),
  folder: "bill-payments",
  shape: "entry",
  naming: { by: "day", prefix: "BP", date: "date" },
  fields,
  sums: [
    {
      name: "paid",
      of: (entry: BillPayment, digits: number) =>
        (entry.allocations ?? []).map((one) => [one.bill, toMinor(one.amount, digits)] as const),
      balance: { section: "bills", keys: ["bill"], column: "paid", scale: "money", papers: bill },
    },
    {
      name: "advance",
      of: (entry: BillPayment, digits: number) => [[entry.supplier, creditMinor(entry, digits)]],
      balance: { section: "payables", keys: ["supplier"], column: "advance", scale: "money" },
    },
    accountSum("accountOut", "paid"),
  ],
  fixed: (entry: { allocations?: readonly unknown[] }) => ({
    fields: (entry.allocations ?? []).length > 0 ? ["supplier", "amount"] : [],
    why: say(
      "it settles invoices; take it back (rounds bill-payment remove) and pay anew",
      "该笔付款已核销发票，请先冲销（rounds bill-payment remove）再重新付款",
    ),
  }),
  reverse: (entry: BillPayment) => ({
    ...entry,
    amount: opposite(entry.amount),
    allocations: entry.allocations?.map((one) => ({ ...one, amount: opposite(one.amount) })),
    reverses: entry.id,
  }),
  agree: (entry: BillPayment, { digits }): readonly Finding[] =>
    Math.sign(creditMinor(entry, digits)) * Math.sign(toMinor(entry.amount, digits)) < 0
      ? [
          {
            path: ["allocations"],
            text: say("more is settled than was paid", "核销金额超过付款金额"),
          },
        ]
      : [],
});
