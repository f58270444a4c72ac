import type { IsoDate } from "../../law/dates.ts";
import { type Decimal, toMicro } from "../../law/decimal.ts";
import { forPer } from "../order/priced.ts";
import type { Product } from "../product/product.ts";
import { ownQuantity, unitSize } from "../product/units.ts";
import type { Supplier } from "./supplier.ts";
import type { Agreed } from "./terms.ts";

/** What was agreed of a product for a quantity on a day, in the product's own unit. */
export interface AgreedPrice {
  /** For `per` of the product's own unit. */
  readonly price: Decimal;
  readonly per: Decimal;
  /** The unit that the price names, where it is not the product's own. */
  readonly unit?: string | undefined;
  readonly row: Agreed;
}

type Supplying = Pick<Supplier, "prices" | "leadDays">;

function isValid({ from = "", to = "9999-12-31" }: Agreed, day: IsoDate): boolean {
  return from <= day && day <= to;
}

/** How many of the product's own unit a row's price is for. */
function sizeOf(row: Agreed, goods: Product): Decimal {
  return row.per ?? (row.unit === undefined ? "1" : unitSize(goods, row.unit));
}

/** A quantity of a row in the product's own unit: typed with a unit it counts that unit. */
function ownOf(quantity: Decimal, row: Agreed, goods: Product): Decimal {
  if (row.unit === undefined || row.per !== undefined) return quantity;
  return ownQuantity(quantity, { size: sizeOf(row, goods), unit: row.unit, goods });
}

/** The rows about a product that hold on a day, the newest first. */
function rowsOf({ prices = [] }: Supplying, goods: Product, day: IsoDate): readonly Agreed[] {
  return prices
    .filter((row) => row.product === goods.id && isValid(row, day))
    .sort(({ from: a = "" }, { from: b = "" }) => (a < b ? 1 : a > b ? -1 : 0));
}

/** The row that counts: of the highest quantity reached, and of equal ones the newest. */
export function agreedPrice(
  supplier: Supplying,
  goods: Product,
  { quantity, day }: { readonly quantity: Decimal; readonly day: IsoDate },
): AgreedPrice | undefined {
  const leastOf = (row: Agreed): number =>
    row.least === undefined ? 0 : toMicro(ownOf(row.least, row, goods));
  let best: Agreed | undefined;
  for (const row of rowsOf(supplier, goods, day)) {
    if (leastOf(row) > toMicro(quantity)) continue;
    if (best === undefined || leastOf(row) > leastOf(best)) best = row;
  }
  return best && { price: best.price, per: sizeOf(best, goods), unit: best.unit, row: best };
}

/** A price for so many, from the one agreed. */
export function priceFor({ price, per }: AgreedPrice, wanted: Decimal): Decimal {
  return forPer({ price, per }, wanted);
}

/** What a supplier asks of an order of a product, whatever its quantity. */
export interface Lot {
  /** Millionths of the product's own unit: the least that is delivered. */
  readonly leastMicro: number;
  /** Only multiples of so much. */
  readonly multipleMicro: number;
  /** The unit that the multiple is, where it has a name. */
  readonly unit?: string | undefined;
}

/** The smallest order of a product and the steps it goes up by. */
export function lotOf(supplier: Supplying | undefined, goods: Product, day: IsoDate): Lot {
  const rows = supplier ? rowsOf(supplier, goods, day) : [];
  const leasts = rows.map((row) =>
    row.least === undefined ? 0 : toMicro(ownOf(row.least, row, goods)),
  );
  const [newest] = rows;
  const lot = rows.find((row) => row.multiple !== undefined);
  if (lot?.multiple !== undefined) {
    const multiple = toMicro(ownOf(lot.multiple, lot, goods));
    return { leastMicro: Math.min(...leasts), multipleMicro: multiple };
  }
  const leastMicro = rows.length > 0 ? Math.min(...leasts) : 0;
  const isSoldSingly = rows.some((row) => row.unit === undefined);
  if (newest?.unit !== undefined && !isSoldSingly) {
    return { leastMicro, multipleMicro: toMicro(sizeOf(newest, goods)), unit: newest.unit };
  }
  if (goods.orderMultiple !== undefined) {
    return { leastMicro, multipleMicro: toMicro(goods.orderMultiple) };
  }
  return { leastMicro, multipleMicro: 0 };
}

/** The days from the order to the goods: of the product, of its price, of the supplier. */
export function leadDaysOf(
  supplier: Supplying | undefined,
  goods: Product,
  day: IsoDate,
): number | undefined {
  const row = supplier && rowsOf(supplier, goods, day).find((one) => one.leadDays !== undefined);
  return row?.leadDays ?? goods.purchaseDays ?? supplier?.leadDays;
}

/** Up to the next lot: a quantity in millionths as it can be ordered. */
export function inLots(micro: number, { leastMicro, multipleMicro }: Lot): number {
  const wanted = Math.max(micro, leastMicro);
  if (multipleMicro <= 0) return wanted;
  return Math.ceil(wanted / multipleMicro) * multipleMicro;
}
