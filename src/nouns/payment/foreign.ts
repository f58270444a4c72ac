import type { Change } from "../../law/change.ts";
import { divideRounded, grouped } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { exchanged } from "../../law/kinds/exchange.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Invoice } from "../invoice/invoice.ts";
import type { Allocation } from "./fields.ts";
import type { OpenInvoice } from "./known.ts";
import { type Payment, payment } from "./payment.ts";
import { moneyOf, settledNotes } from "./rules.ts";

type Bill = Pick<Invoice, "id" | "amount" | "currency" | "foreignAmount">;

/** What is open of an invoice in its own currency, from what is open in the book's. */
export function foreignOpenMinor(bill: Bill, openMinor: number, digits: number): number {
  const [own, foreign] = [toMinor(bill.amount, digits), toMinor(bill.foreignAmount ?? "0", digits)];
  if (own === 0 || openMinor === own) return foreign;
  return Number(divideRounded(BigInt(openMinor) * BigInt(foreign), BigInt(own)));
}

/** What foreign money comes to in the book's currency, and what it settles. */
export interface Exchanged {
  /** At the rate of the day it came. */
  readonly amountMinor: number;
  /** At the rates of the invoices. */
  readonly allocations: readonly Allocation[];
  /** What the invoices said more than the money brought: a loss; less than zero: a gain. */
  readonly differenceMinor: number;
  /** Foreign money that is left over; smallest unit. */
  readonly restMinor: number;
}

/**
 * Foreign money settles invoices in its currency, in their order, by amounts in that currency. An
 * invoice that is paid in full is settled in full, whatever the rate has become: what that is more
 * or less than the money is worth today is the difference.
 */
export function allocateForeign(
  foreignMinor: number,
  owed: readonly { readonly invoice: Bill; readonly open: number }[],
  { rate, digits }: { readonly rate: string; readonly digits: number },
): Exchanged {
  const worth = (minor: number): number => exchanged(fromMinor(minor, digits), rate, digits);
  const allocations: Allocation[] = [];
  let rest = foreignMinor;
  let settled = 0;
  for (const { invoice, open } of owed) {
    if (rest <= 0) break;
    const whole = foreignOpenMinor(invoice, open, digits);
    const part = Math.min(rest, whole);
    if (part <= 0) continue;
    const own =
      part === whole ? open : Number(divideRounded(BigInt(open) * BigInt(part), BigInt(whole)));
    allocations.push({ invoice: invoice.id, amount: fromMinor(own, digits) });
    settled += own;
    rest -= part;
  }
  return {
    amountMinor: worth(foreignMinor),
    allocations,
    differenceMinor: settled - worth(foreignMinor - rest),
    restMinor: rest,
  };
}

export interface ForeignTold extends Omit<Payment, "id" | "customer" | "amount" | "allocations"> {
  readonly currency: string;
  /** In that currency. */
  readonly amount: string;
  readonly rate: string;
}

interface ForeignFacts {
  readonly id: string;
  readonly customer: { readonly id: string; readonly name: string };
  readonly owed: readonly OpenInvoice[];
  readonly digits: number;
  /** The book's. */
  readonly currency: string;
}

/** Foreign money came in: it settles invoices in its currency; the difference is booked with it. */
export function collectForeign(told: ForeignTold, facts: ForeignFacts): Change {
  const { id, customer, digits, currency } = facts;
  const { amount, rate, ...others } = told;
  const foreignMinor = toMinor(amount, digits);
  if (foreignMinor <= 0) refuse(say("a payment is more than nothing", "收款金额必须大于零"));
  const owed = facts.owed.filter(({ invoice }) => invoice.currency === told.currency);
  const found = allocateForeign(foreignMinor, owed, { rate, digits });
  const { amountMinor, allocations, differenceMinor, restMinor } = found;
  const money = moneyOf(currency, digits);
  const foreign = fromMinor(foreignMinor, digits);
  const entry: Payment = {
    ...others,
    id,
    customer: customer.id,
    amount: fromMinor(amountMinor, digits),
    ...(differenceMinor === 0 ? {} : { difference: fromMinor(differenceMinor, digits) }),
    foreignAmount: foreign,
    rate,
    allocations,
  };
  const notes: Text[] = [...settledNotes(allocations, owed, { money, digits })];
  if (differenceMinor !== 0) notes.push(differenceNote(differenceMinor, money));
  if (restMinor > 0) {
    const over = `${told.currency} ${grouped(fromMinor(restMinor, digits))}`;
    notes.push(say(`${over} stays as credit`, `多收 ${over}，转为预收款`));
  }
  const shown = `${told.currency} ${grouped(foreign)} = ${money(amountMinor)} @ ${rate}`;
  return {
    steps: [{ do: "append", noun: payment, entry }],
    receipt: say(
      `${id}: ${shown} from ${customer.name}`,
      `已收款 ${id}：${customer.name} ${shown}`,
    ),
    notes,
  };
}

/** Says what was lost or won by the rate. */
export function differenceNote(minor: number, money: (minor: number) => string): Text {
  const shown = money(Math.abs(minor));
  return minor > 0
    ? say(`exchange loss: ${shown}`, `汇兑损失：${shown}`)
    : say(`exchange gain: ${shown}`, `汇兑收益：${shown}`);
}
