import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dateOfDayNumber } from "../../src/law/dates.ts";
import { RoundsError } from "../../src/law/errors.ts";
import { makeCalendar, type YearTable } from "../../src/law/workdays.ts";

/** The days around China's National Day 2026: 20 Sep and 10 Oct are worked, 1 to 7 Oct are not. */
const year2026: YearTable = {
  year: 2026,
  off: [1, 2, 3, 4, 5, 6, 7].map((day) => `2026-10-0${day}`),
  work: ["2026-09-20", "2026-10-10"],
  lunar: ["11-13", "11-14"],
};
const plain = makeCalendar({});
const china = makeCalendar({ tables: [year2026] });

describe("which days are worked", () => {
  it.each([
    ["2026-09-30", true, "a Wednesday"],
    ["2026-10-01", false, "a public holiday"],
    ["2026-10-10", true, "a Saturday that makes up for it"],
    ["2026-10-11", false, "a Sunday"],
    ["2027-10-01", true, "a Friday of a year without a table"],
    ["2027-10-02", false, "a Saturday of a year without a table"],
  ])("%s: %s (%s)", (date, works) => {
    expect(china.isWorkday(date)).toBe(works);
  });
  it("the company's open days beat holidays, and its closed days beat everything", () => {
    const own = makeCalendar({
      tables: [year2026],
      open: ["2026-10-02", "2026-10-03"],
      closed: ["2026-10-03", "2026-10-10", "2026-11-23"],
    });
    const days = ["2026-10-01", "2026-10-02", "2026-10-03", "2026-10-10", "2026-11-23"];
    expect(days.map(own.isWorkday)).toEqual([false, true, false, false, false]);
  });
  it("the weekend may be other days", () => {
    const gulf = makeCalendar({ weekend: [5, 6] });
    expect(["2026-11-20", "2026-11-21", "2026-11-22"].map(gulf.isWorkday)).toEqual([
      false,
      false,
      true,
    ]);
  });
  it("a weekend of all seven days is a mistake in the settings", () => {
    const make = () => makeCalendar({ weekend: [1, 2, 3, 4, 5, 6, 7] });
    expect(make).toThrow(RoundsError);
    expect(make).toThrow("all seven days");
  });
});

describe("working days are counted", () => {
  it.each([
    ["2026-11-20", 2, "2026-11-24", "R-REM-01, R-REM-03, R-REM-24: within 2 working days"],
    ["2026-11-21", 1, "2026-11-23", "from a Saturday the first one is Monday"],
    ["2026-11-23", -1, "2026-11-20", "backwards over a weekend"],
    ["2026-11-22", -1, "2026-11-20", "backwards from a Sunday"],
    ["2026-11-22", 0, "2026-11-23", "none: the day itself, or the next one worked"],
    ["2026-11-20", 0, "2026-11-20", "none, from a working day"],
  ])("%s and %i is %s (%s)", (date, n, expected) => {
    expect(plain.addWorkdays(date, n)).toBe(expected);
  });
  it("over the National Day holiday with its make-up Saturday", () => {
    expect(china.addWorkdays("2026-09-30", 1)).toBe("2026-10-08");
    expect(china.addWorkdays("2026-09-30", 3)).toBe("2026-10-10");
    expect(china.addWorkdays("2026-10-12", -1)).toBe("2026-10-10");
    expect(china.nextWorkday("2026-10-01")).toBe("2026-10-08");
    expect(china.workdaysBetween("2026-09-30", "2026-10-12")).toBe(4);
  });

  const anyDate = fc.integer({ min: 20_000, max: 22_000 }).map(dateOfDayNumber);
  const anyCalendar = fc
    .record({
      weekend: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
      closed: fc.array(anyDate, { maxLength: 30 }),
      open: fc.array(anyDate, { maxLength: 30 }),
    })
    .map((settings) => makeCalendar({ ...settings, tables: [year2026] }));

  it("the answer is a working day, and workdaysBetween undoes addWorkdays", () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyDate,
        fc.integer({ min: -60, max: 60 }).filter((n) => n !== 0),
        (calendar, date, n) => {
          const moved = calendar.addWorkdays(date, n);
          expect(calendar.isWorkday(moved)).toBe(true);
          expect(calendar.workdaysBetween(date, moved)).toBe(n);
        },
      ),
    );
  });
  it("workdaysBetween counts the days one by one, and is additive", () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, fc.nat(100), fc.nat(100), (calendar, a, first, second) => {
        const b = addDays(a, first);
        const c = addDays(b, second);
        const days = Array.from({ length: first }, (_, i) => addDays(a, i + 1));
        expect(calendar.workdaysBetween(a, b)).toBe(days.filter(calendar.isWorkday).length);
        expect(calendar.workdaysBetween(a, b) + calendar.workdaysBetween(b, c)).toBe(
          calendar.workdaysBetween(a, c),
        );
      }),
    );
  });
});

describe("the lunar calendar", () => {
  it("is read from the table of the year, and unknown elsewhere", () => {
    expect(china.lunarOf("2026-01-02")).toBe("11-14");
    expect(china.lunarOf("2026-01-03")).toBeUndefined();
    expect(china.lunarOf("2027-01-01")).toBeUndefined();
    expect(plain.lunarOf("2026-01-01")).toBeUndefined();
  });
});
