import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeRecord } from "../../../src/law/merge.ts";
import { type Event, event, type Guest } from "../../../src/nouns/event/event.ts";
import {
  answered,
  callAdvice,
  calledGuest,
  markGuests,
} from "../../../src/nouns/event/guest-rules.ts";
import { eventAudience, eventFilling } from "../../../src/nouns/event/messages.ts";
import { hostProgress } from "../../../src/nouns/event/progress.ts";
import { cancelEvent, dealt, invite, markDone } from "../../../src/nouns/event/rules.ts";
import { eventsReport } from "../../../src/nouns/event/views.ts";
import { applied, notes, refusal } from "../support.ts";

const tea: Event = { id: "tea", name: "Tea evening", date: "2026-11-29", owner: "chen" };
const person = (id: string, owner?: string) => ({ id, name: id.toUpperCase(), owner });

describe("inviting", () => {
  test("R-OWN-11, R-COM-27, R-VAR-11: each guest has a host: the one named, whose customer it is, who runs it", () => {
    const change = invite(tea, [person("a", "wu"), person("b")], undefined);
    expect(applied(tea, change).guests).toEqual([
      { customer: "a", host: "wu" },
      { customer: "b", host: "chen" },
    ]);
    expect(applied(tea, invite(tea, [person("a", "wu")], "sun")).guests).toEqual([
      { customer: "a", host: "sun" },
    ]);
  });

  test("R-COM-28: who opted out is left out and named; who is there stays as he is", () => {
    const known = { ...tea, guests: [{ customer: "a", host: "wu", answer: "coming" }] as Guest[] };
    const change = invite(
      known,
      [person("a"), person("b"), { ...person("c"), optOut: ["message"] }],
      undefined,
    );
    expect(applied(known, change).guests?.map((one) => one.customer)).toEqual(["a", "b"]);
    expect(applied(known, change).guests?.[0]?.answer).toBe("coming");
    expect(notes(change)).toEqual(["1 guest on the list already", "left out, they opted out: C"]);
    const phone = { ...tea, timetable: "notice" } as const;
    expect(invite(phone, [{ ...person("c"), optOut: ["message"] }], "wu").steps).toHaveLength(1);
  });
});

