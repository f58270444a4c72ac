import type { IsoDate } from "../../law/dates.ts";
import type { Decimal } from "../../law/decimal.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { dueParts } from "../invoice/instalments.ts";
import { fundsMinor } from "../payment/payment.ts";
import type { LineKind, StatementKind } from "./choices.ts";
import type { StatementLine } from "./statement.ts";

/** What a statement looks at of an invoice; amounts as decimals. */
export interface Debited {
  readonly id: string;
  readonly code?: string | undefined;
  readonly date: IsoDate;
  readonly due: IsoDate;
  readonly amount: Decimal;
  readonly credits?: string | undefined;
  readonly instalments?: readonly { readonly due: IsoDate; readonly amount: Decimal }[] | undefined;
}

/** What it looks at of a payment. */
export interface Credited {
  readonly id: string;
  readonly date: IsoDate;
  readonly amount: Decimal;
  readonly writtenOff?: Decimal | undefined;
  readonly difference?: Decimal | undefined;
  readonly kind?: string | undefined;
  readonly reference?: string | undefined;
  readonly reverses?: string | undefined;
  readonly allocations?:
    | readonly { readonly invoice: string; readonly amount: Decimal }[]
    | undefined;
}

/** All papers of a customer that a statement may need, and how things stand in the book now. */
export interface Account {
  /** What is open today, and every invoice dated since the day from which it is told. */
  readonly invoices: readonly Debited[];
  /** Every payment dated since that day. */
  readonly payments: readonly Credited[];
  /** What all payments so far have settled, by invoice; smallest unit. */
  readonly settled: ReadonlyMap<string, number>;
  /** What is paid and set against nothing; smallest unit. */
  readonly creditMinor: number;
  readonly digits: number;
}

/** What the customer owes by the book, less all it has to get; smallest unit. */
export function balanceNow({ invoices, settled, creditMinor, digits }: Account): number {
  const open = invoices.reduce(
    (sum, one) => sum + toMinor(one.amount, digits) - (settled.get(one.id) ?? 0),
    0,
  );
  return open - creditMinor;
}

/** What papers dated after a day added to the balance; smallest unit. */
function sinceMinor({ invoices, payments, digits }: Account, day: IsoDate): number {
  const owed = invoices
    .filter(({ date }) => date > day)
    .reduce((sum, one) => sum + toMinor(one.amount, digits), 0);
  const paid = payments
    .filter(({ date }) => date > day)
    .reduce((sum, one) => sum + fundsMinor(one, digits), 0);
  return owed - paid;
}

/**
 * What the customer owed at the end of a day, told back from today; smallest unit. The account must
 * hold all papers dated after it.
 */
export function balanceAt(account: Account, day: IsoDate): number {
  return balanceNow(account) - sinceMinor(account, day);
}

/** A statement's figures: brought forward + lines = balance. */
export interface Told {
  readonly openingMinor: number;
  readonly balanceMinor: number;
  readonly lines: readonly StatementLine[];
}

/** What a statement says: of open items as of its last day, else what happened in its days. */
export function tellAccount(
  account: Account,
  { kind, from, to }: { kind: StatementKind; from: IsoDate; to: IsoDate },
): Told {
  if (kind === "open") return openItems(account, to);
  const { digits } = account;
  const before = addedBefore(account, from);
  const lines = [...invoiceLines(account), ...paymentLines(account, kind === "detailed")]
    .filter(({ date }) => date >= from && date <= to)
    .sort(byDate);
  const sum = lines.reduce((all, one) => all + toMinor(one.amount, digits), 0);
  return { openingMinor: before, balanceMinor: before + sum, lines };
}

/** What was owed before the first day: all that is owed now less what came since. */
function addedBefore(account: Account, from: IsoDate): number {
  const { invoices, payments, digits } = account;
  const owed = invoices
    .filter(({ date }) => date >= from)
    .reduce((sum, one) => sum + toMinor(one.amount, digits), 0);
  const paid = payments
    .filter(({ date }) => date >= from)
    .reduce((sum, one) => sum + fundsMinor(one, digits), 0);
  return balanceNow(account) - owed + paid;
}

