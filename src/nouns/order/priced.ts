import { refuse } from "../../law/errors.ts";
import type { Facts } from "../../law/facts.ts";
import { say } from "../../law/words.ts";
import { product } from "../product/product.ts";
import type { Line } from "./fields/lines.ts";

/** Lines without a price take the product's list price. */
export async function priced(lines: readonly Line[], book: Facts): Promise<Line[]> {
  const all: Line[] = [];
  for (const line of lines) {
    if (line.price !== undefined) {
      all.push(line);
      continue;
    }
    const { price, name } = await book.get(product, line.product);
    if (price === undefined) {
      refuse(
        say(`${name} has no list price`, `${name} 没有定价`),
        say(
          `give one: --line "${line.product} x ${line.quantity} @ PRICE"`,
          `请给出单价：--line "${line.product} x ${line.quantity} @ 单价"`,
        ),
      );
    }
    all.push({ product: line.product, quantity: line.quantity, price, discount: line.discount });
  }
  return all;
}
