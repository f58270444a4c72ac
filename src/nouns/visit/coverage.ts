import { addDays, endOf } from "../../law/dates.ts";
import type { Due } from "../customer/cycle.ts";

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
