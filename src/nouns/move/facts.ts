import { fromMicro, toMicro } from "../../law/decimal.ts";
import { RoundsError, refuse } from "../../law/errors.ts";
import type { Facts } from "../../law/facts.ts";
import { say, type Text } from "../../law/words.ts";
import type { Product } from "../product/product.ts";
import { type Warehouse, warehouse } from "../warehouse/warehouse.ts";
import { expiredStock, withoutExpired } from "./lots/stock.ts";
import { move, stockKey } from "./move.ts";
import { type Available, availableFrom, type Wanted } from "./rules.ts";

/**
 * What may leave on a day: today's balance, or for an earlier day the lowest balance since, so that
 * a back-dated issue cannot take a later day below zero. `usable`: without what has expired.
 */
export async function availability(
  book: Facts,
  wanted: readonly Wanted[],
  { date, today, usable }: { date: string; today: string; usable?: true },
): Promise<Available> {
  if (date >= today) {
    const stock = await book.sums(move, "stock");
    const sums = usable ? withoutExpired(stock, await expiredStock(book, date)) : stock;
    return (product, place) => sums.get(stockKey(product, place)) ?? 0;
  }
  const known = new Map<string, number>();
  const { closedTo } = book;
  const brought = closedTo ? await book.sumsAt(move, "stock", closedTo) : new Map<string, number>();
  for (const { product, warehouse: place } of wanted) {
    const moves = (await book.liveWhere(move, "product", product)).filter(
      (one) => one.warehouse === place,
    );
    const key = stockKey(product, place);
    known.set(key, availableFrom(moves, date, brought.get(key)));
  }
  return (product, place) => known.get(stockKey(product, place)) ?? 0;
}

/** The warehouse that is meant when none was named: the only one there is. */
export async function theWarehouse(book: Facts, named: string | undefined): Promise<Warehouse> {
  if (named !== undefined) return book.get(warehouse, named);
  const all = await book.all(warehouse);
  const [only] = all;
  if (all.length === 1 && only) return only;
  if (all.length === 0) {
    return refuse(
      say("there is no warehouse yet", "还没有仓库"),
      say("add one: rounds warehouse add NAME", "请先新增：rounds warehouse add 名称"),
    );
  }
  throw new RoundsError("missing-value", say("missing: --warehouse", "缺少：--warehouse（仓库）"), {
    candidates: all.map((one) => one.id),
  });
}

/** Asks which warehouse where there are several and none was named. */
export async function needsWarehouse(
  { book }: { readonly book: Facts },
  input: { readonly warehouse?: string | undefined },
): Promise<readonly "warehouse"[]> {
  if (input.warehouse !== undefined) return [];
  return (await book.all(warehouse)).length > 1 ? ["warehouse"] : [];
}

/** Says what is on the shelf after a move that is about to be written. */
export async function onHandNote(
  book: Facts,
  moved: { product: Product; warehouse: Warehouse; added: string },
): Promise<Text> {
  const { product, warehouse: place, added } = moved;
  const had = (await book.sums(move, "stock")).get(stockKey(product.id, place.id)) ?? 0;
  const now = fromMicro(had + toMicro(added));
  return say(
    `now in ${place.name}: ${now} ${product.unit ?? ""}`.trimEnd(),
    `${place.name} 现存：${now}${product.unit ?? ""}`,
  );
}
