import { describe, expect, test } from "vitest";
import { makeCalendar } from "../../../src/law/workdays.ts";
import { promiseDuties } from "../../../src/nouns/promise/duties.ts";
import { type Promised, promise } from "../../../src/nouns/promise/promise.ts";
import {
  assertDue,
  inquiryOwed,
  keepPromise,
  openPromises,
  promiseMade,
  promiseState,
  withdrawPromise,
} from "../../../src/nouns/promise/rules.ts";
import { applied, notes, refusal } from "../support.ts";

const base: Promised = {
  ...{ id: "PM1", customer: "jinhong", what: "the price of 20 boxes", kind: "answer" },
  ...{ due: "2026-11-27", date: "2026-11-20", owner: "lan" },
};

const facts = { today: "2026-11-22" };
const dutiesOf = (...all: Promised[]) => promiseDuties(all, () => "Jinhong", facts);

const making = {
  ...{ customer: "jinhong", me: "lan", date: "2026-11-20" },
  newId: async () => "PM2",
};

describe("promises", () => {
  test("R-FUP-08: what cannot be answered at once gets a definite day", async () => {
    const [step] = await promiseMade({ promise: "price", promiseBy: "2026-11-27" }, making);
    expect(step).toMatchObject({
      do: "create",
      record: { id: "PM2", customer: "jinhong", what: "price", due: "2026-11-27", owner: "lan" },
    });
    expect(await promiseMade({}, making)).toEqual([]);
    const half = [{ promise: "price" }, { promiseBy: "2026-11-27" }];
    for (const told of half) await expect(promiseMade(told, making)).rejects.toThrow(/a promise/);
    expect(refusal(() => assertDue("2026-11-19", "2026-11-20"))).toMatch(/before the promise/);
  });

  test("R-REM-05: shown the day before and on the day, overdue until it is kept", () => {
    expect(dutiesOf(base)).toMatchObject([
      { rule: "promise", who: "lan", from: "2026-11-26", due: "2026-11-27" },
    ]);
    expect(dutiesOf(applied(base, keepPromise(base, { date: "2026-11-27", me: "lan" })))).toEqual(
      [],
    );
  });

  test("R-REM-06: a call is shown on its day with its time", () => {
    const [duty] = dutiesOf({ ...base, kind: "call", time: "14:30" });
    expect([duty?.from, duty?.what.en]).toEqual([
      "2026-11-27",
      "call at 14:30: the price of 20 boxes",
    ]);
  });

  test("R-FUP-07, R-REM-07: on the day material should have arrived there is a call", () => {
    const [duty] = dutiesOf({ ...base, kind: "material", what: "catalogue" });
    expect(duty?.what).toEqual({
      en: "should have arrived, call: catalogue",
      zh: "应已送达，致电确认：catalogue",
    });
  });

  test("R-COM-20: an inquiry is owed a reply within the firm's working days, shown at once", async () => {
    const owed = async (workdays: number, by?: string): Promise<Promised> => {
      const facts = { ...making, workdays, calendar: makeCalendar({}) };
      const [step] = await inquiryOwed({ inquiry: "300 kg FOB", by }, facts);
      return step?.do === "create" ? (step.record as unknown as Promised) : base;
    };
    // Made on a Friday.
    expect(await owed(1)).toMatchObject({ kind: "inquiry", what: "300 kg FOB", due: "2026-11-23" });
    expect((await owed(3)).due).toBe("2026-11-25");
    expect((await owed(1, "2026-11-30")).due).toBe("2026-11-30");
    expect(dutiesOf(await owed(3))).toMatchObject([{ from: "2026-11-20", due: "2026-11-25" }]);
    const facts = { ...making, workdays: 1, calendar: makeCalendar({}) };
    expect(await inquiryOwed({}, facts)).toEqual([]);
  });

  test("R-VIS-42, R-REM-46: goods to return are shown during the whole of their month", () => {
    const [duty] = dutiesOf({ ...base, kind: "goods" });
    expect([duty?.from, duty?.due]).toEqual(["2026-11-01", "2026-11-27"]);
    expect(openPromises([{ ...base, kind: "goods" }])).toHaveLength(1);
  });

  test("R-REM-10: an important one is shown every day", () => {
    expect(dutiesOf({ ...base, important: true })).toMatchObject([{ from: "2026-11-20" }]);
  });

  test("it is kept or withdrawn once; later than promised is told", () => {
    const kept = applied(base, keepPromise(base, { date: "2026-11-30", me: "lan" }));
    expect(promiseState(kept)).toBe("kept");
    expect(notes(keepPromise(base, { date: "2026-11-30", me: "lan" }))).toEqual([
      "it was promised for 2026-11-27",
    ]);
    expect(refusal(() => keepPromise(kept, { date: "2026-11-30", me: "lan" }))).toMatch(/was kept/);
    const told = { date: "2026-11-21", me: "lan", why: "none left" };
    const gone = applied(base, withdrawPromise(base, told));
    expect([promiseState(gone), dutiesOf(gone)]).toEqual(["withdrawn", []]);
    expect(refusal(() => withdrawPromise(gone, told))).toMatch(/was withdrawn/);
  });

  test("a month end binds only what was kept or withdrawn by then", () => {
    const settled = (one: Promised): boolean | undefined =>
      promise.settled?.(one as never, { to: "2026-11-30" } as never);
    expect(settled(base)).toBe(false);
    expect(settled({ ...base, kept: { date: "2026-11-28" } })).toBe(true);
    expect(settled({ ...base, kept: { date: "2026-12-01" } })).toBe(false);
  });
});
