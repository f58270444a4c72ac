import { describe, expect, test } from "vitest";
import { RoundsError } from "../../../src/law/errors.ts";
import { withDefaults } from "../../../src/law/settings.ts";
import { makeCalendar } from "../../../src/law/workdays.ts";
import { agreedDuties } from "../../../src/nouns/order/agreed-duties.ts";
import { installersTold, installOrder } from "../../../src/nouns/order/installing.ts";
import { assertRaised, assertRoom, leadNotes, leadTime } from "../../../src/nouns/order/kinds.ts";
import type { Order } from "../../../src/nouns/order/order.ts";
import { answerSample, sampleNotes, withSample } from "../../../src/nouns/order/sampling.ts";
import { applied, notes, refusal } from "../support.ts";

const { limits } = withDefaults({ format: 1, name: "x", currency: "CNY" });
const calendar = makeCalendar({});
const facts = { today: "2026-11-22", calendar, limits, digits: 2 };
const order: Order = {
  id: "SO261120A-wu",
  customer: "jinhong",
  owner: "wu",
  date: "2026-11-20",
  lines: [{ product: "tea", quantity: "40", price: "100" }],
};
const dutiesOf = (record: Order) =>
  agreedDuties(record, "Lake", facts).map(({ rule, from, due, command }) =>
    [rule, from, due, command].join(" "),
  );

describe("rush and inserted orders", () => {
  test("R-ORD-19: they name who raised them, and are not confirmed without", () => {
    expect(() => assertRaised({ id: "SO1", kind: "inserted" })).toThrow(RoundsError);
    expect(() => assertRaised({ kind: "rush", raisedBy: "director" })).not.toThrow();
    expect(() => assertRaised({ kind: "ordinary" })).not.toThrow();
  });
});

describe("made to order", () => {
  const products = new Map([
    ["tea", { id: "tea", name: "Tea", purchaseDays: 10, makingDays: 5 }],
    ["cup", { id: "cup", name: "Cup", makeToOrder: true, purchaseDays: 3, makingDays: 1 }],
  ]);
  const mto = { ...order, kind: "make-to-order" as const };
  const said = (record: Order) => leadNotes(record, products, "2026-11-22").map(({ en }) => en);

  test("R-ORD-17: the lead time is purchasing and making together, the longest of its goods", () => {
    expect(leadTime(mto, products)?.days).toBe(15);
    expect(leadTime(order, products)).toBeUndefined();
    const both = [...order.lines, { product: "cup", quantity: "1", price: "1" }];
    expect(leadTime({ ...order, lines: both }, products)?.days).toBe(4);
  });

  test("R-ORD-17: a promise before that is warned of with the earliest date", () => {
    expect(said({ ...mto, promised: "2026-12-01" })[0]).toContain(
      "promised for 2026-12-01, but made to order it is ready on 2026-12-07 at the earliest",
    );
    expect(said({ ...mto, promised: "2026-12-07" })).toEqual([]);
    expect(said(mto)[0]).toContain("earliest 2026-12-07");
  });

  test("R-ORD-51: a line's own day counts for that line", () => {
    const lines = order.lines.map((line) => ({ ...line, due: "2026-12-01" }));
    expect(said({ ...mto, promised: "2026-12-20", lines })[0]).toContain("promised for 2026-12-01");
  });
});

describe("samples", () => {
  const sample = withSample({ ...order, kind: "sample" as const, sampleFee: "200.00" }, 7);
  const sent = { ...sample, shipments: [{ date: "2026-11-26", lines: [] }] };

  test("R-ORD-42: a sample is due in 7 days and its fee is charged", () => {
    expect(sample.sampleDue).toBe("2026-11-27");
    expect(withSample(order, 7)).toBe(order);
    const said = sampleNotes(sample).map(({ en }) => en);
    expect(said[1]).toContain("rounds invoice add jinhong --amount 200.00");
    expect(sampleNotes({ ...sample, sampleFee: undefined })[1]?.en).toContain("no sample fee");
    expect(sampleNotes({ ...sample, sampleFee: "0.00" })).toHaveLength(1);
  });

  test("R-REM-31 R-ORD-44: it is shown as due, and once it has left the customer is asked", () => {
    expect(dutiesOf(sample)).toEqual([
      "sample 2026-11-26 2026-11-27 rounds order sample SO261120A-wu approved",
    ]);
    expect(dutiesOf(sent)[0]).toContain("sample 2026-11-26 2026-11-27");
  });

  test("R-ORD-42: approved once; a modification is offered with a day of its own", () => {
    const told = { date: "2026-11-28", by: "wu", answer: "modify", text: "softer" } as const;
    const modified = applied(sent, answerSample(sent, told, 7));
    expect(modified.sampleAnswers?.[0]).toMatchObject({ due: "2026-12-05", text: "softer" });
    expect(dutiesOf(modified)[0]).toContain("sample 2026-12-04 2026-12-05");
    const yes = { date: "2026-12-05", by: "wu", answer: "approved" } as const;
    const approved = applied(modified, answerSample(modified, yes, 7));
    expect(dutiesOf(approved)).toEqual([]);
    expect(refusal(() => answerSample(approved, told, 7))).toContain("approved on 2026-12-05");
    expect(refusal(() => answerSample(order, yes, 7))).toContain("no sample");
  });
});

describe("installation", () => {
  const room = (date: string, count: number, capacity: number | undefined = 2) =>
    assertRoom({
      date,
      today: "2026-11-22",
      taken: new Map([
        [date, count],
        ["2026-12-05", 2],
      ]),
      capacity,
      calendar,
    });

  test("R-ORD-30 R-FLOW-44: nothing is arranged above a day's capacity", () => {
    expect(refusal(() => room("2026-12-04", 1))).toBeUndefined();
    expect(refusal(() => room("2026-12-04", 2))).toContain("no more than 2");
    try {
      room("2026-12-04", 2);
    } catch (error) {
      // The 5th and 6th are a weekend.
      expect((error as RoundsError).details.hint?.en).toContain("2026-12-07");
    }
    expect(refusal(() => room("2026-11-21", 0))).toContain("past");
  });

  test("R-ORD-30 R-REM-30: conditions are confirmed, the installers told 2 days ahead", () => {
    const told = { date: "2026-12-04", by: "wu", notice: 2 };
    expect(refusal(() => installOrder(order, told))).toContain("conditions");
    const change = installOrder(order, { ...told, conditions: "water is there" });
    expect(notes(change)[0]).toContain("by 2026-12-02");
    const arranged = applied(order, change);
    expect(dutiesOf(arranged)).toEqual([
      "installation 2026-12-01 2026-12-02 rounds order install SO261120A-wu --told",
    ]);
    const known = applied(arranged, installersTold(arranged, { date: "2026-11-30", by: "wu" }));
    expect(dutiesOf(known)).toEqual([]);
    const moved = applied(known, installOrder(known, { ...told, date: "2026-12-08" }));
    expect(dutiesOf(moved)[0]).toContain("2026-12-06");
  });
});
