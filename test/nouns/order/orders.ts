import fc, { type Arbitrary } from "fast-check";
import { fromMicro } from "../../../src/law/decimal.ts";
import { fromMinor } from "../../../src/law/money.ts";
import type { Order } from "../../../src/nouns/order/order.ts";
import { confirmOrder, shipOrder, toShip } from "../../../src/nouns/order/rules.ts";
import { openMicro } from "../../../src/nouns/order/totals.ts";
import { applied } from "../support.ts";

export const products = ["tea", "cup", "pot"];

interface Shape {
  /** Whole pieces at prices in hundredths without discount, so that nothing is ever rounded. */
  readonly even: boolean;
}

/** Draft orders; the same product may stand on several lines. */
export function draftOrders({ even }: Shape): Arbitrary<Order> {
  const quantity = even
    ? fc.integer({ min: 1, max: 500 }).map((n) => n * 1_000_000)
    : fc.integer({ min: 1, max: 50_000_000 });
  const line = fc.record({
    product: fc.constantFrom(...products),
    quantity: quantity.map(fromMicro),
    price: even
      ? fc.nat({ max: 100_000 }).map((minor) => fromMinor(minor, 2))
      : fc.nat({ max: 10 ** 9 }).map(fromMicro),
    discount: even
      ? fc.constant(undefined)
      : fc.option(fc.integer({ min: 0, max: 10 ** 6 }).map(fromMicro), { nil: undefined }),
  });
  return fc
    .record({
      lines: fc.array(line, { minLength: 1, maxLength: 5 }),
      freight: fc.option(
        fc.nat({ max: 10_000 }).map((minor) => fromMinor(minor, 2)),
        {
          nil: undefined,
        },
      ),
    })
    .map((values) => ({
      id: "SO261101A-iwan",
      customer: "jinhong",
      date: "2026-11-01",
      ...values,
    }));
}

/** What share of each product's open quantity goes with each shipment, in per cent. */
export const splits = fc.array(
  fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 }),
  { maxLength: 4 },
);

/** One order on its way: confirmed, then after each shipment, the last of which leaves nothing. */
export function onItsWay(draft: Order, shares: readonly (readonly number[])[], even: boolean) {
  let order = applied(draft, confirmOrder(draft, { date: draft.date, by: "lan" }));
  const stages = [order];
  const changes = [];
  for (const share of [...shares, undefined]) {
    const lines = [...openMicro(order)].flatMap(([product, open]) => {
      const part = ((share?.[products.indexOf(product)] ?? 100) * open) / 100;
      const micro = even ? Math.floor(part / 1e6) * 1e6 : Math.floor(part);
      return micro > 0 ? [{ product, quantity: fromMicro(micro) }] : [];
    });
    if (lines.length === 0) continue;
    const wanted = toShip(order, lines, (id) => id);
    const told = { date: "2026-11-05", warehouse: "main" };
    const moveIds = lines.map((_, index) => `MV261105${index}`);
    const change = shipOrder(order, told, { wanted, moveIds, nameOf: (id) => id });
    order = applied(order, change);
    stages.push(order);
    changes.push(change);
  }
  return { stages, changes, last: order };
}
