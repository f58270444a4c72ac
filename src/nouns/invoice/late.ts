import { daysBetween, type IsoDate } from "../../law/dates.ts";
import type { Payment } from "../payment/payment.ts";

/** The last day on which something was settled of each invoice, and was not taken back. */
export function lastPaidOn(
  payments: readonly Pick<Payment, "id" | "date" | "allocations" | "reverses">[],
): ReadonlyMap<string, IsoDate> {
  const back = new Set(payments.flatMap(({ reverses }) => reverses ?? []));
  const paid = new Map<string, IsoDate>();
  for (const { id, date, allocations = [], reverses } of payments) {
    if (reverses !== undefined || back.has(id)) continue;
    for (const { invoice } of allocations) {
      if (date > (paid.get(invoice) ?? "")) paid.set(invoice, date);
    }
  }
  return paid;
}

/** How many days after it was due an invoice was paid in full; 0: in time. */
export function daysLateOf({ due }: { readonly due: IsoDate }, paidOn: IsoDate): number {
  return Math.max(0, daysBetween(due, paidOn));
}
