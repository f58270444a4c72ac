import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, weekday } from "../../../src/law/dates.ts";
import {
  type Counted,
  countOf,
  quotaLines,
  quotasOf,
  spansWithin,
} from "../../../src/nouns/staff/quota.ts";
import { quotaReport } from "../../../src/nouns/staff/quota-report.ts";

const none: Counted = { calls: [], visits: [], customers: [], ordered: new Map() };
const isWorkday = (day: string): boolean => weekday(day) <= 5;

describe("what is expected", () => {
  test("R-PLN-04, R-VAR-08: thirty calls a day and twenty visits a week, where the firm says so", () => {
    expect(quotasOf({ role: "sales" }, { quotaPresets: ["activity"] })).toEqual([
      { of: "calls", number: 30, per: "day" },
      { of: "visits", number: 20, per: "week" },
    ]);
    expect(quotasOf({ role: "storekeeper" }, { quotaPresets: ["activity"] })).toEqual([]);
    expect(quotasOf({ role: "sales" }, {})).toEqual([]);
  });

  test("R-PLN-05, R-VAR-03: two new and three potential customers a month, or more than three new", () => {
    expect(quotasOf({}, { quotaPresets: ["two-and-three"] })).toEqual([
      { of: "new-customers", number: 2, per: "month" },
      { of: "prospects", number: 3, per: "month" },
    ]);
    expect(quotasOf({}, { quotaPresets: ["more-than-three"] })).toEqual([
      { of: "new-customers", number: 4, per: "month" },
    ]);
  });

  test("R-PLN-01: a person's own quota stands before the role's, and none is expected at 0", () => {
    const settings = { quotaPresets: ["activity"], quotas: [{ of: "calls", number: 25 } as const] };
    expect(quotasOf({}, settings)[0]).toEqual({ of: "calls", number: 25, per: "day" });
    const own = { quotas: [{ of: "calls", number: 10, per: "week" } as const] };
    expect(quotasOf(own, settings)[0]).toEqual({ of: "calls", number: 10, per: "week" });
    const off = { quotas: [{ of: "calls", number: 0 } as const] };
    expect(quotasOf(off, settings).map(({ of }) => of)).toEqual(["visits"]);
  });
});

describe("what was done", () => {
  const november = { from: "2026-11-01", to: "2026-11-30" };
  const customers = [
    { id: "a", owner: "wu", added: "2026-11-02", stage: "cooperating" },
    { id: "b", owner: "wu", added: "2026-11-03", stage: "interested" },
    { id: "c", owner: "wu", added: "2026-11-04" },
    { id: "d", owner: "wu", added: "2026-11-04", stage: "lost" },
    { id: "e", owner: "chen", added: "2026-11-04" },
    { id: "f", owner: "wu", added: "2026-10-31" },
  ];

  test("R-PLN-05: a customer added then is new when he buys, else a potential one", () => {
    const counted = { ...none, customers, ordered: new Map([["c", "2026-11-20"]]) };
    expect(countOf("new-customers", "wu", { counted, ...november })).toBe(2);
    expect(countOf("prospects", "wu", { counted, ...november })).toBe(1);
  });

  test("R-PLN-04: one's own calls of the day and visits of the week, in today's lines", () => {
    const counted = {
      ...none,
      calls: [
        { by: "wu", date: "2026-11-23" },
        { by: "wu", date: "2026-11-22" },
        { by: "chen", date: "2026-11-23" },
      ],
      visits: [{ by: "wu", date: "2026-11-29" }, { by: "wu" }],
    };
    const quotas = quotasOf({}, { quotaPresets: ["activity"] });
    const lines = (today: string) =>
      quotaLines({ who: "wu", quotas, counted, today, isWorkday: isWorkday(today) });
    expect(lines("2026-11-23")).toEqual([
      { en: "calls today: 1 of 30", zh: "今日电话：1/30" },
      { en: "visits this week: 1 of 20", zh: "本周拜访：1/20" },
    ]);
    // Nothing is expected on a day of rest, though what was done is shown.
    expect(lines("2026-11-29").map(({ en }) => en)).toEqual(["visits this week: 1 of 20"]);
    expect(lines("2026-11-22")[0]?.en).toBe("calls today: 1 of 30");
  });

  test("R-PLN-04: a month has its working days, begun weeks, and itself, none of them still to come", () => {
    const facts = { today: "2026-11-12", isWorkday };
    expect(spansWithin(november, "day", facts)).toHaveLength(9);
    expect(spansWithin(november, "week", facts).map(({ from }) => from)).toEqual([
      "2026-11-02",
      "2026-11-09",
    ]);
    expect(spansWithin(november, "month", facts)).toEqual([november]);
  });

  test("R-PLN-19: what was expected stands beside what was done", () => {
    const calls = fc.array(fc.integer({ min: 0, max: 11 }), { maxLength: 60 });
    fc.assert(
      fc.property(calls, (days) => {
        const counted = {
          ...none,
          calls: days.map((n) => ({ by: "wu", date: addDays("2026-11-01", n) })),
        };
        const people = [{ id: "wu", name: "Wu", quotas: [{ of: "calls", number: 3, per: "day" }] }];
        const facts = { ...november, people, counted, today: "2026-11-12", isWorkday };
        const [row] = quotaReport(facts as Parameters<typeof quotaReport>[0]).rows;
        expect(row).toMatchObject({ wanted: 27, done: days.length });
        const met = [1, 2, 3, 4, 5, 8, 9, 10, 11].filter(
          (n) => days.filter((one) => one === n).length >= 3,
        );
        expect(row?.met).toBe(`${met.length}/9`);
      }),
    );
  });
});
