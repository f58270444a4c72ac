import { addDays } from "../../law/dates.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { same, say, type Text } from "../../law/words.ts";
import { type Carrier, carrierCalled, isFetched, serves } from "../carrier/carrier.ts";
import type { Order } from "../order/order.ts";
import { isOpen } from "../order/progress.ts";
import { openMicro, orderState } from "../order/totals.ts";
import type { NameOf } from "../product/names.ts";
import type { Dispatch, Stop } from "./dispatch.ts";
import { type Packed, sizesOf } from "./loaded.ts";
import type { Parcel } from "./packing.ts";
import type { Goods } from "./packing-goods.ts";
import { holdsGoods } from "./state.ts";

/** What a plan looks at in a customer: where the goods go, and whether they may. */
export interface Receiver {
  readonly id: string;
  readonly name: string;
  readonly region?: string | undefined;
  readonly city?: string | undefined;
  /** No goods leave for it until it is released. */
  readonly hold?: { readonly why?: string | undefined } | undefined;
}

export interface DemandFacts {
  /** The orders that live. */
  readonly orders: readonly Order[];
  readonly receiverOf: (customer: string) => Receiver;
  readonly packedOf: (product: string) => Packed | undefined;
  readonly nameOf: NameOf;
  readonly carriers: readonly Carrier[];
  /** What other dispatches hold already, those that this plan may change left out. */
  readonly held: readonly Pick<Dispatch, "stops" | "warehouse" | "departed" | "cancelled">[];
  readonly warehouse: string;
  /** On hand in the warehouse, millionths by product. */
  readonly stock: ReadonlyMap<string, number>;
  readonly negativeStock: boolean;
  /** What is wanted to leave by this day is planned. */
  readonly until: string;
}

/** Goods of an order that are to go, with why they go now. */
export interface Demand extends Parcel {
  readonly receiver: Receiver;
  readonly because: NonNullable<Stop["because"]>;
  /** The day that the order names; undefined: none. */
  readonly wanted: string | undefined;
  /** The carrier that the order names, where the book knows it. */
  readonly asked: Carrier | undefined;
}

/** What is not planned, and why; micro: so much of a product. */
export interface LeftOut {
  readonly order: string;
  readonly product?: string;
  readonly micro?: number;
  readonly why: Text;
  readonly remedy?: string;
}

/** An order as it stands in the queue. */
interface Waiting {
  readonly record: Order;
  readonly receiver: Receiver;
  readonly because: Demand["because"];
  readonly wanted: string | undefined;
  /** The day on which it must leave. */
  readonly leaves: string;
}

const never = "9999-12-31";

/**
 * What is to go: of confirmed orders what is still open and on no other dispatch, wanted to leave
 * by the day, and in stock; urgent orders first, then by the day on which they must leave (R-TRN-03
 * to R-TRN-05). Stock is given out in the same order. What is wanted and cannot go is named.
 */
export function demandsOf(facts: DemandFacts): {
  readonly demands: readonly Demand[];
  readonly out: readonly LeftOut[];
} {
  const out: LeftOut[] = [];
  const waiting = facts.orders
    .filter((one) => one.confirmed !== undefined && isOpen(orderState(one)))
    .map((record) => waitingOf(record, facts))
    .filter(({ leaves }) => leaves <= facts.until || leaves === never)
    .sort(byUrgency);
  const holding = facts.held.filter(holdsGoods);
  const heldOf = perOrder(holding.flatMap(({ stops }) => stops));
  const stock = new Map(facts.stock);
  for (const { stops } of holding.filter(({ warehouse }) => warehouse === facts.warehouse)) {
    for (const { product, quantity } of stops) {
      stock.set(product, (stock.get(product) ?? 0) - toMicro(quantity));
    }
  }
  const demands = waiting.flatMap((one, at): Demand[] => {
    // What stays for another reason keeps its place in the queue for the stock.
    const goes = mayLeave(one, out);
    const goods = goodsOf(one, { ...facts, heldOf, stock, out: goes ? out : [] });
    if (goods.length === 0 || !goes) return [];
    const { record, receiver, because, wanted } = one;
    const asked = carrierCalled(facts.carriers, record.carrier);
    if (record.carrier !== undefined && !asked) out.push(unknownCarrier(one));
    return [
      {
        ...{ order: record.id, rank: because === "urgent" ? 0 : at + 1, goods, receiver },
        ...{ because, wanted, asked, region: receiver.region ?? receiver.city ?? "" },
      },
    ];
  });
  return { demands: sameRanks(demands, waiting), out };
}

function unknownCarrier({ record }: Waiting): LeftOut {
  const { carrier = "" } = record;
  return {
    order: record.id,
    why: say(
      `the book knows no carrier "${carrier}": planned as if it named none`,
      `订单指定的承运商“${carrier}”尚无档案，按未指定安排`,
    ),
    remedy: `rounds carrier add ${quoted(carrier)}`,
  };
}

function quoted(text: string): string {
  return /\s/.test(text) ? `"${text}"` : text;
}

