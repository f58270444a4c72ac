import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AnyStored } from "../../../../src/law/noun.ts";
import {
  balanced,
  byTerritory,
  ownCounts,
} from "../../../../src/nouns/customer/owning/assigning.ts";
import { earliestFirst } from "../../../../src/nouns/customer/owning/first-record.ts";
import { mayBeOpen, openPapers } from "../../../../src/nouns/customer/owning/handing-over.ts";
import { othersCustomer } from "../../../../src/nouns/customer/owning/others.ts";
import { order } from "../../../../src/nouns/order/order.ts";
import { visit } from "../../../../src/nouns/visit/visit.ts";

const customers = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `c${n}` }));
const share = (owners: ReadonlyMap<string, string>, id: string): number =>
  [...owners.values()].filter((one) => one === id).length;

describe("balance", () => {
  test("R-OWN-04: numbers come out even, whatever everybody had before", () => {
    const had = fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(had, fc.nat({ max: 60 }), (list, count) => {
        const takers = list.map((_, n) => ({ id: `p${n}`, weight: 1 }));
        const counts = new Map(list.map((one, n) => [`p${n}`, one]));
        const owners = balanced(customers(count), takers, { counts });
        expect(owners.size).toBe(count);
        const gets = list.map((one, n) => ({ before: one, got: share(owners, `p${n}`) }));
        const least = Math.min(...gets.map(({ before, got }) => before + got));
        // Whoever got any has at most one more than anybody else.
        for (const { before, got } of gets)
          if (got > 0) expect(before + got).toBeLessThanOrEqual(least + 1);
      }),
    );
  });

  test("R-OWN-04: with regard to ability: twice the weight, twice the customers", () => {
    const takers = [
      { id: "wu", weight: 1 },
      { id: "sun", weight: 2 },
    ];
    const owners = balanced(customers(9), takers, { counts: new Map() });
    expect([share(owners, "wu"), share(owners, "sun")]).toEqual([3, 6]);
    expect(balanced(customers(2), [], { counts: new Map() }).size).toBe(0);
  });

  test("lost customers and those to be given away do not count", () => {
    const all = [
      { id: "a", owner: "wu" },
      { id: "b", owner: "wu", stage: "lost" },
      { id: "c", owner: "wu" },
      { id: "d" },
    ];
    expect([...ownCounts(all, new Set(["c"]))]).toEqual([["wu", 1]]);
  });
});

describe("territory", () => {
  test("R-OWN-05: a customer goes to whose region it is, a shared one evenly, else to nobody", () => {
    const people = [
      { id: "wu", regions: ["East", "North"] },
      { id: "sun", region: "north" },
    ];
    const given = [
      { id: "a", region: "east" },
      { id: "b", region: "North" },
      { id: "c", region: "north" },
      { id: "d", region: "south" },
      { id: "e" },
    ];
    expect([...byTerritory(given, people, { counts: new Map() })]).toEqual([
      ["a", "wu"],
      ["b", "sun"],
      ["c", "wu"],
    ]);
  });
});

describe("handing over", () => {
  const open = (papers: readonly AnyStored[]) =>
    openPapers(visit, papers, { from: "wu", to: "sun" });

  test("R-OWN-09: planned visits go over, what was done stays with whoever did it", () => {
    const base = { customer: "a", by: "wu" };
    const papers = [
      { ...base, id: "VS1", planned: "2026-12-01" },
      { ...base, id: "VS2", planned: "2026-11-01", date: "2026-11-02" },
      { ...base, id: "VS3", planned: "2026-12-01", by: "chen" },
      { ...base, id: "VS4", planned: "2026-12-01", cancelled: { date: "2026-11-01", why: "x" } },
    ];
    expect(open(papers)).toEqual([{ do: "set", noun: visit, id: "VS1", fields: { by: "sun" } }]);
    expect(mayBeOpen(visit)).toBe(true);
  });

  test("a draft goes over, a confirmed order remains whose sale it is", () => {
    const draft = { id: "SO1", customer: "a", owner: "wu", date: "2026-11-01", lines: [] };
    const papers = [draft, { ...draft, id: "SO2", confirmed: { date: "2026-11-01" } }];
    const steps = openPapers(order, papers, { from: "wu", to: "sun" });
    expect(steps.map((step) => "id" in step && step.id)).toEqual(["SO1"]);
  });
});

describe("somebody else's customer", () => {
  const wu = { id: "wu", name: "Wu Tao" };
  const people = [wu, { id: "sun", name: "Sun Lei" }];
  const told = (owner: string | undefined, me: string | undefined) =>
    othersCustomer({ name: "Tea House", owner }, { me, people, today: "2026-11-22" })?.en;

  test("R-OWN-01, R-OWN-16: whoever adds to it is told whose it is, the owner is not", () => {
    expect(told("wu", "sun")).toBe("Tea House is a customer of Wu Tao's");
    expect(told("wu", "wu")).toBeUndefined();
    expect(told(undefined, "sun")).toBeUndefined();
    expect(told("wu", undefined)).toBeUndefined();
  });

  test("R-OWN-08: nor is the substitute of an owner who is away", () => {
    const absent = [
      { ...wu, awayFrom: "2026-11-20", substitute: "sun" },
      { id: "sun", name: "Sun" },
    ];
    const facts = { me: "sun", people: absent, today: "2026-11-22" };
    expect(othersCustomer({ name: "Tea House", owner: "wu" }, facts)).toBeUndefined();
  });
});

describe("who was first", () => {
  test("R-OWN-02: the earliest record wins; what no log knows comes last", () => {
    const records = [
      { id: "b" },
      { id: "a", at: "2026-11-02T09:00:00+08:00" },
      { id: "c", at: "2026-11-01T09:00:00+08:00" },
    ];
    expect(earliestFirst(records).map(({ id }) => id)).toEqual(["c", "a", "b"]);
  });
});
