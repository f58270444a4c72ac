import { describe, expect, test } from "vitest";
import { withDefaults } from "../../../../src/law/settings.ts";
import type { Shipment } from "../../../../src/nouns/order/fields/shipments.ts";
import type { Exception } from "../../../../src/nouns/order/fields/tracking.ts";
import { breachList, carrierReport } from "../../../../src/nouns/order/tracking/carriers.ts";
import type { Shipped } from "../../../../src/nouns/order/tracking/load.ts";
import { type OnTimeBy, onTimeReport } from "../../../../src/nouns/order/tracking/on-time.ts";
import { offences } from "../../../../src/nouns/order/tracking/prohibitions.ts";
import {
  exceptionRegister,
  logReport,
  receiptsReport,
} from "../../../../src/nouns/order/tracking/registers.ts";
import { sent } from "./orders.ts";

const { limits } = withDefaults({ format: 1, name: "x", currency: "CNY" });
const name = (id: string) => id;
const facts = {
  ...{ from: "2026-11-01", to: "2026-11-30", today: "2026-11-30", digits: 2, limits },
  ...{ language: "en" as const, nameOf: name, staffName: name, customerName: name },
  ...{ carrierName: name, receiptDays: limits.receiptDays, customers: new Map() },
};

function shipped(...all: readonly Partial<Shipment>[]): Shipped[] {
  return all.flatMap((more, index) => {
    const record = { ...sent(more), id: `SO26111${index}A-iwan` };
    return (record.shipments ?? []).map((shipment) => ({ record, number: 1, shipment }));
  });
}

const inTime: Partial<Shipment> = { signed: "2026-11-20", log: [], receiptDue: "2026-12-05" };
const late: Partial<Shipment> = { arrived: { date: "2026-11-23", intact: true } };
const wet: Exception = {
  date: "2026-11-20",
  kind: "damaged",
  register: "transit",
  what: "wet",
  remedy: "carrier pays",
  cleared: { date: "2026-11-23", how: "agreed" },
  recover: { from: "DHL", amount: "12.00", state: "recovered" },
};
const short: Exception = {
  date: "2026-11-21",
  kind: "short",
  register: "internal",
  what: "one box",
  remedy: "sent again",
  product: "tea",
  quantity: "1",
} as const;

