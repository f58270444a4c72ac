import { divideRounded } from "../../law/decimal.ts";
import { exchanged } from "../../law/kinds/exchange.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import type { Invoice } from "../invoice/invoice.ts";
import type { Pot } from "./allocating.ts";
import type { Allocation } from "./fields.ts";
import { allocateForeign } from "./foreign.ts";
import type { Payment } from "./payment.ts";
import { allocate } from "./rules.ts";

/** An invoice as foreign money settles it. */
export type Bill = Pick<Invoice, "id" | "amount" | "currency" | "foreignAmount">;

type Money = Pick<Payment, "amount" | "writtenOff" | "currency" | "foreignAmount" | "rate">;

/** The difference of exchange that a payment has by now; smallest unit. */
export function differenceOf(pot: Pick<Pot, "fundsMinor">, was: Money, digits: number): number {
  const beside = was.writtenOff === undefined ? 0 : toMinor(was.writtenOff, digits);
  return pot.fundsMinor - toMinor(was.amount, digits) - beside;
}

/** What foreign money settles from now on, and the difference that it has then. */
export interface Moved {
  readonly allocations: readonly Allocation[];
  readonly differenceMinor: number;
}

/**
 * Foreign money that is set against other invoices: those in its currency by amounts in that, so
 * that the difference is another, or none; what is left by its worth against those in others.
 */
export function moveForeign(
  bills: readonly { readonly invoice: Bill; readonly open: number }[],
  { was, moneyMinor, digits }: { was: Money; moneyMinor: number; digits: number },
): Moved {
  const { currency, rate = "1" } = was;
  const [own, foreign] = [toMinor(was.amount, digits), toMinor(was.foreignAmount ?? "0", digits)];
  const isWhole = moneyMinor === own || own === 0;
  const foreignMinor = isWhole
    ? foreign
    : Number(divideRounded(BigInt(moneyMinor) * BigInt(foreign), BigInt(own)));
  const found = allocateForeign(
    foreignMinor,
    bills.filter(({ invoice }) => invoice.currency === currency),
    { rate, digits },
  );
  const spent = exchanged(fromMinor(foreignMinor - found.restMinor, digits), rate, digits);
  const worth = found.restMinor === 0 ? moneyMinor : Math.min(spent, moneyMinor);
  const settled = found.allocations.reduce((sum, one) => sum + toMinor(one.amount, digits), 0);
  const others = allocate(
    moneyMinor - worth,
    bills.filter(({ invoice }) => invoice.currency !== currency),
    digits,
  );
  return {
    allocations: [...found.allocations, ...others.allocations],
    differenceMinor: found.allocations.length === 0 ? 0 : settled - worth,
  };
}
