import { describe, expect, test } from "vitest";
import type { Staff } from "../../../src/nouns/staff/staff.ts";
import {
  approvalOf,
  approveVisit,
  needsApproval,
  rejectVisit,
  unapproved,
} from "../../../src/nouns/visit/approval.ts";
import { moveVisit } from "../../../src/nouns/visit/rules.ts";
import type { Visit } from "../../../src/nouns/visit/visit.ts";
import { applied, notes, refusal } from "../support.ts";

const people: readonly Staff[] = [
  { id: "iwan", name: "Iwan", role: "sales" },
  { id: "lan", name: "Lan", role: "manager" },
  { id: "old", name: "Old", role: "manager", left: true },
];
const today = "2026-11-22";
const settings = { visitApprovers: ["manager"], visitsNeedApproval: "warn" } as const;
const by = (me: string) => ({ me, people, today, settings });
const plan: Visit = {
  id: "VS261125A",
  customer: "jinhong",
  by: "iwan",
  planned: "2026-11-25",
  purpose: "new teas",
};
const approved = applied(plan, approveVisit(plan, by("lan")));

describe("R-VIS-01, R-APR-01, R-FRM-08: the visit slip is approved before the visit", () => {
  test.each<[string, Partial<Visit>, string]>([
    ["as it was approved", {}, "approved"],
    ["another day", { planned: "2026-11-26" }, "void"],
    ["another customer", { customer: "other" }, "void"],
    ["another purpose", { purpose: "price talk" }, "void"],
    ["another note only", { notes: "bring samples" }, "approved"],
    ["and back again", { planned: "2026-11-25", purpose: "new teas" }, "approved"],
  ])("%s", (_, change, state) => {
    expect(approvalOf({ ...approved, ...change })).toBe(state);
  });

  test("nothing was signed: it waits; rejected: until the plan is changed", () => {
    expect(approvalOf(plan)).toBe("waiting");
    const rejected = applied(plan, rejectVisit(plan, "too far", by("lan")));
    expect(approvalOf(rejected)).toBe("rejected");
    expect(rejected.rejected).toMatchObject({ by: "lan", date: today, why: "too far" });
    expect(approvalOf({ ...rejected, purpose: "two at once" })).toBe("waiting");
    const again = applied(rejected, approveVisit(rejected, by("lan")));
    expect(approvalOf(again)).toBe("approved");
    expect(again.rejected).toBeUndefined();
  });

  test.each<[string, Visit, string, string]>([
    ["nobody approves his own", { ...plan, by: "lan" }, "lan", "of his own"],
    ["another role may not", plan, "iwan", "of his own"],
    ["nor may a stranger", plan, "x", "only sales manager"],
    ["twice is once too often", approved, "lan", "was approved on"],
    ["what was made is past that", { ...plan, date: today }, "lan", "not planned any more"],
  ])("%s", (_, record, me, why) => {
    expect(refusal(() => approveVisit(record, by(me)))).toContain(why);
  });

  test("no role is named: nobody is nagged, and approving says how to want it", () => {
    const none = { visitApprovers: [], visitsNeedApproval: "refuse" } as const;
    expect(needsApproval(plan, people, none)).toBe(false);
    const signing = { ...by("lan"), settings: none };
    expect(refusal(() => approveVisit(plan, signing))).toContain("need no approval");
  });

  test("a move voids the approval, and says so", () => {
    const told = { to: "2026-11-26", why: "rain" };
    const change = moveVisit(approved, told, { visits: [approved], today });
    expect(notes(change)[0]).toContain("approved again");
    expect(approvalOf(applied(approved, change))).toBe("void");
  });
});

test("an approval is told with the customer's name", () => {
  const told = approveVisit(plan, by("lan"), "金虹商行").receipt.zh;
  expect(told).toBe("已批准走访单 VS261125A：金虹商行，2026-11-25");
});

describe("who needs no approval", () => {
  test("R-VIS-13: a visit about something out of the ordinary may be made at any time", () => {
    expect(needsApproval(plan, people, settings)).toBe(true);
    expect(needsApproval({ ...plan, kind: "anomaly" }, people, settings)).toBe(false);
  });

  test("where nobody else could approve it", () => {
    expect(needsApproval({ ...plan, by: "lan" }, people, settings)).toBe(false);
    expect(needsApproval(plan, people, { ...settings, visitsNeedApproval: "no" })).toBe(false);
  });
});

describe("a visit logged without approval", () => {
  const made = { customer: { id: "jinhong", name: "金虹商行" }, date: "2026-11-25" };

  test("is told, or refused, with the remedy", () => {
    expect(unapproved({ ...made, plan: approved }, "refuse")).toEqual([]);
    expect(unapproved({ ...made, plan }, "warn")[0]?.en).toContain(
      "rounds visit approve VS261125A",
    );
    expect(refusal(() => unapproved({ ...made, plan }, "refuse"))).toContain("(waiting)");
    expect(unapproved({ ...made, plan: undefined }, "warn")[0]?.en).toContain(
      "rounds visit plan jinhong --date 2026-11-25",
    );
    const moved = { ...approved, planned: "2026-11-24" };
    expect(refusal(() => unapproved({ ...made, plan: moved }, "refuse"))).toContain("void");
  });
});
