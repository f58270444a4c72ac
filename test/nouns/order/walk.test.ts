import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toMicro } from "../../../src/law/decimal.ts";
import { toMinor } from "../../../src/law/money.ts";
import { approvalStanding } from "../../../src/nouns/approval/gate.ts";
import { customer } from "../../../src/nouns/customer/customer.ts";
import { move } from "../../../src/nouns/move/move.ts";
import { availableFrom } from "../../../src/nouns/move/rules.ts";
import { type Order, order } from "../../../src/nouns/order/order.ts";
import {
  deliveredMicro,
  orderedMicro,
  shippedMicro,
  totalMinor,
} from "../../../src/nouns/order/totals.ts";
import type { Clerk } from "../clerk.ts";
import {
  approvedAbove,
  bringHome,
  commandOf,
  ordersOf,
  products,
  story,
  type Try,
  today,
  walkBook,
  walks,
} from "./walk.ts";

const sum = (all: Iterable<number>): number => [...all].reduce((one, other) => one + other, 0);

/** What must never be, whatever was tried: a sentence for each that is. */
async function wrongs(clerk: Clerk, before: ReadonlyMap<string, Order>): Promise<string[]> {
  const found: string[] = [];
  const book = await clerk.book(today);
  const moves = await book.all(move);
  for (const product of products) {
    for (const place of ["main", "shop"]) {
      const own = moves.filter((one) => one.product === product && one.warehouse === place);
      if (availableFrom(own, "2026-01-01") < 0) found.push(`${product} in ${place} is below zero`);
    }
  }
  for (const [id, one] of await ordersOf(clerk)) {
    const ordered = orderedMicro(one);
    for (const [product, micro] of deliveredMicro(one)) {
      if (micro > (ordered.get(product) ?? 0)) found.push(`${id}: more ${product} than ordered`);
    }
    const left = sum(shippedMicro(one).values());
    const went = left > sum(shippedMicro(before.get(id) ?? one).values());
    const gone = moves.filter(({ kind, paper }) => kind === "shipment" && paper === id);
    const moved = -sum(gone.map(({ quantity }) => toMicro(quantity)));
    if (left > 0 && moved !== left) found.push(`${id}: ${moved} went, ${left} shipped`);
    if (!went) continue;
    if (!one.confirmed) found.push(`${id} was shipped unconfirmed`);
    if (one.cancelled) found.push(`${id} was shipped although it is cancelled`);
    if ((await book.get(customer, one.customer)).hold) found.push(`${id} was shipped on hold`);
    const { state } = await approvalStanding({ book, today }, order, one);
    const isLarge = totalMinor(one, 2) > toMinor(`${approvedAbove}`, 2);
    if (isLarge && state !== "approved") found.push(`${id} was shipped ${state}`);
  }
  return found;
}

/** Takes a walk; what was wrong on it, and how many of its steps were taken. */
async function walk(clerk: Clerk, tries: readonly Try[]) {
  let taken = 0;
  const did = new Set<string>();
  for (const one of tries) {
    const before = await ordersOf(clerk);
    const command = commandOf(one, [...before.keys()]);
    if (!command) continue;
    const told = await clerk.dare({ ...command, today });
    if (typeof told === "string") continue;
    taken++;
    did.add(one.deed);
    const wrong = await wrongs(clerk, before);
    if (wrong.length > 0) return { wrong, taken, did };
  }
  return { wrong: [], taken, did };
}

describe("random walks over the ways of orders", () => {
  test("a walk may come across everything that is done with an order", async () => {
    const { wrong, did } = await walk(walkBook(), story);
    expect(wrong).toEqual([]);
    expect([...did].sort()).toEqual([...new Set(story.map(({ deed }) => deed))].sort());
  });

  test("R-ORD-56, R-APR-04, R-WHS-09: nothing leaves unapproved, beyond what was ordered or is there, or on hold; every order finds an end", async () => {
    await fc.assert(
      fc.asyncProperty(walks, async (tries) => {
        const clerk = walkBook();
        expect((await walk(clerk, tries)).wrong).toEqual([]);
        const orders = await ordersOf(clerk);
        for (const id of orders.keys()) expect(await bringHome(clerk, id)).toBeUndefined();
        expect(await wrongs(clerk, orders)).toEqual([]);
      }),
      { numRuns: Number(process.env.WALKS ?? 20) },
    );
  });
});
