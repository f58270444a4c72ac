import { addDays } from "../../law/dates.ts";
import type { Facts } from "../../law/facts.ts";
import { toMinor } from "../../law/money.ts";
import { standing } from "../../law/reversal.ts";
import { cheque } from "../cheque/cheque.ts";
import { chequeState } from "../cheque/states.ts";
import { customer } from "../customer/customer.ts";
import { type Invoice, invoice } from "../invoice/invoice.ts";
import { payment } from "../payment/payment.ts";
import { openInvoices } from "../payment/rules.ts";
import { type BankLine, bankLine } from "./bank-line.ts";
import type { Debtor, Known, Line, MatchFacts, OpenPaper } from "./matching.ts";

/** Payments this many days before the oldest line may still be one that a line tells of. */
const backDays = 30;

/** Does nobody know yet whose money a line is? */
export function isOpen({ payment: paid, passed }: Pick<BankLine, "payment" | "passed">): boolean {
  return paid === undefined && passed === undefined;
}

/** A line as matching reads it. */
export function lineOf(record: BankLine, digits: number): Line {
  return { ...record, minor: toMinor(record.amount, digits) };
}

/** All lines that came in and that nobody knows the payer of yet, oldest first. */
export async function openLines(book: Facts): Promise<readonly BankLine[]> {
  const live = await book.live(bankLine);
  return live
    .filter((one) => isOpen(one) && toMinor(one.amount, book.digits) > 0)
    .sort((a, b) => (a.date + a.id < b.date + b.id ? -1 : 1));
}

function paperOf(one: Invoice, open: number): OpenPaper {
  const numbers = [one.id, one.code, one.order, one.id.split("-")[0]];
  return { id: one.id, numbers: [...new Set(numbers.filter((each) => each !== undefined))], open };
}

/** The accounts from which each customer's money came before, by what lines were told to be. */
function accountsOf(
  lines: readonly BankLine[],
  payers: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { payment: paid, payerAccount } of lines) {
    const who = paid === undefined ? undefined : payers.get(paid);
    if (who === undefined || payerAccount === undefined) continue;
    found.set(who, [...(found.get(who) ?? []), payerAccount]);
  }
  return found;
}

async function debtors(book: Facts, lines: readonly BankLine[]): Promise<readonly Debtor[]> {
  const { digits } = book;
  const settled = await book.sums(payment, "settled");
  const owed = new Map<string, OpenPaper[]>();
  for (const one of openInvoices(await book.live(invoice), { settled, digits })) {
    const all = owed.get(one.invoice.customer) ?? [];
    all.push(paperOf(one.invoice, one.open));
    owed.set(one.invoice.customer, all);
  }
  const told = lines.flatMap(({ payment: paid }) => paid ?? []);
  const payers = new Map(
    [...(await book.some(payment, told))].map(([id, one]) => [id, one.customer] as const),
  );
  const accounts = accountsOf(lines, payers);
  return (await book.all(customer)).map((one) => ({
    id: one.id,
    name: one.name,
    names: [one.name, ...(one.aliases ?? [])],
    people: (one.contacts ?? []).flatMap(({ name }) => name ?? []),
    accounts: accounts.get(one.id) ?? [],
    code: one.code,
    owed: owed.get(one.id) ?? [],
  }));
}

/** What lines are matched with, as the book stands. */
export async function matchFacts(book: Facts): Promise<MatchFacts> {
  const { digits, today } = book;
  const lines = await book.live(bankLine);
  const taken = new Set(lines.flatMap(({ payment: paid }) => paid ?? []));
  const first =
    lines
      .filter(isOpen)
      .map(({ date }) => date)
      .sort()[0] ?? today;
  const paid = standing(
    await book.between(payment, { from: addDays(first, -backDays), to: today }),
  );
  const payments = paid
    .filter((one) => !taken.has(one.id) && one.method !== "cash")
    .map((one): Known => ({ ...one, minor: toMinor(one.amount, digits) }))
    .filter(({ minor }) => minor > 0);
  const cheques = (await book.live(cheque)).filter((one) => {
    const state = chequeState(one, today);
    return state === "due" || state === "bounced";
  });
  return {
    debtors: await debtors(book, lines),
    payments,
    cheques: cheques.map((one) => ({
      id: one.id,
      customer: one.customer,
      date: one.due,
      minor: toMinor(one.amount, digits),
      reference: one.number,
    })),
    digits,
  };
}
