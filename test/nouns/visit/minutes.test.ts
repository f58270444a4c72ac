import { describe, expect, test } from "vitest";
import { defaultVisitSettings } from "../../../src/law/visit-settings.ts";
import type { Staff } from "../../../src/nouns/staff/staff.ts";
import {
  confirmReceipt,
  minutesDue,
  needsReview,
  nextMinutesStep,
  reviewMinutes,
  sendMinutes,
  writeMinutes,
} from "../../../src/nouns/visit/minutes.ts";
import { type Visit, visit } from "../../../src/nouns/visit/visit.ts";
import { applied, notes, refusal } from "../support.ts";
import { calendar } from "./calendar.ts";

const people: readonly Staff[] = [
  { id: "iwan", name: "Iwan", role: "sales", manager: "mei" },
  { id: "mei", name: "Mei", role: "sales" },
  { id: "lan", name: "Lan", role: "manager" },
];
const house = { people, settings: defaultVisitSettings };
const made: Visit = {
  id: "VS261120A",
  customer: "jinhong",
  by: "iwan",
  date: "2026-11-20",
  minutesDue: "2026-11-24",
};
const iwan = { me: "iwan", date: "2026-11-23" };
const lan = { me: "lan", date: "2026-11-23" };
const due = "2026-11-24";
const written = applied(made, writeMinutes(made, { text: "20 boxes" }, { ...iwan, due }));
const reviewed = applied(written, reviewMinutes(written, lan, house));
const sent = applied(reviewed, sendMinutes(reviewed, { ...iwan, to: "Anna" }, house));
const received = applied(sent, confirmReceipt(sent, { ...iwan, from: "Anna" }));

describe("R-VIS-02: minutes are due two working days after the visit", () => {
  test.each<[string, string]>([
    ["2026-11-23", "2026-11-25"],
    ["2026-11-20", "2026-11-24"],
    ["2026-11-21", "2026-11-24"],
    ["2026-09-30", "2026-10-09"],
    ["2026-10-09", "2026-10-12"],
  ])("made on %s: by %s", (date, by) => {
    const asked = { date, customer: {} };
    expect(minutesDue(asked, { minutesFor: "all" }, { calendar, workdays: 2 })).toBe(by);
  });

  test.each<["none" | "large" | "all", "large" | "ordinary" | undefined, boolean]>([
    ["none", "large", false],
    ["large", "large", true],
    ["large", "ordinary", false],
    ["large", undefined, false],
    ["all", undefined, true],
  ])("wanted of %s customers, this one is %s: %s", (minutesFor, tier, isWanted) => {
    const asked = { date: "2026-11-20", customer: tier === undefined ? {} : { tier } };
    const found = minutesDue(asked, { minutesFor }, { calendar, workdays: 2 });
    expect(found !== undefined).toBe(isWanted);
  });
});

describe("R-VIS-02, R-FRM-09: written, reviewed, sent, receipt confirmed", () => {
  test.each<[string, Visit, string | undefined]>([
    ["a visit without minutes wanted", { ...made, minutesDue: undefined }, undefined],
    ["a visit still to be made", { ...made, date: undefined }, undefined],
    ["made", made, "write"],
    ["written", written, "review"],
    ["reviewed", reviewed, "send"],
    ["sent", sent, "receipt"],
    ["received", received, undefined],
    ["changed by hand after the review", change(reviewed, "30 boxes"), "review"],
  ])("%s", (_, record, step) => {
    expect(nextMinutesStep(record, house)).toBe(step);
  });

  test("R-APR-02: each step waits for the one before, and says which", () => {
    const planned = { ...made, date: undefined };
    expect(refusal(() => writeMinutes(planned, { text: "x" }, { ...iwan, due }))).toContain(
      "was not made",
    );
    expect(refusal(() => reviewMinutes(made, lan, house))).toContain("no minutes of");
    expect(refusal(() => sendMinutes(written, iwan, house))).toContain("nobody has reviewed");
    expect(refusal(() => sendMinutes(change(reviewed, "x"), iwan, house))).toContain(
      "changed since",
    );
    expect(refusal(() => confirmReceipt(reviewed, iwan))).toContain("were not sent");
    expect(received.received).toEqual({ date: "2026-11-23", by: "iwan", from: "Anna" });
  });

  test("written anew, all that followed has to be done again", () => {
    const again = writeMinutes(received, { text: "30 boxes" }, { ...iwan, due });
    expect(notes(again)[0]).toContain("done again");
    expect(nextMinutesStep(applied(received, again), house)).toBe("review");
    expect(applied(received, again)).toMatchObject({ minutesDue: due });
  });

  test("the manager reviews, nobody his own; what a manager writes goes out at once", () => {
    expect(refusal(() => reviewMinutes(written, iwan, house))).toContain("of his own");
    expect(refusal(() => reviewMinutes(written, { ...iwan, me: "zoe" }, house))).toContain(
      "may not",
    );
    expect(reviewMinutes(written, { ...iwan, me: "mei" }, house).steps).toHaveLength(1);
    const own = applied(made, writeMinutes(made, { text: "x" }, { ...lan, due }));
    expect(needsReview(own, house)).toBe(false);
    const alone = { people: people.slice(0, 1), settings: defaultVisitSettings };
    expect(needsReview(written, alone)).toBe(false);
  });

  test("minutes without a visit are a finding, however they came into the file", () => {
    const found = (record: Visit): number =>
      visit.agree?.(record as never, { digits: 2 }).length ?? 0;
    expect([written, made].map(found)).toEqual([0, 0]);
    expect(found({ ...written, date: undefined })).toBe(1);
  });

  test("R-VIS-03: a person takes the notes", () => {
    const told = { text: "20 boxes", taker: "mei" };
    expect(applied(made, writeMinutes(made, told, { ...iwan, due })).taker).toBe("mei");
  });

  test("a visit with minutes due is bound with its month only when they were received", () => {
    const isSettled = (record: Visit): boolean | undefined =>
      visit.settled?.(record as never, { to: "2026-11-30" } as never);
    expect([made, sent, received].map(isSettled)).toEqual([false, false, true]);
    expect(isSettled({ ...made, minutesDue: undefined })).toBe(true);
  });
});

function change(record: Visit, text: string): Visit {
  return { ...record, minutes: { date: "2026-11-23", by: "iwan", text } };
}
