import type { Facts } from "../../law/facts.ts";
import { toMinor } from "../../law/money.ts";
import { agedLines, type Owed } from "../invoice/aging.ts";
import { type Invoice, invoice } from "../invoice/invoice.ts";
import { openMinor } from "../invoice/rules.ts";
import { keptLines } from "../order/kept.ts";
import type { Order } from "../order/order.ts";
import { order } from "../order/order.ts";
import { orderState, totalMinor } from "../order/totals.ts";
import { payment } from "../payment/payment.ts";
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
  const rest = { settled, digits };
  const credit = (await book.sums(payment, "credit")).get(id) ?? 0;
  const invoices = await book.liveWhere(invoice, "customer", id);
  const owed = invoices.reduce((sum, one) => sum + openMinor(one, rest), 0);
  const late = overdueOf(invoices, { settled, asOf: today, digits });
  // Without a limit nothing is compared with what orders will come to.
  const uninvoiced = creditLimit === undefined ? [] : await uninvoicedOrders(id, book, except);
  return {
    limitMinor: creditLimit === undefined ? undefined : toMinor(creditLimit, digits),
    // What is left of a credit note is the customer's money too.
    receivableMinor: owed - credit,
    uninvoicedMinor: uninvoiced.reduce((sum, { minor }) => sum + minor, 0),
    addedMinor,
    ...late,
    overdueMostMinor: overdueMost(book),
  };
}

/** What each order of a customer still adds to what it will owe. */
export async function uninvoicedOrders(
  id: string,
  book: Facts,
  except?: string,
): Promise<readonly OrderPart[]> {
  const { digits } = book;
  const orders = await book.liveWhere(order, "customer", id);
  const [since] = orders.map(({ date }) => date).sort();
  if (since === undefined) return [];
  // An order may live on when an invoice of it is paid and its month closed.
  const invoices = await book.whereSince(invoice, { field: "customer", value: id, since });
  return orderParts(orders, { billed: billedByOrder(invoices, digits), except, digits });
}

/**
 * What was invoiced of each order; smallest unit. A credit note takes off what is to be invoiced
 * again: goods, or all that it was; an allowance on goods that stay invoiced takes off nothing.
 */
export function billedByOrder(
  invoices: readonly Pick<Invoice, "id" | "order" | "amount" | "credits" | "lines">[],
  digits: number,
): ReadonlyMap<string, number> {
  const hasLines = new Set(invoices.flatMap(({ id, lines = [] }) => (lines.length > 0 ? id : [])));
  const billed = new Map<string, number>();
  for (const { id, order: of, amount, credits } of invoices) {
    const isAllowance = credits !== undefined && hasLines.has(credits) && !hasLines.has(id);
    if (of === undefined || isAllowance) continue;
    billed.set(of, (billed.get(of) ?? 0) + toMinor(amount, digits));
  }
  return billed;
}

/** The most that may be overdue; smallest unit, undefined where the firm has said nothing. */
function overdueMost({ settings, digits }: Facts): number | undefined {
  const { creditOverdueAmount } = settings.limits;
  return creditOverdueAmount === 0 ? undefined : toMinor(String(creditOverdueAmount), digits);
}

/** What of a customer's invoices is overdue, by the due dates of their parts, and since when. */
export function overdueOf(
  invoices: readonly Owed[],
  facts: { settled: ReadonlyMap<string, number>; asOf: string; digits: number },
): { readonly overdueDays: number; readonly overdueMinor: number } {
  const late = agedLines(invoices, facts).filter((one) => one.daysOverdue > 0);
  return {
    overdueDays: late.reduce((most, one) => Math.max(most, one.daysOverdue), 0),
    overdueMinor: late.reduce((sum, one) => sum + one.openMinor, 0),
  };
}

interface OrderPart {
  readonly order: Order;
  readonly minor: number;
}

/** What each confirmed order still adds to what its customer will owe; smallest unit. */
export function orderParts(
  orders: readonly Order[],
  {
    billed,
    except,
    digits,
  }: { billed: ReadonlyMap<string, number>; except?: string | undefined; digits: number },
): OrderPart[] {
  return orders.flatMap((one) => {
    const state = orderState(one);
    if (state === "draft" || state === "cancelled" || state === "returned") return [];
    if (one.id === except || one.currency !== undefined) return [];
    const billedMinor = billed.get(one.id) ?? 0;
    const minor = uninvoicedMinor({ totalMinor: keptMinor(one, digits), billedMinor });
    return minor > 0 ? [{ order: one, minor }] : [];
  });
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
