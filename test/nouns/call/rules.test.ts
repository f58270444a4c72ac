import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { standing } from "../../../src/law/reversal.ts";
import { type Call, call, callResults } from "../../../src/nouns/call/call.ts";
import { attempts, logCall } from "../../../src/nouns/call/rules.ts";
import type { Customer } from "../../../src/nouns/customer/customer.ts";
import { applied, entries, notes, refusal } from "../support.ts";

const today = "2026-11-22";
const customer: Customer = { id: "jinhong", name: "金虹商行", nextStep: "call", nextDate: today };
const results = callResults.map(({ value }) => value);
const made = (all: readonly Call["result"][]): Call[] =>
  all.map((result, index) => ({ id: `CL${index}`, date: today, customer: "jinhong", result }));
const log = (told: Partial<Call> & { done?: boolean }, calls: readonly Call[] = []) =>
  logCall(
    { date: today, result: "reached", ...told },
    { customer, calls, today, id: "CL261122A-iwan" },
  );

describe("calls", () => {
  test("R-COM-01: every attempt is kept, and how often in a row nobody was reached is told", () => {
    const change = log({ result: "nobody" }, made(["reached", "nobody", "nobody", "nobody"]));
    expect(entries<Call>(change)).toMatchObject([{ result: "nobody", customer: "jinhong" }]);
    expect(notes(change)).toContain("nobody reached, attempt 4 in a row");
    const table: [Call["result"][], number][] = [
      [[], 0],
      [["nobody"], 1],
      [["nobody", "nobody"], 2],
      [["nobody", "reached"], 0],
      [["nobody", "call-again", "nobody"], 1],
    ];
    for (const [all, count] of table) expect(attempts(made(all)), all.join()).toBe(count);
  });

  test("R-FUP-41: a call without a result counts, one that reached somebody ends the count", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...results)), fc.nat({ max: 6 }), (before, tries) => {
        const all = [...before, "reached" as const, ...Array(tries).fill("nobody" as const)];
        expect(attempts(made(all))).toBe(tries);
      }),
    );
  });

  test("R-FUP-01: the means, the day, the result, the person and the details stay together", () => {
    const told = {
      channel: "wechat",
      result: "send-material",
      contact: "王芳",
      minutes: 5,
      notes: "asked for the price list",
      by: "iwan",
    } as const;
    expect(entries<Call>(log(told))).toEqual([
      { id: "CL261122A-iwan", customer: "jinhong", date: today, ...told },
    ]);
  });

  test("R-COM-08: what to begin with the next time is kept with the call", () => {
    const [entry] = entries<Call>(log({ opening: "ask how the sample tasted" }));
    expect(entry?.opening).toBe("ask how the sample tasted");
    expect(call.fields.opening.label.zh).toBe("下次开场");
  });

  test("one that was taken back does not count, neither does its opposite", () => {
    const [first, second] = made(["nobody", "nobody"]) as [Call, Call];
    const back = { ...second, ...call.reverse?.(second as never), id: "CL9" } as Call;
    expect(back.reverses).toBe("CL1");
    expect(attempts([first, second, back])).toBe(1);
    expect(standing([first, second, back])).toEqual([first]);
  });

  test("moves the next step as a visit does", () => {
    expect(applied(customer, log({ done: true }))).toMatchObject({
      nextStep: undefined,
      nextDate: undefined,
    });
    expect(applied(customer, log({ next: "visit", nextDate: "2026-12-01" }))).toMatchObject({
      nextStep: "visit",
      nextDate: "2026-12-01",
    });
    expect(notes(log({}))[0]).toContain("still open: call");
    expect(entries<Call>(log({ done: true }))[0]).not.toHaveProperty("done");
  });

  test("is not logged ahead of its day", () => {
    expect(refusal(() => log({ date: "2026-11-23" }))).toContain("still to come");
  });
});
