import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BalanceRow } from "../../../src/law/change.ts";
import { fromMicro } from "../../../src/law/decimal.ts";
import { fromMinor } from "../../../src/law/money.ts";
import { MonthEnd } from "../../../src/nouns/closing/month-end.ts";
import { type Move, move, moveKinds } from "../../../src/nouns/move/move.ts";
import { flowsOf } from "../../../src/nouns/stock-reports/figures.ts";
import { type Flow, together } from "../../../src/nouns/stock-reports/flow.ts";

let number = 0;
function moved(date: string, quantity: string, more: Partial<Move> = {}): Move {
  number += 1;
  const kind = quantity.startsWith("-") ? "out" : "in";
  return { id: `MV${number}`, date, kind, product: "tea", warehouse: "main", quantity, ...more };
}

const average = (): "average" => "average";
const nothing = (): readonly BalanceRow[] => [];

function told(moves: readonly Move[], from: string, to: string) {
  return flowsOf({ brought: nothing, moves, methodOf: average, from, to, digits: 2 });
}

/** Opening, in, out, closing: quantities, then values. */
function figures(flow: Flow | undefined): string[] {
  if (!flow) return [];
  const { openingMicro, inMicro, outMicro, closingMicro } = flow;
  const { openingMinor, inMinor, outMinor, closingMinor } = flow;
  return [
    ...[openingMicro, inMicro, outMicro, closingMicro].map(fromMicro),
    ...[openingMinor, inMinor, outMinor, closingMinor].map((minor) => fromMinor(minor, 2)),
  ];
}

describe("the stock of a period at cost (R-WHS-18, R-WHS-30)", () => {
  test("10 @ 5, 4 out, 6 @ 7: opening, in, out and closing in quantity and value", () => {
    const moves = [
      moved("2026-10-01", "10", { price: "5" }),
      moved("2026-11-05", "-4", { kind: "shipment" }),
      moved("2026-11-06", "6", { price: "7" }),
    ];
    const { firm } = told(moves, "2026-11-01", "2026-11-30");
    expect(figures(firm[0])).toEqual(["10", "6", "4", "12", "50.00", "42.00", "20.00", "72.00"]);
  });

  test("what takes a receipt back stands with a minus on its side", () => {
    const first = moved("2026-11-02", "10", { price: "5" });
    const back = moved("2026-11-09", "-10", { kind: "in", price: "5", reverses: first.id });
    const { firm } = told([first, back], "2026-11-01", "2026-11-30");
    expect(figures(firm[0])).toEqual(["0", "0", "0", "0", "0.00", "0.00", "0.00", "0.00"]);
  });

  test("what one warehouse gives another is no movement of the firm; on the road it is still its own", () => {
    const moves = [
      moved("2026-10-01", "10", { price: "5" }),
      moved("2026-11-05", "-4", { kind: "transfer" }),
      moved("2026-11-07", "3", { kind: "transfer", warehouse: "shop" }),
    ];
    const { firm, places } = told(moves, "2026-11-01", "2026-11-30");
    expect(figures(firm[0])).toEqual(["10", "0", "0", "10", "50.00", "0.00", "0.00", "50.00"]);
    expect(firm[0]?.roadMicro).toBe(1_000_000);
    expect(firm[0]?.roadMinor).toBe(500);
    expect(places.map(figures)).toEqual([
      ["10", "0", "4", "6", "50.00", "0.00", "20.00", "30.00"],
      ["0", "3", "0", "3", "0.00", "15.00", "0.00", "15.00"],
    ]);
  });

  test("R-RPT-37: what is on the road has an opening, an in, an out and a closing of its own", () => {
    const moves = [
      moved("2026-10-01", "10", { price: "5" }),
      moved("2026-10-30", "-4", { kind: "transfer" }),
      moved("2026-11-07", "3", { kind: "transfer", warehouse: "shop" }),
      moved("2026-11-08", "-2", { kind: "transfer" }),
    ];
    const { road } = told(moves, "2026-11-01", "2026-11-30");
    expect(road.map(figures)).toEqual([["4", "2", "3", "3", "20.00", "10.00", "15.00", "15.00"]]);
  });

  test("what was all on the road when a month was closed is the firm's still", () => {
    const moves = [
      moved("2026-10-01", "10", { price: "5" }),
      moved("2026-10-30", "-10", { kind: "transfer" }),
    ];
    const { firm, road } = flowsOf({
      brought: closed(moves, ["2026-10"]),
      moves: [],
      methodOf: average,
      ...{ from: "2026-11-01", to: "2026-11-30", digits: 2 },
    });
    const still = ["10", "0", "0", "10", "50.00", "0.00", "0.00", "50.00"];
    expect(firm.map(figures)).toEqual([still]);
    expect(road.map(figures)).toEqual([still]);
  });

  test("goods of which nobody said the cost are worth nothing, and that is told", () => {
    const { firm } = told([moved("2026-11-02", "10")], "2026-11-01", "2026-11-30");
    expect(firm[0]?.isUnvalued).toBe(true);
    expect(firm[0]?.closingMinor).toBe(0);
  });
});

const anyMove = fc.record({
  day: fc.integer({ min: 1, max: 30 }),
  month: fc.integer({ min: 1, max: 3 }),
  product: fc.constantFrom("tea", "pot"),
  warehouse: fc.constantFrom("main", "shop"),
  kind: fc.constantFrom(...moveKinds.map(({ value }) => value)),
  size: fc.integer({ min: 1, max: 40 }),
  cents: fc.option(fc.integer({ min: 1, max: 999 }), { nil: undefined }),
});

