import type { Facts } from "../../law/facts.ts";
import { purchase } from "../purchase/purchase.ts";
import { acceptedMicro, receiptsOf } from "../receipt/facts.ts";
import type { Bill } from "./bill.ts";
import { type Match, type MatchFacts, matchBill, together } from "./match.ts";
import { billsOf, ordersOf, partFor } from "./orders.ts";

/** The invoices of an order that were written before one, in the order of their days. */
function beforeOne(one: Bill, all: readonly Bill[]): readonly Bill[] {
  const key = ({ date, id }: Bill): string => `${date} ${id}`;
  return all.filter((other) => other.id !== one.id && key(other) < key(one));
}

/** Compares a supplier's invoice with its orders and what was received of them. */
export async function matchOf(record: Bill, book: Facts): Promise<Match> {
  const orders = ordersOf(record);
  const parts = [...orders, ...(orders.length > 0 ? [undefined] : [])].flatMap((order) => {
    const part = partFor(record, order, book.digits);
    return part ? [{ order, part }] : [];
  });
  if (parts.length === 0) return matchBill(record, await matchFacts(record, undefined, book));
  const matches: Match[] = [];
  for (const { order, part } of parts) {
    matches.push(matchBill(part, await matchFacts(record, order, book)));
  }
  return together(matches);
}

async function matchFacts(
  record: Bill,
  orderId: string | undefined,
  book: Facts,
): Promise<MatchFacts> {
  const { digits, settings } = book;
  const tolerancePercent = settings.limits.billPricePercent;
  const order = orderId === undefined ? undefined : await book.maybe(purchase, orderId);
  if (!order) return { order, accepted: new Map(), before: [], tolerancePercent, digits };
  return {
    order,
    accepted: acceptedMicro(await receiptsOf(book, order)),
    before: beforeOne(record, await billsOf(book, order)),
    tolerancePercent,
    digits,
  };
}
