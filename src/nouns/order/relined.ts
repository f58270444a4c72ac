import type { Facts } from "../../law/facts.ts";
import { product } from "../product/product.ts";
import type { Line } from "./fields/lines.ts";
import { countedLine, type Priceable, priced } from "./priced.ts";

/**
 * A line typed anew over the one that was agreed: what is not typed stays, so that a new quantity
 * keeps the price. A price typed without a unit is for one of the product's own.
 */
function over(was: Line, typed: Line): Line {
  if (typed.price !== undefined) {
    const { unit: _, per: __, listPrice: ___, ...rest } = was;
    return { ...rest, ...typed };
  }
  const keepsUnit = typed.per === undefined || typed.per === was.per;
  const { unit, ...agreed } = was;
  const { per: _, unit: __, price: ___, ...rest } = typed;
  return { ...agreed, ...(keepsUnit && unit !== undefined ? { unit } : {}), ...rest } as Line;
}

/**
 * The lines of a paper after others were typed: those for a product that it has take the old
 * line's place, others are added at the price of the list.
 */
export async function relined(
  paper: Priceable & { readonly lines: readonly Line[] },
  typed: readonly Line[],
  book: Facts,
): Promise<readonly Line[]> {
  const lines = [...paper.lines];
  for (const one of typed) {
    const at = lines.findIndex((line) => line.product === one.product);
    const was = lines[at];
    const line = was ? over(was, countedLine(one, await book.get(product, one.product))) : one;
    const [kept = line] = await priced([line], book, paper);
    if (was) lines[at] = kept;
    else lines.push(kept);
  }
  return lines;
}
