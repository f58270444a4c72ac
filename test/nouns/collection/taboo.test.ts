import { describe, expect, test } from "vitest";
import {
  habitsText,
  hoursIn,
  isPayDay,
  isTabooDay,
  tabooAt,
} from "../../../src/nouns/collection/taboo.ts";

const sunday = "2026-11-22";
const monday = "2026-11-23";

describe("R-COL-02: when a debtor is called, and when it pays", () => {
  test("hours as people write them", () => {
    expect(hoursIn("12:00-14:00")).toEqual([{ from: "12:00", to: "14:00" }]);
    expect(hoursIn("11点半到13点勿扰")).toEqual([{ from: "11:30", to: "13:00" }]);
    expect(hoursIn("1-5号")).toEqual([]);
    expect(hoursIn("周一上午开例会")).toEqual([{ from: "08:00", to: "12:00" }]);
  });

  test("a time within the hours is taboo, their end is free again", () => {
    const habits = { hourToAvoid: "11:30-13:00" };
    expect(tabooAt(habits, { date: sunday, time: "11:29" })).toBeUndefined();
    expect(tabooAt(habits, { date: sunday, time: "11:30" })).toEqual({
      from: "11:30",
      to: "13:00",
    });
    expect(tabooAt(habits, { date: sunday, time: "13:00" })).toBeUndefined();
    expect(tabooAt(habits, { date: sunday, time: undefined })).toBeUndefined();
  });

  test("hours of one weekday are taboo on that day only, and the day itself is not", () => {
    const habits = { hourToAvoid: "周一上午开例会" };
    expect(tabooAt(habits, { date: monday, time: "09:00" })).toBeDefined();
    expect(tabooAt(habits, { date: sunday, time: "09:00" })).toBeUndefined();
    expect(isTabooDay(habits, monday)).toBe(false);
  });

  test.each([
    ["周一不付款", monday, true],
    ["周一不付款", sunday, false],
    ["not on Mondays", monday, true],
    ["20-25号不接待", monday, true],
    ["1-5号", monday, false],
    ["月底盘点", "2026-11-29", true],
    ["月底盘点", monday, false],
    ["月初", "2026-12-03", true],
    ["12:00-14:00", monday, false],
  ])("%s on %s: %s", (collectTaboo, day, is) => {
    expect(isTabooDay({ collectTaboo }, day)).toBe(is);
  });

  test("the pay day of a short month is its last day", () => {
    expect(isPayDay({ payDay: 31 }, "2026-11-30")).toBe(true);
    expect(isPayDay({ payDay: 31 }, "2026-12-30")).toBe(false);
    expect(isPayDay({}, "2026-12-30")).toBe(false);
  });

  test("both are told in a few words", () => {
    const told = habitsText({ payDay: 25, collectAt: "10:00", hourToAvoid: "12:00-14:00" });
    expect(told.en).toBe("pays on day 25; best: 10:00; not: 12:00-14:00");
    expect(told.zh).toBe("每月 25 日付款；宜：10:00；忌：12:00-14:00");
    expect(habitsText({}).en).toBe("");
  });
});
