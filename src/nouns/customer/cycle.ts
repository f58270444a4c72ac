import { addDays, addMonths, endOf, monthOf } from "../../law/dates.ts";
import type { Calendar } from "../../law/workdays.ts";
import type { Customer } from "./customer.ts";

export type Cycle = NonNullable<Customer["visitCycle"]>;

/** What of a customer decides whether a visit is due. */
export interface Visited {
  readonly id: string;
  readonly stage?: Customer["stage"];
  readonly visitCycle?: Cycle | undefined;
  /** A sample customer is visited every month, whatever its class: R-VIS-43. */
  readonly sample?: boolean | undefined;
  readonly added?: string | undefined;
}

/** When the next visit to a customer falls: from the first day of its period to the last for it. */
export interface Due {
  readonly from: string;
  readonly by: string;
}

const monthsPerCycle: Readonly<Record<Cycle, number>> = { monthly: 1, bimonthly: 2, quarterly: 3 };

/** The last day of the visit period that a day belongs to: its month, pair of months or quarter. */
export function endOfCycle(date: string, cycle: Cycle): string {
  const months = monthsPerCycle[cycle];
  const month = Number(monthOf(date).slice(5, 7));
  const ahead = (months - (month % months)) % months;
  return endOf(addMonths(`${monthOf(date)}-01`, ahead), "month");
}

/** How often a customer is visited; undefined where nobody said. */
export function cycleOf({ visitCycle, sample }: Pick<Visited, "visitCycle" | "sample">) {
  return sample ? "monthly" : visitCycle;
}

/**
 * When a customer is to be visited next (R-VIS-14, R-REM-11): once in each period of its class, by
 * its last working day, counted from the last visit, else from the day it was added. Recurring
 * visits are computed, never stored. Undefined for customers without a cycle, and for lost ones.
 */
export function nextDue(
  one: Visited,
  last: string | undefined,
  calendar: Pick<Calendar, "isWorkday" | "addWorkdays">,
): Due | undefined {
  const cycle = cycleOf(one);
  if (cycle === undefined || one.stage === "lost") return undefined;
  const from = last === undefined ? one.added : addDays(endOfCycle(last, cycle), 1);
  if (from === undefined) return undefined;
  const end = endOfCycle(from, cycle);
  return { from, by: calendar.isWorkday(end) ? end : calendar.addWorkdays(end, -1) };
}
