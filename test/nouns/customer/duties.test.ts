import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, monthOf, nextAnniversary } from "../../../src/law/dates.ts";
import type { DutyFacts } from "../../../src/law/duty.ts";
import { withDefaults } from "../../../src/law/settings.ts";
import { makeCalendar } from "../../../src/law/workdays.ts";
import type { Customer } from "../../../src/nouns/customer/customer.ts";
import { endOfCycle } from "../../../src/nouns/customer/cycle.ts";
import { customerDuties } from "../../../src/nouns/customer/duties.ts";

const { limits } = withDefaults({ format: 1, name: "x", currency: "CNY" });
const lunar = Array.from({ length: 365 }, (_, n) => addDays("2026-11-01", n - 365).slice(5));
const calendar = makeCalendar({
  closed: ["2026-12-31"],
  tables: [{ year: 2026, off: [], work: [], lunar }],
});
const factsOn = (today: string): DutyFacts => ({ today, calendar, limits, digits: 2 });
const customer: Customer = { id: "jinhong", name: "金虹商行", owner: "iwan", stage: "cooperating" };
const none = { lastVisit: new Map(), lastContact: new Map() };
const visited = (date: string) => ({ ...none, lastVisit: new Map([["jinhong", date]]) });

function dutiesOf(record: Customer, contacted = none, today = "2026-11-22") {
  return customerDuties([record], contacted, factsOn(today)).map(
    ({ rule, from, due, who }) => [rule, from, due, who] as const,
  );
}

const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays("2026-01-01", n));
const cycle = fc.constantFrom("monthly" as const, "bimonthly" as const, "quarterly" as const);
const monthsOf = { monthly: 1, bimonthly: 2, quarterly: 3 };

describe("a new customer", () => {
  const fresh: Customer = { ...customer, stage: undefined, added: "2026-11-16" };

  test("R-REM-02, R-OWN-06, R-VAR-04: is to be contacted within a week of being added", () => {
    expect(dutiesOf(fresh)).toEqual([["first-contact", "2026-11-17", "2026-11-23", "iwan"]]);
    expect(dutiesOf({ ...fresh, stage: "new" })).toHaveLength(1);
  });

  test("is no longer new once somebody was in touch, or the stage says more", () => {
    const contacted = { ...none, lastContact: new Map([["jinhong", "2026-11-17"]]) };
    expect(dutiesOf(fresh, contacted)).toEqual([]);
    expect(dutiesOf({ ...fresh, stage: "interested" })).toEqual([]);
    expect(dutiesOf({ ...fresh, added: undefined })).toEqual([]);
  });
});

describe("a next step", () => {
  test("R-REM-05: a reply that was promised is shown on the day before and is due on its day", () => {
    expect(dutiesOf({ ...customer, nextStep: "reply", nextDate: "2026-11-25" })).toEqual([
      ["next-step", "2026-11-24", "2026-11-25", "iwan"],
    ]);
    expect(dutiesOf({ ...customer, nextDate: "2026-11-25" })).toHaveLength(1);
    expect(dutiesOf({ ...customer, nextStep: "some day" })).toEqual([]);
  });
});

test("a customer without an owner is for those who sell", () => {
  const record = { ...customer, owner: undefined, nextDate: "2026-11-25" };
  expect(customerDuties([record], none, factsOn("2026-11-24"))).toMatchObject([
    { rule: "next-step", who: undefined, role: "sales" },
  ]);
});

