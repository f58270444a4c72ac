import { describe, expect, test } from "vitest";
import { withDefaults } from "../../../src/law/settings.ts";
import { makeCalendar } from "../../../src/law/workdays.ts";
import type { Contract } from "../../../src/nouns/contract/contract.ts";
import { contractDuties } from "../../../src/nouns/contract/duties.ts";

const { limits } = withDefaults({ format: 1, name: "x", currency: "CNY" });
const calendar = makeCalendar({});
const draft: Contract = {
  id: "CT261120A-iwan",
  customer: "blue-door",
  owner: "iwan",
  date: "2026-11-20",
  end: "2027-10-31",
  noticeDays: 60,
};
const signed = { ...draft, signed: { date: "2026-11-22" } };

function dueOn(today: string, one: Contract) {
  const facts = { today, until: today, digits: 2, limits, calendar, nameOf: () => "Blue Door" };
  return contractDuties([one], facts).map(({ rule, from, due, part }) => ({
    ...{ rule, from, due },
    ...(part === undefined ? {} : { part }),
  }));
}

describe("what a contract obliges its owner to", () => {
  test("it is signed within seven days", () => {
    const duty = { rule: "contract-sign", from: "2026-11-20", due: "2026-11-27" };
    expect(dueOn("2026-11-20", draft)).toEqual([duty]);
  });

  test("R-REM-39, R-ARC-20: whether it is renewed is decided before the last day of notice", () => {
    const duty = { rule: "contract-renewal", from: "2027-08-18", due: "2027-09-01" };
    expect(dueOn("2027-08-17", signed)).toEqual([]);
    expect(dueOn("2027-08-18", signed)).toEqual([duty]);
    expect(dueOn("2027-10-31", signed)).toEqual([duty]);
    expect(dueOn("2027-11-01", signed)).toEqual([]);
    expect(dueOn("2027-08-18", { ...signed, end: "2028-10-31" })).toEqual([]);
    const ended = { ...signed, ended: { date: "2027-10-31", why: "not renewed" } };
    expect(dueOn("2027-08-18", ended)).toEqual([]);
    const { noticeDays: _, ...usual } = signed;
    expect(dueOn("2027-10-01", usual)[0]?.due).toBe("2027-10-01");
  });

  test("a payment stage is billed on its day, one with a condition when that is met", () => {
    const staged: Contract = {
      ...signed,
      amount: "100.00",
      stages: [
        { name: "deposit", share: "0.3", date: "2026-12-01" },
        { name: "rest", share: "0.7", condition: "accepted" },
      ],
    };
    const deposit = {
      rule: "contract-stage",
      part: "deposit",
      from: "2026-11-24",
      due: "2026-12-01",
    };
    expect(dueOn("2026-11-23", staged)).toEqual([]);
    expect(dueOn("2026-11-24", staged)).toEqual([deposit]);
    const [first, rest] = staged.stages ?? [];
    const billed = { ...staged, stages: [{ ...first, invoice: "IV1" }, rest] } as Contract;
    expect(dueOn("2026-12-24", billed)).toEqual([]);
    const met = { ...billed, stages: [billed.stages?.[0], { ...rest, met: "2027-01-10" }] };
    expect(dueOn("2027-01-03", met as Contract)[0]).toMatchObject({
      part: "rest",
      due: "2027-01-10",
    });
  });
});
