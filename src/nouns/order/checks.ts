import { atField, type Check, type Found, type Spot, type Tally } from "../../law/check.ts";
import { fromMicro, grouped, toMicro } from "../../law/decimal.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { Invoice } from "../invoice/invoice.ts";
import { billedMicro } from "../invoice/rules.ts";
import type { Move } from "../move/move.ts";
import type { Order } from "./order.ts";
import { orderedMicro, totalMinor } from "./totals.ts";

/**
 * What an order says was shipped is what left the warehouses for it, and no more of it is invoiced
 * than was ordered, to the customer who ordered it.
 */
export const ordersCheck: Check = {
  name: "orders",
  nouns: ["order", "invoice", "move"],
  begin: ({ digits }) => ordersTally(digits),
};

/** What is known of one order; quantities in millionths. */
interface Sheet {
  readonly at: Spot;
  readonly customer: string;
  readonly ordered: ReadonlyMap<string, number>;
  /** Smallest unit; undefined in another currency than the book's. */
  readonly worthMinor: number | undefined;
  /** By product and warehouse; of shipments that name a warehouse. */
  readonly shipped: Map<string, number>;
  /** Products that left from a warehouse that nobody wrote down. */
  readonly unplaced: Set<string>;
  readonly invoices: Billed[];
}

interface Billed extends Pick<Invoice, "customer" | "lines" | "amount" | "credits"> {
  readonly id: string;
  readonly at: Spot;
}

/** What left for one order, by product and warehouse. */
type Left = Map<string, { micro: number; readonly at: Spot }>;

function ordersTally(digits: number): Tally {
  const orders = new Map<string, Sheet>();
  const known = new Set<string>();
  const bills: { order: string; billed: Billed }[] = [];
  const left = new Map<string, Left>();
  const unsure = new Set<string>();
  return {
    see({ noun, record, at, sound }) {
      if (noun.name === "order") {
        known.add(record.id);
        if (sound) orders.set(record.id, sheetOf(record as unknown as Order, { at, digits }));
      } else if (noun.name === "invoice") {
        const { order, ...paper } = record as unknown as Invoice;
        if (sound && order) bills.push({ order, billed: { ...paper, at } });
      } else {
        const { kind, paper, product, warehouse, quantity } = record as unknown as Move;
        if ((kind !== "shipment" && kind !== "return") || paper === undefined) return;
        if (!sound) unsure.add(paper);
        else add(left, { order: paper, key: `${product}|${warehouse}`, at, quantity });
      }
    },
    end() {
      for (const { order, billed } of bills) orders.get(order)?.invoices.push(billed);
      const alike = [...orders].flatMap(([id, sheet]) => [
        ...(unsure.has(id) ? [] : unlike(id, sheet, left.get(id) ?? new Map())),
        ...overInvoiced(id, sheet),
        ...aboveWorth(id, sheet, digits),
      ]);
      const lost = [...left].filter(([id]) => !known.has(id) && looksLikeOrder.test(id));
      return [...alike, ...lost.flatMap(([id, moved]) => unasked(id, moved))];
    },
  };
}

/** Other papers may be named by a move too. */
const looksLikeOrder = /^SO\d{6}[A-Z]+-/;

function sheetOf(order: Order, { at, digits }: { at: Spot; digits: number }): Sheet {
  const shipped = new Map<string, number>();
  const unplaced = new Set<string>();
  for (const { lines, warehouse } of (order.shipments ?? []).flatMap((one) => one.returned ?? [])) {
    for (const { product, quantity } of lines) {
      const key = `${product}|${warehouse}`;
      shipped.set(key, (shipped.get(key) ?? 0) - toMicro(quantity));
    }
  }
  for (const { warehouse, lines } of order.shipments ?? []) {
    for (const { product, quantity } of lines) {
      if (warehouse === undefined) unplaced.add(product);
      const key = `${product}|${warehouse}`;
      if (warehouse) shipped.set(key, (shipped.get(key) ?? 0) + toMicro(quantity));
    }
  }
  const { customer, currency } = order;
  const worthMinor = currency === undefined ? totalMinor(order, digits) : undefined;
  const ordered = orderedMicro(order);
  return { at, customer, ordered, worthMinor, shipped, unplaced, invoices: [] };
}

