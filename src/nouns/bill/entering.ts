import { fromMicro, toMicro } from "../../law/decimal.ts";
import type { Facts } from "../../law/facts.ts";
import type { Line } from "../order/fields/lines.ts";
import { countedLine, forPer } from "../order/priced.ts";
import { product } from "../product/product.ts";
import { pricedPurchase } from "../purchase/pricing.ts";
import type { Purchase } from "../purchase/purchase.ts";
import { acceptedMicro, receiptsOf } from "../receipt/facts.ts";
import type { Supplier } from "../supplier/supplier.ts";
import type { BillLine } from "./bill.ts";
import { billsOf } from "./orders.ts";

/** An order of an invoice, and what of it was accepted and is on no invoice yet; millionths. */
interface Open {
  readonly order: Purchase;
  readonly rest: Map<string, number>;
}

async function openOf(order: Purchase, book: Facts): Promise<Open> {
  const rest = acceptedMicro(await receiptsOf(book, order));
  for (const line of (await billsOf(book, order)).flatMap((one) => one.lines ?? [])) {
    rest.set(line.product, (rest.get(line.product) ?? 0) - toMicro(line.quantity));
  }
  return { order, rest };
}

/** The line with its order, where that is not the one that the invoice itself names. */
function placed(line: BillLine, order: Purchase | undefined, first: Purchase): BillLine {
  return order === undefined || order.id === first.id ? line : { ...line, purchase: order.id };
}

/** What of the orders was accepted and is on no invoice yet, as lines at the orders' prices. */
export async function openLines(
  orders: readonly Purchase[],
  book: Facts,
): Promise<readonly BillLine[]> {
  const lines: BillLine[] = [];
  for (const each of orders) {
    const { order, rest } = await openOf(each, book);
    for (const { product: id, quantity, unit, price, per, discount, taxRate } of order.lines) {
      const micro = Math.min(toMicro(quantity), Math.max(0, rest.get(id) ?? 0));
      rest.set(id, (rest.get(id) ?? 0) - micro);
      if (micro === 0) continue;
      const told = Object.entries({ unit, per, discount, taxRate });
      const given = Object.fromEntries(told.filter(([, value]) => value !== undefined));
      const line = { product: id, quantity: fromMicro(micro), price, ...given };
      lines.push(placed(line, order, orders[0] ?? order));
    }
  }
  return lines;
}

interface Entering {
  readonly orders: readonly Purchase[];
  readonly supplier: Supplier;
  readonly date: string;
  readonly book: Facts;
}

/**
 * The lines that were typed, counted in the product's own unit. Of several orders each takes what
 * of it was received and not billed, the first first. Without a price it is the order's, else what
 * is agreed with the supplier. @throws RoundsError where nobody knows a price
 */
export async function enteredLines(
  typed: readonly BillLine[],
  { orders, supplier, date, book }: Entering,
): Promise<readonly BillLine[]> {
  const open: Open[] = [];
  for (const order of orders.length > 1 ? orders : []) open.push(await openOf(order, book));
  const lines: BillLine[] = [];
  for (const one of typed) {
    const line = countedLine(one as Line, await book.get(product, one.product)) as BillLine;
    const named = orders.find(({ id }) => id === line.purchase);
    const parts = named ? [{ line, order: named }] : spread(line, open);
    for (const { line: part, order } of parts) {
      const priced = pricedBy(part, order ? [order] : orders);
      const [known] = priced
        ? [priced]
        : await pricedPurchase([part], { supplier, day: date, currency: supplier.currency, book });
      const {
        product: id,
        quantity,
        unit,
        price,
        per,
        discount,
        taxRate,
        purchase,
      } = {
        purchase: undefined,
        ...part,
        ...known,
      };
      const rest = Object.entries({ unit, price, per, discount, taxRate, purchase });
      const given = Object.fromEntries(rest.filter(([, value]) => value !== undefined));
      const kept = { product: id, quantity, ...given } as BillLine;
      const [first] = orders;
      lines.push(first ? placed(kept, order, first) : kept);
    }
  }
  return lines;
}

/** A line with its own price, or that of an order's line; undefined: neither has one. */
function pricedBy(line: BillLine, orders: readonly Purchase[]): BillLine | undefined {
  if (line.price !== undefined) return line;
  const known = orders.flatMap((one) => one.lines).find((one) => one.product === line.product);
  if (!known) return undefined;
  const { price, per, discount } = known;
  const isPlain = line.per === undefined && known.unit === undefined && per !== undefined;
  const told = {
    ...line,
    ...((line.discount ?? discount) ? { discount: line.discount ?? discount } : {}),
  };
  if (isPlain) return { ...told, price, per };
  return { ...told, price: forPer({ price, per }, line.per ?? "1") };
}

/** Gives each order of a line's goods what of it is open; what is over goes to the last of them. */
function spread(
  line: BillLine,
  open: readonly Open[],
): readonly { readonly line: BillLine; readonly order: Purchase | undefined }[] {
  const those = open.filter(({ order }) => order.lines.some((one) => one.product === line.product));
  const parts: { line: BillLine; order: Purchase | undefined }[] = [];
  let left = toMicro(line.quantity);
  for (const [at, { order, rest }] of those.entries()) {
    const there = Math.max(0, rest.get(line.product) ?? 0);
    const micro = at === those.length - 1 ? left : Math.min(left, there);
    if (micro <= 0) continue;
    rest.set(line.product, there - micro);
    left -= micro;
    parts.push({ line: { ...line, quantity: fromMicro(micro) }, order });
  }
  return parts.length > 0 ? parts : [{ line, order: undefined }];
}
