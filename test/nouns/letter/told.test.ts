import { describe, expect, test } from "vitest";
import { writtenDuties } from "../../../src/nouns/letter/duties.ts";
import type { Letter } from "../../../src/nouns/letter/letter.ts";
import { claimedOf } from "../../../src/nouns/letter/told.ts";

const letter = (id: string, rest: Partial<Letter> = {}): Letter => ({
  id,
  customer: "quick",
  date: "2026-11-10",
  sent: { date: "2026-11-10" },
  items: [
    { invoice: "IV1", due: "2026-10-01", amount: "900.00", asked: "900.00", interest: "12.50" },
  ],
  fee: "40.00",
  ...rest,
});

describe("R-COL-22: what goes to legal is what the debtor was told last", () => {
  test("fees with those of earlier letters, and the interest", () => {
    const newer = letter("LT2", { date: "2026-11-20", earlierFees: "40.00" });
    expect(claimedOf([newer, letter("LT1")], 2)).toEqual({
      ...{ id: "LT2", feeMinor: 8000, interestMinor: 1250 },
    });
  });

  test("what was not sent, invoiced, waived or claims nothing is not told", () => {
    const charged = { date: "2026-11-12", invoice: "IV2" };
    const none = { fee: undefined, items: [] };
    const others = [
      letter("LT1", { sent: undefined }),
      letter("LT2", { charged }),
      letter("LT3", { waived: { date: "2026-11-12", why: "goodwill" } }),
      letter("LT4", none),
    ];
    expect(claimedOf(others, 2)).toBeUndefined();
  });
});

describe("letters that lie about", () => {
  const names = { nameOf: (id: string) => id, ownerOf: () => "mo" };
  const duties = (openMinor: number, planned = true) =>
    writtenDuties([letter("LT1", { sent: undefined })], names, {
      ...{ digits: 2, openOf: () => openMinor, awaits: () => false, isPlanned: () => planned },
    }).map(({ command }) => command);

  test("what is paid, or by the plan not to be sent now, is not asked for", () => {
    expect(duties(90000)).toEqual(["rounds letter send LT1"]);
    expect(duties(90000, false)).toEqual([]);
    expect(duties(0)).toEqual([]);
  });
});
