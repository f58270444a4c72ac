import {
  atField,
  type Check,
  type CheckFacts,
  type Found,
  type Spot,
  type Tally,
} from "../../law/check.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { say, type Text } from "../../law/words.ts";
import { type Move, stockKey, wholeMicro } from "./move.ts";

/**
 * Stock of every product in every warehouse was never below zero at the end of any day (R-WHS), nor
 * that of a lot or a serial number; no serial number is there twice, and each piece has one.
 */
export const stockCheck: Check = {
  name: "stock",
  nouns: ["move"],
  begin: stockTally,
};

/** What a day brought to one place; millionths. */
interface Day {
  micro: number;
  /** Where the last of what left that day stands. */
  at: Spot;
}

/** What lies together: goods in a warehouse, as a whole, of one lot or under one serial number. */
interface Shelf {
  readonly place: Place;
  readonly days: Map<string, Day>;
}

interface Place {
  readonly product: string;
  readonly warehouse: string;
  readonly lot?: string | undefined;
  readonly serial?: string | undefined;
}

class Shelves {
  private readonly shelves = new Map<string, Shelf>();

  add(place: Place, { date, micro, at }: Day & { readonly date: string }): void {
    const { product, warehouse, lot, serial } = place;
    const key = [product, warehouse, lot, serial].join("|");
    const shelf = this.shelves.get(key) ?? { place, days: new Map<string, Day>() };
    this.shelves.set(key, shelf);
    const day = shelf.days.get(date) ?? { micro: 0, at };
    day.micro += micro;
    if (micro < 0) day.at = at;
    shelf.days.set(date, day);
  }

  /** What is not there on some day; of a place that is not known for sure nothing is said. */
  shortages(unsure: ReadonlySet<string>): Found[] {
    return [...this.shelves.values()].flatMap((shelf) => {
      const { product, warehouse } = shelf.place;
      return unsure.has(stockKey(product, warehouse)) ? [] : shortage(shelf);
    });
  }
}

/** Where one piece is, by its number: how often it came in more than it left. */
class Pieces {
  private readonly pieces = new Map<string, { serial: string; count: number; at: Spot }>();

  add({ product, quantity, serials = [] }: Move, at: Spot): void {
    const isIn = !quantity.startsWith("-");
    for (const [index, serial] of (serials ?? []).entries()) {
      const key = `${product}|${serial}`;
      const one = this.pieces.get(key) ?? { serial, count: 0, at: atField(at, "serials", index) };
      one.count += isIn ? 1 : -1;
      if (isIn) one.at = atField(at, "serials", index);
      this.pieces.set(key, one);
    }
  }

  doubles(): Found[] {
    return [...this.pieces].flatMap(([key, { serial, count, at }]): Found[] => {
      if (count < 2) return [];
      const product = key.slice(0, key.indexOf("|"));
      const text = say(
        `${product}: serial number ${serial} is there ${count} times`,
        `${product}：序列号 ${serial} 在库 ${count} 次`,
      );
      return [{ code: "serial-twice", at, text }];
    });
  }
}

function stockTally({ settings }: CheckFacts): Tally {
  const shelves = new Shelves();
  const pieces = new Pieces();
  const unsure = new Set<string>();
  const odd: Found[] = [];
  return {
    see({ record, at, sound }) {
      const move = record as unknown as Move;
      const { product, warehouse, quantity, date, lot } = move;
      if (!sound) {
        // What cannot be reckoned with would only make false alarms about the rest.
        unsure.add(stockKey(product, warehouse));
        return;
      }
      const micro = toMicro(quantity);
      const day = { date, micro, at };
      shelves.add({ product, warehouse }, day);
      if (lot !== undefined) shelves.add({ product, warehouse, lot }, day);
      for (const serial of move.serials ?? []) {
        const piece = micro < 0 ? -wholeMicro : wholeMicro;
        shelves.add({ product, warehouse, serial }, { ...day, micro: piece });
      }
      pieces.add(move, at);
      odd.push(...oddPieces(move, at));
    },
    end: () => [
      ...(settings.negativeStock ? [] : shelves.shortages(unsure)),
      ...pieces.doubles(),
      ...odd,
    ],
  };
}

/** Not as many serial numbers as pieces: one of both is wrong. */
function oddPieces({ product, quantity, serials }: Move, at: Spot): Found[] {
  if (serials === undefined || serials.length * wholeMicro === Math.abs(toMicro(quantity))) {
    return [];
  }
  const { length } = serials;
  const text = say(
    `${product}: a quantity of ${quantity} with ${length} serial ${length === 1 ? "number" : "numbers"}`,
    `${product}：数量 ${quantity}，序列号 ${length} 个`,
  );
  return [{ code: "serials-miscounted", at: atField(at, "serials"), text }];
}

/** The first day on which something was below zero in its place, and how far it went. */
function shortage({ place, days }: Shelf): Found[] {
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
  const { date, at, micro } = first;
  const [then, worst] = [fromMicro(micro), fromMicro(lowest)];
  const { en, zh } = placeText(place);
  const text = say(
    `${en} is ${then} on ${date}${lowest < micro ? `, later ${worst}` : ""}`,
    `${date} ${zh}为 ${then}${lowest < micro ? `，之后最低 ${worst}` : ""}`,
  );
  return [{ code: "below-zero", at: atField(at, "quantity"), text }];
}

function placeText({ product, warehouse, lot, serial }: Place): Text {
  if (lot !== undefined) {
    return say(
      `lot ${lot} of ${product} in ${warehouse}`,
      `${warehouse} 的 ${product} 批号 ${lot} `,
    );
  }
  if (serial !== undefined) {
    return say(
      `serial number ${serial} of ${product} in ${warehouse}`,
      `${warehouse} 的 ${product} 序列号 ${serial} `,
    );
  }
  return say(`${product} in ${warehouse}`, `${warehouse} 的 ${product} `);
}
