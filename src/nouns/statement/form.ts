import { addMonths, daysBetween } from "../../law/dates.ts";
import { moneyKind, rateKind } from "../../law/kinds/figures.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import { type Customer, customer } from "../customer/customer.ts";
import { settlementActs } from "../customer/fields/settling.ts";
import type { FormContent, FormFacts, FormTable } from "../form/data.ts";
import { wholeAmount } from "../form/goods.ts";
import {
  customerParty,
  fact,
  fieldFacts,
  formTable,
  money,
  numberHeading,
  personFact,
} from "../form/parts.ts";
import type { FormOf } from "../form/sources.ts";
import { invoice, invoiceLineTaxed } from "../invoice/invoice.ts";
import { commonValues, dayShown, letterTexts, shownMoney } from "../letter/text.ts";
import { product } from "../product/product.ts";
import { lineKinds } from "./choices.ts";
import { type Statement, statement } from "./statement.ts";

const kindWords: ReadonlyMap<string, Text> = new Map(
  lineKinds.map(({ value, label }) => [value, label]),
);

/** The number by which the customer knows a paper. */
function called({ code, paper }: { code?: string | undefined; paper: string }): string {
  return paper === "-" ? "" : (code ?? paper);
}

/** What is open, the earliest due first, with the days overdue on the day of the statement. */
function openTable({ lines = [], to }: Statement, { book, language }: FormFacts): FormTable {
  const { digits } = book;
  const total = lines.reduce((sum, one) => sum + toMinor(one.amount, digits), 0);
  const rows = lines.map((one, at) => {
    const late = one.due === undefined ? 0 : daysBetween(one.due, to);
    return {
      number: String(at + 1),
      date: one.kind === "credit" ? "" : one.date,
      kind: kindWords.get(one.kind)?.[language] ?? one.kind,
      document: called(one),
      due: one.due ?? "",
      days: late > 0 && toMinor(one.amount, digits) > 0 ? String(late) : "",
      of: one.of === undefined ? "" : money(one.of),
      open: money(one.amount),
    };
  });
  const headings = {
    number: numberHeading,
    date: { label: say("Date", "日期") },
    kind: { label: say("Kind", "摘要") },
    document: { label: say("Number", "单据号") },
    due: { label: say("Due", "到期日") },
    days: { label: say("Days overdue", "逾期天数"), align: "right" },
    of: { label: say("Of", "原金额"), align: "right" },
    open: { label: say("Open", "未结金额"), align: "right" },
  } as const;
  const totals = {
    document: say("Total", "合计")[language],
    open: money(fromMinor(total, digits)),
  };
  return formTable("lines", headings, { rows, language, totals });
}

/** What happened, with the balance after each line, from what was brought forward. */
function activityTable(record: Statement, { book, language }: FormFacts): FormTable {
  const { lines = [], opening = "0", from = "" } = record;
  const { digits } = book;
  let balance = toMinor(opening, digits);
  const sums = { debit: 0, credit: 0 };
  const shown = (minor: number): string => money(fromMinor(minor, digits));
  const rows = [
    {
      date: from,
      kind: say("Brought forward", "期初余额")[language],
      balance: shown(balance),
    },
    ...lines.map((one) => {
      const minor = toMinor(one.amount, digits);
      balance += minor;
      sums[minor > 0 ? "debit" : "credit"] += Math.abs(minor);
      return {
        date: one.date,
        kind: kindWords.get(one.kind)?.[language] ?? one.kind,
        document: called(one),
        due: one.due ?? "",
        settles: one.settles ?? "",
        debit: minor > 0 ? shown(minor) : "",
        credit: minor < 0 ? shown(-minor) : "",
        balance: shown(balance),
      };
    }),
  ];
  const headings = {
    date: { label: say("Date", "日期") },
    kind: { label: say("Kind", "摘要") },
    document: { label: say("Number", "单据号") },
    due: { label: say("Due", "到期日") },
    settles: { label: say("Settles", "核销单据") },
    debit: { label: say("Owed", "应收"), align: "right" },
    credit: { label: say("Paid", "已收"), align: "right" },
    balance: { label: say("Balance", "余额"), align: "right" },
  } as const;
  const totals = {
    kind: say("Total", "合计")[language],
    debit: shown(sums.debit),
    credit: shown(sums.credit),
    balance: shown(balance),
  };
  return formTable("lines", headings, { rows, language, totals });
}

