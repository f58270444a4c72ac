import { fromMicro } from "../../law/decimal.ts";
import type { Facts } from "../../law/facts.ts";
import { say, type Text } from "../../law/words.ts";
import { move } from "../move/move.ts";
import { countedLine } from "../order/priced.ts";
import { claimsOf, reservedMicro } from "../order/reservation.ts";
import { everywhere, openOrders } from "../order/reserving.ts";
import { shortagesOf } from "../order/shortages.ts";
import { product } from "../product/product.ts";
import { reusable } from "../purchase/suggest/reusable.ts";
import type { Context } from "../verb.ts";
import type { WantedLine } from "./lines.ts";

type Line = Parameters<typeof countedLine>[0];

/** Lines counted in the product's own unit. */
export async function countedWanted(
  lines: readonly WantedLine[],
  book: Facts,
): Promise<readonly WantedLine[]> {
  const all: WantedLine[] = [];
  for (const line of lines) {
    const goods = await book.get(product, line.product);
    all.push(countedLine(line as Line, goods));
  }
  return all;
}

/** What an order is short of after all earlier claims: R-WHS-32. */
export async function orderShortage(
  { book }: { readonly book: Facts },
  order: string,
): Promise<readonly WantedLine[]> {
  const claims = claimsOf(await openOrders(book));
  const onHand = everywhere(await book.sums(move, "stock"));
  return shortagesOf(claims, onHand)
    .filter((one) => one.order.id === order)
    .map(({ product: id, shortMicro }) => ({ product: id, quantity: fromMicro(shortMicro) }));
}

/**
 * What is there already and nobody waits for, and which parts of scrap can be used: both come
 * before buying (R-PUR-06).
 */
export async function thereAlready(
  { book }: Pick<Context, "book">,
  lines: readonly WantedLine[],
): Promise<readonly Text[]> {
  if (lines.length === 0) return [];
  const claims = claimsOf(await openOrders(book));
  const onHand = everywhere(await book.sums(move, "stock"));
  const parts = await reusable(book);
  const notes: Text[] = [];
  for (const { product: id } of lines) {
    const goods = await book.get(product, id);
    const free = (onHand.get(id) ?? 0) - reservedMicro(claims.get(id) ?? []);
    const kept = parts.get(id) ?? 0;
    const [count, unit] = [fromMicro(free), goods.unit ? ` ${goods.unit}` : ""];
    if (free > 0) {
      notes.push(
        say(
          `${goods.name}: ${count}${unit} on the shelf that nobody waits for`,
          `${goods.name} 有可用库存 ${count}${unit}`,
        ),
      );
    }
    if (kept > 0) {
      notes.push(
        say(
          `${goods.name}: ${fromMicro(kept)} usable among what is to be scrapped; use these first`,
          `${goods.name} 有 ${fromMicro(kept)}${unit} 报废件可利旧，请先利用`,
        ),
      );
    }
  }
  return notes;
}
