import type { IsoDate } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { Cell, Fact, PageView, Row, TableView } from "../../print/view.ts";
import { figureColumn } from "../generic/tables.ts";
import type { Payment } from "../payment/payment.ts";
import { dueParts } from "./instalments.ts";
import type { Invoice } from "./invoice.ts";
import { daysLateOf, lastPaidOn } from "./late.ts";
import { standingOf, standingWords } from "./standing.ts";

interface PageFacts {
  readonly settledMinor: number;
  /** The payments of its customer. */
  readonly payments: readonly Payment[];
  readonly credits: readonly Invoice[];
  readonly today: IsoDate;
  readonly digits: number;
}

/** The page of an invoice with where it stands, its parts, credit notes and payments. */
export function invoicePage(page: PageView, record: Invoice, facts: PageFacts): PageView {
  const { settledMinor, today, digits } = facts;
  const { openMinor, state, daysOverdue } = standingOf(record, {
    settledMinor,
    asOf: today,
    digits,
  });
  const figure = (minor: number): string => fromMinor(minor, digits);
  const money = (value: Cell): string => grouped(String(value));
  const own: Fact[] = [
    {
      key: "state",
      label: say("State", "状态"),
      value: state,
      format: (value, language) => standingWords.get(String(value))?.[language] ?? String(value),
    },
    { key: "paid", label: say("Paid", "已收"), value: figure(settledMinor), format: money },
    { key: "open", label: say("Open", "未收"), value: figure(openMinor), format: money },
    ...(daysOverdue > 0
      ? [{ key: "daysOverdue", label: say("Days overdue", "逾期天数"), value: daysOverdue }]
      : []),
  ];
  const paidOn = state === "paid" ? lastPaidOn(facts.payments).get(record.id) : undefined;
  if (paidOn !== undefined && record.credits === undefined) {
    own.push(
      { key: "paidOn", label: say("Paid on", "结清日期"), value: paidOn },
      { key: "daysLate", label: say("Days late", "迟付天数"), value: daysLateOf(record, paidOn) },
    );
  }
  const parts = record.instalments?.length ? [partsTable(record, facts)] : [];
  const others = page.sections.filter(({ title }) => title.en !== "Instalments");
  return {
    ...page,
    facts: [...page.facts, ...own],
    sections: [...others, ...parts, ...creditsTable(facts), ...paymentsTable(record, facts)],
  };
}

function partsTable(record: Invoice, { settledMinor, digits }: PageFacts): TableView {
  const rows = dueParts(record, settledMinor, digits).map(
    ({ due, amountMinor, openMinor }, at): Row => ({
      number: at + 1,
      due,
      amount: fromMinor(amountMinor, digits),
      paid: fromMinor(amountMinor - openMinor, digits),
      open: fromMinor(openMinor, digits),
    }),
  );
  return {
    shape: "list",
    title: say("Instalments", "分期"),
    columns: [
      { key: "number", label: say("No.", "序号"), align: "right" },
      { key: "due", label: say("Due", "到期日"), weight: 9 },
      figureColumn("amount", say("Amount", "金额"), 8),
      figureColumn("paid", say("Paid", "已收"), 7),
      figureColumn("open", say("Open", "未收"), 9),
    ],
    rows,
  };
}

function creditsTable({ credits }: PageFacts): TableView[] {
  if (credits.length === 0) return [];
  return [
    {
      shape: "list",
      title: say("Credit notes", "红字应收单"),
      columns: [
        { key: "id", label: say("Credit note", "红字应收单"), weight: 8 },
        { key: "date", label: say("Date", "日期"), weight: 7 },
        figureColumn("amount", say("Amount", "金额"), 9),
        { key: "why", label: say("Why", "原因"), weight: 6, wrap: true },
      ],
      rows: credits.map(({ id, date, amount, why }) => ({ id, date, amount, why })),
    },
  ];
}

function paymentsTable({ id }: Invoice, { payments, digits }: PageFacts): TableView[] {
  const rows = payments.flatMap((one): Row[] => {
    const minor = (one.allocations ?? [])
      .filter(({ invoice }) => invoice === id)
      .reduce((sum, { amount }) => sum + toMinor(amount, digits), 0);
    if (minor === 0) return [];
    return [{ id: one.id, date: one.date, amount: fromMinor(minor, digits), notes: one.notes }];
  });
  if (rows.length === 0) return [];
  return [
    {
      shape: "list",
      title: say("Settled by", "核销记录"),
      columns: [
        { key: "id", label: say("Payment", "收款"), weight: 8 },
        { key: "date", label: say("Date", "日期"), weight: 7 },
        figureColumn("amount", say("Settled", "核销金额"), 9),
        { key: "notes", label: say("Notes", "备注"), weight: 3, wrap: true },
      ],
      rows,
    },
  ];
}
