import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromMicro, toMicro } from "../../../../src/law/decimal.ts";
import { mergeRecord } from "../../../../src/law/merge.ts";
import { linesToInvoice } from "../../../../src/nouns/invoice/rules.ts";
import type { Move } from "../../../../src/nouns/move/move.ts";
import type { Exception, LogLine } from "../../../../src/nouns/order/fields/tracking.ts";
import { type Order, order as orderNoun } from "../../../../src/nouns/order/order.ts";
import { signOrder } from "../../../../src/nouns/order/rules.ts";
import {
  deliveredMicro,
  openMicro,
  orderAgrees,
  orderSettled,
  orderState,
} from "../../../../src/nouns/order/totals.ts";
import {
  addException,
  clearException,
} from "../../../../src/nouns/order/tracking/exception-rules.ts";
import {
  arriveShipment,
  fileReceipt,
  logTracking,
  pickOrder,
} from "../../../../src/nouns/order/tracking/log-rules.ts";
import {
  movesNeeded,
  overBilled,
  returnGoods,
  toReturn,
} from "../../../../src/nouns/order/tracking/return-rules.ts";
import { theShipment } from "../../../../src/nouns/order/tracking/which.ts";
import { applied, entries, notes, refusal } from "../../support.ts";
import { first, order, sent, shipment } from "./orders.ts";

const call: LogLine = { date: "2026-11-19", kind: "call", what: "not yet", next: "2026-11-21" };
const damage: Exception = {
  date: "2026-11-20",
  kind: "damaged",
  register: "transit",
  product: "tea",
  quantity: "2",
  what: "wet",
  remedy: "carrier sends two",
};
const nameOf = (id: string) => id;

/** Goods of an order's first shipment come back. */
function back(
  record: Order,
  lines: readonly { product: string; quantity: string }[] | undefined,
  { to = "stock", again = false }: { to?: "stock" | "scrap"; again?: boolean } = {},
) {
  const one = first(record);
  const wanted = toReturn(record, one, { lines, nameOf });
  const moveIds = Array.from({ length: movesNeeded(wanted, to) }, (_, at) => `MV${at}`);
  const told = { date: "2026-11-21", to, warehouse: "main", why: "refused", again };
  const facts = { wanted, moveIds, nameOf, invoiced: new Map<string, number>() };
  return returnGoods(record, one, { told, facts });
}

describe("the tracking log", () => {
  test("R-TRN-12, R-TRN-29: a line is added; what stands there stays as it was", () => {
    const once = applied(order, logTracking(order, first(order), call));
    const later = { ...call, date: "2026-11-21", what: "lorry broke down" };
    const twice = applied(once, logTracking(once, first(once), later));
    expect(first(twice).shipment.log).toEqual([call, later]);
    expect(notes(logTracking(order, first(order), call))).toEqual([
      "to be asked again on 2026-11-21",
    ]);
  });

  test("R-TRN-24: nothing is logged of before it left, announced backwards, or of what is signed", () => {
    const one = first(order);
    expect(refusal(() => logTracking(order, one, { ...call, date: "2026-11-17" }))).toContain(
      "it left on 2026-11-18",
    );
    expect(refusal(() => logTracking(order, one, { ...call, next: "2026-11-18" }))).toContain(
      "before the call",
    );
    const signed = sent({ signed: "2026-11-20" });
    expect(refusal(() => logTracking(signed, first(signed), call))).toContain("signed for");
  });

  test("two people's lines are both kept; two signatures are for people to settle", () => {
    const ours = sent({ log: [call] });
    const theirs = sent({ log: [{ ...call, date: "2026-11-20", what: "in Jiaxing" }] });
    const merged = mergeRecord(orderNoun, { base: order, ours, theirs }, 2);
    expect(merged.conflicts).toEqual([]);
    expect(first(merged.values as unknown as Order).shipment.log).toHaveLength(2);
    const signed = (signedBy: string) => sent({ signed: "2026-11-20", signedBy });
    const both = mergeRecord(
      orderNoun,
      { base: order, ours: signed("Wang"), theirs: signed("Li") },
      2,
    );
    expect(both.conflicts.map(({ field }) => field)).toEqual(["shipments"]);
  });

  test("which shipment is meant is asked only where several are on the way", () => {
    const two = { ...order, shipments: [{ ...shipment, signed: "2026-11-20" }, shipment] };
    expect(theShipment(two, undefined).number).toBe(2);
    const open = { ...order, shipments: [shipment, shipment] };
    expect(() => theShipment(open, undefined)).toThrow("missing: --shipment");
    expect(theShipment(open, 1).number).toBe(1);
    expect(refusal(() => theShipment(open, 3))).toBe("SO261116A-iwan has 2 shipments");
  });
});

describe("picked, arrived, signed, filed", () => {
  test("R-TRN-26: picked is only what is confirmed and open", () => {
    const open = { ...order, shipments: undefined };
    const picked = { date: "2026-11-17", by: "he", lines: shipment.lines };
    expect(applied(open, pickOrder(open, picked)).picks).toEqual([picked]);
    const draft = { ...open, confirmed: undefined };
    expect(refusal(() => pickOrder(draft, picked))).toContain("not confirmed");
    expect(refusal(() => pickOrder(order, picked))).toContain("open");
  });

  test("R-TRN-13: it arrives once, intact or not", () => {
    const arrived = { date: "2026-11-20", intact: false, by: "iwan" };
    const change = arriveShipment(order, first(order), arrived);
    expect(notes(change)[0]).toContain("rounds order exception SO261116A-iwan");
    const there = applied(order, change);
    expect(refusal(() => arriveShipment(there, first(there), arrived))).toContain("arrived on");
  });

  test("R-TRN-15: a receipt is filed after it was signed, once, with path and hash", () => {
    const filed = { date: "2026-11-25", by: "lan", path: "scan.pdf", sha256: "0".repeat(64) };
    expect(refusal(() => fileReceipt(order, first(order), filed))).toContain("not signed for yet");
    const signed = applied(
      order,
      signOrder(order, { date: "2026-11-20", signedBy: "Wang", cycleOf: () => 10 }),
    );
    expect(first(signed).shipment.receiptDue).toBe("2026-11-30");
    expect(orderSettled(signed, { to: "2026-11-30" })).toBe(false);
    const done = applied(signed, fileReceipt(signed, first(signed), filed));
    expect(first(done).shipment.filed).toEqual(filed);
    expect(orderSettled(done, { to: "2026-11-30" })).toBe(true);
    expect(refusal(() => fileReceipt(done, first(done), filed))).toContain("was filed on");
  });
});

