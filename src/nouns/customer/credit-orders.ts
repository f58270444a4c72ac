import type { Facts } from "../../law/facts.ts";
import { exchanged } from "../../law/kinds/exchange.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { type Invoice, invoice } from "../invoice/invoice.ts";
import { keptLines } from "../order/kept.ts";
import { type Order, order } from "../order/order.ts";
import { orderState, totalMinor } from "../order/totals.ts";
import { type Rate, rateOn, rate as rates } from "../rate/rate.ts";
import { uninvoicedMinor } from "./credit.ts";

/** What one order still adds to what its customer will owe. */
export interface OrderPart {
  readonly order: Order;
  /** What is not invoiced in the order's currency; smallest unit. */
  readonly ownMinor: number;
  /** The rate of its day, of an order in another currency than the book's. */
  readonly rate?: string | undefined;
  /** In the book's currency, smallest unit; undefined: no rate of its day is known. */
  readonly minor: number | undefined;
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
  const known = await ratesFor(orders, book);
  return orderParts(orders, { billed: billedByOrder(invoices, digits), except, digits, known });
}

/** The rates of the book, where one of the orders needs any. */
async function ratesFor(
  orders: readonly Pick<Order, "currency">[],
  book: Facts,
): Promise<readonly Rate[]> {
  return orders.some(({ currency }) => currency !== undefined) ? book.all(rates) : [];
}

/** The rate of an order's day; undefined: it is in the book's currency, or none is known. */
export async function orderRate(
  { currency, date }: Pick<Order, "currency" | "date">,
  book: Facts,
): Promise<string | undefined> {
  return currency === undefined ? undefined : rateOn(await book.all(rates), currency, date);
}

/**
 * What an order comes to in the book's currency, at the rate of its day; smallest unit, undefined
 * where no rate of its currency is known.
 */
export async function orderWorth(record: Order, book: Facts): Promise<number | undefined> {
  const { digits } = book;
  const minor = totalMinor(record, digits);
  return record.currency === undefined
    ? minor
    : worth(minor, await orderRate(record, book), digits);
}

function worth(minor: number, rate: string | undefined, digits: number): number | undefined {
  return rate === undefined ? undefined : exchanged(fromMinor(minor, digits), rate, digits);
}

type Billing = Pick<
  Invoice,
  "id" | "order" | "amount" | "credits" | "lines" | "currency" | "foreignAmount"
>;

/** What was invoiced of an order in another currency, and in the book's own; smallest unit. */
export interface Billed {
  readonly foreignMinor: number;
  readonly ownMinor: number;
}

const notBilled: Billed = { foreignMinor: 0, ownMinor: 0 };

/**
 * What was invoiced of each order. A credit note takes off what is to be invoiced again: goods, or
 * all that it was; an allowance on goods that stay invoiced takes off nothing.
 */
export function billedByOrder(
  invoices: readonly Billing[],
  digits: number,
): ReadonlyMap<string, Billed> {
  const hasLines = new Set(invoices.flatMap(({ id, lines = [] }) => (lines.length > 0 ? id : [])));
  const billed = new Map<string, Billed>();
  for (const { id, order: of, credits, ...paper } of invoices) {
    const isAllowance = credits !== undefined && hasLines.has(credits) && !hasLines.has(id);
    if (of === undefined || isAllowance) continue;
    const was = billed.get(of) ?? notBilled;
    const { currency, amount, foreignAmount = amount } = paper;
    billed.set(
      of,
      currency === undefined
        ? { ...was, ownMinor: was.ownMinor + toMinor(amount, digits) }
        : { ...was, foreignMinor: was.foreignMinor + toMinor(foreignAmount, digits) },
    );
  }
  return billed;
}

interface PartFacts {
  readonly billed: ReadonlyMap<string, Billed>;
  readonly except?: string | undefined;
  readonly digits: number;
  readonly known: readonly Rate[];
}

/** What each confirmed order still adds to what its customer will owe. */
export function orderParts(
  orders: readonly Order[],
  { billed, except, digits, known }: PartFacts,
): OrderPart[] {
  return orders.flatMap((one): OrderPart[] => {
    const state = orderState(one);
    if (state === "draft" || state === "cancelled" || state === "returned") return [];
    if (one.id === except) return [];
    const { ownMinor: bookMinor, foreignMinor } = billed.get(one.id) ?? notBilled;
    const { currency, date } = one;
    const totalMinor = keptMinor(one, digits);
    if (currency === undefined) {
      const minor = uninvoicedMinor({ totalMinor, billedMinor: bookMinor });
      return minor > 0 ? [{ order: one, ownMinor: minor, minor }] : [];
    }
    const ownMinor = uninvoicedMinor({ totalMinor, billedMinor: foreignMinor });
    const rate = rateOn(known, currency, date);
    const whole = worth(ownMinor, rate, digits);
    // What was invoiced in the book's own currency needs no rate.
    const minor = whole === undefined ? undefined : Math.max(0, whole - bookMinor);
    return ownMinor === 0 || minor === 0 ? [] : [{ order: one, ownMinor, rate, minor }];
  });
}

/** What an order comes to without the goods that came back for good: those nobody pays. */
export function keptMinor(record: Order, digits: number): number {
  return totalMinor({ ...record, lines: keptLines(record) }, digits);
}
