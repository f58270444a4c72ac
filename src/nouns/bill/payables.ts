import type { IsoDate } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Column, Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import {
  type AgedLine,
  agedLines,
  type Forward,
  type Owed,
  type Paid,
  paidUpTo,
  usualScale,
} from "../invoice/aging.ts";
import { type Age, agedCustomers, sumParts } from "../invoice/aging-groups.ts";
import type { Bill } from "./bill.ts";
import type { BillPayment } from "./payment.ts";

export interface PayablesFacts {
  readonly bills: readonly Bill[];
  readonly payments: readonly BillPayment[];
  /** The balances that the papers come on top of; none: these are all there are. */
  readonly forward?: Forward | undefined;
  readonly asOf: IsoDate;
  readonly digits: number;
  readonly nameOf: (supplier: string) => string;
  readonly supplier?: string | undefined;
}

const advance = say("Paid in advance", "预付款");

const bucketWords: ReadonlyMap<string, Text> = new Map([
  ...usualScale.buckets.map(({ key, label }) => [key, label] as const),
  ["credit", advance],
]);

interface OwedBill extends Owed {
  readonly code?: string | undefined;
}

/** The same reckoning as of receivables: a supplier stands where a customer does. */
function owedBill({ id, code, supplier, date, due, amount }: Bill): OwedBill {
  return { id, code, customer: supplier, date, due, amount };
}

function paidOut({ id, supplier, date, amount, allocations }: BillPayment): Paid {
  const settles = allocations?.map((one) => ({ invoice: one.bill, amount: one.amount }));
  return { id, customer: supplier, date, amount, allocations: settles };
}

interface Aged {
  readonly lines: readonly AgedLine<OwedBill>[];
  readonly credit: ReadonlyMap<string, number>;
  readonly suppliers: readonly Age[];
  readonly paidMinor: number;
}

function aged({ bills, payments, supplier, ...facts }: PayablesFacts): Aged {
  const invoices = bills.map(owedBill);
  const paid = paidUpTo(payments.map(paidOut), { ...facts, invoices });
  const isWanted = (id: string): boolean => supplier === undefined || id === supplier;
  const asked = invoices.filter(({ customer }) => isWanted(customer));
  const lines = agedLines(asked, { ...facts, settled: paid.settled });
  const credit = new Map([...paid.credit].filter(([id, minor]) => minor !== 0 && isWanted(id)));
  return { lines, credit, suppliers: agedCustomers(lines, credit), paidMinor: paid.receivedMinor };
}

function balanceMinor(suppliers: readonly Age[]): number {
  return suppliers.reduce((sum, one) => sum + one.balanceMinor, 0);
}

/** What we owe, a line per invoice, supplier by supplier; the lines add up to the balance. */
export function payablesByBill(facts: PayablesFacts): TableView {
  const { asOf, digits, nameOf } = facts;
  const found = aged(facts);
  const money = (minor: number): string => fromMinor(minor, digits);
  const rows: Row[] = [];
  for (const { key: customer } of found.suppliers) {
    const own = found.lines
      .filter(({ invoice }) => invoice.customer === customer)
      .sort((a, b) => (a.invoice.due < b.invoice.due ? -1 : 1));
    for (const { invoice, openMinor, daysOverdue, bucket } of own) {
      const { id, code, date, due, amount } = invoice;
      const paid = money(toMinor(amount, digits) - openMinor);
      const days = daysOverdue > 0 ? daysOverdue : undefined;
      const open = money(openMinor);
      const told = { id, code, supplier: customer, date, due, amount, paid, open, bucket };
      rows.push({ name: nameOf(customer), ...told, daysOverdue: days });
    }
    const over = found.credit.get(customer);
    if (over !== undefined) {
      rows.push({
        name: nameOf(customer),
        supplier: customer,
        bucket: "credit",
        open: money(-over),
      });
    }
  }
  return {
    shape: "report",
    title: say("Payables by age", "应付账款账龄表"),
    to: asOf,
    columns: [
      nameColumn,
      { key: "id", label: say("Paper", "单据"), weight: 5 },
      { key: "code", label: say("Invoice number", "发票号"), weight: 4 },
      { key: "date", label: say("Date", "日期"), weight: 3 },
      { key: "due", label: say("Due", "到期日"), weight: 8 },
      figureColumn("daysOverdue", say("Days overdue", "逾期天数"), 8),
      wordColumn({ key: "bucket", label: say("Age", "账龄"), weight: 7 }, bucketWords),
      figureColumn("amount", say("Amount", "金额"), 4),
      figureColumn("open", say("Open", "未付"), 9),
    ],
    hidden: [
      { key: "supplier", label: say("Supplier id", "供应商 ID") },
      figureColumn("paid", say("Paid", "已付")),
    ],
    rows,
    totals: { open: money(balanceMinor(found.suppliers)) },
    notes: rows.length > 0 ? [proof(facts, found)] : [],
    empty: nothingOwed,
  };
}

