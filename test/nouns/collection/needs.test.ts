import { describe, expect, test } from "vitest";
import { defaultCollectionLimits } from "../../../src/law/collection-settings.ts";
import type { Settings } from "../../../src/law/settings.ts";
import type { Collection } from "../../../src/nouns/collection/collection.ts";
import type { Debt } from "../../../src/nouns/collection/debts.ts";
import type { NeedFacts } from "../../../src/nouns/collection/needs.ts";
import { endCase, moveOn, newCase } from "../../../src/nouns/collection/rules.ts";
import type { Stage } from "../../../src/nouns/collection/stages.ts";
import { stageOf, stages } from "../../../src/nouns/collection/stages.ts";
import { applied, refusal } from "../support.ts";

const day = "2026-11-22";
const debt: Debt = {
  customer: "quick",
  overdueMinor: 120_000,
  disputedMinor: 0,
  creditMinor: 0,
  daysOverdue: 200,
  oldestDue: "2026-05-06",
  invoices: ["IV1"],
};

const at = (stage: Stage, rest: Partial<Collection> = {}): Collection => ({
  id: "CC1",
  customer: "quick",
  date: "2026-11-01",
  steps: [{ stage, date: "2026-11-10" }],
  ...rest,
});

const facts = (record: Collection, rest: Partial<NeedFacts> = {}): NeedFacts => ({
  record,
  debt,
  today: day,
  digits: 2,
  limits: defaultCollectionLimits as Settings["limits"],
  pending: undefined,
  sent: [],
  signed: [],
  lists: [],
  trips: [],
  ...rest,
});

const moving = { date: day, me: "iwan", name: "Quick Shop", to: undefined, why: undefined };
const refused = (record: Collection, rest: Partial<NeedFacts> = {}) =>
  refusal(() => moveOn(moving, facts(record, rest)));

const list = (kind: string, isDecided = true) => ({ id: "RL1", kind, date: day, isDecided });

describe("R-COL-41: a case goes on only when what the stage needs is there", () => {
  test("it is opened for what is overdue, and for nothing else", () => {
    const opening = {
      ...{ id: "CC1", date: day, me: "iwan", digits: 2 },
      debtor: { id: "quick", name: "Quick Shop", owner: "mo" },
    };
    const made = newCase({ ...opening, debt });
    expect(made).toMatchObject({ customer: "quick", owner: "mo" });
    expect(made.steps).toMatchObject([{ stage: "overdue", overdue: "1200.00" }]);
    expect(refusal(() => newCase({ ...opening, debt: undefined }))).toContain("is overdue");
    const disputed = { ...debt, overdueMinor: 0, disputedMinor: 5 };
    expect(refusal(() => newCase({ ...opening, debt: disputed }))).toContain("in dispute");
  });

  test("R-COL-07, R-COL-09: calls begin once finance agrees and a plan is made", () => {
    const text = refused(at("overdue"));
    expect(text).toContain("rounds collection reconcile quick 1200.00 --with STAFF");
    expect(text).toContain("rounds collection plan quick call --on DATE");
    const reconciled = { date: day, with: "lan", amount: "1200.00" };
    const ready = at("overdue", { reconciled, next: "call", nextDate: day });
    const after = applied(ready, moveOn(moving, facts(ready)));
    expect(stageOf(after)).toBe("dunning");
    expect(after.steps?.at(-1)).toMatchObject({ by: "iwan", date: day, overdue: "1200.00" });
  });

  test("R-COL-12, R-COL-18: visits come after calls or letters, by a reviewed list", () => {
    const text = refused(at("dunning"));
    expect(text).toContain("rounds collect log quick --answer ANSWER");
    expect(text).toContain("rounds collection-list add visit --customers quick");
    const lists = [list("visit", false)];
    expect(refused(at("dunning"), { sent: [day], lists })).toContain("rounds approve RL1");
    expect(refused(at("dunning"), { sent: [day], lists: [list("visit")] })).toBeUndefined();
    expect(refused(at("dunning"), { sent: ["2026-11-09"], lists: [list("visit")] })).toContain(
      "register",
    );
  });

  test("R-COL-14: while a promise is pending nobody presses further", () => {
    const pending = { id: "PP1", due: "2026-11-30", lastDay: "2026-12-02", openMinor: 100 };
    const rest = { sent: [day], lists: [list("visit")], pending };
    expect(refused(at("dunning"), rest)).toContain("wait until 2026-12-02");
  });

  test("R-COL-20, R-COL-21: after a visit its results are noted and reported", () => {
    const trip = { id: "TP1", date: day, hasResult: false, isReported: false };
    const reports = [{ date: day, to: "mo", what: "refuses" }];
    const record = at("visit", { reports });
    expect(refused(record)).toContain("rounds trip add quick");
    expect(refused(record, { trips: [trip] })).toContain("rounds trip result TP1 quick RESULT");
    const made = { ...trip, hasResult: true };
    expect(refused(record, { trips: [made] })).toContain("rounds trip report TP1");
    expect(refused(record, { trips: [{ ...made, isReported: true }] })).toBeUndefined();
  });

  test("R-COL-17: extremely bad credit leaves the visits out, with a reason and a report", () => {
    const record = at("dunning", { reports: [{ date: day, to: "mo", what: "bad faith" }] });
    const short = (why: string | undefined, one = record) =>
      refusal(() => moveOn({ ...moving, to: "bad-credit", why }, facts(one)));
    expect(short(undefined)).toContain("why?");
    expect(short("bad faith")).toBeUndefined();
    expect(short("bad faith", at("dunning"))).toContain("rounds collection report quick");
  });

  test("R-COL-22, R-COL-24, R-COL-25: law wants a signed paper, a handover, a decision", () => {
    const text = refused(at("bad-credit"));
    expect(text).toContain("the customer has signed nothing");
    expect(text).toContain("rounds collection hand quick --to STAFF");
    expect(text).toContain("rounds collection-list add legal --customers quick");
    const handover = { date: day, to: "lan", amount: "1200.00" };
    const record = at("bad-credit", { handover });
    const lists = [list("legal")];
    expect(refused(record, { lists, signed: ["2025-11-21"] })).toContain("since 2025-11-22");
    expect(refused(record, { lists, signed: ["2025-11-22"] })).toBeUndefined();
    const short = { ...debt, daysOverdue: 179 };
    expect(refused(record, { lists, debt: short })).toBeUndefined();
  });

  test("R-COL-26: force is used by the leaders' list, with the papers drafted", () => {
    expect(refused(at("legal"))).toContain("rounds collection act quick drafted");
    const acts = [{ date: day, act: "drafted" as const }];
    expect(refused(at("legal", { acts }))).toContain("compulsory");
    expect(refused(at("legal", { acts }), { lists: [list("compulsory")] })).toBeUndefined();
  });

  test("no stage is left out; back it goes only with a reason (R-FLOW-38)", () => {
    const to = (target: Stage, why?: string) =>
      refusal(() => moveOn({ ...moving, to: target, why }, facts(at("legal"))));
    expect(refusal(() => moveOn({ ...moving, to: "legal" }, facts(at("overdue"))))).toContain(
      "comes",
    );
    expect(to("dunning")).toContain("why");
    expect(to("dunning", "the leader says no")).toBeUndefined();
  });

  test("where nothing is overdue any more the case is closed, in every stage", () => {
    const paid = { ...debt, overdueMinor: 0 };
    for (const { value } of stages) {
      const record = at(value);
      expect(applied(record, moveOn(moving, facts(record, { debt: paid }))).closed).toMatchObject({
        date: day,
        by: "iwan",
      });
    }
  });
});

