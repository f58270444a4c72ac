import { describe, expect, test } from "vitest";
import { digestOf } from "../../../src/law/digest.ts";
import { approveChange, approvingActs, rejectChange } from "../../../src/nouns/approval/rules.ts";
import type { Staff } from "../../../src/nouns/staff/staff.ts";
import { needsApproval, unapproved, visitStanding } from "../../../src/nouns/visit/approval.ts";
import { moveVisit } from "../../../src/nouns/visit/rules.ts";
import { type Visit, visit } from "../../../src/nouns/visit/visit.ts";
import { applied, notes, refusal } from "../support.ts";

const people: readonly Staff[] = [
  { id: "iwan", name: "Iwan", role: "sales" },
  { id: "lan", name: "Lan", role: "manager" },
  { id: "old", name: "Old", role: "manager", left: true },
];
const today = "2026-11-22";
const settings = { visitApprovers: ["manager"], visitsNeedApproval: "warn" } as const;
const facts = { people, today, settings };
const stateOf = (record: Visit, known: Parameters<typeof visitStanding>[1] = facts) =>
  visitStanding(record, known).state;

const signing = (
  record: Visit,
  me: string,
  known: Parameters<typeof visitStanding>[1] = facts,
) => ({
  ...{ noun: visit, record, me, people, today, called: `${record.id} (金虹商行)` },
  standing: visitStanding(record, known),
});
const approve = (
  record: Visit,
  me: string,
  known = facts as Parameters<typeof visitStanding>[1],
) => {
  const one = signing(record, me, known);
  const acts = approvingActs(one);
  const after = visitStanding({ ...record, approvals: acts } as Visit, known);
  return approveChange(one, acts, after);
};
const reject = (record: Visit, why: string, me: string) =>
  rejectChange(signing(record, me), { why });

const plan: Visit = {
  id: "VS261125A",
  customer: "jinhong",
  by: "iwan",
  planned: "2026-11-25",
  purpose: "new teas",
};
const approved = applied(plan, approve(plan, "lan"));
/** As older versions wrote it down. */
const approvedThen: Visit = {
  ...plan,
  approved: {
    date: "2026-11-20",
    by: "lan",
    digest: digestOf([plan.customer, plan.planned, plan.purpose]),
  },
};

describe("R-VIS-01, R-APR-01, R-FRM-08: the visit slip is approved before the visit", () => {
  test.each<[string, Partial<Visit>, string]>([
    ["as it was approved", {}, "approved"],
    ["another day", { planned: "2026-11-26" }, "void"],
    ["another customer", { customer: "other" }, "void"],
    ["another purpose", { purpose: "price talk" }, "void"],
    ["another note only", { notes: "bring samples" }, "approved"],
    ["and back again", { planned: "2026-11-25", purpose: "new teas" }, "approved"],
  ])("%s", (_, change, state) => {
    expect(stateOf({ ...approved, ...change })).toBe(state);
    expect(stateOf({ ...approvedThen, ...change })).toBe(state);
  });

  test("nothing was signed: it waits; rejected: until the plan is changed", () => {
    expect(stateOf(plan)).toBe("waiting");
    const rejected = applied(plan, reject(plan, "too far", "lan"));
    expect(stateOf(rejected)).toBe("rejected");
    expect(rejected.approvals).toMatchObject([{ act: "rejected", by: "lan", why: "too far" }]);
    expect(stateOf({ ...rejected, purpose: "two at once" })).toBe("waiting");
    const again = applied(rejected, approve(rejected, "lan"));
    expect(stateOf(again)).toBe("approved");
    expect(again.approvals).toHaveLength(2);
  });

  test("what an older version rejected stays rejected until the plan is changed", () => {
    const { approved: signed, ...open } = approvedThen;
    const rejected: Visit = { ...open, rejected: { ...signed, date: today, why: "too far" } };
    expect(stateOf(rejected)).toBe("rejected");
    expect(stateOf({ ...rejected, planned: "2026-11-27" })).toBe("waiting");
  });

  test.each<[string, Visit, string, string]>([
    ["nobody approves his own", { ...plan, by: "iwan" }, "iwan", "of his own"],
    ["nor may a stranger", plan, "x", "not for you to approve"],
    ["twice is once too often", approved, "lan", "is approved: lan 2026-11-22"],
    ["what was made is past that", { ...plan, date: today }, "lan", "no approval any more"],
  ])("%s", (_, record, me, why) => {
    expect(refusal(() => approve(record, me))).toContain(why);
  });

  test("no role is named: nobody is nagged, and approving says so", () => {
    const none = {
      ...facts,
      settings: { visitApprovers: [], visitsNeedApproval: "refuse" } as const,
    };
    expect(needsApproval(plan, none)).toBe(false);
    expect(refusal(() => approve(plan, "lan", none))).toContain("needs no approval");
  });

  test("a move voids the approval, and says so", () => {
    const told = { to: "2026-11-26", why: "rain" };
    const change = moveVisit(approved, told, { visits: [approved], today });
    expect(notes(change)[0]).toContain("approved again");
    expect(stateOf(applied(approved, change))).toBe("void");
  });
});

test("an approval is told with the customer's name", () => {
  expect(approve(plan, "lan").receipt.zh).toBe("已批准拜访 VS261125A (金虹商行)");
});

describe("who needs no approval", () => {
  test("R-VIS-13: a visit about something out of the ordinary may be made at any time", () => {
    expect(needsApproval(plan, facts)).toBe(true);
    expect(needsApproval({ ...plan, kind: "anomaly" }, facts)).toBe(false);
  });

  test("where nobody else could approve it", () => {
    expect(needsApproval({ ...plan, by: "lan" }, facts)).toBe(false);
    const no = { ...facts, settings: { ...settings, visitsNeedApproval: "no" } as const };
    expect(needsApproval(plan, no)).toBe(false);
  });
});

describe("a visit logged without approval", () => {
  const made = { customer: { id: "jinhong", name: "金虹商行" }, date: "2026-11-25" };
  const strict = { ...facts, settings: { ...settings, visitsNeedApproval: "refuse" } as const };

  test("is told, or refused, with the remedy", () => {
    expect(unapproved({ ...made, plan: approved }, strict)).toEqual([]);
    expect(unapproved({ ...made, plan }, facts)[0]?.en).toContain("rounds visit approve VS261125A");
    expect(refusal(() => unapproved({ ...made, plan }, strict))).toContain("(waiting)");
    expect(unapproved({ ...made, plan: undefined }, facts)[0]?.en).toContain(
      "rounds visit plan jinhong --date 2026-11-25",
    );
    const moved = { ...approved, planned: "2026-11-24" };
    expect(refusal(() => unapproved({ ...made, plan: moved }, strict))).toContain("void");
  });
});
