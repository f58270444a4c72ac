import { daysBetween } from "../../law/dates.ts";
import type { Facts } from "../../law/facts.ts";
import { toMinor } from "../../law/money.ts";
import { invoice } from "../invoice/invoice.ts";
import { keptLines } from "../order/kept.ts";
import type { Order } from "../order/order.ts";
import { order } from "../order/order.ts";
import { orderState, totalMinor } from "../order/totals.ts";
import { payment } from "../payment/payment.ts";
import { openInvoices } from "../payment/rules.ts";
import { type CreditFacts, creditStanding, uninvoicedMinor } from "./credit.ts";
import { type Customer, customer } from "./customer.ts";

interface Asked {
  readonly today: string;
  /** An order that is told apart: what is known of it is not counted. */
  readonly except?: string | undefined;
  readonly addedMinor?: number;
}

/** What a customer owes and will owe, from what is live of its papers. */
export async function creditFacts(
  { id, creditLimit }: Pick<Customer, "id" | "creditLimit">,
  book: Facts,
  { today, except, addedMinor = 0 }: Asked,
): Promise<CreditFacts> {
  const { digits } = book;
  const settled = await book.sums(payment, "settled");
  const credit = (await book.sums(payment, "credit")).get(id) ?? 0;
  const invoices = await book.liveWhere(invoice, "customer", id);
  const owed = openInvoices(invoices, { settled, digits });
  const billed = new Map<string, number>();
  for (const { order: of, amount } of invoices) {
    if (of !== undefined) billed.set(of, (billed.get(of) ?? 0) + toMinor(amount, digits));
  }
  let uninvoiced = 0;
  // Without a limit nothing is compared with what orders will come to.
  const orders = creditLimit === undefined ? [] : await book.liveWhere(order, "customer", id);
  for (const one of orders) {
    const state = orderState(one);
    if (state === "draft" || state === "cancelled" || state === "returned") continue;
    if (one.id === except || one.currency !== undefined) continue;
    const billedMinor = billed.get(one.id) ?? 0;
    uninvoiced += uninvoicedMinor({ totalMinor: keptMinor(one, digits), billedMinor });
  }
  const oldest = owed.map(({ invoice: { due } }) => due).sort()[0];
  return {
    limitMinor: creditLimit === undefined ? undefined : toMinor(creditLimit, digits),
    receivableMinor: owed.reduce((sum, { open }) => sum + open, 0) - credit,
    uninvoicedMinor: uninvoiced,
    addedMinor,
    overdueDays: oldest !== undefined && oldest < today ? daysBetween(oldest, today) : 0,
  };
}

/** What of a customer's limit is used up, in the smallest unit; undefined without a limit. */
export async function creditUsed(
  record: Pick<Customer, "id" | "creditLimit">,
  { book, today }: { readonly book: Facts; readonly today: string },
): Promise<number | undefined> {
  if (record.creditLimit === undefined) return undefined;
  const facts = await creditFacts(record, book, { today });
  return creditStanding(facts, book.settings.limits).exposureMinor;
}

/** What an order comes to without the goods that came back for good: those nobody pays. */
export function keptMinor(record: Order, digits: number): number {
  return totalMinor({ ...record, lines: keptLines(record) }, digits);
}

/** Does an order go beyond its customer's limit, or is the customer overdue for too long? */
export async function isBeyondCredit(
  record: Order,
  { book, today }: { readonly book: Facts; readonly today: string },
): Promise<boolean> {
  const buyer = await book.maybe(customer, record.customer);
  if (!buyer) return false;
  const adds = orderState(record) === "draft" && record.currency === undefined;
  const addedMinor = adds ? totalMinor(record, book.digits) : 0;
  const except = adds ? record.id : undefined;
  const facts = await creditFacts(buyer, book, { today, except, addedMinor });
  return creditStanding(facts, book.settings.limits).state === "exceeded";
}
