import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/law/dates.ts";
import { fromMicro, toMicro } from "../../../src/law/decimal.ts";
import {
  isBeyond,
  type Moved,
  placeRows,
  progressOf,
  type Tallied,
} from "../../../src/nouns/count/reckoning.ts";

const place = { product: "tea", warehouse: "main" };
const first = "2026-11-20";

function moved(id: string, date: string, quantity: string, more: Partial<Moved> = {}): Moved {
  return { ...place, id, date, quantity, kind: "out", ...more };
}

function told(id: string, quantity: string, more: Partial<Tallied> = {}): Tallied {
  return { ...place, id, date: first, quantity, round: 1, by: "iwan", ...more };
}

function reckoned(
  tallies: readonly Tallied[],
  {
    now = 40,
    moves = [],
    recountAbove,
  }: { now?: number; moves?: readonly Moved[]; recountAbove?: string } = {},
) {
  const stock = toMicro(String(now));
  return placeRows({
    id: "SC261120A-iwan",
    places: [{ ...place, book: "40" }],
    recountAbove,
    tallies,
    moves,
    now: () => stock,
  });
}

describe("what a place differs by", () => {
  test("R-WHS-19: what was counted less what the book said, where nothing moved", () => {
    const [row] = reckoned([told("A", "38")]);
    expect(row).toMatchObject({ state: "counted", book: 40e6, counted: 38e6, difference: -2e6 });
  });

  test("a sale before it was counted is in the book, one after it is not", () => {
    const sold = [moved("M1", first, "-5"), moved("M2", first, "-3")];
    const [row] = reckoned([told("A", "35", { seen: ["M1"] })], { now: 32, moves: sold });
    expect(row).toMatchObject({ book: 35e6, difference: 0, unsure: ["M2"] });
  });

  test("what was written later for a day before the count is no shortage", () => {
    const late = [moved("M1", "2026-11-19", "-5")];
    const [row] = reckoned([told("A", "35")], { now: 35, moves: late });
    expect(row).toMatchObject({ book: 35e6, difference: 0, unsure: [] });
  });

  test("what is taken back stands or falls with what it takes back", () => {
    const sold = moved("M1", first, "-5");
    const back = moved("M2", "2026-11-22", "5", { reverses: "M1" });
    const before = reckoned([told("A", "40", { seen: ["M1"] })], { now: 40, moves: [sold, back] });
    const after = reckoned([told("A", "40")], { now: 40, moves: [sold, back] });
    expect(before[0]?.difference).toBe(0);
    expect(after[0]?.difference).toBe(0);
  });

  test("what another stocktake of the same day booked was missing then already", () => {
    const found = moved("M1", first, "-2", { kind: "adjustment", paper: "SC261120B-lan" });
    const [row] = reckoned([told("A", "38")], { now: 38, moves: [found] });
    expect(row?.difference).toBe(0);
  });

  test("its own booking does not change what it found, nor does taking that back", () => {
    const booked = moved("M1", first, "-2", { kind: "adjustment", paper: "SC261120A-iwan" });
    const back = moved("M2", first, "2", { ...booked, id: "M2", quantity: "2", reverses: "M1" });
    expect(reckoned([told("A", "38")], { now: 38, moves: [booked] })[0]?.difference).toBe(-2e6);
    const undone = reckoned([told("A", "38")], { now: 40, moves: [booked, back] });
    expect(undone[0]?.difference).toBe(-2e6);
  });
});

