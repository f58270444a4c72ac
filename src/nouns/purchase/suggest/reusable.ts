import type { Book } from "../../../book/book.ts";
import { toMicro } from "../../../law/decimal.ts";

/**
 * The usable parts of goods that are to be scrapped, in millionths by product: they are used before
 * new ones are bought (R-PUR-06). Parts of what is scrapped already lie on the shelf as stock.
 */
export async function reusable(
  book: Pick<Book, "hasFolder" | "live">,
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  if (!book.hasFolder("scraps")) return found;
  const [{ scrap }, { isScrapOpen }] = await Promise.all([
    import("../../scrap/scrap.ts"),
    import("../../scrap/states.ts"),
  ]);
  for (const one of (await book.live(scrap)).filter(isScrapOpen)) {
    for (const { product, quantity } of one.parts ?? []) {
      found.set(product, (found.get(product) ?? 0) + toMicro(quantity));
    }
  }
  return found;
}
