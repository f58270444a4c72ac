import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, dateOfDayNumber, isDate, isoWeek } from "../../src/law/dates.ts";
import { RoundsError } from "../../src/law/errors.ts";
import { dateWords, parseDate, parsePeriod } from "../../src/law/typed-dates.ts";

/** A Wednesday. */
const today = "2026-11-18";
const anyDate = fc.integer({ min: -200_000, max: 200_000 }).map(dateOfDayNumber);

function refusal(run: () => unknown): RoundsError {
  try {
    run();
  } catch (error) {
    if (error instanceof RoundsError) return error;
    throw error;
  }
  throw new Error("it was accepted");
}

describe("one day, typed", () => {
  it.each([
    ["2026-11-22", "2026-11-22"],
    ["20261122", "2026-11-22"],
    [" Today ", "2026-11-18"],
    ["yesterday", "2026-11-17"],
    ["TOMORROW", "2026-11-19"],
    ["fri", "2026-11-20"],
    ["monday", "2026-11-23"],
    ["wed", "2026-11-25"],
    ["sunday", "2026-11-22"],
    ["next friday", "2026-11-20"],
    ["next wednesday", "2026-11-25"],
    ["last friday", "2026-11-13"],
    ["last wed", "2026-11-11"],
    ["this monday", "2026-11-16"],
    ["this sunday", "2026-11-22"],
    ["friday next week", "2026-11-27"],
    ["monday last week", "2026-11-09"],
    ["+3d", "2026-11-21"],
    ["-2w", "2026-11-04"],
    ["+1m", "2026-12-18"],
    ["+1y", "2027-11-18"],
    ["-0d", "2026-11-18"],
    ["3 days ago", "2026-11-15"],
    ["a month ago", "2026-10-18"],
    ["in 2 weeks", "2026-12-02"],
    ["sow", "2026-11-16"],
    ["eow", "2026-11-22"],
    ["som", "2026-11-01"],
    ["eom", "2026-11-30"],
    ["soq", "2026-10-01"],
    ["eoq", "2026-12-31"],
    ["soy", "2026-01-01"],
    ["EOY", "2026-12-31"],
  ])("%s is %s", (text, expected) => {
    expect(parseDate(text, { today })).toBe(expected);
  });

  it.each([
    ["今天", "2026-11-18"],
    ["昨天", "2026-11-17"],
    ["前天", "2026-11-16"],
    ["明天", "2026-11-19"],
    ["后天", "2026-11-20"],
    ["大后天", "2026-11-21"],
    ["周一", "2026-11-23"],
    ["周三", "2026-11-25"],
    ["周日", "2026-11-22"],
    ["星期五", "2026-11-20"],
    ["本周一", "2026-11-16"],
    ["上周五", "2026-11-13"],
    ["上周日", "2026-11-15"],
    ["上上周五", "2026-11-06"],
    ["下周一", "2026-11-23"],
    ["下周五", "2026-11-27"],
    ["下个星期五", "2026-11-27"],
    ["月底", "2026-11-30"],
    ["月初", "2026-11-01"],
    ["上月底", "2026-10-31"],
    ["下个月初", "2026-12-01"],
    ["8月底", "2026-08-31"],
    ["季末", "2026-12-31"],
    ["年底", "2026-12-31"],
    ["今年年底", "2026-12-31"],
    ["明年初", "2027-01-01"],
    ["3天后", "2026-11-21"],
    ["三天后", "2026-11-21"],
    ["3 天 后", "2026-11-21"],
    ["十天以后", "2026-11-28"],
    ["二十一天后", "2026-12-09"],
    ["3天前", "2026-11-15"],
    ["两天之前", "2026-11-16"],
    ["2周后", "2026-12-02"],
    ["两周后", "2026-12-02"],
    ["两个星期后", "2026-12-02"],
    ["一个月后", "2026-12-18"],
    ["11月22日", "2026-11-22"],
    ["十一月二十二日", "2026-11-22"],
    ["2026年11月22日", "2026-11-22"],
    ["２０２６年１１月２２日", "2026-11-22"],
    ["明年1月5号", "2027-01-05"],
    ["22日", "2026-11-22"],
    ["22号", "2026-11-22"],
    ["上月22号", "2026-10-22"],
  ])("%s is %s", (text, expected) => {
    expect(parseDate(text, { today })).toBe(expected);
  });

  it("weeks that begin on Sunday move the ends of the week and nothing else", () => {
    const context = { today, weekStart: 7 };
    expect(parseDate("sow", context)).toBe("2026-11-15");
    expect(parseDate("eow", context)).toBe("2026-11-21");
    expect(parseDate("this sunday", context)).toBe("2026-11-15");
    expect(parsePeriod("last week", context)).toEqual({ from: "2026-11-08", to: "2026-11-14" });
    expect(parsePeriod("2026-W34", context)).toEqual({ from: "2026-08-17", to: "2026-08-23" });
  });

  it("an ISO date stands for itself, whatever today is", () => {
    fc.assert(
      fc.property(anyDate, anyDate, (date, now) => {
        expect(parseDate(date, { today: now })).toBe(date);
        expect(parseDate(date.replaceAll("-", ""), { today: now })).toBe(date);
        expect(parsePeriod(date, { today: now })).toEqual({ from: date, to: date });
      }),
    );
  });
  it("a distance is the calendar's arithmetic, in both languages", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 999 }), (now, n) => {
        const context = { today: now };
        for (const text of [`+${n}d`, `in ${n} days`, `${n}天后`]) {
          expect(parseDate(text, context)).toBe(addDays(now, n));
        }
        for (const text of [`-${n}m`, `${n} months ago`, `${n}个月前`]) {
          expect(parseDate(text, context)).toBe(addMonths(now, -n));
        }
      }),
    );
  });
});

