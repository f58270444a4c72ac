import type { Facts } from "../../law/facts.ts";
import type { Noun, Stored } from "../../law/noun.ts";
import { callOf } from "../../law/noun.ts";
import { customer } from "../customer/customer.ts";
import { finished } from "../finished/finished.ts";
import { issue } from "../issue/issue.ts";
import { material } from "../material/material.ts";
import { order } from "../order/order.ts";
import { transfer } from "../transfer/transfer.ts";
import { warehouse } from "../warehouse/warehouse.ts";
import type { Move } from "./move.ts";

/** Who is on the other side of a move: a department, a customer, another warehouse. */
export type PartyOf = (move: Move) => string | undefined;

/** The papers of one noun that some moves name, also those that are bound; none unread. */
async function named<N extends Noun>(
  noun: N,
  papers: ReadonlySet<string>,
  book: Facts,
): Promise<ReadonlyMap<string, Stored<N>>> {
  const prefix = noun.naming.by === "day" ? noun.naming.prefix : "";
  const ids = [...papers].filter((id) => id.startsWith(prefix) && /^[A-Z]{2}\d{6}/.test(id));
  if (ids.length === 0) return new Map();
  const live = await book.some(noun, ids);
  if (live.size === ids.length) return live;
  return new Map((await book.all(noun)).map((one) => [one.id, one]));
}

/**
 * Who is on the other side of each of some moves (R-WHS-12): whose order or invoice it was, which
 * department took or made the goods, which warehouse they came from or went to. The moves on both
 * ends of a quick transfer tell it of one another where both are given.
 */
export async function partiesOf(moves: readonly Move[], book: Facts): Promise<PartyOf> {
  const papers = new Set(moves.flatMap(({ paper }) => paper ?? []));
  const orders = await named(order, papers, book);
  const notes = await named(issue, papers, book);
  const materials = await named(material, papers, book);
  const made = await named(finished, papers, book);
  const transfers = await named(transfer, papers, book);
  const buyers = [...orders.values(), ...notes.values()].flatMap((one) => one.customer ?? []);
  const customers = buyers.length === 0 ? new Map() : await book.some(customer, buyers);
  const quick = moves.filter(
    ({ kind, paper }) => kind === "transfer" && !transfers.has(paper ?? ""),
  );
  const isMoved = quick.length > 0 || transfers.size > 0;
  const places = new Map(
    isMoved ? (await book.all(warehouse)).map((one) => [one.id, one.name]) : [],
  );
  const ends = new Map<string, string[]>();
  for (const one of quick) {
    const key = `${one.paper}|${one.product}`;
    ends.set(key, [...(ends.get(key) ?? []), one.warehouse]);
  }
  const buyer = (id: string | undefined): string | undefined => {
    const who = id === undefined ? undefined : customers.get(id);
    return who === undefined ? id : callOf(customer, who);
  };
  const other = (one: Move): string | undefined => {
    const way = transfers.get(one.paper ?? "");
    const sides = way ? [way.from, way.to] : ends.get(`${one.paper}|${one.product}`);
    const id = sides?.find((place) => place !== one.warehouse);
    return id === undefined ? undefined : (places.get(id) ?? id);
  };
  return (one) => {
    const { paper = "" } = one;
    if (one.kind === "transfer" || transfers.has(paper)) return other(one);
    const work = materials.get(paper) ?? made.get(paper);
    if (work) return work.department ?? work.work;
    return buyer(orders.get(paper)?.customer ?? notes.get(paper)?.customer);
  };
}
