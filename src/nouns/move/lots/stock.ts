import type { BalanceRow } from "../../../law/change.ts";
import type { IsoDate } from "../../../law/dates.ts";
import { toMicro } from "../../../law/decimal.ts";
import type { Facts } from "../../../law/facts.ts";
import { LotFacts } from "../../closing/lot-facts.ts";
import { type Move, move, stockKey } from "../move.ts";
import { availableFrom } from "../rules.ts";
import { type LotStock, usableOn } from "./picking.ts";

/** What lies of a lot in one warehouse. */
export interface PlacedLot extends LotStock {
  readonly product: string;
  readonly warehouse: string;
}

type Book = Pick<Facts, "today" | "carried" | "liveWhere" | "liveWith" | "sums" | "sumsAt">;

/**
 * The lots of one product, wherever they lie: what may leave on a day so that no lot is ever below
 * zero, and what lies there without a lot. Closed months are not read.
 */
export async function lotsOfProduct(
  book: Book,
  product: string,
  date: IsoDate,
): Promise<readonly PlacedLot[]> {
  const { today } = book;
  const isOf = (row: BalanceRow): boolean => row.product === product;
  const rows = book.carried("lots").filter(isOf);
  const facts = new LotFacts(rows);
  const places = new Map<string, Place>();
  const place = (warehouse: string, lot: string | undefined): Place => {
    const key = `${warehouse}|${lot ?? ""}`;
    const known = places.get(key) ?? { warehouse, lot, broughtMicro: 0, moves: [] };
    places.set(key, known);
    return known;
  };
  for (const { warehouse = "", quantity = "0" } of book.carried("stock").filter(isOf)) {
    place(warehouse, undefined).broughtMicro += toMicro(quantity);
  }
  for (const { warehouse = "", lot, quantity = "0" } of rows) {
    place(warehouse, lot).broughtMicro += toMicro(quantity);
    place(warehouse, undefined).broughtMicro -= toMicro(quantity);
  }
  for (const one of await book.liveWhere(move, "product", product)) {
    facts.see(one);
    place(one.warehouse, one.lot).moves.push(one);
  }
  const day = date < today ? date : today;
  return [...places.values()].map(({ warehouse, lot, broughtMicro, moves }) => ({
    product,
    warehouse,
    ...(lot === undefined ? {} : { lot, ...facts.of({ product, lot }) }),
    micro:
      date < today
        ? availableFrom(moves, day, broughtMicro)
        : moves.reduce((sum, one) => sum + toMicro(one.quantity), broughtMicro),
  }));
}

interface Place {
  readonly warehouse: string;
  readonly lot: string | undefined;
  broughtMicro: number;
  readonly moves: Move[];
}

/** Every lot that lies somewhere, as it stood at the end of a day. */
export async function allLots(book: Book, date: IsoDate): Promise<readonly PlacedLot[]> {
  const sums =
    date < book.today ? await book.sumsAt(move, "lots", date) : await book.sums(move, "lots");
  const lying = [...sums].filter(([, micro]) => micro !== 0);
  if (lying.length === 0) return [];
  const facts = new LotFacts(book.carried("lots"));
  for (const one of await book.liveWith(move, "lot")) facts.see(one);
  return lying.map(([key, micro]) => {
    const [product = "", warehouse = "", ...rest] = key.split("|");
    const lot = rest.join("|");
    return { product, warehouse, lot, ...facts.of({ product, lot }), micro };
  });
}

/** What has expired by a day, by {@link stockKey}; millionths. Nothing is read without lots. */
export async function expiredStock(
  book: Book,
  date: IsoDate,
): Promise<ReadonlyMap<string, number>> {
  const expired = new Map<string, number>();
  for (const one of await allLots(book, date)) {
    if (usableOn(one, date) || one.micro <= 0) continue;
    const key = stockKey(one.product, one.warehouse);
    expired.set(key, (expired.get(key) ?? 0) + one.micro);
  }
  return expired;
}

/** Stock without what has expired: the sums themselves where nothing has. */
export function withoutExpired(
  stock: ReadonlyMap<string, number>,
  expired: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  if (expired.size === 0) return stock;
  return new Map([...stock].map(([key, micro]) => [key, micro - (expired.get(key) ?? 0)]));
}

/** Where a product's pieces lie, by serial number. */
export async function serialPlaces(
  book: Pick<Facts, "sums">,
  product: string,
): Promise<ReadonlyMap<string, string>> {
  const places = new Map<string, string>();
  for (const [key, micro] of await book.sums(move, "serials")) {
    const [id = "", warehouse = "", ...rest] = key.split("|");
    if (id === product && micro > 0) places.set(rest.join("|"), warehouse);
  }
  return places;
}
