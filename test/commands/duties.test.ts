import { describe, expect, test } from "vitest";
import { dayText, dutyStaff, groupHeading, inGroups, listOf } from "../../src/commands/duties.ts";
import { dutyGroups, dutySources } from "../../src/commands/duty-sources.ts";
import { print } from "../../src/print/print.ts";
import { context, dueWith, duty, today } from "./duty-support.ts";

const screen = (width: number, language: "en" | "zh" = "en") => ({
  language,
  colour: false,
  width,
});

describe("a day's list stands in groups", () => {
  test("by what it is, in each the longest overdue first", () => {
    const shown = inGroups([
      duty("payment", "2026-10-01"),
      duty("next-step", "2026-11-01"),
      duty("cycle-visit", "2026-11-20"),
      duty("next-step", "2026-11-22"),
      duty("planned-visit", "2026-11-22"),
    ]);
    expect(shown.map(({ rule, due }) => [rule, due])).toEqual([
      ["cycle-visit", "2026-11-20"],
      ["planned-visit", "2026-11-22"],
      ["next-step", "2026-11-01"],
      ["next-step", "2026-11-22"],
      ["payment", "2026-10-01"],
    ]);
  });
  test("R-FUP-49: conversion follow-up goes before the other follow-ups, however late they are", () => {
    const service = duty("next-step", "2026-10-01", { id: "service" });
    const conversion = duty("next-step", "2026-11-22", { id: "conversion", first: true });
    const visit = duty("cycle-visit", "2026-11-22", { id: "visit" });
    const shown = inGroups([service, visit, conversion]);
    expect(shown.map(({ id }) => id)).toEqual(["visit", "conversion", "service"]);
  });
  test("a rule belongs to one source, and its group is one of the list", () => {
    const rules = dutySources.flatMap((one) => Object.keys(one.rules));
    expect(new Set(rules).size).toBe(rules.length);
    for (const { rules: own } of dutySources) {
      for (const { group, label } of Object.values(own)) {
        expect(Object.keys(dutyGroups)).toContain(group);
        expect(label.en).not.toBe("");
        expect(label.zh).toMatch(/\p{Script=Han}/u);
      }
    }
  });
  test("a group tells how many there are and how many are overdue", () => {
    const rows = [{ overdueDays: 3 }, { overdueDays: 0 }, { overdueDays: -2 }];
    expect(groupHeading("visit", rows)).toEqual({
      en: "Visits (3, 1 overdue)",
      zh: "拜访（3 项，逾期 1 项）",
    });
    expect(groupHeading("money", rows.slice(1)).zh).toBe("收款（2 项）");
  });
});

test("where commands find no room, one of each kind is told in a group", async () => {
  const duties = [
    duty("event-step", "2026-11-22", { command: "rounds message draft event-1 --about tea" }),
    duty("event-step", "2026-11-23", { command: "rounds event call tea jinhong" }),
    duty("event-step", "2026-11-24", { command: "rounds event call tea moxiang" }),
  ].map((one) => ({ ...one, what: { en: "w".repeat(60), zh: "" } }));
  const shown = await print(listOf(context("en"), dueWith(duties)), "table", screen(80));
  expect(shown.split("\n").filter((line) => line.startsWith("  → "))).toEqual([
    "  → rounds message draft event-1 --about tea",
    "  → rounds event call tea jinhong",
  ]);
});

describe("what is said of a duty", () => {
  const view = listOf(
    context("en"),
    dueWith([
      duty("cycle-visit", "2026-10-30", { who: "chen-jie", command: "rounds visit log jinhong" }),
      duty("cycle-visit", "2026-11-25", { id: "b", about: "Longjing" }),
      duty("planned-visit", today, { id: "c", command: "rounds visit log c --plan" }),
      duty("payment", "2025-12-31", { id: "IV1", command: "rounds collect jinhong 5" }),
    ]),
  );
  test("since when, and how many days it is overdue; the year where it is another one", async () => {
    const text = await print(view, "table", screen(80));
    expect(text).toMatch(/10-30\s+23d\s+.*Jinhong/);
    expect(text).toMatch(/11-25\s+.*Longjing/);
    expect(text).toMatch(/2025-12-31\s+326d/);
    expect(dayText("2026-01-02", today)).toBe("01-02");
  });
  test("what to type next: a column where there is room, else below the first of a kind", async () => {
    const wide = (await print(view, "table", screen(140))).split("\n");
    expect(wide.find((line) => line.includes("10-30"))).toMatch(/rounds visit log jinhong$/);
    expect(wide.join("\n")).not.toContain("→");
    const narrow = (await print(view, "table", screen(50))).split("\n");
    const at = narrow.findIndex((line) => line.includes("10-30"));
    expect(narrow[at + 1]).toBe("  → rounds visit log jinhong");
    expect(narrow.filter((line) => line.includes("→"))).toEqual([
      "  → rounds visit log jinhong",
      "  → rounds call log jinhong",
      "  → rounds visit log c --plan",
      "  → rounds collect jinhong 5",
    ]);
    expect(narrow.join("\n")).not.toContain("Not shown");
  });
  test("for programs one row a duty, with its group", async () => {
    const all = { ...view, columns: [...view.columns, ...(view.hidden ?? [])] };
    const rows = JSON.parse(await print(all, "json", screen(80))) as Record<string, unknown>[];
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatchObject({
      group: "visit",
      rule: "cycle-visit",
      noun: "customer",
      id: "jinhong",
      about: "Jinhong",
      who: "chen-jie",
      from: "2026-10-30",
      due: "2026-10-30",
      overdueDays: 23,
      what: "talk",
      command: "rounds visit log jinhong",
    });
    const csv = await print(view, "csv", screen(80));
    expect(csv.split("\n")[0]).toBe("group,due,overdueDays,rule,about,what,who,command");
    expect(csv.trim().split("\n")).toHaveLength(5);
  });
});

test("--staff takes a name or everybody, in both languages", () => {
  const parse = (text: string) => dutyStaff.kind.parse(text, { today, digits: 2 });
  expect([parse("全体"), parse("ALL"), parse("陈洁")]).toEqual(["all", "all", "陈洁"]);
});
