import { daysBetween } from "../../law/dates.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { say, type Text } from "../../law/words.ts";
import type { Order } from "../order/order.ts";
import type { Amount, Asked, Good } from "./fields.ts";
import type { Visit } from "./visit.ts";

/** The figures of step 5 as they are typed: a flag for each of them, given again per product. */
export interface FiguresTold {
  readonly goods?: readonly Good[] | undefined;
  readonly stock?: readonly Amount[] | undefined;
  readonly demand?: readonly Amount[] | undefined;
  readonly tag?: readonly Asked[] | undefined;
  readonly price?: readonly Asked[] | undefined;
}

/** What was told of the same product in several flags as one line; undefined where nothing was. */
export function gatheredGoods(told: FiguresTold): readonly Good[] | undefined {
  const goods = new Map<string, Good>();
  const put = (product: string, more: Partial<Good>): void => {
    goods.set(product, { product, ...goods.get(product), ...more });
  };
  for (const good of told.goods ?? []) put(good.product, good);
  for (const { product, quantity } of told.stock ?? []) put(product, { stock: quantity });
  for (const { product, quantity } of told.demand ?? []) put(product, { demand: quantity });
  for (const { product, price } of told.tag ?? []) put(product, { tag: price });
  for (const { product, price } of told.price ?? []) put(product, { price });
  return goods.size > 0 ? [...goods.values()] : undefined;
}

/** What a shop sold of a product between two counts of its shelf. */
export interface SellThrough {
  readonly product: string;
  readonly since: string;
  readonly days: number;
  /** Millionths; what lay there before, what came in between, what lies there now. */
  readonly beforeMicro: number;
  readonly deliveredMicro: number;
  readonly stockMicro: number;
  /** Before and delivered less what is left; below zero something was counted wrong. */
  readonly soldMicro: number;
}

/**
 * Sell-through of a product up to a visit (R-VIS-25): the stock of the last visit before it, and
 * what was shipped to the customer since, less the stock of this one. Undefined without two counts.
 */
export function sellThrough(
  product: string,
  at: { readonly date: string; readonly stock: string },
  { visits, orders }: { readonly visits: readonly Visit[]; readonly orders: readonly Order[] },
): SellThrough | undefined {
  let last: { readonly date: string; readonly stock: string } | undefined;
  for (const one of visits) {
    const stock = stockOf(one, product);
    if (stock === undefined || one.date === undefined || one.cancelled || one.date >= at.date) {
      continue;
    }
    if (last === undefined || one.date > last.date) last = { date: one.date, stock };
  }
  if (last === undefined) return undefined;
  const beforeMicro = toMicro(last.stock);
  const stockMicro = toMicro(at.stock);
  const deliveredMicro = deliveredBetween(orders, product, { from: last.date, to: at.date });
  return {
    product,
    since: last.date,
    days: daysBetween(last.date, at.date),
    beforeMicro,
    deliveredMicro,
    stockMicro,
    soldMicro: beforeMicro + deliveredMicro - stockMicro,
  };
}

function stockOf(record: Visit, product: string): string | undefined {
  return record.goods?.find((good) => good.product === product)?.stock;
}

/** What was shipped of a product after one day up to and with another, in millionths. */
function deliveredBetween(
  orders: readonly Order[],
  product: string,
  { from, to }: { readonly from: string; readonly to: string },
): number {
  let micro = 0;
  for (const { shipments } of orders) {
    for (const { date, lines } of shipments ?? []) {
      if (date <= from || date > to) continue;
      for (const line of lines) if (line.product === product) micro += toMicro(line.quantity);
    }
  }
  return micro;
}

/** What the figures of a visit say: what was sold since the last one, and how long stock lasts. */
export function figureNotes(
  goods: readonly Good[],
  at: { readonly date: string },
  known: {
    readonly visits: readonly Visit[];
    readonly orders: readonly Order[];
    readonly nameOf: (product: string) => string;
  },
): readonly Text[] {
  return goods.flatMap((good) => [...soldNote(good, at, known), ...priceNote(good, known.nameOf)]);
}

function soldNote(
  { product, stock }: Good,
  { date }: { readonly date: string },
  known: Parameters<typeof figureNotes>[2],
): readonly Text[] {
  const found = stock === undefined ? undefined : sellThrough(product, { date, stock }, known);
  if (found === undefined) return [];
  const name = known.nameOf(product);
  const { since, days, soldMicro, stockMicro } = found;
  if (soldMicro < 0) {
    const more = fromMicro(-soldMicro);
    return [
      say(
        `${name}: ${more} more on the shelf than there can be since ${since}: count again?`,
        `${name}：比 ${since} 以来应有的多 ${more}，请再核对`,
      ),
    ];
  }
  const sold = fromMicro(soldMicro);
  const lasts = soldMicro > 0 ? Math.floor((stockMicro * days) / soldMicro) : undefined;
  return [
    say(
      `${name}: ${sold} sold in ${days} days${lasts === undefined ? "" : `, stock lasts ${lasts} days`}`,
      `${name}：${days} 天动销 ${sold}${lasts === undefined ? "" : `，库存可售 ${lasts} 天`}`,
    ),
  ];
}

/** The price on the tag and the price asked are to agree: R-VIS-44. */
function priceNote({ product, tag, price }: Good, nameOf: (id: string) => string): readonly Text[] {
  if (tag === undefined || price === undefined || Number(tag) === Number(price)) return [];
  const name = nameOf(product);
  return [
    say(`${name}: tag says ${tag}, ${price} is asked`, `${name}：标价 ${tag}，实际售价 ${price}`),
  ];
}
