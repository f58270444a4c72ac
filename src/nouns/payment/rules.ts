import type { Change } from "../../law/change.ts";
import { grouped } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { standing } from "../../law/reversal.ts";
import { say, type Text } from "../../law/words.ts";
import type { Customer } from "../customer/customer.ts";
import type { Invoice } from "../invoice/invoice.ts";
import { openMinor } from "../invoice/rules.ts";
import { type Allocation, type Payment, payment } from "./payment.ts";

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
  readonly method?: Payment["method"];
  readonly reference?: string | undefined;
  readonly by?: string | undefined;
  readonly notes?: string | undefined;
}

interface PaymentFacts {
  readonly id: string;
  readonly customer: Customer;
  /** The invoices to be settled, in order. */
  readonly owed: readonly Owed[];
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
  const { allocations, creditMinor } = allocate(amountMinor, owed, digits);
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

function moneyOf(currency: string, digits: number): (minor: number) => string {
  return (minor) => `${currency} ${grouped(fromMinor(minor, digits))}`;
}

/** Says of each invoice that was settled what is left of it. */
function settledNotes(
  allocations: readonly Allocation[],
  owed: readonly Owed[],
  { money, digits }: { money: (minor: number) => string; digits: number },
): readonly Text[] {
  return allocations.map((one) => {
    const was = owed.find(({ invoice }) => invoice.id === one.invoice)?.open ?? 0;
    const rest = was - toMinor(one.amount, digits);
    return rest === 0
      ? say(`${one.invoice} is paid`, `${one.invoice} 已结清`)
      : say(`${one.invoice}: ${money(rest)} still open`, `${one.invoice} 本单未收 ${money(rest)}`);
  });
}

/**
 * Money that was paid ahead settles invoices, oldest first: an entry of no new money whose
 * allocations use the credit up.
 */
export function applyCredit(
  told: PaymentTold,
  facts: Omit<PaymentFacts, "balanceMinor"> & { readonly creditMinor: number },
): Change {
  const { id, customer, owed, creditMinor, digits, currency } = facts;
  const { allocations, creditMinor: left } = allocate(creditMinor, owed, digits);
  const money = moneyOf(currency, digits);
  const used = money(creditMinor - left);
  return {
    steps: [
      { do: "append", noun: payment, entry: { ...told, id, customer: customer.id, allocations } },
    ],
    receipt: say(
      `${id}: ${used} paid ahead by ${customer.name} settles invoices`,
      `${id}：${customer.name} 的预收款核销 ${used}`,
    ),
    notes: [
      ...settledNotes(allocations, owed, { money, digits }),
      ...(left > 0 ? [say(`${money(left)} stays as credit`, `预收款尚余 ${money(left)}`)] : []),
    ],
  };
}
