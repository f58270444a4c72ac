import { addDays, type IsoDate } from "../../law/dates.ts";
import type { Facts } from "../../law/facts.ts";
import { standing } from "../../law/reversal.ts";
import { callDays, paperPeriods, type Scheme, type Trigger } from "../../law/scheme.ts";
import { customer } from "../customer/customer.ts";
import { type Call, call } from "./call.ts";

export type Begun = Trigger & { readonly noun: string };

interface Days {
  readonly today: IsoDate;
  readonly until: IsoDate;
  readonly overDays: number;
}

/**
 * What has begun a scheme and may still ask for a call: only papers of the days in question are
 * looked at, those of closed months among them.
 */
export async function begunBy(scheme: Scheme, book: Facts, days: Days): Promise<readonly Begun[]> {
  const begun: Begun[] = [];
  for (const period of paperPeriods(scheme, days)) {
    if (scheme.trigger === "signed") {
      const { order } = await import("../order/order.ts");
      const { orderState } = await import("../order/totals.ts");
      for (const one of await book.between(order, period)) {
        const signed = (one.shipments ?? []).map((shipment) => shipment.signed ?? "").sort();
        const day = orderState(one) === "signed" ? signed.at(-1) : undefined;
        if (day) begun.push({ noun: "order", about: one.id, customer: one.customer, day });
      }
    } else if (scheme.trigger === "invoice") {
      const { invoice } = await import("../invoice/invoice.ts");
      for (const { id, customer: who, date, credits } of await book.between(invoice, period)) {
        if (credits !== undefined) continue;
        begun.push({ noun: "invoice", about: id, customer: who, day: date });
      }
    } else {
      const { service } = await import("../service/service.ts");
      for (const { id, customer: who, date, kind } of await book.between(service, period)) {
        const isMeant = scheme.services === undefined || scheme.services.includes(kind);
        if (isMeant) begun.push({ noun: "service", about: id, customer: who, day: date });
      }
    }
  }
  return ofKind(begun, scheme, book);
}

/** Only customers of the kinds that a scheme is for. */
async function ofKind(
  begun: readonly Begun[],
  { customers, exceptCustomers }: Scheme,
  book: Facts,
): Promise<readonly Begun[]> {
  if (customers === undefined && exceptCustomers === undefined) return begun;
  const known = await book.some(customer, new Set(begun.map((one) => one.customer)));
  return begun.filter((one) => {
    const kind = known.get(one.customer)?.kind ?? "";
    return (customers?.includes(kind) ?? true) && !exceptCustomers?.includes(kind);
  });
}

/** The calls that count and that decide what is due by these schemes. */
export async function callsFor(
  schemes: readonly Scheme[],
  book: Facts,
  { today, overDays }: Omit<Days, "until">,
): Promise<readonly Call[]> {
  const back = Math.max(...schemes.map((one) => callDays(one, overDays)));
  return standing(await book.between(call, { from: addDays(today, -back), to: today }));
}
