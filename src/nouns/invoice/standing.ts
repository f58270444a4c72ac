import { daysBetween, type IsoDate } from "../../law/dates.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import { dueParts, type Parted } from "./instalments.ts";

const standings = [
  { value: "open", label: say("open", "未收") },
  { value: "part-paid", label: say("part paid", "部分收款") },
  { value: "overdue", label: say("overdue", "逾期") },
  { value: "paid", label: say("paid", "已结清") },
  { value: "credit", label: say("credit", "贷方余额") },
] as const;

/** What the state of an invoice is called. */
export const standingWords: ReadonlyMap<string, Text> = new Map(
  standings.map(({ value, label }) => [value, label]),
);

export interface Standing {
  /** Smallest unit; negative is the customer's money. */
  readonly openMinor: number;
  readonly state: (typeof standings)[number]["value"];
  /** More than zero only for what is open and past its due date. */
  readonly daysOverdue: number;
}

interface Owed extends Parted {
  readonly id: string;
}

/**
 * Where one invoice stands on a day; days overdue are those of its earliest open part.
 * `settledMinor` is what all payments have settled of it.
 */
export function standingOf(
  invoice: Owed,
  { settledMinor, asOf, digits }: { settledMinor: number; asOf: IsoDate; digits: number },
): Standing {
  const parts = dueParts(invoice, settledMinor, digits);
  const openMinor = parts.reduce((sum, one) => sum + one.openMinor, 0);
  if (openMinor === 0) return { openMinor, state: "paid", daysOverdue: 0 };
  if (openMinor < 0) return { openMinor, state: "credit", daysOverdue: 0 };
  const first = parts.find((one) => one.openMinor > 0)?.due ?? invoice.due;
  const daysOverdue = Math.max(0, daysBetween(first, asOf));
  if (daysOverdue > 0) return { openMinor, state: "overdue", daysOverdue };
  return { openMinor, state: settledMinor > 0 ? "part-paid" : "open", daysOverdue };
}

export interface StandingFacts {
  /** Per invoice, smallest unit. */
  readonly settled: ReadonlyMap<string, number>;
  /** Those of the invoices that are paid in parts, by id. */
  readonly parted?: ReadonlyMap<string, Parted>;
  readonly asOf: IsoDate;
  readonly digits: number;
  readonly keep?: (standing: Standing) => boolean;
}

/** Beside what is paid and open, dates come before other papers and people. */
const weights: Readonly<Record<string, number>> = { date: 5, order: 3, owner: 2, code: 2 };

/** A list of invoices with what is paid and open, the state, the days overdue, and totals. */
export function withStandings(list: TableView, facts: StandingFacts): TableView {
  const { settled, parted, asOf, digits, keep = () => true } = facts;
  const sums = { amount: 0, paid: 0, open: 0 };
  const rows = list.rows.flatMap((row): Row[] => {
    const invoice = row as unknown as Owed;
    const settledMinor = settled.get(invoice.id) ?? 0;
    const whole = { ...invoice, instalments: parted?.get(invoice.id)?.instalments };
    const standing = standingOf(whole, { settledMinor, asOf, digits });
    if (!keep(standing)) return [];
    const { openMinor, state, daysOverdue } = standing;
    sums.amount += toMinor(invoice.amount, digits);
    sums.paid += settledMinor;
    sums.open += openMinor;
    const paid = fromMinor(settledMinor, digits);
    const open = fromMinor(openMinor, digits);
    const days = daysOverdue > 0 ? daysOverdue : undefined;
    return [{ ...row, paid, open, state, daysOverdue: days }];
  });
  return {
    ...list,
    columns: [
      ...list.columns.map((one) => ({ ...one, weight: weights[one.key] ?? one.weight })),
      figureColumn("paid", say("Paid", "已收"), 8),
      figureColumn("open", say("Open", "未收"), 9),
      wordColumn({ key: "state", label: say("State", "状态"), weight: 7 }, standingWords),
      figureColumn("daysOverdue", say("Days overdue", "逾期天数"), 6),
    ],
    rows,
    totals: Object.fromEntries(
      Object.entries(sums).map(([key, minor]) => [key, fromMinor(minor, digits)]),
    ),
  };
}
