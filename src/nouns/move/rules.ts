import type { Step } from "../../law/change.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { join, say, type Text } from "../../law/words.ts";
import type { NameOf } from "../product/names.ts";
import { type Move, move } from "./move.ts";

/** Goods that are wanted from one warehouse. */
export interface Wanted {
  readonly product: string;
  readonly warehouse: string;
  /** Millionths, more than zero. */
  readonly micro: number;
}

/** What may leave one warehouse of one product, in millionths. */
export type Available = (product: string, warehouse: string) => number;

/**
 * The most that may leave on a day so that stock is never below zero on that day or any later one:
 * the lowest balance from then on. Moves may stand in any order; `broughtMicro` lay there before
 * the first of them.
 */
export function availableFrom(moves: readonly Move[], date: string, broughtMicro = 0): number {
  const perDay = new Map<string, number>();
  for (const one of moves) {
    const day = one.date > date ? one.date : date;
    perDay.set(day, (perDay.get(day) ?? 0) + toMicro(one.quantity));
  }
  let balance = broughtMicro;
  let lowest = Number.POSITIVE_INFINITY;
  if (!perDay.has(date)) perDay.set(date, 0);
  for (const day of [...perDay.keys()].sort()) {
    balance += perDay.get(day) ?? 0;
    lowest = Math.min(lowest, balance);
  }
  return lowest;
}

/** A product that is short, and what there is of it. */
interface Short extends Wanted {
  readonly there: number;
}

function shortOf(wanted: readonly Wanted[], available: Available): readonly Short[] {
  return wanted
    .map((one) => ({ ...one, there: available(one.product, one.warehouse) }))
    .filter(({ micro, there }) => micro > there);
}

function shortText({ product, warehouse, micro, there }: Short, names: StockNames): Text {
  const has = fromMicro(Math.max(0, there));
  const [name, place] = [names.nameOf(product), names.placeOf(warehouse)];
  return say(
    `${name}: ${fromMicro(micro)} wanted, ${has} in ${place}`,
    `${name}：需要 ${fromMicro(micro)}，${place}仅有 ${has}`,
  );
}

/** Where else it may lie, and how what came in without a paper is written down. */
function shortHint({ product, warehouse, micro, there }: Short): Text {
  const missing = fromMicro(micro - there);
  const [show, take] = [
    `rounds stock show ${product}`,
    `rounds stock in ${product} ${missing} --warehouse ${warehouse}`,
  ];
  return say(
    `what lies where: ${show} · if it has come in: ${take}`,
    `各仓库存：${show} · 如货已到：${take}`,
  );
}

/** What products and warehouses are called. */
interface StockNames {
  readonly nameOf: NameOf;
  readonly placeOf: NameOf;
}

interface StockFacts extends StockNames {
  readonly available: Available;
  /** May stock go below zero? */
  readonly negativeStock: boolean;
  /** What can be done instead, where that is known. */
  readonly hint?: Text | undefined;
}

/** Refuses what would take stock below zero, naming every product that is short (R-WHS). */
export function assertInStock(
  wanted: readonly Wanted[],
  { available, negativeStock, nameOf, placeOf, hint }: StockFacts,
): void {
  if (negativeStock) return;
  const short = shortOf(wanted, available);
  const [first] = short;
  if (!first) return;
  const list = join(short.map((one) => shortText(one, { nameOf, placeOf })));
  refuse(say(`not enough in stock: ${list.en}`, `库存不足：${list.zh}`), hint ?? shortHint(first));
}

/** An entry of goods that came in (plus) or left (minus). */
export function moveStep(entry: Move): Step {
  return { do: "append", noun: move, entry };
}

/** A quantity with a minus: what left. */
export function leaving(quantity: string): string {
  return fromMicro(-toMicro(quantity));
}

/** Goods move today or earlier, never ahead of time. */
export function assertNotAhead(date: string, today: string): void {
  if (date <= today) return;
  refuse(
    say(`${date} is still to come`, `${date} 尚未到来`),
    say(`give today or an earlier day: --date ${today}`, `请改用 --date ${today} 或之前的日期`),
  );
}

/** What remains to those who gave a day on which it could not be done yet. */
export function orLater(first: string): Text {
  return say(
    `give that day or a later one: --date ${first}`,
    `请改用 --date ${first} 或之后的日期`,
  );
}
