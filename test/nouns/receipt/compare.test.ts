import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromMicro } from "../../../src/law/decimal.ts";
import { completeness, toComeMicro } from "../../../src/nouns/purchase/states.ts";
import {
  mismatchesOf,
  type OrderFacts,
  overMicro,
  roomMicro,
} from "../../../src/nouns/receipt/compare.ts";
import { arrivalsOf } from "../../../src/nouns/receipt/facts.ts";
import { overHeld } from "../../../src/nouns/receipt/inspecting.ts";
import type { GoodsReceipt } from "../../../src/nouns/receipt/receipt.ts";
import { perProduct, receiptTally } from "../../../src/nouns/receipt/standing.ts";
import { lineArbitrary, receiptOf } from "./receipts.ts";

const purchase = {
  id: "PO261101A-lan",
  code: "C-77",
  date: "2026-11-01",
  sent: { date: "2026-11-01" },
  lines: [
    { product: "tea", quantity: "10" },
    { product: "cup", quantity: "4" },
  ],
};
const facts: OrderFacts = {
  purchase,
  supplier: { id: "longjing", name: "龙井茶业", aliases: ["Longjing Tea"] },
  specificationOf: (product) => (product === "tea" ? "250 g" : undefined),
  signedLists: true,
  room: roomMicro(purchase, []),
};
const signed = { handler: "Li" };
const whats = (
  delivery: Parameters<typeof mismatchesOf>[0]["delivery"],
  lines = [{ product: "tea", quantity: "10", specification: undefined as string | undefined }],
): string[] => mismatchesOf({ delivery, lines }, facts).map(({ what }) => what);

describe("the delivery list beside the order", () => {
  test("R-WHS-02: it shows who delivers, a stamp or a signature, and the order's number", () => {
    expect(whats(signed)).toEqual([]);
    expect(whats({ stamp: true, sender: "longjing tea", order: "PO261101A" })).toEqual([]);
    expect(whats({ handler: "Li", order: "c-77" })).toEqual([]);
    expect(whats({})).toEqual(["unsigned"]);
    expect(whats({ stamp: false })).toEqual(["unsigned"]);
    expect(whats({ ...signed, sender: "Hill gardens" })).toEqual(["sender"]);
    expect(whats({ ...signed, order: "PO261101B" })).toEqual(["order"]);
  });

  test("R-WHS-03: goods, specification and quantity that do not match are named", () => {
    const tea = { product: "tea", quantity: "10", specification: "250 g" };
    expect(whats(signed, [tea])).toEqual([]);
    expect(whats(signed, [{ ...tea, specification: "500 g" }])).toEqual(["specification"]);
    expect(whats(signed, [{ ...tea, product: "pot" }])).toEqual(["product"]);
    expect(whats(signed, [{ ...tea, quantity: "10.5" }])).toEqual(["over"]);
    expect(whats(signed, [{ ...tea, quantity: "3" }])).toEqual([]);
  });

  test("R-WHS-04: the room of an order goes with what is accepted, held or given up", () => {
    const first = receiptOf({
      lines: [{ product: "tea", quantity: "6", held: "2", rejected: "1", why: "wet" }],
    });
    expect(roomMicro(purchase, [first]).get("tea")).toBe(5e6);
    const given = receiptOf({
      lines: [{ product: "tea", quantity: "6", rejected: "1", why: "wet", replace: false }],
    });
    expect(roomMicro(purchase, [given]).get("tea")).toBe(4e6);
    expect(roomMicro(purchase, [], 5).get("tea")).toBe(10.5e6);
  });

  test("4.8: what comes beyond one line cannot hide that another is short", () => {
    const over = receiptOf({ lines: [{ product: "tea", quantity: "14" }] });
    const arrivals = arrivalsOf(over);
    expect(toComeMicro(purchase, arrivals)).toEqual(new Map([["cup", 4e6]]));
    expect(completeness(purchase.lines, arrivals)).toBe(Math.floor((10 / 14) * 1000));
  });

  test("R-WHS-04: never more than ordered without both, in whatever parts it comes", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(lineArbitrary, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
        fc.boolean(),
        (deliveries, hasPolicy) => {
          const receipts: GoodsReceipt[] = [];
          for (const lines of deliveries) {
            const over = overMicro(lines, roomMicro(purchase, receipts));
            if (over.size > 0 && !hasPolicy) continue;
            receipts.push(receiptOf({ lines: [...overHeld(lines, over)] }));
          }
          const accepted = new Map<string, number>();
          for (const one of receipts) {
            for (const [product, micro] of perProduct(
              receiptTally(one).lines,
              (line) => line.accepted,
            )) {
              accepted.set(product, (accepted.get(product) ?? 0) + micro);
            }
          }
          const ordered = new Map(purchase.lines.map((one) => [one.product, one.quantity]));
          for (const [product, micro] of accepted) {
            const most = Number(ordered.get(product) ?? "0") * 1e6;
            expect(micro, `${product} ${fromMicro(micro)}`).toBeLessThanOrEqual(most);
          }
        },
      ),
    );
  });
});
