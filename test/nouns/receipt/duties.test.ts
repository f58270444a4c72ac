import { describe, expect, test } from "vitest";
import { withDefaults } from "../../../src/law/settings.ts";
import { makeCalendar } from "../../../src/law/workdays.ts";
import type { Bill } from "../../../src/nouns/bill/bill.ts";
import { billDuties } from "../../../src/nouns/bill/duties.ts";
import { receiptDuties } from "../../../src/nouns/receipt/duties.ts";
import type { GoodsReceipt } from "../../../src/nouns/receipt/receipt.ts";
import { receiptOf } from "./receipts.ts";

const { limits } = withDefaults({ format: 1, name: "x", currency: "CNY" });
const facts = { calendar: makeCalendar({}), limits };
const names = { supplier: () => "龙井茶业", product: (id: string) => id };
const dutiesOf = (record: GoodsReceipt): readonly string[] =>
  receiptDuties([record], names, facts).map(({ rule, from, due, what, command }) =>
    [rule, from, due, what.en, command].join(" | "),
  );

describe("duties of goods received", () => {
  test("quality hold is decided within two working days of the delivery", () => {
    const friday = receiptOf({
      date: "2026-11-20",
      lines: [{ product: "tea", quantity: "10", held: "3" }],
    });
    expect(dutiesOf(friday)).toEqual([
      "quality-hold | 2026-11-20 | 2026-11-24 | decide on 3 tea, on hold | rounds goods-receipt accept GR261122A-he-jun",
    ]);
  });

  test("rejected goods are collected within a week of the day on which they were rejected", () => {
    const line = { product: "tea", quantity: "10", rejected: "2", why: "wet" };
    const record = receiptOf({ lines: [line] });
    expect(dutiesOf(record)).toEqual([
      "rejected-goods | 2026-11-22 | 2026-11-29 | send back 2 tea, rejected | rounds goods-receipt return GR261122A-he-jun",
    ]);
    const back = { date: "2026-11-23", to: "Li", lines: [{ product: "tea", quantity: "2" }] };
    expect(dutiesOf({ ...record, returned: [back] })).toEqual([]);
  });

  test("what is done, refused or cancelled obliges nobody", () => {
    const line = { product: "tea", quantity: "10", held: "3" };
    const over = { date: "2026-11-22", why: "x" };
    expect(dutiesOf(receiptOf())).toEqual([]);
    expect(dutiesOf(receiptOf({ lines: [line], refused: over }))).toEqual([]);
    expect(dutiesOf(receiptOf({ lines: [line], cancelled: over }))).toEqual([]);
  });
});

describe("duties of suppliers' invoices", () => {
  const bill: Bill = {
    id: "BL261101A",
    code: "00123",
    supplier: "longjing",
    date: "2026-11-01",
    due: "2026-11-30",
    amount: "100.00",
  };
  const told = (settled: number, waits: boolean, until?: string): readonly string[] =>
    billDuties([bill], {
      digits: 2,
      limits,
      ...(until ? { until } : {}),
      settled: new Map([[bill.id, settled]]),
      nameOf: names.supplier,
      waiting: () => waits,
    }).map(({ rule, role, from, due, command }) => [rule, role, from, due, command].join(" "));

  test("what is open is paid by its due day, told some days before", () => {
    expect(told(4000, false)).toEqual([
      "bill-due bookkeeper 2026-11-27 2026-11-30 rounds bill pay longjing 60.00 --bill BL261101A",
    ]);
    expect(told(10000, false)).toEqual([]);
    expect(told(0, false, "2026-11-26")).toEqual([]);
  });

  test("what must be approved first is for whoever approves", () => {
    expect(told(0, true)).toEqual([
      "bill-approve manager 2026-11-27 2026-11-30 rounds approve BL261101A",
    ]);
  });
});