describe("the visit cycle", () => {
  test("a period is a month, a pair of months or a quarter of the calendar", () => {
    fc.assert(
      fc.property(day, cycle, (date, name) => {
        const end = endOfCycle(date, name);
        const months = monthsOf[name];
        expect(end >= date).toBe(true);
        expect(addDays(end, 1).slice(8)).toBe("01");
        expect(Number(end.slice(5, 7)) % months).toBe(0);
        const apart = (one: string): number =>
          Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7));
        expect(apart(end) - apart(monthOf(date))).toBeLessThan(months);
      }),
    );
  });

  test("R-VIS-14, R-REM-11, R-VAR-04: each class is due once in its period, by the last working day", () => {
    const due = (visitCycle: Customer["visitCycle"], contacted = visited("2026-10-15")) =>
      dutiesOf({ ...customer, visitCycle }, contacted)[0]?.[2];
    expect(due("monthly")).toBe("2026-11-30");
    expect(due("bimonthly", visited("2026-09-15"))).toBe("2026-12-30");
    expect(due("quarterly", visited("2026-07-15"))).toBe("2026-12-30");
    expect(due("monthly", none)).toBeUndefined();
    const added = { ...customer, added: "2026-11-03", visitCycle: "monthly" as const };
    expect(dutiesOf(added)).toEqual([["cycle-visit", "2026-11-23", "2026-11-30", "iwan"]]);
    expect(dutiesOf(customer, visited("2026-10-15"))).toEqual([]);
  });

  test("whoever visits when it is shown and before it is overdue leaves no period out", () => {
    fc.assert(
      fc.property(
        day,
        cycle,
        fc.array(fc.nat({ max: 100 }), { minLength: 4, maxLength: 4 }),
        (first, visitCycle, when) => {
          let last = first;
          for (const share of when) {
            const [duty] = dutiesOf({ ...customer, visitCycle }, visited(last));
            const [, from = "", due = ""] = duty ?? [];
            expect(calendar.isWorkday(due)).toBe(true);
            expect(from <= due).toBe(true);
            const earliest = from > last ? from : addDays(last, 1);
            const next = addDays(earliest, Math.floor((daysBetween(earliest, due) * share) / 100));
            const skipped = endOfCycle(addDays(endOfCycle(last, visitCycle), 1), visitCycle);
            expect(endOfCycle(next, visitCycle) <= skipped).toBe(true);
            last = next;
          }
        },
      ),
    );
  });

  test("R-VIS-45: a visit that is called off changes nothing, the period still wants one", () => {
    const record = { ...customer, visitCycle: "monthly" as const };
    expect(dutiesOf(record, visited("2026-10-15"))).toHaveLength(1);
    expect(dutiesOf(record, visited("2026-11-15"))[0]?.[2]).toBe("2026-12-30");
  });
});

describe("birthdays", () => {
  const withBirthday = (birthday: string): Customer => ({
    ...customer,
    contacts: [{ name: "王芳", birthday }],
  });

  test("R-REM-17, R-COM-33: are greeted two to seven days before", () => {
    const on = (today: string) => dutiesOf(withBirthday("11-29"), none, today);
    const seen = ["2026-11-21", "2026-11-22", "2026-11-27", "2026-11-28", "2026-11-29"].map(
      (today) => on(today).length,
    );
    expect(seen).toEqual([0, 1, 1, 0, 0]);
    expect(on("2026-11-24")).toEqual([["birthday", "2026-11-22", "2026-11-27", "iwan"]]);
  });

  test("R-VAR-22: or on the day itself, where the firm says so", () => {
    const facts = factsOn("2026-11-29");
    const onTheDay = { ...facts, limits: { ...limits, birthdayFirstDays: 0, birthdayLastDays: 0 } };
    expect(customerDuties([withBirthday("11-29")], none, onTheDay)).toMatchObject([
      { rule: "birthday", from: "2026-11-29", due: "2026-11-29" },
    ]);
  });

  test("are shown on the days of their window and on no other, over every year's end", () => {
    const monthDay = fc.constantFrom("01-01", "01-05", "02-28", "02-29", "03-01", "06-15", "12-31");
    fc.assert(
      fc.property(day, monthDay, (today, birthday) => {
        const ahead = daysBetween(today, nextAnniversary(birthday, today));
        const shown = ahead >= limits.birthdayLastDays && ahead <= limits.birthdayFirstDays;
        expect(dutiesOf(withBirthday(birthday), none, today)).toHaveLength(shown ? 1 : 0);
      }),
    );
  });

  test("by the lunar calendar too, where the year's table knows it", () => {
    const lunarDay = calendar.lunarOf("2026-11-25");
    const record = { ...customer, contacts: [{ name: "王芳", lunarBirthday: lunarDay }] };
    const on = (today: string) => dutiesOf(record, none, today).length;
    expect(["2026-11-17", "2026-11-18", "2026-11-23", "2026-11-24"].map(on)).toEqual([0, 1, 1, 0]);
    const leap = { ...customer, contacts: [{ name: "王芳", lunarBirthday: `L${lunarDay}` }] };
    expect(dutiesOf(leap, none, "2026-11-20")).toEqual([
      ["birthday", "2026-11-18", "2026-11-23", "iwan"],
    ]);
  });

  test("of every contact, each for itself", () => {
    const contacts = ["11-25", "11-26", "12-25"].map((birthday) => ({ name: birthday, birthday }));
    expect(dutiesOf({ ...customer, contacts })).toHaveLength(2);
  });
});

describe("a customer who is lost", () => {
  test("obliges nobody to anything", () => {
    const record: Customer = {
      ...customer,
      stage: "lost",
      added: "2026-11-16",
      nextDate: "2026-11-25",
      visitCycle: "monthly",
      contacts: [{ name: "王芳", birthday: "11-25" }],
    };
    expect(dutiesOf(record)).toEqual([]);
    expect(dutiesOf({ ...record, stage: "cooperating" })).toHaveLength(3);
  });
});
