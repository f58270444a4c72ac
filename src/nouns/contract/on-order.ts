import { refuse } from "../../law/errors.ts";
import { say, type Text } from "../../law/words.ts";
import type { Line } from "../order/fields/lines.ts";
import { order } from "../order/order.ts";
import { countedLine } from "../order/priced.ts";
import type { OrderFacts } from "../order/totals.ts";
import { productNames } from "../product/names.ts";
import { product } from "../product/product.ts";
import type { Context } from "../verb.ts";
import { contract } from "./contract.ts";
import {
  assertAgreedPrices,
  assertInForce,
  assertWithin,
  contractPriced,
  drawnBy,
  leftNotes,
} from "./drawing.ts";

interface Agreeing {
  readonly contract?: string | undefined;
  readonly lines: readonly Line[];
}

interface Drawing extends Omit<OrderFacts, "lines"> {
  readonly lines: readonly Line[];
  readonly id?: string | undefined;
  readonly customer: string;
  readonly date: string;
  readonly contract?: string | undefined;
}

/**
 * An order that names a contract takes over what was agreed in it: prices where none is typed,
 * currency, tax and terms. Nothing without a contract.
 */
export async function underContract<P extends Agreeing>(
  paper: P,
  { book }: Pick<Context, "book">,
): Promise<P> {
  if (paper.contract === undefined) return paper;
  const agreed = await book.get(contract, paper.contract);
  const { lines } = paper;
  const goods = await book.some(product, new Set(lines.map((line) => line.product)));
  const counted = lines.map((line) => {
    const one = goods.get(line.product);
    return one ? countedLine(line, one) : line;
  });
  const { currency, taxRate, pricesIncludeTax, terms, transportNeeds, installationNeeds } = agreed;
  const all = { currency, taxRate, pricesIncludeTax, terms, transportNeeds, installationNeeds };
  const typed = Object.entries(paper).filter(([, value]) => value !== undefined);
  return {
    ...all,
    ...Object.fromEntries(typed),
    lines: contractPriced(agreed, counted),
  } as unknown as P;
}

/** The lines of an order whose prices no contract says: they are held against the policy. */
export async function freelyPriced<P extends Agreeing>(
  paper: P,
  { book }: Pick<Context, "book">,
): Promise<P> {
  if (paper.contract === undefined) return paper;
  const { lines: agreed = [] } = await book.get(contract, paper.contract);
  const known = new Set(agreed.map((line) => line.product));
  return { ...paper, lines: paper.lines.filter(({ product }) => !known.has(product)) };
}

/**
 * Refuses an order that names a contract which is not in force, is somebody else's, or of which
 * less is left; for the others it tells what will be left. Nothing without a contract.
 * @throws RoundsError refused
 */
export async function assertDraws(
  record: Drawing,
  { book }: Pick<Context, "book">,
): Promise<readonly Text[]> {
  if (record.contract === undefined) return [];
  const agreed = await book.get(contract, record.contract);
  const nameOf = await productNames(book);
  const { digits } = book;
  assertInForce(agreed, { customer: record.customer, date: record.date, nameOf, digits });
  if ((agreed.currency ?? "") !== (record.currency ?? "")) {
    refuse(say(`${agreed.id} is in another currency`, `${agreed.id} 的币种与订单不同`));
  }
  assertAgreedPrices(agreed, record.lines, nameOf);
  const others = (await book.where(order, "contract", agreed.id)).filter(
    ({ id }) => id !== record.id,
  );
  assertWithin(agreed, record, { drawn: drawnBy(others, digits), nameOf, digits });
  return leftNotes(agreed, drawnBy([...others, record], digits), { nameOf, digits });
}
