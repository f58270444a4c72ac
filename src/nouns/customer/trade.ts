import type { IsoDate } from "../../law/dates.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import { figureColumn } from "../generic/tables.ts";
import type { Order } from "../order/order.ts";
import { bookLineMinor } from "../order/totals.ts";
import type { Visit } from "../visit/visit.ts";

/** One line of the book: goods that came to the customer, or a count of what lies there. */
interface Entry {
  readonly date: IsoDate;
  readonly paper: string;
  readonly product: string;
  /** Millionths. */
  readonly received?: number;
  readonly counted?: number;
  /** Smallest unit. */
  readonly minor?: number;
}

/** What the customer has, as far as it is known, and what came since it was counted. */
interface Shelf {
  counted: number | undefined;
  since: number;
}

export interface TradeFacts {
  /** The orders and the visits of one customer. */
  readonly orders: readonly Order[];
  readonly visits: readonly Visit[];
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly digits: number;
  readonly customer: string;
  /** How people call a product, and by what unit it is sold. */
  readonly nameOf: (product: string) => string;
  readonly unitOf: (product: string) => string | undefined;
}

/** Goods that came to the customer, or went back; millionths, below zero when they went back. */
interface Delivery {
  readonly date: IsoDate;
  readonly product: string;
  readonly micro: number;
}

function moved(lines: readonly { readonly product: string; readonly quantity: string }[]) {
  return lines.map(({ product, quantity }) => ({ product, micro: toMicro(quantity) }));
}

/** All of an order that came and went back, by day. */
function movements({ shipments = [] }: Order): readonly Delivery[] {
  const all = shipments.flatMap(({ date, lines, returned = [] }) => [
    ...moved(lines).map((one) => ({ date, ...one })),
    ...returned.flatMap((back) =>
      moved(back.lines).map(({ product, micro }) => ({ date: back.date, product, micro: -micro })),
    ),
  ]);
  return all.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : b.micro - a.micro));
}

/**
 * The goods of an order as they were shipped and came back, each portion at the price of its line;
 * lines of the same product are used up in their order, and what comes back is of the last of them.
 */
function deliveries(order: Order, digits: number): Entry[] {
  const taken = order.lines.map((line) => ({ line, micro: 0, all: toMicro(line.quantity) }));
  const price = (line: Order["lines"][number], micro: number): number =>
    bookLineMinor(order, { ...line, quantity: fromMicro(micro) }, digits);
  return movements(order).map(({ date, product, micro }): Entry => {
    let open = Math.abs(micro);
    let minor = 0;
    const lines = taken.filter(({ line }) => line.product === product);
    for (const one of micro < 0 ? lines.reverse() : lines) {
      const part = Math.min(open, micro < 0 ? one.micro : one.all - one.micro);
      if (part <= 0) continue;
      open -= part;
      one.micro += Math.sign(micro) * part;
      minor += Math.sign(micro) * price(one.line, part);
    }
    return { date, paper: order.id, product, received: micro, minor };
  });
}

function counts({ id, date, goods, cancelled }: Visit): Entry[] {
  if (date === undefined || cancelled) return [];
  return (goods ?? []).flatMap(({ product, stock }) =>
    stock === undefined ? [] : [{ date, paper: id, product, counted: toMicro(stock) }],
  );
}

/**
 * The purchase-and-sales book of a customer (客户进销记录簿, R-CUS-12): what came, what was counted
 * at visits, and what was sold between two counts. Earlier counts are looked at too, so that the
 * first one within the period tells what was sold.
 */
export function tradeBook(facts: TradeFacts): TableView {
  const { from, to, digits, customer, nameOf, unitOf } = facts;
  const entries = [
    ...facts.orders.filter(({ cancelled }) => !cancelled).flatMap((one) => deliveries(one, digits)),
    ...facts.visits.flatMap(counts),
  ].sort(inTime);
  const shelves = new Map<string, Shelf>();
  let sumMinor = 0;
  const rows = entries.flatMap((entry): Row[] => {
    const sold = passed(shelves, entry);
    if ((from !== undefined && entry.date < from) || (to !== undefined && entry.date > to))
      return [];
    sumMinor += entry.minor ?? 0;
    const { date, paper, product, received, counted, minor } = entry;
    return [
      {
        date,
        paper,
        product: nameOf(product),
        unit: unitOf(product),
        received: received === undefined ? undefined : fromMicro(received),
        amount: minor === undefined ? undefined : fromMinor(minor, digits),
        sold: sold === undefined ? undefined : fromMicro(sold),
        stock: counted === undefined ? undefined : fromMicro(counted),
      },
    ];
  });
  return {
    shape: "report",
    title: say(`Purchases and sales of ${customer}`, `${customer} 进销记录`),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    columns: [
      { key: "date", label: say("Date", "日期"), weight: 9 },
      { key: "paper", label: say("Paper", "单据"), weight: 5, whole: true },
      { key: "product", label: say("Product", "产品"), weight: 9, wrap: true, least: 12 },
      { key: "unit", label: say("Unit", "单位"), weight: 4 },
      figureColumn("received", say("Received", "进货"), 8),
      figureColumn("amount", say("Amount", "金额"), 6),
      figureColumn("sold", say("Sold", "销售"), 8),
      figureColumn("stock", say("Stock", "库存"), 7),
    ],
    rows,
    totals: { amount: fromMinor(sumMinor, digits) },
    notes: [
      say(
        "Sold: the last count and what came since, less the new count; counts are taken at visits.",
        "销售 = 上次盘点数 + 其后进货 − 本次盘点数；库存为拜访时盘点。",
      ),
    ],
    empty: say("Nothing was delivered or counted.", "没有进货或盘点记录。"),
  };
}

/** By day; what came on a day comes before what was counted on it. */
function inTime(a: Entry, b: Entry): number {
  const day = ({ date, counted }: Entry): string => `${date}${counted === undefined ? 0 : 1}`;
  return day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0;
}

/** Takes an entry into account; gives what was sold since the last count, where this is one. */
function passed(shelves: Map<string, Shelf>, entry: Entry): number | undefined {
  const shelf = shelves.get(entry.product) ?? { counted: undefined, since: 0 };
  shelves.set(entry.product, shelf);
  if (entry.counted === undefined) {
    shelf.since += entry.received ?? 0;
    return undefined;
  }
  const sold =
    shelf.counted === undefined ? undefined : shelf.counted + shelf.since - entry.counted;
  shelf.counted = entry.counted;
  shelf.since = 0;
  return sold;
}
