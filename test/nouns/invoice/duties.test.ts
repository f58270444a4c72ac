import { describe, expect, test } from "vitest";
import { invoiceDuties } from "../../../src/nouns/invoice/duties.ts";
import type { Invoice } from "../../../src/nouns/invoice/invoice.ts";

const invoice: Invoice = {
  id: "IV261101A-lan",
  customer: "jinhong",
  date: "2026-11-01",
  due: "2026-12-01",
  amount: "1200.50",
};
const dutiesOf = (more: Partial<Invoice>, settledMinor = 0) =>
  invoiceDuties([{ ...invoice, ...more }], {
    settled: new Map([[invoice.id, settledMinor]]),
    digits: 2,
    nameOf: () => "金虹商行",
    ownerOf: (id) => (id === "jinhong" ? "iwan" : undefined),
  });

describe("duties of invoices", () => {
  test("what is open is to be paid by its due day; whose customer it is asks for it", () => {
    expect(dutiesOf({})).toMatchObject([
      { rule: "payment", who: "iwan", from: "2026-12-01", due: "2026-12-01", about: "金虹商行" },
    ]);
    expect(dutiesOf({ owner: "lan" })[0]?.who).toBe("lan");
    expect(dutiesOf({ customer: "other" })[0]).toMatchObject({
      who: undefined,
      role: "bookkeeper",
    });
  });

  test("a part that is paid is not asked for again", () => {
    const [duty] = dutiesOf({}, 100_050);
    expect(duty?.what.en).toBe("200.00 of IV261101A-lan to be paid");
    expect(duty?.command).toContain("200.00");
    expect(dutiesOf({}, 120_050)).toEqual([]);
    expect(dutiesOf({}, 130_000)).toEqual([]);
    expect(dutiesOf({ amount: "-5.00" })).toEqual([]);
  });
});
