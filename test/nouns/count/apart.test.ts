import { expect, test } from "vitest";
import { type Apart, countedApart, overBefore } from "../../../src/nouns/count/apart.ts";

const tea = { product: "tea", warehouse: "main" };

function stocktake(id: string, date: string, more: Partial<Apart> = {}): Apart {
  return { id, date, places: [tea], ...more } as Apart;
}

const first = stocktake("SC261120A-iwan", "2026-11-20", { booked: { date: "2026-11-20" } });

test("R-WHS-20: booked in one copy of the book days before the other copy began: counted apart", () => {
  const second = stocktake("SC261122A-lan", "2026-11-22", { after: [] });
  expect(countedApart(first, second)).toEqual([tea]);
  expect(countedApart(second, first)).toEqual([tea]);
});

test("R-WHS-20: who knew of it when he began counts once more, not apart", () => {
  const after = overBefore("2026-11-22", [first]);
  expect(after).toEqual([first.id]);
  expect(countedApart(first, stocktake("SC261122A-lan", "2026-11-22", { after }))).toEqual([]);
});

test("of those that are older than a month, and where none are named, the days tell", () => {
  expect(overBefore("2026-12-25", [first])).toEqual([]);
  const later = stocktake("SC261225A-lan", "2026-12-25", { after: [] });
  expect(countedApart(first, later)).toEqual([]);
  expect(countedApart(first, stocktake("SC261122A-lan", "2026-11-22"))).toEqual([]);
});
