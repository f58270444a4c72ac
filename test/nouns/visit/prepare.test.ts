import { describe, expect, test } from "vitest";
import { nothing } from "../../../src/nouns/order/monthly.ts";
import { preparation, type VisitFacts } from "../../../src/nouns/visit/prepare.ts";
import { calendar } from "./calendar.ts";

const made = { customer: "jinhong", date: "2026-11-10", due: "2026-11-25" };
const facts: VisitFacts = {
  customer: {
    id: "jinhong",
    name: "金虹商行",
    address: "杭州市文三路10号",
    hourToAvoid: "before ten",
    mainBusiness: "tea retail",
    nextStep: "send sample",
    nextDate: "2026-11-24",
    contacts: [
      { name: "Anna", title: "buyer", decides: true, likes: "opera", birthday: "12-01" },
      { name: "Ben", birthday: "06-01" },
    ],
  },
  plan: {
    id: "VS261124A",
    customer: "jinhong",
    planned: "2026-11-24",
    kind: "cycle",
    purpose: "new teas",
    goal: "20 boxes",
    bring: ["samples", "tags"],
  },
  visits: [
    {
      id: "VS261020A",
      customer: "jinhong",
      date: "2026-10-20",
      notes: "full shelf",
      goods: [{ product: "tea", stock: "3", demand: "12" }],
      findings: [{ kind: "tag", text: "two tags missing" }],
    },
  ],
  calls: [
    {
      id: "CL1",
      customer: "jinhong",
      date: "2026-11-10",
      result: "reached",
      notes: "asked for prices",
    },
  ],
  orders: [
    {
      id: "SO1",
      customer: "jinhong",
      date: "2026-11-01",
      promised: "2026-11-26",
      confirmed: { date: "2026-11-01" },
      lines: [{ product: "tea", quantity: "5", price: "10" }],
    },
  ],
  promises: [
    { ...made, id: "PM1", what: "price list", kind: "answer" },
    { ...made, id: "PM2", what: "two broken cups", kind: "goods" },
  ],
  owes: { minor: 120000, overdueMinor: 20000 },
  bought: { ...nothing(12), minor: 500000, last: "2026-11-01" },
  day: "2026-11-24",
  calendar,
  digits: 2,
  product: (id) => id.toUpperCase(),
  language: "en",
};
const told = (more: Partial<VisitFacts> = {}): Record<string, unknown> => {
  const group = preparation({ ...facts, ...more }, 1);
  const shown = group.facts.map(({ key, value, format }) => [
    key,
    format ? format(value, "en") : value,
  ]);
  return Object.fromEntries(shown);
};

describe("R-VIS-32, R-VIS-38, R-FRM-18: the sheet of the day before", () => {
  test("purpose, focus and what to carry", () => {
    expect(told()).toMatchObject({
      purpose: "new teas · cycle visit",
      goal: "20 boxes",
      bring: ["samples", "tags"],
      avoid: "before ten",
    });
  });

  test("R-VIS-45: how often the customer is visited, and by when next", () => {
    const every = { ...facts.customer, visitCycle: "monthly" as const };
    const cycle = told({ customer: every }).frequency;
    expect(cycle).toBe("monthly, due by 2026-11-30");
    expect(told({ customer: { ...every, visitCycle: undefined } }).frequency).toBeUndefined();
  });

  test("R-VIS-40: to collect, the papers of the debt are taken along too", () => {
    const plan = facts.plan && { ...facts.plan, kind: "collection" as const };
    expect(told({ plan }).bring).toEqual([
      ...["samples", "tags"],
      "statement, contract, dunning letter or lawyer's letter, visit receipt",
    ]);
  });

  test("the figures: owed, sales, what is to be delivered, stock and demand", () => {
    expect(told()).toMatchObject({
      owes: "1,200.00, overdue 200.00",
      sales: "5,000.00, last order 2026-11-01 (23 days)",
      open: "SO1 · 2026-11-26 · TEA 5",
      shelf: "2026-10-20: TEA stock 3 demand 12",
    });
  });

  test("R-CUS-37: business, the one who decides and what she likes", () => {
    expect(told()).toMatchObject({
      business: "tea retail",
      contacts: "Anna · buyer · decides · opera\nBen",
      birthdays: "Anna 2026-12-01",
    });
  });

  test("R-VIS-42: the last talk, what was promised, and what is to be given back", () => {
    expect(told()).toMatchObject({
      lastVisit: "2026-10-20 full shelf",
      findings: "two tags missing",
      lastCall: "2026-11-10 asked for prices",
      next: "2026-11-24 send sample",
      promises: "2026-11-25 price list",
      goods: "2026-11-25 two broken cups",
    });
  });

  test("what is not known takes no line", () => {
    const bare = told({
      ...{ customer: { id: "a", name: "A" }, plan: undefined, visits: [], calls: [], orders: [] },
      ...{ promises: [], owes: { minor: 0, overdueMinor: 0 }, bought: nothing(12) },
    });
    expect(Object.keys(bare)).toEqual(["owes", "sales"]);
  });
});