/** Moves that never take more than there is; outs and ins as their kinds say. */
function sound(
  drawn: readonly (typeof anyMove extends fc.Arbitrary<infer T> ? T : never)[],
): Move[] {
  const stock = new Map<string, number>();
  const dated = drawn.map((one) => ({ ...one, date: dayOf(one.month, one.day) }));
  dated.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return dated.flatMap(({ date, product, warehouse, kind, size, cents }): Move[] => {
    const key = `${product}|${warehouse}`;
    const has = stock.get(key) ?? 0;
    const isOut = ["out", "shipment", "scrap", "transfer"].includes(kind);
    const quantity = isOut ? -Math.min(size, has) : size;
    if (quantity === 0) return [];
    stock.set(key, has + quantity);
    const price = !isOut && cents !== undefined ? fromMinor(cents, 2) : undefined;
    const entry = moved(date, String(quantity), { product, warehouse, kind, price });
    if (kind !== "transfer") return [entry];
    const other = warehouse === "main" ? "shop" : "main";
    const there = `${product}|${other}`;
    stock.set(there, (stock.get(there) ?? 0) - quantity);
    return [entry, moved(date, String(-quantity), { product, warehouse: other, kind })];
  });
}

function dayOf(month: number, day: number): string {
  return `2026-${String(month).padStart(2, "0")}-${String(Math.min(day, 28)).padStart(2, "0")}`;
}

/** The sections of a closing after some months, as `close` writes them. */
function closed(moves: readonly Move[], months: readonly string[]) {
  const opening = {
    sums: () => new Map<string, number>(),
    latest: () => new Map<string, string>(),
    bound: () => undefined,
    rows: nothing,
  };
  const end = new MonthEnd({
    nouns: [move],
    opening,
    digits: 2,
    live: new Map(),
    monthOf: () => undefined,
  });
  let sections: Readonly<Record<string, readonly BalanceRow[]>> = {};
  for (const month of months) {
    end.add(
      move,
      moves.filter(({ date }) => date.startsWith(month)),
    );
    ({ sections } = end.draft(month));
  }
  return (name: string): readonly BalanceRow[] => sections[name] ?? [];
}

describe("for any moves", () => {
  const some = fc.array(anyMove, { maxLength: 40 }).map(sound);

  test("opening + in - out = closing in quantity; the kinds add up to it", () => {
    fc.assert(
      fc.property(some, (moves) => {
        const { firm, places } = told(moves, "2026-02-01", "2026-02-28");
        for (const flow of [...firm, ...places]) {
          const change = flow.inMicro - flow.outMicro;
          expect(flow.openingMicro + change).toBe(flow.closingMicro);
          expect([...flow.kinds.values()].reduce((a, b) => a + b, 0)).toBe(change);
        }
      }),
    );
  });

  test("opening, in, out and closing of the warehouses and the road add up to the firm's", () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 3 }), (all, lost) => {
        // What was sent last has not arrived yet.
        const arrivals = all.flatMap(({ kind, quantity }, at) =>
          kind === "transfer" && !quantity.startsWith("-") ? [at] : [],
        );
        const late = new Set(arrivals.slice(arrivals.length - lost));
        const moves = all.filter((_, at) => !late.has(at));
        const { firm, places, road } = told(moves, "2026-02-01", "2026-02-28");
        const [whole, parts] = [together(firm), together([...places, ...road])];
        for (const key of ["openingMicro", "openingMinor", "closingMicro", "closingMinor"] as const)
          expect(parts[key]).toBe(whole[key]);
        expect(parts.inMicro - parts.outMicro).toBe(whole.inMicro - whole.outMicro);
        expect(parts.inMinor - parts.outMinor).toBe(whole.inMinor - whole.outMinor);
      }),
    );
  });

  test("to the cent the warehouses and what is on the road add up to the firm", () => {
    fc.assert(
      fc.property(some, (moves) => {
        const { firm, places } = told(moves, "2026-02-01", "2026-02-28");
        const [all, each] = [together(firm), together(places)];
        expect(all.closingMinor).toBe(each.closingMinor + all.roadMinor);
        expect(all.closingMicro).toBe(each.closingMicro + all.roadMicro);
      }),
    );
  });

  test("what a closing carries is what all moves come to, and closing is the next opening", () => {
    fc.assert(
      fc.property(some, (moves) => {
        const period = { from: "2026-03-01", to: "2026-03-31" };
        const carried = flowsOf({
          ...period,
          brought: closed(moves, ["2026-01", "2026-02"]),
          moves: moves.filter(({ date }) => date >= period.from),
          methodOf: average,
          digits: 2,
        });
        const whole = told(moves, period.from, period.to);
        const before = told(moves, "2026-02-01", "2026-02-28");
        expect(figures(together(carried.firm))).toEqual(figures(together(whole.firm)));
        expect(figures(together(carried.places))).toEqual(figures(together(whole.places)));
        expect(together(before.firm).closingMinor).toBe(together(whole.firm).openingMinor);
      }),
    );
  });

  test("what a closing says of each warehouse is what the report says", () => {
    fc.assert(
      fc.property(some, (moves) => {
        const rows = closed(moves, ["2026-01", "2026-02", "2026-03"])("stock");
        const { places } = told(moves, "2026-03-01", "2026-03-31");
        const said = new Map(
          rows.map((row) => [`${row.product}|${row.warehouse}`, row.value ?? "0.00"]),
        );
        for (const { product, warehouse, closingMinor } of places) {
          const told = said.get(`${product}|${warehouse}`) ?? "0.00";
          expect(fromMinor(closingMinor, 2)).toBe(told);
        }
      }),
    );
  });
});
