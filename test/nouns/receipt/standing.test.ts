import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toMicro } from "../../../src/law/decimal.ts";
import { arrivalsOf } from "../../../src/nouns/receipt/facts.ts";
import {
  receiptAgrees,
  receiptSettled,
  receiptState,
  receiptTally,
} from "../../../src/nouns/receipt/standing.ts";
import { deliveredMicro, receiptArbitrary, receiptOf, totalMicro } from "./receipts.ts";

const wet = { product: "tea", quantity: "10", held: "3", rejected: "2", why: "wet" };

describe("what became of the goods of a receipt", () => {
  test("4.8: accepted, on hold and rejected add up to delivered, whatever is decided", () => {
    fc.assert(
      fc.property(receiptArbitrary, (record) => {
        const { lines, accepted } = receiptTally(record);
        for (const one of lines) {
          expect(one.accepted + one.held + one.rejected).toBe(one.delivered);
          expect(Math.min(one.accepted, one.held, one.rejected, one.back)).toBeGreaterThanOrEqual(
            0,
          );
          expect(one.back).toBeLessThanOrEqual(one.rejected);
          expect(one.waived).toBeLessThanOrEqual(one.rejected);
        }
        expect(totalMicro(lines.map((one) => one.delivered))).toBe(deliveredMicro(record));
        const sum = totalMicro(lines.map((one) => one.accepted));
        expect(totalMicro(accepted.map(({ micro }) => micro))).toBe(sum);
        expect(totalMicro(arrivalsOf(record).map(({ micro }) => micro))).toBe(sum);
        expect(receiptAgrees(record)).toEqual([]);
      }),
    );
  });

  test("its state is told by what is left to do", () => {
    const held = receiptOf({ lines: [wet] });
    expect(receiptState(held)).toBe("on-hold");
    const accepted = {
      ...held,
      decisions: [{ date: "2026-11-23", product: "tea", quantity: "3", as: "accepted" as const }],
    };
    expect(receiptState(accepted)).toBe("to-return");
    const returned = {
      ...accepted,
      returned: [{ date: "2026-11-25", to: "Li", lines: [{ product: "tea", quantity: "2" }] }],
    };
    expect(receiptState(returned)).toBe("done");
    expect(receiptSettled(returned, { to: "2026-11-24" })).toBe(false);
    expect(receiptSettled(returned, { to: "2026-11-30" })).toBe(true);
    expect(receiptSettled(held, { to: "2026-11-30" })).toBe(false);
    expect(receiptState(receiptOf())).toBe("done");
  });

  test("R-WHS-03: of a refused delivery nothing is accepted, nothing waits here", () => {
    const refused = receiptOf({ lines: [wet], refused: { date: "2026-11-22" } });
    expect(receiptState(refused)).toBe("refused");
    const [line] = receiptTally(refused).lines;
    expect(line).toMatchObject({ accepted: 0, held: 0, rejected: 10e6, back: 10e6 });
    expect(arrivalsOf(refused).every(({ micro }) => micro === 0)).toBe(true);
  });

  test("what cannot be is told: more held than delivered, rejected without a reason", () => {
    const findings = (more: object): number =>
      receiptAgrees(receiptOf({ lines: [{ ...wet, ...more }] })).length;
    expect(findings({})).toBe(0);
    expect(findings({ held: "9" })).toBe(1);
    expect(findings({ why: undefined })).toBe(1);
    expect(receiptAgrees(receiptOf({ purchase: undefined }))).toHaveLength(1);
    expect(receiptAgrees(receiptOf({ purchase: undefined, reason: "found" }))).toEqual([]);
    const beyond = receiptOf({
      lines: [wet],
      decisions: [{ date: "2026-11-23", product: "tea", quantity: "4", as: "accepted" }],
    });
    expect(receiptAgrees(beyond)).toHaveLength(1);
  });

  test("R-WHS-04: consent and notice by one person are a finding", () => {
    const consent = { date: "2026-11-22", by: "wu" };
    const notice = { date: "2026-11-22", by: "wu", paper: "N-1" };
    expect(receiptAgrees(receiptOf({ consent, notice }))).toHaveLength(1);
    expect(receiptAgrees(receiptOf({ consent, notice: { ...notice, by: "sun" } }))).toEqual([]);
  });

  test("rejected goods count as open on the order unless they are not to be replaced", () => {
    const waived = (replace: boolean | undefined): number =>
      totalMicro(
        arrivalsOf(receiptOf({ lines: [{ ...wet, replace }] })).map((one) => one.waivedMicro ?? 0),
      );
    expect([waived(true), waived(undefined), waived(false)]).toEqual([0, 0, toMicro("2")]);
  });
});
