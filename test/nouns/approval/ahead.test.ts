import { expect, test } from "vitest";
import { makeCalendar } from "../../../src/law/workdays.ts";
import { dueOf } from "../../../src/nouns/approval/standing.ts";
import { Firm, paper, today } from "./support.ts";

test("R-APR-16: a plan for a day ahead is decided on from today, and by that day", () => {
  const firm = new Firm([{ steps: [{ by: ["manager"], days: 2 }] }]);
  const calendar = makeCalendar({ weekend: [6, 7] });
  const due = (date: string) => {
    const standing = firm.standing({ ...paper, date });
    const [one] = standing.steps;
    const step = one?.step ?? expect.unreachable();
    return [standing.since, dueOf(standing, { step, calendar, days: 3, today })];
  };
  expect(today).toBe("2026-11-23");
  expect(due("2026-11-24")).toEqual([today, "2026-11-24"]);
  expect(due("2026-12-20")).toEqual([today, "2026-11-25"]);
  expect(due("2026-11-19")).toEqual(["2026-11-19", "2026-11-23"]);
});
