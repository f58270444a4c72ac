import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weekday } from "../../../src/law/dates.ts";
import { nextDue } from "../../../src/nouns/customer/cycle.ts";
import { areaOf } from "../../../src/nouns/visit/area.ts";
import { isDueIn } from "../../../src/nouns/visit/coverage.ts";
import { coverageReport } from "../../../src/nouns/visit/coverage-report.ts";
import { type Candidate, type MonthFacts, proposeMonth } from "../../../src/nouns/visit/month.ts";
import { monthView } from "../../../src/nouns/visit/month-view.ts";
import { calendar } from "./calendar.ts";

const limits = { visitsPerDay: 4, samplePhaseDays: 10, personalServiceWorkdays: 3 };
const customer = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  name: id,
  city: "Hangzhou",
  visitCycle: "monthly",
  added: "2026-01-05",
  ...more,
});
const plan = (customers: readonly Candidate[], more: Partial<MonthFacts> = {}) =>
  proposeMonth({
    ...{ month: "2026-12", today: "2026-11-22", customers, calendar, limits },
    ...{ lastVisit: new Map(), planned: new Map(), taken: new Map() },
    ...more,
  });

describe("R-VIS-14: each class is visited once in its period", () => {
  test.each<[Candidate["visitCycle"], string | undefined, string, string]>([
    ["monthly", "2026-10-08", "2026-11-01", "2026-11-30"],
    ["bimonthly", "2026-10-08", "2026-11-01", "2026-12-31"],
    ["quarterly", "2026-10-08", "2027-01-01", "2027-03-31"],
    ["monthly", undefined, "2026-01-05", "2026-01-30"],
  ])("%s, last visit %s: from %s by %s", (visitCycle, last, from, by) => {
    expect(nextDue(customer("a", { visitCycle }), last, calendar)).toEqual({ from, by });
  });

  test("R-VIS-43: a sample customer every month, whatever its class", () => {
    const sample = customer("a", { visitCycle: "quarterly", sample: true });
    expect(nextDue(sample, "2026-10-08", calendar)).toEqual({
      from: "2026-11-01",
      by: "2026-11-30",
    });
  });

  test("who has no cycle, or is lost, is due never; who was visited in it, not in this month", () => {
    expect(
      nextDue(customer("a", { visitCycle: undefined }), "2026-10-08", calendar),
    ).toBeUndefined();
    expect(nextDue(customer("a", { stage: "lost" }), "2026-10-08", calendar)).toBeUndefined();
    const due = nextDue(customer("a"), "2026-11-30", calendar);
    expect(due && isDueIn(due, "2026-11")).toBe(false);
    expect(due && isDueIn(due, "2026-12")).toBe(true);
  });

  test("the overdue list: the longest overdue first, and how many are covered", () => {
    const view = coverageReport({
      customers: [customer("new"), customer("late"), customer("seen"), customer("later")],
      lastVisit: new Map([
        ["new", "2026-10-20"],
        ["late", "2026-08-20"],
        ["seen", "2026-11-02"],
        ["later", "2026-09-20"],
      ]),
      planned: new Map([["late", "2026-11-25"]]),
      calendar,
      today: "2026-11-22",
      person: (id) => id,
    });
    expect(view.rows.map(({ id, daysOverdue }) => [id, daysOverdue])).toEqual([
      ["late", 53],
      ["later", 23],
      ["new", undefined],
      ["seen", undefined],
    ]);
    expect(view.rows[0]?.planned).toBe("2026-11-25");
    expect(view.notes?.[0]?.en).toContain("1 of 4 (25%); to be visited: 3, of these overdue: 2");
  });
});

describe("R-VIS-10: sample visits on day 1 to 10, the others after", () => {
  test("and R-VIS-12: the last three working days are kept free", () => {
    const { proposals, keptFree } = plan([customer("a", { sample: true }), customer("b")]);
    const found = new Map(proposals.map((one) => [one.customer.id, one]));
    expect(found.get("a")).toMatchObject({ kind: "sample", day: "2026-12-01" });
    expect(found.get("b")).toMatchObject({ kind: "cycle", day: "2026-12-11" });
    expect(keptFree).toEqual(["2026-12-29", "2026-12-30", "2026-12-31"]);
  });

  test("without sample customers the whole month is for the others", () => {
    expect(plan([customer("b")]).proposals[0]?.day).toBe("2026-12-01");
  });

  test("holidays are no working days, made-up Saturdays are", () => {
    const many = Array.from({ length: 80 }, (_, at) => customer(`c${at}`));
    const october = { month: "2026-10", today: "2026-09-22" };
    const days = new Set(plan(many, october).proposals.map(({ day }) => day));
    expect(days.has("2026-10-05")).toBe(false);
    expect(days.has("2026-10-08")).toBe(true);
    expect(days.has("2026-10-10")).toBe(true);
  });
});