describe("a refusal in Chinese", () => {
  const said = (run: () => unknown): string => refusal(run).text.zh;

  it("says whether one day or a period is wanted", () => {
    expect(said(() => parseDate("上月", { today }))).toBe("“上月”是一段时间，这里请填某一天");
    expect(said(() => parseDate("2026-02-30", { today }))).toBe("2026-02-30 不存在");
    expect(said(() => parseDate("soonish", { today }))).toBe("“soonish”不是日期");
    expect(said(() => parsePeriod("2026Q5", { today }))).toBe("“2026Q5”不是期间");
  });
});

describe("a period, typed", () => {
  it.each([
    ["today", "2026-11-18", "2026-11-18"],
    ["2026-W34", "2026-08-17", "2026-08-23"],
    ["2026w53", "2026-12-28", "2027-01-03"],
    ["2026Q3", "2026-07-01", "2026-09-30"],
    ["2026-q1", "2026-01-01", "2026-03-31"],
    ["2026-08", "2026-08-01", "2026-08-31"],
    ["2026", "2026-01-01", "2026-12-31"],
    ["this week", "2026-11-16", "2026-11-22"],
    ["last week", "2026-11-09", "2026-11-15"],
    ["next month", "2026-12-01", "2026-12-31"],
    ["last quarter", "2026-07-01", "2026-09-30"],
    ["2026-08-01..2026-08-22", "2026-08-01", "2026-08-22"],
    ["2026-08..2026-10", "2026-08-01", "2026-10-31"],
    ["2025 .. last month", "2025-01-01", "2026-10-31"],
    ["-7d..today", "2026-11-11", "2026-11-18"],
    ["2026-08..", "2026-08-01", "2026-11-18"],
    ["..eom", "2026-11-18", "2026-11-30"],
    ["本周", "2026-11-16", "2026-11-22"],
    ["上个星期", "2026-11-09", "2026-11-15"],
    ["本月", "2026-11-01", "2026-11-30"],
    ["上月", "2026-10-01", "2026-10-31"],
    ["下个月", "2026-12-01", "2026-12-31"],
    ["上季度", "2026-07-01", "2026-09-30"],
    ["今年", "2026-01-01", "2026-12-31"],
    ["明年", "2027-01-01", "2027-12-31"],
    ["2026年8月", "2026-08-01", "2026-08-31"],
    ["八月份", "2026-08-01", "2026-08-31"],
    ["第三季度", "2026-07-01", "2026-09-30"],
    ["2026年第34周", "2026-08-17", "2026-08-23"],
    ["2025年", "2025-01-01", "2025-12-31"],
    ["8月1日到8月22日", "2026-08-01", "2026-08-22"],
    ["上月至今天", "2026-10-01", "2026-11-18"],
  ])("%s is %s to %s", (text, from, to) => {
    expect(parsePeriod(text, { today })).toEqual({ from, to });
  });

  it("a range is accepted exactly when it does not end before it begins", () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        if (a <= b) expect(parsePeriod(`${a}..${b}`, { today })).toEqual({ from: a, to: b });
        else {
          const error = refusal(() => parsePeriod(`${a}..${b}`, { today }));
          expect(error.details.candidates).toEqual([`${b}..${a}`]);
        }
      }),
    );
  });
  it("every single word of the help page holds both its ends in order, on any day", () => {
    const words = dateWords.filter(({ example }) => !/\.\.|到/.test(example));
    fc.assert(
      fc.property(anyDate, fc.constantFrom(...words), (now, { example }) => {
        // 22日 and the like exist in every month; no example is a 29th, 30th or 31st.
        const { from, to } = parsePeriod(example, { today: now });
        expect(isDate(from) && isDate(to) && from <= to).toBe(true);
      }),
    );
  });
  it("a typed ISO week holds the days that lie in it", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const { from, to } = parsePeriod(isoWeek(date), { today });
        expect(from <= date && date <= to).toBe(true);
      }),
    );
  });
});

