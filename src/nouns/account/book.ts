import type { IsoDate, Period } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import type { BillPayment } from "../bill/payment.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import type { Payment } from "../payment/payment.ts";
import { className } from "./classes.ts";
import { type CashEntry, movedMinor } from "./entry.ts";

/** One line of a cash or bank book; smallest unit, what went out has a minus. */
export interface BookLine {
  readonly id: string;
  readonly date: IsoDate;
  readonly kind: "customer" | "supplier" | "in" | "out" | "transfer";
  /** Who paid or was paid, or which other account. */
  readonly party: string;
  readonly class?: string | undefined;
  readonly what?: string | undefined;
  readonly reference?: string | undefined;
  readonly minor: number;
}

interface Entries {
  readonly payments: readonly Payment[];
  readonly billPayments: readonly BillPayment[];
  readonly entries: readonly CashEntry[];
}

interface Naming {
  /** How people call a record: "customer:quick", "supplier:hill", "account:cash-box". */
  readonly nameOf: (key: string) => string;
  readonly digits: number;
}

/** What moved the money of one account, in the order of the days. */
export function bookLines(
  account: string,
  { payments, billPayments, entries }: Entries,
  { nameOf, digits }: Naming,
): BookLine[] {
  const lines: BookLine[] = [];
  for (const one of payments) {
    const minor = toMinor(one.amount, digits);
    if (one.account !== account || minor === 0) continue;
    const { id, date, reference, notes: what } = one;
    const party = nameOf(`customer:${one.customer}`);
    lines.push({ id, date, kind: "customer", party, what, reference, minor });
  }
  for (const one of billPayments) {
    const minor = -toMinor(one.amount, digits);
    if (one.account !== account || minor === 0) continue;
    const { id, date, reference, notes: what } = one;
    const party = nameOf(`supplier:${one.supplier}`);
    lines.push({ id, date, kind: "supplier", party, what, reference, minor });
  }
  for (const one of entries) {
    for (const [place, minor] of movedMinor(one, digits)) {
      if (place !== account) continue;
      const { id, date, kind, what, reference } = one;
      const other = place === one.account ? one.to : one.account;
      const party = kind === "transfer" ? nameOf(`account:${other}`) : "";
      lines.push({ id, date, kind, party, class: one.class, what, reference, minor });
    }
  }
  const key = ({ date, id }: BookLine): string => `${date} ${id}`;
  return lines.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

export interface AccountBook extends Period {
  readonly name: string;
  readonly openingMinor: number;
  readonly lines: readonly BookLine[];
  readonly digits: number;
  /** The last day that was closed. */
  readonly closed: IsoDate | undefined;
}

const kindWords: ReadonlyMap<string, Text> = new Map([
  ["customer", say("from a customer", "客户收款")],
  ["supplier", say("to a supplier", "付供应商")],
  ["in", say("income", "收入")],
  ["out", say("spending", "支出")],
  ["transfer", say("between accounts", "互转")],
]);

function split(minor: number, digits: number): { in?: string; out?: string } {
  return minor < 0 ? { out: fromMinor(-minor, digits) } : { in: fromMinor(minor, digits) };
}

/** The cash or bank book (日记账): every line with the balance after it. */
export function bookView(told: AccountBook): TableView {
  const { name, openingMinor, lines, digits, from, to } = told;
  let balance = openingMinor;
  const rows = lines.map((one): Row => {
    balance += one.minor;
    const { id, date, kind, party, class: group, what, reference, minor } = one;
    const cells = { id, date, kind, party, class: group, what, reference };
    return { ...cells, ...split(minor, digits), balance: fromMinor(balance, digits) };
  });
  return {
    shape: "report",
    title: say(`Book of ${name}`, `${name} 日记账`),
    from,
    to,
    columns: [
      { key: "date", label: say("Date", "日期"), weight: 9 },
      { key: "id", label: say("Paper", "单据"), weight: 4, whole: true },
      wordColumn({ key: "kind", label: say("Kind", "类型"), weight: 6 }, kindWords),
      { key: "party", label: say("Who", "往来单位"), weight: 7, wrap: true, least: 8 },
      {
        key: "class",
        label: say("Class", "类别"),
        weight: 5,
        format: (value, language) =>
          value === undefined || value === null ? "" : className(String(value))[language],
      },
      { key: "what", label: say("What for", "摘要"), weight: 3, wrap: true, least: 8 },
      { key: "reference", label: say("Paper number", "票据号"), weight: 2 },
      figureColumn("in", say("In", "收入"), 9),
      figureColumn("out", say("Out", "支出"), 9),
      figureColumn("balance", say("Balance", "余额"), 9),
    ],
    rows,
    totals: totalsOf(told),
    notes: notesOf(told),
    empty: say("Nothing moved.", "本期无收支。"),
  };
}

/** The same, a line a day: what was there in the morning, came, went, and is there at night. */
export function dailyView(told: AccountBook): TableView {
  const { name, openingMinor, lines, digits, from, to } = told;
  const days = new Map<IsoDate, { in: number; out: number }>();
  for (const { date, minor } of lines) {
    const day = days.get(date) ?? { in: 0, out: 0 };
    if (minor < 0) day.out -= minor;
    else day.in += minor;
    days.set(date, day);
  }
  const money = (minor: number): string => fromMinor(minor, digits);
  let balance = openingMinor;
  const rows = [...days].map(([date, day]): Row => {
    const before = balance;
    balance += day.in - day.out;
    const cells = { opening: money(before), in: money(day.in), out: money(day.out) };
    return { date, ...cells, balance: money(balance), closed: date <= (told.closed ?? "") };
  });
  return {
    shape: "report",
    title: say(`Daily balance of ${name}`, `${name} 每日余额`),
    from,
    to,
    columns: [
      { key: "date", label: say("Date", "日期"), weight: 9 },
      figureColumn("opening", say("Opening", "上日余额"), 7),
      figureColumn("in", say("In", "收入"), 9),
      figureColumn("out", say("Out", "支出"), 9),
      figureColumn("balance", say("Balance", "本日余额"), 9),
      {
        key: "closed",
        label: say("Closed", "已结"),
        weight: 5,
        format: (value, language) => (value ? (language === "zh" ? "是" : "yes") : ""),
      },
    ],
    rows,
    totals: totalsOf(told),
    notes: notesOf(told),
    empty: say("Nothing moved.", "本期无收支。"),
  };
}

function totalsOf({ lines, openingMinor, digits }: AccountBook): Row {
  const sum = (sign: 1 | -1): number =>
    lines.reduce((all, { minor }) => all + Math.max(0, sign * minor), 0);
  const [came, went] = [sum(1), sum(-1)];
  return {
    in: fromMinor(came, digits),
    out: fromMinor(went, digits),
    balance: fromMinor(openingMinor + came - went, digits),
  };
}

function notesOf({ openingMinor, digits, from, closed }: AccountBook): Text[] {
  const opening = grouped(fromMinor(openingMinor, digits));
  const first = say(`Before ${from}: ${opening}.`, `${from} 前余额 ${opening}。`);
  return closed === undefined
    ? [first]
    : [first, say(`Closed up to ${closed}.`, `已结账至 ${closed}。`)];
}
