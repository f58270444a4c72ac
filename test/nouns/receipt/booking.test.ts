import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toMicro } from "../../../src/law/decimal.ts";
import type { Move } from "../../../src/nouns/move/move.ts";
import {
  bookedSteps,
  type PricedOrder,
  piecesOf,
  unitCost,
} from "../../../src/nouns/receipt/booking.ts";
import { acceptedMicro } from "../../../src/nouns/receipt/facts.ts";
import { receiptTally } from "../../../src/nouns/receipt/standing.ts";
import { receiptArbitrary, receiptOf } from "./receipts.ts";

const order: PricedOrder = {
  lines: [
    { product: "tea", quantity: "6", price: "8" },
    { product: "tea", quantity: "4", price: "9" },
    { product: "cup", quantity: "4", price: "120", per: "12", unit: "box", discount: "0.1" },
  ],
};

async function movesOf(
  record = receiptOf(),
  before: ReadonlyMap<string, number> = new Map(),
): Promise<readonly Move[]> {
  let count = 0;
  const newId = async (): Promise<string> => {
    count += 1;
    return `MV261122${count}`;
  };
  const { accepted } = receiptTally(record);
  const steps = await bookedSteps(record, accepted, { order, before, by: "he-jun", newId });
  return steps.flatMap((one) => (one.do === "append" ? [one.entry as unknown as Move] : []));
}

describe("what is accepted is booked", () => {
  test("R-WHS-27: stock equals accepted, product by product and day by day", async () => {
    await fc.assert(
      fc.asyncProperty(receiptArbitrary, async (record) => {
        const moves = await movesOf(record);
        const booked = new Map<string, number>();
        for (const { product, quantity } of moves) {
          booked.set(product, (booked.get(product) ?? 0) + toMicro(quantity));
        }
        expect(booked).toEqual(acceptedMicro([record]));
        expect(moves.every(({ paper }) => paper === record.id)).toBe(true);
        expect(new Set(moves.map(({ id }) => id)).size).toBe(moves.length);
      }),
    );
  });

  test("each part comes in at the price of the order line that it fills", async () => {
    const parts = (micro: number, beforeMicro: number) =>
      piecesOf({ product: "tea", micro, beforeMicro }, order).map((one) => [
        one.micro / 1e6,
        one.price,
      ]);
    expect(parts(5e6, 0)).toEqual([[5, "8"]]);
    expect(parts(10e6, 0)).toEqual([
      [6, "8"],
      [4, "9"],
    ]);
    expect(parts(3e6, 5e6)).toEqual([
      [1, "8"],
      [2, "9"],
    ]);
    expect(parts(3e6, 10e6)).toEqual([[3, "9"]]);
    const moves = await movesOf(receiptOf(), new Map([["tea", 4e6]]));
    expect(moves.map(({ quantity, price, kind }) => [quantity, price, kind])).toEqual([
      ["2", "8", "in"],
      ["8", "9", "in"],
    ]);
  });

  test("the cost of one is without tax and discount, and per own unit", () => {
    const cup = { product: "cup", quantity: "12", price: "120", per: "12", discount: "0.1" };
    expect(unitCost(cup, {})).toBe("9");
    expect(unitCost(cup, { taxRate: "0.13", pricesIncludeTax: true })).toBe("7.964602");
    expect(unitCost(cup, { taxRate: "0.13" })).toBe("9");
  });

  test("a price on the line counts before the order's; another currency tells no cost", async () => {
    const [own] = await movesOf(
      receiptOf({ lines: [{ product: "tea", quantity: "2", price: "7.5", lot: "L-1" }] }),
    );
    expect(own).toMatchObject({ price: "7.5", lot: "L-1", warehouse: "main" });
    const foreign = { ...order, currency: "USD" };
    expect(piecesOf({ product: "tea", micro: 1e6, beforeMicro: 0 }, foreign)).toEqual([
      { micro: 1e6, price: undefined },
    ]);
  });

  test("goods without an order: opening stock is booked as such, the rest as in", async () => {
    const of = async (reason: "opening" | "found") =>
      (await movesOf(receiptOf({ purchase: undefined, reason }))).map(({ kind }) => kind);
    expect(await of("opening")).toContain("opening");
    expect(await of("found")).toContain("in");
  });
});
