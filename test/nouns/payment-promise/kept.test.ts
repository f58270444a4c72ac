import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/law/dates.ts";
import { fromMinor, toMinor } from "../../../src/law/money.ts";
import {
  keptRatio,
  type PaymentFacts,
  type PromiseFacts,
  pausedUntil,
  promiseStates,
  reliability,
} from "../../../src/nouns/payment-promise/kept.ts";
import { lastDay } from "../../../src/nouns/payment-promise/payment-promise.ts";

const digits = 2;

function promise(told: Partial<PromiseFacts> = {}): PromiseFacts {
  const usual = { id: "PP1", customer: "quick", amount: "1000.00" };
  return { ...usual, date: "2026-06-01", due: "2026-06-10", ...told };
}

function paid(date: string, amount: string, told: Partial<PaymentFacts> = {}): PaymentFacts {
  return { id: `PY-${date}`, customer: "quick", date, amount, ...told };
}

function stateOf(
  promises: readonly PromiseFacts[],
  payments: readonly PaymentFacts[],
  asOf = "2026-07-01",
): (string | number)[] {
  const states = promiseStates(promises, payments, { asOf, digits });
  return promises.flatMap(({ id }) => {
    const one = states.get(id);
    return one ? [one.state, one.paidMinor] : [];
  });
}

describe("the kinds of promises to pay (4.5, R-COL-14, R-COL-48)", () => {
  test("kept: all that was promised came by the day", () => {
    expect(stateOf([promise()], [paid("2026-06-10", "1000.00")])).toEqual(["kept", 100000]);
  });

  test("kept: in several parts, and before the day is over", () => {
    const payments = [paid("2026-06-02", "400.00"), paid("2026-06-03", "700.00")];
    expect(stateOf([promise()], payments, "2026-06-03")).toEqual(["kept", 100000]);
  });

  test("partly kept: some came by the day, the rest did not", () => {
    expect(stateOf([promise()], [paid("2026-06-05", "400.00")])).toEqual(["partly-kept", 40000]);
  });

  test("broken: the day passed and nothing came; a day too late is too late", () => {
    expect(stateOf([promise()], [])).toEqual(["broken", 0]);
    expect(stateOf([promise()], [paid("2026-06-11", "1000.00")])).toEqual(["broken", 0]);
  });

  test("broken: money from before it was made does not keep it", () => {
    expect(stateOf([promise()], [paid("2026-05-31", "1000.00")])).toEqual(["broken", 0]);
  });

  test("pending: up to the end of its last day, also where a part has come", () => {
    expect(stateOf([promise()], [], "2026-06-10")).toEqual(["pending", 0]);
    expect(stateOf([promise()], [paid("2026-06-05", "1.00")], "2026-06-10")).toEqual([
      "pending",
      100,
    ]);
    expect(stateOf([promise()], [], "2026-06-11")).toEqual(["broken", 0]);
  });

  test("days of grace: the last of them still keeps it, the day after does not", () => {
    const kind = promise({ grace: 3 });
    expect(stateOf([kind], [], "2026-06-13")).toEqual(["pending", 0]);
    expect(stateOf([kind], [paid("2026-06-13", "1000.00")])).toEqual(["kept", 100000]);
    expect(stateOf([kind], [paid("2026-06-14", "1000.00")])).toEqual(["broken", 0]);
  });

  test("cancelled: uses no money, which keeps the next one", () => {
    const gone = promise({ cancelled: { date: "2026-06-04" } });
    const next = promise({ id: "PP2", date: "2026-06-02" });
    const payments = [paid("2026-06-05", "1000.00")];
    expect(stateOf([gone, next], payments)).toEqual(["cancelled", 0, "kept", 100000]);
    // Before it was cancelled it stood.
    expect(stateOf([gone], [], "2026-06-03")).toEqual(["pending", 0]);
  });

  test("the oldest promise is kept first, and a payment is used once", () => {
    const both = [promise(), promise({ id: "PP2", date: "2026-06-02", amount: "500.00" })];
    const payments = [paid("2026-06-09", "1200.00")];
    expect(stateOf(both, payments)).toEqual(["kept", 100000, "partly-kept", 20000]);
  });

  test("the money of another customer, taken back, or paid back keeps nothing", () => {
    const other = paid("2026-06-05", "1000.00", { customer: "sunny" });
    expect(stateOf([promise()], [other])).toEqual(["broken", 0]);
    const wrong = paid("2026-06-05", "1000.00", { id: "PY1" });
    const back = paid("2026-06-20", "-1000.00", { id: "PY2", reverses: "PY1" });
    expect(stateOf([promise()], [wrong, back])).toEqual(["broken", 0]);
    expect(stateOf([promise()], [wrong, back], "2026-06-19")).toEqual(["kept", 100000]);
    const again = paid("2026-06-21", "1000.00", { id: "PY3", reverses: "PY2" });
    expect(stateOf([promise()], [wrong, back, again])).toEqual(["kept", 100000]);
    expect(stateOf([promise()], [paid("2026-06-05", "-1000.00")])).toEqual(["broken", 0]);
  });
});

