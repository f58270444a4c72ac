import {
  atField,
  type Check,
  type CheckFacts,
  type Found,
  type Spot,
  type Tally,
} from "../../law/check.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { say } from "../../law/words.ts";
import { type Move, stockKey } from "./move.ts";

/** Stock of every product in every warehouse was never below zero at the end of any day (R-WHS). */
export const stockCheck: Check = {
  name: "stock",
  nouns: ["move"],
  begin: stockTally,
};

/** What a day brought to one product in one warehouse; millionths. */
interface Day {
  micro: number;
  /** Where the last of what left that day stands. */
  at: Spot;
}

function stockTally({ settings }: CheckFacts): Tally {
  const shelves = new Map<string, Map<string, Day>>();
  const unsure = new Set<string>();
  return {
    see({ record, at, sound }) {
      const { product, warehouse, quantity, date } = record as unknown as Move;
      const key = stockKey(product, warehouse);
      if (!sound) {
        // What cannot be reckoned with would only make false alarms about the rest.
        unsure.add(key);
        return;
      }
      const days = shelves.get(key) ?? new Map<string, Day>();
      shelves.set(key, days);
      const micro = toMicro(quantity);
      const day = days.get(date) ?? { micro: 0, at };
      day.micro += micro;
      if (micro < 0) day.at = at;
      days.set(date, day);
    },
    end: () =>
      settings.negativeStock
        ? []
        : [...shelves].flatMap(([key, days]) => (unsure.has(key) ? [] : shortage(key, days))),
  };
}

/** The first day on which one product in one warehouse was below zero, and how far it went. */
function shortage(key: string, days: ReadonlyMap<string, Day>): Found[] {
  let balance = 0;
  let first: { date: string; at: Spot; micro: number } | undefined;
  let lowest = 0;
  for (const date of [...days.keys()].sort()) {
    const day = days.get(date);
    if (!day) continue;
    balance += day.micro;
    lowest = Math.min(lowest, balance);
    if (balance < 0) first ??= { date, at: day.at, micro: balance };
  }
  if (!first) return [];
  const [product = "", warehouse = ""] = key.split("|");
  const { date, at, micro } = first;
  const [then, worst] = [fromMicro(micro), fromMicro(lowest)];
  const text = say(
    `${product} in ${warehouse} is ${then} on ${date}${lowest < micro ? `, later ${worst}` : ""}`,
    `${date} ${warehouse} 的 ${product} 为 ${then}${lowest < micro ? `，之后最低 ${worst}` : ""}`,
  );
  return [{ code: "below-zero", at: atField(at, "quantity"), text }];
}
