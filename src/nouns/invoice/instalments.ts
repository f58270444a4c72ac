import type { IsoDate } from "../../law/dates.ts";
import type { Decimal } from "../../law/decimal.ts";
import { toMinor } from "../../law/money.ts";

/** What telling the parts needs to know of an invoice; amounts as decimals. */
export interface Parted {
  readonly due: IsoDate;
  readonly amount: Decimal;
  readonly instalments?:
    | readonly {
        readonly due: IsoDate;
        readonly amount: Decimal;
        readonly name?: string | undefined;
      }[]
    | undefined;
}

/** One part of an invoice with a due date of its own; smallest unit. */
export interface DuePart {
  readonly due: IsoDate;
  readonly amountMinor: number;
  /** What is still to be paid of it; negative only where more was paid than the invoice says. */
  readonly openMinor: number;
}

/**
 * The parts of an invoice by due date, earliest first: its instalments, else the whole. What is
 * paid settles the earliest part first; what is paid beyond the whole stands in the last part, and
 * what was taken back beyond nothing in the first: the parts add up to amount less settled.
 */
export function dueParts(
  invoice: Parted,
  settledMinor: number,
  digits: number,
): readonly DuePart[] {
  const { due, amount, instalments = [] } = invoice;
  const whole = toMinor(amount, digits);
  if (instalments.length === 0) {
    return [{ due, amountMinor: whole, openMinor: whole - settledMinor }];
  }
  const parts = instalments
    .map((one) => ({ due: one.due, amountMinor: toMinor(one.amount, digits) }))
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  let rest = settledMinor;
  return parts.map((part, at) => {
    const isLast = at === parts.length - 1;
    const paid = isLast ? rest : Math.min(rest, part.amountMinor);
    rest -= paid;
    return { ...part, openMinor: part.amountMinor - paid };
  });
}

/** The day on which the next open part is due; the invoice's own where nothing is open. */
export function nextDue(invoice: Parted, settledMinor: number, digits: number): IsoDate {
  if (!invoice.instalments?.length) return invoice.due;
  const open = dueParts(invoice, settledMinor, digits).find((one) => one.openMinor > 0);
  return open?.due ?? invoice.due;
}

/** What of an invoice is open and past its due date on a day; smallest unit. */
export function overdueMinor(
  invoice: Parted,
  { settledMinor, asOf, digits }: { settledMinor: number; asOf: IsoDate; digits: number },
): number {
  return dueParts(invoice, settledMinor, digits)
    .filter((one) => one.due < asOf && one.openMinor > 0)
    .reduce((sum, one) => sum + one.openMinor, 0);
}
