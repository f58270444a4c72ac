import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Change } from "../../../src/law/change.ts";
import type { Customer } from "../../../src/nouns/customer/customer.ts";
import {
  cancelVisit,
  frequencyNote,
  fulfilled,
  logVisit,
  moveVisit,
  planVisit,
  visitState,
  wantedNotes,
} from "../../../src/nouns/visit/rules.ts";
import type { Visit } from "../../../src/nouns/visit/visit.ts";
import { applied, made, notes, refusal } from "../support.ts";
import { calendar } from "./calendar.ts";

const today = "2026-11-22";
const customer: Customer = { id: "jinhong", name: "金虹商行" };
const waiting: Customer = { ...customer, nextStep: "send sample", nextDate: "2026-11-20" };
const newId = async () => "VS261122A-iwan";
const planned = (id: string, day: string, more: Partial<Visit> = {}): Visit => ({
  id,
  customer: "jinhong",
  planned: day,
  ...more,
});
const log = (told: object, visits: readonly Visit[] = [], who = customer): Promise<Change> =>
  logVisit({ date: today, by: "iwan", ...told }, { customer: who, visits, today, newId });

describe("a visit that was made", () => {
  test("stands for itself where none was planned", async () => {
    const change = await log({ notes: "showed the new teas" });
    expect(made(change)).toMatchObject({
      id: "VS261122A-iwan",
      customer: "jinhong",
      date: today,
      notes: "showed the new teas",
    });
    expect(change.steps).toHaveLength(1);
  });

  test("R-VIS-41: it ends with the next date, and planned and actual date are kept apart", async () => {
    const plan = planned("VS261118A-lan", "2026-11-18", { purpose: "price talk" });
    const told = { date: "2026-11-19", next: "send sample", nextDate: "2026-11-25" };
    const change = await log(told, [plan]);
    const visit = applied(plan, change);
    expect(visit).toMatchObject({ planned: "2026-11-18", ...told });
    expect(visit.purpose).toBe("price talk");
    expect(applied(customer, change)).toEqual({
      ...customer,
      nextStep: "send sample",
      nextDate: "2026-11-25",
    });
    expect(change.receipt.en).toContain("planned for 2026-11-18");
  });

  test("fulfils the earliest plan that is still open", async () => {
    const plans = [
      planned("VS3", "2026-12-01"),
      planned("VS1", "2026-11-01", { date: "2026-11-01" }),
      planned("VS2", "2026-11-20"),
      planned("VS0", "2026-10-01", { cancelled: { date: "2026-10-01", why: "rain" } }),
    ];
    expect(plans.map(visitState)).toEqual(["planned", "made", "planned", "cancelled"]);
    expect(fulfilled(plans, "2026-11-23")?.id).toBe("VS2");
    expect(fulfilled(plans, "2026-11-16")).toBeUndefined();
    expect(fulfilled(plans, "2026-11-17")?.id).toBe("VS2");
    expect(fulfilled(plans.slice(1, 2), "2026-12-31")).toBeUndefined();
    const day = fc.integer({ min: 10, max: 28 });
    fc.assert(
      fc.property(fc.array(day, { minLength: 1 }), (days) => {
        const found = fulfilled(
          days.map((one, index) => planned(`VS${index}`, `2026-12-${one}`)),
          "2026-12-31",
        );
        expect(found?.planned).toBe(`2026-12-${Math.min(...days)}`);
      }),
    );
  });

  test("does not leave the step agreed before hanging: done, a new one, or a reminder", async () => {
    expect(notes(await log({}, [], waiting))[0]).toContain("still open: send sample (2026-11-20)");
    expect(applied(waiting, await log({}, [], waiting))).toEqual(waiting);
    const done = await log({ done: true }, [], waiting);
    expect(applied(waiting, done)).toEqual({
      ...customer,
      nextStep: undefined,
      nextDate: undefined,
    });
    expect(notes(done)).toEqual([]);
    const next = await log({ nextDate: "2026-12-01" }, [], waiting);
    expect(applied(waiting, next)).toMatchObject({ nextDate: "2026-12-01" });
    expect(applied(waiting, next).nextStep).toBeUndefined();
    const later = { ...waiting, nextDate: "2026-11-30" };
    expect(notes(await log({}, [], later))).toEqual([]);
    expect((await log({ done: true })).steps).toHaveLength(1);
  });

  test.each<[string, object, Partial<Customer>, readonly Visit[], boolean]>([
    ["nothing was agreed", {}, {}, [], true],
    ["a date was agreed", { nextDate: "2026-12-01" }, {}, [], false],
    ["a date was agreed before", {}, { nextDate: "2026-12-01" }, [], false],
    ["only for today", {}, { nextDate: today }, [], true],
    ["the cycle says when", {}, { visitCycle: "monthly" }, [], false],
    ["a visit is planned", {}, {}, [planned("VS9", "2026-12-01")], false],
  ])("R-VIS-41: a visit without a next date is told: %s", (_, told, more, visits, isTold) => {
    const known = { customer: { ...customer, ...more }, visits };
    const said = wantedNotes({ date: today, ...told }, ["next"], known).map(({ en }) => en);
    expect(said).toEqual(
      isTold ? ["no next date: rounds customer edit jinhong --next-date DATE"] : [],
    );
  });

  test("R-CUS-15, R-FUP-06, R-FRM-10: situation, analysis and rating; where wanted, a missing one is told", async () => {
    const told = { notes: "full shelf", analysis: "sells well", rating: 4 };
    expect(made(await log(told))).toMatchObject(told);
    const known = { customer, visits: [] };
    const missing = wantedNotes({ date: today }, ["rating", "steps", "goods"], known);
    expect(missing).toHaveLength(3);
    const whole = { date: today, rating: 4, steps: ["greet"], goods: [{ product: "tea" }] };
    expect(wantedNotes(whole, ["rating", "steps", "goods"], known)).toEqual([]);
  });

  test("R-CUS-51: what a visit saw of compliance stands in the customer's file", async () => {
    const change = await log({ compliance: "warned", nextDate: "2026-12-01" });
    expect(applied(customer, change)).toMatchObject({
      compliance: "warned",
      nextDate: "2026-12-01",
    });
    expect(change.steps).toHaveLength(2);
    expect(made<Visit>(change)).not.toHaveProperty("compliance");
  });

  test("is not logged ahead of its day", async () => {
    await expect(log({ date: "2026-11-23" })).rejects.toMatchObject({ code: "refused" });
  });
});

