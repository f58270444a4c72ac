import { describe, expect, test } from "vitest";
import { capDuties, capText } from "../../../src/nouns/invoice/cap.ts";

const facts = { capMinor: 5_000_000, today: "2026-11-22", warnDays: 7, digits: 2 };

describe("the cap of 50,000 on receivables at a month's end (R-COL-04, R-REM-32)", () => {
  test("what is above it is to be collected by the last day, shown a week before", () => {
    const [duty, ...others] = capDuties({ ...facts, balanceMinor: 6_126_988 });
    expect(others).toEqual([]);
    expect(duty).toMatchObject({ from: "2026-11-23", due: "2026-11-30", role: "manager" });
    expect(duty?.what.en).toBe(
      "receivables 61,269.88, at the month's end at most 50,000.00: collect 11,269.88",
    );
  });

  test("just as much is allowed, one cent more is not", () => {
    expect(capDuties({ ...facts, balanceMinor: 5_000_000 })).toEqual([]);
    expect(capDuties({ ...facts, balanceMinor: 5_000_001 })).toHaveLength(1);
  });

  test("at the close it is told by how much it was passed", () => {
    expect(capText("2026-10", { ...facts, balanceMinor: 5_000_000 })).toBeUndefined();
    expect(capText("2026-10", { ...facts, balanceMinor: 5_100_000 })?.en).toBe(
      "receivables at the end of 2026-10 were 1,000.00 above the cap of 50,000.00: rounds report aging --at 2026-10-31",
    );
  });
});
