import { describe, expect, test } from "vitest";
import { defaultCollectionLimits } from "../../../src/law/collection-settings.ts";
import type { Settings } from "../../../src/law/settings.ts";
import type { Collection } from "../../../src/nouns/collection/collection.ts";
import type { Debt } from "../../../src/nouns/collection/debts.ts";
import {
  type DueFacts,
  inOrder,
  type Todo,
  todoOf,
  urgencies,
} from "../../../src/nouns/collection/due.ts";

const today = "2026-11-22";
const limits = defaultCollectionLimits as Settings["limits"];

const debt: Debt = {
  customer: "quick",
  overdueMinor: 120_000,
  disputedMinor: 0,
  creditMinor: 0,
  daysOverdue: 40,
  oldestDue: "2026-10-13",
  invoices: ["IV1"],
};

const record = (rest: Partial<Collection> = {}): Collection => ({
  id: "CC1",
  customer: "quick",
  date: "2026-11-10",
  steps: [{ stage: "dunning", date: "2026-11-10" }],
  ...rest,
});

const asked = (rest: Partial<DueFacts> = {}): Todo =>
  todoOf(debt, { today, limits, digits: 2, habits: {}, record: record(), ...rest });

const promised = { id: "PP1", due: "2026-11-15", lastDay: "2026-11-17", openMinor: 50_000 };

describe("what to do today about a debtor, and why", () => {
  test("nobody collects yet: a case is opened", () => {
    const todo = asked({ record: undefined });
    expect(todo).toMatchObject({ urgency: "first", command: "rounds collect next quick" });
    expect(todo.why.en).toBe("nobody collects yet");
  });

  test("R-COL-48: a broken promise comes first, until somebody has called", () => {
    const todo = asked({ broken: promised });
    expect(todo).toMatchObject({ urgency: "broken", day: "2026-11-18" });
    expect(todo.why.en).toBe("promised 500.00 by 2026-11-15, it did not come");
    const talks = [{ date: "2026-11-20", answer: "evasion" as const }];
    expect(asked({ broken: promised, record: record({ talks }) }).urgency).toBe("waiting");
    const early = [{ date: "2026-11-17", answer: "evasion" as const }];
    expect(asked({ broken: promised, record: record({ talks: early }) }).urgency).toBe("broken");
  });

  test("R-COL-14: a pending promise keeps collectors away until its day", () => {
    const pending = { ...promised, due: "2026-11-25", lastDay: "2026-11-25" };
    const late = record({ steps: [{ stage: "dunning", date: "2026-01-01" }] });
    expect(asked({ pending, record: late }).urgency).toBe("waiting");
    expect(asked({ pending: { ...pending, due: today } }).urgency).toBe("planned");
  });

  test("a stage that should be over: the day after its last one", () => {
    const since = (date: string) => record({ steps: [{ stage: "dunning", date }] });
    expect(asked({ record: since("2026-10-22") })).toMatchObject({
      urgency: "stage",
      day: "2026-11-21",
      command: "rounds collect next quick",
    });
    expect(asked({ record: since("2026-10-23") }).urgency).not.toBe("stage");
  });

  test("R-COL-49: the planned call on its day, not before", () => {
    const planned = record({ next: "letter", nextDate: today });
    expect(asked({ record: planned })).toMatchObject({
      urgency: "planned",
      command: "rounds letter write quick",
    });
    expect(asked({ record: record({ next: "call", nextDate: "2026-11-23" }) }).urgency).toBe(
      "waiting",
    );
  });

  test("R-COL-02: the pay day and the day before; never on a day of taboo", () => {
    expect(asked({ habits: { payDay: 22 } }).urgency).toBe("payday");
    expect(asked({ habits: { payDay: 23 } }).urgency).toBe("payday");
    expect(asked({ habits: { payDay: 24 } }).urgency).not.toBe("payday");
    const todo = asked({ broken: promised, habits: { collectTaboo: "周日不打电话" } });
    expect(todo.urgency).toBe("waiting");
    expect(todo.why.zh).toContain("禁忌：周日不打电话");
  });

  test("R-COL-19: a visit that is planned is waited for, and asked for its result on its day", () => {
    const trip = { id: "TP1", date: "2026-11-24" };
    const at = record({ steps: [{ stage: "visit", date: "2026-11-20" }] });
    expect(asked({ record: at, trip })).toMatchObject({
      ...{ urgency: "waiting", isTrip: true, command: "rounds trip kit TP1" },
    });
    expect(asked({ record: at, trip: { ...trip, date: today } })).toMatchObject({
      ...{ urgency: "planned", command: "rounds trip result TP1 quick RESULT" },
    });
    const planned = { ...at, next: "visit" as const, nextDate: today };
    expect(asked({ record: planned }).command).toContain("rounds trip add quick");
  });

  test("again after some days without a word", () => {
    const talked = (date: string) => record({ talks: [{ date, answer: "nobody" as const }] });
    expect(asked({ record: talked("2026-11-15") }).urgency).toBe("again");
    expect(asked({ record: talked("2026-11-16") }).urgency).toBe("waiting");
    expect(asked({ record: talked("2026-11-15"), letter: "2026-11-20" }).urgency).toBe("waiting");
  });

  test("R-COL-16: when all of it is in dispute nobody dunns", () => {
    const all = { ...debt, overdueMinor: 0, disputedMinor: 120_000 };
    const facts = { today, limits, digits: 2, habits: {}, record: undefined, broken: promised };
    expect(todoOf(all, facts).urgency).toBe("waiting");
  });

  test("the most urgent stands first, then the oldest debt", () => {
    const [young, old] = [asked({ record: undefined }), asked({ record: undefined })].map(
      (one, at) => ({ ...one, debt: { ...debt, daysOverdue: 10 + at } }),
    ) as [Todo, Todo];
    const waiting = asked({ record: record({ next: "call", nextDate: "2026-12-01" }) });
    const broken = asked({ broken: promised });
    expect(inOrder([waiting, young, old, broken])).toEqual([broken, old, young, waiting]);
    expect(urgencies[0].value).toBe("broken");
  });
});
