import { describe, expect, test } from "vitest";
import { payTermKind } from "../../../src/nouns/invoice/fields/terms.ts";
import { dueBy, type Payer, termsOf } from "../../../src/nouns/invoice/terms.ts";

const due = (date: string, payer: Payer, more: object = {}): string => {
  const facts = { payer, creditDays: 30, ...more };
  return dueBy(date, termsOf(facts), facts);
};
const reading = { today: "2026-11-22", digits: 2 };

describe("when an invoice is due", () => {
  test.each([
    ["cash", "2026-11-22"],
    ["45d", "2027-01-06"],
    ["eom", "2026-11-30"],
    ["eom+10d", "2026-12-10"],
    ["eom+1m", "2026-12-31"],
    ["eom+3m", "2027-02-28"],
  ])("by %s", (terms, day) => {
    expect(due("2026-11-22", {}, { terms })).toBe(day);
  });

  test("the paper's terms go before the customer's, and his before the firm's days", () => {
    expect(due("2026-11-22", {})).toBe("2026-12-22");
    expect(due("2026-11-22", { creditDays: 10 })).toBe("2026-12-02");
    expect(due("2026-11-22", { creditDays: 10, terms: "eom" })).toBe("2026-11-30");
    expect(due("2026-11-22", { terms: "eom" }, { terms: "5d" })).toBe("2026-11-27");
    expect(due("2026-11-22", { terms: "eom" }, { settlement: "cash" })).toBe("2026-11-22");
    expect(due("2026-11-22", { settlement: "cash" })).toBe("2026-11-22");
    expect(due("2026-11-22", { settlement: "cheque" })).toBe("2026-12-22");
  });

  const store = (more: Payer = {}): Payer => ({
    settlement: "monthly",
    settlementDays: [
      { act: "reconcile", day: 25 },
      { act: "tax-invoice", day: 28 },
      { act: "transfer", day: 10 },
    ],
    ...more,
  });

  test("R-COL-28: monthly, on the store's day after its day of reconciliation", () => {
    expect(due("2026-11-25", store())).toBe("2026-12-10");
    expect(due("2026-11-26", store())).toBe("2027-01-10");
    const same = store({
      settlementDays: [
        { act: "reconcile", day: 20 },
        { act: "cheque", day: 31 },
      ],
    });
    expect(due("2026-11-20", same)).toBe("2026-11-30");
    expect(due("2026-11-21", same)).toBe("2026-12-31");
    const later = store({
      settlementDays: [
        { act: "reconcile", day: 25 },
        { act: "transfer", day: 10, months: 2 },
      ],
    });
    expect(due("2026-11-01", later)).toBe("2027-01-10");
  });

  test("R-COL-46: the day on which he pays is kept per customer; without one his days", () => {
    expect(due("2026-11-22", { settlement: "monthly", payDay: 15 })).toBe("2026-12-15");
    expect(due("2026-11-22", { settlement: "monthly" })).toBe("2026-12-30");
    expect(due("2026-01-05", { terms: "monthly", payDay: 31 })).toBe("2026-02-28");
  });
});

describe("payment terms as they are typed", () => {
  test.each([
    ["现结", "cash"],
    ["30天", "30d"],
    ["net 30", "30d"],
    ["45", "45d"],
    ["月底", "eom"],
    ["EOM + 30", "eom+30d"],
    ["月结30天", "eom+30d"],
    ["月底+1个月", "eom+1m"],
    ["月结", "monthly"],
  ])("%s is %s", (typed, kept) => {
    expect(payTermKind.parse(typed, reading)).toBe(kept);
    expect(payTermKind.parse(payTermKind.show(kept, "zh"), reading)).toBe(kept);
    expect(payTermKind.parse(payTermKind.show(kept, "en"), reading)).toBe(kept);
  });

  test("anything else is refused", () => {
    expect(() => payTermKind.parse("some day", reading)).toThrow("one of: cash");
  });
});
