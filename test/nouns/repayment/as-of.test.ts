import { describe, expect, test } from "vitest";
import {
  duesAsOf,
  duesBefore,
  duesKept,
  keptDues,
  planAfter,
} from "../../../src/nouns/repayment/as-of.ts";
import { repayment } from "../../../src/nouns/repayment/repayment.ts";
import {
  assertDay,
  grantRepayment,
  withdrawRepayment,
} from "../../../src/nouns/repayment/rules.ts";
import { refusal } from "../support.ts";

const invoice = { id: "IV1", due: "2026-10-31", amount: "900.00", instalments: undefined };
const instalments = [
  { due: "2026-10-31", amount: "300.00", name: "deposit" },
  { due: "2026-11-30", amount: "600.00" },
];
const plan = (id: string, granted: string, was: string, more: object = {}) => ({
  id,
  granted: { date: granted },
  was: [{ invoice: "IV1", due: was }],
  ...more,
});

describe("due dates as of a day (R-COL-32)", () => {
  const first = plan("RP1", "2026-11-05", "2026-10-31", {
    withdrawn: { date: "2026-11-10", why: "broken" },
    held: [{ invoice: "IV1", due: "2026-12-31" }],
  });
  const second = plan("RP2", "2026-11-20", "2026-10-31");
  const now = { ...invoice, due: "2027-03-31" };

  test.each([
    ["2026-11-04", "2026-10-31"],
    ["2026-11-05", "2026-12-31"],
    ["2026-11-09", "2026-12-31"],
    ["2026-11-10", "2026-10-31"],
    ["2026-11-19", "2026-10-31"],
    ["2026-11-20", "2027-03-31"],
  ])("of %s it is due on %s, by the plan that held then", (asOf, due) => {
    expect(duesAsOf([now], [second, first], asOf)).toMatchObject([{ due }]);
  });

  test("parts are kept with their names and come back as they were", () => {
    const parted = { ...invoice, due: "2026-11-30", instalments };
    expect(duesKept(keptDues("IV1", parted)).get("IV1")).toEqual({
      due: "2026-11-30",
      instalments,
    });
    expect(duesKept(keptDues("IV1", invoice)).get("IV1")).toEqual({
      due: "2026-10-31",
      instalments: undefined,
    });
  });

  test("a plan that another has come for leaves the dates alone; after both the first are back", () => {
    const [one, two] = [
      plan("RP1", "2026-11-05", "2026-10-31"),
      plan("RP2", "2026-11-20", "2026-12-31"),
    ];
    expect(planAfter(one, "IV1", [one, two])?.id).toBe("RP2");
    expect(planAfter(two, "IV1", [one, two])).toBeUndefined();
    const gone = { ...one, withdrawn: { date: "2026-11-22", why: "replaced" } };
    expect(duesBefore(two, "IV1", [gone, two])?.due).toBe("2026-10-31");
    expect(duesBefore(two, "IV1", [one, two])?.due).toBe("2026-12-31");
  });

  const record = {
    ...{ id: "RP1", customer: "jinhong", date: "2026-11-05" },
    parts: [{ due: "2026-12-31", amount: "900.00" }],
  };
  const owed = [
    {
      invoice: { ...invoice, customer: "jinhong", date: "2026-10-01", instalments },
      open: 90_000,
    },
  ];

  test("what is withdrawn is due again in all its parts", () => {
    const facts = { owed, settled: new Map(), digits: 2, name: "Jinhong" };
    const { steps } = grantRepayment(record, { date: "2026-11-06" }, facts);
    const granted = { ...record, ...(steps.at(-1) as { fields: object }).fields };
    const back = withdrawRepayment(
      granted,
      { date: "2026-11-10", why: "broken" },
      { owed, name: "Jinhong", plans: [granted] },
    );
    expect(back.steps[0]).toMatchObject({
      id: "IV1",
      fields: { due: "2026-11-30", instalments },
    });
  });

  test("nothing is granted before it was written, on a day to come or in a closed month", () => {
    const facts = { owed, settled: new Map(), digits: 2, name: "Jinhong" };
    expect(refusal(() => grantRepayment(record, { date: "2026-11-04" }, facts))).toBe(
      "RP1 was written only on 2026-11-05",
    );
    const days = { today: "2026-11-22", closedTo: "2026-10-31" };
    expect(refusal(() => assertDay("2026-10-31", days))).toBe(
      "everything up to 2026-10-31 is closed",
    );
    expect(refusal(() => assertDay("2026-11-23", days))).toBe("2026-11-23 is still to come");
    expect(() => assertDay("2026-11-01", days)).not.toThrow();
  });

  test("a plan that was withdrawn only after a month is not bound with that month", () => {
    const settled = repayment.settled as unknown as (one: object, to: object) => boolean;
    const withdrawn = { ...record, withdrawn: { date: "2026-11-02", why: "paid" } };
    expect(settled(withdrawn, { to: "2026-10-31" })).toBe(false);
    expect(settled(withdrawn, { to: "2026-11-30" })).toBe(true);
  });
});
