import type { Book } from "../../book/book.ts";
import { requisition } from "../requisition/requisition.ts";
import { wantedMicro } from "../requisition/states.ts";
import { type Purchase, purchase } from "./purchase.ts";
import { receivedOf } from "./received.ts";
import {
  type Arrival,
  boughtMicro,
  isOnOrder,
  type PurchaseState,
  purchaseState,
  toComeMicro,
} from "./states.ts";

/** A purchase order with the goods that came for it. */
export interface Standing {
  readonly record: Purchase;
  readonly arrivals: readonly Arrival[];
  readonly state: PurchaseState;
}

/** Where some purchase orders stand. */
export async function standings(
  book: Book,
  records: readonly Purchase[],
): Promise<readonly Standing[]> {
  const asked = records.filter(({ sent, cancelled }) => sent && !cancelled);
  const received = await receivedOf(book, asked);
  return records.map((record) => {
    const arrivals = received.get(record.id) ?? [];
    return { record, arrivals, state: purchaseState(record, arrivals) };
  });
}

/** The purchase orders of which the suppliers still owe something. */
export async function openPurchases(book: Book): Promise<readonly Standing[]> {
  if (!book.hasFolder("purchases")) return [];
  const live = (await book.live(purchase)).filter(
    ({ sent, cancelled, closed }) => sent && !cancelled && !closed,
  );
  return (await standings(book, live)).filter(({ state }) => isOnOrder(state));
}

/** What of it is still to come, by product; millionths. */
export function onOrderMicro(open: readonly Standing[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { record, arrivals } of open) {
    for (const [product, micro] of toComeMicro(record, arrivals)) {
      sums.set(product, (sums.get(product) ?? 0) + micro);
    }
  }
  return sums;
}

type Sums = ReadonlyMap<string, number>;

function add(sums: Map<string, number>, more: Iterable<readonly [string, number]>): void {
  for (const [key, micro] of more) sums.set(key, (sums.get(key) ?? 0) + micro);
}

/** What was asked for and is not ordered, and what is ordered only in a draft; by product. */
export async function asked(
  book: Book,
): Promise<{ readonly drafts: Sums; readonly requested: Sums }> {
  const [drafts, requested] = [new Map<string, number>(), new Map<string, number>()];
  if (book.hasFolder("purchases")) {
    for (const one of await book.live(purchase)) {
      if (!one.sent && !one.cancelled && !one.closed) add(drafts, boughtMicro(one));
    }
  }
  if (book.hasFolder("requisitions")) {
    for (const one of await book.live(requisition)) add(requested, wantedMicro(one));
  }
  return { drafts, requested };
}

/** All that is on its way or asked for: what need not be asked for again. */
export async function comingMicro(book: Book): Promise<Sums> {
  const { drafts, requested } = await asked(book);
  const sums = new Map(onOrderMicro(await openPurchases(book)));
  add(sums, drafts);
  add(sums, requested);
  return sums;
}