/** Normal orders that must leave on the same day have the same rank: the better fit decides. */
function sameRanks(demands: readonly Demand[], waiting: readonly Waiting[]): readonly Demand[] {
  const leaves = new Map(waiting.map(({ record, leaves }) => [record.id, leaves]));
  const isFirst = (one: Demand): boolean =>
    waiting.find(({ record }) => record.id === one.order)?.record.kind === "inserted";
  const keys = demands.map((one) =>
    one.rank === 0 ? "" : `${isFirst(one) ? 0 : 1} ${leaves.get(one.order)}`,
  );
  const order = [...new Set(keys.filter((one) => one !== ""))].sort();
  return demands.map((one, at) => ({ ...one, rank: order.indexOf(keys[at] ?? "") + 1 }));
}

function waitingOf(record: Order, { receiverOf, carriers }: DemandFacts): Waiting {
  const receiver = receiverOf(record.customer);
  const { promised, requiredBy } = record;
  const transit = transitDays(record, receiver, carriers);
  const arrives = requiredBy === undefined ? undefined : addDays(requiredBy, -transit);
  const leaves = [arrives, promised].filter((one) => one !== undefined).sort()[0];
  const isUrgent = record.kind === "rush";
  const because =
    leaves === undefined ? "undated" : leaves === arrives && requiredBy ? "arrival" : "promised";
  return {
    ...{ record, receiver, leaves: leaves ?? never },
    because: isUrgent ? "urgent" : because,
    wanted: because === "arrival" ? requiredBy : promised,
  };
}

/** How long goods are on the way, as far as is known: with the carrier named, or of the route. */
function transitDays(
  { carrier }: Order,
  { region, city }: Receiver,
  carriers: readonly Carrier[],
): number {
  const named = carrierCalled(carriers, carrier);
  if (named) return named.transitDays ?? 0;
  const route = carriers.filter(
    (one) => !one.stopped && !one.backup && serves(one, [region, city]) === "route",
  );
  const known = route.flatMap(({ transitDays: days }) => days ?? []);
  return known.length === 0 ? 0 : Math.min(...known);
}

function mayLeave({ record, receiver, leaves }: Waiting, out: LeftOut[]): boolean {
  const { id } = record;
  if (isFetched(record.carrier)) {
    if (leaves !== never) {
      out.push({ order: id, why: say("the customer fetches it", "客户自提，不派车") });
    }
    return false;
  }
  if (receiver.hold === undefined) return true;
  const { why } = receiver.hold;
  const reason = why === undefined ? same("") : say(` (${why})`, `（${why}）`);
  out.push({
    order: id,
    why: say(`${receiver.name} is on hold${reason.en}`, `${receiver.name} 暂停发货${reason.zh}`),
    remedy: `rounds customer release ${receiver.id}`,
  });
  return false;
}

function byUrgency(a: Waiting, b: Waiting): number {
  const first = ({ because, record }: Waiting): number =>
    because === "urgent" ? 0 : record.kind === "inserted" ? 1 : 2;
  return (
    first(a) - first(b) ||
    compare(a.leaves, b.leaves) ||
    (a.record.priority ?? 10) - (b.record.priority ?? 10) ||
    compare(a.record.date, b.record.date) ||
    compare(a.record.id, b.record.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Millionths by "order|product". */
function perOrder(stops: readonly Stop[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { order, product, quantity } of stops) {
    const key = `${order}|${product}`;
    sums.set(key, (sums.get(key) ?? 0) + toMicro(quantity));
  }
  return sums;
}

interface Giving extends DemandFacts {
  readonly heldOf: ReadonlyMap<string, number>;
  /** What is left to be given out; goods that are planned are taken from it. */
  readonly stock: Map<string, number>;
  readonly out: LeftOut[];
}

function goodsOf({ record }: Waiting, giving: Giving): readonly Goods[] {
  const { heldOf, stock, out, negativeStock, packedOf, nameOf } = giving;
  return [...openMicro(record)].flatMap(([product, open]): Goods[] => {
    const rest = open - (heldOf.get(`${record.id}|${product}`) ?? 0);
    if (rest <= 0) return [];
    const there = Math.max(0, stock.get(product) ?? 0);
    const micro = negativeStock ? rest : Math.min(rest, there);
    if (micro < rest) {
      const short = fromMicro(rest - micro);
      const name = nameOf(product);
      out.push({
        ...{ order: record.id, product, micro: rest - micro },
        why: say(`${short} ${name} not in stock`, `${name} 缺货 ${short}`),
        remedy: `rounds stock in ${product} ${short}`,
      });
    }
    if (micro === 0) return [];
    stock.set(product, (stock.get(product) ?? 0) - micro);
    const step = stepOf(record, product);
    return [{ product, micro, step, ...sizesOf(packedOf(product), step) }];
  });
}

const one = 1_000_000;

/** What is not cut when an order is split: the unit that it was ordered in. */
export function stepOf({ lines }: Pick<Order, "lines">, product: string): number {
  const steps = new Set(
    lines
      .filter((line) => line.product === product)
      .map(({ unit, per }) => (unit !== undefined && per !== undefined ? toMicro(per) : one)),
  );
  const [only] = steps;
  return steps.size === 1 && only !== undefined && only > 0 ? only : one;
}
