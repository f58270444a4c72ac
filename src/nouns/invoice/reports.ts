import { grouped } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Column, Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import {
  type Aged,
  type AgingFacts,
  aged,
  ageWords,
  byAge,
  callIn,
  nameColumn,
  nothingOpen,
  type OwedPaper,
  ownerColumn,
  proof,
  sellerOf,
} from "./aged.ts";
import { type AgedLine, usualScale } from "./aging.ts";
import { type Age, agedCustomers, sumParts } from "./aging-groups.ts";

/** What a customer is called, and whose it is. */
interface Who {
  readonly name: string;
  readonly owner: string | undefined;
}

/**
 * What is open, a line per invoice and due date, customer by customer, with days overdue and
 * bucket; credit is a line of its own with a minus. The lines add up to the balance (R-RPT-16).
 */
export function agingByInvoice(facts: AgingFacts): TableView {
  const { asOf, digits, scale = usualScale } = facts;
  const found = aged(facts);
  const rows = invoiceRows(found.lines, found, facts);
  const words = ageWords(scale);
  return {
    shape: "report",
    title: say("Receivables by age", "应收账款账龄表"),
    to: asOf,
    columns: invoiceColumns(facts),
    hidden: hiddenColumns,
    rows,
    totals: { open: fromMinor(found.balanceMinor, digits) },
    notes: rows.length > 0 ? [byAge(found.sums, words, digits), proof(facts, found)] : [],
    empty: nothingOpen,
  };
}

/** The late part of what is open. */
interface Late {
  readonly lines: readonly AgedLine<OwedPaper>[];
  readonly customers: readonly Age[];
  readonly overdueMinor: number;
}

function lateOf({ lines }: Aged, { scale = usualScale }: AgingFacts): Late {
  const late = lines.filter((one) => one.daysOverdue > 0);
  const customers = agedCustomers(late, new Map(), scale);
  const overdueMinor = customers.reduce((sum, one) => sum + one.overdueMinor, 0);
  return { lines: late, customers, overdueMinor };
}

/**
 * What is late, and nothing else: a line per invoice and due date with the days overdue, the
 * customer who owes most first (R-COL-11).
 */
export function overdueByInvoice(facts: AgingFacts): TableView {
  const { asOf, digits, scale = usualScale } = facts;
  const found = aged(facts);
  const late = lateOf(found, facts);
  const none = { customers: late.customers, credit: new Map<string, number>(), paid: found.paid };
  return {
    shape: "report",
    title: say("What is overdue", "逾期应收账款"),
    to: asOf,
    columns: invoiceColumns(facts),
    hidden: hiddenColumns,
    rows: invoiceRows(late.lines, none, facts),
    totals: { open: fromMinor(late.overdueMinor, digits) },
    notes:
      late.lines.length > 0
        ? [
            byAge(sumParts(late.customers, scale), ageWords(scale), digits),
            shareOf(late, found, facts),
          ]
        : [],
    empty: nothingLate,
  };
}

/** The same, a line per customer, with what the customer has paid ahead beside it. */
export function overdueByCustomer(facts: AgingFacts): TableView {
  const { asOf, digits, calls, debtors, scale = usualScale } = facts;
  const found = aged(facts);
  const late = lateOf(found, facts);
  const money = (minor: number): string => fromMinor(minor, digits);
  const sums = sumParts(late.customers, scale);
  const ages = scale.buckets.filter(({ key }) => key !== "notDue");
  const cells = (parts: Age["parts"]): Row =>
    Object.fromEntries(ages.map(({ key }) => [key, money(parts[key] ?? 0)]));
  const credits = late.customers.map(({ key }) => found.credit.get(key) ?? 0);
  const credit = credits.reduce((sum, one) => sum + one, 0);
  return {
    shape: "report",
    title: say("What is overdue by customer", "逾期应收账款（按客户）"),
    to: asOf,
    columns: [
      nameColumn,
      ownerColumn(calls),
      figureColumn("overdue", say("Overdue", "逾期合计"), 9),
      figureColumn("daysOverdue", say("Oldest, days", "最长逾期天数"), 8),
      figureColumn("papers", say("Papers", "单据数"), 3),
      ...ages.map(({ key, label }) => figureColumn(key, label, sums[key] === 0 ? 1 : 7)),
      figureColumn("credit", say("Paid ahead", "预收款"), credit === 0 ? 1 : 6),
    ],
    hidden: [{ key: "id", label: say("Customer id", "客户 ID") }],
    rows: late.customers.map((one, at) => ({
      name: callIn(calls, "customer", one.key),
      id: one.key,
      owner: debtors.get(one.key)?.owner,
      overdue: money(one.overdueMinor),
      daysOverdue: one.daysOverdue,
      papers: one.papers,
      ...cells(one.parts),
      credit: money(credits[at] ?? 0),
    })),
    totals: { ...cells(sums), overdue: money(late.overdueMinor), credit: money(credit) },
    notes: late.customers.length > 0 ? [shareOf(late, found, facts)] : [],
    empty: nothingLate,
  };
}

