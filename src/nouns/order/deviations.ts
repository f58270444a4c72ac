import { type Decimal, toScaled } from "../../law/decimal.ts";
import type { Facts } from "../../law/facts.ts";
import { say, type Text } from "../../law/words.ts";
import { customer } from "../customer/customer.ts";
import { priceList } from "../price-list/price-list.ts";
import { priceFor, winnerOf } from "../price-list/winner.ts";
import { product } from "../product/product.ts";
import type { Order } from "./order.ts";
import { reductionOf } from "./policy.ts";
import { beyondLines } from "./price-check.ts";
import { forPer } from "./priced.ts";

export const deviationWords: ReadonlyMap<string, Text> = new Map([
  ["beyond", say("beyond the policy", "超出报价政策")],
  ["below", say("below the list", "低于定价")],
  ["above", say("above the list", "高于定价")],
  ["unlisted", say("no list price", "无定价")],
]);

/** One line of an order whose price is not what the list of its day says (R-ORD-25). */
export interface Deviation {
  readonly order: Order;
  readonly product: string;
  readonly quantity: Decimal;
  readonly price: Decimal;
  readonly discount?: Decimal | undefined;
  /** What the list asks, for as many as the line's price is for. */
  readonly listPrice?: Decimal | undefined;
  /** The name of the list; none: the product's own price. */
  readonly list?: string | undefined;
  /** A fraction below the list, its discount included. */
  readonly reduction: Decimal;
  readonly kind: "beyond" | "below" | "above" | "unlisted";
}

/**
 * The lines of an order held against the list that counts for its customer on its day: what is
 * lower, higher or nowhere listed; nothing where all prices are the list's.
 */
export async function deviationsOf(order: Order, book: Facts): Promise<readonly Deviation[]> {
  const lists = await book.all(priceList);
  const buyer = await book.maybe(customer, order.customer);
  const lines = await Promise.all(
    order.lines.map(async (line) => {
      const goods = await book.maybe(product, line.product);
      if (!goods) return { line };
      const { quantity } = line;
      const { currency, date } = order;
      const asked = { product: goods, quantity, date, currency, customer: buyer };
      const best = winnerOf(priceFor(asked, lists));
      const listed = best?.price === undefined ? undefined : forPer(best, line.per ?? "1");
      return { line, listed, list: best?.list?.name };
    }),
  );
  const held = {
    ...order,
    lines: lines.map(({ line, listed }) => ({ ...line, listPrice: listed })),
  };
  const beyond = new Set((await beyondLines(held, book)).map(({ index }) => index));
  return lines.flatMap(({ line, listed, list }, index): Deviation[] => {
    const { product: id, quantity, price, discount } = line;
    const base = { order, product: id, quantity, price, discount, list, listPrice: listed };
    if (listed === undefined) return [{ ...base, reduction: "0", kind: "unlisted" }];
    const reduction = reductionOf({ price, discount, listPrice: listed });
    if (beyond.has(index)) return [{ ...base, reduction, kind: "beyond" }];
    if (reduction !== "0") return [{ ...base, reduction, kind: "below" }];
    const isAbove = toScaled(price, 6) > toScaled(listed, 6) && discount === undefined;
    return isAbove ? [{ ...base, reduction, kind: "above" }] : [];
  });
}
