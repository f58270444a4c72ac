import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween } from "../../src/law/dates.ts";
import {
  interestMinor,
  type LetterFacts,
  type Level,
  levelDay,
  netted,
  nextStep,
  type OpenPart,
  planOf,
  reachedBy,
} from "../../src/law/dunning.ts";
import { levelMistakes, levelsOf, usualLevels } from "../../src/law/dunning-settings.ts";

const none = { level: 0, sent: undefined, letter: undefined };

/** The steps of OCA's "3 times": 10 days net, 30 days end of month, 10 days after the letter. */
const three: readonly Level[] = [
  { name: "one", rule: "net", days: 10 },
  { name: "two", rule: "end-of-month", days: 30 },
  { name: "three", rule: "previous", days: 10 },
];

describe("when a level is due: 4.2", () => {
  test("due 2025-01-15, end of month after 30 days: run of 02-27 no, 02-28 yes", () => {
    const levels: readonly Level[] = [{ name: "eom", rule: "end-of-month", days: 30 }];
    const step = (today: string) =>
      nextStep({ due: "2025-01-15" }, none, { levels, today, gapDays: 0 });
    expect(step("2025-02-27")).toEqual({ kind: "later", level: 1, on: "2025-02-28" });
    expect(step("2025-02-28")).toEqual({ kind: "due", level: 1, on: "2025-02-28" });
  });

  test("the sign of days: below zero is before the due day, above it after; never the other way", () => {
    expect(levelDay({ rule: "net", days: -3 }, { due: "2025-01-15" })).toBe("2025-01-12");
    expect(levelDay({ rule: "net", days: 60 }, { due: "2025-01-15" })).toBe("2025-03-16");
    const levels: readonly Level[] = [{ name: "late", rule: "net", days: 60 }];
    const early = nextStep({ due: "2025-03-16" }, none, {
      levels,
      today: "2025-01-15",
      gapDays: 0,
    });
    expect(early.kind).toBe("later");
  });

  test("days after the letter before count from the day it was sent, not written", () => {
    const sent = { level: 2, sent: "2025-03-05", letter: "LT" };
    const step = (today: string) =>
      nextStep({ due: "2025-01-15" }, sent, { levels: three, today, gapDays: 0 });
    expect(step("2025-03-14").kind).toBe("later");
    expect(step("2025-03-15")).toEqual({ kind: "due", level: 3, on: "2025-03-15" });
  });

  test("one level at a time, though the next is past its day too; none before the last is sent", () => {
    const facts = { levels: three, today: "2025-09-01", gapDays: 7 };
    expect(nextStep({ due: "2025-01-15" }, none, facts)).toMatchObject({ kind: "due", level: 1 });
    const written = { level: 1, sent: undefined, letter: "LT1" };
    expect(nextStep({ due: "2025-01-15" }, written, facts)).toMatchObject({ kind: "unsent" });
    const sent = { level: 1, sent: "2025-08-30", letter: "LT1" };
    expect(nextStep({ due: "2025-01-15" }, sent, facts)).toEqual({
      kind: "later",
      level: 2,
      on: "2025-09-06",
    });
    const last = { level: 3, sent: "2025-08-30", letter: "LT3" };
    expect(nextStep({ due: "2025-01-15" }, last, facts)).toEqual({
      kind: "final",
      on: "2025-09-06",
    });
  });

  test("a run day by day writes every level once, in turn, and ends with the stages", () => {
    const day = fc.integer({ min: 0, max: 60 });
    const level = fc.record({
      rule: fc.constantFrom("net", "end-of-month", "previous" as const),
      days: day,
    });
    fc.assert(
      fc.property(fc.array(level, { minLength: 1, maxLength: 5 }), day, (rules, gapDays) => {
        const levels = rules.map(
          (one, at): Level => ({
            name: String(at),
            ...one,
            rule: at === 0 && one.rule === "previous" ? "net" : (one.rule as Level["rule"]),
          }),
        );
        const due = "2025-01-15";
        const letters: LetterFacts[] = [];
        for (let today = due; today < "2026-12-31"; today = addDays(today, 1)) {
          const step = nextStep({ due }, reachedBy(letters)({ invoice: "I", due }), {
            ...{ levels, today, gapDays },
          });
          if (step.kind !== "due") continue;
          const items = [{ invoice: "I", due, level: step.level }];
          letters.push({ id: today, date: today, sent: { date: today }, items });
        }
        expect(letters.map(({ items }) => items?.[0]?.level)).toEqual(
          levels.map((_, at) => at + 1),
        );
        for (const [at, one] of letters.entries()) {
          const before = letters[at - 1];
          const isPrevious = levels[at]?.rule === "previous";
          const least = isPrevious ? (levels[at]?.days ?? 0) : gapDays;
          if (before) expect(daysBetween(before.date, one.date)).toBeGreaterThanOrEqual(least);
        }
      }),
    );
  });
});

