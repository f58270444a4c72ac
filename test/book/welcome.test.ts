import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { settingsText } from "../../src/book/welcome.ts";
import type { Field } from "../../src/law/noun.ts";
import { settingFields } from "../../src/law/settings.ts";
import {
  assignRight,
  leaderRight,
  overConsentRight,
  overNoticeRight,
  readAllRight,
} from "../../src/nouns/staff/rights.ts";

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

  test.each(["en", "zh"] as const)("%s: every setting there is stands in it once", (language) => {
    const lines = settingsText({ ...first, language }).split("\n");
    const heads = lines.flatMap((line) => /^(?:# )?([A-Za-z]+):/.exec(line)?.[1] ?? []);
    const settings: Readonly<Record<string, Field>> = settingFields;
    expect(heads.filter((key) => key in settings).sort()).toEqual(Object.keys(settings).sort());
    for (const [key, { kind }] of Object.entries(settings)) {
      const at = lines.findIndex((line) => line.startsWith(`# ${key}:`));
      if (at < 0 || key === "limits") continue;
      const end = lines.findIndex((line, index) => index > at && !/^# ( |-)/.test(line));
      const told = lines.slice(at, end).map((line) => line.slice(2));
      const { [key]: value } = parse(told.join("\n"), { schema: "failsafe" });
      const found: string[] = [];
      kind.read(value, (_, { en }) => found.push(en), 2);
      expect([key, ...found]).toEqual([key]);
    }
  });

  test("roles that are named there as an example are those who have the right anyway", () => {
    for (const { setting, usual } of [
      ...[assignRight, readAllRight, leaderRight],
      ...[overConsentRight, overNoticeRight],
    ]) {
      const line = text.split("\n").find((one) => one.startsWith(`# ${setting}:`));
      expect(parse(line?.slice(2) ?? "")).toEqual({ [setting]: usual });
    }
  });
});
