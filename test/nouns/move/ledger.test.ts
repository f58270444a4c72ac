import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/law/dates.ts";
import { fromMicro } from "../../../src/law/decimal.ts";
import { cardView } from "../../../src/nouns/move/card.ts";
import { accountOf, ledgerView } from "../../../src/nouns/move/ledger.ts";
import { type Move, stockKey } from "../../../src/nouns/move/move.ts";
import { stockAt } from "./stock.ts";

let number = 0;
function move(date: string, quantity: string, more: Partial<Move> = {}): Move {
  number += 1;
  const kind = quantity.startsWith("-") ? "out" : "in";
  return { id: `MV${number}`, date, kind, product: "tea", warehouse: "main", quantity, ...more };
}

const moves: readonly Move[] = [
  move("2026-10-01", "100", { kind: "opening" }),
  move("2026-11-02", "40", { paper: "RK-1", supplier: "longjing", by: "iwan", why: "采购到货" }),
  move("2026-11-03", "-25", { kind: "shipment", paper: "SO1" }),
  move("2026-11-04", "-40", { kind: "in", reverses: "MV2", why: "记错" }),
  move("2026-11-05", "3", { warehouse: "shop" }),
  move("2026-12-01", "-1"),
];
const calls = new Map([
  ["product:tea", "Longjing"],
  ["supplier:longjing", "龙井茶厂"],
]);
const november = { from: "2026-11-01", to: "2026-11-30" };
const partyOf = ({ paper }: Move): string | undefined =>
  paper === "SO1" ? "QUICK-Stop" : undefined;
const facts = { moves, calls, partyOf, product: "tea" };

describe("the ledger of goods in and out (R-WHS-12)", () => {
  test("opening balance, each paper with the other side's name, closing balance", () => {
    const { rows, notes } = ledgerView({ ...facts, ...november });
    expect(
      rows.map((row) => [row.kind, row.paper, row.party, row.in, row.out, row.balance]),
    ).toEqual([
      ["brought-forward", undefined, undefined, undefined, undefined, "100"],
      ["in", "RK-1", "龙井茶厂", "40", undefined, "140"],
      ["shipment", "SO1", "QUICK-Stop", undefined, "25", "115"],
      ["in", undefined, undefined, "-40", undefined, "75"],
      ["in", undefined, undefined, "3", undefined, "78"],
      ["carried-forward", undefined, undefined, "3", "25", "78"],
    ]);
    expect(notes?.[0]?.en).toBe("Opening 100 + in 3 - out 25 = closing 78.");
  });

  test("several products: each with balances of its own, the idle ones counted", () => {
    const pot = move("2026-11-09", "5", { product: "pot" });
    const idle = move("2026-01-09", "5", { product: "cup" });
    const { rows, notes } = ledgerView({
      ...facts,
      ...november,
      product: undefined,
      moves: [...moves, pot, idle],
    });
    expect(rows.map(({ product, balance }) => `${product} ${balance}`)).toEqual([
      "tea 100",
      "tea 140",
      "tea 115",
      "tea 75",
      "tea 78",
      "tea 78",
      "pot 0",
      "pot 5",
      "pot 5",
    ]);
    expect(notes?.[0]?.en).toBe("Not shown: 1 without movements in the period.");
  });

  test("opening + in - out is closing, and closing is the stock of that day", () => {
    const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays("2026-10-01", days));
    const some = fc.array(
      fc.tuple(day, fc.integer({ min: -9_000_000, max: 9_000_000 }), fc.boolean()),
    );
    fc.assert(
      fc.property(some, day, day, (drawn, one, other) => {
        const [from = "", to = ""] = [one, other].sort();
        const all = drawn
          .map(([date, micro, back]) =>
            move(date, fromMicro(micro), back ? { reverses: "MV0" } : {}),
          )
          .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
        const account = accountOf(all, { from, to });
        const key = stockKey("tea", "main");
        expect(account.openingMicro + account.inMicro - account.outMicro).toBe(
          account.closingMicro,
        );
        expect(account.closingMicro).toBe(stockAt(all, to).get(key) ?? 0);
        expect(account.openingMicro).toBe(stockAt(all, addDays(from, -1)).get(key) ?? 0);
        expect(account.postings.at(-1)?.balanceMicro ?? account.openingMicro).toBe(
          account.closingMicro,
        );
      }),
    );
  });
});

describe("the stock card (R-WHS-13)", () => {
  const goods = { id: "tea", name: "Longjing", unit: "box" };
  const warehouses = ["main", "shop", "yard"].map((id) => ({ id, name: id }));

  test("a table per place where the product ever lay", () => {
    const { sections, facts: told } = cardView({ ...facts, goods, warehouses });
    expect(sections.map(({ title, totals }) => [title.en, totals?.balance])).toEqual([
      ["main", "74"],
      ["shop", "3"],
    ]);
    expect(told.find(({ key }) => key === "onHand")?.value).toBe("77");
  });

  test("of one place only that, even where it never lay", () => {
    const { sections, record } = cardView({ ...facts, goods, warehouses, warehouse: "yard" });
    expect(sections.map(({ rows }) => rows.length)).toEqual([0]);
    expect(record).toMatchObject({ onHand: "0", places: [{ warehouse: "yard", moves: [] }] });
  });
});
