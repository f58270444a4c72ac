import type { BalanceRow } from "../../law/change.ts";
import type { Facts } from "../../law/facts.ts";
import type { Brief } from "../../law/noun.ts";
import { product } from "../product/product.ts";
import type { MethodOf } from "./cost.ts";

interface Method {
  readonly id: string;
  readonly cost?: string | undefined;
}

/** Of nearly all products there is nothing to remember. */
const methodBrief: Brief<typeof product, Method> = {
  noun: product,
  name: "cost",
  of: ({ id, cost }) => (cost === "fifo" ? { id, cost } : { id }),
};

function methodsOf(products: readonly Method[]): MethodOf {
  const fifo = new Set(products.filter(({ cost }) => cost === "fifo").map(({ id }) => id));
  return (id) => (fifo.has(id) ? "fifo" : "average");
}

/** How the cost of each product is reckoned now. */
export async function costMethodOf(book: Pick<Facts, "brief">): Promise<MethodOf> {
  return methodsOf(await book.brief(methodBrief));
}

/** How it was reckoned when a month was closed, by the rows of its costs. */
export function methodAt(rows: readonly BalanceRow[]): MethodOf {
  return methodsOf(rows.map(({ product: id = "", method }) => ({ id, cost: method })));
}
