import { daysBetween } from "../../law/dates.ts";
import { netted } from "../../law/dunning.ts";
import type { Facts } from "../../law/facts.ts";
import { toMinor } from "../../law/money.ts";
import { agedLines, type Owed } from "../invoice/aging.ts";
import { invoice } from "../invoice/invoice.ts";
import { openMinor } from "../invoice/rules.ts";
import type { Order } from "../order/order.ts";
import { orderState } from "../order/totals.ts";
import { payment } from "../payment/payment.ts";
import { type CreditFacts, creditStanding } from "./credit.ts";
import { orderWorth, uninvoicedOrders } from "./credit-orders.ts";
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
  const rest = { settled, digits };
  const credit = (await book.sums(payment, "credit")).get(id) ?? 0;
  const invoices = await book.liveWhere(invoice, "customer", id);
  const owed = invoices.reduce((sum, one) => sum + openMinor(one, rest), 0);
  const late = overdueOf(invoices, { settled, asOf: today, digits, creditMinor: credit });
  // Without a limit nothing is compared with what orders will come to.
  const uninvoiced = creditLimit === undefined ? [] : await uninvoicedOrders(id, book, except);
  return {
    limitMinor: creditLimit === undefined ? undefined : toMinor(creditLimit, digits),
    // What is left of a credit note is the customer's money too.
    receivableMinor: owed - credit,
    uninvoicedMinor: uninvoiced.reduce((sum, { minor = 0 }) => sum + minor, 0),
    addedMinor,
    ...late,
    overdueMostMinor: overdueMost(book),
  };
}

/** The most that may be overdue; smallest unit, undefined where the firm has said nothing. */
function overdueMost({ settings, digits }: Facts): number | undefined {
  const { creditOverdueAmount } = settings.limits;
  return creditOverdueAmount === 0 ? undefined : toMinor(String(creditOverdueAmount), digits);
}

interface OverdueFacts {
  readonly settled: ReadonlyMap<string, number>;
  readonly asOf: string;
  readonly digits: number;
  /** Money of the customer's that belongs to no invoice; smallest unit. */
  readonly creditMinor: number;
}

/**
 * What of a customer's invoices is overdue, by the due dates of their parts, and since when. All
 * that the customer has to get is taken off first, the earliest due first, as letters do.
 */
export function overdueOf(
  invoices: readonly Owed[],
  { creditMinor, ...facts }: OverdueFacts,
): Required<Pick<CreditFacts, "overdueDays" | "overdueMinor" | "overdueCoveredMinor">> {
  const lines = agedLines(invoices, facts);
  const back = lines.reduce((sum, one) => sum + Math.min(0, one.openMinor), 0);
  const parts = lines
    .filter((one) => one.openMinor > 0)
    .map((one) => ({ invoice: one.invoice.id, due: one.due, openMinor: one.openMinor }));
  const late = netted(parts, creditMinor - back).filter(({ due }) => due < facts.asOf);
  const left = late.filter(({ askedMinor }) => askedMinor > 0);
  return {
    overdueDays: left.reduce((most, { due }) => Math.max(most, daysBetween(due, facts.asOf)), 0),
    overdueMinor: left.reduce((sum, { askedMinor }) => sum + askedMinor, 0),
    overdueCoveredMinor: late.reduce((sum, { creditedMinor }) => sum + creditedMinor, 0),
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

/** Does an order go beyond its customer's limit, or is the customer overdue for too long? */
export async function isBeyondCredit(
  record: Order,
  { book, today }: { readonly book: Facts; readonly today: string },
): Promise<boolean> {
  const buyer = await book.maybe(customer, record.customer);
  if (!buyer) return false;
  const adds = orderState(record) === "draft";
  const addedMinor = adds ? ((await orderWorth(record, book)) ?? 0) : 0;
  const except = adds ? record.id : undefined;
  const facts = await creditFacts(buyer, book, { today, except, addedMinor });
  return creditStanding(facts, book.settings.limits).state === "exceeded";
}
