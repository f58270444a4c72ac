import { addDays, addMonths, endOf, type IsoDate, startOf } from "../../law/dates.ts";
import { divideRounded, grouped, quantityDigits, toScaled } from "../../law/decimal.ts";
import type { Duty } from "../../law/duty.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { fold } from "../../law/names.ts";
import { say, type Text } from "../../law/words.ts";
import type { Customer } from "../customer/customer.ts";
import { settlementActs } from "../customer/fields/settling.ts";
import type { Settlement } from "./settlement.ts";

/**
 * Where what a store deducts is not what its contract says: a deduction that was never agreed, or
 * more of it than was. R-STO-11, R-STO-16
 */
export function wrongDeductions(
  record: Pick<Settlement, "amount" | "deductions">,
  agreed: Customer["deductions"] = [],
  digits: number,
): readonly Text[] {
  return (record.deductions ?? []).flatMap(({ name, amount }): Text[] => {
    const clause = agreed.find((one) => fold(one.name) === fold(name));
    const shown = grouped(amount);
    if (!clause) {
      return [say(`${name} ${shown} is in no contract`, `${name} ${shown} 合同未约定`)];
    }
    const most = mostOf(clause, record.amount, digits);
    if (most === undefined || toMinor(amount, digits) <= most) return [];
    const right = grouped(fromMinor(most, digits));
    return [
      say(
        `${name} ${shown} is more than the contract's ${right}`,
        `${name} ${shown}，超过合同约定的 ${right}`,
      ),
    ];
  });
}

function mostOf(
  { rate, amount }: NonNullable<Customer["deductions"]>[number],
  base: string | undefined,
  digits: number,
): number | undefined {
  if (amount !== undefined) return toMinor(amount, digits);
  if (rate === undefined || base === undefined) return undefined;
  const product = BigInt(toMinor(base, digits)) * toScaled(rate, quantityDigits);
  return Number(divideRounded(product, 10n ** BigInt(quantityDigits)));
}

interface Facts {
  readonly done: readonly Pick<Settlement, "customer" | "act" | "date">[];
  /** The day of the oldest open invoice, by customer. */
  readonly owedSince: ReadonlyMap<string, IsoDate>;
  readonly today: IsoDate;
  readonly until: IsoDate;
}

type Store = Pick<Customer, "id" | "name" | "owner" | "settlementDays">;

/** So many days before its day a step may be done and counts for it. */
const early = 14;

/**
 * On each of a store's days what is to be done there, as long as something is owed since before:
 * reconcile, hand in the invoice, fetch money, bring the receipt (R-COL-28, R-COL-29). What comes
 * by bank needs nobody.
 */
export function settlementDuties(stores: readonly Store[], facts: Facts): Duty[] {
  const { done, owedSince, today, until } = facts;
  const labels = new Map(settlementActs.map(({ value, label }) => [value, label]));
  return stores.flatMap(({ id, name, owner, settlementDays = [] }) =>
    settlementDays.flatMap(({ act, day }): Duty[] => {
      const since = owedSince.get(id);
      if (act === "transfer" || since === undefined) return [];
      const own = done.filter((one) => one.customer === id && one.act === act);
      const isDone = (due: IsoDate): boolean =>
        own.some(({ date }) => date >= addDays(due, -early));
      const label = labels.get(act) ?? say(act, act);
      return daysOf(day, today, until)
        .filter((due) => since <= due && !isDone(due))
        .map((due) => ({
          rule: "settlement",
          noun: "customer",
          id,
          part: act,
          about: name,
          who: owner,
          role: "bookkeeper",
          from: due,
          due,
          what: say(`settlement: ${label.en}`, `结算：${label.zh}`),
          command: `rounds settlement add ${id} ${act}`,
        }));
    }),
  );
}

/** The day of this month and of the next, as far as is asked; before it that of the last month. */
function daysOf(day: number, today: IsoDate, until: IsoDate): readonly IsoDate[] {
  const inMonth = (months: number): IsoDate => {
    const first = addMonths(startOf(today, "month"), months);
    const [wanted, last] = [addDays(first, day - 1), endOf(first, "month")];
    return wanted < last ? wanted : last;
  };
  const coming = [inMonth(0), inMonth(1)].filter((one) => one <= until);
  return coming.length > 0 ? coming : [inMonth(-1)];
}