describe("each place is counted once (R-WHS-20)", () => {
  test("what nobody counted is missing, not zero", () => {
    const rows = reckoned([]);
    expect(rows[0]).toMatchObject({ state: "missing", counted: undefined, difference: 0 });
    expect(progressOf(rows)).toMatchObject({ places: 1, counted: 0 });
  });

  test("two counts are never added up: the same twice is one, different ones are named", () => {
    const same = reckoned([told("A", "38"), told("B", "38", { by: "lan" })]);
    expect(same[0]).toMatchObject({ state: "counted", counted: 38e6 });
    const both = reckoned([told("A", "38"), told("B", "39", { by: "lan" })]);
    expect(both[0]?.state).toBe("double");
    expect(both[0]?.tallies.map(({ quantity }) => quantity)).toEqual(["38", "39"]);
  });

  test("a recount by somebody else decides, and what was taken back does not count", () => {
    const rows = reckoned([
      told("A", "38"),
      told("B", "39", { by: "lan" }),
      told("C", "39", { by: "mo", round: 2 }),
    ]);
    expect(rows[0]).toMatchObject({ state: "counted", counted: 39e6, by: "mo" });
    const taken = reckoned([told("A", "83"), told("B", "83", { reverses: "A" }), told("C", "38")]);
    expect(taken[0]).toMatchObject({ state: "counted", counted: 38e6 });
  });

  test("a recount is wanted above the threshold: a quantity, or a share of the book", () => {
    expect(reckoned([told("A", "37")], { recountAbove: "2" })[0]?.state).toBe("recount");
    expect(reckoned([told("A", "38")], { recountAbove: "2" })[0]?.state).toBe("counted");
    expect(reckoned([told("A", "38")], { recountAbove: "4%" })[0]?.state).toBe("recount");
    expect(isBeyond(-2e6, 40e6, "5%")).toBe(false);
    expect(isBeyond(1, 0, "5%")).toBe(true);
    expect(isBeyond(-9e9, 1, undefined)).toBe(false);
  });

  test("goods that are not on the sheet are counted besides, and lots and bins apart", () => {
    const rows = reckoned([told("A", "40"), told("B", "3", { lot: "L7" })], { now: 0 });
    expect(rows.map(({ place: { lot }, frozen, counted }) => [lot, frozen, counted])).toEqual([
      [undefined, 40e6, 40e6],
      ["L7", undefined, 3e6],
    ]);
  });
});

/** One thing that happens at the place, in its turn. */
const happening = fc.record({
  day: fc.integer({ min: 0, max: 3 }),
  micro: fc.integer({ min: -5_000_000, max: 5_000_000 }).filter((one) => one !== 0),
  /** Written down only at the very end, for a day before the count. */
  late: fc.boolean(),
  /** Taken back later, as if it had never been. */
  back: fc.boolean(),
});

test("R-WHS-19, R-WHS-20: whatever moves, is written late or taken back meanwhile, the difference is what is really missing", () => {
  fc.assert(
    fc.property(
      fc.array(happening, { maxLength: 12 }),
      fc.nat({ max: 12 }),
      fc.integer({ min: -3_000_000, max: 3_000_000 }),
      (events, cut, missing) => {
        const inTurn = [...events].sort((a, b) => a.day - b.day);
        const countDay = addDays(first, inTurn[cut]?.day ?? 3);
        const opening = 100_000_000;
        const moves: Moved[] = [];
        const seen: string[] = [];
        let onShelf = opening - missing;
        let counted = cut === 0 ? onShelf : 0;
        for (const [at, one] of inTurn.entries()) {
          if (at === cut) counted = onShelf;
          const date = addDays(first, one.day);
          const id = `M${at}`;
          moves.push(moved(id, date, fromMicro(one.micro)));
          // What is written only after the count is known by its day alone.
          const isLate = one.late && at < cut && date < countDay;
          if (at < cut && !isLate && date === countDay) seen.push(id);
          if (one.back) {
            const quantity = fromMicro(-one.micro);
            moves.push(moved(`R${at}`, addDays(first, 5), quantity, { reverses: id }));
          } else onShelf += one.micro;
        }
        if (cut >= inTurn.length) counted = onShelf;
        const now = moves.reduce((sum, { quantity }) => sum + toMicro(quantity), opening);
        const [row] = placeRows({
          id: "SC261120A-iwan",
          places: [{ ...place, book: fromMicro(opening) }],
          tallies: [{ ...told("A", fromMicro(counted)), date: countDay, seen }],
          moves,
          now: () => now,
        });
        expect(row?.difference).toBe(0 - missing);
      },
    ),
  );
});
