import { refuse } from "../../law/errors.ts";
import type { Facts } from "../../law/facts.ts";
import { say, type Text } from "../../law/words.ts";
import type { Customer } from "../customer/customer.ts";
import { customer } from "../customer/customer.ts";
import type { Invoice } from "../invoice/invoice.ts";
import { invoice } from "../invoice/invoice.ts";
import { type Pot, potsOf } from "./allocating.ts";
import { type Payment, payment } from "./payment.ts";
import { openInvoices } from "./rules.ts";

/** An invoice with what is open of it; smallest unit. */
export interface OpenInvoice {
  readonly invoice: Invoice;
  readonly open: number;
}

/** What a rule about a customer's money works from. */
export interface Account {
  readonly payer: Customer;
  /** Open invoices, oldest first. */
  readonly owed: readonly OpenInvoice[];
  /** What is owed in all, credit not counted; smallest unit. */
  readonly balanceMinor: number;
  /** What the customer has paid ahead; smallest unit. */
  readonly creditMinor: number;
  readonly digits: number;
  readonly currency: string;
}

/** The open invoices of a customer and its credit, from what lives. */
export async function accountOf(id: string, book: Facts): Promise<Account> {
  const payer = await book.get(customer, id);
  const { digits } = book;
  const settled = await book.sums(payment, "settled");
  const owed = openInvoices(await book.liveWhere(invoice, "customer", id), { settled, digits });
  return {
    payer,
    owed,
    balanceMinor: owed.reduce((sum, one) => sum + one.open, 0),
    creditMinor: (await book.sums(payment, "credit")).get(id) ?? 0,
    digits,
    currency: book.settings.currency,
  };
}

/** Whose money settles what, of all that one customer ever paid. */
export async function potsFor(id: string, book: Facts): Promise<readonly Pot[]> {
  return potsOf(await book.where(payment, "customer", id), book.digits);
}

/** What one payment's money settles now. @throws RoundsError refused where it is none */
export async function potOf(record: Payment, book: Facts): Promise<Pot> {
  if (record.writeOff !== undefined) {
    refuse(
      say(`${record.id} is a write-off, not money`, `${record.id} 是坏账核销，不是款项`),
      say(
        `to take it back: rounds payment remove ${record.id}`,
        `如需撤回：rounds payment remove ${record.id}`,
      ),
    );
  }
  const found = (await potsFor(record.customer, book)).find(({ id }) => id === record.id);
  if (found && found.fundsMinor > 0) return found;
  return refuse(
    say(
      `${record.id} is no money that came in, or was taken back`,
      `${record.id} 不是收到的款项，或已冲销`,
    ),
    paymentsOf(record.customer),
  );
}

/** The open invoices that were named, in that order. @throws RoundsError refused */
export function namedOwed(
  named: readonly string[],
  { payer, owed }: Pick<Account, "payer" | "owed">,
): readonly OpenInvoice[] {
  return named.map(
    (one) =>
      owed.find((each) => each.invoice.id === one) ??
      refuse(
        say(`${one} is no open invoice of ${payer.name}`, `${one} 不是 ${payer.name} 的未结应收单`),
        say(
          `those that are: rounds invoice list --open --customer ${payer.id}`,
          `未结应收单：rounds invoice list --open --customer ${payer.id}`,
        ),
      ),
  );
}

/** Where the payments of a customer are to be found. */
export function paymentsOf(customer: string): Text {
  const list = `rounds payment list --customer ${customer}`;
  return say(`what came in: ${list}`, `收款记录：${list}`);
}

/** There is nothing that a customer would have to pay. @throws RoundsError refused */
export function refuseOwed({ id, name }: { readonly id: string; readonly name: string }): never {
  const aging = `rounds report aging --customer ${id}`;
  refuse(
    say(`${name} owes nothing`, `${name} 没有未结应收单`),
    say(`what there is: ${aging}`, `往来余额：${aging}`),
  );
}
