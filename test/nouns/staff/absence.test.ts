import { describe, expect, test } from "vitest";
import { actsFor, isAbsent, standIns } from "../../../src/nouns/staff/absence.ts";

const away = { awayFrom: "2026-11-20", awayTo: "2026-11-24" };

describe("absence", () => {
  test("is from the first to the last day, open ends and leaving included", () => {
    const wu = { id: "wu", ...away };
    expect(
      ["2026-11-19", "2026-11-20", "2026-11-24", "2026-11-25"].map((day) => isAbsent(wu, day)),
    ).toEqual([false, true, true, false]);
    expect(isAbsent({ id: "wu", awayFrom: "2026-11-20" }, "2027-01-01")).toBe(true);
    expect(isAbsent({ id: "wu", awayTo: "2026-11-20" }, "2026-11-01")).toBe(true);
    expect(isAbsent({ id: "wu", left: true }, "2026-11-01")).toBe(true);
    expect(isAbsent({ id: "wu" }, "2026-11-01")).toBe(false);
  });

  test("R-SYS-12, R-OWN-08: a substitute stands in on the days of absence", () => {
    const people = [{ id: "wu", ...away, substitute: "sun" }, { id: "sun" }];
    expect([...standIns(people, "2026-11-22")]).toEqual([["wu", "sun"]]);
    expect([...standIns(people, "2026-11-25")]).toEqual([]);
    expect(actsFor(people, { who: "sun", day: "2026-11-22" })).toEqual(["sun", "wu"]);
    expect(actsFor(people, { who: "sun", day: "2026-11-25" })).toEqual(["sun"]);
  });

  test("a substitute who is away too is stood in for; nobody at work is nobody", () => {
    const wu = { id: "wu", ...away, substitute: "sun" };
    const sun = { id: "sun", left: true, substitute: "zhou" };
    const day = "2026-11-22";
    expect(standIns([wu, sun, { id: "zhou" }], day).get("wu")).toBe("zhou");
    expect(standIns([wu, { ...sun, substitute: "wu" }], day).size).toBe(0);
    expect(standIns([{ ...wu, substitute: undefined }, { id: "sun" }], day).size).toBe(0);
    expect(standIns([{ ...wu, substitute: "gone" }], day).size).toBe(0);
  });
});
