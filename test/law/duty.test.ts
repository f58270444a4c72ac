import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../src/law/dates.ts";
import { type Duty, overdueDays, shownDuties } from "../../src/law/duty.ts";

const today = "2026-11-22";
const someDay = fc.integer({ min: -20, max: 20 }).map((n) => addDays(today, n));
const duties = fc.array(
  fc
    .record({
      from: someDay,
      wait: fc.nat({ max: 10 }),
      who: fc.constantFrom(undefined, "iwan", "lan"),
      role: fc.constantFrom(undefined, "sales", "storekeeper"),
    })
    .map(({ from, wait, who, role }): Duty => {
      const rest = { rule: "x", noun: "order", id: "SO1", about: "a", command: "rounds" };
      const what = { en: "x", zh: "x" };
      return { ...rest, from, due: addDays(from, wait), who, what, ...(role ? { role } : {}) };
    }),
);

describe("which duties are shown", () => {
  test("those that have begun, all that is overdue, and those of the days ahead", () => {
    fc.assert(
      fc.property(duties, fc.nat({ max: 7 }), (all, days) => {
        const until = addDays(today, days);
        const shown = shownDuties(all, { today, until });
        expect(new Set(shown)).toEqual(new Set(all.filter((one) => one.from <= until)));
      }),
    );
  });

  test("the longest overdue first", () => {
    fc.assert(
      fc.property(duties, (all) => {
        const late = shownDuties(all, { today, until: today }).map((one) =>
          overdueDays(one, today),
        );
        expect(late).toEqual([...late].sort((a, b) => b - a));
      }),
    );
  });

  test("of one person: what is theirs, and what falls to their role or to anybody", () => {
    fc.assert(
      fc.property(duties, (all) => {
        const shown = shownDuties(all, {
          today,
          until: "2027-01-01",
          staff: ["iwan"],
          roles: ["sales"],
        });
        for (const one of all) {
          const mine = one.who === "iwan" || (!one.who && one.role !== "storekeeper");
          expect(shown.includes(one)).toBe(mine);
        }
      }),
    );
  });
});
