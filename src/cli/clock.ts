import { isDate } from "../law/dates.ts";
import { parseDate } from "../law/typed-dates.ts";

/** A moment as ISO text with the offset of the process's time zone, to the second. */
function isoWithOffset(moment: Date): string {
  const two = (n: number): string => String(Math.abs(n)).padStart(2, "0");
  const day = `${String(moment.getFullYear()).padStart(4, "0")}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  const time = `${two(moment.getHours())}:${two(moment.getMinutes())}:${two(moment.getSeconds())}`;
  const offset = -moment.getTimezoneOffset();
  const sign = offset < 0 ? "-" : "+";
  return `${day}T${time}${sign}${two(Math.trunc(offset / 60))}:${two(offset % 60)}`;
}

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
  const real = isoWithOffset(new Date());
  const day = real.slice(0, 10);
  if (named === undefined || named === "") return { today: day, now: real };
  const today = isDate(named) ? named : parseDate(named, { today: day });
  return { today, now: today + real.slice(10) };
}
