import { addDays, addMonths, endOf, type IsoDate, startOf } from "../../law/dates.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import type { Account } from "./account.ts";

/**
 * A cash box that is closed each day is counted by the end of the working day; an account that is
 * closed each month is compared with the bank in the first days of the next (R-COL-40).
 */
export function accountDuties(
  accounts: readonly Account[],
  closed: ReadonlyMap<string, IsoDate>,
  { today, calendar }: Pick<DutyFacts, "today" | "calendar">,
): Duty[] {
  return accounts.flatMap((one): Duty[] => {
    const { id, name, keeper, closes, openingDate = "" } = one;
    if (closes === undefined || one.stopped) return [];
    const done = closed.get(id) ?? openingDate;
    const base = {
      noun: "account",
      id,
      about: name,
      who: keeper,
      ...(keeper === undefined ? { role: "bookkeeper" } : {}),
    };
    if (closes === "month") {
      const last = endOf(addMonths(startOf(today, "month"), -1), "month");
      if (done >= last) return [];
      const month = last.slice(0, 7);
      return [
        {
          ...base,
          rule: "account-month",
          from: addDays(last, 1),
          due: calendar.addWorkdays(last, 5),
          what: say(`reconcile ${month} with the bank`, `核对 ${month} 银行对账单`),
          command: `rounds account reconcile ${id} ${month} --balance AMOUNT`,
        },
      ];
    }
    if (done >= today || !calendar.isWorkday(today)) return [];
    return [
      {
        ...base,
        rule: "account-day",
        from: today,
        due: today,
        what: say("count the cash and close the day", "盘点现金并日结"),
        command: `rounds account close ${today} --account ${id} --counted AMOUNT`,
      },
    ];
  });
}
