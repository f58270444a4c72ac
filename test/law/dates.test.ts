import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  dateOfDayNumber,
  dayNumber,
  dayOfYear,
  daysBetween,
  daysInMonth,
  endOf,
  isDate,
  isoWeek,
  makeDate,
  monthOf,
  monthsBetween,
  nextAnniversary,
  quarterOf,
  type Span,
  startOf,
  startOfIsoWeek,
  weekday,
} from "../../src/law/dates.ts";

const anyDate = fc.integer({ min: -600_000, max: 2_500_000 }).map(dateOfDayNumber);
const anySpan = fc.constantFrom<Span>("week", "month", "quarter", "year");
const utc = (date: string): Date => new Date(`${date}T00:00:00Z`);

describe("a date is a real day of the calendar", () => {
  it.each(["2026-11-22", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])(
    "%s is",
    (text) => {
      expect(isDate(text)).toBe(true);
    },
  );
  it.each([
    "2026-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "0000-01-01",
    "2026-1-1",
    "20261122",
    "2026-11-22 ",
    "2026-11-22\n",
    "",
    "２０２６-11-22",
  ])("%j is not", (text) => {
    expect(isDate(text)).toBe(false);
  });
});

describe("days and months are counted on the calendar", () => {
  it("agrees with the platform's UTC calendar on every day number", () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (number) => {
        const date = dateOfDayNumber(number);
        expect(date).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10));
        expect(dayNumber(date)).toBe(number);
        expect(weekday(date)).toBe(utc(date).getUTCDay() || 7);
      }),
      { numRuns: 2000 },
    );
  });
  it("adding days is undone by taking them away, and daysBetween measures it", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -90_000, max: 90_000 }), (date, days) => {
        const moved = addDays(date, days);
        expect(isDate(moved)).toBe(true);
        expect(addDays(moved, -days)).toBe(date);
        expect(daysBetween(date, moved)).toBe(days);
        expect(Math.sign(days)).toBe(moved < date ? -1 : moved > date ? 1 : 0);
      }),
    );
  });
  it("daysBetween is additive", () => {
    fc.assert(
      fc.property(anyDate, anyDate, anyDate, (a, b, c) => {
        expect(daysBetween(a, b) + daysBetween(b, c)).toBe(daysBetween(a, c));
      }),
    );
  });
  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-12-15", 1, "2027-01-15"],
    ["2026-01-15", -1, "2025-12-15"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2026-11-22", -26, "2024-09-22"],
  ])("%s and %i months is %s", (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });
  it("monthsBetween is the most months that do not pass the end", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 20_000 }), (from, days) => {
        const to = addDays(from, days);
        const months = monthsBetween(from, to);
        expect(addMonths(from, months) <= to).toBe(true);
        expect(addMonths(from, months + 1) > to).toBe(true);
        expect(monthsBetween(to, from)).toBe(0 - months);
      }),
    );
  });
  it("refuses to leave the years 0001 to 9999, and to count with what is no date", () => {
    expect(() => addDays("9999-12-31", 1)).toThrow(RangeError);
    expect(() => addDays("0001-01-01", -1)).toThrow(RangeError);
    expect(() => addMonths("9999-12-01", 1)).toThrow(RangeError);
    for (const text of ["soon", "", "2026-ab-cd", "2026-13-01", "2026-11", "some words"]) {
      expect(() => addDays(text, 1), text).toThrow(RangeError);
    }
  });
});

describe("weeks, months, quarters and years", () => {
  it.each<[string, Span, number, string, string]>([
    ["2026-11-22", "week", 1, "2026-11-16", "2026-11-22"],
    ["2026-11-22", "week", 7, "2026-11-22", "2026-11-28"],
    ["2024-02-10", "month", 1, "2024-02-01", "2024-02-29"],
    ["2026-11-22", "quarter", 1, "2026-10-01", "2026-12-31"],
    ["2026-05-05", "quarter", 1, "2026-04-01", "2026-06-30"],
    ["2026-11-22", "year", 1, "2026-01-01", "2026-12-31"],
  ])("the %s %s (weeks from %i) is %s to %s", (date, span, weekStart, first, last) => {
    expect([startOf(date, span, weekStart), endOf(date, span, weekStart)]).toEqual([first, last]);
  });
  it("spans tile the calendar: each holds its day, and the next begins the day after", () => {
    fc.assert(
      fc.property(anyDate, anySpan, fc.integer({ min: 1, max: 7 }), (date, span, weekStart) => {
        const first = startOf(date, span, weekStart);
        const last = endOf(date, span, weekStart);
        expect(first <= date && date <= last).toBe(true);
        expect(startOf(last, span, weekStart)).toBe(first);
        expect(startOf(addDays(last, 1), span, weekStart)).toBe(addDays(last, 1));
      }),
    );
  });
  it.each([
    ["2026-01-01", "2026-W01"],
    ["2027-01-03", "2026-W53"],
    ["2025-12-29", "2026-W01"],
    ["2024-12-30", "2025-W01"],
    ["2021-01-03", "2020-W53"],
    ["2026-08-17", "2026-W34"],
  ])("%s lies in %s", (date, week) => {
    expect(isoWeek(date)).toBe(week);
  });
  it("startOfIsoWeek finds the Monday of every week there is", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const [year, week] = isoWeek(date).split("-W").map(Number);
        expect(startOfIsoWeek(year ?? 0, week ?? 0)).toBe(startOf(date, "week"));
      }),
    );
    expect(startOfIsoWeek(2025, 53)).toBeUndefined();
    expect(startOfIsoWeek(2026, 0)).toBeUndefined();
  });
  it("names months and quarters, and counts the days of years and months", () => {
    expect(monthOf("2026-11-22")).toBe("2026-11");
    expect(quarterOf("2026-09-30")).toBe("2026Q3");
    expect(dayOfYear("2024-12-31")).toBe(366);
    expect(dayOfYear("2026-01-01")).toBe(1);
    expect(daysInMonth(2026, 2)).toBe(28);
    expect(daysInMonth(2026, 13)).toBe(0);
    expect(makeDate(206, 1, 2)).toBe("0206-01-02");
  });
});

describe("anniversaries", () => {
  it.each([
    ["11-22", "2026-11-22", "2026-11-22"],
    ["11-22", "2026-11-23", "2027-11-22"],
    ["01-05", "2026-12-30", "2027-01-05"],
    ["02-29", "2026-01-01", "2026-02-28"],
    ["02-29", "2026-03-01", "2027-02-28"],
    ["02-29", "2028-01-01", "2028-02-29"],
    ["02-29", "2027-03-01", "2028-02-29"],
  ])("%s on or after %s is %s", (monthDay, onOrAfter, expected) => {
    expect(nextAnniversary(monthDay, onOrAfter)).toBe(expected);
  });
});
