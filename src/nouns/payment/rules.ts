import type { Change } from "../../law/change.ts";
import { grouped } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { standing } from "../../law/reversal.ts";
import { say, type Text } from "../../law/words.ts";
import type { Customer } from "../customer/customer.ts";
import type { Invoice } from "../invoice/invoice.ts";
import { openMinor } from "../invoice/rules.ts";
import { allocatePots, assertFits, type Pot } from "./allocating.ts";
import type { Allocation, PaymentKind } from "./fields.ts";
import { type Payment, payment } from "./payment.ts";

interface Owed<I = Invoice> {
  readonly invoice: I;
  /** What is still to be paid of it; smallest unit, more than zero. */
  readonly open: number;
}

/** The open invoices, oldest first: by their date, then by their id. */
export function openInvoices<I extends Pick<Invoice, "id" | "date" | "amount">>(
  invoices: readonly I[],
  { settled, digits }: { settled: ReadonlyMap<string, number>; digits: number },
): readonly Owed<I>[] {
  return invoices
    .map((invoice) => ({ invoice, open: openMinor(invoice, { settled, digits }) }))
    .filter((one) => one.open > 0)
    .sort((a, b) => {
      const [one, two] = [a.invoice.date + a.invoice.id, b.invoice.date + b.invoice.id];
      return one < two ? -1 : one > two ? 1 : 0;
    });
}

/**
 * Sets an amount against invoices in their order until it is used up; what is left stays as credit.
 * Never more than is open on an invoice.
 */
export function allocate(
  amountMinor: number,
  owed: readonly Owed<Pick<Invoice, "id">>[],
  digits: number,
): { readonly allocations: readonly Allocation[]; readonly creditMinor: number } {
  const allocations: Allocation[] = [];
  let rest = amountMinor;
  for (const { invoice, open } of owed) {
    if (rest <= 0) break;
    const part = Math.min(rest, open);
    allocations.push({ invoice: invoice.id, amount: fromMinor(part, digits) });
    rest -= part;
  }
  return { allocations, creditMinor: rest };
}

/** The same customer, amount and day, or the same reference: entered twice? */
export function twin(told: PaymentTold, payments: readonly Payment[]): Payment | undefined {
  return standing(payments).find(
    (one) =>
      one.amount === told.amount &&
      (one.date === told.date ||
        (told.reference !== undefined && one.reference === told.reference)),
  );
}

export interface PaymentTold {
  readonly date: string;
  readonly amount: string;
  readonly kind?: PaymentKind | undefined;
  readonly method?: Payment["method"];
  readonly account?: string | undefined;
  readonly reference?: string | undefined;
  readonly chequeDate?: string | undefined;
  readonly order?: string | undefined;
  readonly cheque?: string | undefined;
  readonly by?: string | undefined;
  readonly notes?: string | undefined;
}

interface PaymentFacts {
  readonly id: string;
  readonly customer: Customer;
  /** The invoices to be settled, in order. */
  readonly owed: readonly Owed[];
  /** How much of which invoice is settled, where that was told; else as far as the money goes. */
  readonly settle?: readonly Pick<Allocation, "invoice" | "amount">[] | undefined;
  /** What the customer owes in all before this payment; smallest unit. */
  readonly balanceMinor: number;
  readonly digits: number;
  readonly currency: string;
}

/**
 * Money came in: it settles invoices in their order, and what is over stays as the customer's
 * credit.
 */
