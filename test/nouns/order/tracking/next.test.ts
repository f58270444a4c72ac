import { describe, expect, test } from "vitest";
import type { Shipment } from "../../../../src/nouns/order/fields/shipments.ts";
import type { LogLine } from "../../../../src/nouns/order/fields/tracking.ts";
import { announced, nextAsk, receiptBackBy } from "../../../../src/nouns/order/tracking/next.ts";
import { shipment } from "./orders.ts";

const asked = (date: string, next?: string): LogLine => ({
  date,
  kind: "call",
  what: "not yet",
  ...(next ? { next } : {}),
});
const next = (more: Partial<Shipment>, trackingDays = 1) =>
  nextAsk({ ...shipment, ...more }, { trackingDays });

describe("when goods on the road are asked after", () => {
  test("R-TRN-17, R-REM-27: first on the day after dispatch, expected or not", () => {
    expect(next({})).toBe("2026-11-19");
    expect(next({ expected: undefined })).toBe("2026-11-19");
    expect(next({}, 2)).toBe("2026-11-20");
  });

  test("R-TRN-18: on the day that was announced, again and again until it is signed for", () => {
    expect(next({ log: [asked("2026-11-19", "2026-11-23")] })).toBe("2026-11-23");
    const log = [asked("2026-11-19", "2026-11-21"), asked("2026-11-21", "2026-11-25")];
    expect(next({ log })).toBe("2026-11-25");
    expect(next({ log, signed: "2026-11-25" })).toBeUndefined();
  });

  test("R-TRN-19: what was not announced, or did not come, is asked after the next day", () => {
    expect(next({ expected: undefined, log: [asked("2026-11-19")] })).toBe("2026-11-20");
    expect(next({ log: [asked("2026-11-19", "2026-11-21"), asked("2026-11-22")] })).toBe(
      "2026-11-23",
    );
  });

  test("only who was asked counts: a note is no call, nor where it was seen on its way", () => {
    const note: LogLine = { date: "2026-11-19", kind: "note", what: "fragile" };
    expect(next({ log: [note] })).toBe("2026-11-19");
    const seen: LogLine = { date: "2026-11-19", kind: "position", what: "well", place: "Jiaxing" };
    expect(next({ log: [seen] })).toBe("2026-11-19");
    const log = [asked("2026-11-19", "2026-11-21"), { ...seen, date: "2026-11-21" }];
    expect(next({ log })).toBe("2026-11-21");
    expect(next({ log: [...log, { ...seen, date: "2026-11-21", next: "2026-11-23" }] })).toBe(
      "2026-11-23",
    );
  });

  test("what arrived is to be signed for on that day; what came back interests nobody", () => {
    expect(next({ arrived: { date: "2026-11-20", intact: true } })).toBe("2026-11-20");
    const all = { date: "2026-11-20", to: "stock", warehouse: "main", why: "refused" } as const;
    expect(next({ returned: [{ ...all, lines: shipment.lines }] })).toBeUndefined();
  });

  test("the last announcement counts, whatever stands later in the log without one", () => {
    const log = [asked("2026-11-19", "2026-11-21"), asked("2026-11-20")];
    expect(announced({ ...shipment, log })).toBe("2026-11-21");
    expect(announced(shipment)).toBe("2026-11-20");
  });

  test("R-TRN-15: a receipt is due within the cycle that was said when it was signed", () => {
    const limits = { receiptDays: 15 };
    expect(receiptBackBy(shipment, limits)).toBeUndefined();
    const signed = { ...shipment, signed: "2026-11-20" };
    expect(receiptBackBy(signed, limits)).toBe("2026-12-05");
    expect(receiptBackBy({ ...signed, receiptDue: "2026-11-27" }, limits)).toBe("2026-11-27");
    const filed = { ...signed, filed: { date: "2026-11-26" } };
    expect(receiptBackBy(filed, limits)).toBeUndefined();
  });
});
