import {
  type Decimal,
  divideRounded,
  fromScaled,
  quantityDigits,
  shortest,
  toScaled,
} from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import type { Facts } from "../../law/facts.ts";
import type { Terms } from "../../law/tax.ts";
import { say } from "../../law/words.ts";
import { customer as customerNoun } from "../customer/customer.ts";
import { priceList } from "../price-list/price-list.ts";
import { type Asked, type ListFacts, priceFor, winnerOf } from "../price-list/winner.ts";
import { type Product, product } from "../product/product.ts";
import { ownQuantity, unitSize } from "../product/units.ts";
import type { Line } from "./fields/lines.ts";
import { paperTerms } from "./terms.ts";

/** What of a paper its prices depend on. */
export interface Priceable extends Terms {
  readonly customer?: string | undefined;
  /** The day of the paper. */
  readonly date?: string | undefined;
}

/**
 * The lines of a paper as they are kept, with its terms: counted in the product's own unit, with
 * the price of the list that counts where none is typed, and with what that list asks where the
 * price is lower.
 */
export async function pricedPaper<P extends Priceable & { readonly lines: readonly Line[] }>(
  paper: P,
  book: Facts,
): Promise<P> {
  const terms = paperTerms(paper, book.settings);
  const { currency: _, taxRate: __, pricesIncludeTax: ___, ...rest } = paper;
  const termed = { ...rest, ...terms };
  return { ...termed, lines: await priced(paper.lines, book, termed) } as unknown as P;
}

/**
 * A product that is taxed at a rate of its own keeps it on the line; on a paper without tax, or at
 * rate 0 (an export), nothing is taxed.
 */
function withOwnRate(line: Line, goods: Product, rate: Decimal | undefined): Line {
  const own = goods.taxRate;
  const isTaxed = rate !== undefined && rate !== "0";
  if (!isTaxed || line.taxRate !== undefined || own === undefined || own === rate) return line;
  return { ...line, taxRate: own };
}

/**
 * Lines as they are kept. Those without a price take the list's, by the paper's customer, day and
 * currency; without a paper the product's own.
 */
export async function priced(
  lines: readonly Line[],
  book: Facts,
  paper: Priceable = {},
): Promise<Line[]> {
  const lists = await book.all(priceList);
  const who =
    paper.customer === undefined ? undefined : await book.maybe(customerNoun, paper.customer);
  const all: Line[] = [];
  for (const typed of lines) {
    const goods = await book.get(product, typed.product);
    const line = countedLine(typed, goods);
    const kept = withPrice(line, { goods, lists, who, paper });
    all.push(withOwnRate(kept, goods, paper.taxRate));
  }
  return all;
}

/** The line in the product's own unit: "2 box" is 24, priced per 12. */
export function countedLine(line: Line, goods: Product): Line {
  const { unit, per } = line;
  if (unit === undefined || per !== undefined) return line;
  const size = unitSize(goods, unit);
  const { unit: _, ...plain } = line;
  if (size === "1") return plain;
  const known = goods.units?.find((one) => one.quantity === size && one.unit === unit);
  return {
    ...line,
    unit: known?.unit ?? unit,
    quantity: ownQuantity(line.quantity, { size, unit, goods }),
    per: size,
  };
}

interface Known {
  readonly goods: Product;
  readonly lists: readonly ListFacts[];
  readonly who: Asked["customer"];
  readonly paper: Priceable;
}

function withPrice(line: Line, { goods, lists, who, paper }: Known): Line {
  const { listPrice: _, ...plain } = line;
  const { quantity } = line;
  const { currency, date } = paper;
  const asked = { product: goods, quantity, date: date ?? "", currency, customer: who };
  const best = winnerOf(priceFor(asked, date === undefined ? [] : lists));
  const listed =
    best?.price === undefined ? undefined : forPer(best as { price: string }, line.per ?? "1");
  if (plain.price !== undefined) {
    const isLower = listed !== undefined && isBelow(plain.price, listed);
    return isLower ? { ...plain, listPrice: listed } : plain;
  }
  if (best?.price === undefined || listed === undefined) refuseUnpriced(line, goods, currency);
  if (listed !== undefined && isExact(best, line.per ?? "1")) return { ...plain, price: listed };
  // The list prices another number than the line's unit holds: it is shown in the product's own.
  const { unit: __, per: ___, ...bare } = plain;
  return { ...bare, price: best.price, ...(best.per === undefined ? {} : { per: best.per }) };
}

function refuseUnpriced(line: Line, { name }: Product, currency: string | undefined): never {
  const of = currency === undefined ? "" : ` in ${currency}`;
  refuse(
    say(`${name} has no list price${of}`, `${name} 没有${currency ?? ""}定价`),
    say(
      `give one: --line "${line.product} x ${line.quantity} @ PRICE"`,
      `请给出单价：--line "${line.product} x ${line.quantity} @ 单价"`,
    ),
  );
}

interface Quoted {
  readonly price?: Decimal | undefined;
  readonly per?: Decimal | undefined;
}

/** A price for so many, from one for as many as its list says; to six places. */
export function forPer({ price = "0", per = "1" }: Quoted, wanted: Decimal): Decimal {
  const top = toScaled(price, quantityDigits) * toScaled(wanted, quantityDigits);
  const value = divideRounded(top, toScaled(per, quantityDigits));
  return shortest(fromScaled(value, quantityDigits));
}

/** Does that come out without rounding? */
function isExact({ price = "0", per = "1" }: Quoted, wanted: Decimal): boolean {
  const top = toScaled(price, quantityDigits) * toScaled(wanted, quantityDigits);
  return top % toScaled(per, quantityDigits) === 0n;
}

/** Is a price lower than another for the same number? */
function isBelow(price: Decimal, listed: Decimal): boolean {
  return toScaled(price, quantityDigits) < toScaled(listed, quantityDigits);
}
