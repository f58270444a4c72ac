import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { visitDuties } from "../../../src/nouns/visit/duties.ts";
import { type Visit, visit } from "../../../src/nouns/visit/visit.ts";

const visits = fc.array(
  fc.record({
    id: fc.constantFrom("VS1", "VS2", "VS3"),
    customer: fc.constantFrom("a", "b"),
    date: fc.constantFrom(undefined, "2026-10-01", "2026-11-01", "2026-11-20"),
    planned: fc.constantFrom(undefined, "2026-11-05", "2026-11-25"),
    cancelled: fc.constantFrom(undefined, { date: "2026-11-01", why: "rain" }),
  }),
  { maxLength: 8 },
);

describe("duties of visits", () => {
  test("a planned visit is made on its day by whoever planned it", () => {
    const plan: Visit = { id: "VS1", customer: "a", by: "iwan", planned: "2026-11-25" };
    const duties = visitDuties([{ ...plan, purpose: "price talk" }], () => "金虹商行");
    expect(duties).toMatchObject([
      { rule: "planned-visit", id: "VS1", about: "金虹商行", who: "iwan" },
    ]);
    expect(duties[0]).toMatchObject({ from: "2026-11-25", due: "2026-11-25" });
    expect(duties[0]?.what).toEqual({
      en: "planned visit: price talk",
      zh: "计划拜访：price talk",
    });
  });

  test("one that was made or called off obliges nobody", () => {
    fc.assert(
      fc.property(visits, (all) => {
        const open = all.filter((one) => one.planned && !one.date && !one.cancelled);
        expect(visitDuties(all, (id) => id).map(({ due }) => due)).toEqual(
          open.map(({ planned }) => planned),
        );
      }),
    );
  });

  test("R-VIS-39: a customer who came to us was received, not visited", () => {
    const [latest] = visit.latest ?? [];
    const all = [
      { id: "VS1", customer: "a", date: "2026-11-01", kind: "cycle" },
      { id: "VS2", customer: "a", date: "2026-11-20", kind: "reception" },
    ];
    expect([...(latest?.of(all as never) ?? [])]).toEqual([["a", "2026-11-01"]]);
  });

  test("the last visit is the latest one that was made", () => {
    const [latest] = visit.latest ?? [];
    fc.assert(
      fc.property(visits, (all) => {
        const told = [...(latest?.of(all as never) ?? [])];
        for (const customer of ["a", "b"]) {
          const days = all
            .filter((one) => one.customer === customer && one.date && !one.cancelled)
            .map((one) => one.date);
          const seen = told.filter(([one]) => one === customer).map(([, day]) => day);
          expect(seen.sort().at(-1)).toBe(days.sort().at(-1));
        }
      }),
    );
  });
});
