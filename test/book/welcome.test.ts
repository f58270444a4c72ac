import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { settingsText } from "../../src/book/welcome.ts";

const first = { name: "Juniper", currency: "CNY", timezone: "Asia/Shanghai" } as const;

describe("a new book's settings", () => {
  const text = settingsText({ ...first, language: "zh" });

  test.each([
    "receivableCap",
    "agingDays",
    "dunning",
    "creditCheck",
    "creditRoles",
    "holdRoles",
    "unpaidCancelRoles",
    "moneyClasses",
    "reopenRoles",
    "promiseGraceDays",
    "collectCallDays",
    "letterGapDays",
    "creditOverdueAmount",
  ])("money: %s is found there, behind a #", (key) => {
    expect(text).toMatch(new RegExp(`^#\\s+${key}:|^# ${key}:`, "m"));
  });

  test("without the # each is what the program reads", () => {
    const lines = text.split("\n").filter((line) => /^# (agingDays|moneyClasses):/.test(line));
    const told = parse(lines.map((line) => line.slice(2)).join("\n"));
    expect(told).toEqual({ agingDays: [30, 60, 90], moneyClasses: ["rent", "fair"] });
  });
});
