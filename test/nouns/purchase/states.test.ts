import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Purchase } from "../../../src/nouns/purchase/purchase.ts";
import {
  cancelPurchase,
  closePurchase,
  completedBy,
  confirmPurchase,
  orderingDay,
  sendPurchase,
  supplierNotes,
} from "../../../src/nouns/purchase/rules.ts";
import {
  type Arrival,
  completeness,
  lineProgress,
  nextOn,
  promisedOn,
  purchaseSettled,
  purchaseState,
  purchaseUnfinished,
  toComeMicro,
} from "../../../src/nouns/purchase/states.ts";
import "../../chance.ts";

const draft: Purchase = {
  id: "PO261122A-mo",
  supplier: "hill",
  date: "2026-11-22",
  promised: "2026-12-01",
  lines: [
    { product: "tea", quantity: "10", price: "8" },
    { product: "cup", quantity: "4", price: "5" },
  ],
};
const sent: Purchase = { ...draft, sent: { date: "2026-11-22" } };

function came(product: string, pieces: number, date = "2026-11-30"): Arrival {
  return { purchase: draft.id, paper: "GR261130A", date, product, micro: pieces * 1_000_000 };
}

const told = { date: "2026-12-02", by: "mo" };

describe("where a purchase order stands, told by facts", () => {
  test("R-WHS-01: draft, sent, confirmed, part received, received", () => {
    expect(purchaseState(draft, [])).toBe("draft");
    expect(purchaseState(sent, [])).toBe("sent");
    const sure = { ...sent, confirmations: [{ date: "2026-11-23", promised: "2026-12-01" }] };
    expect(purchaseState(sure, [])).toBe("confirmed");
    expect(purchaseState(sure, [came("tea", 10)])).toBe("part-received");
    expect(purchaseState(sure, [came("tea", 10), came("cup", 4)])).toBe("received");
    expect(purchaseState({ ...sure, closed: told }, [])).toBe("received");
    expect(purchaseState({ ...sure, closed: { ...told, why: "sold out" } }, [])).toBe("closed");
    expect(purchaseState({ ...sure, cancelled: told }, [])).toBe("cancelled");
  });

  test("what came too much of one line hides no shortage of another", () => {
    const arrivals = [came("tea", 30)];
    expect(completeness(draft.lines, arrivals)).toBe(714);
    expect(purchaseState(sent, arrivals)).toBe("part-received");
    expect(toComeMicro(sent, arrivals)).toEqual(new Map([["cup", 4_000_000]]));
  });

  test("completeness per line is min(ordered, received), whatever comes in whatever parts", () => {
    const line = fc.record({
      product: fc.constantFrom("tea", "cup"),
      quantity: fc.integer({ min: 1, max: 50 }).map(String),
      due: fc.constantFrom("2026-12-01", "2026-12-05", undefined),
    });
    const arrival = fc.tuple(fc.constantFrom("tea", "cup"), fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 5 }),
        fc.array(arrival),
        (lines, all) => {
          const arrivals = all.map(([product, pieces]) => came(product, pieces));
          for (const product of ["tea", "cup"]) {
            const own = lineProgress(lines, arrivals).filter((one) => one.line.product === product);
            const received = own.reduce((sum, one) => sum + one.receivedMicro, 0);
            const ordered = own.reduce((sum, one) => sum + one.orderedMicro, 0);
            const there = all.reduce((sum, [id, n]) => sum + (id === product ? n * 1e6 : 0), 0);
            expect(received).toBe(Math.min(ordered, there));
            expect(own.every((one) => one.receivedMicro <= one.orderedMicro)).toBe(true);
          }
          const isWhole = toComeMicro({ ...sent, lines }, arrivals).size === 0;
          expect(completeness(lines, arrivals) === 1000).toBe(isWhole);
        },
      ),
    );
  });

  test("the newest promise counts, the first stays for the record", () => {
    const record: Purchase = {
      ...sent,
      confirmations: [
        { date: "2026-11-23", promised: "2026-12-01" },
        {
          date: "2026-11-28",
          promised: "2026-12-08",
          lines: [{ product: "cup", promised: "2026-12-04" }],
        },
      ],
    };
    const [tea, cup] = record.lines;
    if (!tea || !cup) throw new Error("two lines");
    expect(promisedOn(record, tea)).toBe("2026-12-08");
    expect(promisedOn(record, cup)).toBe("2026-12-04");
    expect(promisedOn(record, cup, "first")).toBe("2026-12-01");
    expect(nextOn(record, [])).toBe("2026-12-04");
    expect(nextOn(record, [came("cup", 4)])).toBe("2026-12-08");
  });

  test("a month is not closed over a draft; what is over is bound", () => {
    expect(purchaseUnfinished(draft, "2026-11-30")?.en).toMatch(/draft/);
    expect(purchaseUnfinished(draft, "2026-11-21")).toBeUndefined();
    expect(purchaseUnfinished(sent, "2026-11-30")).toBeUndefined();
    expect(purchaseSettled(sent, { to: "2026-12-31" })).toBe(false);
    expect(purchaseSettled({ ...sent, closed: told }, { to: "2026-12-31" })).toBe(true);
    expect(purchaseSettled({ ...sent, closed: told }, { to: "2026-11-30" })).toBe(false);
  });
});

