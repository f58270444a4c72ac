import { describe, expect, test } from "vitest";
import { withDefaults } from "../../../../src/law/settings.ts";
import type { Order } from "../../../../src/nouns/order/order.ts";
import { trackingDuties } from "../../../../src/nouns/order/tracking/duties.ts";
import { whoIsLate } from "../../../../src/nouns/order/tracking/late.ts";
import { marksOf } from "../../../../src/nouns/order/tracking/marks.ts";
import { answers } from "../../../../src/nouns/order/tracking/page.ts";
import { stageNames, stagesOf, whoHas } from "../../../../src/nouns/order/tracking/stages.ts";
import { first, order, sent, shipment } from "./orders.ts";

const { limits } = withDefaults({ format: 1, name: "x", currency: "CNY" });
const facts = { today: "2026-11-22", limits };
const staffName = (id: string) => id;
const states = (record: Order) =>
  stagesOf(record, record.shipments?.[0], facts).map(({ state }) => state);
const duties = (record: Order, trackingRole?: string) =>
  trackingDuties(record, () => "金虹商行", { ...facts, trackingRole });

describe("the nine stages", () => {
  test("R-TRN-26, R-FLOW-15: each with its day and person, in their order", () => {
    const record = {
      ...sent({
        log: [{ date: "2026-11-19", time: "14:10", kind: "call", by: "iwan", what: "in Jiaxing" }],
        arrived: { date: "2026-11-20", time: "09:40", intact: true, by: "iwan" },
        signed: "2026-11-20",
        signedBy: "Wang",
        filed: { date: "2026-11-28", by: "lan", path: "scan.pdf" },
      }),
      picks: [{ date: "2026-11-17", time: "16:00", by: "he", lines: shipment.lines }],
    };
    const stages = stagesOf(record, first(record).shipment, facts);
    expect(stages.map(({ name }) => name)).toEqual([...stageNames]);
    expect(stages.map(({ date, time, by }) => [date, time, by])).toEqual([
      ["2026-11-16", undefined, "iwan"],
      ["2026-11-16", undefined, "iwan"],
      ["2026-11-17", undefined, "lan"],
      ["2026-11-17", "16:00", "he"],
      ["2026-11-18", undefined, "lan"],
      ["2026-11-19", "14:10", "iwan"],
      ["2026-11-20", "09:40", "iwan"],
      ["2026-11-20", undefined, undefined],
      ["2026-11-28", undefined, "lan"],
    ]);
    expect(stages.every(({ state }) => state === "done")).toBe(true);
  });

  test("where it stands is told, and what was passed by", () => {
    const open = { ...order, shipments: undefined };
    expect(states(open)).toEqual([...Array(3).fill("done"), "now", ...Array(5).fill("open")]);
    expect(states(order)).toEqual([
      ...["done", "done", "done", "skipped", "done", "now"],
      ...["open", "open", "open"],
    ]);
    const there = sent({ arrived: { date: "2026-11-20", intact: true } });
    expect(states(there).slice(5)).toEqual(["done", "done", "now", "open"]);
  });

  test("one screen answers where it is, who has it, what is next and who is late", () => {
    const log = [
      { date: "2026-11-19", kind: "position", place: "Jiaxing", what: "well" },
      { date: "2026-11-19", kind: "call", what: "tomorrow", next: "2026-11-20" },
    ] as const;
    const told = answers(sent({ log }), {
      ...{ ...facts, nameOf: staffName, staffName, customerName: "Jinhong", language: "en" },
    });
    expect(told.map(({ value }) => value)).toEqual([
      "Jiaxing (2026-11-19)",
      "DHL",
      "2026-11-20 from 14:00: ask where it is · rounds order call SO261116A-iwan",
      "overdue 2 days: DHL, to bring shipment",
    ]);
    expect(whoHas({ ...shipment, signed: "2026-11-20" }, "Jinhong").en).toBe("Jinhong");
  });

  test("who is late: ourselves, the carrier, whoever should have cleared", () => {
    const open = { ...order, shipments: undefined };
    expect(whoIsLate(open, { ...facts, staffName }).map(({ en }) => en)).toEqual([
      "overdue 4 days: we ourselves, to ship (iwan)",
    ]);
    const damage = {
      date: "2026-11-19",
      kind: "damaged",
      register: "transit",
      by: "lan",
      what: "wet",
      remedy: "sent again",
    } as const;
    const late = whoIsLate(sent({ exceptions: [damage] }), { ...facts, staffName });
    expect(late.map(({ en }) => en)).toEqual([
      "overdue 2 days: DHL, to bring shipment",
      'overdue 2 days: lan, to clear "wet"',
    ]);
    const nextDay = { ...facts, today: "2026-11-20", staffName };
    expect(whoIsLate(sent({ exceptions: [damage] }), nextDay)).toEqual([]);
  });

  test("R-TRN-27: key, large and new customers are marked", () => {
    const rules = { today: "2026-11-22", newCustomerDays: 90 };
    expect(marksOf({ grade: "A", tier: "large", added: "2026-10-01" }, rules)).toEqual([
      "key",
      "large",
      "new",
    ]);
    expect(marksOf({ grade: "B", added: "2026-01-01" }, rules)).toEqual([]);
  });
});

describe("duties of goods on the road", () => {
  test("R-REM-27: the call is due from 14:00 on, of whoever tracks", () => {
    const [duty] = duties(order);
    expect(duty).toMatchObject({ rule: "tracking", due: "2026-11-19", who: "iwan" });
    expect(duty?.what.en).toContain("from 14:00");
    expect(duties(order, "service")[0]).toMatchObject({ who: undefined, role: "service" });
    expect(duties({ ...order, shipments: [{ ...shipment, date: "2026-09-01" }] })).toEqual([]);
  });

  test("R-REM-28: an exception is to be cleared before noon of the next day", () => {
    const damage = {
      date: "2026-11-20",
      kind: "short",
      register: "internal",
      what: "one box",
      remedy: "sent again",
    } as const;
    const record = sent({ signed: "2026-11-20", exceptions: [damage] });
    const [duty, ...more] = duties(record);
    expect(more).toEqual([]);
    expect(duty).toMatchObject({ rule: "exception", from: "2026-11-20", due: "2026-11-21" });
    expect(duty?.what.en).toContain("before 12:00");
  });

  test("R-TRN-22: what a partner owes stays due until it is recovered", () => {
    const damage = {
      date: "2026-11-20",
      kind: "damaged",
      register: "transit",
      what: "wet",
      remedy: "carrier pays",
      cleared: { date: "2026-11-21", how: "agreed" },
    } as const;
    const owed = { from: "DHL", amount: "12.00", state: "claimed", date: "2026-11-21" } as const;
    const one = (recover: object) =>
      duties(sent({ signed: "2026-11-20", exceptions: [{ ...damage, recover } as never] }));
    expect(one(owed).map(({ rule }) => rule)).toEqual(["recovery"]);
    expect(one({ ...owed, state: "recovered" })).toEqual([]);
  });

  test("R-REM-29: a receipt is due back on its day, where the firm waits for it", () => {
    const signed = { signed: "2026-11-20" };
    expect(duties(sent(signed))).toEqual([]);
    const waited = { ...signed, receiptDue: "2026-11-30" };
    expect(duties(sent(waited))).toMatchObject([{ rule: "receipt-back", due: "2026-11-30" }]);
    expect(duties(sent({ ...waited, filed: { date: "2026-11-25" } }))).toEqual([]);
    expect(first(sent(waited)).shipment.receiptDue).toBe("2026-11-30");
  });
});
