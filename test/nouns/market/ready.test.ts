import { expect, test } from "vitest";
import { type Market, market, marketKinds } from "../../../src/nouns/market/market.ts";
import { marketDuties, readiness } from "../../../src/nouns/market/ready.ts";

const file = (kind: Market["kind"], area = "Hill Town"): Market => ({
  id: `${area}-${kind}`,
  name: `${area} ${kind}`,
  kind,
  area,
});

test("R-CUS-13: before a market is entered five files and a plan are looked for", () => {
  const { rows, notes } = readiness([file("dealer"), file("plan", "Other")], {
    area: "hill town",
    language: "en",
  });
  expect(rows.map(({ kind, there }) => [kind, there])).toEqual([
    ["consumer", false],
    ["dealer", true],
    ["retailer", false],
    ["product", false],
    ["public", false],
    ["plan", false],
  ]);
  expect(rows[0]?.command).toBe(
    'rounds market add "hill town consumer file" --kind consumer --area "hill town"',
  );
  expect(notes?.map(({ en }) => en)).toEqual(["5 of 6 missing"]);
});

test("R-CUS-13: when all are there, it says so", () => {
  const all = marketKinds.map(({ value }) => file(value));
  const { rows, notes } = readiness(all, { area: "Hill Town", language: "en" });
  expect(rows.every(({ there }) => there)).toBe(true);
  expect(notes?.[0]?.en).toMatch(/all five files and the plan/i);
});

test("R-CUS-22: consumers, dealers and retailers have files of kinds of their own", () => {
  const words = market.fields.kind.kind.choices?.map(({ label }) => label.zh);
  expect(words).toEqual([
    "消费者档案",
    "经销商档案",
    "零售商档案",
    "同类产品档案",
    "公关环境档案",
    "市场进入计划",
  ]);
});

test("R-CUS-13: a step of the entry plan is due on its day until it is done", () => {
  const steps = [
    { what: "visit ten shops", due: "2026-12-05", who: "iwan" },
    { what: "print brochures", due: "2026-12-01", done: "2026-11-20" },
    { what: "decide" },
  ];
  const duties = marketDuties([{ ...file("plan"), owner: "lan", steps }]);
  expect(duties.map(({ from, due, who, what }) => [from, due, who, what.en])).toEqual([
    ["2026-12-04", "2026-12-05", "iwan", "visit ten shops"],
  ]);
});
