import { addDays, addMonths, endOf, type IsoDate, startOf } from "../../law/dates.ts";
import type { SettlementDay } from "../customer/fields/settling.ts";
import type { Invoice } from "./invoice.ts";

type Settlement = Invoice["settlement"];

/** What is kept for a customer of how and when he pays. */
export interface Payer {
  readonly settlement?: Settlement;
  readonly terms?: string | undefined;
  readonly creditDays?: number | undefined;
  readonly settlementDays?: readonly SettlementDay[] | undefined;
  /** The day of the month on which he pays: his habit, where no day was agreed. */
  readonly payDay?: number | undefined;
}

interface TermFacts {
  readonly payer: Payer;
  /** The firm's usual days. */
  readonly creditDays: number;
  /** Terms and kind of settlement told for this paper. */
  readonly terms?: string | undefined;
  readonly settlement?: Settlement;
}

/** A day of the month of a date, or its last day where the month is shorter. */
function dayIn(month: IsoDate, day: number): IsoDate {
  const [first, last] = [startOf(month, "month"), endOf(month, "month")];
  const wanted = addDays(first, day - 1);
  return wanted < last ? wanted : last;
}

/**
 * The paper's own terms, else what its kind of settlement says (cash against goods, monthly), else
 * the customer's terms, his kind of settlement, his days, the firm's: R-COL-05, R-COL-46.
 */
export function termsOf({ terms, settlement, payer, creditDays }: TermFacts): string {
  const told = terms ?? ofSettlement(settlement);
  const own = payer.terms ?? ofSettlement(payer.settlement);
  return told ?? own ?? `${payer.creditDays ?? creditDays}d`;
}

function ofSettlement(settlement: Settlement): string | undefined {
  return settlement === "cash" || settlement === "monthly" ? settlement : undefined;
}

/** The day on which an invoice of a day is due by terms: R-COL-28, R-COL-46. */
export function dueBy(date: IsoDate, terms: string, { payer, creditDays, settlement }: TermFacts) {
  if (terms === "cash") return date;
  if (terms === "monthly") {
    const usual = payer.creditDays ?? creditDays;
    return monthlyDue(date, { payer, usual, settlement: settlement ?? payer.settlement });
  }
  const [, end, count = "0", unit] = /^(eom\+?)?(\d+)?([dm])?$/.exec(terms) ?? [];
  if (end === undefined) return addDays(date, Number(count));
  const last = endOf(date, "month");
  if (unit === "m") return endOf(addMonths(startOf(date, "month"), Number(count)), "month");
  return addDays(last, Number(count));
}

/**
 * What is settled monthly falls into the month whose reconciliation comes on its day or next, and
 * is due on the day agreed for money: in the same month where that lies after the reconciliation,
 * else in the next, or so many months after as was agreed. Without such a day: the customer's days
 * after the end of that month.
 */
function monthlyDue(
  date: IsoDate,
  { payer, usual, settlement }: { payer: Payer; usual: number; settlement: Settlement },
): IsoDate {
  const days = payer.settlementDays ?? [];
  const reconciled = days.find(({ act }) => act === "reconcile")?.day;
  const isNext = reconciled !== undefined && date > dayIn(date, reconciled);
  const month = isNext ? addMonths(startOf(date, "month"), 1) : startOf(date, "month");
  const paid =
    days.find(({ act }) => act === settlement) ??
    days.find(({ act }) => act === "transfer" || act === "cheque" || act === "cash");
  const day = paid?.day ?? payer.payDay;
  if (day === undefined) return addDays(endOf(month, "month"), usual);
  const isSame = reconciled !== undefined && day > reconciled;
  return dayIn(addMonths(month, paid?.months ?? (isSame ? 0 : 1)), day);
}