/** The goods of the invoices of the period: what a store checks its receipts against. */
async function goodsTable(record: Statement, facts: FormFacts): Promise<FormTable | undefined> {
  const { book, language } = facts;
  const papers = await book.some(
    invoice,
    (record.lines ?? []).flatMap(({ kind, paper }) =>
      kind === "invoice" || kind === "credit-note" ? [paper] : [],
    ),
  );
  const all = [...papers.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
  const goods = await book.some(
    product,
    all.flatMap(({ lines = [] }) => lines.map((one) => one.product)),
  );
  const rows = all.flatMap((paper) =>
    (paper.lines ?? []).map((line) => ({
      document: paper.code ?? paper.id,
      date: paper.date,
      name: goods.get(line.product)?.name ?? line.product,
      quantity: money(line.quantity),
      unit: line.unit ?? goods.get(line.product)?.unit ?? "",
      price: line.price,
      amount: money(fromMinor(invoiceLineTaxed(line, paper, book.digits).grossMinor, book.digits)),
    })),
  );
  if (rows.length === 0) return undefined;
  const headings = {
    document: { label: say("Number", "单据号") },
    date: { label: say("Date", "日期") },
    name: { label: product.fields.name.label },
    quantity: { label: say("Quantity", "数量"), align: "right" },
    unit: { label: product.fields.unit.label },
    price: { label: say("Price", "单价"), align: "right" },
    amount: { label: say("Amount", "金额"), align: "right" },
  } as const;
  return formTable("goods", headings, { rows, language, title: say("Goods", "货物明细") });
}

/** The store's days for each act of settling, as they fall after the period: R-COL-28. */
function daysTable(
  who: Customer,
  record: Statement,
  { language }: FormFacts,
): FormTable | undefined {
  const { settlementDays = [] } = who;
  if (settlementDays.length === 0) return undefined;
  const acts = new Map(settlementActs.map(({ value, label }) => [value as string, label]));
  const rows = settlementDays.map(({ act, day, months = 0, term }) => {
    const month = addMonths(`${record.to.slice(0, 7)}-01`, months).slice(0, 7);
    return {
      act: acts.get(act)?.[language] ?? act,
      day: String(day),
      month,
      term: term === undefined ? "" : String(term),
    };
  });
  const headings = {
    act: { label: say("What", "事项") },
    month: { label: say("Month", "月份") },
    day: { label: say("Day", "日"), align: "right" },
    term: { label: say("Cheque term, days", "支票账期（天）"), align: "right" },
  } as const;
  return formTable("days", headings, {
    rows,
    language,
    title: say("Days of settlement", "结算日期"),
  });
}

/** What the store takes off by contract, with room to write what it took: R-STO-16. */
function deductionsTable(who: Customer, { language }: FormFacts): FormTable | undefined {
  const { deductions = [] } = who;
  if (deductions.length === 0) return undefined;
  const rows = deductions.map(({ name, rate, amount }) => ({
    name,
    rate: rate === undefined ? "" : rateKind.show(rate, language),
    amount: amount === undefined ? "" : moneyKind().show(amount, language),
  }));
  const headings = {
    name: { label: say("Deduction by contract", "合同扣款项目") },
    rate: { label: say("Rate", "比例"), align: "right" },
    amount: { label: say("Amount", "金额"), align: "right" },
    taken: { label: say("Taken", "本期扣款"), align: "right", isBlank: true },
    document: { label: say("Paper", "扣款单据"), isBlank: true },
  } as const;
  return formTable("deductions", headings, {
    rows,
    language,
    title: say("Deductions", "扣款"),
  });
}

/** What of the balance is past its due day; smallest unit. */
function overdueMinor({ lines = [], to }: Statement, digits: number): number {
  return lines
    .filter(({ due, amount }) => due !== undefined && due < to && toMinor(amount, digits) > 0)
    .reduce((sum, one) => sum + toMinor(one.amount, digits), 0);
}

async function textsOf(
  name: string,
  { record, who }: { readonly record: Statement; readonly who: Customer },
  facts: FormFacts,
) {
  const { language } = facts;
  const { owner, date, id, from, to, balance } = record;
  return letterTexts(
    name,
    {
      ...(await commonValues({ who, owner, date, number: id }, facts)),
      balance: shownMoney(balance),
      replyDays: String(facts.book.settings.limits.statementReplyDays),
      from: from === undefined ? "" : dayShown(from, language),
      to: dayShown(to, language),
    },
    facts,
  );
}

/** A statement (对账单), with the slip on which the customer answers: R-COL-13, R-FRM-74. */
function statementForm(name: "statement" | "store-statement"): FormOf<Statement> {
  return {
    notYet: ({ id, cancelled }) =>
      cancelled && {
        text: say(`${id} is cancelled`, `${id} 已作废`),
        hint: say("make another: rounds statement add", "请重做：rounds statement add"),
      },
    async make(record, facts): Promise<FormContent> {
      const { book, language } = facts;
      const { balance = "0", kind } = record;
      const who = await book.get(customer, record.customer);
      const isStore = name === "store-statement";
      const lines = kind === "open" ? openTable(record, facts) : activityTable(record, facts);
      const more = isStore
        ? [
            await goodsTable(record, facts),
            deductionsTable(who, facts),
            daysTable(who, record, facts),
          ]
        : [];
      const whole = wholeAmount(balance, {}, facts);
      const late = kind === "open" ? overdueMinor(record, book.digits) : 0;
      return {
        number: record.id,
        date: record.date,
        parties: [customerParty(who, { label: say("To", "致"), language, isTaxed: isStore })],
        facts: [
          ...fieldFacts(statement.fields, record, { keys: ["kind", "from", "to"], language }),
          ...(await personFact("owner", statement.fields.owner.label, { id: record.owner, facts })),
        ],
        tables: [lines, ...more.filter((one) => one !== undefined)],
        ...whole,
        amounts: [
          ...(late > 0
            ? fact("overdue", say("Of which overdue", "其中逾期"), {
                value: money(fromMinor(late, book.digits)),
                language,
              })
            : []),
          ...fact("total", say(`Balance as of ${record.to}`, `截至 ${record.to} 余额`), {
            value: money(balance, book.settings.currency),
            language,
          }),
        ],
        texts: await textsOf(name, { record, who }, facts),
        isPaid: true,
      };
    },
  };
}

export const forms: Readonly<Record<string, FormOf<Statement>>> = {
  statement: statementForm("statement"),
  "store-statement": statementForm("store-statement"),
};