export function collect(told: PaymentTold, facts: PaymentFacts): Change {
  const { id, customer, owed, balanceMinor, digits, currency } = facts;
  const amountMinor = toMinor(told.amount, digits);
  if (amountMinor <= 0) refuse(say("a payment is more than nothing", "收款金额必须大于零"));
  const { allocations, creditMinor } = facts.settle
    ? toldSettled(facts.settle, { owed, amountMinor, digits })
    : allocate(amountMinor, owed, digits);
  const money = moneyOf(currency, digits);
  const notes: Text[] = [...settledNotes(allocations, owed, { money, digits })];
  if (creditMinor > 0) {
    const over = money(creditMinor);
    notes.push(say(`${over} stays as credit`, `多收 ${over}，转为预收款`));
  }
  const left = balanceMinor - (amountMinor - creditMinor);
  notes.push(
    left > 0
      ? say(
          `${customer.name} still owes ${money(left)}`,
          `${customer.name} 合计未收 ${money(left)}`,
        )
      : say(`${customer.name} owes nothing`, `${customer.name} 已结清`),
  );
  return {
    steps: [
      { do: "append", noun: payment, entry: { ...told, id, customer: customer.id, allocations } },
    ],
    receipt: say(
      `${id}: ${money(amountMinor)} from ${customer.name}`,
      `已收款 ${id}：${customer.name} ${money(amountMinor)}`,
    ),
    notes,
  };
}

/** Invoice by invoice as it was told; the rest stays as credit. @throws RoundsError refused */
function toldSettled(
  settle: readonly Pick<Allocation, "invoice" | "amount">[],
  { owed, amountMinor, digits }: { owed: readonly Owed[]; amountMinor: number; digits: number },
): { readonly allocations: readonly Allocation[]; readonly creditMinor: number } {
  const open = new Map(owed.map((one) => [one.invoice.id, one.open]));
  assertFits(settle, { open, fundsMinor: amountMinor, digits });
  const sum = settle.reduce((all, { amount }) => all + toMinor(amount, digits), 0);
  return { allocations: settle, creditMinor: amountMinor - sum };
}

export function moneyOf(currency: string, digits: number): (minor: number) => string {
  return (minor) => `${currency} ${grouped(fromMinor(minor, digits))}`;
}

/** Says of each invoice that was settled what is left of it. */
export function settledNotes(
  allocations: readonly Allocation[],
  owed: readonly Owed[],
  { money, digits }: { money: (minor: number) => string; digits: number },
): readonly Text[] {
  const settled = new Map<string, number>();
  for (const { invoice, amount } of allocations) {
    settled.set(invoice, (settled.get(invoice) ?? 0) + toMinor(amount, digits));
  }
  return [...settled].map(([id, minor]) => {
    const rest = (owed.find(({ invoice }) => invoice.id === id)?.open ?? 0) - minor;
    return rest === 0
      ? say(`${id} is paid`, `${id} 已结清`)
      : say(`${id}: ${money(rest)} still open`, `${id} 本单未收 ${money(rest)}`);
  });
}

/**
 * Money that was paid ahead settles invoices, oldest first: an entry of no new money whose
 * allocations name the payments that they use up.
 */
export function applyCredit(
  told: PaymentTold,
  facts: Omit<PaymentFacts, "balanceMinor" | "settle"> & { readonly pots: readonly Pot[] },
): Change {
  const { id, customer, owed, pots, digits, currency } = facts;
  const { allocations, restMinor } = allocatePots(pots, owed, digits);
  const money = moneyOf(currency, digits);
  const usedMinor = allocations.reduce((sum, one) => sum + toMinor(one.amount, digits), 0);
  if (usedMinor === 0) {
    refuse(
      say(
        `what ${customer.name} has paid ahead is for an order that is not invoiced yet`,
        `${customer.name} 的预收款对应的订单尚未开应收单`,
      ),
    );
  }
  const used = money(usedMinor);
  return {
    steps: [
      {
        do: "append",
        noun: payment,
        entry: { ...told, kind: "netting", id, customer: customer.id, allocations },
      },
    ],
    receipt: say(
      `${id}: ${used} paid ahead by ${customer.name} settles invoices`,
      `${id}：${customer.name} 的预收款核销 ${used}`,
    ),
    notes: [
      ...settledNotes(allocations, owed, { money, digits }),
      ...(restMinor > 0
        ? [say(`${money(restMinor)} stays as credit`, `预收款尚余 ${money(restMinor)}`)]
        : []),
    ],
  };
}
