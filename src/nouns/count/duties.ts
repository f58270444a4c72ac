import { addDays, endOf, type IsoDate, monthOf } from "../../law/dates.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import type { Brief } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { type Count, count } from "./count.ts";
import { monthWindow } from "./month-window.ts";
import { type CountState, countState } from "./states.ts";

/** What duties look at in a stocktake. */
export interface CountCard {
  readonly id: string;
  readonly date: IsoDate;
  readonly by: string | undefined;
  readonly state: CountState;
  readonly resulted: IsoDate | undefined;
  readonly differences: number;
  /** The warehouses that it covers as a whole; undefined: all; none: only some goods of them. */
  readonly whole: readonly string[] | undefined;
}

export const countBrief: Brief<typeof count, CountCard> = {
  noun: count,
  name: "count-cards",
  of: (record: Count) => ({
    id: record.id,
    date: record.date,
    by: record.by,
    state: countState(record),
    resulted: record.resulted?.date,
    differences: (record.differences ?? []).length,
    whole: record.category || record.products || record.cycle ? [] : record.warehouses,
  }),
};

interface Store {
  readonly id: string;
  readonly name: string;
  readonly keeper?: string | undefined;
}

/** A stocktake is over within days, and what it found is booked (R-WHS-19, R-WHS-21). */
export function openCountDuties(all: readonly CountCard[], { limits, until }: DutyFacts): Duty[] {
  return all.flatMap((one): Duty[] => {
    const { id, date, by, state, resulted } = one;
    const base = { noun: "count", id, about: id, who: by, role: "storekeeper" };
    if (state === "counting") {
      const due = addDays(date, limits.countOpenDays);
      if (until !== undefined && date > until) return [];
      return [
        {
          ...base,
          rule: "count-open",
          from: date,
          due,
          what: say("count what is left", "完成盘点"),
          command: `rounds count show ${id}`,
        },
      ];
    }
    if (state !== "result" || resulted === undefined) return [];
    const { differences } = one;
    return [
      {
        ...base,
        rule: "count-book",
        from: resulted,
        due: addDays(resulted, limits.approvalWorkdays),
        what: say(
          `${differences} ${differences === 1 ? "difference waits" : "differences wait"} to be booked`,
          `盘点差异待入账：${differences} 项`,
        ),
        command: `rounds count book ${id}`,
      },
    ];
  });
}

/**
 * Every warehouse is counted at the month's end, or at the beginning of the next month at the
 * latest (R-WHS-19, R-REM-38).
 */
export function monthlyCountDuties(
  stores: readonly Store[],
  all: readonly CountCard[],
  { today, limits, until = today }: DutyFacts,
): Duty[] {
  const { countLeadDays } = limits;
  const lastMonth = monthOf(addDays(`${monthOf(today)}-01`, -1));
  return [lastMonth, monthOf(until)].flatMap((month) => {
    const due = endOf(`${month}-01`, "month");
    const from = addDays(due, -countLeadDays);
    // Some days into the next month it can still be made up for; then only the next one counts.
    const isOver = today > addDays(due, 2 * countLeadDays);
    if (from > until || isOver) return [];
    const window = monthWindow(month, { countLeadDays });
    const made = all.filter(
      ({ date, state }) => state !== "cancelled" && date >= window.from && date <= window.to,
    );
    return stores
      .filter(({ id }) => !made.some(({ whole }) => whole === undefined || whole.includes(id)))
      .map(
        ({ id, name, keeper }): Duty => ({
          rule: "count-due",
          noun: "warehouse",
          id,
          part: month,
          about: name,
          who: keeper,
          role: "storekeeper",
          from,
          due,
          what: say(`stocktake of ${month}`, `${month} 月末盘点`),
          command: `rounds count start --warehouse ${id}`,
        }),
      );
  });
}
