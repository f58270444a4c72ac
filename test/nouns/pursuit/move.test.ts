import { describe, expect, test } from "vitest";
import { type Customer, customer } from "../../../src/nouns/customer/customer.ts";
import { stageDuties, touchDuties } from "../../../src/nouns/pursuit/duties.ts";
import { standsIn } from "../../../src/nouns/pursuit/fields.ts";
import { type Move, moveTo } from "../../../src/nouns/pursuit/move.ts";
import type { Pipeline } from "../../../src/nouns/pursuit/pipeline.ts";
import { applied, notes, refusal } from "../support.ts";
import { factsOn, limits, people, shipped } from "./support.ts";

const base: Customer = { id: "jinhong", name: "Jinhong", owner: "lan" };
const enrolment = await shipped("enrolment");
const sales = await shipped("sales");

function move(record: Customer, stage: string, more: Partial<Move> = {}) {
  const date = more.date ?? "2026-11-02";
  return moveTo({
    ...{ noun: customer, record, pipeline: enrolment, stage, date, today: "2026-12-31" },
    ...{ limits, people, also: ({ means }) => ({ stage: means }) },
    ...more,
  });
}

const moved = (record: Customer, stage: string, more: Partial<Move> = {}): Customer =>
  applied(record, move(record, stage, more));

const dutiesOn = (today: string, record: Customer, pipeline: Pipeline = enrolment) => {
  const pursuit = standsIn(record.pursuit);
  return stageDuties(
    pursuit ? [{ ...record, pursuit }] : [],
    new Map([[pipeline.id, pipeline]]),
    factsOn(today),
  );
};

describe("moving through stages", () => {
  test("it says what is to be done next, by when, and who helps", () => {
    const told = notes(move(base, "consult"));
    expect(told[0]).toMatch(/^to do: /);
    expect(told).toContain("by 2026-11-16 (14 days)");
    expect(told).toContain("helped by: class teacher, academic supervisor");
    expect(told).toContain("watched over by: campus director, consulting director");
  });

  test("the stage before ends on the day the next begins; the customer's stage goes along", () => {
    const second = moved(moved(base, "consult"), "director", { date: "2026-11-10" });
    expect(second.pursuit).toMatchObject([
      { stage: "consult", from: "2026-11-02", to: "2026-11-10", by: "lan" },
      { stage: "director", from: "2026-11-10", by: "mei" },
    ]);
    expect(second.stage).toBe("negotiating");
    const signed = moved(second, "signed", { date: "2026-11-12" });
    expect([signed.stage, standsIn(signed.pursuit)]).toEqual(["cooperating", undefined]);
  });

  test("whose it is: who is named, the one person of the role, nobody where there are several", () => {
    expect(standsIn(moved(base, "consult", { to: "wei" }).pursuit)?.by).toBe("wei");
    const first = moved({ ...base, owner: "mei" }, "consult");
    expect(standsIn(first.pursuit)?.by).toBe("mei");
    const second = moved(moved(base, "consult"), "director");
    expect(standsIn(second.pursuit)?.by).toBe("mei");
    expect(standsIn(moved(second, "win-back").pursuit)?.by).toBe("lan");
    const nobody = moved({ ...second, owner: "mei" }, "win-back");
    expect(standsIn(nobody.pursuit)?.by).toBeUndefined();
  });

  test("going back or giving up needs a reason, and the remedy is told", () => {
    const second = moved(base, "director");
    expect(refusal(() => move(second, "consult", { date: "2026-11-03" }))).toMatch(
      /needs a reason/,
    );
    expect(refusal(() => move(base, "lost"))).toBe("giving up needs a reason");
    expect(moved(second, "lost", { why: "moved away" }).pursuit?.at(-1)?.why).toBe("moved away");
  });

  test("the same stage again, a day to come and a day before the present stage are refused", () => {
    const first = moved(base, "consult");
    expect(refusal(() => move(first, "consult"))).toMatch(/is in this stage since/);
    expect(refusal(() => move(first, "director", { date: "2027-01-01" }))).toMatch(/still to come/);
    expect(refusal(() => move(first, "director", { date: "2026-11-01" }))).toMatch(/began on/);
  });
});

describe("time limits of stages", () => {
  const first = moved(base, "consult");

  test("R-REM-14, R-REM-45: the owner sees the limit of 14 days coming", () => {
    expect(dutiesOn("2026-11-12", first)).toMatchObject([
      { rule: "stage-limit", who: "lan", from: "2026-11-13", due: "2026-11-16" },
    ]);
    expect(dutiesOn("2026-11-16", first)).toMatchObject([{ rule: "stage-limit" }]);
  });

  test("R-OWN-10, R-VAR-11: the day after, it falls to the director with the command that hands over", () => {
    const [duty, ...rest] = dutiesOn("2026-11-17", first);
    expect(rest).toEqual([]);
    expect(duty).toMatchObject({
      rule: "take-over",
      who: undefined,
      role: "manager",
      due: "2026-11-17",
    });
    expect(duty?.command).toBe('rounds customer stage jinhong director --why "limit 2026-11-16"');
  });

  test("R-OWN-10: seven days later it goes to win-back, and there it stays", () => {
    const second = moved(first, "director", { date: "2026-11-17" });
    expect(dutiesOn("2026-11-25", second)[0]?.command).toContain("stage jinhong win-back");
    const third = moved(second, "win-back", { date: "2026-11-25", to: "wei" });
    expect(dutiesOn("2027-02-01", third)).toMatchObject([{ rule: "stage-limit", who: "wei" }]);
  });

  test("signed or lost nobody is obliged any more", () => {
    expect(dutiesOn("2027-02-01", moved(first, "signed"))).toEqual([]);
  });

  test("R-FUP-12: in a stage without a limit somebody is in touch every so many days", () => {
    const care = moved(base, "care", { pipeline: sales });
    const pursuit = standsIn(care.pursuit);
    if (!pursuit) throw new Error("it stands in a stage");
    const pipelines = new Map([["sales", sales]]);
    const touch = (last: string, more = {}) =>
      touchDuties([{ ...care, ...more, pursuit }], pipelines, {
        ...factsOn("2026-12-31"),
        lastContact: new Map([["jinhong", last]]),
      });
    expect(touch("2026-11-20")).toMatchObject([{ rule: "stage-contact", due: "2026-12-20" }]);
    expect(touch("2026-10-01")).toMatchObject([{ due: "2026-12-02" }]);
    expect(touch("2026-11-20", { nextDate: "2027-01-05" })).toEqual([]);
  });
});
