import { describe, expect, test } from "vitest";
import { withDefaults } from "../../../src/law/settings.ts";
import type { Collection } from "../../../src/nouns/collection/collection.ts";
import { costPercent, costsView } from "../../../src/nouns/collection/costs.ts";
import type { Todo } from "../../../src/nouns/collection/due.ts";
import { caseDuties, listDuties } from "../../../src/nouns/collection/duties.ts";
import { registerView } from "../../../src/nouns/collection/register.ts";
import {
  clearedLines,
  linesOf,
  receivedBy,
  weekView,
} from "../../../src/nouns/collection/weekly.ts";
import type { CollectionList } from "../../../src/nouns/collection-list/collection-list.ts";
import { tripDuties } from "../../../src/nouns/trip/duties.ts";
import type { Trip } from "../../../src/nouns/trip/trip.ts";
import { shares } from "../../../src/nouns/trip/verbs/report.ts";

const { limits } = withDefaults({ format: 1, name: "x", currency: "EUR" });
const friday = "2026-11-20";
const record: Collection = {
  id: "CC1",
  customer: "quick",
  owner: "mo",
  date: "2026-11-10",
  next: "visit",
  nextDate: "2026-11-24",
  steps: [{ stage: "dunning", date: "2026-11-10" }],
  talks: [{ date: "2026-11-18", by: "mo", answer: "refusal" }],
};
const todo = (rest: Partial<Todo> = {}): Todo => ({
  debt: {
    customer: "quick",
    overdueMinor: 120_000,
    disputedMinor: 0,
    creditMinor: 0,
    daysOverdue: 40,
    oldestDue: "2026-10-13",
    invoices: ["IV1"],
  },
  record,
  urgency: "planned",
  what: { en: "call", zh: "致电" },
  why: { en: "planned", zh: "计划" },
  command: "rounds collect log quick --answer ANSWER",
  day: friday,
  ...rest,
});

describe("the Friday list", () => {
  test("R-COL-11, R-COL-45: payments of the week, overdue amount, days and measure", () => {
    const payments = [
      { customer: "quick", amount: "50.00" },
      { customer: "quick", amount: "-10.00" },
    ];
    const received = receivedBy(payments, 2);
    const debtorOf = () => undefined;
    const lines = linesOf([todo()], { received, debtorOf, digits: 2, language: "en" });
    expect(lines).toEqual([
      {
        customer: "quick",
        owner: "mo",
        received: "40.00",
        overdue: "1200.00",
        days: 40,
        stage: "dunning",
        measure: "2026-11-18 refuses; visit 2026-11-24",
      },
    ]);
    const view = weekView(lines, {
      ...{ from: "2026-11-16", to: "2026-11-22", digits: 2, receivedMinor: 4_000 },
      nameOf: () => "Quick Shop",
      staffName: (id) => id,
    });
    expect(view.totals).toEqual({ received: "40.00", overdue: "1200.00" });
  });

  const facts = {
    today: friday,
    collectors: new Set(["mo", "lan"]),
    isDecided: () => true,
    clerk: "manager" as const,
  };
  const own = (rest: Partial<CollectionList>): CollectionList => ({
    id: "RL1",
    kind: "person",
    date: friday,
    owner: "mo",
    ...rest,
  });
  const rules = (lists: readonly CollectionList[], more: Partial<typeof facts> = {}) =>
    listDuties(lists, { ...facts, ...more }).map(({ rule, who, part }) => [rule, who ?? part]);

  test("R-REM-32: who has debtors and has not sent one yet; only where lists are kept", () => {
    expect(rules([])).toEqual([]);
    expect(rules([own({})])).toEqual([
      ["friday-list", "lan"],
      ["friday-merge", undefined],
    ]);
    expect(rules([own({ date: "2026-11-13", merged: "RL0" })])).toEqual([
      ["friday-list", "mo"],
      ["friday-list", "lan"],
    ]);
  });

  test("R-COL-11: the sales clerk merges, where the firm has one", () => {
    const [, merge] = listDuties([own({})], { ...facts, clerk: "clerk" });
    expect(merge).toMatchObject({ rule: "friday-merge", who: undefined, role: "clerk" });
  });

  test("R-COL-11: who paid in the week what was overdue stands in the list", () => {
    const known = { received: new Map([["slow", 5_000]]), digits: 2, language: "en" as const };
    const debtors = [
      { id: "slow", name: "Slow Shop", owner: "mo" },
      { id: "none", name: "None" },
    ];
    expect(clearedLines(debtors, known)).toEqual([
      {
        ...{ customer: "slow", owner: "mo", received: "50.00", overdue: "0.00", days: 0 },
        measure: "paid, nothing is overdue",
      },
    ]);
  });

  test("R-APR-15: finance checks what is merged and approved", () => {
    const lists = [own({ merged: "RL2" }), own({ id: "RL2", kind: "weekly", owner: "lan" })];
    expect(rules(lists)).toEqual([["list-check", undefined]]);
    expect(rules(lists, { isDecided: () => false })).toEqual([]);
    const checked = lists.map((one) => ({ ...one, checked: { date: friday } }));
    expect(rules(checked)).toEqual([]);
  });
});

