import type { IsoDate } from "../../law/dates.ts";
import { addDays } from "../../law/dates.ts";
import { payment } from "../payment/payment.ts";
import type { Context } from "../verb.ts";
import { type PromiseStanding, promiseStates } from "./kept.ts";
import { keptDays, type PaymentPromise, paymentPromise } from "./payment-promise.ts";

interface Known {
  readonly promises: readonly PaymentPromise[];
  readonly states: ReadonlyMap<string, PromiseStanding>;
}

const nothing: Known = { promises: [], states: new Map() };

/**
 * The promises that live, of one customer or of all, and how each stands. One that is bound with
 * its month is looked up only where a living one is so old that both wanted the same money.
 */
export async function livePromises(
  book: Context["book"],
  { asOf, customer }: { readonly asOf: IsoDate; readonly customer?: string | undefined },
): Promise<Known> {
  if (!book.hasFolder(paymentPromise.folder)) return nothing;
  const live =
    customer === undefined
      ? await book.live(paymentPromise)
      : await book.liveWhere(paymentPromise, "customer", customer);
  if (live.length === 0) return nothing;
  const { closedTo } = book;
  const isOld = closedTo !== undefined && firstDay(live) <= addDays(closedTo, -keptDays);
  const all = isOld ? await book.all(paymentPromise) : live;
  const asked = customer === undefined ? all : all.filter((one) => one.customer === customer);
  const states = await standingsOf(book, asked, { asOf, customer });
  return { promises: live, states };
}

/** Every promise that was made, and how each stands on a day. */
export async function allPromises(book: Context["book"], asOf: IsoDate): Promise<Known> {
  const promises = await book.all(paymentPromise);
  return { promises, states: await standingsOf(book, promises, { asOf }) };
}

async function standingsOf(
  book: Context["book"],
  promises: readonly PaymentPromise[],
  { asOf, customer }: { readonly asOf: IsoDate; readonly customer?: string | undefined },
): Promise<Known["states"]> {
  if (promises.length === 0) return new Map();
  const since = firstDay(promises);
  const payments =
    customer === undefined
      ? await book.between(payment, { from: since, to: asOf })
      : await book.whereSince(payment, { field: "customer", value: customer, since });
  return promiseStates(promises, payments, { asOf, digits: book.digits });
}

function firstDay(promises: readonly PaymentPromise[]): IsoDate {
  return promises.reduce((least, { date }) => (date < least ? date : least), "9999");
}