describe("the end of a case", () => {
  const suspended = { date: "2026-11-15", why: "overdue" };
  const paid = { ...debt, overdueMinor: 0 };

  test("R-COL-41: a case of which something is owed is closed with a reason only", () => {
    const owing = facts(at("dunning"));
    expect(refusal(() => endCase(moving, owing))).toContain("still owes 1,200.00");
    const given = applied(owing.record, endCase({ ...moving, why: "bankrupt" }, owing));
    expect(given.closed).toMatchObject({ why: "bankrupt" });
    const disputed = { ...debt, overdueMinor: 0, disputedMinor: 500 };
    expect(refusal(() => endCase(moving, facts(at("dunning"), { debt: disputed })))).toContain(
      "5.00",
    );
    const done = facts(at("dunning"), { debt: paid });
    expect(applied(done.record, endCase(moving, done)).closed).toEqual({ date: day, by: "iwan" });
  });

  test("R-COL-23: service goes on once it is paid; of what is given up it stays suspended", () => {
    const done = facts(at("legal", { suspended }), { debt: paid });
    expect(applied(done.record, moveOn(moving, done)).suspended).toBeUndefined();
    const given = facts(at("legal", { suspended }));
    const change = endCase({ ...moving, why: "bankrupt" }, given);
    expect(applied(given.record, change).suspended).toEqual(suspended);
    expect(change.notes?.map((one) => one.en).join()).toContain("rounds collection resume quick");
  });

  test("R-COL-49: a plan for a day that is over ends with the stage it was made in", () => {
    const talks = [{ date: day, answer: "refusal" as const }];
    const lists = [list("visit")];
    const moved = (nextDate: string) => {
      const record = at("dunning", { talks, next: "visit", nextDate });
      return applied(record, moveOn(moving, facts(record, { lists })));
    };
    expect(moved("2026-11-20")).toMatchObject({ next: undefined, nextDate: undefined });
    expect(moved("2026-11-25")).toMatchObject({ next: "visit", nextDate: "2026-11-25" });
  });
});
