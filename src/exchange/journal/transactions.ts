import { addDays, type IsoDate } from "../../law/dates.ts";
import { toMinor } from "../../law/money.ts";
import { taxedPaper } from "../../law/tax.ts";
import type { Account } from "../../nouns/account/account.ts";
import type { CashEntry } from "../../nouns/account/entry.ts";
import type { Bill } from "../../nouns/bill/bill.ts";
import type { BillPayment } from "../../nouns/bill/payment.ts";
import { type Invoice, invoiceTaxed } from "../../nouns/invoice/invoice.ts";
import { fundsMinor, type Payment } from "../../nouns/payment/payment.ts";

/** So much into an account (negative: out of it); the account by its parts. */
export interface Posting {
  readonly account: readonly string[];
  /** Smallest unit of the book's currency. */
  readonly minor: number;
}

/** One transaction; its postings add up to nothing. */
export interface Transaction {
  readonly date: IsoDate;
  /** The paper that it is of; empty for what stands on none. */
  readonly id: string;
  readonly text: string;
  readonly postings: readonly Posting[];
}

export interface JournalFacts {
  readonly invoices: readonly Invoice[];
  readonly payments: readonly Payment[];
  readonly bills: readonly Bill[];
  readonly billPayments: readonly BillPayment[];
  readonly entries: readonly CashEntry[];
  readonly accounts: readonly Account[];
  /** What the stock was worth at cost at the end of some days, in their order; smallest unit. */
  readonly stock: readonly (readonly [day: IsoDate, minor: number])[];
  /** How people call a record: "customer:quick". */
  readonly nameOf: (key: string) => string;
  readonly to: IsoDate;
  readonly digits: number;
}

export const receivable = (customer: string): readonly string[] => [
  "Assets",
  "Receivable",
  customer,
];
export const payable = (supplier: string): readonly string[] => [
  "Liabilities",
  "Payable",
  supplier,
];
export const stockAccount: readonly string[] = ["Assets", "Stock"];

/** Where the money of an entry lies: its account, else by the way it came. */
export function moneyAccount(account: string | undefined, method: string | undefined): string[] {
  return account === undefined
    ? ["Assets", "Unassigned", method ?? "other"]
    : ["Assets", "Account", account];
}

/** Classes that are neither income nor spending. */
const otherSides: Readonly<Record<string, readonly string[]>> = {
  loan: ["Liabilities", "Loans"],
  "loan-repaid": ["Liabilities", "Loans"],
  "owner-capital": ["Equity", "Owner"],
  "owner-draw": ["Equity", "Owner"],
};

