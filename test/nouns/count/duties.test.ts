import { expect, test } from "vitest";
import type { DutyFacts } from "../../../src/law/duty.ts";
import { withDefaults } from "../../../src/law/settings.ts";
import { makeCalendar } from "../../../src/law/workdays.ts";
import {
  type CountCard,
  monthlyCountDuties,
  openCountDuties,
} from "../../../src/nouns/count/duties.ts";

const { limits } = withDefaults({ format: 1, name: "Count", currency: "CNY" });

function facts(today: string, until = today): DutyFacts {
  return { today, until, calendar: makeCalendar({ tables: [] }), limits, digits: 2 };
}

const card: CountCard = {
  id: "SC261129A-iwan",
  date: "2026-11-29",
  by: "iwan",
  state: "booked",
  resulted: undefined,
  differences: 0,
  whole: undefined,
};

const stores = [
  { id: "main", name: "Main", keeper: "mo" },
  { id: "shop", name: "Shop" },
];

test("R-WHS-19, R-REM-38: every warehouse is counted at the month's end, by its storekeeper", () => {
  expect(monthlyCountDuties(stores, [], facts("2026-11-22"))).toEqual([]);
  const due = monthlyCountDuties(stores, [], facts("2026-11-27"));
  expect(due.map(({ id, who, due: day, part }) => [id, who, day, part])).toEqual([
    ["main", "mo", "2026-11-30", "2026-11"],
    ["shop", undefined, "2026-11-30", "2026-11"],
  ]);
  expect(due[0]?.command).toBe("rounds count start --warehouse main");
});

test("R-WHS-19: a stocktake at the end or at the beginning of the next month does it", () => {
  const left = (one: Partial<CountCard>, today = "2026-12-02"): string[] =>
    monthlyCountDuties(stores, [{ ...card, ...one }], facts(today)).map(({ id }) => id);
  expect(left({})).toEqual([]);
  expect(left({ date: "2026-12-01" })).toEqual([]);
  expect(left({ whole: ["main"] })).toEqual(["shop"]);
  expect(left({ whole: [] })).toEqual(["main", "shop"]);
  expect(left({ state: "cancelled" })).toEqual(["main", "shop"]);
  expect(left({ date: "2026-11-02" })).toEqual(["main", "shop"]);
  expect(left({ date: "2026-11-02" }, "2026-12-08")).toEqual([]);
});

test("a stocktake is over within days, and what it found is booked", () => {
  const [open] = openCountDuties([{ ...card, state: "counting" }], facts("2026-11-30"));
  expect(open).toMatchObject({ rule: "count-open", who: "iwan", due: "2026-12-02" });
  const result: CountCard = { ...card, state: "result", resulted: "2026-11-30", differences: 1 };
  const [booked] = openCountDuties([result], facts("2026-11-30"));
  expect(booked).toMatchObject({ rule: "count-book", due: "2026-12-02" });
  expect(booked?.what.en).toBe("1 difference waits to be booked");
  expect(openCountDuties([card], facts("2026-11-30"))).toEqual([]);
});
