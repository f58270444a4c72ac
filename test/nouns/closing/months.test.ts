import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BalanceRow, Opening } from "../../../src/law/change.ts";
import { fromMicro, toMicro } from "../../../src/law/decimal.ts";
import { toMinor } from "../../../src/law/money.ts";
import type { Sum } from "../../../src/law/noun.ts";
import { Costs, costOrder, type MethodOf } from "../../../src/nouns/closing/cost.ts";
import { MonthEnd } from "../../../src/nouns/closing/month-end.ts";
import { type Move, move } from "../../../src/nouns/move/move.ts";

const products = ["tea", "cup"];
const places = ["main", "shop"];
const months = ["2026-09", "2026-10", "2026-11"];
const methodOf: MethodOf = (product) => (product === "cup" ? "fifo" : "average");

/** A paper of the warehouse as it comes up: what moves, where and when; some are taken back. */
const paper = fc.record({
  what: fc.constantFrom("in", "out", "move", "return", "count"),
  product: fc.constantFrom(...products),
  place: fc.constantFrom(...places),
  lot: fc.constantFrom(undefined, "L1", "L2"),
  micro: fc.integer({ min: 1, max: 80 }).map((n) => n * 250_000),
  price: fc.integer({ min: 1, max: 99_999 }).map((n) => fromMicro(n * 1000)),
  month: fc.nat(months.length - 1),
  day: fc.integer({ min: 1, max: 28 }),
  undone: fc.boolean(),
});

type Paper = typeof paper extends fc.Arbitrary<infer T> ? T : never;

/** The entries of some papers, back-dated or not, each taken back or not; never below zero. */
function entriesOf(papers: readonly Paper[]): Move[] {
  const entries: Move[] = [];
  const write = (entry: Omit<Move, "id">): Move => {
    const made = { ...entry, id: `MV${String(entries.length).padStart(6, "0")}` };
    entries.push(made);
    return made;
  };
  for (const one of papers) {
    const day = String(one.day).padStart(2, "0");
    const base = {
      date: `${months[one.month]}-${day}`,
      product: one.product,
      warehouse: one.place,
      ...(one.lot === undefined ? {} : { lot: one.lot, expiry: `2027-0${one.lot.slice(1)}-01` }),
    };
    const [plus, minus] = [fromMicro(one.micro), fromMicro(-one.micro)];
    const other = places.find((place) => place !== one.place) ?? "";
    const there = lowest(entries, base);
    if ((one.what === "out" || one.what === "move") && there < one.micro) continue;
    const made =
      one.what === "in"
        ? [write({ ...base, kind: "in", quantity: plus, price: one.price })]
        : one.what === "return"
          ? [write({ ...base, kind: "return", quantity: plus, price: one.price })]
          : one.what === "count"
            ? [write({ ...base, kind: "adjustment", quantity: plus })]
            : one.what === "out"
              ? [write({ ...base, kind: "shipment", quantity: minus })]
              : [
                  write({ ...base, kind: "transfer", quantity: minus }),
                  write({ ...base, kind: "transfer", warehouse: other, quantity: plus }),
                ];
    const gone = made.some((entry) => toMicro(entry.quantity) > 0);
    if (!one.undone || (gone && made.some((entry) => falls(entries, entry)))) continue;
    for (const entry of made) {
      const quantity = fromMicro(-toMicro(entry.quantity));
      const { id, ...rest } = entry;
      write({ ...rest, quantity, reverses: id });
    }
  }
  return entries;
}

type Spot = Pick<Move, "product" | "warehouse" | "lot" | "date">;

/** The lowest that a lot in a place comes to from a day on. */
function lowest(entries: readonly Move[], { product, warehouse, lot, date }: Spot): number {
  const own = entries.filter(
    (one) => one.product === product && one.warehouse === warehouse && one.lot === lot,
  );
  const days = [date, ...own.map((one) => one.date)].filter((day) => day >= date);
  const at = (day: string): number =>
    own.reduce((sum, one) => (one.date <= day ? sum + toMicro(one.quantity) : sum), 0);
  return Math.min(...days.map(at));
}

function falls(entries: readonly Move[], entry: Move): boolean {
  return toMicro(entry.quantity) > 0 && lowest(entries, entry) < toMicro(entry.quantity);
}

type Sections = Readonly<Record<string, readonly BalanceRow[]>>;

