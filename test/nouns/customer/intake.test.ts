import { describe, expect, test } from "vitest";
import { shownDuties } from "../../../src/law/duty.ts";
import { type CustomerBrief, customerBrief } from "../../../src/nouns/customer/brief.ts";
import type { Customer } from "../../../src/nouns/customer/customer.ts";
import { customerDuties } from "../../../src/nouns/customer/duties.ts";
import { followUpOf, importantDuties } from "../../../src/nouns/customer/follow-up.ts";
import { idleCustomers } from "../../../src/nouns/customer/idle.ts";
import {
  type Colleague,
  fileCustomer,
  forwardCustomer,
  intakeDuties,
  reviewCustomer,
} from "../../../src/nouns/customer/intake.ts";
import { nextStepChange } from "../../../src/nouns/customer/next.ts";
import { factsOn, people } from "../pursuit/support.ts";
import { applied, notes, refusal } from "../support.ts";

/** Collected on a Friday: the weekend does not count. */
const base: Customer = { id: "xin", name: "Xin", owner: "lan", collected: "2026-11-20" };
const told = { date: "2026-11-24", me: "mei" };

const dutiesOf = (record: Customer, today: string, colleagues: readonly Colleague[] = people) =>
  intakeDuties([customerBrief.of(record)], { ...factsOn(today), people: colleagues });

describe("new data on their way into the file", () => {
  test("R-CUS-09, R-CUS-29, R-REM-01, R-FRM-01: reviewed by the manager within two working days; late, both see it", () => {
    expect(dutiesOf(base, "2026-11-23")).toMatchObject([
      { rule: "intake", who: "mei", from: "2026-11-20", due: "2026-11-24" },
    ]);
    expect(dutiesOf(base, "2026-11-25").map(({ rule, who }) => [rule, who])).toEqual([
      ["intake", "mei"],
      ["intake-late", "lan"],
    ]);
  });

  test("R-VAR-05: the firm may give more time for it", () => {
    const facts = factsOn("2026-11-25");
    const limits = { ...facts.limits, intakeWorkdays: 4 };
    expect(intakeDuties([customerBrief.of(base)], { ...facts, limits, people })).toMatchObject([
      { rule: "intake", due: "2026-11-26" },
    ]);
  });

  test("R-APR-03: a manager reviews, and nobody his own", () => {
    expect(refusal(() => reviewCustomer(base, { ...told, me: "lan" }, people))).toMatch(/his own/);
    expect(refusal(() => reviewCustomer(base, { ...told, me: "wei" }, people))).toMatch(
      /a manager/,
    );
    const own = { ...base, owner: "mei" };
    expect(refusal(() => reviewCustomer(own, told, people))).toMatch(/his own/);
    const reviewed = applied(base, reviewCustomer(base, told, people));
    expect(reviewed.reviewed).toEqual({ date: "2026-11-24", by: "mei" });
    expect(refusal(() => reviewCustomer(reviewed, told, people))).toMatch(/was reviewed/);
  });

  test("R-CUS-63: the review says what is still missing", () => {
    expect(notes(reviewCustomer(base, told, people))).toContain(
      "still missing: a telephone, a contact, an address",
    );
    const full = { ...base, phone: "0571-1", contacts: [{ name: "Wang" }], address: "Road 1" };
    expect(notes(reviewCustomer(full, told, people))).toHaveLength(1);
  });

  test("R-CUS-30: forwarded the next working day to who files them, then filed", () => {
    expect(refusal(() => forwardCustomer(base, { ...told, to: "wei" }))).toMatch(
      /not been reviewed/,
    );
    const reviewed = applied(base, reviewCustomer(base, told, people));
    expect(dutiesOf(reviewed, "2026-11-24")).toMatchObject([
      { rule: "forwarding", who: "mei", due: "2026-11-25" },
    ]);
    expect(refusal(() => fileCustomer(reviewed, told))).toMatch(/not been forwarded/);
    const forwarded = applied(reviewed, forwardCustomer(reviewed, { ...told, to: "wei" }));
    expect(dutiesOf(forwarded, "2026-11-24")).toMatchObject([{ rule: "filing", who: "wei" }]);
    const filed = applied(forwarded, fileCustomer(forwarded, told));
    expect(dutiesOf(filed, "2026-11-24")).toEqual([]);
  });

  test("who works alone is not asked; nor is anybody about customers without a day of collection", () => {
    expect(dutiesOf(base, "2026-11-25", [{ id: "lan", name: "Lan", role: "manager" }])).toEqual([]);
    expect(dutiesOf({ ...base, collected: undefined }, "2026-11-25")).toEqual([]);
  });
});

