import { describe, expect, test } from "vitest";
import { digestOf } from "../../../src/law/digest.ts";
import { withDefaults } from "../../../src/law/settings.ts";
import { defaultVisitSettings } from "../../../src/law/visit-settings.ts";
import type { Staff } from "../../../src/nouns/staff/staff.ts";
import { paperDuties, stageDuties } from "../../../src/nouns/visit/paper-duties.ts";
import type { Visit } from "../../../src/nouns/visit/visit.ts";
import { calendar } from "./calendar.ts";

const { limits } = withDefaults({ format: 1, name: "x", currency: "CNY" });
const people: readonly Staff[] = [
  { id: "iwan", name: "Iwan", role: "sales" },
  { id: "lan", name: "Lan", role: "manager" },
  { id: "mei", name: "Mei", role: "manager" },
];
const duties = (record: Visit, today: string, staff = people) =>
  paperDuties([record], {
    ...{ today, calendar, limits, digits: 2, people: staff, nameOf: (id: string) => id },
    settings: { ...defaultVisitSettings, visitApprovers: ["manager"] },
  }).map(({ rule, who, role, from, due, command }) => ({ rule, who, role, from, due, command }));

const made: Visit = {
  id: "VS1",
  customer: "jinhong",
  by: "iwan",
  date: "2026-11-20",
  minutesDue: "2026-11-24",
};
const text = { date: "2026-11-23", by: "iwan", text: "20 boxes" };

describe("minutes of a visit are duties", () => {
  test("R-REM-03: written in two working days; late, they are the manager's matter too", () => {
    const span = { from: "2026-11-20", due: "2026-11-24", command: "rounds visit minutes VS1" };
    const mine = { rule: "minutes", who: "iwan", role: undefined, ...span };
    expect(duties(made, "2026-11-24")).toEqual([mine]);
    expect(duties(made, "2026-11-25")).toEqual([
      mine,
      { rule: "minutes-late", who: undefined, role: "manager", ...span },
    ]);
    const [, manager] = duties(made, "2026-11-25", [
      { id: "iwan", name: "Iwan", role: "sales", manager: "mei" },
      ...people.slice(1),
    ]);
    expect(manager?.who).toBe("mei");
  });

  test("R-REM-04: reviewed, sent, and their receipt confirmed", () => {
    const written = { ...made, minutes: text };
    expect(duties(written, "2026-11-23")).toMatchObject([
      { rule: "minutes-review", role: "manager", due: "2026-11-24" },
    ]);
    expect(duties(written, "2026-11-23", people.slice(0, 2))).toMatchObject([
      { rule: "minutes-review", who: "lan", command: "rounds visit review VS1" },
    ]);
    const sent = { ...written, sent: { date: "2026-11-26", by: "iwan" } };
    expect(duties(sent, "2026-11-26")).toMatchObject([
      { rule: "minutes-receipt", who: "iwan", from: "2026-11-26", due: "2026-12-01" },
    ]);
    expect(duties({ ...sent, received: sent.sent }, "2026-12-26")).toEqual([]);
  });

  test("a visit without minutes wanted obliges nobody", () => {
    expect(duties({ ...made, minutesDue: undefined }, "2026-12-26")).toEqual([]);
  });
});

describe("R-APR-01: a planned visit is approved before its day", () => {
  const plan: Visit = { id: "VS2", customer: "jinhong", by: "iwan", planned: "2026-11-30" };
  // As older versions wrote it down: it is still read.
  const digest = digestOf([plan.customer, plan.planned, plan.purpose]);
  const signed = { date: "2026-11-20", by: "lan", digest };

  test.each<[string, Partial<Visit>, object[]]>([
    [
      "waiting",
      {},
      [{ rule: "visit-approval", role: "manager", from: "2026-11-23", due: "2026-11-27" }],
    ],
    ["approved", { approved: signed }, []],
    ["changed since", { approved: signed, purpose: "x" }, [{ rule: "visit-approval" }]],
    [
      "rejected",
      { rejected: { ...signed, why: "too far" } },
      [{ rule: "visit-rejected", who: "iwan", from: "2026-11-20" }],
    ],
    ["called off", { cancelled: { date: "2026-11-20", why: "x" } }, []],
    ["out of the ordinary", { kind: "anomaly" }, []],
  ])("%s", (_, more, found) => {
    expect(duties({ ...plan, ...more }, "2026-11-25")).toMatchObject(found);
  });
});

describe("R-REM-12, R-REM-13: the milestones of the month, and the forecast by day 10", () => {
  const stages = (today: string) =>
    stageDuties({ today, calendar, limits, digits: 2 }).map(({ id, from, due }) => [id, from, due]);

  test.each<[string, readonly (readonly string[])[]]>([
    ["2026-11-02", []],
    ["2026-11-03", [["2026-11-stage-1", "2026-11-03", "2026-11-10"]]],
    ["2026-11-10", [["2026-11-stage-1", "2026-11-03", "2026-11-10"]]],
    ["2026-11-11", []],
    [
      "2026-11-25",
      [
        ["2026-11-stage-2", "2026-11-18", "2026-11-25"],
        ["2026-11-stage-3", "2026-11-23", "2026-11-30"],
      ],
    ],
    ["2026-11-30", [["2026-11-stage-3", "2026-11-23", "2026-11-30"]]],
    ["2026-10-09", [["2026-10-stage-1", "2026-09-28", "2026-10-10"]]],
  ])("on %s", (today, found) => {
    expect(stages(today)).toEqual(found);
  });
});
