import type { Book } from "../../book/book.ts";
import { beancountText, type JournalHead, ledgerText } from "../../exchange/journal/formats.ts";
import {
  carriedForward,
  holdings,
  type JournalFacts,
  moneyAccount,
  type Posting,
  payable,
  receivable,
  stockAccount,
  transactionsOf,
} from "../../exchange/journal/transactions.ts";
import type { IsoDate } from "../../law/dates.ts";
import { dateKind } from "../../law/kinds/figures.ts";
import { choiceKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import { account } from "../../nouns/account/account.ts";
import { accountBalances } from "../../nouns/account/balance.ts";
import { cashEntry } from "../../nouns/account/entry.ts";
import { bill } from "../../nouns/bill/bill.ts";
import { owedBySupplier } from "../../nouns/bill/payables.ts";
import { billPayment } from "../../nouns/bill/payment.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { aged } from "../../nouns/invoice/aged.ts";
import { invoice } from "../../nouns/invoice/invoice.ts";
import { payment } from "../../nouns/payment/payment.ts";
import { supplier } from "../../nouns/supplier/supplier.ts";
import { defineVerb } from "../../nouns/verb.ts";
import { receivableFacts } from "../receivable-facts.ts";
import { stockValues } from "./stock-values.ts";

const programs = [
  { value: "hledger", label: same("hledger") },
  { value: "ledger", label: same("ledger") },
  { value: "beancount", label: same("beancount") },
] as const;

async function factsOf(book: Book, to: IsoDate): Promise<JournalFacts> {
  const calls = new Map<string, string>();
  for (const noun of [customer, supplier]) {
    for (const { id, name } of await book.all(noun)) calls.set(`${noun.name}:${id}`, name);
  }
  return {
    invoices: await book.all(invoice),
    payments: await book.all(payment),
    bills: await book.all(bill),
    billPayments: await book.all(billPayment),
    entries: await book.all(cashEntry),
    accounts: await book.all(account),
    stock: await stockValues(book, to),
    nameOf: (key) => calls.get(key) ?? key.slice(key.indexOf(":") + 1),
    to,
    digits: book.digits,
  };
}

/**
 * What the reports of the book say on a day, of every account that the journal knows: receivables
 * by age, suppliers, accounts, stock at cost. Reached another way than the transactions are.
 */
async function saidBy(
  book: Book,
  { known, facts }: { known: ReadonlyMap<string, Posting>; facts: JournalFacts },
): Promise<Posting[]> {
  const { to, digits } = facts;
  const said = new Map<string, Posting>();
  const put = (parts: readonly string[], minor: number): void => {
    said.set(parts.join(":"), { account: parts, minor });
  };
  for (const [key, one] of known) {
    const [, kind] = one.account;
    if (["Receivable", "Payable", "Account", "Stock"].includes(kind ?? "")) {
      said.set(key, { ...one, minor: 0 });
    }
  }
  const { customers } = aged(await receivableFacts(book, { asOf: to }));
  for (const { key, balanceMinor } of customers) put(receivable(key), balanceMinor);
  const paid = await book.sumsAt(billPayment, "paid", to);
  const owed = new Map(owedBySupplier(facts.bills, paid, { to, digits }));
  for (const [id, minor] of await book.sumsAt(billPayment, "advance", to)) {
    owed.set(id, (owed.get(id) ?? 0) - minor);
  }
  for (const [id, minor] of owed) put(payable(id), -minor);
  for (const [id, minor] of await accountBalances(book, facts.accounts, to)) {
    put(moneyAccount(id, undefined), minor);
  }
  const value = facts.stock.at(-1)?.[1];
  if (value !== undefined) put(stockAccount, value);
  return [...said].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

export const verb = defineVerb({
  summary: say(
    "the books as a journal of hledger, ledger or beancount",
    "导出 hledger、ledger、beancount 记账文件",
  ),
  examples: [
    "rounds export journal",
    "rounds export journal --for beancount",
    "rounds export journal --for ledger --from 2026-10-01 --to 2026-10-31",
  ],
  flags: {
    for: field(choiceKind(programs), say("For which program", "用于"), {
      required: true,
      initial: () => "hledger",
    }),
    from: field(dateKind, say("From", "起始日期"), {
      help: say("what was before is brought forward in one entry", "此前余额以一笔结转"),
    }),
    to: field(dateKind, say("Up to", "截至日期")),
  },
  async run({ book, today }, { for: program, from, to = today }) {
    const facts = await factsOf(book, to);
    const all = transactionsOf(facts);
    const { name: firm, currency } = book.settings;
    const head: JournalHead = {
      firm,
      currency,
      digits: book.digits,
      to,
      balances: await saidBy(book, { known: holdings(all), facts }),
    };
    const shown = from === undefined ? all : carriedForward(all, from);
    const text = program === "beancount" ? beancountText(shown, head) : ledgerText(shown, head);
    return { shape: "text", text };
  },
});
