import { describe, expect, test } from "vitest";
import { defaultCollectionLimits } from "../../../src/law/collection-settings.ts";
import type { Settings } from "../../../src/law/settings.ts";
import type { Dispute } from "../../../src/nouns/dispute/dispute.ts";
import { disputeDuties } from "../../../src/nouns/dispute/duties.ts";
import { disputedMinor, openDispute, settleDispute } from "../../../src/nouns/dispute/rules.ts";
import { applied, notes, refusal } from "../support.ts";

const told = {
  customer: "quick",
  invoice: "IV1",
  amount: "40.00",
  date: "2026-11-22",
  why: "torn",
};
const record: Dispute = { ...told, id: "DI1", owner: "mo" };
const facts = { id: "DI1", name: "Quick Shop", openMinor: 10_000, disputedMinor: 0, digits: 2 };

describe("R-COL-16: a dispute stops dunning for its part only", () => {
  test("what is open is disputed once; the rest is dunned", () => {
    expect(notes(openDispute(told, facts))[0]).toBe("the other 60.00 is dunned as before");
    expect(refusal(() => openDispute({ ...told, amount: "100.01" }, facts))).toContain("100.00");
    const rest = { ...facts, disputedMinor: 7_000 };
    expect(refusal(() => openDispute(told, rest))).toContain("30.00");
    expect(refusal(() => openDispute({ ...told, amount: "0" }, facts))).toContain("nothing");
  });

  test("the disputed parts of an invoice add up, what is settled no longer counts", () => {
    const settled = { date: "2026-11-25", end: "withdrawn" as const };
    const all = [record, { ...record, amount: "5.00" }, { ...record, settled }];
    expect(disputedMinor(all, { digits: 2 })).toEqual(new Map([["IV1", 4_500]]));
    const at = (asOf: string) => disputedMinor([all[2] as Dispute], { digits: 2, asOf });
    expect(at("2026-11-21").size).toBe(0);
    expect(at("2026-11-24").get("IV1")).toBe(4_000);
    expect(at("2026-11-25").size).toBe(0);
  });

  test("it is settled once, and what is granted is taken off by a credit note", () => {
    const change = settleDispute(record, { date: "2026-11-25", end: "part", how: "half" }, "mo");
    const after = applied(record, change);
    expect(after.settled).toEqual({ date: "2026-11-25", by: "mo", end: "part", how: "half" });
    expect(notes(change)[0]).toContain("rounds invoice credit IV1");
    const again = { date: "2026-11-26", end: "part" as const };
    expect(refusal(() => settleDispute(after, again, "mo"))).toContain("settled since");
    expect(refusal(() => settleDispute(record, { ...again, date: "2026-11-21" }, "mo"))).toContain(
      "arose",
    );
  });

  test("it is a duty of its owner until it is settled", () => {
    const limits = defaultCollectionLimits as Settings["limits"];
    const [duty] = disputeDuties([record], () => "Quick Shop", { limits });
    expect(duty).toMatchObject({ who: "mo", due: "2026-12-06", id: "DI1" });
    const settled = { date: "2026-11-25", end: "withdrawn" as const };
    expect(disputeDuties([{ ...record, settled }], () => "", { limits })).toEqual([]);
  });
});
