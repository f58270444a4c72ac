import {
  dateOfDayNumber,
  dayNumber,
  dayOfYear,
  type IsoDate,
  weekdayOfDayNumber,
} from "./dates.ts";
import { RoundsError } from "./errors.ts";
import { say } from "./words.ts";

/** What a country's official calendar says about one year. */
export interface YearTable {
  readonly year: number;
  /** Public holidays, closed. */
  readonly off: readonly IsoDate[];
  /** Weekend days that are worked to make up for a holiday. */
  readonly work: readonly IsoDate[];
  /**
   * The lunar "MM-DD" of each day of the year, in order from 1 January; a leap month begins with
   * "L" ("L06-15"). Empty when the country's calendar has none.
   */
  readonly lunar: readonly string[];
}

export interface CalendarSettings {
  /** The weekdays of rest, 1 Monday to 7 Sunday; default Saturday and Sunday. */
  readonly weekend?: readonly number[];
  /** The company's own days of rest; they beat every other rule. */
  readonly closed?: readonly IsoDate[];
  /** The company's own working days; they beat weekends and public holidays. */
  readonly open?: readonly IsoDate[];
  /** A year without a table knows only the weekend and the company's own days. */
  readonly tables?: readonly YearTable[];
}

export interface Calendar {
  isWorkday(date: IsoDate): boolean;
  /**
   * The n-th working day after the date, which itself is not counted: one working day after a
   * Saturday is Monday. Negative n counts backwards; 0 is {@link Calendar.nextWorkday}.
   * The result is always a working day.
   */
  addWorkdays(date: IsoDate, n: number): IsoDate;
  /** The date itself when it is a working day, else the first one after it. */
  nextWorkday(date: IsoDate): IsoDate;
  /**
   * Working days after `from` up to and including `to`, so that it undoes `addWorkdays`:
   * `workdaysBetween(date, addWorkdays(date, n))` is n. Negative when `to` is earlier.
   */
  workdaysBetween(from: IsoDate, to: IsoDate): number;
  /** The lunar "MM-DD" ("L06-15" in a leap month), where a table knows it. */
  lunarOf(date: IsoDate): string | undefined;
}

/** Later settings overwrite earlier ones: public calendar, then open days, then closed days. */
function exceptions(settings: CalendarSettings): Map<number, boolean> {
  const days = new Map<number, boolean>();
  const mark = (dates: readonly IsoDate[], works: boolean): void => {
    for (const date of dates) days.set(dayNumber(date), works);
  };
  for (const table of settings.tables ?? []) {
    mark(table.off, false);
    mark(table.work, true);
  }
  mark(settings.open ?? [], true);
  mark(settings.closed ?? [], false);
  return days;
}

/** For each weekday, Monday first, whether it is worked. */
function workedWeekdays(weekend: readonly number[]): boolean[] {
  const worked = [1, 2, 3, 4, 5, 6, 7].map((day) => !weekend.includes(day));
  if (worked.includes(true)) return worked;
  throw new RoundsError(
    "bad-settings",
    say("the weekend covers all seven days", "休息日占满了一周七天"),
    {
      hint: say(
        "leave at least one working day in the calendar's weekend in rounds.yaml",
        "请在 rounds.yaml 日历的 weekend 中至少留出一个工作日",
      ),
    },
  );
}

/**
 * The working-day calendar of a book. Dates given to it must be real ones.
 * Throws "bad-settings" when the weekend leaves no working day.
 */
export function makeCalendar(settings: CalendarSettings): Calendar {
  const marked = exceptions(settings);
  const worked = workedWeekdays(settings.weekend ?? [6, 7]);
  const lunarYears = new Map((settings.tables ?? []).map((table) => [table.year, table.lunar]));

  const works = (day: number): boolean =>
    marked.get(day) ?? worked[weekdayOfDayNumber(day) - 1] ?? false;

  const nextFrom = (start: number): number => {
    let day = start;
    while (!works(day)) day += 1;
    return day;
  };

  const counted = new Map<string, IsoDate>();
  const count = (date: IsoDate, n: number): IsoDate => {
    let day = dayNumber(date);
    if (n === 0) return dateOfDayNumber(nextFrom(day));
    const step = n < 0 ? -1 : 1;
    for (let left = Math.abs(n); left > 0; ) {
      day += step;
      if (works(day)) left -= 1;
    }
    return dateOfDayNumber(day);
  };

  return {
    isWorkday: (date) => works(dayNumber(date)),
    nextWorkday: (date) => dateOfDayNumber(nextFrom(dayNumber(date))),
    addWorkdays(date, n) {
      // Thousands of duties fall on the same few days.
      const key = `${date} ${n}`;
      const known = counted.get(key) ?? count(date, n);
      counted.set(key, known);
      return known;
    },
    workdaysBetween(from, to) {
      const start = dayNumber(from);
      const end = dayNumber(to);
      let count = 0;
      for (let day = start + 1; day <= end; day += 1) if (works(day)) count += 1;
      for (let day = end; day < start; day += 1) if (works(day)) count -= 1;
      return count;
    },
    lunarOf: (date) => lunarYears.get(Number(date.slice(0, 4)))?.[dayOfYear(date) - 1],
  };
}
