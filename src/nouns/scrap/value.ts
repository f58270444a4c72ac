import { fromMinor, lineMinor } from "../../law/money.ts";
import { costsNow } from "../count/facts.ts";
import type { GoodsLine } from "../move/papers.ts";
import type { Context } from "../verb.ts";

/** What goods had cost, as money; what never had a cost counts for nothing. */
export async function costValue(
  { book }: Pick<Context, "book">,
  lines: readonly GoodsLine[],
): Promise<string> {
  const costOf = await costsNow(
    book,
    lines.map(({ product }) => product),
  );
  const minor = lines.reduce((sum, { product, quantity }) => {
    const price = costOf(product);
    return price === undefined ? sum : sum + lineMinor({ quantity, price }, book.digits);
  }, 0);
  return fromMinor(minor, book.digits);
}
