import type { Change, Step } from "../../law/change.ts";
import { grouped } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import type { Facts } from "../../law/facts.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import { cheque } from "../cheque/cheque.ts";
import { assertBankable, banked } from "../cheque/rules.ts";
import type { Allocation } from "../payment/fields.ts";
import { type Account, accountOf } from "../payment/known.ts";
import { payment } from "../payment/payment.ts";
import { collect } from "../payment/rules.ts";
import { type BankLine, bankLine } from "./bank-line.ts";
import { isOpen } from "./known.ts";
import type { MatchFacts, Proposal } from "./matching.ts";

/** Refuses a line that somebody knows the payer of, and one that went out. */
export function assertOpenLine(record: BankLine, digits: number): void {
  const { id, payment: paid, passed, amount } = record;
  if (paid !== undefined) refuse(say(`${id} is ${paid} already`, `${id} 已认领为 ${paid}`));
  if (passed)
    refuse(say(`${id} is no customer's payment: ${passed.why}`, `${id} 非客户货款：${passed.why}`));
  if (!isOpen(record) || toMinor(amount, digits) > 0) return;
  refuse(
    say(`${id} is money that went out`, `${id} 为支出`),
    say(
      `if it is known: rounds bank-line pass ${id} --why REASON`,
      `如已核对：rounds bank-line pass ${id} --why 原因`,
    ),
  );
}

interface Told {
  readonly by: string | undefined;
  /** What the customer owes after lines that are confirmed with this one, if any were. */
  readonly account?: Account | undefined;
}

/** The line becomes what a proposal says: a payment there, a cheque paid in, or a new payment. */
export async function confirmed(
  record: BankLine,
  proposal: Pick<Proposal, "is" | "customer" | "paper" | "allocations">,
  { book, by, account: of }: Told & { readonly book: Facts },
): Promise<Change & { readonly payment: string }> {
  const told = { date: record.date, account: record.account, by };
  const toLine = (id: string): Step => ({
    do: "set",
    noun: bankLine,
    id: record.id,
    fields: { payment: id },
  });
  if (proposal.is === "payment" && proposal.paper !== undefined) {
    const id = proposal.paper;
    return {
      payment: id,
      steps: [toLine(id)],
      receipt: say(`${record.id} is ${id}`, `${record.id} 即 ${id}`),
    };
  }
  const known = of ?? (await accountOf(proposal.customer, book));
  const entry = {
    ...told,
    amount: record.amount,
    method: "transfer" as const,
    reference: record.reference ?? record.id,
  };
  const id = await book.newId(payment, entry);
  const facts = { ...known, id, customer: known.payer };
  if (proposal.is === "cheque" && proposal.paper !== undefined) {
    const one = await book.get(cheque, proposal.paper);
    assertBankable(one, record.date);
    const paid = collect(
      { ...entry, method: "cheque", cheque: one.id, reference: one.number, chequeDate: one.due },
      facts,
    );
    const change = banked(one, told, { ...paid, payment: id });
    return { ...change, payment: id, steps: [...change.steps, toLine(id)] };
  }
  const settle = proposal.allocations.map(({ invoice, amount }) => ({ invoice, amount }));
  const change = collect(entry, { ...facts, settle });
  return { ...change, payment: id, steps: [...change.steps, toLine(id)] };
}

/** What is open after some allocations: the next line of the same customer sees it. */
export function afterwards(of: Account, change: Change): Account {
  const entry = change.steps.find(({ do: done }) => done === "append") as
    | { readonly entry: { readonly allocations?: readonly Allocation[] } }
    | undefined;
  const gone = new Map<string, number>();
  for (const { invoice, amount } of entry?.entry.allocations ?? []) {
    gone.set(invoice, (gone.get(invoice) ?? 0) + toMinor(amount, of.digits));
  }
  const owed = of.owed
    .map((one) => ({ ...one, open: one.open - (gone.get(one.invoice.id) ?? 0) }))
    .filter(({ open }) => open > 0);
  return { ...of, owed, balanceMinor: owed.reduce((sum, { open }) => sum + open, 0) };
}

/** The same of what lines are matched with. */
export function factsAfter(facts: MatchFacts, proposal: Proposal): MatchFacts {
  const gone = new Map(
    proposal.allocations.map((one) => [one.invoice, toMinor(one.amount, facts.digits)]),
  );
  const rest = ({ id }: { readonly id: string }): boolean => id !== proposal.paper;
  return {
    ...facts,
    payments: facts.payments.filter(rest),
    cheques: facts.cheques.filter(rest),
    debtors: facts.debtors.map((one) =>
      one.id !== proposal.customer
        ? one
        : {
            ...one,
            owed: one.owed
              .map((each) => ({ ...each, open: each.open - (gone.get(each.id) ?? 0) }))
              .filter(({ open }) => open > 0),
          },
    ),
  };
}

/** One receipt for several lines. */
export function together(
  all: readonly (Change & { readonly line: BankLine })[],
  { digits, currency }: { readonly digits: number; readonly currency: string },
): Change {
  const sum = all.reduce((minor, { line }) => minor + toMinor(line.amount, digits), 0);
  const shown = `${currency} ${grouped(fromMinor(sum, digits))}`;
  const notes: Text[] = all.map(({ receipt, line }) =>
    say(`${line.id} → ${receipt.en}`, `${line.id} → ${receipt.zh}`),
  );
  return {
    steps: all.flatMap(({ steps }) => steps),
    receipt: say(
      `${all.length} ${all.length === 1 ? "line" : "lines"} confirmed: ${shown}`,
      `已认领 ${all.length} 笔流水，共 ${shown}`,
    ),
    notes,
  };
}