describe("what is asked for", () => {
  const part = (invoice: string, due: string, openMinor: number, disputedMinor = 0): OpenPart => ({
    ...{ invoice, due, openMinor, disputedMinor },
  });

  test("credit notes and unapplied money are taken off first, the earliest due first", () => {
    const parts = netted([part("B", "2025-02-01", 500), part("A", "2025-01-01", 300)], 400);
    expect(parts.map(({ invoice, askedMinor }) => [invoice, askedMinor])).toEqual([
      ["A", 0],
      ["B", 400],
    ]);
  });

  test("nothing is lost: asked + credit used + disputed = open", () => {
    const one = fc.record({
      invoice: fc.constantFrom("A", "B", "C"),
      due: fc.constantFrom("2025-01-01", "2025-02-01"),
      openMinor: fc.integer({ min: 1, max: 1000 }),
      disputedMinor: fc.integer({ min: 0, max: 1200 }),
    });
    fc.assert(
      fc.property(fc.array(one), fc.integer({ min: 0, max: 3000 }), (parts, credit) => {
        const found = netted(parts, credit);
        const sum = (of: (p: (typeof found)[number]) => number) =>
          found.reduce((all, p) => all + of(p), 0);
        const disputed = sum((p) => Math.min(p.openMinor, p.disputedMinor ?? 0));
        const open = sum((p) => p.openMinor);
        const credited = sum((p) => p.creditedMinor);
        expect(sum((p) => p.askedMinor) + credited + disputed).toBe(open);
        expect(credited).toBe(Math.min(credit, open - disputed));
      }),
    );
  });

  const facts = { levels: three, today: "2025-03-01", gapDays: 7 };
  const debtor = (parts: readonly OpenPart[], more: object = {}) =>
    planOf({ customer: "c", parts, creditMinor: 0, letters: [], ...more }, facts);

  test("R-COL-48: a part-paid invoice is dunned for the rest", () => {
    expect(debtor([part("A", "2025-01-15", 1)])).toMatchObject({ action: "write", level: 1 });
  });

  test("R-COL-16: a dispute stops only the disputed part", () => {
    const half = debtor([part("A", "2025-01-15", 1000, 400)]);
    expect(half).toMatchObject({ action: "write", disputedMinor: 400 });
    expect(half.parts[0]?.askedMinor).toBe(600);
    expect(debtor([part("A", "2025-01-15", 1000, 1000)]).action).toBe("disputed");
  });

  test("a pending promise stops all letters, after it the same level comes", () => {
    const letters = [
      {
        id: "LT1",
        date: "2025-02-01",
        sent: { date: "2025-02-01" },
        items: [{ invoice: "A", due: "2025-01-15", level: 1 }],
      },
    ];
    const parts = [part("A", "2025-01-15", 1000)];
    const promise = { id: "PP1", due: "2025-03-10" };
    expect(debtor(parts, { letters, promise })).toMatchObject({ action: "promise", paper: "PP1" });
    expect(debtor(parts, { letters })).toMatchObject({ action: "write", level: 2 });
  });

  test("one letter for all that is overdue, of the highest level that is due", () => {
    const letters = [
      {
        id: "LT1",
        date: "2025-02-01",
        sent: { date: "2025-02-01" },
        items: [{ invoice: "A", due: "2025-01-15", level: 1 }],
      },
    ];
    const plan = debtor(
      [part("A", "2025-01-15", 10), part("B", "2025-02-10", 10), part("C", "2025-03-20", 10)],
      { letters },
    );
    expect(plan).toMatchObject({ action: "write", level: 2 });
    expect(plan.parts.map(({ next }) => [next.kind, "level" in next ? next.level : 0])).toEqual([
      ["due", 2],
      ["due", 1],
      ["later", 1],
    ]);
  });

  test("an extension begins anew, its withdrawal goes on where it was", () => {
    const reached = reachedBy([
      {
        id: "LT1",
        date: "2025-02-01",
        sent: { date: "2025-02-01" },
        items: [{ invoice: "A", due: "2025-01-15", level: 1 }],
      },
    ]);
    expect(reached({ invoice: "A", due: "2025-06-30" }).level).toBe(0);
    expect(reached({ invoice: "A", due: "2025-01-15" }).level).toBe(1);
  });
});