describe("follow-up", () => {
  test("R-FUP-02: by the stage, or set by hand; nothing for the lost", () => {
    const of = (stage?: Customer["stage"], followUp?: Customer["followUp"]) =>
      followUpOf({ stage, followUp });
    expect([of(), of("negotiating"), of("cooperating"), of("long-term"), of("lost")]).toEqual([
      ...["conversion", "conversion", "service", "long-term", undefined],
    ]);
    expect(of("cooperating", "conversion")).toBe("conversion");
  });

  test("R-FUP-49: of what is due on one day, conversion comes first", () => {
    const step = { nextStep: "call", nextDate: "2026-11-22" } as const;
    const briefs: CustomerBrief[] = [
      { id: "a", name: "A", stage: "cooperating", ...step },
      { id: "b", name: "B", stage: "negotiating", ...step },
    ];
    const none = new Map<string, string>();
    const duties = customerDuties(
      briefs,
      { lastVisit: none, lastContact: none },
      factsOn("2026-11-22"),
    );
    const shown = shownDuties(duties, { today: "2026-11-22", until: "2026-11-22" });
    expect(shown.map(({ id }) => id)).toEqual(["b", "a"]);
  });

  test("R-FUP-17, R-REM-10: an important step is shown every day until it is done", () => {
    const record: Customer = {
      ...{ id: "a", name: "A", nextStep: "send contract", nextDate: "2026-12-20" },
      nextImportant: true,
    };
    const brief = customerBrief.of(record);
    expect(importantDuties([brief], { today: "2026-11-22" })).toMatchObject([
      { rule: "important", from: "2026-11-22", due: "2026-12-20" },
    ]);
    expect(refusal(() => nextStepChange(record, { next: "call" }))).toMatch(/not done yet/);
    const [done] = nextStepChange(record, { done: true });
    expect(done).toMatchObject({ fields: { nextStep: undefined, nextImportant: undefined } });
    const [marked] = nextStepChange({ id: "a", name: "A" }, { next: "call", important: true });
    expect(marked).toMatchObject({ fields: { nextStep: "call", nextImportant: true } });
  });

  test("R-FUP-38: the next call is set while the file is made, with what it is about", () => {
    const made: Customer = {
      id: "a",
      name: "A",
      nextStep: "knowledge evening",
      nextDate: "2026-11-30",
    };
    const none = new Map([["a", "2026-11-20"]]);
    const duties = customerDuties(
      [customerBrief.of(made)],
      { lastVisit: none, lastContact: none },
      factsOn("2026-11-22"),
    );
    expect(duties).toMatchObject([{ due: "2026-11-30", what: { en: "knowledge evening" } }]);
  });

  test("R-FUP-42: who was left alone is idle; material that nobody asked about is told", () => {
    const briefs: CustomerBrief[] = [
      { id: "service", name: "S", stage: "cooperating", added: "2026-01-01" },
      { id: "fresh", name: "F", added: "2026-01-01" },
      { id: "sent", name: "M", stage: "interested", added: "2026-01-01" },
      { id: "lost", name: "L", stage: "lost", added: "2026-01-01" },
      { id: "never", name: "N", stage: "interested", added: "2026-10-01", owner: "lan" },
    ];
    const facts = {
      ...{ today: "2026-11-22", least: 30 },
      lastContact: new Map([
        ["service", "2026-08-01"],
        ["fresh", "2026-11-01"],
        ["sent", "2026-10-20"],
      ]),
      sent: new Map([["sent", "2026-10-20"]]),
    };
    const idle = idleCustomers(briefs, facts);
    expect(idle.map(({ one, days, material }) => [one.id, days, material])).toEqual([
      ["never", 52, undefined],
      ["sent", 33, "2026-10-20"],
      ["service", 113, undefined],
    ]);
    expect(idleCustomers(briefs, { ...facts, staff: "lan" })).toHaveLength(1);
    expect(idleCustomers(briefs, { ...facts, followUp: "service" })).toHaveLength(1);
  });
});
