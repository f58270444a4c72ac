import type { Change } from "../../law/change.ts";
import { daysBetween, type IsoDate } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { PromiseStanding } from "./kept.ts";
import { lastDay, type PaymentPromise, paymentPromise } from "./payment-promise.ts";

interface Beyond {
  readonly money: (minor: number) => string;
  /** What is promised now, what is owed in all, and what was promised of it before. */
  readonly amountMinor: number;
  readonly openMinor: number;
  readonly pending: readonly { readonly id: string; readonly minor: number }[];
}

/**
 * That more is promised than is owed: a promise that was put off is still waited for, and the same
 * money would be told twice (4.5: the amount is what is due less what others promise).
 */
export function beyondNotes({ money, amountMinor, openMinor, pending }: Beyond): Text[] {
  const before = pending.reduce((sum, { minor }) => sum + minor, 0);
  const beyond = before + amountMinor - openMinor;
  if (beyond <= 0) return [];
  const [first] = pending;
  if (!first) {
    return [say(`that is ${money(beyond)} more than is owed`, `超过未收金额 ${money(beyond)}`)];
  }
  const ids = pending.map(({ id }) => id);
  return [
    say(
      `with ${ids.join(", ")} that is ${money(beyond)} more than is owed; if it was put off: rounds payment-promise cancel ${first.id} --why TEXT`,
      `连同 ${ids.join("、")} 超过未收 ${money(beyond)}；如系改期，请取消原承诺：rounds payment-promise cancel ${first.id} --why 改期`,
    ),
  ];
}

interface PromiseWords {
  readonly name: string;
  readonly currency: string;
  readonly digits: number;
  /** What the customer owes in all and what is promised of it already; smallest unit. */
  readonly openMinor: number;
  readonly pending: Beyond["pending"];
}

/** A customer promised to pay: R-COL-14. */
export function promiseToPay(record: PaymentPromise, facts: PromiseWords): Change {
  const { name, currency, digits, openMinor, pending } = facts;
  const pendingMinor = pending.reduce((sum, { minor }) => sum + minor, 0);
  const money = (minor: number): string => `${currency} ${grouped(fromMinor(minor, digits))}`;
  const amount = `${currency} ${grouped(record.amount)}`;
  const notes: Text[] = [
    say(
      `${name} owes ${money(openMinor)}, of which ${money(pendingMinor)} was promised before`,
      `${name} 合计未收 ${money(openMinor)}，此前已承诺 ${money(pendingMinor)}`,
    ),
  ];
  notes.push(
    ...beyondNotes({ money, amountMinor: toMinor(record.amount, digits), openMinor, pending }),
  );
  const last = lastDay(record);
  if (last > record.due) {
    notes.push(say(`kept if it comes by ${last}`, `${last} 前到款即为兑现`));
  }
  return {
    steps: [{ do: "create", noun: paymentPromise, record }],
    receipt: say(
      `${record.id}: ${name} promised to pay ${amount} by ${record.due}`,
      `已记 ${record.id}：${name} 承诺 ${record.due} 前付款 ${amount}`,
    ),
    notes,
  };
}

/** The days of grace that are written down: none where there are none. */
export function graceTold(told: number | undefined, usual: number): { grace?: number } {
  const days = told ?? usual;
  return days === 0 ? {} : { grace: days };
}

/**
 * A promise is taken back while it may still be kept, with the reason; one that was broken stays
 * broken, or the ratio of those kept would be worth nothing.
 */
export function cancelPromise(
  record: PaymentPromise,
  {
    standing,
    date,
    me,
    why,
  }: {
    readonly standing: PromiseStanding | undefined;
    readonly date: IsoDate;
    readonly me: string | undefined;
    readonly why: string;
  },
): Change {
  const { id, cancelled } = record;
  if (cancelled) {
    refuse(say(`${id} was cancelled on ${cancelled.date}`, `${id} 已于 ${cancelled.date} 取消`));
  }
  if (date < record.date) {
    refuse(say(`${id} was made on ${record.date}`, `${id} 于 ${record.date} 作出`));
  }
  if (standing && standing.state !== "pending") {
    const late = daysBetween(standing.lastDay, date);
    refuse(
      standing.state === "kept"
        ? say(`${id} was kept`, `${id} 已兑现`)
        : say(`${id} was not kept ${late} days ago`, `${id} 已逾期 ${late} 天未兑现`),
      standing.state === "kept"
        ? undefined
        : say(
            `note what was agreed instead: rounds promise pay ${record.customer} AMOUNT --by DATE`,
            `请记新的承诺：rounds promise pay ${record.customer} 金额 --by 日期`,
          ),
    );
  }
  const by = me === undefined ? {} : { by: me };
  return {
    steps: [{ do: "set", noun: paymentPromise, id, fields: { cancelled: { date, ...by, why } } }],
    why,
    receipt: say(`cancelled ${id}`, `已取消 ${id}`),
  };
}
