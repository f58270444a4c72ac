import type { IsoDate } from "../../law/dates.ts";
import { fromMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import type { Facts } from "../../law/facts.ts";
import { join, say, type Text } from "../../law/words.ts";
import { expiredStock, withoutExpired } from "../move/lots/stock.ts";
import { move } from "../move/move.ts";
import { type NameOf, productNames } from "../product/names.ts";
import { type Product, product } from "../product/product.ts";
import { suppliedOn } from "../product/supply.ts";
import type { Order } from "./order.ts";
import {
  type Claim,
  claimsOf,
  compareClaims,
  type Loss,
  losses,
  type OpenOrder,
  openBrief,
  openOrder,
  reservedMicro,
} from "./reservation.ts";
import { openMicro } from "./totals.ts";

/** What all open orders claim, and what there is to serve them with; millionths by product. */
export interface Reservations {
  readonly orders: readonly OpenOrder[];
  readonly claims: ReadonlyMap<string, readonly Claim[]>;
  readonly onHand: ReadonlyMap<string, number>;
}

/** What lies in all warehouses together, by product. */
export function everywhere(stock: Iterable<readonly [key: string, micro: number]>) {
  const onHand = new Map<string, number>();
  for (const [key, micro] of stock) {
    const goods = key.slice(0, key.indexOf("|"));
    onHand.set(goods, (onHand.get(goods) ?? 0) + micro);
  }
  return onHand;
}

/** The orders that are confirmed and not yet wholly shipped, as they stand now. */
export async function openOrders(book: Facts): Promise<readonly OpenOrder[]> {
  return (await book.brief(openBrief)).flatMap(({ open }) => open ?? []);
}

/** What is reserved now; only open orders and the sums of stock moves are looked at. */
export async function reservations(book: Facts): Promise<Reservations> {
  const orders = await openOrders(book);
  const stock = await book.sums(move, "stock");
  const onHand = everywhere(withoutExpired(stock, await expiredStock(book, book.today)));
  return { orders, claims: claimsOf(orders), onHand };
}

/** How much of one product an order can have at once, and when the rest. */
export interface Cover {
  readonly product: string;
  readonly openMicro: number;
  readonly nowMicro: number;
  /** The day of the rest; undefined where nobody knows. */
  readonly restOn: IsoDate | undefined;
  /** Whose claims come before, where there is not enough. */
  readonly before: readonly Claim[];
}

/**
 * What an order can have, product by product, after all earlier claims: a draft as if it were
 * confirmed today. Only what it still waits for.
 */
export async function coverOf(
  record: Order,
  { book, today, known }: { book: Facts; today: IsoDate; known?: Reservations },
): Promise<Cover[]> {
  const { orders, onHand } = known ?? (await reservations(book));
  const mine = claimant(record, today);
  const earlier = orders.filter(
    (one) => one.id !== record.id && (!mine || compareClaims(one, mine) < 0),
  );
  const claims = claimsOf(earlier);
  const covers: Cover[] = [];
  for (const [id, micro] of openMicro(record)) {
    const before = claims.get(id) ?? [];
    const free = Math.max(0, (onHand.get(id) ?? 0) - reservedMicro(before));
    const goods = await book.maybe(product, id);
    const nowMicro = Math.min(micro, free);
    covers.push({
      product: id,
      openMicro: micro,
      nowMicro,
      restOn: nowMicro < micro ? restOn(goods, { told: record.shortage, today }) : undefined,
      before: nowMicro < micro ? before : [],
    });
  }
  return covers;
}

/** An order as a claimant: as it is, or as it will be when it is confirmed today. */
function claimant(record: Order, today: IsoDate): OpenOrder | undefined {
  return openOrder({ ...record, confirmed: record.confirmed ?? { date: today } });
}

/** When the rest comes: what the customer was told, if that is still ahead, else by supply. */
export function restOn(
  goods: Product | undefined,
  { told, today }: { told: Order["shortage"]; today: IsoDate },
): IsoDate | undefined {
  if (told?.ready !== undefined && told.ready >= today) return told.ready;
  return suppliedOn(goods, today);
}

/** What can be shipped now and when the rest, for each product that is short (R-ORD-24). */
export function shortNotes(covers: readonly Cover[], nameOf: NameOf): Text[] {
  return covers
    .filter(({ openMicro: open, nowMicro }) => nowMicro < open)
    .map(({ product: id, openMicro: open, nowMicro, restOn: day }) => {
      const [all, now, rest] = [open, nowMicro, open - nowMicro].map(fromMicro);
      const name = nameOf(id);
      const [en, zh] =
        day === undefined
          ? ["when more comes in", "待到货后发"]
          : [`from ${day}`, `预计 ${day} 起可发`];
      return nowMicro > 0
        ? say(
            `short: ${name}: ${now} of ${all} can be shipped now, ${rest} ${en}`,
            `缺货：${name} 共 ${all}，现可发 ${now}，其余 ${rest} ${zh}`,
          )
        : say(
            `short: ${name}: none of ${all} can be shipped now, ${rest} ${en}`,
            `缺货：${name} 共 ${all}，现无可发，${rest} ${zh}`,
          );
    });
}

/** Goods that are about to be taken: millionths by product, and for which order if for one. */
export interface Taking {
  readonly wanted: ReadonlyMap<string, number>;
  readonly order?: Order;
}

/** Whose reserved goods would be taken, by product: claims that come before this order's. */
export function takenFrom(
  { wanted, order: mine }: Taking,
  { known, today }: { known: Reservations; today: IsoDate },
): Map<string, Loss[]> {
  const own = mine && claimant(mine, today);
  const taken = new Map<string, Loss[]>();
  for (const [id, micro] of wanted) {
    const earlier = (known.claims.get(id) ?? []).filter(
      ({ order: one }) => one.id !== mine?.id && (!own || compareClaims(one, own) < 0),
    );
    const lost = losses(earlier, known.onHand.get(id) ?? 0, micro);
    if (lost.length > 0) taken.set(id, lost);
  }
  return taken;
}

/** Of each product, who loses how much: "TEA-01: 5 of SO261120A (promised 2026-11-25)". */
export function lossTexts(taken: ReadonlyMap<string, readonly Loss[]>, nameOf: NameOf): Text[] {
  return [...taken].map(([id, lost]) => {
    const each = lost.map(({ order: { id: paper, promised }, lostMicro }) => {
      const count = fromMicro(lostMicro);
      return say(
        `${count} for ${paper}${promised ? ` (promised ${promised})` : ""}`,
        `${paper}${promised ? `（承诺 ${promised}）` : ""} ${count}`,
      );
    });
    const [en, zh] = [each.map((one) => one.en).join(", "), each.map((one) => one.zh).join("、")];
    return say(`${nameOf(id)}: ${en}`, `${nameOf(id)}：${zh}`);
  });
}

/**
 * Says by name whose goods are taken, or refuses, as the firm has it (`reservedStock`).
 * @throws RoundsError refused
 */
export async function heedReservations(
  taking: Taking,
  { book, today, nameOf }: { book: Facts; today: IsoDate; nameOf: NameOf },
): Promise<Text[]> {
  const { reservedStock = "warn" } = book.settings;
  if (reservedStock === "no") return [];
  const taken = takenFrom(taking, { known: await reservations(book), today });
  if (taken.size === 0) return [];
  const list = join(lossTexts(taken, nameOf));
  const [first = ""] = taken.keys();
  if (reservedStock === "refuse") {
    const how = taking.order
      ? say(
          `ship what is free: rounds order ship ${taking.order.id} --available; who waits: rounds stock available ${nameOf(first)}`,
          `只发可用部分：rounds order ship ${taking.order.id} --available；查看预留：rounds stock available ${nameOf(first)}`,
        )
      : say(
          `who waits: rounds stock available ${nameOf(first)}`,
          `查看预留：rounds stock available ${nameOf(first)}`,
        );
    refuse(say(`reserved for others: ${list.en}`, `已为其他订单预留：${list.zh}`), how);
  }
  return [say(`taken from what is reserved: ${list.en}`, `动用了其他订单的预留：${list.zh}`)];
}

/** Whose claims get less when this order is confirmed as it stands: it goes before them. */
export function pushedBack(
  record: Order,
  { known, today }: { known: Reservations; today: IsoDate },
): Map<string, Loss[]> {
  const mine = claimant(record, today);
  const pushed = new Map<string, Loss[]>();
  if (!mine) return pushed;
  for (const [id, micro] of mine.open) {
    const others = (known.claims.get(id) ?? []).filter(({ order: one }) => one.id !== record.id);
    const earlier = others.filter(({ order: one }) => compareClaims(one, mine) < 0);
    const later = others.filter(({ order: one }) => compareClaims(one, mine) > 0);
    const left = (known.onHand.get(id) ?? 0) - reservedMicro(earlier);
    const lost = losses(later, left, Math.min(micro, Math.max(0, left)));
    if (lost.length > 0) pushed.set(id, lost);
  }
  return pushed;
}

/** What whoever writes or confirms an order should know: what is short, and who is pushed back. */
export async function supplyNotes(
  record: Order,
  { book, today }: { book: Facts; today: IsoDate },
): Promise<Text[]> {
  const known = await reservations(book);
  const nameOf = await productNames(book);
  const short = shortNotes(await coverOf(record, { book, today, known }), nameOf);
  const pushed = pushedBack(record, { known, today });
  if (pushed.size === 0) return short;
  const list = join(lossTexts(pushed, nameOf));
  return [
    ...short,
    say(`goes before others who then wait: ${list.en}`, `将优先于以下订单，其货将不足：${list.zh}`),
  ];
}

/** What can leave for an order after all earlier claims, and is in the warehouse it leaves from. */
export function shippable(
  covers: readonly Cover[],
  available: (product: string) => number,
): Map<string, number> {
  const goods = new Map<string, number>();
  for (const { product: id, nowMicro } of covers) {
    const micro = Math.min(nowMicro, available(id));
    if (micro > 0) goods.set(id, micro);
  }
  return goods;
}
