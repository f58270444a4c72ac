import type { Book } from "../../../book/book.ts";
import type { IsoDate } from "../../../law/dates.ts";
import { type Decimal, fromMicro, quantityDigits, toScaled } from "../../../law/decimal.ts";
import { type AbcClass, abcOf, type XyzClass, xyzOf } from "../../../law/reorder.ts";
import { move } from "../../move/move.ts";
import { forPer } from "../../order/priced.ts";
import { everywhere, openOrders } from "../../order/reserving.ts";
import { type Product, product } from "../../product/product.ts";
import { agreedPrice, leadDaysOf, lotOf, priceFor } from "../../supplier/agreed.ts";
import { type Supplier, supplier } from "../../supplier/supplier.ts";
import { asked, onOrderMicro, openPurchases } from "../known.ts";
import { demandPeriod, type LastBought, lastBought, type Weeks, weeklyDemand } from "./demand.ts";
import { type Horizon, type Suggestion, suggestionOf } from "./reckon.ts";

/** A suggestion with whom it is ordered from and what it would come to. */
export interface Suggested extends Suggestion {
  readonly supplier: Supplier | undefined;
  /** For one of the product's own unit; undefined: none was agreed, nor was it bought lately. */
  readonly price: Decimal | undefined;
  readonly abc: AbcClass;
  readonly xyz: XyzClass;
}

/** What open orders of customers wait for, by product. */
async function reserved(book: Book): Promise<ReadonlyMap<string, number>> {
  const sums = new Map<string, number>();
  if (!book.hasFolder("orders")) return sums;
  for (const { open } of await openOrders(book)) {
    for (const [id, micro] of open) sums.set(id, (sums.get(id) ?? 0) + micro);
  }
  return sums;
}

/** Suggestions for all products, or for some of them; those that need nothing too. */
export async function suggestions(
  book: Book,
  horizon: Horizon,
  keep: (goods: Product) => boolean = () => true,
): Promise<readonly Suggested[]> {
  const { today, limits } = horizon;
  const weeks = limits.demandWeeks;
  const period = demandPeriod(today, weeks);
  const moves = await book.between(move, { from: period.from, to: today });
  const demand = weeklyDemand(moves, { from: period.from, weeks });
  const bought = lastBought(moves);
  const suppliers = new Map((await book.all(supplier)).map((one) => [one.id, one]));
  const onHand = everywhere(await book.sums(move, "stock"));
  const waiting = await reserved(book);
  const coming = onOrderMicro(await openPurchases(book));
  const { drafts, requested } = await asked(book);
  const all = (await book.all(product)).filter(keep);
  const classes = abcOf(all.map((goods) => worth(goods, demand.get(goods.id) ?? [])));
  return all.map((goods, at): Suggested => {
    const series: Weeks = demand.get(goods.id) ?? Array.from({ length: weeks }, () => 0);
    const last = bought.get(goods.id);
    const seller = sellerOf(goods, { suppliers, last, today });
    const needs = {
      goods,
      weeks: series,
      leadDays: leadDaysOf(seller, goods, today),
      lot: lotOf(seller, goods, today),
      onHandMicro: onHand.get(goods.id) ?? 0,
      reservedMicro: waiting.get(goods.id) ?? 0,
      onOrderMicro: coming.get(goods.id) ?? 0,
      draftMicro: drafts.get(goods.id) ?? 0,
      requestedMicro: requested.get(goods.id) ?? 0,
      price: priceOf(goods, { seller, last, quantity: "1", day: today }),
    };
    const one = suggestionOf(needs, horizon);
    const quantity = one.micro > 0 ? fromMicro(one.micro) : "1";
    const price = priceOf(goods, { seller, last, quantity, day: today });
    return { ...one, supplier: seller, price, abc: classes[at] ?? "C", xyz: xyzOf(series) };
  });
}

/** What was sold of it at list price: by this goods are ranked. */
function worth(goods: Product, weeks: Weeks): number {
  return weeks.reduce((sum, one) => sum + one, 0) * Number(goods.price ?? "0");
}

/** Who delivers it: as the product says, else who has a price for it, else who did last. */
function sellerOf(
  goods: Product,
  {
    suppliers,
    last,
    today,
  }: {
    readonly suppliers: ReadonlyMap<string, Supplier>;
    readonly last: LastBought | undefined;
    readonly today: IsoDate;
  },
): Supplier | undefined {
  if (goods.supplier !== undefined) return suppliers.get(goods.supplier);
  const offers = [...suppliers.values()].flatMap((one) => {
    const agreed = agreedPrice(one, goods, { quantity: "1000000", day: today });
    return agreed ? [{ one, price: toScaled(priceFor(agreed, "1"), quantityDigits) }] : [];
  });
  const [best] = offers.sort((a, b) => (a.price < b.price ? -1 : 1));
  return best?.one ?? (last?.supplier === undefined ? undefined : suppliers.get(last.supplier));
}

function priceOf(
  goods: Product,
  known: {
    readonly seller: Supplier | undefined;
    readonly last: LastBought | undefined;
    readonly quantity: Decimal;
    readonly day: IsoDate;
  },
): Decimal | undefined {
  const { seller, last, quantity, day } = known;
  const agreed = seller && agreedPrice(seller, goods, { quantity, day });
  if (agreed) return priceFor(agreed, "1");
  const isSame = last?.supplier === seller?.id && seller?.currency === undefined;
  return isSame && last?.price !== undefined ? forPer({ price: last.price }, "1") : undefined;
}
