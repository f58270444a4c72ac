import { formatISO } from "date-fns/formatISO";
import { isDate } from "../law/dates.ts";
import { parseDate } from "../law/typed-dates.ts";

export interface Clock {
  readonly today: string;
  /** ISO time with offset; its day is today's even when today was named. */
  readonly now: string;
}

/**
 * The only place where the clock is read. The book's time zone decides which day it is; a day
 * that was named (`--today`, ROUNDS_TODAY) stands for today everywhere, also in the change log.
 */
export function readClock(timezone: string | undefined, named: string | undefined): Clock {
  if (timezone !== undefined && process.env.TZ !== timezone) process.env.TZ = timezone;
  const real = formatISO(new Date());
  const day = real.slice(0, 10);
  if (named === undefined || named === "") return { today: day, now: real };
  const today = isDate(named) ? named : parseDate(named, { today: day });
  return { today, now: today + real.slice(10) };
}