describe("how often promises are kept (4.5)", () => {
  const promises = [
    promise(),
    promise({ id: "PP2", date: "2026-06-11", due: "2026-06-15" }),
    promise({ id: "PP3", date: "2026-06-16", due: "2026-06-20" }),
    promise({ id: "PP4", date: "2026-06-28", due: "2026-07-20" }),
  ];
  const payments = [paid("2026-06-10", "1000.00"), paid("2026-06-12", "400.00")];
  const states = promiseStates(promises, payments, { asOf: "2026-07-01", digits });

  test("the ratio is kept of those that are over; pending ones say nothing", () => {
    const one = reliability(promises, states, ({ customer }) => customer).get("quick");
    expect(one).toMatchObject({ made: 4, kept: 1, partly: 1, broken: 1, pending: 1 });
    expect(one && keptRatio(one)).toBeCloseTo(1 / 3);
    expect(one).toMatchObject({ promisedMinor: 300000, paidMinor: 140000 });
  });

  test("reminders pause while one is pending, and go on when none is", () => {
    expect(pausedUntil(promises, states, "quick")).toBe("2026-07-20");
    expect(pausedUntil(promises, states, "sunny")).toBeUndefined();
    const later = promiseStates(promises, payments, { asOf: "2026-07-21", digits });
    expect(pausedUntil(promises, later, "quick")).toBeUndefined();
  });
});

const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays("2026-06-01", days));
const amount = fc.integer({ min: 1, max: 500 }).map((minor) => fromMinor(minor, digits));
const customer = fc.constantFrom("quick", "sunny");

const anyPromises = fc.array(
  fc.record({
    customer,
    amount,
    date: day,
    wait: fc.integer({ min: 0, max: 15 }),
    grace: fc.constantFrom(undefined, 1, 4),
    isCancelled: fc.boolean(),
  }),
  { maxLength: 7 },
);

const anyPayments = fc.array(fc.record({ customer, amount, date: day }), { maxLength: 8 });

describe("of any promises and payments", () => {
  test("each cent is used once, within its days, for its customer; the state says what came", () => {
    fc.assert(
      fc.property(anyPromises, anyPayments, day, (made, came, asOf) => {
        const promises = made.map(({ wait, isCancelled, ...one }, at): PromiseFacts => {
          const cancelled = isCancelled ? { cancelled: { date: one.date } } : {};
          return { ...one, ...cancelled, id: `PP${at}`, due: addDays(one.date, wait) };
        });
        const payments = came.map((one, at): PaymentFacts => ({ ...one, id: `PY${at}` }));
        const states = promiseStates(promises, payments, { asOf, digits });
        const used = new Map<string, number>();
        for (const one of promises) {
          const standing = states.get(one.id);
          if (!standing) {
            expect(one.date > asOf).toBe(true);
            continue;
          }
          const { state, paidMinor, promisedMinor } = standing;
          expect(paidMinor).toBeLessThanOrEqual(promisedMinor);
          expect(standing.payments.reduce((sum, { minor }) => sum + minor, 0)).toBe(paidMinor);
          for (const { id, minor } of standing.payments) {
            const payment = payments.find((each) => each.id === id);
            expect(payment?.customer).toBe(one.customer);
            expect((payment?.date ?? "") >= one.date).toBe(true);
            expect((payment?.date ?? "9") <= lastDay(one)).toBe(true);
            expect((payment?.date ?? "9") <= asOf).toBe(true);
            used.set(id, (used.get(id) ?? 0) + minor);
          }
          const isOver = asOf > lastDay(one);
          if (state === "kept") expect(paidMinor).toBe(promisedMinor);
          if (state === "broken") expect([isOver, paidMinor]).toEqual([true, 0]);
          if (state === "partly-kept") expect(isOver && paidMinor > 0).toBe(true);
          if (state === "pending") expect(isOver).toBe(false);
          if (state === "cancelled") expect(paidMinor).toBe(0);
        }
        for (const one of payments) {
          expect(used.get(one.id) ?? 0).toBeLessThanOrEqual(toMinor(one.amount, digits));
        }
      }),
    );
  });
});
