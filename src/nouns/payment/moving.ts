import type { Change, Step } from "../../law/change.ts";
import { opposite } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import { orLater } from "../move/rules.ts";
import { assertFits, type Pot, reallocations, unsettled } from "./allocating.ts";
import type { Allocation } from "./fields.ts";
import { differenceNote } from "./foreign.ts";
import { type Bill, differenceOf, type Moved, moveForeign } from "./foreign-moving.ts";
import type { Account } from "./known.ts";
import { paymentsOf } from "./known.ts";
import { type Payment, payment } from "./payment.ts";
import { allocate, moneyOf, type PaymentTold } from "./rules.ts";

type Told = Omit<PaymentTold, "amount">;

interface MovingFacts extends Account {
  readonly id: string;
  readonly pot: Pot;
}

/** What is open of each invoice once a payment's money is out of all that it settles. */
export function openWithout(
  pot: Pick<Pot, "settles">,
  owed: Account["owed"],
): ReadonlyMap<string, number> {
  const open = new Map(owed.map((one) => [one.invoice.id, one.open]));
  for (const [id, minor] of pot.settles) open.set(id, (open.get(id) ?? 0) + minor);
  return open;
}

/** What a payment's money is to settle from now on: invoice by invoice, in order, or nothing. */
export type Wanted =
  | { readonly settle: readonly Pick<Allocation, "invoice" | "amount">[] }
  | { readonly invoices: readonly string[] };

/** What a payment's money settles from now on, and the difference of exchange it has then. */
function settledAnew(wanted: Wanted, facts: ReallocationFacts): Moved {
  const { pot, was, owed, digits, papers = new Map() } = facts;
  const open = openWithout(pot, owed);
  const used = [...pot.settles.values()].reduce((sum, minor) => sum + minor, 0);
  const fundsMinor = used + pot.restMinor;
  if ("settle" in wanted) {
    if (was?.currency !== undefined) refuseByAmounts(pot.id, was.currency);
    assertFits(wanted.settle, { open, fundsMinor, digits });
    return { allocations: wanted.settle, differenceMinor: 0 };
  }
  for (const one of wanted.invoices) if (!open.has(one)) refuseStranger(one, facts);
  const bills = wanted.invoices.map((id) => ({
    invoice: papers.get(id) ?? { id, amount: "0" },
    open: open.get(id) ?? 0,
  }));
  if (was?.currency === undefined) {
    const { allocations } = allocate(fundsMinor, bills, digits);
    return { allocations, differenceMinor: 0 };
  }
  const moneyMinor = Math.max(0, fundsMinor - differenceOf(pot, was, digits));
  return moveForeign(bills, { was, moneyMinor, digits });
}

function refuseByAmounts(id: string, currency: string): never {
  refuse(
    say(
      `${id} is in ${currency}: it settles invoices as far as it goes`,
      `${id} 为 ${currency} 收款，只能按应收单顺序核销`,
    ),
    say(
      `name them in their order: rounds payment reallocate ${id} --invoice INVOICE`,
      `请按顺序指定：rounds payment reallocate ${id} --invoice 应收单编号`,
    ),
  );
}

function refuseStranger(id: string, { payer }: Pick<Account, "payer">): never {
  refuse(
    say(`${id} is no open invoice of ${payer.name}`, `${id} 不是 ${payer.name} 的未结应收单`),
    say(
      `those that are: rounds invoice list --open --customer ${payer.id}`,
      `未结应收单：rounds invoice list --open --customer ${payer.id}`,
    ),
  );
}

interface ReallocationFacts extends MovingFacts {
  /** The payment, where it may be in a foreign currency; none: it is in the book's. */
  readonly was?: Payment | undefined;
  /** The invoices that are named. */
  readonly papers?: ReadonlyMap<string, Bill>;
}

/**
 * Sets a payment's money against other invoices than before: an entry of no money that takes it out
 * of the one and puts it into the other, and with foreign money tells what the difference of
 * exchange is more or less by that. The payment itself stays as it was written.
 * @throws RoundsError refused
 */
export function reallocate(told: Told, facts: ReallocationFacts, wanted: Wanted): Change {
  const { id, payer, pot, was, digits, currency } = facts;
  assertNotBefore(told.date, pot);
  const anew = settledAnew(wanted, facts);
  const sums = new Map<string, number>();
  for (const { invoice, amount } of anew.allocations) {
    sums.set(invoice, (sums.get(invoice) ?? 0) + toMinor(amount, digits));
  }
  const allocations = reallocations(pot, sums, digits);
  if (allocations.length === 0) {
    refuse(
      say(`${pot.id} is settled so already`, `${pot.id} 已如此核销`),
      say(
        `what it settles: rounds payment show ${pot.id}`,
        `核销明细：rounds payment show ${pot.id}`,
      ),
    );
  }
  const money = moneyOf(currency, digits);
  const had = was === undefined ? 0 : differenceOf(pot, was, digits);
  const more = was?.currency === undefined ? 0 : anew.differenceMinor - had;
  const sum = (all: ReadonlyMap<string, number>): number =>
    [...all.values()].reduce((total, minor) => total + minor, 0);
  const left = sum(pot.settles) + pot.restMinor + more - sum(sums);
  const entry = {
    ...told,
    id,
    customer: payer.id,
    amount: fromMinor(0, digits),
    kind: "netting",
    ...(more === 0 ? {} : { difference: fromMinor(more, digits) }),
    allocations,
  };
  return {
    steps: [{ do: "append", noun: payment, entry }],
    receipt: say(
      `${id}: ${pot.id} of ${payer.name} settles other invoices now`,
      `${id}：已调整 ${payer.name} 收款 ${pot.id} 的核销`,
    ),
    notes: [
      ...allocations.map((one) => movedNote(one, money, digits)),
      ...(more === 0 ? [] : [differenceNote(more, money)]),
      ...(left > 0 ? [say(`${money(left)} stays as credit`, `${money(left)} 转为预收款`)] : []),
    ],
  };
}

