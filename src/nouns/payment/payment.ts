import { opposite } from "../../law/decimal.ts";
import { dateKind, moneyKind } from "../../law/kinds/figures.ts";
import { refKind, textKind } from "../../law/kinds/texts.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { defineNoun, type Finding, field, type Noun, type Stored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { accountSum } from "../account/sums.ts";
import { type Invoice, invoice } from "../invoice/invoice.ts";
import { allocationsKind, besidesFields, moneyFields } from "./fields.ts";

const fields = {
  date: field(dateKind, say("Date", "日期"), {
    required: true,
    list: 8,
    initial: ({ today }) => today,
  }),
  customer: field(refKind("customer"), say("Customer", "客户"), { required: true, list: 9 }),
  amount: field(moneyKind(), say("Amount", "金额"), { required: true, list: 9 }),
  ...moneyFields,
  allocations: field(allocationsKind, say("Settles", "核销"), { list: 4, kept: true }),
  ...besidesFields,
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
      of: (entry: Payment, digits: number) =>
        entry.account === undefined
          ? [[entry.method ?? "other", toMinor(entry.amount, digits)]]
          : [],
      balance: { section: "cash", keys: ["account"], column: "received", scale: "money" },
    },
    accountSum("accountIn", "received"),
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
    writtenOff: entry.writtenOff && opposite(entry.writtenOff),
    difference: entry.difference && opposite(entry.difference),
    foreignAmount: entry.foreignAmount && opposite(entry.foreignAmount),
    allocations: entry.allocations?.map((one) => ({ ...one, amount: opposite(one.amount) })),
    reverses: entry.id,
  }),
  bound: ({ cheque }: { readonly cheque?: string }) =>
    cheque === undefined ? undefined : say(`it is the cheque ${cheque}`, `它对应支票 ${cheque}`),
  floors: [
    {
      sum: "credit",
      mayFall: () => false,
      short: (customer) =>
        say(
          `the money has been used since: of ${customer} more would be settled than was paid`,
          `该款项已用于其他核销，冲销后 ${customer} 的核销金额将超过收款`,
        ),
      remedy: (customer) =>
        say(
          `take back first what used it, latest first: rounds payment list --customer ${customer}; money that never came is bounced: rounds payment bounce`,
          `请先从最后一笔起冲销使用该款的记录：rounds payment list --customer ${customer}；款项实际未到账请用 rounds payment bounce`,
        ),
    },
  ],
  ceilings: [
    {
      sum: "settled",
      paper: invoice,
      most: ({ amount }: Invoice) => amount,
      over: ({ id }: Invoice, { left, added }, digits) =>
        say(
          `${id}: ${fromMinor(left, digits)} is open, less than ${fromMinor(added, digits)}`,
          `${id} 未收 ${fromMinor(left, digits)}，不足 ${fromMinor(added, digits)}`,
        ),
      remedy: ({ customer }: Invoice, added, digits) => {
        const collect = `rounds collect ${customer} ${fromMinor(added, digits)}`;
        return say(
          `it was settled otherwise meanwhile; money that did come: ${collect}`,
          `该单期间已另行核销；款项确已到账请重新登记：${collect}`,
        );
      },
    },
  ],
  agree: (entry: Payment, { digits }): readonly Finding[] =>
    hasFunds(entry, digits) &&
    Math.sign(creditMinor(entry, digits)) * Math.sign(fundsMinor(entry, digits)) < 0
      ? [
          {
            path: ["allocations"],
            text: say("more is settled than was paid", "核销金额超过收款金额"),
          },
        ]
      : [],
});

interface Parts {
  readonly amount: string;
  readonly writtenOff?: string | undefined;
  readonly difference?: string | undefined;
  readonly allocations?: readonly { readonly amount: string }[] | undefined;
}

/** Is it more than an entry of no money, which only sets other payments' money against others? */
function hasFunds({ amount, writtenOff = "0" }: Payment, digits: number): boolean {
  return toMinor(amount, digits) !== 0 || toMinor(writtenOff, digits) !== 0;
}

/** Does a payment change what its customer has paid ahead? */
function leavesCredit(entry: Parts): boolean {
  const most = 6;
  return creditMinor(entry, most) !== 0;
}

/** What a payment has to set against invoices: its money, and what settles beside it. */
export function fundsMinor(entry: Parts, digits: number): number {
  return [entry.amount, entry.writtenOff, entry.difference].reduce(
    (sum, one) => sum + (one === undefined ? 0 : toMinor(one, digits)),
    0,
  );
}

/** What of a payment is not yet set against an invoice; smallest unit. */
export function creditMinor(entry: Parts, digits: number): number {
  const settled = (entry.allocations ?? []).reduce(
    (sum, one) => sum + toMinor(one.amount, digits),
    0,
  );
  return fundsMinor(entry, digits) - settled;
}