const nothingLate = say("Nothing is overdue.", "没有逾期的应收款。");

/** How much of what is open is late, and where the rest is to be seen. */
function shareOf({ overdueMinor }: Late, { balanceMinor, sums }: Aged, facts: AgingFacts): Text {
  const { digits } = facts;
  const openMinor = balanceMinor - (sums.credit ?? 0);
  const late = grouped(fromMinor(overdueMinor, digits));
  const open = grouped(fromMinor(openMinor, digits));
  const percent = percentOf(overdueMinor, openMinor);
  return say(
    `Overdue ${late} of ${open} open, ${percent} %; all of it by age: rounds report aging`,
    `逾期 ${late}，占未收 ${open} 的 ${percent}%；完整账龄：rounds report aging`,
  );
}

/** A part of a whole in percent with one place; 0.0 of nothing. */
export function percentOf(partMinor: number, wholeMinor: number): string {
  if (wholeMinor <= 0) return "0.0";
  return (Math.round((partMinor * 1000) / wholeMinor) / 10).toFixed(1);
}

const hiddenColumns: readonly Column[] = [
  { key: "customer", label: say("Customer id", "客户 ID") },
  { key: "code", label: say("Invoice number", "发票号") },
  figureColumn("paid", say("Paid", "已收")),
];

function invoiceColumns({ calls, scale = usualScale }: AgingFacts): Column[] {
  return [
    nameColumn,
    { key: "id", label: say("Paper", "单据"), weight: 5 },
    ownerColumn(calls),
    { key: "date", label: say("Date", "日期"), weight: 3 },
    { key: "due", label: say("Due", "到期日"), weight: 8 },
    figureColumn("daysOverdue", say("Days overdue", "逾期天数"), 8),
    wordColumn({ key: "bucket", label: say("Age", "账龄"), weight: 7 }, ageWords(scale)),
    figureColumn("amount", say("Amount", "金额"), 4),
    figureColumn("open", say("Open", "未收"), 9),
  ];
}

type Shown = Pick<Aged, "customers" | "credit" | "paid">;

/** The rows of some lines, in the order of the customers and, of each, of the due dates. */
function invoiceRows(
  lines: readonly AgedLine<OwedPaper>[],
  found: Shown,
  facts: AgingFacts,
): readonly Row[] {
  const { calls, debtors, digits } = facts;
  const byCustomer = new Map<string, AgedLine<OwedPaper>[]>();
  for (const line of lines) {
    const known = byCustomer.get(line.invoice.customer);
    if (known) known.push(line);
    else byCustomer.set(line.invoice.customer, [line]);
  }
  const rows: Row[] = [];
  for (const { key } of found.customers) {
    const who = { name: callIn(calls, "customer", key), owner: debtors.get(key)?.owner };
    const own = byCustomer.get(key) ?? [];
    if (own.length > 1) own.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
    for (const line of own) rows.push(invoiceRow(line, who, facts));
    if (found.credit.has(key)) rows.push(creditRow(key, who, { ...found, digits }));
  }
  return rows;
}

function invoiceRow(line: AgedLine<OwedPaper>, { name }: Who, facts: AgingFacts): Row {
  const { digits } = facts;
  const { invoice, due, amountMinor, openMinor, daysOverdue, bucket } = line;
  const { id, customer, code, date } = invoice;
  return {
    name,
    owner: sellerOf(invoice, facts),
    id,
    customer,
    code,
    date,
    due,
    daysOverdue: daysOverdue > 0 ? daysOverdue : undefined,
    bucket,
    amount: fromMinor(amountMinor, digits),
    paid: fromMinor(amountMinor - openMinor, digits),
    open: fromMinor(openMinor, digits),
  };
}

/** The line of a customer's unallocated money, under the latest payment that it is from. */
function creditRow(
  customer: string,
  { name, owner }: Who,
  { credit, paid, digits }: Shown & { readonly digits: number },
): Row {
  const paper = paid.creditPapers.get(customer);
  const open = fromMinor(-(credit.get(customer) ?? 0), digits);
  return { name, owner, id: paper?.id, customer, date: paper?.date, bucket: "credit", open };
}
