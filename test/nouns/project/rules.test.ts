import { describe, expect, test } from "vitest";
import { type Project, project } from "../../../src/nouns/project/project.ts";
import { projectContact, projectDate, projectDuties } from "../../../src/nouns/project/rules.ts";
import { moveTo } from "../../../src/nouns/pursuit/move.ts";
import { factsOn, limits, people, shipped } from "../pursuit/support.ts";
import { applied, notes, refusal } from "../support.ts";

const pipeline = await shipped("project");
const base: Project = {
  ...{ id: "lake", name: "Lake hotel", customer: "jinhong", owner: "lan", stage: "design" },
  pursuit: [{ pipeline: "project", stage: "design", from: "2026-11-02", by: "lan" }],
};

const dutiesOf = (record: Project, today = "2026-11-22") =>
  projectDuties([record], {
    ...factsOn(today),
    pipelines: new Map([["project", pipeline]]),
    nameOf: () => "Jinhong",
  });

const toStage = (record: Project, stage: string, why?: string) =>
  moveTo({
    ...{ noun: project, record, pipeline, stage, date: "2026-11-20", today: "2026-11-22", why },
    ...{ limits, people, also: ({ id }) => ({ stage: id }) },
  });

describe("projects", () => {
  test("R-FUP-13, R-REM-08, R-VAR-04: once a week in early design, every two weeks later", () => {
    expect(dutiesOf(base)).toMatchObject([{ rule: "project-contact", due: "2026-11-09" }]);
    const seen = { ...base, lastContact: "2026-11-18" };
    expect(dutiesOf(seen)).toMatchObject([{ due: "2026-11-25" }]);
    const tender = applied(seen, toStage(seen, "tender"));
    expect(tender.stage).toBe("tender");
    expect(dutiesOf(tender)).toMatchObject([{ due: "2026-12-02" }]);
    expect(dutiesOf({ ...base, pursuit: undefined, added: "2026-11-10" })).toMatchObject([
      { due: "2026-11-17" },
    ]);
  });

  test("a visit or call about it is its newest contact; an older one is not", () => {
    const seen = { ...base, lastContact: "2026-11-18" };
    expect(projectContact(seen, "2026-11-20")).toMatchObject([
      { do: "set", id: "lake", fields: { lastContact: "2026-11-20" } },
    ]);
    expect(projectContact(seen, "2026-11-18")).toEqual([]);
    expect(projectContact(undefined, "2026-11-20")).toEqual([]);
  });

  test("R-FUP-15, R-REM-09: tender and other dates are shown a week before and stay until done", () => {
    const dated = applied(base, projectDate(base, { what: "tender", date: "2026-12-03" }));
    const dates = (one: Project) => dutiesOf(one).filter(({ rule }) => rule === "project-date");
    expect(dates(dated)).toMatchObject([{ part: "tender", from: "2026-11-26", due: "2026-12-03" }]);
    const done = applied(dated, projectDate(dated, { what: "Tender", done: true }));
    expect([dates(done), done.dates]).toEqual([
      [],
      [{ what: "tender", date: "2026-12-03", done: true }],
    ]);
    const again = applied(done, projectDate(done, { what: "tender", date: "2026-12-10" }));
    expect(dates(again)).toMatchObject([{ due: "2026-12-10" }]);
    expect(refusal(() => projectDate(dated, { what: "opening", done: true }))).toMatch(/no date/);
  });

  test("R-FUP-14: moving says what the stage is for; at its end nobody is obliged", () => {
    expect(notes(toStage(base, "tender"))[0]).toBe(
      "to do: note the tender date and what has to be handed in",
    );
    expect(dutiesOf(applied(base, toStage(base, "done")))).toEqual([]);
    expect(refusal(() => toStage(base, "lost"))).toMatch(/needs a reason/);
  });

  test("R-FUP-51: what the customer says in execution goes to each department and is seen done", () => {
    expect(notes(toStage(base, "execution")).join()).toContain("pass on what the customer says");
  });
});