describe("splitting the list", () => {
  const hosts = ["wu", "chen", "sun"];
  const guest = fc.record({
    host: fc.constantFrom(undefined, "wu", "chen", "zhou"),
    called: fc.constantFrom(undefined, "2026-11-22"),
    owner: fc.constantFrom(undefined, "wu", "chen", "zhou"),
  });
  const list = fc.array(guest, { maxLength: 40 });

  test("R-OWN-11: the numbers are even, and everybody has one of the named hosts", () => {
    fc.assert(
      fc.property(list, (all) => {
        const guests = all.map(
          ({ host }, n): Guest => ({ customer: `c${n}`, ...(host ? { host } : {}) }),
        );
        const split = dealt(guests, hosts, (id) => all[Number(id.slice(1))]?.owner);
        const counts = hosts.map((one) => split.filter(({ host }) => host === one).length);
        expect(counts.reduce((sum, one) => sum + one, 0)).toBe(all.length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("R-COM-27: from the first call on the host is the guest's own and stays", () => {
    fc.assert(
      fc.property(list, (all) => {
        const guests = all.map(
          ({ host, called }, n): Guest => ({ customer: `c${n}`, host, called }),
        );
        const split = dealt(guests, hosts, () => undefined);
        for (const [n, one] of guests.entries()) {
          if (one.called && one.host) expect(split[n]?.host).toBe(one.host);
          else expect(hosts).toContain(split[n]?.host);
        }
      }),
    );
  });
});

describe("guests", () => {
  const held: Event = {
    ...tea,
    guests: [
      { customer: "a", host: "wu", called: "2026-11-23", reached: "2026-11-23", answer: "coming" },
      { customer: "b", host: "chen" },
    ],
  };

  test("an answer stands with its guest; one who is not invited is refused, with the remedy", () => {
    const change = answered(held, person("b"), { answer: "maybe", why: "busy" });
    expect(applied(held, change).guests?.[1]).toMatchObject({ answer: "maybe", why: "busy" });
    expect(refusal(() => answered(held, person("z"), { answer: "coming" }))).toBe(
      "Z is not on the list of Tea evening",
    );
  });

  test("R-FUP-35: who orders has come; a guest who was not invited is put on the list", () => {
    const on = { mark: "ordered", today: "2026-11-29" } as const;
    const change = markGuests(held, [person("a"), person("z", "wu")], on);
    expect(applied(held, change).guests).toMatchObject([
      { customer: "a", came: true, ordered: true, answer: "coming" },
      { customer: "b" },
      { customer: "z", host: "wu", came: true, ordered: true },
    ]);
    expect(notes(change)).toEqual(["not invited, put on the list: Z"]);
  });

  test("nobody has come before the day", () => {
    const early = { mark: "came", today: "2026-11-28" } as const;
    expect(refusal(() => markGuests(held, [person("a")], early))).toBe(
      "Tea evening is on 2026-11-29",
    );
  });

  test("R-FUP-35: a call after the event is the follow-up, one that reached nobody is not", () => {
    const guest = { customer: "b", host: "chen" };
    const told = { date: "2026-11-30", result: "reached", why: "too far" };
    expect(calledGuest(held, guest, told)).toEqual({
      ...{ called: "2026-11-30", reached: "2026-11-30", followed: "2026-11-30", why: "too far" },
    });
    expect(calledGuest(held, guest, { date: "2026-11-30", result: "nobody" })).toEqual({
      called: "2026-11-30",
    });
    expect(calledGuest(held, guest, { date: "2026-11-24", result: "reached" })).not.toHaveProperty(
      "followed",
    );
  });

  test("R-OWN-11, R-FUP-35: what to say in the call depends on how the guest stands", () => {
    const say = (guest: Guest, today: string): string => callAdvice(held, guest, today).en;
    expect(say({ customer: "b" }, "2026-11-22")).toContain("personal host");
    expect(say({ customer: "b", ordered: true, came: true }, "2026-11-30")).toContain("recommend");
    expect(say({ customer: "b", came: true }, "2026-11-30")).toContain("did not order");
    expect(say({ customer: "b" }, "2026-11-30")).toContain("did not come");
  });

  test("a step is marked once; one of another timetable is refused", () => {
    const mark = { step: "text-1", by: "wu", date: "2026-11-22" } as const;
    const done = applied(held, markDone(held, mark));
    expect(markDone(done, mark).steps).toEqual([]);
    expect(refusal(() => markDone(held, { ...mark, step: "notice" }))).toContain("no step notice");
  });

  test("nothing is done any more about an event that was called off", () => {
    const off = applied(held, cancelEvent(held, { date: "2026-11-25", why: "no room" }));
    expect(refusal(() => invite(off, [person("z")], undefined))).toContain("no room");
  });

  test("R-COM-28, R-FUP-35: a message goes to those whom it is for", () => {
    const after = {
      ...held,
      guests: [
        { customer: "a", host: "wu", came: true },
        { customer: "b", host: "wu", answer: "declined" },
        { customer: "c", host: "chen" },
      ] as Guest[],
    };
    const to = (template: string, host?: string) => eventAudience(after, { template, host });
    expect(to("event-1-expert", "wu")).toEqual(["a", "b"]);
    expect(to("event-2-vivid")).toEqual(["a", "c"]);
    expect(to("event-3-reminder")).toEqual(["a", "b", "c"]);
    expect(to("event-thanks")).toEqual(["a"]);
    expect(to("event-missed")).toEqual(["b", "c"]);
  });

  test("R-COM-31: place, date, phone and package price stand in for themselves in a message", () => {
    const full = {
      ...tea,
      place: "West Lake store",
      price: "99.00",
      phone: "0571-1",
      time: "19:00",
    };
    expect(eventFilling(full, "en")).toEqual({
      ...{ event: "Tea evening", day: "29 Nov", time: "19:00" },
      ...{ place: "West Lake store", price: "99.00", phone: "0571-1" },
    });
    expect(eventFilling(full, "zh")).toMatchObject({ day: "11月29日" });
  });
});

describe("figures", () => {
  test("invited, reached, coming, came, ordered are counted per host", () => {
    const guests: Guest[] = [
      { customer: "a", host: "wu", reached: "2026-11-23", answer: "coming", came: true },
      { customer: "b", host: "wu", came: true, ordered: true },
      { customer: "c" },
    ];
    expect(hostProgress({ guests })).toEqual([
      { host: "wu", invited: 2, reached: 1, coming: 1, targets: 0, came: 2, ordered: 1 },
      { host: undefined, invited: 1, reached: 0, coming: 0, targets: 0, came: 0, ordered: 0 },
    ]);
  });

  test("R-COM-40: every programme that brings customers and us together is a kind of event", () => {
    const kind = event.fields.kind.kind;
    const words = "满意度调查 联谊活动 咨询服务 知识讲座 客户答谢会 自驾游".split(" ");
    const codes = words.map((word) => kind.parse(word, { today: "2026-11-22", digits: 2 }));
    expect(codes.join(" ")).toBe("survey social advice knowledge customer-evening trip");
  });

  test("R-SVC-39: campaigns with their dates and targets, and what they brought", () => {
    const week: Event = {
      ...{ id: "week", name: "Free check week", date: "2026-10-12", until: "2026-10-18" },
      ...{ kind: "free-check", goal: 4 },
      guests: [{ customer: "a", came: true }],
    };
    const off = { ...tea, cancelled: { date: "2026-11-20", why: "rain" } };
    const report = eventsReport([off, week, { ...tea, date: "2027-01-01" }], { to: "2026-12-31" });
    expect(report.rows).toMatchObject([{ id: "week", came: 1, goal: 4, share: 25 }]);
    expect(report.notes?.[0]?.en).toBe("1 cancelled, not counted");
  });
});

describe("two people at work on one list", () => {
  const base = {
    ...tea,
    guests: [
      { customer: "a", host: "wu" },
      { customer: "b", host: "chen" },
    ],
  };
  const merged = (ours: object, theirs: object) =>
    mergeRecord(event, { base, ours: { ...base, ...ours }, theirs: { ...base, ...theirs } }, 2);
  const [a, b] = base.guests;

  test("each with other guests: both are kept", () => {
    const { values, conflicts } = merged(
      { guests: [{ ...a, answer: "coming" }, b, { customer: "z", host: "wu" }] },
      { guests: [a, { ...b, answer: "declined" }, { customer: "y", host: "chen" }] },
    );
    expect(conflicts).toEqual([]);
    expect(values.guests).toEqual([
      { customer: "a", host: "wu", answer: "coming" },
      { customer: "b", host: "chen", answer: "declined" },
      { customer: "y", host: "chen" },
      { customer: "z", host: "wu" },
    ]);
  });

  test("one guest with two different answers is for a person to decide", () => {
    const { conflicts } = merged(
      { guests: [{ ...a, answer: "coming" }, b] },
      { guests: [{ ...a, answer: "declined" }, b] },
    );
    expect(conflicts.map(({ field }) => field)).toEqual(["guests"]);
  });
});
