import type { Change } from "../../law/change.ts";
import { daysBetween, type IsoDate } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { PromiseStanding } from "./kept.ts";
import { lastDay, type PaymentPromise, paymentPromise } from "./payment-promise.ts";

interface PromiseWords {
  readonly name: string;
  readonly currency: string;
  readonly digits: number;
  /** What the customer owes in all and what is promised of it already; smallest unit. */
  readonly openMinor: number;
  readonly pendingMinor: number;
}

/** A customer promised to pay: R-COL-14. */
export function promiseToPay(record: PaymentPromise, facts: PromiseWords): Change {
  const { name, currency, digits, openMinor, pendingMinor } = facts;
  const money = (minor: number): string => `${currency} ${grouped(fromMinor(minor, digits))}`;
  const amount = `${currency} ${grouped(record.amount)}`;
  const notes: Text[] = [
    say(
      `${name} owes ${money(openMinor)}, of which ${money(pendingMinor)} was promised before`,
      `${name} 合计未收 ${money(openMinor)}，此前已承诺 ${money(pendingMinor)}`,
    ),
  ];
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
