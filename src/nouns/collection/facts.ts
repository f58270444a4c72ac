import type { IsoDate } from "../../law/dates.ts";
import type { Brief } from "../../law/noun.ts";
import { type Customer, customer } from "../customer/customer.ts";
import { dispute } from "../dispute/dispute.ts";
import { disputedMinor } from "../dispute/rules.ts";
import { invoice } from "../invoice/invoice.ts";
import { owedBrief } from "../invoice/owed.ts";
import { payment } from "../payment/payment.ts";
import type { PromiseStanding } from "../payment-promise/kept.ts";
import type { PaymentPromise } from "../payment-promise/payment-promise.ts";
import type { Context } from "../verb.ts";
import { type Collection, collection } from "./collection.ts";
import { type Debt, debtsOf } from "./debts.ts";
import type { Promising } from "./due.ts";
import type { Habits } from "./taboo.ts";

type Book = Context["book"];

/** What collectors look at of a customer: whose it is, and when it may be called (R-COL-02). */
export interface Debtor extends Habits {
  readonly id: string;
  readonly name: string;
  readonly owner?: string | undefined;
  readonly phone?: string | undefined;
}

export const debtorBrief: Brief<typeof customer, Debtor> = {
  noun: customer,
  name: "debtor",
  of: ({ id, name, owner, phone, ...rest }: Customer) => {
    const { payDay, collectAt, collectTaboo, hourToAvoid, paysBy } = rest;
    return { id, name, owner, phone, payDay, collectAt, collectTaboo, hourToAvoid, paysBy };
  },
};

/** All debts that are overdue on a day, by customer; only papers that live are read. */
export async function debts(
  book: Book,
  { asOf, customer: id }: { readonly asOf: IsoDate; readonly customer?: string | undefined },
): Promise<Map<string, Debt>> {
  const { digits } = book;
  const isPast = asOf < book.today;
  const sum = (name: string): Promise<ReadonlyMap<string, number>> =>
    isPast ? book.sumsAt(payment, name, asOf) : book.sums(payment, name);
  const [settled, credit, invoices] = await Promise.all([
    sum("settled"),
    sum("credit"),
    id === undefined ? book.brief(owedBrief) : book.liveWhere(invoice, "customer", id),
  ]);
  const disputes = book.hasFolder(dispute.folder) ? await book.live(dispute) : [];
  const disputed = disputedMinor(disputes, isPast ? { digits, asOf } : { digits });
  return debtsOf(invoices, { settled, credit, disputed, asOf, digits });
}

/** The debt of one customer; nothing overdue where there is none. */
export async function debtOf(book: Book, customerId: string, asOf: IsoDate): Promise<Debt> {
  return (
    (await debts(book, { asOf, customer: customerId })).get(customerId) ?? {
      customer: customerId,
      overdueMinor: 0,
      disputedMinor: 0,
      creditMinor: 0,
      daysOverdue: 0,
      oldestDue: undefined,
      invoices: [],
    }
  );
}

/** The open cases, by customer. */
export async function openCases(book: Book): Promise<Map<string, Collection>> {
  if (!book.hasFolder(collection.folder)) return new Map();
  const open = (await book.live(collection)).filter(({ closed }) => !closed);
  return new Map(open.map((one) => [one.customer, one]));
}

export interface Promises {
  readonly pending: ReadonlyMap<string, Promising>;
  readonly broken: ReadonlyMap<string, Promising>;
}

/** The promises that keep collectors away, and those that were not kept; of each the newest. */
export function promisesOf(
  promises: readonly PaymentPromise[],
  states: ReadonlyMap<string, PromiseStanding>,
): Promises {
  const pending = new Map<string, Promising>();
  const broken = new Map<string, Promising>();
  const newest = new Map<string, IsoDate>();
  for (const { id, customer: who, due, date } of promises) {
    const standing = states.get(id);
    if (!standing) continue;
    if (standing.state !== "cancelled" && date > (newest.get(who) ?? "")) newest.set(who, date);
    const { state, lastDay, promisedMinor, paidMinor } = standing;
    const one = { id, due, lastDay, openMinor: promisedMinor - paidMinor };
    const isBroken = state === "broken" || state === "partly-kept";
    const known = state === "pending" ? pending : isBroken ? broken : undefined;
    if (known && lastDay >= (known.get(who)?.lastDay ?? "")) known.set(who, one);
  }
  // Who has promised anew has been talked to since.
  for (const [who, { lastDay }] of broken) {
    if ((newest.get(who) ?? "") > lastDay) broken.delete(who);
  }
  return { pending, broken };
}

/** The same from the book; nothing is loaded where nobody ever promised anything. */
export async function bookPromises(
  book: Book,
  asked: { readonly asOf: IsoDate; readonly customer?: string | undefined },
): Promise<Promises> {
  if (!book.hasFolder("payment-promises")) return { pending: new Map(), broken: new Map() };
  const { livePromises } = await import("../payment-promise/reading.ts");
  const { promises, states } = await livePromises(book, asked);
  return promisesOf(promises, states);
}

/** The day of the newest letter or statement that went out, by customer. */
export async function lettersOut(book: Book): Promise<Map<string, IsoDate[]>> {
  const days = new Map<string, IsoDate[]>();
  if (!book.hasFolder("letters")) return days;
  const { letter } = await import("../letter/letter.ts");
  for (const { customer: who, sent, cancelled } of await book.live(letter)) {
    if (!sent || cancelled) continue;
    const known = days.get(who);
    if (known) known.push(sent.date);
    else days.set(who, [sent.date]);
  }
  return days;
}

/** The visit to each customer that is planned and was not made yet; the first of several. */
export async function tripsAhead(
  book: Book,
): Promise<ReadonlyMap<string, { readonly id: string; readonly date: IsoDate }>> {
  const ahead = new Map<string, { readonly id: string; readonly date: IsoDate }>();
  if (!book.hasFolder("trips")) return ahead;
  const { trip } = await import("../trip/trip.ts");
  for (const { id, date, customers, results = [], cancelled } of await book.live(trip)) {
    if (cancelled) continue;
    for (const who of customers ?? []) {
      if (results.some((one) => one.customer === who)) continue;
      if (date < (ahead.get(who)?.date ?? "9999")) ahead.set(who, { id, date });
    }
  }
  return ahead;
}
