import { HolidayUtil, LunarYear, Solar } from "lunar-typescript";
import { addDays, daysInMonth, type IsoDate, makeDate } from "../law/dates.ts";
import type { YearTable } from "../law/workdays.ts";

const twoDigits = (number: number): string => `${number}`.padStart(2, "0");

/** The lunar "MM-DD" of every day of a solar year, walked month by month from 1 January. */
function lunarDays(year: number): string[] {
  const first = Solar.fromYmd(year, 1, 1).getLunar();
  const months = [year - 1, year].flatMap((lunarYear) =>
    LunarYear.fromYear(lunarYear).getMonthsInYear(),
  );
  const start = months.findIndex(
    (month) => month.getYear() === first.getYear() && month.getMonth() === first.getMonth(),
  );
  const days = months.slice(start).flatMap((month) => {
    const name = (month.isLeap() ? "L" : "") + twoDigits(Math.abs(month.getMonth()));
    return Array.from({ length: month.getDayCount() }, (_, i) => `${name}-${twoDigits(i + 1)}`);
  });
  const skipped = first.getDay() - 1;
  return days.slice(skipped, skipped + 337 + daysInMonth(year, 2));
}

/** From 2025 the law itself, not the yearly notice, names these solar and lunar days. */
const lawSince = 2025;
const solarHolidays = [
  [1, 1],
  [5, 1],
  [5, 2],
  [10, 1],
  [10, 2],
  [10, 3],
] as const;
const lunarHolidays = new Set(["01-01", "01-02", "01-03", "05-05", "08-15"]);

/**
 * The days that are closed by law in a year whose notice is not out yet: 全国年节及纪念日放假办法
 * (2024) art. 2. New Year's eve is the day before lunar 01-01; bridges and make-up days are
 * not known before the notice.
 */
function holidaysByLaw(year: number, lunar: readonly string[]): IsoDate[] {
  const off = new Set(solarHolidays.map(([month, day]) => makeDate(year, month, day)));
  lunar.forEach((monthDay, index) => {
    const date = addDays(makeDate(year, 1, 1), index);
    if (lunarHolidays.has(monthDay)) off.add(date);
    if (monthDay === "01-01") off.add(addDays(date, -1));
  });
  const clearAndBright = [4, 5, 6].find(
    (day) => Solar.fromYmd(year, 4, day).getLunar().getJieQi() === "清明",
  );
  if (clearAndBright !== undefined) off.add(makeDate(year, 4, clearAndBright));
  return [...off].sort();
}

/**
 * China's year: the State Council's notice of holidays and make-up working days where the
 * library has it (2002 on), else from 2025 the days the law closes; and the lunar calendar.
 */
export function chinaTable(year: number): YearTable {
  const noticed = HolidayUtil.getHolidays(year);
  const off = noticed.filter((day) => !day.isWork()).map((day) => day.getDay());
  const work = noticed.filter((day) => day.isWork()).map((day) => day.getDay());
  const lunar = lunarDays(year);
  const closed = off.length > 0 || year < lawSince ? off : holidaysByLaw(year, lunar);
  return { year, off: closed.sort(), work: work.sort(), lunar };
}