describe("a visit that is planned", () => {
  const plan = (date: string, visits: readonly Visit[] = []) =>
    planVisit(
      { date, by: "iwan", kind: "cycle" },
      { customer, visits, today, id: "VS261125A-iwan" },
    );

  test("stands in the book with its day, not yet as made", () => {
    expect(made<Visit>(plan("2026-11-25"))).toEqual({
      id: "VS261125A-iwan",
      customer: "jinhong",
      by: "iwan",
      planned: "2026-11-25",
      kind: "cycle",
      purpose: undefined,
    });
    expect(refusal(() => plan(today))).toBeUndefined();
  });

  test("R-OWN-15: it may be made together with a colleague, who stays told when it is done", async () => {
    const told = { date: "2026-11-25", by: "iwan", kind: "first", with: "mei" } as const;
    const there = made<Visit>(planVisit(told, { customer, visits: [], today, id: "VS1" }));
    expect(there.with).toBe("mei");
    const facts = { customer, visits: [there], today: "2026-11-25", newId };
    const change = await logVisit({ date: "2026-11-25", by: "iwan", notes: "met" }, facts);
    expect(applied(there, change)).toMatchObject({ with: "mei", date: "2026-11-25" });
  });

  test("is refused for a day that is past, and twice for one day", () => {
    expect(refusal(() => plan("2026-11-21"))).toBe("2026-11-21 is past");
    const there = planned("VS1", "2026-11-25");
    expect(refusal(() => plan("2026-11-25", [there]))).toContain("already planned");
    expect(refusal(() => plan("2026-11-26", [there]))).toBeUndefined();
    const gone = { ...there, cancelled: { date: today, why: "rain" } };
    expect(refusal(() => plan("2026-11-25", [gone]))).toBeUndefined();
  });

  test("R-VIS-45: may be moved with a reason; where it was planned before stays told", () => {
    const there = planned("VS1", "2026-11-25");
    const told = { to: "2026-11-27", why: "stocktaking", by: "iwan" };
    const moved = applied(there, moveVisit(there, told, { visits: [there], today }));
    expect(moved.planned).toBe("2026-11-27");
    const again = { ...told, to: "2026-11-30", why: "snow" };
    const twice = applied(moved, moveVisit(moved, again, { visits: [moved], today }));
    expect(twice.moved).toEqual([
      { date: today, by: "iwan", from: "2026-11-25", to: "2026-11-27", why: "stocktaking" },
      { date: today, by: "iwan", from: "2026-11-27", to: "2026-11-30", why: "snow" },
    ]);
    expect(visitState(twice)).toBe("planned");
  });

  test.each<[string, Partial<Visit>, string, string]>([
    ["to a past day", {}, "2026-11-21", "is past"],
    ["to the day it has", {}, "2026-11-25", "planned for 2026-11-25 already"],
    ["onto another plan", {}, "2026-11-26", "already planned"],
    ["when it was made", { date: today }, "2026-11-27", "not planned"],
  ])("is not moved %s", (_, more, to, why) => {
    const there = planned("VS1", "2026-11-25", more);
    const visits = [there, planned("VS2", "2026-11-26")];
    expect(refusal(() => moveVisit(there, { to, why: "x" }, { visits, today }))).toContain(why);
  });

  test("R-VIS-45: the frequency duty stays, whatever becomes of the plan", () => {
    const monthly: Customer = { ...customer, visitCycle: "monthly", added: "2026-01-02" };
    const due = (planned?: string): string | undefined =>
      frequencyNote(monthly, { last: "2026-10-08", calendar }, planned)[0]?.en;
    expect(due()).toContain("due by 2026-11-30");
    expect(due("2026-11-30")).toBeUndefined();
    expect(due("2026-12-01")).toContain("due by 2026-11-30");
    expect(frequencyNote(customer, { last: "2026-10-08", calendar })).toEqual([]);
  });

  test("may be called off once, with a reason", () => {
    const there = planned("VS1", "2026-11-25");
    const off = applied(there, cancelVisit(there, { date: today, why: "away" }));
    expect(visitState(off)).toBe("cancelled");
    expect(off.cancelled).toEqual({ date: today, why: "away" });
    expect(refusal(() => cancelVisit(off, { date: today, why: "x" }))).toContain("not planned");
    const done = { ...there, date: today };
    expect(refusal(() => cancelVisit(done, { date: today, why: "x" }))).toContain("not planned");
  });
});