function byDate(a: StatementLine, b: StatementLine): number {
  const [one, two] = [
    `${a.date} ${order[a.kind]} ${a.paper}`,
    `${b.date} ${order[b.kind]} ${b.paper}`,
  ];
  return one < two ? -1 : one > two ? 1 : 0;
}

/** On one day invoices come before what is paid of them. */
const order: Readonly<Record<LineKind, number>> = {
  invoice: 0,
  "credit-note": 1,
  payment: 2,
  refund: 3,
  adjustment: 4,
  credit: 5,
};

function invoiceLines({ invoices, digits }: Account): StatementLine[] {
  return invoices.map((one) => ({
    date: one.date,
    kind: toMinor(one.amount, digits) < 0 ? "credit-note" : "invoice",
    paper: one.id,
    ...(one.code === undefined ? {} : { code: one.code }),
    ...(one.credits === undefined ? { due: one.due } : { settles: one.credits }),
    amount: one.amount,
  }));
}

/** What was taken back is not printed, nor what only sets one thing against another. */
function paymentLines({ payments, digits }: Account, hasSettled: boolean): StatementLine[] {
  return payments.flatMap((one): StatementLine[] => {
    const minor = fundsMinor(one, digits);
    if (minor === 0) return [];
    const settles = (one.allocations ?? []).map(({ invoice }) => invoice).join(", ");
    return [
      {
        date: one.date,
        kind: payKind(one, minor),
        paper: one.id,
        ...(one.reference === undefined ? {} : { code: one.reference }),
        amount: fromMinor(-minor, digits),
        ...(hasSettled && settles !== "" ? { settles } : {}),
      },
    ];
  });
}

function payKind({ kind, amount, reverses }: Credited, minor: number): LineKind {
  if (reverses !== undefined || /^-?0(\.0+)?$/.test(amount)) return "adjustment";
  if (kind === "refund") return "refund";
  return minor < 0 ? "adjustment" : "payment";
}

/** Every part that is open at the end of a day, the earliest due first, and what is paid ahead. */
function openItems(account: Account, to: IsoDate): Told {
  const { invoices, payments, settled, creditMinor, digits } = account;
  const at = new Map(settled);
  let credit = creditMinor;
  for (const one of payments) {
    if (one.date <= to) continue;
    const allocations = one.allocations ?? [];
    for (const each of allocations) {
      at.set(each.invoice, (at.get(each.invoice) ?? 0) - toMinor(each.amount, digits));
    }
    const set = allocations.reduce((sum, each) => sum + toMinor(each.amount, digits), 0);
    credit -= fundsMinor(one, digits) - set;
  }
  const lines: StatementLine[] = [];
  for (const one of invoices) {
    const paid = at.get(one.id) ?? 0;
    // What was paid for an invoice that was not written yet was paid ahead.
    if (one.date > to) credit += paid;
    else lines.push(...openLines(one, paid, digits));
  }
  lines.sort((a, b) => {
    const [x, y] = [`${a.due ?? ""} ${a.date} ${a.paper}`, `${b.due ?? ""} ${b.date} ${b.paper}`];
    return x < y ? -1 : x > y ? 1 : 0;
  });
  if (credit !== 0) {
    lines.push({ date: to, kind: "credit", paper: "-", amount: fromMinor(-credit, digits) });
  }
  const balanceMinor = lines.reduce((sum, one) => sum + toMinor(one.amount, digits), 0);
  return { openingMinor: 0, balanceMinor, lines };
}

function openLines(one: Debited, paidMinor: number, digits: number): StatementLine[] {
  const isCredit = toMinor(one.amount, digits) < 0;
  return dueParts(one, paidMinor, digits)
    .filter(({ openMinor }) => openMinor !== 0)
    .map(({ due, amountMinor, openMinor }) => ({
      date: one.date,
      kind: isCredit ? ("credit-note" as const) : ("invoice" as const),
      paper: one.id,
      ...(one.code === undefined ? {} : { code: one.code }),
      due,
      amount: fromMinor(openMinor, digits),
      ...(amountMinor === openMinor ? {} : { of: fromMinor(amountMinor, digits) }),
    }));
}
