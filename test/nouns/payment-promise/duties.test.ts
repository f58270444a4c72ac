import { describe, expect, test } from "vitest";
import { payDuties } from "../../../src/nouns/payment-promise/duties.ts";
import { promiseStates } from "../../../src/nouns/payment-promise/kept.ts";
import type { PaymentPromise } from "../../../src/nouns/payment-promise/payment-promise.ts";
import {
  cancelPromise,
  graceTold,
  promiseToPay,
} from "../../../src/nouns/payment-promise/rules.ts";
import { applied, made, notes, refusal } from "../support.ts";

const digits = 2;
const promise: PaymentPromise = {
  ...{ id: "PP1", customer: "quick", amount: "1000.00", date: "2026-11-16", due: "2026-11-20" },
  owner: "lan",
};

interface Told {
  readonly promises?: readonly PaymentPromise[];
  readonly paid?: string;
  readonly contact?: string;
  readonly owes?: boolean;
}

function dutiesOn(today: string, told: Told = {}): string[] {
  const { promises = [promise], paid, contact, owes = true } = told;
  const payments =
    paid === undefined ? [] : [{ id: "PY1", customer: "quick", date: "2026-11-18", amount: paid }];
  return payDuties(promises, {
    ...{ today, digits, limits: { promiseLeadDays: 1 } as never },
    states: promiseStates(promises, payments, { asOf: today, digits }),
    nameOf: (id) => id,
    lastContact: new Map(contact === undefined ? [] : [["quick", contact]]),
    owes: () => owes,
  }).map(({ rule, who, from, due, what }) => `${rule} ${who} ${from} ${due}: ${what.en}`);
}

describe("promises to pay in the day's list (R-COL-14, R-COL-48)", () => {
  test("the day before and on the day: has it come, and how much is missing", () => {
    expect(dutiesOn("2026-11-19")).toEqual([
      "pay-promise lan 2026-11-19 2026-11-20: promised to pay 1,000.00 by 2026-11-20",
    ]);
    expect(dutiesOn("2026-11-20", { paid: "400.00" })).toEqual([
      "pay-promise lan 2026-11-19 2026-11-20: promised to pay 600.00 by 2026-11-20",
    ]);
    expect(dutiesOn("2026-11-20", { paid: "1000.00" })).toEqual([]);
  });

  test("not kept: overdue until somebody talked to the customer, or was promised anew", () => {
    const broken =
      "pay-broken lan 2026-11-21 2026-11-20: promised 1,000.00 by 2026-11-20, nothing came: call";
    expect(dutiesOn("2026-11-23")).toEqual([broken]);
    expect(dutiesOn("2026-11-23", { contact: "2026-11-20" })).toEqual([broken]);
    expect(dutiesOn("2026-11-23", { contact: "2026-11-21" })).toEqual([]);
    expect(dutiesOn("2026-11-23", { owes: false })).toEqual([]);
    const next = { ...promise, id: "PP2", date: "2026-11-22", due: "2026-12-20" };
    expect(dutiesOn("2026-11-23", { promises: [promise, next] })).toEqual([
      "pay-promise lan 2026-12-19 2026-12-20: promised to pay 1,000.00 by 2026-12-20",
    ]);
    expect(dutiesOn("2026-11-23", { paid: "400.00" })).toEqual([
      "pay-broken lan 2026-11-21 2026-11-20: 600.00 of the promise for 2026-11-20 did not come: call",
    ]);
  });
});

describe("several promises of one customer", () => {
  const second = { ...promise, id: "PP2", due: "2026-11-21" };

  test("R-COL-14: two that failed are one call, about the newest", () => {
    const found = dutiesOn("2026-11-23", { promises: [promise, second] });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain("by 2026-11-21");
  });

  test("4.5: more promised than owed is told, with the promise that may have been put off", () => {
    const facts = { name: "QUICK-Stop", currency: "CNY", digits, openMinor: 150000 };
    const pending = [{ id: "PP1", minor: 100000 }];
    const cancel = "rounds payment-promise cancel PP1 --why";
    expect(notes(promiseToPay(second, { ...facts, pending })).join()).toContain(cancel);
    const within = notes(promiseToPay(second, { ...facts, openMinor: 200000, pending }));
    expect(within.join()).not.toContain(cancel);
    expect(
      notes(promiseToPay({ ...second, amount: "1600.00" }, { ...facts, pending: [] })),
    ).toContain("that is CNY 100.00 more than is owed");
  });
});

describe("making and cancelling a promise (R-COL-14, R-COL-20)", () => {
  const facts = { name: "QUICK-Stop", currency: "CNY", digits, openMinor: 500000 };

  test("it is written down with what is owed and was promised before", () => {
    const change = promiseToPay(
      { ...promise, grace: 3 },
      { ...facts, pending: [{ id: "PP0", minor: 20000 }] },
    );
    expect(made(change)).toMatchObject({ amount: "1000.00", due: "2026-11-20", grace: 3 });
    expect(notes(change)).toEqual([
      "QUICK-Stop owes CNY 5,000.00, of which CNY 200.00 was promised before",
      "kept if it comes by 2026-11-23",
    ]);
    expect(graceTold(undefined, 0)).toEqual({});
    expect(graceTold(undefined, 2)).toEqual({ grace: 2 });
    expect(graceTold(0, 2)).toEqual({});
  });

  test("while it may be kept it can be cancelled; what is broken stays broken", () => {
    const cancelled = (asOf: string, amount?: string) => {
      const payments =
        amount === undefined ? [] : [{ id: "P", customer: "quick", date: "2026-11-17", amount }];
      const standing = promiseStates([promise], payments, { asOf, digits }).get("PP1");
      return () => cancelPromise(promise, { standing, date: asOf, me: "lan", why: "returned" });
    };
    expect(applied(promise, cancelled("2026-11-20")()).cancelled).toEqual({
      ...{ date: "2026-11-20", by: "lan", why: "returned" },
    });
    expect(refusal(cancelled("2026-11-22"))).toBe("PP1 was not kept 2 days ago");
    expect(refusal(cancelled("2026-11-18", "1000.00"))).toBe("PP1 was kept");
    const gone = { ...promise, cancelled: { date: "2026-11-17", why: "x" } };
    const again = { standing: undefined, date: "2026-11-18", me: "lan", why: "y" };
    expect(refusal(() => cancelPromise(gone, again))).toBe("PP1 was cancelled on 2026-11-17");
  });
});