/** What the text of a transaction may hold: one line, without the marks that mean something. */
function plain(text: string): string {
  return text.replace(/[\s;|"\\]+/gu, " ").trim();
}

function transaction(
  { date, id }: { readonly date: IsoDate; readonly id: string },
  text: string,
  postings: readonly Posting[],
): Transaction[] {
  const found = postings.filter(({ minor }) => minor !== 0);
  return found.length === 0 ? [] : [{ date, id, text: plain(text), postings: found }];
}

function invoiceTransaction(one: Invoice, { digits, nameOf }: JournalFacts): Transaction[] {
  const minor = toMinor(one.amount, digits);
  const taxed = one.lines?.length ? invoiceTaxed(one, digits) : undefined;
  const tax = taxed?.grossMinor === minor ? taxed.taxMinor : 0;
  return transaction(one, nameOf(`customer:${one.customer}`), [
    { account: receivable(one.customer), minor },
    { account: ["Income", "Sales"], minor: tax - minor },
    { account: ["Liabilities", "Tax", "output"], minor: -tax },
  ]);
}

function paymentTransaction(one: Payment, { digits, nameOf }: JournalFacts): Transaction[] {
  const money = (amount: string | undefined): number =>
    amount === undefined ? 0 : toMinor(amount, digits);
  return transaction(one, nameOf(`customer:${one.customer}`), [
    { account: moneyAccount(one.account, one.method), minor: money(one.amount) },
    { account: ["Expenses", "Bad-debts"], minor: money(one.writtenOff) },
    { account: ["Expenses", "Exchange-difference"], minor: money(one.difference) },
    { account: receivable(one.customer), minor: -fundsMinor(one, digits) },
  ]);
}

function billTransaction(one: Bill, { digits, nameOf }: JournalFacts): Transaction[] {
  const minor = toMinor(one.amount, digits);
  const { lines = [] } = one;
  const taxed = lines.length > 0 ? taxedPaper({ ...one, lines }, digits) : undefined;
  const tax = taxed?.grossMinor === minor ? taxed.taxMinor : 0;
  return transaction(one, nameOf(`supplier:${one.supplier}`), [
    { account: ["Expenses", "Purchases"], minor: minor - tax },
    { account: ["Assets", "Tax", "input"], minor: tax },
    { account: payable(one.supplier), minor: -minor },
  ]);
}

function billPaymentTransaction(one: BillPayment, { digits, nameOf }: JournalFacts): Transaction[] {
  const minor = toMinor(one.amount, digits);
  return transaction(one, nameOf(`supplier:${one.supplier}`), [
    { account: payable(one.supplier), minor },
    { account: moneyAccount(one.account, one.method), minor: -minor },
  ]);
}

function entryTransaction(one: CashEntry, { digits }: JournalFacts): Transaction[] {
  const minor = toMinor(one.amount, digits);
  const { kind, account, to, class: group = "other" } = one;
  const what = one.what ?? (kind === "transfer" ? "transfer" : group);
  const place = moneyAccount(account, undefined);
  if (kind === "transfer") {
    return transaction(one, what, [
      { account: moneyAccount(to ?? account, undefined), minor },
      { account: place, minor: -minor },
    ]);
  }
  const side = otherSides[group] ?? [kind === "in" ? "Income" : "Expenses", group];
  const sign = kind === "in" ? 1 : -1;
  return transaction(one, what, [
    { account: place, minor: sign * minor },
    { account: side, minor: -sign * minor },
  ]);
}

function stockTransactions({ stock }: JournalFacts): Transaction[] {
  let before = 0;
  return stock.flatMap(([date, minor]) => {
    const change = minor - before;
    before = minor;
    return transaction({ date, id: "" }, "stock at cost", [
      { account: stockAccount, minor: change },
      { account: ["Expenses", "Stock-change"], minor: -change },
    ]);
  });
}

/** The whole of the books up to a day as transactions, in the order of their days. */
export function transactionsOf(facts: JournalFacts): readonly Transaction[] {
  const { digits, to } = facts;
  const openings = facts.accounts.flatMap(({ id, name, opening, openingDate }) => {
    if (opening === undefined || openingDate === undefined) return [];
    const minor = toMinor(opening, digits);
    return transaction({ date: openingDate, id: "" }, name, [
      { account: moneyAccount(id, undefined), minor },
      { account: ["Equity", "Opening"], minor: -minor },
    ]);
  });
  const all = [
    ...openings,
    ...facts.invoices.flatMap((one) => invoiceTransaction(one, facts)),
    ...facts.payments.flatMap((one) => paymentTransaction(one, facts)),
    ...facts.bills.flatMap((one) => billTransaction(one, facts)),
    ...facts.billPayments.flatMap((one) => billPaymentTransaction(one, facts)),
    ...facts.entries.flatMap((one) => entryTransaction(one, facts)),
    ...stockTransactions(facts),
  ].filter(({ date }) => date <= to);
  return all.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/**
 * The same from a day on: what was before is one transaction of the day before, with what every
 * account held; income and spending of that time are equity.
 */
export function carriedForward(all: readonly Transaction[], from: IsoDate): readonly Transaction[] {
  const sums = new Map<string, { account: readonly string[]; minor: number }>();
  for (const { postings } of all.filter(({ date }) => date < from)) {
    for (const { account, minor } of postings) {
      const isKept = account[0] === "Assets" || account[0] === "Liabilities";
      const into = isKept ? account : ["Equity", "Opening"];
      const key = into.join(":");
      const sum = sums.get(key) ?? { account: into, minor: 0 };
      sums.set(key, { account: into, minor: sum.minor + minor });
    }
  }
  const opening = transaction({ date: addDays(from, -1), id: "" }, "brought forward", [
    ...sums.values(),
  ]);
  return [...opening, ...all.filter(({ date }) => date >= from)];
}

/** What each account holds in the end, by its name; smallest unit. */
export function holdings(all: readonly Transaction[]): ReadonlyMap<string, Posting> {
  const sums = new Map<string, Posting>();
  for (const { postings } of all) {
    for (const { account, minor } of postings) {
      const key = account.join(":");
      sums.set(key, { account, minor: (sums.get(key)?.minor ?? 0) + minor });
    }
  }
  return sums;
}
