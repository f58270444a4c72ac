import type { IsoDate } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { join, same, say, type Text } from "../../law/words.ts";
import type { Column } from "../../print/view.ts";
import {
  type AgedLine,
  agedLines,
  type Forward,
  type Owed,
  type Paid,
  type PaidUp,
  paidUpTo,
  type Scale,
  usualScale,
} from "./aging.ts";
import { type Age, agedCustomers, sumParts } from "./aging-groups.ts";

/** An invoice as the aging report reads it. */
export interface OwedPaper extends Owed {
  readonly code?: string | undefined;
  readonly owner?: string | undefined;
  readonly settlement?: string | undefined;
}

/** What of a customer the reports group by. */
export interface Debtor {
  readonly owner?: string | undefined;
  readonly region?: string | undefined;
  readonly settlement?: string | undefined;
}

export interface AgingFacts {
  readonly invoices: readonly OwedPaper[];
  readonly payments: readonly Paid[];
  /** The balances that the invoices and payments come on top of; none: these are all there are. */
  readonly forward?: Forward | undefined;
  /** The day as of which it is told. */
  readonly asOf: IsoDate;
  /** Decimal places of the currency. */
  readonly digits: number;
  readonly scale?: Scale;
  /** How people call a record: "customer:quick", "staff:iwan". */
  readonly calls: ReadonlyMap<string, string>;
  /** By customer: whose it is, for invoices that name nobody and for credit, and the rest. */
  readonly debtors: ReadonlyMap<string, Debtor>;
  readonly customer?: string | undefined;
  readonly staff?: string | undefined;
}

export interface Aged {
  readonly lines: readonly AgedLine<OwedPaper>[];
  readonly paid: PaidUp;
  readonly credit: ReadonlyMap<string, number>;
  readonly customers: readonly Age[];
  /** What all customers owe by age; smallest unit. */
  readonly sums: Readonly<Record<string, number>>;
  readonly balanceMinor: number;
}

/** Whose an invoice is: its own salesperson, else the customer's. */
export function sellerOf(
  { customer, owner }: Pick<OwedPaper, "customer" | "owner">,
  { debtors }: Pick<AgingFacts, "debtors">,
): string | undefined {
  return owner ?? debtors.get(customer)?.owner;
}

/** What is open as of the day, of all or of one customer or salesperson. */
export function aged(facts: AgingFacts): Aged {
  const { invoices, payments, customer, staff, scale = usualScale } = facts;
  const paid = paidUpTo(payments, facts);
  const isAll = customer === undefined && staff === undefined;
  const wanted = (one: Pick<OwedPaper, "customer" | "owner">): boolean =>
    (customer === undefined || one.customer === customer) &&
    (staff === undefined || sellerOf(one, facts) === staff);
  const asked = isAll ? invoices : invoices.filter(wanted);
  const lines = agedLines(asked, { ...facts, settled: paid.settled });
  const credit = new Map(
    [...paid.credit].filter(([id, minor]) => minor !== 0 && wanted({ customer: id })),
  );
  const customers = agedCustomers(lines, credit, scale);
  const balanceMinor = customers.reduce((sum, one) => sum + one.balanceMinor, 0);
  return { lines, paid, credit, customers, sums: sumParts(customers, scale), balanceMinor };
}

/** The columns of a scale in words, and the credit. */
export function ageWords({ buckets }: Scale): ReadonlyMap<string, Text> {
  return new Map([
    ...buckets.map(({ key, label }) => [key, label] as const),
    ["credit", say("Credit", "预收款（未核销）")],
  ]);
}

/** How a record is called; its id where nobody knows it. */
export function callIn(calls: ReadonlyMap<string, string>, noun: string, id: string): string {
  return calls.get(`${noun}:${id}`) ?? id;
}

export function ownerColumn(calls: ReadonlyMap<string, string>): Column {
  return {
    key: "owner",
    label: say("Salesperson", "销售员"),
    weight: 2,
    format: (value) => (value ? callIn(calls, "staff", String(value)) : ""),
  };
}

export const nameColumn: Column = {
  key: "name",
  label: say("Customer", "客户"),
  weight: 9,
  wrap: true,
  least: 12,
};

export const nothingOpen = say("Nobody owes anything.", "没有未结清的应收款。");

/** The sums by age in one line: those that are nothing are left out. */
export function byAge(sums: Aged["sums"], words: ReadonlyMap<string, Text>, digits: number): Text {
  const parts = [...words].flatMap(([key, label]) => {
    const amount = grouped(fromMinor(sums[key] ?? 0, digits));
    return (sums[key] ?? 0) === 0 ? [] : [say(`${label.en} ${amount}`, `${label.zh} ${amount}`)];
  });
  return join(parts, same(" · "));
}

/**
 * The balance reached two ways: by what is open, and (of the whole book) by what was invoiced, came
 * in and was settled beside money. Where they differ it says so.
 */
export function proof(facts: AgingFacts, found: Aged): Text {
  const { asOf, digits, forward } = facts;
  const shown = (minor: number): string => grouped(fromMinor(minor, digits));
  const { balanceMinor } = found;
  const credit = found.sums.credit ?? 0;
  const [open, ahead, balance] = [balanceMinor - credit, -credit, balanceMinor].map(shown);
  const first = say(
    `Open ${open} less credit ${ahead} is the balance ${balance}`,
    `未收 ${open} 减预收款（未核销）${ahead} 等于余额 ${balance}`,
  );
  if (facts.customer !== undefined || facts.staff !== undefined)
    return say(`${first.en}.`, `${first.zh}。`);
  const turn = turnover(facts, found);
  const [a, b, c, d] = [turn.invoiced, turn.received, turn.balance, turn.brought].map(shown);
  const other = turn.besides === 0 ? "" : shown(turn.besides);
  const beside = other
    ? say(` and ${other} settled without money`, `、减其他核销 ${other}`)
    : say("", "");
  const second = forward
    ? say(
        `brought forward ${d} on ${forward.to}, since then invoiced ${a} less received ${b}${beside.en} is ${c}.`,
        `${forward.to} 结转 ${d}，其后开单 ${a} 减收款 ${b}${beside.zh} 等于 ${c}。`,
      )
    : say(
        `invoiced ${a} less received ${b}${beside.en} up to ${asOf} is ${c}.`,
        `截至 ${asOf} 开单 ${a} 减收款 ${b}${beside.zh} 等于 ${c}。`,
      );
  const off = balanceMinor - turn.balance;
  const wrong =
    off === 0
      ? say("", "")
      : say(
          ` They differ by ${shown(off)}: rounds check`,
          ` 两者相差 ${shown(off)}，请运行 rounds check`,
        );
  return say(`${first.en}; ${second.en}${wrong.en}`, `${first.zh}；${second.zh}${wrong.zh}`);
}

/** What came to the balance since it was brought forward; smallest unit. */
function turnover({ invoices, asOf, digits, forward }: AgingFacts, { paid }: Aged) {
  const since = forward?.to ?? "";
  let invoiced = 0;
  for (const { date, amount } of invoices) {
    if (date <= asOf && date > since) invoiced += toMinor(amount, digits);
  }
  const brought = forward?.balanceMinor ?? 0;
  const { receivedMinor: received, besidesMinor: besides } = paid;
  return { invoiced, received, besides, brought, balance: brought + invoiced - received - besides };
}