describe("what is not a date is refused, never guessed", () => {
  it.each([
    ["2026-02-30", ["2026-02-28"]],
    ["2024-02-30", ["2024-02-29"]],
    ["2026-04-31", ["2026-04-30"]],
    ["2026-11-00", ["2026-11-01"]],
    ["20261301", ["2026-01-13"]],
    ["20261399", []],
    ["2月30日", ["2026-02-28"]],
    ["31号", ["2026-11-30"]],
    ["2026-8-2", ["2026-08-02"]],
    ["2026/08/22", ["2026-08-22"]],
    ["22.11.2026", ["2026-11-22"]],
    ["3/4/2026", ["2026-04-03", "2026-03-04"]],
    ["11-22", ["2026-11-22"]],
    ["202608", ["2026-08"]],
    ["2026/8", ["2026-08"]],
    ["3d", ["+3d", "-3d"]],
    ["tomorow", ["tomorrow"]],
    ["last mont", ["last month"]],
    ["", []],
    ["soon", []],
    ["0815", []],
    ["2026-13", []],
    ["2026-W54", []],
    ["2026Q5", []],
    ["周末", []],
    ["本周末", []],
    ["三四天后", []],
    ["周八", []],
    ["+9999y", []],
    ["..", []],
    ["2026-11-01...2026-11-02", []],
    ["constructor", []],
  ])("%j is refused, offering %j", (text, candidates) => {
    const error = refusal(() => parsePeriod(text, { today }));
    expect([error.code, error.exitCode]).toEqual(["bad-date", 2]);
    expect(error.details.candidates).toEqual(candidates);
    expect(error.details.hint?.en).toContain("rounds help dates");
    expect(error.details.hint?.zh).toContain("rounds help dates");
  });
  it("a day that does not exist names the nearest one that does", () => {
    const error = refusal(() => parseDate("2026-02-30", { today }));
    expect(error.text.en).toBe('there is no day "2026-02-30" in the calendar');
    expect(error.details.candidates).toEqual(["2026-02-28"]);
  });
  it.each([
    ["2026-08", "is a whole month, and one day is wanted", ["2026-08-01", "2026-08-31"]],
    ["last week", "is a whole week, and one day is wanted", ["2026-11-09", "2026-11-15"]],
    ["上季度", "is a whole quarter, and one day is wanted", ["2026-07-01", "2026-09-30"]],
    ["today..eom", "is a range, and one day is wanted", ["2026-11-18", "2026-11-30"]],
  ])("%s where one day is wanted offers its first and last", (text, message, candidates) => {
    const error = refusal(() => parseDate(text, { today }));
    expect(error.message).toContain(message);
    expect(error.details.candidates).toEqual(candidates);
  });
  it("any text at all is read or refused as bad-date, and every offer can be read", () => {
    const letters = fc.string({
      unit: fc.constantFrom(..."0123456789-./+ dwmyqW月日年周天后前底一十两上下"),
    });
    fc.assert(
      fc.property(fc.oneof(letters, fc.string({ unit: "grapheme" })), (text) => {
        try {
          const { from, to } = parsePeriod(text, { today });
          expect(isDate(from) && isDate(to) && from <= to).toBe(true);
        } catch (error) {
          if (!(error instanceof RoundsError)) throw error;
          expect(error.code).toBe("bad-date");
          for (const offer of error.details.candidates ?? []) parsePeriod(offer, { today });
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the help page's table", () => {
  it("every example can be typed, and has a meaning in both languages", () => {
    for (const { example, meaning } of dateWords) {
      expect(() => parsePeriod(example, { today }), example).not.toThrow();
      expect(meaning.en && meaning.zh, example).toBeTruthy();
    }
    expect(new Set(dateWords.map((word) => word.example)).size).toBe(dateWords.length);
  });
});
