import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { yearTable } from "../../src/exchange/holidays.ts";
import { addDays, daysBetween, weekday } from "../../src/law/dates.ts";
import { type Calendar, makeCalendar } from "../../src/law/workdays.ts";

/** A holiday as a notice of the State Council tells it: its days, and the weekend days worked. */
type Holiday = readonly [name: string, from: string, to: string, ...worked: string[]];

/** 国务院办公厅关于部分节假日安排的通知, as published for each year. */
const notices: Readonly<Record<string, readonly Holiday[]>> = {
  // 国办发明电〔2022〕16号, 8 December 2022.
  2023: [
    ["New Year", "2022-12-31", "2023-01-02"],
    ["Spring Festival", "2023-01-21", "2023-01-27", "2023-01-28", "2023-01-29"],
    ["Qingming", "2023-04-05", "2023-04-05"],
    ["Labour Day", "2023-04-29", "2023-05-03", "2023-04-23", "2023-05-06"],
    ["Dragon Boat", "2023-06-22", "2023-06-24", "2023-06-25"],
    ["Mid-Autumn and National Day", "2023-09-29", "2023-10-06", "2023-10-07", "2023-10-08"],
  ],
  // 国办发明电〔2023〕7号, 25 October 2023.
  2024: [
    ["New Year", "2024-01-01", "2024-01-01"],
    ["Spring Festival", "2024-02-10", "2024-02-17", "2024-02-04", "2024-02-18"],
    ["Qingming", "2024-04-04", "2024-04-06", "2024-04-07"],
    ["Labour Day", "2024-05-01", "2024-05-05", "2024-04-28", "2024-05-11"],
    ["Dragon Boat", "2024-06-10", "2024-06-10"],
    ["Mid-Autumn", "2024-09-15", "2024-09-17", "2024-09-14"],
    ["National Day", "2024-10-01", "2024-10-07", "2024-09-29", "2024-10-12"],
  ],
  // 国办发明电〔2024〕12号, 12 November 2024.
  2025: [
    ["New Year", "2025-01-01", "2025-01-01"],
    ["Spring Festival", "2025-01-28", "2025-02-04", "2025-01-26", "2025-02-08"],
    ["Qingming", "2025-04-04", "2025-04-06"],
    ["Labour Day", "2025-05-01", "2025-05-05", "2025-04-27"],
    ["Dragon Boat", "2025-05-31", "2025-06-02"],
    ["National Day and Mid-Autumn", "2025-10-01", "2025-10-08", "2025-09-28", "2025-10-11"],
  ],
  // 4 November 2025.
  2026: [
    ["New Year", "2026-01-01", "2026-01-03", "2026-01-04"],
    ["Spring Festival", "2026-02-15", "2026-02-23", "2026-02-14", "2026-02-28"],
    ["Qingming", "2026-04-04", "2026-04-06"],
    ["Labour Day", "2026-05-01", "2026-05-05", "2026-05-09"],
    ["Dragon Boat", "2026-06-19", "2026-06-21"],
    ["Mid-Autumn", "2026-09-25", "2026-09-27"],
    ["National Day", "2026-10-01", "2026-10-07", "2026-09-20", "2026-10-10"],
  ],
};
const holidays = Object.values(notices).flat();

function isWorkedByNotice(day: string): boolean {
  for (const [, from, to, ...worked] of holidays) {
    if (day >= from && day <= to) return false;
    if (worked.includes(day)) return true;
  }
  return weekday(day) <= 5;
}

async function china(): Promise<Calendar> {
  return makeCalendar({
    tables: await Promise.all([2023, 2024, 2025, 2026].map((year) => yearTable("CN", year))),
  });
}

function daysOf(year: string): string[] {
  const days = daysBetween(`${year}-01-01`, `${year}-12-31`) + 1;
  return Array.from({ length: days }, (_, at) => addDays(`${year}-01-01`, at));
}

describe("China's working days are those of the State Council's notices", () => {
  it.each(Object.keys(notices))("%s: every day of the year", async (year) => {
    const calendar = await china();
    const differing = daysOf(year).filter(
      (day) => calendar.isWorkday(day) !== isWorkedByNotice(day),
    );
    expect(differing).toEqual([]);
  });
  it("the days worked in their place are weekend days, and the counts agree", async () => {
    const calendar = await china();
    expect(holidays.flatMap(([, , , ...worked]) => worked).every((day) => weekday(day) > 5)).toBe(
      true,
    );
    for (const year of Object.keys(notices)) {
      const counted = calendar.workdaysBetween(addDays(`${year}-01-01`, -1), `${year}-12-31`);
      expect([year, counted]).toEqual([year, daysOf(year).filter(isWorkedByNotice).length]);
    }
  });
  it("a number of working days, counted from any day of the four years", async () => {
    const calendar = await china();
    fc.assert(
      fc.property(fc.nat(1440), fc.integer({ min: 1, max: 15 }), (start, many) => {
        const from = addDays("2023-01-01", start);
        const days = Array.from({ length: 40 }, (_, at) => addDays(from, at + 1));
        const worked = days.filter(isWorkedByNotice);
        const last = worked[many - 1];
        fc.pre(last !== undefined && last <= "2026-12-31");
        expect(calendar.addWorkdays(from, many)).toBe(last);
      }),
    );
  });
  it.each([
    ["2023-09-28", "2023-10-08", "R-VIS-02: minutes, over eight days with two make-up days"],
    ["2024-02-09", "2024-02-19", "R-REM-24: a complaint of the eve of the Spring Festival"],
    ["2025-09-30", "2025-10-10", "R-REM-01: a file of the last day before National Day"],
    ["2026-02-13", "2026-02-24", "R-REM-03: over the nine days of the Spring Festival"],
  ])("two working days after %s is %s (%s)", async (from, to) => {
    expect((await china()).addWorkdays(from, 2)).toBe(to);
  });
});
