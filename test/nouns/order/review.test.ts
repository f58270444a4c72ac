import { describe, expect, test } from "vitest";
import type { Change } from "../../../src/law/change.ts";
import type { Settings } from "../../../src/law/settings.ts";
import { withDefaults } from "../../../src/law/settings.ts";
import { makeCalendar } from "../../../src/law/workdays.ts";
import { agreedDuties } from "../../../src/nouns/order/agreed-duties.ts";
import {
  coordinate,
  recordTrial,
  signCoordination,
} from "../../../src/nouns/order/coordinating.ts";
import type { Order } from "../../../src/nouns/order/order.ts";
import { isReadyToSign, reviewStep, reviewWay } from "../../../src/nouns/order/review.ts";
import {
  decideReview,
  giveOpinion,
  openReview,
  recordTalk,
} from "../../../src/nouns/order/reviewing.ts";
import { departmentsOf, speakersOf } from "../../../src/nouns/order/speakers.ts";
import { orderState } from "../../../src/nouns/order/totals.ts";
import { applied, refusal } from "../support.ts";

const settings: Settings = withDefaults({
  format: 1,
  name: "x",
  currency: "CNY",
  orderReview: [
    { department: "production", who: ["zhou"] },
    { department: "quality", who: ["storekeeper"] },
    { department: "signer" },
  ],
  orderReviewBelow: "1000",
});
const facts = { settings, digits: 2, fromStock: false };
const on = { date: "2026-11-22", by: "chen" };
const draft: Order = {
  id: "SO261120A-wu",
  customer: "jinhong",
  owner: "wu",
  date: "2026-11-20",
  lines: [{ product: "tea", quantity: "40", price: "100" }],
};
const special = { ...draft, special: "two-sided foil" };
const step = (record: Order) => reviewStep(record, settings, 2).step;
const then = (record: Order, ...acts: ((one: Order) => Change)[]): Order =>
  acts.reduce((one, act) => applied(one, act(one)), record);

const open = (one: Order) => openReview(one, on, facts);
const say = (department: "production" | "quality" | "signer", verdict: "ok" | "no" = "ok") => {
  const text = verdict === "ok" ? undefined : "too wide";
  return (one: Order) => giveOpinion(one, { ...on, department, verdict, text }, facts);
};
const all = [open, say("production"), say("quality"), say("signer")] as const;
const talk = (agreed: boolean) => (one: Order) =>
  recordTalk(one, { ...on, text: "the plates", agreed }, facts);
const decide = (outcome: "notice" | "coordination" | "returned", why?: string) => (one: Order) =>
  decideReview(one, { ...on, outcome, why }, facts);

describe("order review", () => {
  test("no setting, no review", () => {
    const none = withDefaults({ format: 1, name: "x", currency: "CNY" });
    expect(reviewStep(draft, none, 2).step).toBe("none");
    expect(refusal(() => openReview(draft, on, { ...facts, settings: none }))).toContain(
      "not reviewed",
    );
  });

  test("R-ORD-08 R-FLOW-11: each department named gives its opinion before anybody decides", () => {
    expect(step(draft)).toBe("open");
    const opened = then(draft, open);
    expect(reviewStep(opened, settings, 2)).toEqual({
      step: "opinions",
      missing: ["production", "quality", "signer"],
    });
    const two = then(opened, say("production"), say("quality"));
    expect(refusal(() => decide("notice")(two))).toContain("who signed the contract");
    expect(step(then(two, say("signer")))).toBe("decide");
  });

  test("R-ORD-08: an opinion against it says why, and only departments asked give one", () => {
    const opened = then(draft, open);
    const told = { ...on, department: "production", verdict: "no" } as const;
    expect(refusal(() => giveOpinion(opened, { ...told, text: undefined }, facts))).toContain(
      "speaks",
    );
    const other = { ...on, department: "finance", verdict: "ok", text: undefined } as const;
    expect(refusal(() => giveOpinion(opened, other, facts))).toContain("not asked");
  });

  test("R-ORD-08: people speak for their department by name or role, the owner as signer", () => {
    const people = [
      { id: "zhou", name: "Zhou", role: "sales" },
      { id: "he", name: "He", role: "storekeeper" },
      { id: "wu", name: "Wu", role: "sales" },
    ] as const;
    const asked = { record: then(draft, open), people, settings };
    expect(speakersOf("production", asked).map(({ id }) => id)).toEqual(["zhou"]);
    expect(departmentsOf({ ...asked, me: "he" })).toEqual(["quality"]);
    expect(departmentsOf({ ...asked, me: "wu" })).toEqual(["signer"]);
  });

  test("R-ORD-09: an ordinary order that can be met goes to the leaders and gets its notice", () => {
    const done = then(draft, ...all, decide("notice"));
    expect(step(done)).toBe("passed");
  });

  test("R-ORD-10: a special order, or one a department objects to, is talked over first", () => {
    expect(step(then(special, ...all))).toBe("talk");
    const objected = then(draft, open, say("production", "no"), say("quality"), say("signer"));
    expect(step(objected)).toBe("talk");
    expect(step(then(objected, talk(true)))).toBe("decide");
  });

  test("R-ORD-11: notice and coordination only when the customer agreed, else returned", () => {
    const talked = then(special, ...all, talk(false));
    expect(refusal(() => decide("notice")(talked))).toContain("not agreed");
    expect(step(then(talked, talk(true), decide("notice")))).toBe("passed");
  });

  test("R-ORD-50 R-FLOW-11: a returned order ends, with a record of who, when and why", () => {
    const talked = then(special, ...all, talk(false));
    expect(refusal(() => decide("returned")(talked))).toContain("reason");
    const returned = then(talked, decide("returned", "no plates"));
    expect(orderState(returned)).toBe("cancelled");
    expect(returned.cancelled).toEqual({ ...on, why: "no plates", because: "review" });
    expect(refusal(() => open(returned))).toContain("cancelled");
  });

  test("R-ORD-12: below the limit without a special requirement only a leader signs", () => {
    const small = { ...draft, lines: [{ product: "tea", quantity: "9", price: "100" }] };
    const way = (one: Order) => reviewWay(one, settings, facts);
    expect([way(small), way(draft), way({ ...small, special: "foil" })]).toEqual([
      "small",
      "full",
      "full",
    ]);
    expect(way({ ...small, currency: "USD" })).toBe("full");
    expect(step(then(small, open))).toBe("decide");
    const grown = { ...then(small, open, decide("notice")), lines: draft.lines };
    expect(step(grown)).toBe("void");
  });

  test("R-ORD-49: what lies in stock skips the technical review", () => {
    const way = (one: Order) => reviewWay(one, settings, { ...facts, fromStock: true });
    expect([way(draft), way(special)]).toEqual(["stock", "full"]);
    const opened = then(draft, (one) => openReview(one, on, { ...facts, fromStock: true }));
    expect(step(opened)).toBe("decide");
  });

  test("what is changed after it was reviewed is reviewed again, in a round of its own", () => {
    const done = then(draft, ...all, decide("notice"));
    expect(step({ ...done, special: "foil" })).toBe("void");
    expect(step({ ...done, lines: [{ product: "pot", quantity: "40", price: "100" }] })).toBe(
      "void",
    );
    expect(step({ ...done, lines: [{ product: "tea", quantity: "50", price: "90" }] })).toBe(
      "passed",
    );
    const again = then({ ...done, special: "foil" }, open);
    expect([again.review?.round, step(again), again.opinions?.length]).toEqual([2, "opinions", 3]);
  });

  test("a leader is asked to sign only when all opinions are there", () => {
    const opened = then(draft, open);
    expect([
      isReadyToSign(draft),
      isReadyToSign(opened),
      isReadyToSign(then(draft, ...all)),
    ]).toEqual([true, false, true]);
  });
});

