import { toMicro } from "../../../src/law/decimal.ts";
import { type Move, stockKey } from "../../../src/nouns/move/move.ts";

/** Stock at the end of a day, added up by hand: millionths by product and warehouse. */
export function stockAt(moves: readonly Move[], day: string): Map<string, number> {
  const stock = new Map<string, number>();
  for (const one of moves.filter(({ date }) => date <= day)) {
    const key = stockKey(one.product, one.warehouse);
    stock.set(key, (stock.get(key) ?? 0) + toMicro(one.quantity));
  }
  return stock;
}
