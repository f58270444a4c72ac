import type { IsoDate } from "../../law/dates.ts";
import { type Decimal, grouped } from "../../law/decimal.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Column, Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import {
  type AgedLine,
  agedCustomers,
  agedLines,
  buckets,
  type CustomerAge,
  type Forward,
  type Owed,
  type Paid,
  type PaidUp,
  paidUpTo,
} from "./aging.ts";

/** An invoice as the aging report reads it. */
export interface OwedPaper extends Owed {
  readonly code?: string | undefined;
  readonly owner?: string | undefined;
}

export interface OverdueFacts {
  readonly invoices: readonly OwedPaper[];
  readonly payments: readonly Paid[];
  /** The balances that the invoices and payments come on top of; none: these are all there are. */
  readonly forward?: Forward | undefined;
  /** The day as of which it is told. */
  readonly asOf: IsoDate;
  /** Decimal places of the currency. */
  readonly digits: number;
  /** How people call a record: "customer:quick", "staff:iwan". */
  readonly calls: ReadonlyMap<string, string>;
  /** Whose customer it is: staff by customer, for invoices that name nobody and for credit. */
  readonly owners: ReadonlyMap<string, string>;
  readonly customer?: string | undefined;
  readonly staff?: string | undefined;
}

const bucketWords: ReadonlyMap<string, Text> = new Map([
  ...buckets.map(({ key, label }) => [key, label] as const),
  ["credit", say("Credit", "预收款（未核销）")],
]);

interface Aged {
  readonly lines: readonly AgedLine<OwedPaper>[];
  readonly paid: PaidUp;
  readonly credit: ReadonlyMap<string, number>;
  readonly customers: readonly CustomerAge[];
  /** What all customers owe by age; smallest unit. */
  readonly sums: CustomerAge["parts"];
}

function aged(facts: OverdueFacts): Aged {
  const { invoices, payments, owners, customer, staff } = facts;
  const paid = paidUpTo(payments, facts);
  const wanted = (id: string, owner: string | undefined): boolean =>
    (customer === undefined || id === customer) &&
    (staff === undefined || (owner ?? owners.get(id)) === staff);
  const asked = invoices.filter((one) => wanted(one.customer, one.owner));
  const lines = agedLines(asked, { ...facts, settled: paid.settled });
  const credit = new Map(
    [...paid.credit].filter(([id, minor]) => minor !== 0 && wanted(id, undefined)),
  );
  const customers = agedCustomers(lines, credit);
  return { lines, paid, credit, customers, sums: bucketSums(customers) };
}

/**
 * What is open, a line per invoice, customer by customer, with days overdue and bucket; credit is a
 * line of its own with a minus. The lines add up to the balance (R-COL-11, R-RPT-16).
 */
export function overdueByInvoice(facts: OverdueFacts): TableView {
  const { asOf, digits, calls, owners } = facts;
  const found = aged(facts);
  const byCustomer = new Map<string, AgedLine<OwedPaper>[]>();
  for (const line of found.lines) {
    const known = byCustomer.get(line.invoice.customer);
    if (known) known.push(line);
    else byCustomer.set(line.invoice.customer, [line]);
  }
  const rows: Row[] = [];
  for (const { customer } of found.customers) {
    const who = { name: callIn(calls, "customer", customer), owner: owners.get(customer) };
    const lines = byCustomer.get(customer) ?? [];
    if (lines.length > 1) lines.sort((a, b) => (a.invoice.due < b.invoice.due ? -1 : 1));
    for (const line of lines) rows.push(invoiceRow(line, who, digits));
    if (found.credit.has(customer)) rows.push(creditRow(customer, { ...found, ...who, digits }));
  }
  const { sums } = found;
  const parts = [...bucketWords].flatMap(([key, label]) => {
    const amount = grouped(fromMinor(sums[key as keyof typeof sums], digits));
    return sums[key as keyof typeof sums] === 0
      ? []
      : [say(`${label.en} ${amount}`, `${label.zh} ${amount}`)];
  });
  const byAge = say(parts.map(({ en }) => en).join(" · "), parts.map(({ zh }) => zh).join(" · "));
  return {
    shape: "report",
    title: say("Receivables by age", "应收账款账龄表"),
    to: asOf,
    columns: invoiceColumns(calls),
    hidden: [
      { key: "customer", label: say("Customer id", "客户 ID") },
      { key: "code", label: say("Invoice number", "发票号") },
      figureColumn("paid", say("Paid", "已收")),
    ],
    rows,
    totals: { open: fromMinor(balanceOf(found.customers), digits) },
    notes: rows.length > 0 ? [byAge, proof(facts, found)] : [],
    empty: nothingOpen,
  };
}

const nothingOpen = say("Nobody owes anything.", "没有未结清的应收款。");

function invoiceColumns(calls: ReadonlyMap<string, string>): Column[] {
  return [
    { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true, least: 12 },
    { key: "id", label: say("Paper", "单据"), weight: 5 },
    ownerColumn(calls),
    { key: "date", label: say("Date", "日期"), weight: 3 },
    { key: "due", label: say("Due", "到期日"), weight: 8 },
    { ...figureColumn("daysOverdue", say("Days overdue", "逾期天数"), 8) },
    wordColumn({ key: "bucket", label: say("Age", "账龄"), weight: 7 }, bucketWords),
    figureColumn("amount", say("Amount", "金额"), 4),
    figureColumn("open", say("Open", "未收"), 9),
  ];
}

function ownerColumn(calls: ReadonlyMap<string, string>): Column {
  return {
    key: "owner",
    label: say("Salesperson", "销售员"),
    weight: 2,
    format: (value) => (value ? callIn(calls, "staff", String(value)) : ""),
  };
}

