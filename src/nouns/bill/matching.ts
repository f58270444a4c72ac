import type { Facts } from "../../law/facts.ts";
import { purchase } from "../purchase/purchase.ts";
import { acceptedMicro, receiptsOf } from "../receipt/facts.ts";
import { type Bill, bill } from "./bill.ts";
import { type Match, type MatchFacts, matchBill } from "./match.ts";

/** The invoices of an order that were written before one, in the order of their days. */
function beforeOne(one: Bill, all: readonly Bill[]): readonly Bill[] {
  const key = ({ date, id }: Bill): string => `${date} ${id}`;
  return all.filter((other) => other.id !== one.id && key(other) < key(one));
}

/** Compares a supplier's invoice with its order and what was received of that. */
export async function matchOf(record: Bill, book: Facts): Promise<Match> {
  return matchBill(record, await matchFacts(record, book));
}

async function matchFacts(record: Bill, book: Facts): Promise<MatchFacts> {
  const { digits, settings } = book;
  const tolerancePercent = settings.limits.billPricePercent;
  const order =
    record.purchase === undefined ? undefined : await book.maybe(purchase, record.purchase);
  if (!order) return { order, accepted: new Map(), before: [], tolerancePercent, digits };
  const found = await book.whereSince(bill, {
    field: "purchase",
    value: order.id,
    since: order.date,
  });
  const bills = found.filter((one) => one.purchase === order.id);
  return {
    order,
    accepted: acceptedMicro(await receiptsOf(book, order)),
    before: beforeOne(record, bills),
    tolerancePercent,
    digits,
  };
}
