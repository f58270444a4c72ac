import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Act } from "../../../src/law/approval.ts";
import { mergeRecord } from "../../../src/law/merge.ts";
import type { AnyStored } from "../../../src/law/noun.ts";
import "../../chance.ts";
import { refusal } from "../support.ts";
import { claim, Firm, paper, people } from "./support.ts";

const leader = new Firm([{ when: ["amount > 1000"], steps: [{ by: ["manager"] }] }]);
const chain = new Firm([
  { steps: [{ by: ["manager"] }, { name: "books", by: ["bookkeeper"] }, { by: ["director"] }] },
]);

describe("R-APR-08: who signs is told by the amount and by what is special", () => {
  const firm = new Firm([
    { when: ["amount > 1000"], steps: [{ by: ["manager"] }] },
    { when: ["special"], steps: [{ name: "engineer", by: ["chief engineer"] }] },
  ]);
  test.each<[string, object, readonly string[]]>([
    ["below the limit and nothing special: nobody", { amount: "1000" }, []],
    ["a cent above", { amount: "1000.01" }, ["manager"]],
    ["special only", { amount: "10", special: "steel" }, ["engineer"]],
    ["both", { special: "steel" }, ["manager", "engineer"]],
  ])("%s", (_, more, keys) => {
    const { steps, state } = firm.standing({ ...paper, ...more });
    expect(steps.map(({ step }) => step.key)).toEqual(keys);
    expect(state).toBe(keys.length === 0 ? "unneeded" : "waiting");
  });

  test("papers from before the rule need nothing", () => {
    const since = new Firm([{ since: "2026-11-21", steps: [{ by: ["manager"] }] }]);
    expect(since.state(paper)).toBe("unneeded");
    expect(since.state({ ...paper, date: "2026-11-21" })).toBe("waiting");
  });

  test("a step that two rules want is gone through once", () => {
    const two = new Firm([{ steps: [{ by: ["manager"] }] }, { steps: [{ by: ["manager"] }] }]);
    expect(two.standing(paper).steps).toHaveLength(1);
  });

  test("of two rules that want one step the stricter holds: by key, and by the earlier day", () => {
    const two = new Firm([
      { steps: [{ by: ["manager"], days: 3 }] },
      { when: ["amount > 1000"], steps: [{ by: ["manager"], days: 1, signed: true }] },
    ]);
    const [only, ...more] = two.standing(paper).steps;
    expect(more).toEqual([]);
    expect(only?.step).toMatchObject({ key: "manager", days: 1, signed: true });
    expect(two.state(two.approve(paper, "lan"))).toBe("waiting");
    expect(two.standing({ ...paper, amount: "10" }).steps[0]?.step.signed).toBe(false);
  });
});

test("different ranks sign by the size of what is asked", () => {
  const leave = new Firm([
    { when: ["days <= 0.5"], steps: [{ by: ["manager-of-owner"] }] },
    { when: ["days > 0.5", "days <= 1"], steps: [{ by: ["manager"] }] },
    { when: ["days > 1"], steps: [{ by: ["director"] }] },
  ]);
  const who = (days: string) => Object.values(leave.open({ ...paper, days })).flat();
  expect(who("0.5")).toEqual(["lan"]);
  expect(who("1")).toEqual(["lan", "mei"]);
  expect(who("1.5")).toEqual(["rui"]);
});

describe("an approval is of what was there when it was given", () => {
  const signed = leader.approve(paper, "lan");
  test.each<[string, object, string]>([
    ["as it was", {}, "approved"],
    ["a cent more", { amount: "1500.01" }, "void"],
    ["another line", { lines: [{ what: "tea", price: "1500.01" }] }, "void"],
    ["a note", { notes: "by train" }, "approved"],
    ["the same figure written otherwise", { amount: "1500.00" }, "approved"],
    ["the same line, keys turned round", { lines: [{ price: "1500.0", what: "tea" }] }, "approved"],
    ["below the limit it needs none", { amount: "900" }, "unneeded"],
  ])("%s", (_, more, state) => expect(leader.state({ ...signed, ...more })).toBe(state));

  test("it can be approved anew, and both stay told", () => {
    const changed = leader.approve({ ...signed, amount: "1600" }, "mei");
    expect(leader.state(changed)).toBe("approved");
    expect(changed.approvals).toHaveLength(2);
  });
});