/** What a customer is called, and whose it is. */
interface Who {
  readonly name: string;
  readonly owner: string | undefined;
}

function invoiceRow(line: AgedLine<OwedPaper>, who: Who, digits: number): Row {
  const { id, customer, code, owner, date, due, amount } = line.invoice;
  return {
    name: who.name,
    owner: owner || who.owner,
    id,
    customer,
    code,
    date,
    due,
    daysOverdue: line.daysOverdue > 0 ? line.daysOverdue : undefined,
    bucket: line.bucket,
    amount,
    paid: fromMinor(toMinor(amount, digits) - line.openMinor, digits),
    open: fromMinor(line.openMinor, digits),
  };
}

/** The line of a customer's unallocated money, under the latest payment that it is from. */
function creditRow(
  customer: string,
  { credit, paid, name, owner, digits }: Aged & Who & { readonly digits: number },
): Row {
  const paper = paid.creditPapers.get(customer);
  const open = fromMinor(-(credit.get(customer) ?? 0), digits);
  return { name, owner, id: paper?.id, customer, date: paper?.date, bucket: "credit", open };
}

/** What is open, a line per customer with a column per age; the columns add up to the balance. */
export function overdueByCustomer(facts: OverdueFacts): TableView {
  const { asOf, digits, calls, owners } = facts;
  const found = aged(facts);
  const money = (minor: number): Decimal => fromMinor(minor, digits);
  // A narrow screen loses first the ages in which nobody owes anything.
  const weightOf = (key: string): number =>
    found.customers.some(({ parts }) => parts[key as keyof typeof parts] !== 0) ? 8 : 1;
  const cells = (parts: CustomerAge["parts"]): Row =>
    Object.fromEntries(Object.entries(parts).map(([key, minor]) => [key, money(minor)]));
  const overdue = found.customers.reduce((sum, one) => sum + one.overdueMinor, 0);
  const balance = money(balanceOf(found.customers));
  return {
    shape: "report",
    title: say("Receivables by age and customer", "应收账款账龄表（按客户）"),
    to: asOf,
    columns: [
      { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true, least: 12 },
      ownerColumn(calls),
      figureColumn("overdue", say("Overdue", "逾期合计"), 6),
      figureColumn("daysOverdue", say("Oldest, days", "最长逾期天数"), 5),
      ...[...bucketWords].map(([key, label]) => figureColumn(key, label, weightOf(key))),
      figureColumn("balance", say("Balance", "余额"), 9),
    ],
    hidden: [{ key: "id", label: say("Customer id", "客户 ID") }],
    rows: found.customers.map((one) => ({
      name: callIn(calls, "customer", one.customer),
      id: one.customer,
      owner: owners.get(one.customer),
      overdue: money(one.overdueMinor),
      daysOverdue: one.daysOverdue > 0 ? one.daysOverdue : undefined,
      ...cells(one.parts),
      balance: money(one.balanceMinor),
    })),
    totals: { ...cells(found.sums), overdue: money(overdue), balance },
    notes: found.customers.length > 0 ? [proof(facts, found)] : [],
    empty: nothingOpen,
  };
}

/** How a record is called; its id where nobody knows it. */
function callIn(calls: ReadonlyMap<string, string>, noun: string, id: string): string {
  return calls.get(`${noun}:${id}`) ?? id;
}

function balanceOf(customers: readonly CustomerAge[]): number {
  return customers.reduce((sum, one) => sum + one.balanceMinor, 0);
}

function bucketSums(customers: readonly CustomerAge[]): CustomerAge["parts"] {
  const sums = { notDue: 0, overdue30: 0, overdue60: 0, overdue90: 0, overdueMore: 0, credit: 0 };
  const keys = Object.keys(sums) as (keyof typeof sums)[];
  for (const { parts } of customers) for (const key of keys) sums[key] += parts[key];
  return sums;
}

/** The balance reached two ways: by what is open, and (of the whole book) by what came and went. */
function proof(facts: OverdueFacts, found: Aged): Text {
  const { invoices, asOf, digits, customer, staff, forward } = facts;
  const shown = (minor: number): string => grouped(fromMinor(minor, digits));
  const balance = balanceOf(found.customers);
  const { credit } = found.sums;
  const open = shown(balance - credit);
  const first = say(
    `Open ${open} less credit ${shown(-credit)} is the balance ${shown(balance)}`,
    `未收 ${open} 减预收款（未核销）${shown(-credit)} 等于余额 ${shown(balance)}`,
  );
  if (customer !== undefined || staff !== undefined) return say(`${first.en}.`, `${first.zh}。`);
  const since = forward?.to ?? "";
  const there = invoices.filter((one) => one.date <= asOf && one.date > since);
  const invoiced = there.reduce((sum, one) => sum + toMinor(one.amount, digits), 0);
  const received = found.paid.receivedMinor;
  const brought = forward?.balanceMinor ?? 0;
  const [a, b, c, d] = [invoiced, received, brought + invoiced - received, brought].map(shown);
  if (forward) {
    return say(
      `${first.en}; brought forward ${d} on ${forward.to}, since then invoiced ${a} less received ${b} is ${c}.`,
      `${first.zh}；${forward.to} 结转 ${d}，其后开单 ${a} 减收款 ${b} 等于 ${c}。`,
    );
  }
  return say(
    `${first.en}; invoiced ${a} less received ${b} up to ${asOf} is ${c}.`,
    `${first.zh}；截至 ${asOf} 开单 ${a} 减收款 ${b} 等于 ${c}。`,
  );
}
