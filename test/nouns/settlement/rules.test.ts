import { describe, expect, test } from "vitest";
import { settlementDuties, wrongDeductions } from "../../../src/nouns/settlement/rules.ts";

const store = {
  id: "harbour",
  name: "Harbour Stores",
  owner: "iwan",
  settlementDays: [
    { act: "reconcile", day: 20 },
    { act: "tax-invoice", day: 31 },
    { act: "transfer", day: 10 },
  ],
} as const;

describe("the days on which a store settles", () => {
  const facts = { done: [], owedSince: new Map([["harbour", "2026-11-02"]]) };
  const shown = (today: string, until: string, more: object = {}) =>
    settlementDuties([store], { ...facts, today, until, ...more }).map(
      ({ part, due, who, command }) => [part, due, who, command],
    );
  const reconcile = "rounds settlement add harbour reconcile";
  const handIn = "rounds settlement add harbour tax-invoice";

  test("R-COL-28, R-COL-29: what is to be done stands on its day until it is done", () => {
    expect(shown("2026-11-19", "2026-11-19")).toEqual([]);
    expect(shown("2026-11-20", "2026-11-20")).toEqual([
      ["reconcile", "2026-11-20", "iwan", reconcile],
    ]);
    expect(shown("2026-11-22", "2026-11-30")).toEqual([
      ["reconcile", "2026-11-20", "iwan", reconcile],
      ["tax-invoice", "2026-11-30", "iwan", handIn],
    ]);
    expect(shown("2026-11-22", "2026-12-20").map(([part, due]) => [part, due])).toEqual([
      ["reconcile", "2026-11-20"],
      ["reconcile", "2026-12-20"],
      ["tax-invoice", "2026-11-30"],
    ]);
    const done = [{ customer: "harbour", act: "reconcile" as const, date: "2026-11-21" }];
    expect(shown("2026-11-22", "2026-11-22", { done })).toEqual([]);
    expect(shown("2026-12-20", "2026-12-20", { done }).map(([part]) => part)).toContain(
      "reconcile",
    );
  });

  test("nobody goes to a store that owes nothing since before that day", () => {
    expect(shown("2026-11-22", "2026-11-22", { owedSince: new Map() })).toEqual([]);
    const since = new Map([["harbour", "2026-11-21"]]);
    expect(shown("2026-11-22", "2026-11-22", { owedSince: since })).toEqual([]);
  });
});

describe("what a store deducts", () => {
  const agreed = [
    { name: "rebate", rate: "0.03" },
    { name: "listing fee", amount: "800.00" },
  ];
  const wrong = (...deductions: readonly { name: string; amount: string }[]) =>
    wrongDeductions({ amount: "12000.00", deductions }, agreed, 2).map(({ en }) => en);

  test("R-STO-11, R-STO-16: is held against the clauses of its contract", () => {
    expect(wrong({ name: "Rebate", amount: "360.00" })).toEqual([]);
    expect(wrong({ name: "listing fee", amount: "800.00" })).toEqual([]);
    expect(wrong({ name: "rebate", amount: "360.01" })).toEqual([
      "rebate 360.01 is more than the contract's 360.00",
    ]);
    expect(wrong({ name: "poster fee", amount: "50.00" })).toEqual([
      "poster fee 50.00 is in no contract",
    ]);
    expect(wrongDeductions({ deductions: [{ name: "rebate", amount: "9" }] }, agreed, 2)).toEqual(
      [],
    );
  });
});
