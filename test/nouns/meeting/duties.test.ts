import { describe, expect, test } from "vitest";
import { meetingDuties } from "../../../src/nouns/meeting/duties.ts";
import { factsOn, shipped } from "../pursuit/support.ts";

const pipelines = new Map([["enrolment", await shipped("enrolment")]]);
const within = (stage: string) => [
  { id: "a", name: "A", pursuit: { pipeline: "enrolment", stage, from: "2026-11-16" } },
];

const dutiesOn = (today: string, stage: string, ...held: { stage: string; date: string }[]) =>
  meetingDuties(within(stage), pipelines, {
    ...factsOn(today),
    meetings: held.map((one, at) => ({ id: `MT${at}`, ...one })),
    usual: "enrolment",
  });

describe("case meetings", () => {
  test("R-FUP-43, R-REM-14: every working day in the first stage", () => {
    expect(dutiesOn("2026-11-23", "consult")).toMatchObject([
      { rule: "case-meeting", role: "manager", from: "2026-11-23", due: "2026-11-23" },
    ]);
    expect(dutiesOn("2026-11-22", "consult")).toEqual([]);
    const held = { stage: "咨询师跟进", date: "2026-11-23" };
    expect(dutiesOn("2026-11-23", "consult", held)).toEqual([]);
    expect(dutiesOn("2026-11-24", "consult", held)).toHaveLength(1);
  });

  test("R-FUP-43: once a week in the second, by its last working day", () => {
    expect(dutiesOn("2026-11-24", "director")).toMatchObject([
      { role: "director", from: "2026-11-23", due: "2026-11-27" },
    ]);
    const held = { stage: "director", date: "2026-11-23" };
    expect(dutiesOn("2026-11-27", "director", held)).toEqual([]);
    expect(dutiesOn("2026-11-30", "director", held)).toHaveLength(1);
  });

  test("where nobody stands in the stage there is nothing to talk about", () => {
    expect(dutiesOn("2026-11-23", "win-back")).toEqual([]);
    expect(dutiesOn("2026-11-23", "signed")).toEqual([]);
  });
});
