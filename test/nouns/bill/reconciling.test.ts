import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Ours, reconcile, type Stated } from "../../../src/nouns/bill/reconciling.ts";

const stated = (number: string, minor: number): Stated => ({ number, minor, date: undefined });
const ours = (id: string, minor: number, ...numbers: string[]): Ours => ({
  id,
  minor,
  date: "2026-11-01",
  numbers: [...numbers, id],
});

describe("a supplier's statement beside our books", () => {
  test("is matched by number and amount, and the differences are listed", () => {
    const found = reconcile(
      [stated("00123", 100), stated("00124", 250), stated("X-9", 7), stated("t-88", -50)],
      [
        ours("BL1", 100, "00123"),
        ours("BL2", 200, "00124"),
        ours("BL3", 9),
        ours("BP1", -50, "T-88"),
      ],
    );
    expect(
      found.map(({ result, stated: said, ours: own, differenceMinor }) => [
        result,
        said?.number ?? own?.id,
        differenceMinor,
      ]),
    ).toEqual([
      ["same", "00123", 0],
      ["amount", "00124", 50],
      ["theirs", "X-9", 7],
      ["same", "t-88", 0],
      ["ours", "BL3", -9],
    ]);
  });

  test("an invoice that stands there in two lines is taken together", () => {
    const found = reconcile([stated("A", 60), stated("a", 40)], [ours("BL1", 100, "A")]);
    expect(found.map(({ result }) => result)).toEqual(["same"]);
  });

  test("the differences add up to what the totals differ by", () => {
    const some = fc.array(fc.record({ at: fc.nat(6), minor: fc.integer({ min: -99, max: 99 }) }));
    fc.assert(
      fc.property(some, fc.uniqueArray(fc.nat(6)), (lines, papers) => {
        const theirs = lines.map(({ at, minor }) => stated(`N${at}`, minor));
        const own = papers.map((at) => ours(`BL${at}`, at * 10, `N${at}`));
        const total = (all: readonly { readonly minor: number }[]): number =>
          all.reduce((sum, one) => sum + one.minor, 0);
        const found = reconcile(theirs, own);
        const differences = found.reduce((sum, one) => sum + one.differenceMinor, 0);
        expect(differences).toBe(total(theirs) - total(own));
      }),
    );
  });
});
