import { addDays, type IsoDate } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { PromiseStanding } from "./kept.ts";
import type { PaymentPromise } from "./payment-promise.ts";

interface Facts extends Pick<DutyFacts, "today" | "digits" | "limits"> {
  readonly states: ReadonlyMap<string, PromiseStanding>;
  readonly nameOf: (customer: string) => string;
  /** The day on which a customer was talked to last. */
  readonly lastContact: ReadonlyMap<string, IsoDate>;
  /** Does the customer still owe anything? */
  readonly owes: (customer: string) => boolean;
  /** Is there a case of collecting, with a register of its own? */
  readonly hasCase?: (customer: string) => boolean;
}

/**
 * A promise to pay is looked after on its day: has the money come? One that was not kept, or in
 * part, stays overdue until the customer was talked to or has promised anew (R-COL-14, R-COL-48).
 */
export function payDuties(promises: readonly PaymentPromise[], facts: Facts): Duty[] {
  const { today, digits, limits, states, nameOf, lastContact, owes } = facts;
  const newest = new Map<string, IsoDate>();
  for (const { customer, date, cancelled } of promises) {
    if (cancelled === undefined && date > (newest.get(customer) ?? "")) newest.set(customer, date);
  }
  return promises.flatMap((one): Duty[] => {
    const standing = states.get(one.id);
    if (!standing || standing.state === "kept" || standing.state === "cancelled") return [];
    const rest = standing.promisedMinor - standing.paidMinor;
    const amount = grouped(fromMinor(rest, digits));
    const base = {
      noun: "payment-promise",
      id: one.id,
      about: nameOf(one.customer),
      who: one.owner,
      ...(one.owner === undefined ? { role: "bookkeeper" } : {}),
      due: one.due,
    };
    if (standing.state === "pending") {
      return [
        {
          ...base,
          rule: "pay-promise",
          from: addDays(one.due, -limits.promiseLeadDays),
          what: say(`promised to pay ${amount} by ${one.due}`, `承诺 ${one.due} 前付款 ${amount}`),
          command: `rounds collect ${one.customer} ${fromMinor(rest, digits)}`,
        },
      ];
    }
    if (isOlder(one, promises, states)) return [];
    const over = addDays(standing.lastDay, 1);
    const talked = (lastContact.get(one.customer) ?? "") >= over;
    if (talked || !owes(one.customer) || (newest.get(one.customer) ?? "") >= over) return [];
    const late = standing.state === "broken";
    return [
      {
        ...base,
        rule: "pay-broken",
        from: over <= today ? over : today,
        what: late
          ? say(
              `promised ${amount} by ${one.due}, nothing came: call`,
              `承诺 ${one.due} 付 ${amount}，未到款，请致电`,
            )
          : say(
              `${amount} of the promise for ${one.due} did not come: call`,
              `承诺 ${one.due} 付款，尚缺 ${amount}，请致电`,
            ),
        command: facts.hasCase?.(one.customer)
          ? `rounds collect log ${one.customer} --answer ANSWER`
          : `rounds call log ${one.customer}`,
      },
    ];
  });
}

/** One call is about all that was promised: the newest that failed speaks for the others. */
function isOlder(
  { customer, due, id }: PaymentPromise,
  promises: readonly PaymentPromise[],
  states: Facts["states"],
): boolean {
  return promises.some(
    (other) =>
      other.customer === customer &&
      isFailed(states.get(other.id)) &&
      other.due + other.id > due + id,
  );
}

function isFailed(standing: PromiseStanding | undefined): boolean {
  return standing?.state === "broken" || standing?.state === "partly-kept";
}