function add(
  left: Map<string, Left>,
  { order, key, at, quantity }: { order: string; key: string; at: Spot; quantity: string },
): void {
  const moved = left.get(order) ?? new Map();
  left.set(order, moved);
  const known = moved.get(key) ?? { micro: 0, at };
  known.micro -= toMicro(quantity);
  moved.set(key, known);
}

/** Where shipments and stock moves of one order are not alike. */
function unlike(id: string, { at, shipped, unplaced }: Sheet, left: Left): Found[] {
  const found: Found[] = [];
  for (const [key, micro] of shipped) {
    const moved = left.get(key)?.micro ?? 0;
    if (moved === micro) continue;
    const [product = "", warehouse = ""] = key.split("|");
    const [told, gone] = [fromMicro(micro), fromMicro(moved)];
    const text = say(
      `${told} ${product} shipped from ${warehouse}, but ${gone} left it`,
      `从 ${warehouse} 发出 ${product} ${told}，出库记录为 ${gone}`,
    );
    found.push({ code: "shipment-disagrees", at: atField(at, "shipments"), text });
  }
  const others = [...left].filter(([key]) => {
    return !shipped.has(key) && !unplaced.has(key.split("|")[0] ?? "");
  });
  return [...found, ...unasked(id, new Map(others))];
}

/** What left for an order that says nothing of it. */
function unasked(id: string, left: Left): Found[] {
  return [...left].flatMap(([key, { micro, at }]): Found[] => {
    if (micro === 0) return [];
    const gone = `${fromMicro(micro)} ${key.split("|")[0]}`;
    const text = say(
      `${gone} left for ${id}, which has no such shipment`,
      `${gone} 为 ${id} 出库，但该订单没有此发货`,
    );
    return [{ code: "shipment-disagrees", at: atField(at, "paper"), text }];
  });
}

function overInvoiced(id: string, { ordered, customer, invoices }: Sheet): Found[] {
  const found: Found[] = [];
  const billed = billedMicro(invoices.filter(({ credits }) => credits !== undefined));
  for (const invoice of invoices) {
    if (invoice.customer !== customer) {
      const text = say(
        `${invoice.customer} is invoiced for ${id}, which ${customer} ordered`,
        `${id} 由 ${customer} 订购，应收单却开给 ${invoice.customer}`,
      );
      found.push({ code: "other-customer", at: atField(invoice.at, "customer"), text });
    }
    if (invoice.credits !== undefined) continue;
    for (const [index, { product, quantity }] of (invoice.lines ?? []).entries()) {
      const before = billed.get(product) ?? 0;
      const now = before + toMicro(quantity);
      billed.set(product, now);
      const most = ordered.get(product) ?? 0;
      if (now <= most || before > most) continue;
      const text = say(
        `${fromMicro(now)} ${product} invoiced, ${fromMicro(most)} ordered with ${id}`,
        `${product} 已开单 ${fromMicro(now)}，${id} 仅订购 ${fromMicro(most)}`,
      );
      const at = atField(invoice.at, "lines", index, "quantity");
      found.push({ code: "over-invoiced", at, text });
    }
  }
  return found;
}

/** The invoices of an order come to more than it: its prices were lowered after it was invoiced. */
function aboveWorth(id: string, { worthMinor, invoices }: Sheet, digits: number): Found[] {
  const last = invoices.at(-1);
  if (worthMinor === undefined || !last || invoices.some(({ lines = [] }) => lines.length === 0)) {
    return [];
  }
  const billed = invoices.reduce((sum, { amount }) => sum + toMinor(amount, digits), 0);
  if (billed <= worthMinor) return [];
  const [told, worth] = [billed, worthMinor].map((minor) => grouped(fromMinor(minor, digits)));
  const text = say(
    `${told} invoiced for ${id}, which comes to ${worth}`,
    `${id} 已开应收 ${told}，订单合计仅 ${worth}`,
  );
  return [{ code: "invoiced-above-order", at: atField(last.at, "amount"), text }];
}
