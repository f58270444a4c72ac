import { describe, expect, test } from "vitest";
import { withDefaults } from "../../../src/law/settings.ts";
import { makeCalendar } from "../../../src/law/workdays.ts";
import { quoteDuties } from "../../../src/nouns/quote/duties.ts";
import type { Quote } from "../../../src/nouns/quote/quote.ts";

const { limits } = withDefaults({ format: 1, name: "x", currency: "CNY" });
const calendar = makeCalendar({});
const draft: Quote = {
  id: "QT261120A-iwan",
  customer: "blue-door",
  owner: "iwan",
  date: "2026-11-20",
  validUntil: "2026-12-20",
  lines: [{ product: "tea", quantity: "10", price: "12.50" }],
};
const sent = { ...draft, sent: { date: "2026-11-20" } };

function dueOn(today: string, one: Quote, contact = "2026-11-20") {
  const facts = { today, until: today, digits: 2, limits, calendar, nameOf: () => "Blue Door" };
  const lastContact = new Map([["blue-door", contact]]);
  const duties = quoteDuties([one], { ...facts, lastContact, approved: () => undefined });
  return duties.map(({ rule, due, who }) => ({ rule, due, who }));
}

const who = "iwan";

describe("what a quote obliges its owner to", () => {
  test("a draft is sent within two working days", () => {
    expect(dueOn("2026-11-20", draft)).toEqual([{ rule: "quote-send", due: "2026-11-24", who }]);
  });

  test("R-REM-07: once it is likely to have been read it is asked after, until somebody has", () => {
    expect(dueOn("2026-11-22", sent)).toEqual([]);
    expect(dueOn("2026-11-23", sent)).toEqual([{ rule: "quote-follow", due: "2026-11-23", who }]);
    expect(dueOn("2026-11-23", sent, "2026-11-21")).toEqual([]);
  });

  test("before its validity ends the answer is asked for, whoever was talked to", () => {
    const ending = [{ rule: "quote-ending", due: "2026-12-20", who }];
    expect(dueOn("2026-12-14", sent, "2026-12-13")).toEqual([]);
    expect(dueOn("2026-12-15", sent, "2026-12-13")).toEqual(ending);
    expect(dueOn("2026-12-20", sent)).toEqual(ending);
  });

  test("one that expired is revised or noted as lost, for sixty days", () => {
    const over = [{ rule: "quote-over", due: "2026-12-20", who }];
    expect(dueOn("2026-12-21", sent)).toEqual(over);
    expect(dueOn("2027-02-18", sent)).toEqual(over);
    expect(dueOn("2027-02-19", sent)).toEqual([]);
  });

  test("an answered one asks for nothing, one to be approved not of its owner", () => {
    expect(dueOn("2026-12-30", { ...sent, accepted: { date: "2026-11-22" } })).toEqual([]);
    const no = { ...sent, declined: { date: "2026-11-22", why: "dear" } };
    expect(dueOn("2026-12-30", no)).toEqual([]);
    const facts = { today: "2026-11-20", digits: 2, limits, calendar, nameOf: () => "" };
    const waiting = { ...facts, lastContact: new Map(), approved: () => "waiting" as const };
    expect(quoteDuties([draft], waiting)).toEqual([]);
  });
});
