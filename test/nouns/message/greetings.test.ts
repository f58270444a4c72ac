import { describe, expect, test } from "vitest";
import { chinaTable } from "../../../src/exchange/lunar.ts";
import { withDefaults } from "../../../src/law/settings.ts";
import { makeCalendar } from "../../../src/law/workdays.ts";
import type { CustomerBrief } from "../../../src/nouns/customer/brief.ts";
import { customerDuties } from "../../../src/nouns/customer/duties.ts";
import {
  greetingDuties,
  occasionsAhead,
  outboxDuties,
} from "../../../src/nouns/message/greetings.ts";
import type { Message } from "../../../src/nouns/message/message.ts";

const calendar = makeCalendar({ tables: [2026, 2027].map(chinaTable) });
const { limits } = withDefaults({ format: 1, name: "x", currency: "CNY" });
const customer = (id: string, more: Partial<CustomerBrief> = {}): CustomerBrief =>
  ({ id, name: id, owner: "iwan", stage: "cooperating", ...more }) as CustomerBrief;
const message = (more: Partial<Message>): Message => ({
  ...{ id: "MS1", date: "2026-12-28", customer: "a", channel: "message", text: "hi", by: "iwan" },
  ...more,
});
const on = (
  today: string,
  customers: readonly CustomerBrief[],
  messages: readonly Message[] = [],
) => greetingDuties(customers, messages, { today, calendar, limits, digits: 2, settings: {} });
const near = (today: string, settings = {}) =>
  occasionsAhead({ today, calendar, days: 7 }, settings).map(({ template, day }) => [
    template,
    day,
  ]);

describe("greetings", () => {
  test("R-COM-34, R-REM-18: the holidays of the list, by the solar and the lunar calendar", () => {
    expect(near("2026-12-28")).toEqual([["new-year", "2027-01-01"]]);
    expect(near("2027-02-01")).toEqual([["spring-festival", "2027-02-06"]]);
    expect(near("2027-02-14")).toEqual([["valentines", "2027-02-14"]]);
    expect(near("2026-04-28")).toEqual([["labour-day", "2026-05-01"]]);
    expect(near("2026-09-24")).toEqual([
      ["mid-autumn", "2026-09-25"],
      ["national-day", "2026-10-01"],
    ]);
    expect(near("2026-12-28", { greetings: ["mid-autumn"] })).toEqual([]);
  });

  test("R-COM-35: weekends once a month for long-term customers, or weekly, or never", () => {
    expect(near("2026-11-06")).toEqual([["weekend", "2026-11-06"]]);
    expect(near("2026-11-13")).toEqual([]);
    expect(near("2026-11-13", { weekendGreetings: "weekly" })).toEqual([["weekend", "2026-11-13"]]);
    expect(near("2026-11-06", { weekendGreetings: "never" })).toEqual([]);
    const all = [customer("a"), customer("b", { stage: "long-term" })];
    expect(on("2026-11-06", all)).toMatchObject([
      { command: "rounds message draft weekend --stage long-term --owner iwan" },
    ]);
  });

  test("one duty a salesperson, naming the command; who opted out is not counted", () => {
    const all = [
      customer("a"),
      customer("b"),
      customer("c", { optOut: ["all"] }),
      customer("d", { stage: "interested" }),
      customer("e", { owner: "lan" }),
    ];
    const duties = on("2026-12-28", all);
    expect(duties).toMatchObject([
      {
        who: "iwan",
        due: "2026-12-31",
        command: "rounds message draft new-year --stage cooperating,long-term --owner iwan",
      },
      { who: "lan" },
    ]);
    expect(duties[0]?.what.en).toContain("greet 2 customers");
    const begun = on("2026-12-28", all, [message({ template: "new-year" })]);
    expect(begun.map(({ who }) => who)).toEqual(["lan"]);
  });

  test("what is drafted and not sent is told the next day at the latest, with what failed", () => {
    const sent = { date: "2026-12-28" };
    const failed = { date: "2026-12-28", why: "no answer" };
    const duties = outboxDuties([
      message({ template: "new-year" }),
      message({ id: "MS2", template: "new-year", failed }),
      message({ id: "MS3", sent }),
    ]);
    expect(duties).toMatchObject([
      { due: "2026-12-29", command: "rounds message sent --all --template new-year" },
    ]);
    expect(duties[0]?.what.en).toBe("2 drafts wait in the outbox, 1 failed");
  });
});

describe("birthdays", () => {
  const contacts = [{ name: "Anna Lee", birthday: "11-27" }];
  const duties = (one: Partial<CustomerBrief>, greeted = new Set<string>()) => {
    const contacted = { lastVisit: new Map(), lastContact: new Map(), greeted };
    const facts = { today: "2026-11-22", calendar, limits, digits: 2 };
    return customerDuties([customer("a", { contacts, ...one })], contacted, facts);
  };

  test("R-COM-33: two to seven days before, with the command that drafts the greeting", () => {
    expect(duties({})).toMatchObject([
      {
        due: "2026-11-25",
        command: "rounds message draft birthday a --contact 'Anna Lee'",
      },
    ]);
    expect(duties({}, new Set(["a|Anna Lee"]))).toEqual([]);
  });

  test("who wants no texts is greeted otherwise, who wants nothing not at all", () => {
    const [texts] = duties({ optOut: ["message"] });
    expect(texts?.command).toContain("--channel wechat");
    expect(duties({ optOut: ["all"] })).toEqual([]);
    expect(duties({ contacts: [{ name: "Anna", birthday: "11-27", optOut: ["all"] }] })).toEqual(
      [],
    );
  });

  test("R-COM-33: a lunar birthday in a short or a leap month is not forgotten", () => {
    expect(duties({ contacts: [{ name: "Bo", lunarBirthday: "L10-19" }] })).toMatchObject([
      { due: "2026-11-25" },
    ]);
  });
});
