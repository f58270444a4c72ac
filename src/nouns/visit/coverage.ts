import { addDays, endOf } from "../../law/dates.ts";
import type { Customer } from "../customer/customer.ts";
import { endOfCycle } from "../customer/duties.ts";

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

/** The period in which the next visit to a customer falls: from its first day to its last. */
export interface Due {
  readonly from: string;
  readonly by: string;
}

/**
 * When a customer is to be visited next (R-VIS-14): once in each period of its class, counted from
 * the last visit, else from the day it was added. Recurring visits are computed, never stored.
 * Undefined for customers without a cycle, and for lost ones.
 */
export function nextDue(one: Visited, last: string | undefined): Due | undefined {
  const cycle = one.sample ? "monthly" : one.visitCycle;
  if (cycle === undefined || one.stage === "lost") return undefined;
  if (last !== undefined) {
    const from = addDays(endOfCycle(last, cycle), 1);
    return { from, by: endOfCycle(from, cycle) };
  }
  return one.added === undefined
    ? undefined
    : { from: one.added, by: endOfCycle(one.added, cycle) };
}

/** Does a due visit concern this month: its period has begun by the end of the month? */
export function isDueIn(due: Due, month: string): boolean {
  return due.from <= endOf(`${month}-01`, "month");
}

/** The days of a month, from a day on. */
export function daysOf(month: string, from: string): readonly string[] {
  const first = `${month}-01`;
  const last = endOf(first, "month");
  const days: string[] = [];
  for (let day = from > first ? from : first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
