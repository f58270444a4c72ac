import type { Change } from "../../../src/law/change.ts";
import { toMinor } from "../../../src/law/money.ts";
import { agedLines, paidUpTo } from "../../../src/nouns/invoice/aging.ts";
import { agedCustomers } from "../../../src/nouns/invoice/aging-groups.ts";
import type { Invoice } from "../../../src/nouns/invoice/invoice.ts";
import { type Pot, potsOf } from "../../../src/nouns/payment/allocating.ts";
import type { Account } from "../../../src/nouns/payment/known.ts";
import {
  creditMinor,
  fundsMinor,
  type Payment,
  payment,
} from "../../../src/nouns/payment/payment.ts";
import { openInvoices } from "../../../src/nouns/payment/rules.ts";
import type { Repayment } from "../../../src/nouns/repayment/repayment.ts";

export const digits = 2;
export const payer = { id: "jinhong", name: "金虹商行" };

type Records = ReadonlyMap<string, Readonly<Record<string, unknown>> & { readonly id: string }>;

/** A book of one customer in memory: records by "noun:id", and the entries in their order. */
export interface SmallBook {
  readonly records: Records;
  readonly payments: readonly Payment[];
  /** How many ids have been given out. */
  readonly ids: number;
}

export const emptyBook: SmallBook = { records: new Map(), payments: [], ids: 0 };

/** The book after a change: what the real one does with its steps. */
export function after(book: SmallBook, { steps }: Change): SmallBook {
  const records = new Map(book.records);
  const payments = [...book.payments];
  for (const step of steps) {
    if (step.do === "append") payments.push(step.entry as unknown as Payment);
    else if (step.do === "create") records.set(`${step.noun.name}:${step.record.id}`, step.record);
    else if (step.do === "set") {
      const key = `${step.noun.name}:${step.id}`;
      records.set(key, { ...records.get(key), ...step.fields, id: step.id });
    } else throw new Error(`no such step here: ${step.do}`);
  }
  return { records, payments, ids: book.ids };
}

/** The book when its last change is taken back: entries by their opposites, records as they were. */
export function undone(before: SmallBook, book: SmallBook): SmallBook {
  const fresh = book.payments.slice(before.payments.length);
  const opposites = fresh.map((one, at): Payment => {
    const { reverse } = payment;
    if (!reverse) throw new Error("a payment can be taken back");
    return { ...reverse(one as never), id: `PY${book.ids + at}-back` } as unknown as Payment;
  });
  return {
    records: before.records,
    payments: [...book.payments, ...opposites],
    ids: book.ids + fresh.length,
  };
}

export function invoicesOf({ records }: SmallBook): readonly Invoice[] {
  return [...records].flatMap(([key, one]) =>
    key.startsWith("invoice:") ? [one as unknown as Invoice] : [],
  );
}

export function plansOf({ records }: SmallBook): readonly Repayment[] {
  return [...records].flatMap(([key, one]) =>
    key.startsWith("repayment:") ? [one as unknown as Repayment] : [],
  );
}

export function settledOf({ payments }: SmallBook): ReadonlyMap<string, number> {
  const settled = new Map<string, number>();
  for (const { allocations = [] } of payments) {
    for (const { invoice, amount } of allocations) {
      settled.set(invoice, (settled.get(invoice) ?? 0) + toMinor(amount, digits));
    }
  }
  return settled;
}

export function creditOf({ payments }: SmallBook): number {
  return payments.reduce((sum, one) => sum + creditMinor(one, digits), 0);
}

export function accountIn(book: SmallBook): Account {
  const owed = openInvoices(invoicesOf(book), { settled: settledOf(book), digits });
  return {
    payer: payer as Account["payer"],
    owed,
    balanceMinor: owed.reduce((sum, { open }) => sum + open, 0),
    creditMinor: creditOf(book),
    digits,
    currency: "CNY",
  };
}

export function potsIn(book: SmallBook): readonly Pot[] {
  return potsOf(book.payments, digits);
}

/** What aging says is owed in all as of a day, and what it has to be. */
export function balances(book: SmallBook, asOf: string): { aged: number; due: number } {
  const invoices = invoicesOf(book);
  const { settled, credit } = paidUpTo(book.payments, { invoices, asOf, digits });
  const ages = agedCustomers(agedLines(invoices, { settled, asOf, digits }), credit);
  const aged = ages.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0);
  const upTo = <T extends { readonly date: string }>(all: readonly T[]): readonly T[] =>
    all.filter(({ date }) => date <= asOf);
  const debits = upTo(invoices).reduce((sum, { amount }) => sum + toMinor(amount, digits), 0);
  const credits = upTo(book.payments).reduce((sum, one) => sum + fundsMinor(one, digits), 0);
  return { aged, due: debits - credits };
}