describe("what cases oblige to", () => {
  const facts = { today: friday, digits: 2, nameOf: () => "Quick Shop" };

  test("R-COL-15: refusal is told to the manager, once", () => {
    const [, report] = caseDuties([todo()], facts);
    expect(report).toMatchObject({ rule: "collect-report", who: "mo", due: "2026-11-18" });
    const reports = [{ date: "2026-11-18", to: "lan", what: "refuses" }];
    const told = caseDuties([todo({ record: { ...record, reports } })], facts);
    expect(told.map(({ rule }) => rule)).toEqual(["collect-call"]);
  });

  test("R-COL-49: the planned call and the stage are duties of the collector, waiting is none", () => {
    const rules = (rest: Partial<Todo>) =>
      caseDuties([todo({ record: { ...record, talks: [] }, ...rest })], facts).map(
        (one) => one.rule,
      );
    expect(rules({})).toEqual(["collect-call"]);
    expect(rules({ urgency: "stage" })).toEqual(["collect-stage"]);
    expect(rules({ urgency: "waiting" })).toEqual([]);
    expect(rules({ urgency: "first", record: undefined })).toEqual([]);
  });
});

describe("visits to collect", () => {
  const trip: Trip = { id: "TP1", customers: ["quick", "slow"], date: friday, people: ["mo"] };
  const done = { customer: "quick", date: friday, result: "refused" as const };

  test("R-COL-19, R-COL-21: the papers, then a result for each, then the report", () => {
    const commands = (rest: Partial<Trip>) =>
      tripDuties([{ ...trip, ...rest }], (id) => id, { limits, today: friday }).map(
        (one) => one.command,
      );
    expect(commands({})).toEqual(["rounds trip kit TP1"]);
    expect(commands({ date: "2026-11-19" })).toEqual(["rounds trip result TP1 quick RESULT"]);
    expect(commands({ results: [done] })).toEqual(["rounds trip result TP1 slow RESULT"]);
    const results = [done, { ...done, customer: "slow" }];
    expect(commands({ results })).toEqual(["rounds trip report TP1 --to STAFF"]);
    expect(commands({ results, reported: { date: friday, to: "lan" } })).toEqual([]);
    expect(commands({ cancelled: { date: friday, why: "paid" } })).toEqual([]);
  });

  test("R-COL-27: what a visit cost is shared to the cent among those visited", () => {
    expect(shares("100.00", 3, 2)).toEqual(["33.34", "33.33", "33.33"]);
    expect(shares("5", 2, 0)).toEqual(["3", "2"]);
  });
});

describe("the register and the costs", () => {
  test("R-COL-13, R-FRM-78: calls and letters by day, and how many each person made", () => {
    const entries = [
      { date: friday, by: "mo", customer: "quick", channel: "letter", paper: "LT1" },
      { date: "2026-11-18", by: "mo", customer: "quick", answer: "refusal" as const, paper: "CL1" },
    ];
    const names = { nameOf: () => "Quick Shop", staffName: () => "Mo" };
    const view = registerView(entries, { from: "2026-11-01", to: friday, ...names });
    expect(view.rows.map(({ paper }) => paper)).toEqual(["CL1", "LT1"]);
    expect(view.notes?.[0]?.en).toBe("Mo 2");
  });

  test("R-COL-43, R-COL-27: trips, vouchers, cost per case and per amount collected", () => {
    const costs = [
      { date: friday, kind: "trip" as const, amount: "30.00", voucher: "V1" },
      { date: friday, kind: "court" as const, amount: "35.00", checked: "lan" },
    ];
    const view = costsView([{ ...record, costs }, record], {
      digits: 2,
      nameOf: () => "Quick Shop",
      collectedOf: ({ costs: own }) => (own ? 200_000 : 0),
    });
    expect(view.rows[0]).toMatchObject({
      trips: 1,
      vouchers: 1,
      unchecked: 1,
      cost: "65.00",
      collected: "2000.00",
      percent: "3.25",
    });
    expect(view.rows[1]).toMatchObject({ cost: "0.00", percent: undefined });
    expect(view.notes?.[0]?.en).toBe("a case costs 32.50 on average");
    expect(costPercent(1, 3)).toBe("33.33");
  });
});
