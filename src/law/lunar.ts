import { addDays, type IsoDate } from "./dates.ts";

/** The lunar "MM-DD" ("L06-15" in a leap month) of a day, where the calendar knows it. */
export type LunarOf = (date: IsoDate) => string | undefined;

const longestMonth = 30;

/**
 * Is this day the anniversary of a lunar day? A month of 29 days keeps the 30th on its last day.
 * Who was born in a leap month keeps the day in that leap month in the years that have it, else in
 * the month of the same number; everybody else in the ordinary month, never in the leap one.
 */
export function isLunarAnniversary(date: IsoDate, born: string, lunarOf: LunarOf): boolean {
  const told = lunarOf(date);
  if (told === undefined) return false;
  const [month, day] = parts(told);
  const [bornMonth, bornDay] = parts(born);
  if (day !== bornDay && !(bornDay === "30" && day === "29" && isLastDay(date, lunarOf))) {
    return false;
  }
  if (month === bornMonth) return true;
  return bornMonth === `L${month}` && !isFollowedByLeap(date, month, lunarOf);
}

function parts(lunar: string): readonly [month: string, day: string] {
  return [lunar.slice(0, -3), lunar.slice(-2)];
}

function isLastDay(date: IsoDate, lunarOf: LunarOf): boolean {
  return lunarOf(addDays(date, 1))?.endsWith("-01") === true;
}

/** Is the month that this day lies in followed by a leap month of the same number? */
function isFollowedByLeap(date: IsoDate, month: string, lunarOf: LunarOf): boolean {
  for (let ahead = 1; ahead <= longestMonth; ahead++) {
    const told = lunarOf(addDays(date, ahead));
    if (told === undefined) return false;
    const [next] = parts(told);
    if (next !== month) return next === `L${month}`;
  }
  return false;
}
