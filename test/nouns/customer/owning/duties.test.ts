import { describe, expect, test } from "vitest";
import { withDefaults } from "../../../../src/law/settings.ts";
import { makeCalendar } from "../../../../src/law/workdays.ts";
import type { CustomerBrief } from "../../../../src/nouns/customer/brief.ts";
import { owningDuties } from "../../../../src/nouns/customer/owning/duties.ts";
import type { Staff } from "../../../../src/nouns/staff/staff.ts";

const { limits } = withDefaults({ format: 1, name: "x", currency: "CNY" });
const calendar = makeCalendar({});
const people: readonly Staff[] = [
  { id: "chen", name: "Chen Jie", role: "manager" },
  { id: "wu", name: "Wu Tao", role: "sales", manager: "chen" },
  { id: "sun", name: "Sun Lei", role: "sales", left: true, substitute: "wu" },
];
const tea = { id: "tea", name: "Tea House", owner: "wu", stage: "new" } as CustomerBrief;

function dutiesOf(customers: readonly CustomerBrief[], contacted: readonly string[] = []) {
  const lastContact = new Map(contacted.map((id) => [id, "2026-11-20"]));
  const facts = { today: "2026-11-22", calendar, limits, digits: 2 };
  return owningDuties(customers, { people, lastContact }, facts);
}

describe("the manager's part", () => {
  test("R-OWN-06, R-REM-02: without contact after a week the manager may give it to another", () => {
    const late = { ...tea, added: "2026-11-14" };
    expect(dutiesOf([late])).toMatchObject([
      {
        rule: "reassign",
        who: "chen",
        from: "2026-11-22",
        due: "2026-11-22",
        command: 'rounds customer assign tea --balance all --why "no first contact"',
      },
    ]);
    expect(dutiesOf([{ ...late, added: "2026-11-15" }])).toEqual([]);
    expect(dutiesOf([late], ["tea"])).toEqual([]);
    expect(dutiesOf([{ ...late, stage: "interested" }])).toEqual([]);
  });

  test("R-OWN-07: records without an owner are distributed", () => {
    const two = [
      { ...tea, owner: undefined, added: "2026-11-02" },
      { ...tea, id: "cup", owner: undefined, added: "2026-11-01" },
    ];
    expect(dutiesOf(two)).toMatchObject([
      {
        rule: "unowned",
        role: "manager",
        from: "2026-11-01",
        what: { en: "2 customers have no owner" },
        command: "rounds customer assign --unowned --balance all",
      },
    ]);
  });

  test("R-OWN-09: whose owner has left is handed over", () => {
    expect(dutiesOf([{ ...tea, owner: "sun" }])).toMatchObject([
      { rule: "handover", id: "sun", command: "rounds customer handover sun wu" },
    ]);
  });
});

describe("the owner's part", () => {
  test("R-CUS-24: special demands are fed back every week or every month", () => {
    const special = { ...tea, stage: "cooperating", specialTold: "2026-11-20" } as CustomerBrief;
    const due = (specialCycle: CustomerBrief["specialCycle"]) =>
      dutiesOf([{ ...special, specialCycle }]).map((one) => [one.rule, one.who, one.due]);
    expect(due("weekly")).toEqual([["special-demands", "wu", "2026-11-27"]]);
    expect(due("monthly")).toEqual([["special-demands", "wu", "2026-12-20"]]);
    expect(due(undefined)).toEqual([]);
  });
});
