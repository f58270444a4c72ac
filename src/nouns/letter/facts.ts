import type { Book } from "../../book/book.ts";
import {
  type Debtor,
  type Level,
  type OpenPart,
  planOf,
  type StepFacts,
} from "../../law/dunning.ts";
import { levelMistakes, levelsOf } from "../../law/dunning-settings.ts";
import { RoundsError } from "../../law/errors.ts";
import { toMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import { type DuePart, dueParts } from "../invoice/instalments.ts";
import { type Invoice, invoice } from "../invoice/invoice.ts";
import { openMinor } from "../invoice/rules.ts";
import { payment } from "../payment/payment.ts";
import { type Letter, letter } from "./letter.ts";

/** The day it is asked for, and of whom; nobody: of all. */
export interface Asked {
  readonly today: string;
  readonly customer?: string | undefined;
}

/** The firm's levels. @throws RoundsError bad-settings where they cannot be gone by */
export function firmLevels({ settings }: Pick<Book, "settings">): readonly Level[] {
  const [wrong] = levelMistakes(settings.dunning);
  if (wrong) {
    throw new RoundsError("bad-settings", wrong.text, {
      where: { file: "rounds.yaml" },
      hint: say("see: rounds letter levels", "请查看：rounds letter levels"),
    });
  }
  return levelsOf(settings.dunning);
}

/** What the rules of dunning need to know of the firm. */
export function stepFacts(
  book: Pick<Book, "settings" | "digits">,
  today: string,
): StepFacts & { readonly leastMinor: number } {
  const { letterGapDays, letterLeast } = book.settings.limits;
  return {
    levels: firmLevels(book),
    today,
    gapDays: letterGapDays,
    leastMinor: toMinor(String(letterLeast), book.digits),
  };
}

/** An invoice with what of it is open, part by part. */
export interface OwedInvoice {
  readonly record: Invoice;
  readonly parts: readonly DuePart[];
}

/** All that is open, as it stands in the book; the customer's credit, of credit notes too. */
export interface Owing {
  readonly invoices: ReadonlyMap<string, readonly OwedInvoice[]>;
  /** Smallest unit, by customer. */
  readonly credit: ReadonlyMap<string, number>;
}

/** What customers owe by invoice and part; credit is theirs to be set off. */
export async function owing(book: Book, { customer }: Pick<Asked, "customer">): Promise<Owing> {
  const { digits } = book;
  const live =
    customer === undefined
      ? await book.live(invoice)
      : await book.liveWhere(invoice, "customer", customer);
  const settled = await book.sums(payment, "settled");
  const credit = new Map<string, number>();
  for (const [id, minor] of await book.sums(payment, "credit")) {
    if (minor !== 0 && (customer === undefined || id === customer)) credit.set(id, minor);
  }
  const invoices = new Map<string, OwedInvoice[]>();
  for (const record of live) {
    const paid = settled.get(record.id) ?? 0;
    const openMinor = toMinor(record.amount, digits) - paid;
    if (openMinor === 0) continue;
    if (openMinor < 0) {
      credit.set(record.customer, (credit.get(record.customer) ?? 0) - openMinor);
      continue;
    }
    const parts = dueParts(record, paid, digits).filter((one) => one.openMinor > 0);
    const known = invoices.get(record.customer);
    if (known) known.push({ record, parts });
    else invoices.set(record.customer, [{ record, parts }]);
  }
  return { invoices, credit };
}

/** The letters that are not over, by customer; and of what kind of them the rules speak. */
async function lettersBy(book: Book, customer: string | undefined): Promise<Map<string, Letter[]>> {
  const found = new Map<string, Letter[]>();
  if (!book.hasFolder("letters")) return found;
  const live =
    customer === undefined
      ? await book.live(letter)
      : await book.liveWhere(letter, "customer", customer);
  for (const one of live) {
    if ((one.kind ?? "dunning") !== "dunning") continue;
    const known = found.get(one.customer);
    if (known) known.push(one);
    else found.set(one.customer, [one]);
  }
  return found;
}

/** What is disputed of each invoice; smallest unit. */
async function disputed(book: Book, today: string): Promise<ReadonlyMap<string, number>> {
  if (!book.hasFolder("disputes")) return new Map();
  const { dispute } = await import("../dispute/dispute.ts");
  const { disputedMinor } = await import("../dispute/rules.ts");
  return disputedMinor(await book.live(dispute), { digits: book.digits, asOf: today });
}

/** The promise that is waited for, by customer: the pending one that ends last. */
async function promised(
  book: Book,
  { today, customer }: Asked,
): Promise<ReadonlyMap<string, NonNullable<Debtor["promise"]>>> {
  const found = new Map<string, NonNullable<Debtor["promise"]>>();
  if (!book.hasFolder("payment-promises")) return found;
  const { lastDay, paymentPromise } = await import("../payment-promise/payment-promise.ts");
  const { promiseStates } = await import("../payment-promise/kept.ts");
  const all = (await book.live(paymentPromise)).filter(
    (one) => customer === undefined || one.customer === customer,
  );
  const open = all.filter((one) => !one.cancelled && one.date <= today && lastDay(one) >= today);
  for (const id of new Set(open.map((one) => one.customer))) {
    const own = all.filter((one) => one.customer === id);
    const since = own.map(({ date }) => date).sort()[0] ?? today;
    const paid = await book.whereSince(payment, { field: "customer", value: id, since });
    const states = promiseStates(own, paid, { asOf: today, digits: book.digits });
    for (const one of own) {
      if (states.get(one.id)?.state !== "pending") continue;
      const due = lastDay(one);
      if (due > (found.get(id)?.due ?? "")) found.set(id, { id: one.id, due });
    }
  }
  return found;
}

/** A customer who owes something, with the records behind it. */
export interface KnownDebtor extends Debtor {
  readonly owed: readonly OwedInvoice[];
  readonly records: readonly Letter[];
}

/** Everybody who owes something, with all that the rules of dunning look at. */
export async function debtors(book: Book, asked: Asked): Promise<readonly KnownDebtor[]> {
  const { invoices, credit } = await owing(book, asked);
  const letters = await lettersBy(book, asked.customer);
  const disputes = await disputed(book, asked.today);
  const promises = await promised(book, asked);
  return [...invoices].map(([customer, owed]): KnownDebtor => {
    const records = letters.get(customer) ?? [];
    const promise = promises.get(customer);
    return {
      customer,
      owed,
      records,
      letters: records,
      parts: owed.flatMap((one) => openParts(one, disputes)),
      creditMinor: Math.max(0, credit.get(customer) ?? 0),
      ...(promise ? { promise } : {}),
    };
  });
}

/** A dispute of an invoice is about its parts that are due first. */
function openParts(
  { record, parts }: OwedInvoice,
  disputes: ReadonlyMap<string, number>,
): OpenPart[] {
  let left = disputes.get(record.id) ?? 0;
  return parts.map(({ due, openMinor }) => {
    const disputedMinor = Math.min(left, openMinor);
    left -= disputedMinor;
    return { invoice: record.id, due, openMinor, disputedMinor };
  });
}

/** What is to be done about everybody who owes something: the longest due first. */
export async function plans(book: Book, asked: Asked) {
  const facts = stepFacts(book, asked.today);
  return (await debtors(book, asked)).map((debtor) => ({ debtor, plan: planOf(debtor, facts) }));
}

/**
 * What is open of the invoices that letters ask for, as of today or a day before; smallest unit.
 */
export async function openOfAsked(
  book: Book,
  letters: readonly Letter[],
  asOf = book.today,
): Promise<(invoice: string) => number> {
  const { digits } = book;
  const settled =
    asOf < book.today
      ? await book.sumsAt(payment, "settled", asOf)
      : await book.sums(payment, "settled");
  const papers = await book.some(
    invoice,
    letters.flatMap(({ items = [] }) => items.map((one) => one.invoice)),
  );
  return (id) => {
    const record = papers.get(id);
    return record ? openMinor(record, { settled, digits }) : 0;
  };
}
