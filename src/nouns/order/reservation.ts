import type { IsoDate } from "../../law/dates.ts";
import type { Brief } from "../../law/noun.ts";
import { type Order, order } from "./order.ts";
import { isOpen } from "./progress.ts";
import { openMicro, orderState } from "./totals.ts";

/**
 * A confirmed order that still waits for goods, as far as others want to know of it. What it has
 * reserved is told from it each time and stored nowhere.
 */
export interface OpenOrder
  extends Pick<Order, "id" | "customer" | "owner" | "kind" | "priority" | "promised" | "shortage"> {
  readonly confirmed: IsoDate;
  /** What is still to be shipped: product and millionths. */
  readonly open: readonly (readonly [product: string, micro: number])[];
}

/** What an order claims; undefined where nothing is open or nothing was promised. */
export function openOrder(record: Order): OpenOrder | undefined {
  const { id, customer, owner, kind, priority, promised, shortage, confirmed } = record;
  if (!confirmed || !isOpen(orderState(record))) return undefined;
  const open = [...openMicro(record)];
  return {
    id,
    customer,
    owner,
    kind,
    priority,
    promised,
    shortage,
    confirmed: confirmed.date,
    open,
  };
}

/** The open ones among all orders: for most there is nothing to remember but that they are done. */
export const openBrief: Brief<typeof order, { readonly id: string; readonly open?: OpenOrder }> = {
  noun: order,
  name: "open",
  of: (record) => {
    const open = openOrder(record);
    return open ? { id: record.id, open } : { id: record.id };
  },
};

/** Rush and inserted orders stand before all others. */
const urgent: readonly unknown[] = ["rush", "inserted"];

/** Behind every day and every priority that people give. */
const noDay = "9999-12-31";
const noPriority = 10;

/**
 * Whose claim goes first (R-ORD-19): rush orders, then inserted ones; among these by priority, then
 * by the day promised, then by the day of confirmation.
 */
export function compareClaims(a: OpenOrder, b: OpenOrder): number {
  const rank = ({ kind }: OpenOrder): number => {
    const at = urgent.indexOf(kind);
    return at < 0 ? urgent.length : at;
  };
  const priority = (one: OpenOrder): number => one.priority ?? noPriority;
  return (
    rank(a) - rank(b) ||
    priority(a) - priority(b) ||
    byText(a.promised ?? noDay, b.promised ?? noDay) ||
    byText(a.confirmed, b.confirmed) ||
    byText(a.id, b.id)
  );
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** An order's claim on one product. */
export interface Claim {
  readonly order: OpenOrder;
  /** Millionths, more than zero. */
  readonly micro: number;
}

/** All claims, by product, in the order in which they are served. */
export function claimsOf(orders: readonly OpenOrder[]): Map<string, Claim[]> {
  const claims = new Map<string, Claim[]>();
  for (const one of [...orders].sort(compareClaims)) {
    for (const [product, micro] of one.open) {
      const known = claims.get(product) ?? [];
      claims.set(product, known);
      known.push({ order: one, micro });
    }
  }
  return claims;
}

/** A claim and what of it is there: the rest is short. Millionths. */
export interface Served extends Claim {
  readonly thereMicro: number;
}

/** Serves claims from what is on hand, one after the other; stock below zero serves nobody. */
export function serve(claims: readonly Claim[], onHandMicro: number): Served[] {
  let left = Math.max(0, onHandMicro);
  return claims.map((claim) => {
    const thereMicro = Math.min(left, claim.micro);
    left -= thereMicro;
    return { ...claim, thereMicro };
  });
}

/** What claims come to together, in millionths. */
export function reservedMicro(claims: readonly Claim[]): number {
  return claims.reduce((sum, { micro }) => sum + micro, 0);
}

/** A claim that would have less than before, and by how much in millionths. */
export interface Loss extends Claim {
  readonly lostMicro: number;
}

/** Whose goods would be taken if so much less were on hand, first claims first. */
export function losses(claims: readonly Claim[], onHandMicro: number, takenMicro: number): Loss[] {
  const after = serve(claims, onHandMicro - takenMicro);
  return serve(claims, onHandMicro).flatMap((had, at) => {
    const lostMicro = had.thereMicro - (after[at]?.thereMicro ?? 0);
    return lostMicro > 0 ? [{ order: had.order, micro: had.micro, lostMicro }] : [];
  });
}

interface Promising {
  readonly onHandMicro: number;
  readonly claims: readonly Claim[];
  /** The day for which something is to be promised. */
  readonly date: IsoDate;
  /** The day on which goods ordered today are there; undefined: nobody knows. */
  readonly suppliedOn: IsoDate | undefined;
}

/**
 * What may be promised for a day beside all that is promised already, in millionths. A later claim
 * for which goods can still be had in time does not stand in the way.
 */
export function promisableMicro({ onHandMicro, claims, date, suppliedOn }: Promising): number {
  const bound = claims.filter(({ order: { promised } }) => {
    const canWait = promised !== undefined && promised > date && suppliedOn !== undefined;
    return !(canWait && promised >= suppliedOn);
  });
  return Math.max(0, onHandMicro - reservedMicro(bound));
}
