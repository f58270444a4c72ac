import { callOf } from "../../law/noun.ts";
import { customer } from "../customer/customer.ts";
import { order } from "../order/order.ts";
import type { Context } from "../verb.ts";
import type { Move } from "./move.ts";

/**
 * The names of the customers that goods were shipped to, by order; nothing is read without need.
 */
export async function buyersOf(
  moves: readonly Move[],
  { book }: Pick<Context, "book">,
): Promise<ReadonlyMap<string, string>> {
  const papers = new Set(moves.flatMap((one) => (one.kind === "shipment" ? one.paper : []) ?? []));
  if (papers.size === 0) return new Map();
  const names = new Map((await book.all(customer)).map((one) => [one.id, callOf(customer, one)]));
  const shipped = (await book.all(order)).filter((one) => papers.has(one.id));
  return new Map(shipped.map((one) => [one.id, names.get(one.customer) ?? one.customer]));
}