describe("exceptions", () => {
  test("R-TRN-21, R-TRN-22: registered with a remedy, cleared once, recovered from the partner", () => {
    const record = applied(order, addException(order, first(order), damage));
    expect(notes(addException(order, first(order), damage))[0]).toContain("before noon");
    const told = { date: "2026-11-21", by: "iwan", how: "carrier pays", amount: "10.00" };
    const cleared = applied(record, clearException(record, first(record), told));
    const [one] = first(cleared).shipment.exceptions ?? [];
    expect(one?.cleared).toEqual({ date: "2026-11-21", how: "carrier pays", by: "iwan" });
    expect(one?.recover).toMatchObject({ from: "DHL", amount: "10.00", state: "open" });
    expect(refusal(() => clearException(cleared, first(cleared), told))).toContain("was cleared");
    const signed = { ...first(cleared).shipment, signed: "2026-11-21" };
    const open = { ...cleared, shipments: [signed] };
    expect(orderSettled(open, { to: "2026-11-30" })).toBe(false);
    const paid = { date: "2026-11-29", recovery: "recovered" as const };
    const over = applied(open, clearException(open, first(open), paid));
    expect(orderSettled(over, { to: "2026-11-30" })).toBe(true);
  });

  test("R-TRN-24: it is cleared by saying how, and only of what was sent", () => {
    const record = applied(order, addException(order, first(order), damage));
    const told = { date: "2026-11-21" };
    expect(refusal(() => clearException(record, first(record), told))).toContain("how was it");
    const more = { ...damage, quantity: "11" };
    expect(refusal(() => addException(order, first(order), more))).toContain("only 10 tea");
    const other = { ...damage, product: "pot" };
    expect(refusal(() => addException(order, first(order), other))).toContain("pot was not sent");
  });
});

describe("returns", () => {
  test("R-TRN-33: what was refused lies in stock again and nothing is left to be signed", () => {
    const change = back(order, undefined);
    expect(
      entries<Move>(change).map(({ kind, product, quantity }) => [kind, product, quantity]),
    ).toEqual([
      ["return", "tea", "10"],
      ["return", "cup", "6"],
    ]);
    const after = applied(order, change);
    expect(orderState(after)).toBe("returned");
    expect(linesToInvoice(after, [], 2)).toEqual([]);
    expect(refusal(() => signOrder(after, { date: "2026-11-22", signedBy: "Wang" }))).toBeDefined();
  });

  test("R-TRN-33: to scrap it passes through the warehouse; delivered again it is open again", () => {
    const two = [{ product: "tea", quantity: "2" }];
    const change = back(order, two, { to: "scrap", again: true });
    expect(entries<Move>(change).map(({ kind, quantity }) => [kind, quantity])).toEqual([
      ["return", "2"],
      ["scrap", "-2"],
    ]);
    const after = applied(order, change);
    expect(orderState(after)).toBe("part-shipped");
    expect(openMicro(after)).toEqual(new Map([["tea", 2e6]]));
    expect(linesToInvoice(after, [], 2).map(({ quantity }) => quantity)).toEqual(["8", "6"]);
  });

  test("what was invoiced of it already is to be credited, no more", () => {
    const wanted = new Map([["tea", 4e6]]);
    const billed = [{ product: "tea", quantity: "8" }];
    const delivered = deliveredMicro(order);
    expect(overBilled(wanted, { billed, delivered })).toEqual(new Map([["tea", 2e6]]));
    expect(overBilled(wanted, { billed: [], delivered })).toEqual(new Map());
  });

  test("however it comes back, never more than was delivered, and nothing is lost", () => {
    const steps = fc.array(
      fc.record({
        product: fc.constantFrom("tea", "cup"),
        quantity: fc.integer({ min: 1, max: 12_000_000 }).map(fromMicro),
        to: fc.constantFrom("stock" as const, "scrap" as const),
        again: fc.boolean(),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        let record = order;
        let inStock = 0;
        for (const { product, quantity, ...how } of all) {
          const said = refusal(() => {
            const change = back(record, [{ product, quantity }], how);
            for (const move of entries<Move>(change)) inStock += toMicro(move.quantity);
            record = applied(record, change);
          });
          if (said !== undefined) expect(said).toMatch(/came back|more than was delivered/);
        }
        expect(orderAgrees(record)).toEqual([]);
        const kept = [...deliveredMicro(record).values()];
        expect(kept.every((micro) => micro >= 0)).toBe(true);
        const returns = first(record).shipment.returned ?? [];
        const toStock = returns
          .filter(({ to }) => to === "stock")
          .flatMap(({ lines }) => lines)
          .reduce((sum, line) => sum + toMicro(line.quantity), 0);
        expect(inStock).toBe(toStock);
      }),
    );
  });
});