function movedNote(
  { invoice, amount }: Allocation,
  money: (minor: number) => string,
  digits: number,
): Text {
  const minor = toMinor(amount, digits);
  const shown = money(Math.abs(minor));
  return minor < 0
    ? say(`${invoice}: ${shown} open again`, `${invoice}：转出 ${shown}`)
    : say(`${invoice}: ${shown} settled`, `${invoice}：核销 ${shown}`);
}

/** Money goes back to a customer, out of what it has paid ahead. @throws RoundsError refused */
export function refund(
  told: PaymentTold,
  { id, payer, creditMinor, digits, currency }: Account & { readonly id: string },
): Change {
  const minor = toMinor(told.amount, digits);
  const money = moneyOf(currency, digits);
  if (minor <= 0) refuse(say("a refund is more than nothing", "退款金额必须大于零"));
  if (minor > creditMinor) {
    const [asked, had] = [money(minor), money(Math.max(0, creditMinor))];
    refuse(
      say(
        `${payer.name} has paid ${had} ahead, less than ${asked}`,
        `${payer.name} 预收余额 ${had}，不足 ${asked}`,
      ),
      say(
        "money that settles an invoice is set free first: rounds payment reallocate PAYMENT --free",
        "已核销的款项须先转出：rounds payment reallocate 收款编号 --free",
      ),
    );
  }
  const left = creditMinor - minor;
  return {
    steps: [
      {
        do: "append",
        noun: payment,
        entry: { ...told, id, customer: payer.id, kind: "refund", amount: opposite(told.amount) },
      },
    ],
    receipt: say(
      `${id}: ${money(minor)} paid back to ${payer.name}`,
      `${id}：已退款 ${money(minor)} 给 ${payer.name}`,
    ),
    notes: left > 0 ? [say(`${money(left)} stays as credit`, `预收款尚余 ${money(left)}`)] : [],
  };
}

/** What a payment moves cannot be moved before the money was there. @throws RoundsError refused */
function assertNotBefore(date: string, { id, date: came }: Pick<Pot, "id" | "date">): void {
  if (date >= came) return;
  refuse(say(`${id} came in only on ${came}`, `${id} 于 ${came} 才收到`), orLater(came));
}

/**
 * The same money with the other sign, as what takes the payment back, with the difference of
 * exchange that it has by now.
 */
function goneAgain(was: Payment, pot: Pick<Pot, "fundsMinor">, digits: number): Payment {
  const difference = differenceOf(pot, was, digits);
  return {
    ...was,
    kind: "bounced",
    amount: opposite(was.amount),
    difference: difference === 0 ? undefined : fromMinor(-difference, digits),
    writtenOff: was.writtenOff && opposite(was.writtenOff),
    foreignAmount: was.foreignAmount && opposite(was.foreignAmount),
    reverses: was.id,
  };
}

/** What of a payment's money is neither set against invoices nor there any more. */
function lostMinor({ fundsMinor, settles, restMinor }: Pot): number {
  return [...settles.values()].reduce((left, minor) => left - minor, fundsMinor - restMinor);
}

/**
 * A payment that came to nothing, like a cheque that was not honoured: on the day that is known the
 * money goes out again, and everything that it settled is open again. @throws RoundsError refused
 */
export function bounce(
  told: Told & { readonly why?: string | undefined },
  {
    id,
    payer,
    pot,
    was,
    digits,
    currency,
    steps = [],
  }: MovingFacts & {
    readonly was: Payment;
    /** What else changes by it. */
    readonly steps?: readonly Step[];
  },
): Change {
  const { why, ...entry } = told;
  const money = moneyOf(currency, digits);
  const minor = toMinor(was.amount, digits);
  if (minor <= 0 || was.reverses !== undefined) {
    refuseMoney(was);
  }
  assertNotBefore(told.date, pot);
  const lost = lostMinor(pot);
  const opened = [...pot.settles].map(([invoice, of]) =>
    say(`${invoice}: ${money(of)} open again`, `${invoice}：恢复未收 ${money(of)}`),
  );
  return {
    why,
    steps: [
      {
        do: "append",
        noun: payment,
        entry: {
          ...goneAgain(was, pot, digits),
          ...entry,
          id,
          notes: why,
          allocations: unsettled(pot, digits),
        },
      },
      ...steps,
    ],
    receipt: say(
      `${id}: ${money(minor)} of ${payer.name} bounced (${was.id})`,
      `${id}：${payer.name} 的 ${money(minor)} 退票（${was.id}）`,
    ),
    notes: [
      ...opened,
      ...(lost > 0
        ? [
            say(
              `${money(lost)} of it had been paid back or used: it is owed to us`,
              `其中 ${money(lost)} 已退款或已使用，应向客户追回`,
            ),
          ]
        : []),
    ],
  };
}

function refuseMoney({ id, customer }: Pick<Payment, "id" | "customer">): never {
  refuse(say(`${id} is no money that came in`, `${id} 不是收到的款项`), paymentsOf(customer));
}
