import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../src/law/dates.ts";
import {
  addSpan,
  callDays,
  isSampled,
  openSteps,
  paperPeriods,
  type Returned,
  type Scheme,
} from "../../src/law/scheme.ts";
import { same } from "../../src/law/words.ts";

const step = (from: string, to: string, after?: number) => ({
  ...{ en: from, zh: from, from, to },
  ...(after === undefined ? {} : { after }),
});
const scheme = (...steps: Scheme["steps"]): Scheme => ({
  ...{ id: "one", name: same("one"), trigger: "service", steps },
});
const paper = { about: "SV1", customer: "jinhong", day: "2026-11-01" };
const called = (date: string, over: Partial<Returned> = {}): Returned => ({
  ...{ about: "SV1", customer: "jinhong", scheme: "one", step: 1, date },
  ...over,
});
const windows = (one: Scheme, made: readonly Returned[] = [], today = "2026-11-02") =>
  openSteps(one, paper, { made, today, overDays: 14 }).map((open) => [
    open.step,
    open.from,
    open.to,
  ]);

const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays("2026-01-01", n));
const span = fc.constantFrom("2d", "7d", "14d", "1m", "1m+7d", "3m", "1y", "1y+14d");

describe("a span", () => {
  test("is months, then days; a year is twelve months", () => {
    expect(addSpan("2026-01-31", "1m")).toBe("2026-02-28");
    expect(addSpan("2026-01-31", "1m+7d")).toBe("2026-03-07");
    expect(addSpan("2026-11-22", "1y")).toBe("2027-11-22");
    expect(addSpan("2026-11-22", "10d")).toBe("2026-12-02");
  });
});

describe("return calls", () => {
  const two = scheme(step("3d", "7d"), step("8d", "14d", 1));

  test("a call has its window, counted from what began it", () => {
    expect(windows(scheme(step("3d", "5d")))).toEqual([[1, "2026-11-04", "2026-11-06"]]);
  });

  test("R-REM-21, R-VAR-02: the second call is due on day 8 to 14 after the first was made", () => {
    expect(windows(two)).toEqual([[1, "2026-11-04", "2026-11-08"]]);
    expect(windows(two, [called("2026-11-06")])).toEqual([[2, "2026-11-14", "2026-11-20"]]);
    const both = [called("2026-11-06"), called("2026-11-15", { step: 2 })];
    expect(windows(two, both)).toEqual([]);
  });

  test("a call for another scheme or customer changes nothing", () => {
    const others = [
      called("2026-11-05", { scheme: "two" }),
      called("2026-11-05", { customer: "x" }),
    ];
    expect(windows(two, others)).toEqual(windows(two));
  });

  test("one call serves for all that the customer got, once its window had begun", () => {
    const one = scheme(step("7d", "10d"));
    expect(windows(one, [called("2026-11-09", { about: "SV0" })])).toEqual([]);
    expect(windows(one, [called("2026-11-05", { about: "SV0" })])).toHaveLength(1);
  });

  test("what is long past its window is over", () => {
    const one = scheme(step("3d", "5d"));
    expect(windows(one, [], "2026-11-20")).toHaveLength(1);
    expect(windows(one, [], "2026-11-21")).toEqual([]);
  });

  test("R-SVC-10: a sample is the same every time, and about as large as was said", () => {
    const ids = Array.from({ length: 1000 }, (_, n) => `SO26${1000 + n}A-iwan`);
    const chosen = ids.filter((id) => isSampled(id, 20));
    expect(ids.filter((id) => isSampled(id, 20))).toEqual(chosen);
    expect(chosen.length).toBeGreaterThan(120);
    expect(chosen.length).toBeLessThan(280);
    expect(ids.every((id) => isSampled(id, undefined))).toBe(true);
  });

  test("no paper about which a call is due lies outside the days that are read", () => {
    fc.assert(
      fc.property(
        day,
        day,
        fc.array(span, { minLength: 1, maxLength: 4 }),
        (began, today, spans) => {
          const one = scheme(...spans.map((from) => step(from, from)));
          const open = openSteps(one, { ...paper, day: began }, { made: [], today, overDays: 14 });
          if (!open.some(({ from }) => from <= today)) return;
          const periods = paperPeriods(one, { until: today, today, overDays: 14 });
          expect(periods.some(({ from, to }) => from <= began && began <= to)).toBe(true);
        },
      ),
    );
  });

  test("the year's call does not need the papers of the whole year", () => {
    const plan = scheme(step("7d", "10d"), step("1y", "1y+14d"));
    const periods = paperPeriods(plan, { until: "2026-11-22", today: "2026-11-22", overDays: 14 });
    expect(periods).toEqual([
      { from: "2025-10-24", to: "2025-11-22" },
      { from: "2026-10-29", to: "2026-11-15" },
    ]);
    expect(callDays(plan, 14)).toBeLessThan(60);
  });
});