describe("R-APR-28: nobody approves his own paper, nor twice in two roles", () => {
  const reasonOf = (firm: Firm, record: AnyStored, me: string) =>
    refusal(() => firm.approve(record, me));

  test("neither the owner nor who wrote it down", () => {
    expect(reasonOf(leader, { ...paper, owner: "lan" }, "lan")).toContain("of his own");
    expect(reasonOf(leader, { ...paper, id: "XX261120A-lan" }, "lan")).toContain("of his own");
    expect(leader.open({ ...paper, owner: "lan" })).toEqual({ manager: ["mei"] });
  });

  test("where only they could, it goes one rank up", () => {
    const own = new Firm([{ steps: [{ by: ["manager-of-owner"] }] }]);
    expect(own.open(paper)).toEqual({ "manager-of-owner": ["lan"] });
    expect(own.open({ ...paper, id: "XX261120A-lan", owner: "lan" })).toEqual({
      "manager-of-owner": ["rui"],
    });
    const books = new Firm([{ steps: [{ by: ["bookkeeper"] }] }]);
    expect(books.open({ ...paper, owner: "bo" })).toEqual({ bookkeeper: [] });
  });

  test("who signed one step does not sign the next, unless the rule allows it", () => {
    const steps = [{ by: ["manager"] }, { name: "second", by: ["manager", "director"] }];
    const firm = new Firm([{ steps }]);
    const once = firm.approve(paper, "lan");
    expect(reasonOf(firm, once, "lan")).toContain("for somebody else");
    expect(firm.open(once)).toEqual({ second: ["mei", "rui"] });
    const lax = new Firm([{ steps, twice: true }]);
    expect(lax.state(lax.approve(lax.approve(paper, "lan"), "lan"))).toBe("approved");
  });

  test("acts that somebody wrote in by hand do not count either", () => {
    const signed = leader.approve(paper, "lan");
    const [act] = signed.approvals as readonly Act[];
    expect(leader.state({ ...signed, approvals: [{ ...act, by: "iwan" }] })).toBe("waiting");
  });
});

describe("steps", () => {
  test("in sequence: a later one is not open before", () => {
    expect(chain.open(paper)).toEqual({ manager: ["lan", "mei"] });
    expect(refusal(() => chain.approve(paper, "bo"))).toContain("not for you");
    const once = chain.approve(paper, "mei");
    expect(chain.open(once)).toEqual({ books: ["bo"] });
    expect(chain.state(chain.approve(chain.approve(once, "bo"), "rui"))).toBe("approved");
  });

  test("in parallel: all are open at once, in any order", () => {
    const firm = new Firm([
      { order: "parallel", steps: [{ by: ["bookkeeper"] }, { by: ["director"] }] },
    ]);
    const once = firm.approve(paper, "rui");
    expect(firm.open(once)).toEqual({ bookkeeper: ["bo"] });
    expect(firm.state(firm.approve(once, "bo"))).toBe("approved");
  });

  test("any of them, all of them, or so many", () => {
    const by = ["manager", "bookkeeper", "director"];
    const states = (need: string) => {
      const firm = new Firm([{ steps: [{ by, need }] }]);
      let now = paper;
      return ["mei", "bo", "rui"].map((who) => {
        if (firm.state(now) !== "approved") now = firm.approve(now, who);
        return firm.state(now);
      });
    };
    expect(states("any")).toEqual(["approved", "approved", "approved"]);
    expect(states("2")).toEqual(["waiting", "approved", "approved"]);
    expect(states("all")).toEqual(["waiting", "waiting", "approved"]);
    const all = new Firm([{ steps: [{ by, need: "all" }] }]);
    const once = all.approve(paper, "mei");
    expect(refusal(() => all.approve(once, "lan"))).toContain("not for you");
  });

  test("where a signature by key is wanted, a plain one does not count", () => {
    const firm = new Firm([{ steps: [{ by: ["manager"], signed: true }] }]);
    const plain = firm.approve(paper, "lan");
    expect(firm.state(plain)).toBe("waiting");
    const [act] = plain.approvals as readonly Act[];
    expect(firm.state({ ...plain, approvals: [{ ...act, signature: "x" }] })).toBe("approved");
  });
});

describe("substitutes with dates", () => {
  const away = people.map((one) =>
    one.id === "bo"
      ? { ...one, awayFrom: "2026-11-20", awayTo: "2026-11-24", substitute: "jun" }
      : one,
  );
  const steps = [{ by: ["bookkeeper"] }];

  test("who stands in signs for whoever is away, and both are told", () => {
    const firm = new Firm([{ steps }], away);
    const signed = firm.approve(paper, "jun");
    expect(signed.approvals).toMatchObject([{ by: "jun", for: "bo", seat: "bookkeeper" }]);
    expect(firm.state(signed)).toBe("approved");
  });

  test("only in those days, and not for a paper of his own", () => {
    const back = people.map((one) =>
      one.id === "bo" ? { ...one, awayTo: "2026-11-22", substitute: "jun" } : one,
    );
    expect(refusal(() => new Firm([{ steps }], back).approve(paper, "jun"))).toContain(
      "not for you",
    );
    const own = { ...paper, owner: "jun" };
    expect(refusal(() => new Firm([{ steps }], away).approve(own, "jun"))).toContain("of his own");
  });
});

