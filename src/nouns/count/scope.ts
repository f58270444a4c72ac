import type { Book } from "../../book/book.ts";
import { addDays, type IsoDate } from "../../law/dates.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { fold } from "../../law/names.ts";
import { type AbcClass, abcOf } from "../../law/reorder.ts";
import { holdingReversals } from "../../law/reversal.ts";
import { move } from "../move/move.ts";
import { type Product, product } from "../product/product.ts";
import { stockOfPlaces } from "./book-places.ts";
import type { Count, Frozen } from "./count.ts";
import { type Place, placeOf } from "./place.ts";
import { tally } from "./tally.ts";

/** What a stocktake is to cover. */
export interface Scope {
  readonly warehouses: readonly string[];
  readonly products: readonly string[];
  readonly category?: string | undefined;
  readonly cycle?: Count["cycle"];
}

/** The places of a scope with their book quantities, in the order in which they are walked. */
export async function frozenPlaces(
  book: Book,
  scope: Scope,
  { date, today }: { readonly date: IsoDate; readonly today: IsoDate },
): Promise<readonly Frozen[]> {
  const stock = await stockOfPlaces(book, date < today ? date : undefined);
  const wanted = await wantedProducts(book, scope);
  const isDue = scope.cycle ? await dueInCycle(book, scope.cycle, { date, wanted }) : () => true;
  const places: { place: Place; micro: number }[] = [];
  for (const [key, micro] of stock) {
    const [id = "", warehouse = "", bin, lot] = key.split("|");
    const place = placeOf({ product: id, warehouse, bin, lot });
    const isHere = scope.warehouses.length === 0 || scope.warehouses.includes(warehouse);
    // What was asked for by name is counted also where the book says that there is none.
    const isMeant = micro !== 0 || scope.products.includes(id);
    if (isHere && isMeant && wanted.has(id) && isDue(place)) places.push({ place, micro });
  }
  const named = (id: string): string => wanted.get(id)?.sku ?? wanted.get(id)?.name ?? id;
  const order = ({ place }: { place: Place }): string =>
    [place.warehouse, place.bin ?? "", named(place.product), place.lot ?? ""].join("\u0000");
  return places
    .map((one) => ({ ...one, order: order(one) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ place, micro }) => ({ ...place, book: fromMicro(micro) }));
}

async function wantedProducts(book: Book, scope: Scope): Promise<ReadonlyMap<string, Product>> {
  const category = scope.category === undefined ? undefined : fold(scope.category);
  const all = (await book.all(product)).filter(
    (one) =>
      (category === undefined || fold(one.category ?? "") === category) &&
      (scope.products.length === 0 || scope.products.includes(one.id)),
  );
  return new Map(all.map((one) => [one.id, one]));
}

/**
 * Which places are due in a cycle: those of class A, B or C that were not counted for so many days
 * as the firm's settings say of the class.
 */
async function dueInCycle(
  book: Book,
  cycle: NonNullable<Count["cycle"]>,
  { date, wanted }: { date: IsoDate; wanted: ReadonlyMap<string, Product> },
): Promise<(place: Place) => boolean> {
  const { countADays, countBDays, countCDays } = book.settings.limits;
  const days: Readonly<Record<AbcClass, number>> = { A: countADays, B: countBDays, C: countCDays };
  const longest = Math.max(countADays, countBDays, countCDays);
  const classes = await classesOf(book, { date, wanted });
  const last = await lastCounted(book, { from: addDays(date, -longest), to: date });
  return ({ product: id, warehouse }) => {
    const own = classes.get(id) ?? "C";
    if (cycle !== "abc" && cycle !== own.toLowerCase()) return false;
    const day = last.get(`${id}|${warehouse}`);
    return day === undefined || addDays(day, days[own]) <= date;
  };
}

/** The last day on which each product was counted in each warehouse, within a period. */
export async function lastCounted(
  book: Book,
  period: { readonly from: IsoDate; readonly to: IsoDate },
): Promise<ReadonlyMap<string, IsoDate>> {
  const last = new Map<string, IsoDate>();
  const all = await book.between(tally, period);
  const takenBack = holdingReversals(all);
  for (const one of all) {
    if (one.reverses !== undefined || takenBack(one.id)) continue;
    const key = `${one.product}|${one.warehouse}`;
    if (one.date > (last.get(key) ?? "")) last.set(key, one.date);
  }
  return last;
}

/** The class of every product by what of it left in the year before, at its price. */
async function classesOf(
  book: Book,
  { date, wanted }: { date: IsoDate; wanted: ReadonlyMap<string, Product> },
): Promise<ReadonlyMap<string, AbcClass>> {
  const used = new Map([...wanted.keys()].map((id) => [id, 0]));
  for (const one of await book.between(move, { from: addDays(date, -365), to: date })) {
    const isUse = ["shipment", "out", "return"].includes(one.kind);
    const had = used.get(one.product);
    if (!isUse || had === undefined) continue;
    used.set(one.product, had - toMicro(one.quantity));
  }
  const ids = [...used.keys()];
  const worth = (id: string): number => Number(wanted.get(id)?.price ?? "1") * (used.get(id) ?? 0);
  const classes = abcOf(ids.map((id) => Math.max(0, Math.round(worth(id)))));
  return new Map(ids.map((id, at) => [id, classes[at] ?? "C"]));
}
