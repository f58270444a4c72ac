import type { Book } from "../../../book/book.ts";
import { editVerb } from "../../generic/edit.ts";
import type { Line } from "../fields/lines.ts";
import { type Order, order } from "../order.ts";
import { priced } from "../priced.ts";

/**
 * Lines typed for a product that the order has take the old line's place; others are added. What
 * is not typed stays: a new quantity keeps the price agreed.
 */
async function withLines(
  record: Order,
  typed: readonly Line[],
  book: Book,
): Promise<readonly Line[]> {
  const lines = [...record.lines];
  for (const line of typed) {
    const at = lines.findIndex((one) => one.product === line.product);
    const was = lines[at];
    if (was) {
      const price = line.price ?? was.price;
      lines[at] = { ...was, ...line, price };
    } else lines.push(...(await priced([line], book)));
  }
  return lines;
}

export const verb = editVerb(order, async (record, typed, book) => {
  if (!Array.isArray(typed.lines)) return {};
  return { lines: await withLines(record as unknown as Order, typed.lines, book) };
});
