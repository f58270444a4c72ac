import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ListFacts, priceFor, winnerOf } from "../../../src/nouns/price-list/winner.ts";

const product = { id: "tea-01", name: "Longjing", price: "128" };
const dealer = { id: "jinhong", kind: "dealer", grade: "A", tier: "large", valueClass: "high" };
const asked = { product, quantity: "1", date: "2026-11-22", customer: dealer };
const row = (price: string, least?: string) => ({ product: "tea-01", price, least });

const all: ListFacts = { id: "all", name: "All", rows: [row("120")] };
const kind: ListFacts = { id: "kind", name: "Dealers", kinds: ["dealer"], rows: [row("118")] };
const grade: ListFacts = { id: "grade", name: "Grade A", classes: ["A"], rows: [row("116")] };
const both: ListFacts = {
  id: "both",
  name: "Large dealers",
  kinds: ["dealer"],
  classes: ["大客户"],
  rows: [row("114")],
};
const named: ListFacts = {
  id: "named",
  name: "Jinhong",
  customers: [{ customer: "jinhong" }],
  rows: [row("112")],
};

const won = (lists: readonly ListFacts[], more: object = {}): string | undefined =>
  winnerOf(priceFor({ ...asked, ...more }, lists))?.price;

describe("which price counts", () => {
  test("R-STO-12: the list that means the customer most nearly", () => {
    const order = [all, kind, grade, both, named];
    for (let count = 0; count <= order.length; count++) {
      const wanted = ["128", "120", "118", "116", "114", "112"][count];
      expect(won(order.slice(0, count))).toBe(wanted);
    }
  });

  test("a list for others, of another day or currency does not count, and says so", () => {
    const lists: ListFacts[] = [
      { ...named, id: "other", customers: [{ customer: "quick" }] },
      { ...named, id: "later", from: "2026-12-01" },
      { ...named, id: "over", to: "2026-11-21" },
      { ...named, id: "usd", currency: "USD" },
      { ...named, id: "empty", rows: [] },
      { ...named, id: "many", rows: [row("100", "50")] },
    ];
    const found = priceFor(asked, lists);
    expect(winnerOf(found)?.list).toBeUndefined();
    expect(found.map(({ list, why }) => `${list?.id}: ${why.en}`)).toEqual([
      "undefined: the product's list price; no price list says another",
      "other: is for other customers",
      "later: is valid from 2026-12-01 only",
      "over: was valid to 2026-11-21 only",
      "usd: is in USD",
      "empty: has no price for it",
      "many: has no price for so few (1)",
    ]);
  });

  test("both days of validity belong to it; of equals the later one counts", () => {
    const old = { ...kind, id: "old", from: "2026-01-01", to: "2026-11-22" };
    const anew = { ...kind, id: "new", from: "2026-11-22", rows: [row("119")] };
    expect(won([old])).toBe("118");
    expect(won([anew, old])).toBe("119");
  });

  test("the row of the highest quantity reached", () => {
    const list = { ...all, rows: [row("120"), row("110", "100"), row("115", "50")] };
    const at = (quantity: string) => won([list], { quantity });
    expect(["1", "49.999999", "50", "99", "100", "5000"].map(at)).toEqual([
      ...["120", "120", "115", "115", "110", "110"],
    ]);
  });

  test("a price by the box counts from a box on, beside the one by the piece", () => {
    const box = { product: "tea-01", price: "1200", unit: "box", per: "12" };
    const list = { ...all, rows: [row("120"), box] };
    expect(won([list], { quantity: "11" })).toBe("120");
    expect(won([list], { quantity: "12" })).toBe("1200");
  });

  test("R-STO-12: a share off the product's list price, where it has no row of its own", () => {
    const off: ListFacts = { id: "off", name: "Special", discount: "0.08" };
    expect(won([off])).toBe("117.76");
    expect(won([{ ...off, rows: [row("99")] }])).toBe("99");
  });

  test("in another currency only that currency's lists count, never the product's own price", () => {
    const usd = { ...all, id: "usd", currency: "USD", rows: [row("19")] };
    expect(won([all, usd], { currency: "USD" })).toBe("19");
    expect(won([all], { currency: "USD" })).toBeUndefined();
  });

  test("the order of the lists changes nothing, and every place is told of once", () => {
    const some = fc.shuffledSubarray([
      ...[all, kind, grade, both, named],
      { ...kind, id: "kind-2", from: "2026-10-01" },
      { ...all, id: "gone", to: "2026-01-01" },
    ]);
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 200 }), (lists, quantity) => {
        const facts = { ...asked, quantity: String(quantity) };
        const sorted = [...lists].sort((a, b) => (a.id < b.id ? -1 : 1));
        const found = priceFor(facts, lists);
        expect(winnerOf(found)?.list?.id).toBe(winnerOf(priceFor(facts, sorted))?.list?.id);
        expect(found).toHaveLength(lists.length + 1);
        expect(found.filter(({ wins }) => wins)).toHaveLength(1);
        for (const { why } of found) expect(why.en.length * why.zh.length).toBeGreaterThan(0);
      }),
    );
  });
});