describe("interest", () => {
  const debt = { amountMinor: 100_000, due: "2025-01-31" };

  test("outstanding × rate ÷ 365 × days after the due day", () => {
    const of = (asOf: string) => interestMinor({ ...debt, changes: [] }, "0.073", asOf);
    expect([of("2025-01-31"), of("2025-02-01"), of("2025-03-02")]).toEqual([0, 20, 600]);
  });

  test("on the rest from the last payment; what had grown survives the payment of the principal", () => {
    const half = [{ date: "2025-02-10", minor: -50_000 }];
    expect(interestMinor({ ...debt, changes: half }, "0.073", "2025-02-20")).toBe(300);
    const paid = [...half, { date: "2025-02-20", minor: -50_000 }];
    expect(interestMinor({ ...debt, changes: paid }, "0.073", "2025-12-31")).toBe(300);
  });

  test("a payment before the due day leaves nothing to grow, one taken back grows on", () => {
    const before = [{ date: "2025-01-10", minor: -100_000 }];
    expect(interestMinor({ ...debt, changes: before }, "0.073", "2025-06-30")).toBe(0);
    const back = [...before, { date: "2025-02-20", minor: 100_000 }];
    expect(interestMinor({ ...debt, changes: back }, "0.073", "2025-03-02")).toBe(200);
  });

  test("it never falls with time, whatever is paid", () => {
    const change = fc.record({
      date: fc.integer({ min: 0, max: 300 }).map((days) => addDays("2025-01-01", days)),
      minor: fc.integer({ min: -40_000, max: 10_000 }),
    });
    fc.assert(
      fc.property(fc.array(change), fc.integer({ min: 0, max: 300 }), (changes, days) => {
        const at = (n: number) =>
          interestMinor({ ...debt, changes }, "0.1", addDays("2025-01-01", n));
        expect(at(days + 1)).toBeGreaterThanOrEqual(at(days));
      }),
    );
  });
});

describe("the firm's levels", () => {
  test("none of its own: a reminder and three letters, without fee and interest", () => {
    expect(levelsOf(undefined)).toBe(usualLevels);
    expect(usualLevels.every(({ fee, interest }) => !fee && !interest)).toBe(true);
  });

  test("its own get forms from the reminder to the last letter", () => {
    const own = [
      { name: "a", rule: "net", days: -3 },
      { name: "b", rule: "net", days: 10 },
      { name: "c", rule: "previous", days: 10, form: "mine" },
      { name: "d", rule: "previous", days: 10 },
    ] as const;
    expect(levelsOf(own).map(({ form }) => form)).toEqual([
      ...["payment-reminder", "dunning-letter-1", "mine", "dunning-letter-3"],
    ]);
    expect(levelMistakes(own)).toEqual([]);
  });

  test("the first has no letter before it, none comes before the letter before it", () => {
    const wrong = [
      { name: "a", rule: "previous", days: 3 },
      { name: "b", rule: "previous", days: -1 },
    ] as const;
    expect(levelMistakes(wrong).map(({ path }) => path)).toEqual([
      ["dunning", 0, "rule"],
      ["dunning", 1, "days"],
    ]);
  });
});