describe("R-APR-30, R-APR-24, R-APR-25: what is rejected goes back, with a reason, and stays told", () => {
  const twice = chain.approve(chain.approve(paper, "mei"), "bo");

  test("to its owner: all is signed anew, once it is changed", () => {
    const back = chain.reject(twice, "rui", { why: "too dear" });
    expect(chain.state(back)).toBe("rejected");
    expect(chain.standing(back).refused).toMatchObject({ by: "rui", why: "too dear" });
    const cheaper: AnyStored = { ...back, amount: "1400" };
    expect(chain.state(cheaper)).toBe("void");
    expect(chain.open(cheaper)).toEqual({ manager: ["lan", "mei"] });
    expect(cheaper.approvals).toHaveLength(3);
  });

  test("or as it is, where those who sign think again", () => {
    const back = chain.reject(twice, "rui", { why: "why so dear?" });
    const again = ["lan", "bo", "rui"].reduce((one, who) => chain.approve(one, who), back);
    expect(chain.state(again)).toBe("approved");
  });

  test("to an earlier step: what was signed before it stays", () => {
    const back = chain.reject(twice, "rui", { why: "which account?", to: "books" });
    expect(chain.state(back)).toBe("waiting");
    expect(chain.open(back)).toEqual({ books: ["bo"] });
    expect(chain.state(chain.approve(chain.approve(back, "bo"), "rui"))).toBe("approved");
    expect(() => chain.reject(twice, "rui", { why: "x", to: "nobody" })).toThrow("no earlier step");
  });

  test("only by those who sign it", () => {
    expect(refusal(() => chain.reject(paper, "rui", { why: "x" }))).toContain("not for you");
    expect(refusal(() => chain.reject(twice, "mei", { why: "I was wrong" }))).toBeUndefined();
  });
});

describe("two clones", () => {
  const both = new Firm([
    { order: "parallel", steps: [{ by: ["bookkeeper"] }, { by: ["director"] }] },
  ]);
  const one = both.approve(paper, "bo");
  const acts = (record: AnyStored) => (record.approvals ?? []) as readonly Act[];

  test("what two said of one paper is for people to settle; meanwhile nothing is approved", () => {
    const theirs = both.approve(paper, "rui");
    const merged = mergeRecord(claim, { base: paper, ours: one, theirs }, 2);
    expect(merged.conflicts.map(({ field }) => field)).toEqual(["approvals"]);
    expect(both.state(merged.values as AnyStored)).toBe("waiting");
  });

  test("settled by taking both, two have signed, and a refusal is heard whatever the order", () => {
    const two = both.approve(paper, "rui");
    expect(both.state({ ...paper, approvals: [...acts(two), ...acts(one)] })).toBe("approved");
    const no = both.reject(paper, "rui", { why: "no" });
    expect(both.state({ ...paper, approvals: [...acts(one), ...acts(no)] })).toBe("rejected");
    expect(both.state({ ...paper, approvals: [...acts(no), ...acts(one)] })).toBe("rejected");
  });

  test("a price that was changed meanwhile is never mixed with what was signed", () => {
    const theirs: AnyStored = { ...paper, amount: "1500.01" };
    const { values, conflicts } = mergeRecord(claim, { base: paper, ours: one, theirs }, 2);
    expect(conflicts.map(({ field }) => field)).toEqual(["amount", "approvals"]);
    expect(both.state({ ...values, ...theirs, approvals: acts(one) } as AnyStored)).toBe("void");
  });
});

test("whatever is signed and refused, nothing is approved that not every step has signed since", () => {
  const who = fc.constantFrom("lan", "mei", "bo", "rui", "iwan");
  const act = fc.record({
    who,
    no: fc.boolean(),
    to: fc.constantFrom(undefined, "manager", "books"),
  });
  const price = fc.constantFrom("1500", "1500.01");
  fc.assert(
    fc.property(fc.array(fc.record({ act, price }), { maxLength: 14 }), (all) => {
      let now = paper;
      let signed: string[] = [];
      for (const { act: one, price: amount } of all) {
        if (amount !== now.amount) {
          now = { ...now, amount };
          signed = [];
          now = { ...now, approvals: [] };
        }
        try {
          if (one.no) {
            now = chain.reject(now, one.who, { why: "x", ...(one.to ? { to: one.to } : {}) });
            const keys = ["manager", "books", "director"];
            const from = one.to === undefined ? 0 : keys.indexOf(one.to);
            signed = signed.filter((key) => keys.indexOf(key) < from);
          } else {
            const [key = ""] = Object.keys(chain.open(now));
            now = chain.approve(now, one.who);
            signed.push(key);
          }
        } catch {
          // Not his to sign, or to send there.
        }
        expect(chain.state(now) === "approved").toBe(signed.length === 3);
      }
    }),
  );
});
