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
import { invoice } from "../invoice/invoice.ts";

/** How money comes in. */
export const methods = [
  { value: "transfer", label: say("transfer", "转账") },
  { value: "cash", label: say("cash", "现金") },
  { value: "cheque", label: say("cheque", "支票") },
  { value: "wechat", label: say("WeChat Pay", "微信支付") },
  { value: "alipay", label: say("Alipay", "支付宝") },
  { value: "other", label: say("other", "其他") },
] as const;

const allocationFields = {
  invoice: field(refKind("invoice"), say("Invoice", "应收单"), { required: true }),
  amount: field(moneyKind(), say("Amount", "金额"), { required: true }),
};

export type Allocation = Values<typeof allocationFields>;

const fields = {
  date: field(dateKind, say("Date", "日期"), {
    required: true,
    list: 8,
    initial: ({ today }) => today,
  }),
  customer: field(refKind("customer"), say("Customer", "客户"), { required: true, list: 9 }),
  amount: field(moneyKind(), say("Amount", "金额"), { required: true, list: 9 }),
  method: field(choiceKind(methods), say("Method", "方式"), {
    list: 6,
    ask: true,
    initial: () => "transfer",
  }),
  reference: field(textKind(), say("Reference", "流水号"), { list: 5, ask: true }),
  by: field(refKind("staff"), say("Handled by", "经手人"), { list: 5, initial: ({ me }) => me }),
  allocations: field(
    groupsKind(allocationFields, {
      example: same("invoice=IV261122A-lan, amount=500"),
      show: (one) => `${one.invoice} ${one.amount}`,
    }),
    say("Settles", "核销"),
    { list: 4, kept: true },
  ),
  notes: field(textKind(), say("Notes", "备注"), { list: 2 }),
  reverses: field(textKind(), say("Takes back", "冲销"), { list: 1, kept: true }),
};

export type Payment = Stored<Noun<typeof fields>>;

/** Money that came in from a customer, and which invoices it settles; the rest stays as credit. */
export const payment = defineNoun({
  name: "payment",
  label: say("payment", "收款"),
  plural: say("payments", "收款记录"),
  folder: "payments",
  shape: "entry",
  naming: { by: "day", prefix: "PY", date: "date" },
  fields,
  sums: [
    {
      name: "settled",
      of: (entry: Payment, digits: number) =>
        (entry.allocations ?? []).map((one) => [one.invoice, toMinor(one.amount, digits)] as const),
      balance: {
        section: "open",
        keys: ["invoice"],
        column: "settled",
        scale: "money",
        papers: invoice,
      },
    },
    {
      name: "credit",
      of: (entry: Payment, digits: number) => [[entry.customer, creditMinor(entry, digits)]],
      balance: { section: "receivables", keys: ["customer"], column: "credit", scale: "money" },
    },
    {
      name: "cash",
      of: (entry: Payment, digits: number) => [
        [entry.method ?? "other", toMinor(entry.amount, digits)],
      ],
      balance: { section: "cash", keys: ["account"], column: "received", scale: "money" },
    },
  ],
  latest: [
    {
      name: "creditPaper",
      section: "receivables",
      key: "customer",
      column: "paper",
      of: (all: readonly Payment[]) =>
        all
          .filter((one) => leavesCredit(one))
          .map((one) => [one.customer, `${one.date} ${one.id}`] as const),
    },
  ],
  fixed: (entry: { allocations?: readonly unknown[] }) => ({
    fields: (entry.allocations ?? []).length > 0 ? ["customer", "amount"] : [],
    why: say(
      "it settles invoices; take it back (rounds payment remove) and collect anew",
      "该笔收款已核销应收单，请先冲销（rounds payment remove）再重新收款",
    ),
  }),
  reverse: (entry: Payment) => ({
    ...entry,
    amount: opposite(entry.amount),
    allocations: entry.allocations?.map((one) => ({ ...one, amount: opposite(one.amount) })),
    reverses: entry.id,
  }),
  agree: (entry: Payment, { digits }): readonly Finding[] =>
    Math.sign(creditMinor(entry, digits)) * Math.sign(toMinor(entry.amount, digits)) < 0
      ? [
          {
            path: ["allocations"],
            text: say("more is settled than was paid", "核销金额超过收款金额"),
          },
        ]
      : [],
});

/** Does a payment change what its customer has paid ahead? */
function leavesCredit({
  amount,
  allocations = [],
}: Pick<Payment, "amount" | "allocations">): boolean {
  const most = 6;
  const settled = (allocations ?? []).reduce((sum, one) => sum + toMinor(one.amount, most), 0);
  return toMinor(amount, most) !== settled;
}

/** What of a payment is not yet set against an invoice; smallest unit. */
export function creditMinor(
  entry: {
    readonly amount: string;
    readonly allocations?: readonly { readonly amount: string }[] | undefined;
  },
  digits: number,
): number {
  const settled = (entry.allocations ?? []).reduce(
    (sum, one) => sum + toMinor(one.amount, digits),
    0,
  );
  return toMinor(entry.amount, digits) - settled;
}
