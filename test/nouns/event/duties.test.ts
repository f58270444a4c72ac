import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/law/dates.ts";
import type { Duty, DutyFacts } from "../../../src/law/duty.ts";
import { withDefaults } from "../../../src/law/settings.ts";
import { makeCalendar } from "../../../src/law/workdays.ts";
import { eventDuties, isLive } from "../../../src/nouns/event/duties.ts";
import type { Event, Guest } from "../../../src/nouns/event/event.ts";
import type { EventMessage } from "../../../src/nouns/event/progress.ts";

const { limits } = withDefaults({ format: 1, name: "x", currency: "CNY" });
const calendar = makeCalendar({});
const day = "2026-11-29";
const ahead = (days: number): string => addDays(day, -days);
const guests: readonly Guest[] = [
  { customer: "a", host: "wu" },
  { customer: "b", host: "wu" },
  { customer: "c", host: "chen" },
];
const evening: Event = { id: "tea", name: "Tea evening", date: day, owner: "chen", guests };

interface On {
  readonly today?: string;
  readonly messages?: readonly EventMessage[];
}

/** The duties up to the day of the event, of one host. */
function of(record: Event, { today = ahead(8), messages = [] }: On = {}, who = "wu"): Duty[] {
  const facts: DutyFacts = { today, until: day, calendar, limits, digits: 2 };
  return eventDuties(record, messages, facts).filter((one) => one.who === who);
}

const step = (duties: readonly Duty[], words: string): Duty | undefined =>
  duties.find((one) => one.what.en.startsWith(words));

const text = (customer: string, template: string, date: string): EventMessage => ({
  customer,
  template,
  date,
});

describe("the timetable of three texts", () => {
  test("R-COM-25, R-REM-15: first text 7 days before, second 2-3, third the evening before or on the day", () => {
    const duties = of(evening);
    expect(step(duties, "first text")).toMatchObject({ from: ahead(7), due: ahead(7) });
    expect(step(duties, "second text")).toMatchObject({ from: ahead(3), due: ahead(2) });
    expect(step(duties, "reminder text")).toMatchObject({ from: ahead(1), due: day });
    expect(step(duties, "choose the real targets")).toMatchObject({ due: ahead(1) });
  });

  test("R-COM-26: a call follows its text within one or two days", () => {
    const messages = ["a", "b"].map((one) => text(one, "event-1-expert", ahead(6)));
    const first = step(of(evening, { messages }), "first call");
    expect(first).toMatchObject({ from: ahead(5), due: ahead(4) });
    const second = step(of(evening), "second call");
    expect(second).toMatchObject({ from: ahead(1), due: ahead(1) });
  });

  test("R-OWN-11, R-COM-27: one duty per host and step, never one per guest", () => {
    const texts = [...of(evening), ...of(evening, {}, "chen")].filter((one) =>
      one.what.en.startsWith("first text"),
    );
    expect(texts.map((one) => one.what.en)).toEqual([
      "first text of invitation: 2 guests, event on 2026-11-29",
      "first text of invitation: 1 guest, event on 2026-11-29",
    ]);
    expect(texts[0]?.command).toBe("rounds message draft event-1-expert --about tea --host wu");
  });

  test("a step ends when every guest was written to, or when the host says so", () => {
    const one = [text("a", "event-1-expert", ahead(7))];
    expect(step(of(evening, { messages: one }), "first text")?.what.en).toContain("1 guest,");
    const both = [...one, text("b", "event-1-rousing", ahead(7))];
    expect(step(of(evening, { messages: both }), "first text")).toBeUndefined();
    const marked = { ...evening, done: [{ step: "text-1", by: "wu", date: ahead(7) } as const] };
    expect(step(of(marked), "first text")).toBeUndefined();
    expect(step(of(marked, {}, "chen"), "first text")).toBeDefined();
  });

  test("a call is due for the guests not called since the text; the next of them is named", () => {
    const called = guests.map((one) => (one.customer === "a" ? { ...one, called: ahead(5) } : one));
    const messages = ["a", "b"].map((one) => text(one, "event-1-expert", ahead(6)));
    const first = step(of({ ...evening, guests: called }, { messages }), "first call");
    expect(first).toMatchObject({ command: "rounds event call tea b" });
    expect(first?.what.en).toContain("1 guest,");
  });

  test("R-COM-28: who declined gets the third text only", () => {
    const declined = guests.map((one): Guest => ({ ...one, answer: "declined" }));
    const duties = of({ ...evening, guests: declined });
    expect(duties.map((one) => one.what.en.split(":")[0])).toEqual([
      "first text of invitation",
      "reminder text",
    ]);
  });

  test("R-COM-29: the chosen guests are reminded by the host himself", () => {
    const targets = guests.map((one) => ({ ...one, target: one.customer === "a" }));
    const own = step(of({ ...evening, guests: targets }), "remind the real targets");
    expect(own).toMatchObject({ from: ahead(1), due: day, command: "rounds event call tea a" });
    expect(step(of({ ...evening, guests: targets }), "choose the real")).toBeUndefined();
  });
});

