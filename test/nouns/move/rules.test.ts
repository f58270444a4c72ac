import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/law/dates.ts";
import { fromMicro, toMicro } from "../../../src/law/decimal.ts";
import type { RoundsError } from "../../../src/law/errors.ts";
import { type Move, move, stockKey } from "../../../src/nouns/move/move.ts";
import {
  assertInStock,
  assertNotAhead,
  availableFrom,
  leaving,
} from "../../../src/nouns/move/rules.ts";
import { refusal } from "../support.ts";

const moves = fc.array(
  fc
    .record({
      day: fc.integer({ min: 0, max: 9 }),
      micro: fc.integer({ min: -(10 ** 7), max: 10 ** 7 }),
    })
    .map(
      ({ day, micro }): Move => ({
        id: "MV261101A-iwan",
        date: addDays("2026-11-01", day),
        kind: "adjustment",
        product: "tea",
        warehouse: "main",
        quantity: fromMicro(micro),
      }),
    ),
  { maxLength: 12 },
);

/** The balance at the end of a day. */
const balance = (all: readonly Move[], day: string): number =>
  all.filter((one) => one.date <= day).reduce((sum, one) => sum + toMicro(one.quantity), 0);

describe("what may leave on a day", () => {
  test("is the lowest balance from that day on", () => {
    fc.assert(
      fc.property(moves, fc.integer({ min: -2, max: 11 }), (all, ahead) => {
        const date = addDays("2026-11-01", ahead);
        const days = Array.from({ length: 15 }, (_, n) => addDays(date, n));
        expect(availableFrom(all, date)).toBe(Math.min(...days.map((day) => balance(all, day))));
      }),
    );
  });

  test("taking it leaves no later day below zero, and taking more does", () => {
    fc.assert(
      fc.property(moves, fc.integer({ min: 0, max: 9 }), (all, ahead) => {
        const date = addDays("2026-11-01", ahead);
        const most = availableFrom(all, date);
        const out = (micro: number): Move => ({
          ...(all[0] as Move),
          date,
          quantity: leaving(fromMicro(micro)),
        });
        const lowest = (micro: number) => availableFrom([...all, out(micro)], date);
        expect(lowest(most)).toBe(0);
        expect(lowest(most + 1)).toBe(-1);
      }),
    );
  });

  test("does not depend on the order in which moves were entered", () => {
    fc.assert(
      fc.property(moves, (all) => {
        const date = "2026-11-04";
        expect(availableFrom([...all].reverse(), date)).toBe(availableFrom(all, date));
      }),
    );
  });
});

describe("goods that are wanted", () => {
  const available = (product: string): number => (product === "tea" ? 5_000_000 : -1_000_000);
  const want = (product: string, micro: number) => ({ product, warehouse: "main", micro });
  const asked = (micro: number, negativeStock = false) =>
    refusal(() =>
      assertInStock([want("tea", micro), want("cup", 1_000_000)], {
        available,
        negativeStock,
        nameOf: (id) => id,
        placeOf: () => "Harbour store",
      }),
    );

  test("every product that is short is named, with what there is", () => {
    expect(asked(5_000_000)).toBe("not enough in stock: cup: 1 wanted, 0 in Harbour store");
    expect(asked(5_500_000)).toBe(
      "not enough in stock: tea: 5.5 wanted, 5 in Harbour store; cup: 1 wanted, 0 in Harbour store",
    );
  });

  test("what to do instead are commands about the first that is short, whatever is being done", () => {
    try {
      assertInStock([want("tea", 5_500_000)], {
        available,
        negativeStock: false,
        nameOf: () => "Green tea",
        placeOf: () => "Harbour store",
      });
    } catch (error) {
      expect((error as RoundsError).details.hint?.en).toBe(
        "what lies where: rounds stock show tea · if it has come in: rounds stock in tea 0.5 --warehouse main",
      );
      return;
    }
    throw new Error("not refused");
  });

  test("a book may allow stock below zero", () => {
    expect(asked(5_500_000, true)).toBeUndefined();
  });

  test("move today or earlier", () => {
    expect(refusal(() => assertNotAhead("2026-11-22", "2026-11-22"))).toBeUndefined();
    expect(refusal(() => assertNotAhead("2026-11-23", "2026-11-22"))).toContain("still to come");
  });
});

describe("a move", () => {
  test("taken back leaves the stock as it was", () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), (micro) => {
        const entry = { id: "MV1", product: "tea", warehouse: "main", quantity: fromMicro(micro) };
        const back = move.reverse?.(entry as never) as unknown as typeof entry;
        const [stock] = move.sums ?? [];
        const sum = [entry, back]
          .flatMap((one) => [...(stock?.of(one as never, 2) ?? [])])
          .reduce((all, [key, units]) => {
            expect(key).toBe(stockKey("tea", "main"));
            return all + units;
          }, 0);
        expect(sum).toBe(0);
        expect(toMicro(leaving(entry.quantity))).toBe(micro === 0 ? 0 : -micro);
      }),
    );
  });
});