const nothingOwed = say("We owe nobody anything.", "没有未付的应付款。");

const nameColumn: Column = {
  key: "name",
  label: say("Supplier", "供应商"),
  weight: 9,
  wrap: true,
  least: 12,
};

/** What we owe, a line per supplier with a column per age; the columns add up to the balance. */
export function payablesBySupplier(facts: PayablesFacts): TableView {
  const { asOf, digits, nameOf } = facts;
  const found = aged(facts);
  const money = (minor: number): string => fromMinor(minor, digits);
  const cells = (parts: Age["parts"]): Row =>
    Object.fromEntries(Object.entries(parts).map(([key, minor]) => [key, money(minor)]));
  const sums = sumParts(found.suppliers, usualScale);
  const weightOf = (key: string): number => (sums[key] === 0 ? 1 : 8);
  return {
    shape: "report",
    title: say("Payables by age and supplier", "应付账款账龄表（按供应商）"),
    to: asOf,
    columns: [
      nameColumn,
      figureColumn("daysOverdue", say("Oldest, days", "最长逾期天数"), 5),
      ...[...bucketWords].map(([key, label]) => figureColumn(key, label, weightOf(key))),
      figureColumn("balance", say("Balance", "余额"), 9),
    ],
    hidden: [{ key: "id", label: say("Supplier id", "供应商 ID") }],
    rows: found.suppliers.map((one) => ({
      name: nameOf(one.key),
      id: one.key,
      daysOverdue: one.daysOverdue > 0 ? one.daysOverdue : undefined,
      ...cells(one.parts),
      balance: money(one.balanceMinor),
    })),
    totals: { ...cells(sums), balance: money(balanceMinor(found.suppliers)) },
    notes: found.suppliers.length > 0 ? [proof(facts, found)] : [],
    empty: nothingOwed,
  };
}

/** Shows that what is open less what was paid in advance is all billed less all paid. */
function proof(facts: PayablesFacts, { suppliers, paidMinor }: Aged): Text {
  const { bills, asOf, digits, supplier, forward } = facts;
  const shown = (minor: number): string => grouped(fromMinor(minor, digits));
  const balance = balanceMinor(suppliers);
  const ahead = suppliers.reduce((sum, one) => sum - (one.parts.credit ?? 0), 0);
  const first = say(
    `Open ${shown(balance + ahead)} less advance ${shown(ahead)} is the balance ${shown(balance)}`,
    `未付 ${shown(balance + ahead)} 减预付款 ${shown(ahead)} 等于余额 ${shown(balance)}`,
  );
  if (supplier !== undefined) return say(`${first.en}.`, `${first.zh}。`);
  const since = forward?.to ?? "";
  const billed = bills
    .filter((one) => one.date <= asOf && one.date > since)
    .reduce((sum, one) => sum + toMinor(one.amount, digits), 0);
  const brought = forward?.balanceMinor ?? 0;
  const [a, b, c] = [billed, paidMinor, brought + billed - paidMinor].map(shown);
  if (forward) {
    const d = shown(brought);
    return say(
      `${first.en}; brought forward ${d} on ${forward.to}, since then billed ${a} less paid ${b} is ${c}.`,
      `${first.zh}；${forward.to} 结转 ${d}，其后到票 ${a} 减付款 ${b} 等于 ${c}。`,
    );
  }
  return say(
    `${first.en}; billed ${a} less paid ${b} up to ${asOf} is ${c}.`,
    `${first.zh}；截至 ${asOf} 到票 ${a} 减付款 ${b} 等于 ${c}。`,
  );
}

/** What is owed to each supplier by some day, from what of each invoice was paid; smallest unit. */
export function owedBySupplier(
  bills: readonly Bill[],
  paid: ReadonlyMap<string, number>,
  { to, digits }: { to: IsoDate; digits: number },
): ReadonlyMap<string, number> {
  const owed = new Map<string, number>();
  for (const { id, supplier, date, amount } of bills) {
    // What was paid ahead for an invoice written later is in advance until then.
    const minor = (date <= to ? toMinor(amount, digits) : 0) - (paid.get(id) ?? 0);
    if (minor !== 0) owed.set(supplier, (owed.get(supplier) ?? 0) + minor);
  }
  return owed;
}