/** What a closing brings to the next month. */
function openingOf(sections: Sections): Opening {
  const sums = ({ balance: { section, keys, column, scale } }: Sum): Map<string, number> =>
    new Map(
      (sections[section] ?? []).flatMap((row) => {
        const figure = row[column];
        if (figure === undefined) return [];
        const units = scale === "quantity" ? toMicro(figure) : toMinor(figure, 2);
        return [[keys.map((key) => row[key]).join("|"), units] as const];
      }),
    );
  const latest: Opening["latest"] = ({ section, key, column }) =>
    new Map((sections[section] ?? []).map((row) => [row[key] ?? "", row[column] ?? ""] as const));
  return { sums, latest, bound: () => undefined, rows: (name) => sections[name] ?? [] };
}

const options = { nouns: [move], digits: 2, live: new Map(), monthOf: () => undefined, methodOf };

function monthly(entries: readonly Move[], isCarried: boolean): Sections {
  let sections: Sections = {};
  let end = new MonthEnd({ ...options, opening: openingOf({}) });
  for (const month of months) {
    if (isCarried) end = new MonthEnd({ ...options, opening: openingOf(sections) });
    const own = entries.filter(({ date }) => date.startsWith(month));
    end.add(
      move,
      own.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    );
    sections = end.draft(month).sections;
  }
  return sections;
}

const papers = fc.array(paper, { maxLength: 40 });

describe("papers in any order, back-dated in their month, some taken back", () => {
  test("every balance is the closing and what came after, and is all entries", () => {
    fc.assert(
      fc.property(papers, (all) => {
        const entries = entriesOf(all);
        const carried = monthly(entries, true);
        expect(carried).toEqual(monthly(entries, false));
        const lots = new Map<string, number>();
        const stock = new Map<string, number>();
        for (const { product, warehouse, lot, quantity } of entries) {
          const micro = toMicro(quantity);
          const key = `${product}|${warehouse}`;
          stock.set(key, (stock.get(key) ?? 0) + micro);
          if (lot === undefined) continue;
          lots.set(`${key}|${lot}`, (lots.get(`${key}|${lot}`) ?? 0) + micro);
        }
        const told = (section: string, keys: readonly string[]): [string, string][] =>
          (carried[section] ?? []).map((row) => [
            keys.map((key) => row[key]).join("|"),
            row.quantity ?? "",
          ]);
        const wanted = (sums: Map<string, number>): [string, string][] =>
          [...sums]
            .filter(([, micro]) => micro !== 0)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, micro]) => [key, fromMicro(micro)]);
        expect(told("stock", ["product", "warehouse"])).toEqual(wanted(stock));
        expect(told("lots", ["product", "warehouse", "lot"])).toEqual(wanted(lots));
        for (const [, micro] of [...stock, ...lots]) expect(micro).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("value: what came in is what left and what is left, to the cent, and lies somewhere", () => {
    fc.assert(
      fc.property(papers, (all) => {
        const entries = entriesOf(all);
        const sections = monthly(entries, true);
        const costs = new Costs(methodOf);
        const posted = new Map<string, number>();
        for (const one of costOrder(entries)) {
          const { minor, correctionMinor } = costs.post(one, 2);
          posted.set(one.product, (posted.get(one.product) ?? 0) + minor + correctionMinor);
        }
        for (const product of products) {
          const rows = (sections.stock ?? []).filter((row) => row.product === product);
          const minor = rows.reduce((sum, row) => sum + toMinor(row.value ?? "0", 2), 0);
          expect(costs.minorOf(product, 2)).toBe(posted.get(product) ?? 0);
          if (costs.costOf(product) !== undefined) expect(minor).toBe(costs.minorOf(product, 2));
        }
      }),
    );
  });

  test("what is carried says of each lot when it came and until when it may be used", () => {
    const entries = entriesOf([
      {
        ...{ what: "in", product: "tea", place: "main", lot: "L1", micro: 5_000_000 },
        ...{ price: "5", month: 0, day: 3, undone: false },
      },
    ]);
    expect(monthly(entries, true).lots).toEqual([
      {
        ...{ product: "tea", warehouse: "main", lot: "L1", quantity: "5" },
        ...{ expiry: "2027-01-01", received: "2026-09-03" },
      },
    ]);
  });
});