describe("the timetable of a notice", () => {
  const notice: Event = { ...evening, timetable: "notice", kind: "free-check" };

  test("R-COM-37, R-REM-25, R-VAR-15: by phone two weeks before, the letter within two days", () => {
    const duties = of(notice, { today: ahead(15) });
    expect(duties.map((one) => [one.what.en.split(":")[0], one.from, one.due])).toEqual([
      ["notice by phone", ahead(14), ahead(14)],
      ["written notice where needed", ahead(14), ahead(12)],
    ]);
    const called = { ...notice, guests: guests.map((one) => ({ ...one, called: ahead(13) })) };
    expect(of(called, { today: ahead(13) })).toMatchObject([{ from: ahead(13), due: ahead(11) }]);
    const letters = ["a", "b"].map((customer) => ({
      ...{ customer, channel: "letter", date: ahead(12) },
    }));
    expect(of(called, { today: ahead(12), messages: letters })).toEqual([]);
  });
});

describe("after the event", () => {
  const after = addDays(day, 1);
  const held: Event = {
    ...evening,
    guests: [
      { customer: "a", host: "wu", came: true, ordered: true },
      { customer: "b", host: "wu" },
      { customer: "c", host: "chen", came: true },
    ],
  };

  test("R-FUP-35, R-REM-16: no-shows and those who did not buy are asked why, buyers are thanked", () => {
    const all = [...of(held, { today: after }), ...of(held, { today: after }, "chen")];
    expect(all.map((one) => [one.what.en.split(":")[0], one.due, one.command])).toEqual([
      ["thank buyers, ask whom they would recommend", addDays(day, 3), "rounds event call tea a"],
      ["find out why they did not come", addDays(day, 3), "rounds event call tea b"],
      ["find out why they did not order", addDays(day, 3), "rounds event call tea c"],
    ]);
  });

  test("nothing is left of a guest who was followed up, nor of an event long past", () => {
    const done = { ...held, guests: held.guests?.map((one) => ({ ...one, followed: after })) };
    expect(of(done, { today: after })).toEqual([]);
    const late = addDays(day, limits.eventOverDays + 1);
    expect(of(held, { today: late })).toEqual([]);
    expect(isLive(day, { today: late, calendar, limits, digits: 2 })).toBe(false);
  });

  test("before anybody is known to have come, that is what is asked for", () => {
    const open = of(evening, { today: day }, "chen").find((one) => one.rule === "event-attendance");
    expect(open).toMatchObject({ due: after, command: "rounds event attend tea" });
    expect(of(evening, { today: after }).map((one) => one.rule)).toEqual([]);
  });

  test("an event that was called off asks for nothing", () => {
    const off = { ...evening, cancelled: { date: ahead(3), why: "no room" } };
    expect(of(off)).toEqual([]);
  });
});