describe("reports about what was on the road", () => {
  const figures = (by: OnTimeBy, ...all: readonly Partial<Shipment>[]) =>
    onTimeReport(shipped(...all), { ...facts, by }).rows.map(
      ({ name: key, shipments, inTime: share, late: count }) => [key, shipments, share, count],
    );

  test("R-ORD-16: in time by the day expected when it left; what nobody expected is not judged", () => {
    expect(figures("carrier", inTime, late, { expected: undefined, carrier: "SF" })).toEqual([
      ["DHL", 2, "50.0", 1],
      ["SF", 1, undefined, 0],
    ]);
    // Announcing a later day does not make it be in time.
    const announced = {
      log: [{ date: "2026-11-19", kind: "call", what: "-", next: "2026-11-29" }],
    };
    expect(figures("customer", announced as never)).toEqual([["jinhong", 1, "0.0", 1]]);
    expect(figures("month", inTime)).toEqual([["2026-11", 1, "100.0", 0]]);
  });

  test("R-TRN-23, R-TRN-28, R-TRN-30: a score, the breaches and what was lost by each carrier", () => {
    const report = carrierReport(shipped(inTime, late, { ...inTime, exceptions: [wet] }), facts);
    expect(report.rows).toHaveLength(1);
    // 2 of 3 in time (50), 2 of 3 without an exception (30); no receipt can be judged yet.
    expect(report.rows[0]).toMatchObject({ score: 67, breaches: 2, unhandled: 1, loss: "12.00" });
    expect(report.totals).toMatchObject({ recovered: "12.00" });
    const breaches = breachList(shipped(late, { ...inTime, exceptions: [wet] }), facts).rows;
    expect(breaches.map(({ kind, handled }) => [kind, handled])).toEqual([
      ["late", false],
      ["damaged", true],
    ]);
  });

  test("R-TRN-21, R-TRN-22, R-FRM-45, R-FRM-46: two registers, with who is late in clearing", () => {
    const all = shipped({ ...inTime, exceptions: [wet, short] });
    const transit = exceptionRegister(all, { register: "transit" }, facts);
    expect(transit.rows).toMatchObject([{ what: "wet", late: 2, amount: "12.00" }]);
    const internal = exceptionRegister(all, { register: "internal" }, facts);
    expect(internal.rows).toMatchObject([{ what: "one box", quantity: "1", late: 8 }]);
    expect(exceptionRegister(all, { open: true }, facts).rows).toHaveLength(1);
  });

  test("R-TRN-34: receipts that are not back within their cycle", () => {
    const over = { ...inTime, receiptDue: "2026-11-27" };
    const filed = { ...over, filed: { date: "2026-11-29" } };
    const rows = (everything: boolean) =>
      receiptsReport(shipped(inTime, over, filed, {}), { everything }, facts).rows;
    expect(rows(false)).toMatchObject([{ due: "2026-11-27", daysLate: 3 }]);
    expect(rows(true)).toHaveLength(2);
  });

  test("R-FRM-44: the log of a period, merged over all shipments by day and hour", () => {
    const line = { kind: "call", what: "well", by: "iwan" } as const;
    const all = shipped(
      { log: [{ ...line, date: "2026-11-20", time: "15:00" }] },
      {
        log: [
          { ...line, date: "2026-11-20", time: "14:00" },
          { ...line, date: "2026-10-30" },
        ],
      },
    );
    expect(logReport(all, facts).rows.map(({ time }) => time)).toEqual(["14:00", "15:00"]);
  });
});

describe("R-TRN-24: what must not be in tracking", () => {
  const rules = { today: "2026-11-22", limits };
  const found = (more: Partial<Shipment>) =>
    shipped(more).flatMap((one) => offences(one, rules).map(({ rule, days }) => [rule, days]));

  test("late tracking and days without a record", () => {
    expect(found({ expected: "2026-11-25" })).toEqual([["no-record", 3]]);
    const asked = (date: string, next?: string) =>
      ({ date, kind: "call", what: "-", ...(next ? { next } : {}) }) as const;
    const log = [asked("2026-11-20", "2026-11-21"), asked("2026-11-21", "2026-11-25")];
    expect(found({ expected: "2026-11-25", log })).toEqual([["late-tracking", 1]]);
    const early = [asked("2026-11-19", "2026-11-25")];
    expect(found({ expected: "2026-11-25", log: early })).toEqual([]);
    // It was there on the very day on which somebody was to ask.
    expect(found({ arrived: { date: "2026-11-19", intact: true } })).toEqual([]);
  });

  test("exceptions: none unrecorded, none without remedy, none left unclear", () => {
    const there = { arrived: { date: "2026-11-19", intact: false } };
    expect(found(there)).toEqual([["unrecorded-exception", undefined]]);
    expect(found({ ...there, exceptions: [{ ...wet, remedy: " " }] })).toEqual([
      ["no-remedy", undefined],
      ["late-clearing", 2],
    ]);
  });

  test("a partner's breach is handled; a log is about the days on which it was on the road", () => {
    const there = { arrived: { date: "2026-11-21", intact: true } };
    const log = [{ date: "2026-11-19", kind: "call", what: "-", next: "2026-11-21" }] as const;
    expect(found({ ...there, log })).toEqual([["unhandled-breach", 1]]);
    const untrue = { date: "2026-11-10", kind: "note", what: "made up" } as const;
    expect(found({ ...there, expected: "2026-11-21", log: [...log, untrue] })).toEqual([
      ["untrue-log", undefined],
    ]);
  });
});
