import type { Book } from "../../book/book.ts";
import type { IsoDate } from "../../law/dates.ts";
import type { Costs } from "../closing/cost.ts";
import { costedMoves } from "../closing/issue-cost.ts";
import type { Context } from "../verb.ts";
import { warehouse } from "../warehouse/warehouse.ts";
import { assertNotApart } from "./apart.ts";
import { type Count, count } from "./count.ts";
import { rowsOf } from "./counting.ts";
import { type Names, namesOf } from "./naming.ts";
import type { Place } from "./place.ts";
import type { PlaceRow } from "./reckoning.ts";
import type { ResultFacts } from "./results.ts";

/** Up to so many products are looked up one by one, without reading the moves of all others. */
const few = 20;

/** By product: the costs at the end of a day, as far as that product goes. */
export async function reckonedOn(
  book: Book,
  products: Iterable<string>,
  day: IsoDate,
): Promise<(product: string) => Costs | undefined> {
  const wanted = new Set(products);
  if (wanted.size === 0) return () => undefined;
  const period = { from: day, to: day };
  if (wanted.size > few) {
    const { costs } = await costedMoves(book, period);
    return () => costs;
  }
  const known = new Map<string, Costs>();
  for (const product of wanted) {
    known.set(product, (await costedMoves(book, { ...period, product })).costs);
  }
  return (product) => known.get(product);
}

/** What one of each of some products costs now. */
export async function costsNow(
  book: Book,
  products: Iterable<string>,
): Promise<(product: string) => string | undefined> {
  const reckoned = await reckonedOn(book, products, book.today);
  return (product) => reckoned(product)?.costOf(product);
}

/** A place as people call it: the SKU, with bin, lot and warehouse where these tell it apart. */
export function placeName(
  names: Names,
  { warehouses }: { readonly warehouses: ReadonlySet<string> },
): (place: Place) => string {
  return ({ product, warehouse: where, bin, lot }) => {
    const parts = [
      ...(warehouses.size > 1 ? [names.warehouse(where)] : []),
      ...(bin === undefined ? [] : [bin]),
      ...(lot === undefined ? [] : [lot]),
    ];
    const called = names.sku(product);
    return parts.length === 0 ? called : `${called} (${parts.join(" · ")})`;
  };
}

/** The warehouses that a stocktake touches. */
export function warehousesOf(record: Count): ReadonlySet<string> {
  return new Set([
    ...(record.warehouses ?? []),
    ...(record.places ?? []).map((one) => one.warehouse),
  ]);
}

/** All that the result of a stocktake is worked out from. */
export async function resultFacts(
  { book, today, me }: Context,
  record: Count,
  { leaveMissing }: { readonly leaveMissing: boolean },
): Promise<ResultFacts> {
  const nameOf = placeName(await namesOf(book), { warehouses: warehousesOf(record) });
  assertNotApart(record, await book.live(count), nameOf);
  const rows = await rowsOf(book, record);
  const differing = rows.filter((row: PlaceRow) => row.difference !== 0);
  const keepers = new Map((await book.all(warehouse)).map((one) => [one.id, one.keeper]));
  return {
    record,
    rows,
    today,
    me,
    nameOf,
    costOf: await costsNow(
      book,
      differing.map(({ place }) => place.product),
    ),
    keeperOf: (id) => keepers.get(id),
    leaveMissing,
    digits: book.digits,
  };
}