describe("what may be done with a purchase order", () => {
  test("it is sent once, and nothing is confirmed before", () => {
    expect(() => sendPurchase(sent, told)).toThrow(/was sent on 2026-11-22/);
    expect(() => confirmPurchase(draft, { ...told, promised: "2026-12-03" })).toThrow(
      /has not been sent/,
    );
  });

  test("a confirmation names a day, of products that were ordered, and not too early", () => {
    expect(() => confirmPurchase(sent, told)).toThrow(/no day/);
    const odd = { ...told, lines: [{ product: "pot", promised: "2026-12-03" }] };
    expect(() => confirmPurchase(sent, odd)).toThrow(/pot is not on/);
    expect(() => confirmPurchase(sent, { ...told, promised: "2026-11-21" })).toThrow(/before/);
    const late = confirmPurchase(sent, { ...told, promised: "2026-12-03" });
    expect(late.notes?.[0]?.en).toBe("later than wanted (2026-12-01)");
  });

  test("it is closed only when something came, and short only with a reason", () => {
    expect(() => closePurchase(sent, [], told)).toThrow(/nothing of .* has come/);
    expect(() => closePurchase(sent, [came("tea", 3)], told)).toThrow(/still to come/);
    const short = closePurchase(sent, [came("tea", 3)], { ...told, why: "sold out" });
    expect(short.receipt.en).toMatch(/short/);
    expect(closePurchase(sent, [came("tea", 10), came("cup", 4)], told).receipt.en).toMatch(/all/);
  });

  test("it is cancelled only while nothing has come", () => {
    const why = "dear";
    expect(() => cancelPurchase(sent, [came("tea", 1)], { ...told, why })).toThrow(/have come/);
    expect(cancelPurchase(sent, [], { ...told, why }).notes?.[0]?.en).toBe("tell the supplier");
    expect(() => sendPurchase({ ...draft, cancelled: { ...told, why } }, told)).toThrow(
      /cancelled/,
    );
  });

  test("the last goods bring it to its end", () => {
    expect(completedBy(sent, [came("tea", 10)], told)).toBeUndefined();
    const whole = completedBy(sent, [came("tea", 10), came("cup", 4)], told);
    expect(whole).toMatchObject({ do: "set", fields: { closed: told } });
  });

  test("the supplier's minimum and ordering days are told", () => {
    const hill = { id: "hill", name: "Hill", minimumOrder: "200", orderingDays: ["mon"] as const };
    const notes = supplierNotes(draft, hill, { digits: 2, currency: "EUR" });
    expect(notes.map(({ en }) => en)).toEqual([
      "Hill takes orders from EUR 200: 100.00 short",
      "Hill takes orders again on 2026-11-23",
    ]);
    expect(orderingDay({}, "2026-11-22")).toBe("2026-11-22");
  });
});