describe("a month that is proposed", () => {
  test("R-VIS-36, R-FRM-20: neighbours are visited on one day, streets side by side", () => {
    const at = (id: string, address: string): Candidate =>
      customer(id, { city: address.slice(0, 3), address });
    const { proposals } = plan([
      at("a", "杭州市西湖区文三路10号"),
      at("b", "宁波市江北区人民路1号"),
      at("c", "杭州市西湖区文三路2号"),
      at("d", "宁波市江北区人民路3号"),
      at("e", "杭州市余杭区文一路5号"),
    ]);
    const told = proposals.map(({ customer: { id }, day, town }) => [id, town, day]);
    expect(told).toEqual([
      ["e", "杭州市", "2026-12-01"],
      ["c", "杭州市", "2026-12-01"],
      ["a", "杭州市", "2026-12-01"],
      ["b", "宁波市", "2026-12-02"],
      ["d", "宁波市", "2026-12-02"],
    ]);
  });

  test.each<[string, string, string]>([
    ["浙江省杭州市西湖区文三路9号", "西湖区", "文三路"],
    ["杭州市望湖路44号", "", "望湖路"],
    ["12 Harbour Street", "", "Harbour Street"],
  ])("reads %s", (address, district, street) => {
    const { within } = areaOf({ city: "杭州市", address });
    expect(within.split("|").slice(0, 2)).toEqual([district, street]);
  });

  test("whoever is overdue comes first, and who does not fit is told", () => {
    const few = Array.from({ length: 3 }, (_, at) =>
      customer(`c${at}`, { visitCycle: "bimonthly" }),
    );
    const lastVisit = new Map([
      ["c0", "2026-10-05"],
      ["c1", "2026-07-05"],
      ["c2", "2026-10-05"],
    ]);
    const late = { today: "2026-12-28", limits: { ...limits, visitsPerDay: 1 } };
    const one = plan(few, { ...late, lastVisit });
    expect(one.proposals.map(({ customer: { id }, day }) => [id, day])).toEqual([
      ["c1", "2026-12-28"],
      ["c0", undefined],
      ["c2", undefined],
    ]);
    const names = { month: "2026-12", lastVisit, person: (id: string | undefined) => id ?? "" };
    const view = monthView([{ by: "lan", ...one }], names);
    expect(view.notes?.[0]?.en).toBe("Due: 3. Proposed 1, planned already 0, no room for 2.");
  });

  test("what is planned already is not planned again, and takes its place in the day", () => {
    const planned = new Map([["a", "2026-12-01"]]);
    const taken = new Map([["2026-12-01", 4]]);
    const found = plan([customer("a"), customer("b")], { planned, taken });
    expect(found.planned.map(({ id }) => id)).toEqual(["a"]);
    expect(found.proposals).toMatchObject([{ customer: { id: "b" }, day: "2026-12-02" }]);
  });

  test("holds its promises for any customers", () => {
    const someone = fc.record({
      city: fc.constantFrom("Hangzhou", "Ningbo", "Huzhou", undefined),
      sample: fc.boolean(),
      visitCycle: fc.constantFrom("monthly", "bimonthly", "quarterly", undefined),
      last: fc.constantFrom(undefined, "2026-12-02", "2026-11-20", "2026-08-03"),
    });
    const perDay = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 90 }), perDay, (all, visitsPerDay) => {
        const customers = all.map((one, at) => customer(`c${at}`, one as Partial<Candidate>));
        const lastVisit = new Map<string, string>(
          all.flatMap(({ last }, at) => (last ? [[`c${at}`, last] as const] : [])),
        );
        const facts = { lastVisit, limits: { ...limits, visitsPerDay } };
        const { proposals, keptFree } = plan(customers, facts);
        const perDays = new Map<string, number>();
        for (const { day } of proposals) if (day) perDays.set(day, (perDays.get(day) ?? 0) + 1);
        for (const [day, count] of perDays) {
          expect(count).toBeLessThanOrEqual(visitsPerDay);
          expect(weekday(day)).toBeLessThanOrEqual(5);
          expect(keptFree).not.toContain(day);
        }
        const due = customers.filter((one) => {
          const found = nextDue(one, lastVisit.get(one.id), calendar);
          return found && isDueIn(found, "2026-12");
        });
        expect(proposals.map(({ customer: { id } }) => id).sort()).toEqual(
          due.map(({ id }) => id).sort(),
        );
        const others = proposals.filter(({ kind }) => kind === "cycle");
        const isOut = others.some(({ day }) => day === undefined);
        const cycleDays = plan(customers, facts).cycleDays;
        const placed = others.filter(({ day }) => day !== undefined).length;
        if (isOut) expect(placed).toBe(cycleDays.length * visitsPerDay);
      }),
    );
  });
});
