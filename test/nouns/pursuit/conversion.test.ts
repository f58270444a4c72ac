import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conversionOf, share } from "../../../src/nouns/pursuit/conversion.ts";
import type { Pursuit } from "../../../src/nouns/pursuit/fields.ts";
import { shipped } from "./support.ts";

const pipeline = await shipped("enrolment");
const none = new Map<string, string[]>();
const year = { pipeline, from: "2026-01-01", to: "2026-12-31", payments: none, visits: none };

const way = (...stages: [stage: string, from: string][]): Pursuit[] =>
  stages.map(([stage, from], at) => {
    const to = stages[at + 1]?.[1] ?? (stage === "signed" || stage === "lost" ? from : undefined);
    return { pipeline: "enrolment", stage, from, ...(to ? { to } : {}) };
  });

const subjects = [
  { id: "a", pursuit: way(["consult", "2026-11-01"], ["signed", "2026-11-05"]) },
  {
    id: "b",
    pursuit: way(["consult", "2026-11-01"], ["director", "2026-11-15"], ["signed", "2026-11-18"]),
  },
  { id: "c", pursuit: way(["consult", "2026-11-01"], ["lost", "2026-11-20"]) },
  { id: "d", pursuit: way(["consult", "2026-11-20"]) },
  { id: "e", pursuit: way(["consult", "2025-11-20"], ["signed", "2025-11-22"]) },
];

describe("conversion per stage", () => {
  test("R-FUP-19: signed of those who entered; who was handed over counts against the stage", () => {
    const [consult, director] = conversionOf(subjects, year);
    expect(consult).toMatchObject({ entered: 4, open: 1, won: 1, handedOver: 1, lost: 1 });
    expect(director).toMatchObject({ entered: 1, won: 1, handedOver: 0 });
  });

  test("R-FUP-25: paid is who has paid since", () => {
    const payments = new Map([
      ["a", ["2026-11-06"]],
      ["b", ["2026-01-01"]],
    ]);
    const [consult, director] = conversionOf(subjects, { ...year, payments });
    expect([consult?.paid, director?.paid]).toEqual([1, 0]);
  });

  test("R-FUP-50: who signs on the day of the first visit", () => {
    const visits = new Map([
      ["a", ["2026-11-05"]],
      ["c", ["2026-11-03"]],
    ]);
    const [consult] = conversionOf(subjects, { ...year, visits });
    expect([consult?.visited, consult?.signedAtFirstVisit]).toEqual([2, 1]);
    expect(share(1, 2)).toBe("0.500");
  });

  test("everybody who entered is open, won, handed over or lost", () => {
    const stages = fc.constantFrom("consult", "director", "win-back", "signed", "lost", "later");
    fc.assert(
      fc.property(fc.array(fc.array(stages, { maxLength: 5 }), { maxLength: 8 }), (ways) => {
        const all = ways.map((one, at) => ({
          id: String(at),
          pursuit: way(
            ...one.map((stage, day) => [stage, `2026-11-0${day + 1}`] as [string, string]),
          ),
        }));
        for (const one of conversionOf(all, year)) {
          expect(one.open + one.won + one.handedOver + one.lost).toBe(one.entered);
        }
      }),
    );
  });

  test("a share of nothing is none; others are exact to the tenth of a percent", () => {
    expect([share(0, 0), share(1, 3), share(2, 3), share(3, 3)]).toEqual([
      ...[undefined, "0.333", "0.667", "1.000"],
    ]);
  });
});
