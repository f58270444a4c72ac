import { describe, expect, test } from "vitest";
import type { Scheme } from "../../../src/law/scheme.ts";
import { same, say } from "../../../src/law/words.ts";
import type { Call } from "../../../src/nouns/call/call.ts";
import { returnFields } from "../../../src/nouns/call/fields/return.ts";
import { lowScores, returnReport } from "../../../src/nouns/call/return-report.ts";

const scheme: Scheme = {
  ...{ id: "3dc", name: say("repair", "3DC"), trigger: "service", steps: [] },
  items: [
    { key: "repair", en: "repair", zh: "维修", department: say("workshop", "车间") },
    { key: "price", ...same("price") },
  ],
};
const scored = (id: string, scores: Record<string, string>, told: Partial<Call> = {}): Call => ({
  ...{ id, customer: "a", date: "2026-11-20", result: "reached", scheme: "3dc", scores },
  ...told,
});
const facts = (calls: readonly Call[]) => ({
  ...{ calls, schemes: [scheme], lowScore: 3 },
  ...{ customerName: (id: string) => id, staffName: (id: string) => id },
});

describe("scores", () => {
  const { kind } = returnFields.scores;
  const reading = { today: "2026-11-22", digits: 2 };

  test("R-SVC-05: each service item is scored from 1 to 5", () => {
    expect(kind.parse("repair=4, price=5", reading)).toEqual({ repair: "4", price: "5" });
    for (const typed of ["repair=6", "repair=0", "repair=good", "repair"]) {
      expect(() => kind.parse(typed, reading)).toThrow();
    }
  });

  test("R-SVC-05, R-SVC-32, R-SVC-38: the average of each item, per department, and how often it was low", () => {
    const calls = [
      scored("1", { repair: "2", price: "5" }),
      scored("2", { repair: "5" }),
      scored("3", { repair: "4" }),
      scored("4", {}, { result: "nobody" }),
    ];
    const report = returnReport(facts(calls));
    expect(report.rows).toEqual([
      { scheme: "3dc", item: "repair", calls: 3, low: 1, average: "3.7" },
      { scheme: "3dc", item: "price", calls: 1, low: 0, average: "5.0" },
      { scheme: "3dc", item: "-", calls: 4, low: 1, average: "4.0" },
    ]);
    expect(report.notes?.[0]?.en).toBe("3 return calls made, 1 reached nobody");
    const department = report.columns.find(({ key }) => key === "department");
    expect(report.rows[0] && department?.tell?.(report.rows[0], "zh")).toBe("车间");
  });

  test("R-SVC-11, R-SVC-38: low scores stay on the list until they are answered", () => {
    const low = scored("1", { repair: "2" }, { about: "SV1" });
    expect(lowScores(facts([low, scored("2", { repair: "5" })])).rows).toMatchObject([
      { id: "1", low: ["repair=2"], about: "SV1" },
    ]);
    const answer = scored("3", {}, { about: "1", solved: true, date: "2026-11-21" });
    expect(lowScores(facts([low, answer])).rows).toEqual([]);
  });
});
