/** A calendar day, "YYYY-MM-DD", years 0001 to 9999. It has no time zone; it sorts as text. */
export type IsoDate = string;

/** The stretches of a calendar that a day lies in. */
export type Span = "week" | "month" | "quarter" | "year";

/** Both ends belong to the period. */
export interface Period {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

const shape = /^\d{4}-\d{2}-\d{2}$/;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const firstDay = -719162;
const lastDay = 2932896;

// Read digit by digit: many times faster than cutting the text and parsing the pieces.
const digit = (date: IsoDate, at: number): number => date.charCodeAt(at) - 48;
const yearOf = (date: IsoDate): number =>
  digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3);
const monthNumber = (date: IsoDate): number => digit(date, 5) * 10 + digit(date, 6);
const dayOfMonth = (date: IsoDate): number => digit(date, 8) * 10 + digit(date, 9);

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** How many days a month has; `month` counts from 1. 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0);
}

/** Puts a day together from its numbers; it does not check that the day exists. */
export function makeDate(year: number, month: number, day: number): IsoDate {
  const y = year >= 1000 ? `${year}` : `${year}`.padStart(4, "0");
  return `${y}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}`;
}

/** True when the text is a day of the calendar, written "YYYY-MM-DD": "2026-02-30" is not. */
export function isDate(text: string): boolean {
  if (!shape.test(text) || yearOf(text) < 1) return false;
  const day = dayOfMonth(text);
  return day >= 1 && day <= daysInMonth(yearOf(text), monthNumber(text));
}

/** Days since 1970-01-01 (negative before). Throws a RangeError for what cannot be a date. */
export function dayNumber(date: IsoDate): number {
  const month = monthNumber(date);
  const day = dayOfMonth(date);
  // The year is counted from March, so that the leap day is its last day.
  const year = yearOf(date) - (month <= 2 ? 1 : 0);
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  const inYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const number = year * 365 + leaps + inYear - 719468;
  const possible = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  if (!(possible && number >= firstDay && number <= lastDay)) {
    throw new RangeError(`not a date: ${date}`);
  }
  return number;
}

/** The day that is so many days after 1970-01-01. Throws a RangeError outside years 1 to 9999. */
export function dateOfDayNumber(number: number): IsoDate {
  if (!(number >= firstDay && number <= lastDay)) throw new RangeError(`no such day: ${number}`);
  const days = number + 719468;
  const era = Math.floor(days / 146097);
  const inEra = days - era * 146097;
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36524) - Math.floor(inEra / 146096)) /
      365,
  );
  const inYear =
    inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * inYear + 2) / 153);
  const day = inYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return makeDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** The day so many days later (earlier when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/**
 * The same day so many months later; a day the month lacks becomes its last: 31 Jan + 1 = 28 Feb.
 */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const count = yearOf(date) * 12 + monthNumber(date) - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  if (!(year >= 1 && year <= 9999)) throw new RangeError(`no such year: ${year}`);
  return makeDate(year, month, Math.min(dayOfMonth(date), daysInMonth(year, month)));
}

/** Days from one day to another: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * Whole months from one day to another: the most months that can be added to `from` without
 * passing `to`. When `to` is earlier: the same with the ends exchanged, as a negative number.
 */
export function monthsBetween(from: IsoDate, to: IsoDate): number {
  if (to < from) return 0 - monthsBetween(to, from);
  const months = (yearOf(to) - yearOf(from)) * 12 + monthNumber(to) - monthNumber(from);
  const clamped = Math.min(dayOfMonth(from), daysInMonth(yearOf(to), monthNumber(to)));
  return clamped > dayOfMonth(to) ? months - 1 : months;
}

/** 1 Monday to 7 Sunday, of a day number as {@link dayNumber} gives it. */
export function weekdayOfDayNumber(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** 1 Monday to 7 Sunday. */
export function weekday(date: IsoDate): number {
  return weekdayOfDayNumber(dayNumber(date));
}

/** "YYYY-MM". */
export function monthOf(date: IsoDate): string {
  return date.slice(0, 7);
}

/** 1 to 4. */
function quarterNumber(date: IsoDate): number {
  return Math.ceil(monthNumber(date) / 3);
}

/** "YYYYQn". */
export function quarterOf(date: IsoDate): string {
  return `${date.slice(0, 4)}Q${quarterNumber(date)}`;
}

/** The first day of the week, month, quarter or year; `weekStart` is the weekday weeks begin on. */
export function startOf(date: IsoDate, span: Span, weekStart = 1): IsoDate {
  switch (span) {
    case "week":
      return addDays(date, -((weekday(date) - weekStart + 7) % 7));
    case "month":
      return `${date.slice(0, 8)}01`;
    case "quarter":
      return makeDate(yearOf(date), quarterNumber(date) * 3 - 2, 1);
    case "year":
      return `${date.slice(0, 5)}01-01`;
  }
}

/** The last day of the week, month, quarter or year. */
export function endOf(date: IsoDate, span: Span, weekStart = 1): IsoDate {
  if (span === "week") return addDays(startOf(date, span, weekStart), 6);
  if (span === "year") return `${date.slice(0, 5)}12-31`;
  const year = yearOf(date);
  const month = span === "month" ? monthNumber(date) : quarterNumber(date) * 3;
  return makeDate(year, month, daysInMonth(year, month));
}

/** 1 for 1 January. */
export function dayOfYear(date: IsoDate): number {
  return dayNumber(date) - dayNumber(startOf(date, "year")) + 1;
}

/** The ISO 8601 week, "YYYY-Www"; its year is the one its Thursday lies in. */
export function isoWeek(date: IsoDate): string {
  const thursday = addDays(date, 4 - weekday(date));
  const week = Math.ceil(dayOfYear(thursday) / 7);
  return `${thursday.slice(0, 4)}-W${week < 10 ? "0" : ""}${week}`;
}

/** The Monday of an ISO week; undefined when the year has no such week. */
export function startOfIsoWeek(year: number, week: number): IsoDate | undefined {
  if (week < 1 || week > 53) return undefined;
  const monday = addDays(startOf(makeDate(year, 1, 4), "week"), (week - 1) * 7);
  return yearOf(isoWeek(monday)) === year ? monday : undefined;
}

/**
 * The next day with this month and day ("MM-DD") on or after a date: a birthday, an anniversary.
 * 29 February is kept on 28 February in common years.
 */
export function nextAnniversary(monthDay: string, onOrAfter: IsoDate): IsoDate {
  const inYear = (year: number): IsoDate =>
    monthDay === "02-29" && !isLeap(year)
      ? makeDate(year, 2, 28)
      : makeDate(year, Number(monthDay.slice(0, 2)), Number(monthDay.slice(3)));
  const thisYear = inYear(yearOf(onOrAfter));
  return thisYear >= onOrAfter ? thisYear : inYear(yearOf(onOrAfter) + 1);
}
