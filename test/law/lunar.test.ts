import { describe, expect, test } from "vitest";
import { chinaTable } from "../../src/exchange/lunar.ts";
import { addDays } from "../../src/law/dates.ts";
import { isLunarAnniversary } from "../../src/law/lunar.ts";
import { makeCalendar } from "../../src/law/workdays.ts";

const years = [2022, 2023, 2024, 2025, 2026, 2027, 2028];
const { lunarOf } = makeCalendar({ tables: years.map(chinaTable) });

/** The days of a year on which a lunar birthday is kept. */
function kept(born: string, year: number): string[] {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    if (isLunarAnniversary(day, born, lunarOf)) days.push(day);
  }
  return days;
}

describe("lunar birthdays", () => {
  test("R-COM-33: they fall on the day of the almanac", () => {
    expect(kept("08-15", 2026)).toEqual(["2026-09-25"]);
    expect(kept("01-01", 2027)).toEqual(["2027-02-06"]);
    expect(kept("10-19", 2026)).toEqual(["2026-11-27"]);
  });

  test("the 30th of a month that has only 29 days is kept on its last day", () => {
    // The twelfth month of the year that ended on 28 January 2025 had 29 days.
    expect(lunarOf("2025-01-28")).toBe("12-29");
    expect(kept("12-30", 2025)).toEqual(["2025-01-28"]);
    expect(lunarOf("2024-02-09")).toBe("12-30");
    expect(kept("12-30", 2024)).toEqual(["2024-02-09"]);
    expect(kept("12-29", 2024)).toEqual(["2024-02-08"]);
  });

  test("who was born in a leap month keeps it there, else in the month of that number", () => {
    // 2025 has a sixth month and a leap sixth month, 2026 and 2024 only the sixth.
    expect(kept("L06-15", 2025)).toEqual(["2025-08-08"]);
    expect(kept("06-15", 2025)).toEqual(["2025-07-09"]);
    expect(kept("L06-15", 2026)).toEqual(kept("06-15", 2026));
    expect(kept("L06-15", 2026)).toEqual(["2026-07-28"]);
    expect(kept("L02-10", 2023)).toEqual(["2023-03-31"]);
    expect(kept("02-10", 2023)).toEqual(["2023-03-01"]);
  });

  test("nobody is forgotten, and nobody greeted twice, in any lunar year", () => {
    const months = Array.from({ length: 12 }, (_, index) => `${index + 1}`.padStart(2, "0"));
    const days = ["01", "15", "29", "30"];
    for (const month of [...months, ...months.map((one) => `L${one}`)]) {
      for (const day of days) {
        const all = years.slice(1, -1).flatMap((year) => kept(`${month}-${day}`, year));
        for (const [index, one] of all.entries()) {
          const next = all[index + 1];
          if (next === undefined) continue;
          const apart = (Date.parse(next) - Date.parse(one)) / 86_400_000;
          expect(apart, `${month}-${day}: ${one}, ${next}`).toBeGreaterThan(320);
          expect(apart, `${month}-${day}: ${one}, ${next}`).toBeLessThan(420);
        }
      }
    }
  });
});
