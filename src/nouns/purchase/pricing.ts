import type { IsoDate } from "../../law/dates.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import type { Facts } from "../../law/facts.ts";
import { say, type Text } from "../../law/words.ts";
import type { Line } from "../order/fields/lines.ts";
import { countedLine, forPer } from "../order/priced.ts";
import { type Product, product } from "../product/product.ts";
import { agreedPrice, inLots, lotOf, priceFor } from "../supplier/agreed.ts";
import type { Supplier } from "../supplier/supplier.ts";
import type { PurchaseLine } from "./lines.ts";
import { type Purchase, purchase } from "./purchase.ts";

/** A line as it is typed or suggested: its price may be missing. */
export type AskedLine = Omit<PurchaseLine, "price"> & { readonly price?: string | undefined };

interface Buying {
  readonly supplier: Supplier;
  readonly day: IsoDate;
  readonly currency?: string | undefined;
  readonly book: Facts;
}

/**
 * Lines as they are kept: counted in the product's own unit, with the price agreed with the
 * supplier where none is typed, else what he took last; and the agreed one beside another.
 */
export async function pricedPurchase(
  lines: readonly AskedLine[],
  buying: Buying,
): Promise<PurchaseLine[]> {
  const all: PurchaseLine[] = [];
  let last: LastPrices | undefined;
  for (const typed of lines) {
    const goods = await buying.book.get(product, typed.product);
    const line = countedLine(typed as Line, goods) as AskedLine;
    const known = agreedLine(line, goods, buying);
    if (known) {
      all.push(known);
      continue;
    }
    if (line.price !== undefined) {
      all.push({ ...line, price: line.price });
      continue;
    }
    last ??= await lastPrices(buying);
    const was = last.get(goods.id);
    if (was === undefined) refuseUnpriced(line, goods, buying.supplier);
    all.push({ ...line, price: forPer(was, line.per ?? "1") });
  }
  return all;
}

/** The line with the price agreed; undefined where nothing is agreed about the product. */
function agreedLine(
  line: AskedLine,
  goods: Product,
  { supplier, day, currency }: Buying,
): PurchaseLine | undefined {
  if (supplier.currency !== currency) return undefined;
  const agreed = agreedPrice(supplier, goods, { quantity: line.quantity, day });
  if (!agreed) return undefined;
  const price = priceFor(agreed, line.per ?? "1");
  const code = line.code ?? agreed.row.code;
  const coded = code === undefined ? line : { ...line, code };
  if (line.price !== undefined) {
    const differs = toMicro(line.price) !== toMicro(price);
    return { ...coded, price: line.price, ...(differs ? { agreed: price } : {}) };
  }
  const isPlain = line.per === undefined && agreed.per !== "1" && agreed.unit === undefined;
  if (isPlain) return { ...coded, price: agreed.price, per: agreed.per };
  return { ...coded, price };
}

type LastPrices = ReadonlyMap<
  string,
  { readonly price: string; readonly per?: string | undefined }
>;

/** What was paid for each product in the newest orders to this supplier that are not bound yet. */
async function lastPrices({ supplier, currency, book }: Buying): Promise<LastPrices> {
  const orders = (await book.liveWhere(purchase, "supplier", supplier.id))
    .filter((one) => !one.cancelled && one.currency === currency)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  return new Map(
    orders.flatMap((one: Purchase) =>
      one.lines.map(({ product: id, price, per }) => [id, { price, per }] as const),
    ),
  );
}

function refuseUnpriced(line: AskedLine, { name }: Product, supplier: Supplier): never {
  refuse(
    say(
      `no price of ${name} is agreed with ${supplier.name}`,
      `与 ${supplier.name} 没有 ${name} 的协议价`,
    ),
    say(
      `give one (--line "${line.product} x ${line.quantity} @ PRICE") or keep it: rounds supplier edit ${supplier.id} --agreed "${line.product} @ PRICE"`,
      `请写单价（--line "${line.product} x ${line.quantity} @ 单价"），或登记协议价：rounds supplier edit ${supplier.id} --agreed "${line.product} @ 单价"`,
    ),
  );
}

/** How the lines stand against what is agreed: dearer ones by name. */
export function dearer(lines: readonly PurchaseLine[]): readonly PurchaseLine[] {
  return lines.filter(
    ({ agreed, price }) => agreed !== undefined && toMicro(price) > toMicro(agreed),
  );
}

/** Which lines the supplier will not deliver as they are: fewer than he gives, or no whole lot. */
export async function lotNotes(
  lines: readonly PurchaseLine[],
  { supplier, day, book }: Omit<Buying, "currency">,
): Promise<readonly Text[]> {
  const notes: Text[] = [];
  for (const line of lines) {
    const goods = await book.get(product, line.product);
    const micro = toMicro(line.quantity);
    const lot = inLots(micro, lotOf(supplier, goods, day));
    if (lot === micro) continue;
    notes.push(
      say(
        `${goods.name}: ${supplier.name} delivers ${fromMicro(lot)} rather than ${line.quantity}`,
        `${goods.name}：${supplier.name} 按起订量与倍数应订 ${fromMicro(lot)}，而非 ${line.quantity}`,
      ),
    );
  }
  return notes;
}
