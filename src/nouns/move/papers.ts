import type { Step } from "../../law/change.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import type { Facts } from "../../law/facts.ts";
import type { Finding } from "../../law/noun.ts";
import { join, say, type Text } from "../../law/words.ts";
import { heedReservations } from "../order/reserving.ts";
import { type NameOf, productNames } from "../product/names.ts";
import { warehouseNames } from "../warehouse/names.ts";
import { availability } from "./facts.ts";
import { type Move, move } from "./move.ts";
import { assertInStock, assertNotAhead, leaving, moveStep } from "./rules.ts";

/** Goods on a paper of the warehouse, in each product's own unit. */
export interface GoodsLine {
  readonly product: string;
  readonly quantity: string;
}

/** Goods by product, in millionths. */
export type Quantities = ReadonlyMap<string, number>;

/** The lines of a paper added up by product, in the order in which they stand. */
export function perProduct(lines: readonly GoodsLine[] = []): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { product, quantity } of lines) {
    sums.set(product, (sums.get(product) ?? 0) + toMicro(quantity));
  }
  return sums;
}

/** What is left of the first after all the others; only what is more than nothing. */
export function restOf(
  lines: readonly GoodsLine[] | undefined,
  done: readonly { readonly lines?: readonly GoodsLine[] | undefined }[],
): Map<string, number> {
  const gone = perProduct(done.flatMap((one) => one.lines ?? []));
  const rest = new Map<string, number>();
  for (const [product, micro] of perProduct(lines)) {
    const left = micro - (gone.get(product) ?? 0);
    if (left > 0) rest.set(product, left);
  }
  return rest;
}

/** The products of which more was done than the paper says, as after a merge of two clones. */
export function beyond(
  lines: readonly GoodsLine[] | undefined,
  done: readonly { readonly lines?: readonly GoodsLine[] | undefined }[],
): readonly string[] {
  const most = perProduct(lines);
  return [...perProduct(done.flatMap((one) => one.lines ?? []))]
    .filter(([product, micro]) => micro > (most.get(product) ?? 0))
    .map(([product]) => product);
}

/** What is stored counts in the product's own unit; a name of another says that it does not. */
export function unitsAgree(
  lines: readonly { readonly unit?: string | undefined }[] = [],
): readonly Finding[] {
  return lines.flatMap(({ unit }, at): Finding[] =>
    unit === undefined
      ? []
      : [
          {
            path: ["lines", at, "unit"],
            text: say(
              `lines count in the product's own unit, not in "${unit}"`,
              `明细按产品基本单位计数，不用“${unit}”`,
            ),
          },
        ],
  );
}

export function goodsLines(quantities: Quantities): GoodsLine[] {
  return [...quantities].map(([product, micro]) => ({ product, quantity: fromMicro(micro) }));
}

/** What is asked for of what is open: named lines, or all of it. @throws RoundsError refused */
export function chosen(
  open: Quantities,
  named: readonly GoodsLine[] | undefined,
  { nameOf, nothing }: { readonly nameOf: NameOf; readonly nothing: Text },
): Quantities {
  if (open.size === 0) refuse(nothing);
  if (named === undefined || named.length === 0) return open;
  const wanted = perProduct(named);
  const wrong = [...wanted].flatMap(([product, micro]) => {
    const rest = open.get(product) ?? 0;
    if (micro <= rest) return [];
    const [asked, left] = [fromMicro(micro), fromMicro(rest)];
    const name = nameOf(product);
    return [say(`${name}: ${asked} asked, ${left} open`, `${name}：要求 ${asked}，未办仅 ${left}`)];
  });
  if (wrong.length > 0) {
    const list = join(wrong);
    refuse(say(`more than is open: ${list.en}`, `超出未办数量：${list.zh}`));
  }
  return wanted;
}

/** What all moves of one paper and place have in common. */
export type Heading = Pick<Move, "date" | "kind" | "warehouse" | "paper" | "by" | "why"> & {
  readonly bin?: string | undefined;
};

/** A move for each product: in, or out with a minus. Prices are the cost of one that comes in. */
export async function moveSteps(
  book: Facts,
  { heading, way }: { readonly heading: Heading; readonly way: "in" | "out" },
  goods: { readonly quantities: Quantities; readonly priceOf?: (id: string) => string | undefined },
): Promise<Step[]> {
  const steps: Step[] = [];
  for (const [product, micro] of goods.quantities) {
    const id = await book.newId(move, { date: heading.date });
    const count = fromMicro(micro);
    const price = goods.priceOf?.(product);
    steps.push(
      moveStep({
        ...heading,
        id,
        product,
        quantity: way === "in" ? count : leaving(count),
        ...(price === undefined ? {} : { price }),
      }),
    );
  }
  return steps;
}

/**
 * Refuses what is not there on the day, or reserved for others where the firm forbids it; says
 * whose reserved goods it takes.
 */
export async function assertThere(
  { book, today }: { readonly book: Facts; readonly today: string },
  {
    date,
    warehouse,
    quantities,
  }: {
    readonly date: string;
    readonly warehouse: string;
    readonly quantities: Quantities;
  },
  hint?: Text,
): Promise<readonly Text[]> {
  assertNotAhead(date, today);
  const nameOf = await productNames(book);
  const wanted = [...quantities].map(([product, micro]) => ({ product, warehouse, micro }));
  const available = await availability(book, wanted, { date, today });
  const { negativeStock } = book.settings;
  const placeOf = await warehouseNames(book);
  assertInStock(wanted, { available, negativeStock, nameOf, placeOf, hint });
  return heedReservations({ wanted: quantities }, { book, today, nameOf });
}
