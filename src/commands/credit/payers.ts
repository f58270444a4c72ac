import { addDays, addMonths, type IsoDate } from "../../law/dates.ts";
import { toMinor } from "../../law/money.ts";
import { overdueOf } from "../../nouns/customer/credit-facts.ts";
import { customer as customerNoun } from "../../nouns/customer/customer.ts";
import { behaviourOf } from "../../nouns/customer/payer.ts";
import {
  type Graded,
  type PayerFacts,
  payerGrade,
  type SuggestedLimit,
  suggestedLimit,
} from "../../nouns/customer/payer-grade.ts";
import { type Invoice, invoice } from "../../nouns/invoice/invoice.ts";
import { payment } from "../../nouns/payment/payment.ts";
import type { Context } from "../../nouns/verb.ts";

type Asking = Pick<Context, "book" | "today">;

/** One customer as a payer: the facts, the grade, and the limit that would fit. */
export interface Payer {
  readonly facts: PayerFacts;
  readonly graded: Graded;
  /** None where there is no grade. */
  readonly limit: SuggestedLimit | undefined;
}

/** So long before the time that is judged invoices may have been written that fell due in it. */
const longestTermDays = 366;

/** Customers as payers by id: of those that were invoiced anything, or of one alone. */
export async function payersOf(
  asking: Asking,
  customer?: string,
): Promise<ReadonlyMap<string, Payer>> {
  const { book, today } = asking;
  const { digits, settings } = book;
  const from = addMonths(today, -settings.limits.payerMonths);
  const since = addDays(from, -longestTermDays);
  const period = { from: since, to: today };
  const own = { field: "customer", value: customer ?? "", since };
  const invoices = customer
    ? await book.whereSince(invoice, own)
    : await book.between(invoice, period);
  const payments = customer
    ? await book.whereSince(payment, own)
    : await book.between(payment, period);
  const paidBy = byCustomer(payments);
  const promises = await promisesOf(asking, from);
  const billedTo = byCustomer(invoices);
  const days = await creditDaysOf(asking, billedTo.keys());
  const settled = await book.sums(payment, "settled");
  const credit = await book.sums(payment, "credit");
  const payers = new Map<string, Payer>();
  for (const [id, billed] of billedTo) {
    const behaviour = behaviourOf(billed, paidBy.get(id) ?? [], { from, asOf: today, digits });
    const creditMinor = credit.get(id) ?? 0;
    const late = { settled, asOf: today, digits, creditMinor };
    const { overdueDays } = overdueOf(billed, late);
    const facts = { ...behaviour, ...(promises.get(id) ?? none), overdueDays };
    const graded = payerGrade(facts, settings.limits, digits);
    const monthlyMinor = monthly(billed, { from, today, digits });
    const creditDays = days.get(id) ?? settings.limits.creditDays;
    const limit =
      graded.grade && suggestedLimit(graded.grade, { monthlyMinor, creditDays, digits });
    payers.set(id, { facts, graded, limit });
  }
  return payers;
}

interface Counted {
  broken: number;
  partly: number;
  kept: number;
}

const none: Counted = { broken: 0, partly: 0, kept: 0 };

function byCustomer<R extends { readonly customer: string }>(
  all: readonly R[],
): ReadonlyMap<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const one of all) {
    const known = groups.get(one.customer);
    if (known) known.push(one);
    else groups.set(one.customer, [one]);
  }
  return groups;
}

/** What was invoiced in a month of the time, from the first invoice in it; smallest unit. */
function monthly(
  invoices: readonly Invoice[],
  { from, today, digits }: { from: IsoDate; today: IsoDate; digits: number },
): number {
  const within = invoices.filter(({ date }) => date >= from && date <= today);
  const first = within.reduce((least, { date }) => (date < least ? date : least), today);
  let months = 1;
  while (addMonths(first, months) <= today) months++;
  const sum = within.reduce((all, { amount }) => all + toMinor(amount, digits), 0);
  return Math.max(0, Math.floor(sum / months));
}

/** The days that customers have to pay, where they have days of their own. */
async function creditDaysOf(
  { book }: Asking,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, number>> {
  const known = await book.some(customerNoun, ids);
  return new Map(
    [...known.values()].flatMap(({ id, creditDays }) =>
      creditDays === undefined ? [] : [[id, creditDays] as const],
    ),
  );
}

/** Promises to pay that were due in the time: how many were broken and how many kept. */
async function promisesOf({ book, today }: Asking, from: IsoDate) {
  const told = new Map<string, Counted>();
  if (!book.hasFolder("payment-promises")) return told;
  const { allPromises } = await import("../../nouns/payment-promise/reading.ts");
  const { promises, states } = await allPromises(book, today);
  for (const { id, customer, due } of promises) {
    const state = states.get(id)?.state;
    if (due < from || state === undefined || state === "pending" || state === "cancelled") continue;
    const own = told.get(customer) ?? { broken: 0, partly: 0, kept: 0 };
    told.set(customer, own);
    if (state === "kept") own.kept += 1;
    else if (state === "partly-kept") own.partly += 1;
    else own.broken += 1;
  }
  return told;
}
