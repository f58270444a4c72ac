import { describe, expect, test } from "vitest";
import type { LoggedChange, LoggedStep } from "../../../src/book/journal.ts";
import { changesReport } from "../../../src/nouns/customer/changes.ts";

const change = (id: string, ...steps: readonly LoggedStep[]): LoggedChange => ({
  ...{ id, at: "2026-11-20T09:00:00+08:00", by: "lan", verb: "customer edit", steps },
});
const set = (id: string, fields: LoggedStep["fields"] & object): LoggedStep => ({
  ...{ do: "set", noun: "customer", id, fields },
});
const customers = new Map([
  ["red", { name: "Red Gate", owner: "lan" }],
  ["blue", { name: "Blue Door", owner: "iwan" }],
]);
const told = (changes: readonly LoggedChange[], owner?: string): unknown[] => {
  const { rows, columns } = changesReport({
    ...{ changes, customers, owner, from: "2026-11-16", to: "2026-11-22" },
    staffName: (id) => id.toUpperCase(),
  });
  const what = columns.find(({ key }) => key === "field");
  return rows.map((row) => [row.customer, what?.tell?.(row, "zh")]);
};

describe("R-CUS-32, R-CUS-55: what changed at customers is told to those above", () => {
  test("each field with its value before and after, in words", () => {
    const changes = [change("CH1", set("red", { grade: ["A", "B"], owner: [null, "iwan"] }))];
    expect(told(changes)).toEqual([
      ["Red Gate", "等级：A → B"],
      ["Red Gate", "负责人：— → IWAN"],
    ]);
  });

  test("new customers too, but neither next steps nor other nouns", () => {
    const changes = [
      change("CH1", { do: "create", noun: "customer", id: "blue" }),
      change("CH2", set("red", { nextStep: ["a", "b"], nextDate: [null, "2026-11-30"] })),
      change("CH3", { ...set("x", { grade: ["A", "B"] }), noun: "product" }),
    ];
    expect(told(changes)).toEqual([["Blue Door", "新增客户"]]);
  });

  test("of one salesperson's customers; an import is one line", () => {
    const changes = [
      change("CH1", set("red", { region: ["N", "S"] }), set("blue", { region: ["N", "S"] })),
    ];
    expect(told(changes, "iwan")).toEqual([["Blue Door", "区域：N → S"]]);
    const many = Array.from({ length: 60 }, (_, n) => set(`c${n}`, { region: ["N", "S"] }));
    expect(told([change("CH1", ...many)])).toEqual([["", "一次变动 60 户"]]);
  });
});