describe("order coordination", () => {
  const special2 = then(special, ...all, talk(true), decide("coordination"));
  const adjust = (trials?: ("small" | "pilot" | "industrial")[]) => (one: Order) =>
    coordinate(one, { ...on, text: "thicker", trials }, facts);
  const sign = (one: Order) => signCoordination(one, { ...on, by: "xu" }, facts);
  const trial =
    (name: "small" | "pilot" | "industrial", passed = true) =>
    (one: Order) =>
      recordTrial(one, { ...on, trial: name, passed, text: undefined }, facts);

  test("R-ORD-13 R-FLOW-12: adjusted, then the chief engineer signs or sends it back", () => {
    expect(step(special2)).toBe("coordinate");
    const written = then(special2, adjust());
    expect(step(written)).toBe("engineer");
    const back = then(written, (one) =>
      signCoordination(one, { ...on, refused: "too thin" }, facts),
    );
    expect(step(back)).toBe("coordinate");
    const signed = then(back, adjust(), sign);
    expect(signed.coordination).toMatchObject({ signed: "2026-11-22", signedBy: "xu" });
  });

  test("R-ORD-14: only structural: the notice follows; else small, pilot, industrial in order", () => {
    expect(step(then(special2, adjust(), sign))).toBe("passed");
    const trials = then(special2, adjust(["small", "pilot", "industrial"]), sign);
    expect(refusal(() => trial("industrial")(trials))).toContain("first the small trial");
    const failed = then(trials, trial("small", false));
    expect(reviewStep(failed, settings, 2)).toEqual({ step: "trial", trial: "small" });
    const done = then(failed, trial("small"), trial("pilot"), trial("industrial"));
    expect(step(done)).toBe("passed");
  });
});

describe("duties of a review", () => {
  const duties = (record: Order) =>
    agreedDuties(record, "Lake", {
      today: "2026-11-22",
      calendar: makeCalendar({}),
      limits: settings.limits,
      digits: 2,
      settings,
    }).map(({ who, role, due, command }) => `${who ?? role} ${due} ${command}`);

  test("R-REM-45: every department owes its opinion in time, then the leaders the decision", () => {
    expect(duties(draft)).toEqual(["wu 2026-11-24 rounds order review SO261120A-wu"]);
    expect(duties(then(draft, open)).map((one) => one.split(" ")[0])).toEqual([
      "zhou",
      "storekeeper",
      "wu",
    ]);
    expect(duties(then(draft, ...all))).toEqual([
      "manager 2026-11-24 rounds order outcome SO261120A-wu notice",
    ]);
    expect(duties(then(draft, ...all, decide("notice")))).toEqual([]);
  });
});
