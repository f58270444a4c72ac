import fc, { type Arbitrary } from "fast-check";
import { describe, expect, test } from "vitest";
import { withDefaults } from "../../../src/law/settings.ts";
import { defaultVisitSettings } from "../../../src/law/visit-settings.ts";
import { makeCalendar } from "../../../src/law/workdays.ts";
import type { Order } from "../../../src/nouns/order/order.ts";
import {
  claimsOf,
  compareClaims,
  losses,
  type OpenOrder,
  openOrder,
  promisableMicro,
  reservedMicro,
  serve,
} from "../../../src/nouns/order/reservation.ts";
import { shortageDuties } from "../../../src/nouns/order/shortage-duties.ts";
import { shortagesOf, shortByProduct } from "../../../src/nouns/order/shortages.ts";
import { productDuties } from "../../../src/nouns/product/duties.ts";
import type { Product } from "../../../src/nouns/product/product.ts";

const piece = 1_000_000;
const today = "2026-11-22";

function waiting(id: string, quantity: number, more: Partial<OpenOrder> = {}): OpenOrder {
  const open = [["tea", quantity * piece]] as const;
  return { id, customer: "jinhong", confirmed: "2026-11-20", open, ...more } as OpenOrder;
}

const orders: Arbitrary<OpenOrder[]> = fc
  .uniqueArray(
    fc.record({
      id: fc.integer({ min: 1, max: 99 }).map((n) => `SO2611${n}`),
      quantity: fc.integer({ min: 1, max: 40 }),
      kind: fc.constantFrom("ordinary", "rush", "inserted", undefined),
      priority: fc.constantFrom(1, 5, undefined),
      promised: fc.constantFrom("2026-11-25", "2026-12-01", undefined),
      confirmed: fc.constantFrom("2026-11-18", "2026-11-20"),
    }),
    { selector: ({ id }) => id, maxLength: 6 },
  )
  .map((all) => all.map(({ id, quantity, ...more }) => waiting(id, quantity, more as object)));

const onHand = fc.integer({ min: -20, max: 120 }).map((n) => n * piece);
const ids = (all: readonly OpenOrder[]): string[] => all.map(({ id }) => id);

describe("whose claim goes first", () => {
  test("R-ORD-19: rush, then inserted, then by priority, promised day and confirmation", () => {
    const rush = waiting("SO5", 1, { kind: "rush", promised: "2026-12-31" });
    const inserted = waiting("SO6", 1, { kind: "inserted" });
    const first = waiting("SO4", 1, { priority: 1, promised: "2026-12-20" });
    const soon = waiting("SO3", 1, { promised: "2026-11-25" });
    const known = waiting("SO2", 1, { promised: "2026-12-01", confirmed: "2026-11-18" });
    const later = waiting("SO1", 1, { promised: "2026-12-01", confirmed: "2026-11-20" });
    const open = waiting("SO0", 1);
    const all = [open, later, known, soon, first, inserted, rush];
    expect(ids(all.sort(compareClaims))).toEqual(["SO5", "SO6", "SO4", "SO3", "SO2", "SO1", "SO0"]);
  });

  test("only what is confirmed and still open is claimed, and only the rest of it", () => {
    const draft = {
      id: "SO1",
      customer: "jinhong",
      date: today,
      lines: [
        { product: "tea", quantity: "10", price: "1" },
        { product: "tea", quantity: "5", price: "2" },
        { product: "cup", quantity: "2", price: "1" },
      ],
    } as Order;
    expect(openOrder(draft)).toBeUndefined();
    const confirmed = { ...draft, confirmed: { date: today } };
    expect(openOrder(confirmed)?.open).toEqual([
      ["tea", 15 * piece],
      ["cup", 2 * piece],
    ]);
    const lines = [
      { product: "tea", quantity: "12" },
      { product: "cup", quantity: "2" },
    ];
    const part = { ...confirmed, shipments: [{ date: today, lines }] } as Order;
    expect(openOrder(part)?.open).toEqual([["tea", 3 * piece]]);
    expect(openOrder({ ...confirmed, cancelled: { date: today, why: "x" } })).toBeUndefined();
  });
});

describe("what is there for a claim", () => {
  test("never more than is on hand, in the order of the claims, whatever order they are read in", () => {
    fc.assert(
      fc.property(orders, onHand, (all, stock) => {
        const claims = claimsOf(all).get("tea") ?? [];
        expect(claimsOf([...all].reverse()).get("tea") ?? []).toEqual(claims);
        const served = serve(claims, stock);
        const there = served.reduce((sum, one) => sum + one.thereMicro, 0);
        expect(there).toBe(Math.min(Math.max(0, stock), reservedMicro(claims)));
        const firstShort = served.findIndex((one) => one.thereMicro < one.micro);
        const after = firstShort < 0 ? [] : served.slice(firstShort + 1);
        expect(after.every((one) => one.thereMicro === 0)).toBe(true);
        const short = shortagesOf(claimsOf(all), new Map([["tea", stock]]));
        const missing = short.reduce((sum, one) => sum + one.shortMicro, 0);
        expect(missing).toBe(reservedMicro(claims) - there);
      }),
    );
  });

  test("whoever loses loses exactly what is taken beyond what was free", () => {
    fc.assert(
      fc.property(orders, onHand, fc.integer({ min: 0, max: 60 }), (all, stock, taken) => {
        const claims = claimsOf(all).get("tea") ?? [];
        const there = Math.max(0, stock);
        const free = Math.max(0, there - reservedMicro(claims));
        const lost = losses(claims, stock, taken * piece);
        const sum = lost.reduce((micro, one) => micro + one.lostMicro, 0);
        expect(sum).toBe(Math.max(0, Math.min(taken * piece, there) - free));
        expect(lost.every(({ lostMicro, micro }) => lostMicro > 0 && lostMicro <= micro)).toBe(
          true,
        );
      }),
    );
  });

  test("available to promise is never more than is free, and a promise kept within it makes nobody short", () => {
    fc.assert(
      fc.property(orders, onHand, (all, stock) => {
        const claims = claimsOf(all).get("tea") ?? [];
        const asked = { onHandMicro: stock, claims, date: "2026-11-25", suppliedOn: undefined };
        const free = promisableMicro(asked);
        expect(free).toBe(Math.max(0, stock - reservedMicro(claims)));
        expect(losses(claims, stock, free)).toEqual([]);
      }),
    );
  });

  test("a later order that can still be supplied in time does not stand in the way", () => {
    const claims = claimsOf([
      waiting("SO1", 10, { promised: "2026-11-25" }),
      waiting("SO2", 25, { promised: "2027-01-10" }),
    ]).get("tea");
    const asked = { onHandMicro: 30 * piece, claims: claims ?? [], date: "2026-12-01" };
    expect(promisableMicro({ ...asked, suppliedOn: undefined })).toBe(0);
    expect(promisableMicro({ ...asked, suppliedOn: "2027-01-10" })).toBe(20 * piece);
    expect(promisableMicro({ ...asked, suppliedOn: "2027-01-11" })).toBe(0);
    expect(promisableMicro({ ...asked, date: "2027-01-10", suppliedOn: "2026-12-05" })).toBe(0);
  });
});

describe("what is short", () => {
  const { limits } = withDefaults({
    format: 1,
    name: "x",
    currency: "CNY",
    ...defaultVisitSettings,
  });
  const facts = { today, until: "2027-12-31", calendar: makeCalendar({}), limits, digits: 2 };
  const tea: Product = { id: "tea", name: "Tea", sku: "TEA-01", unit: "tin" };
  const nameOf = (id: string): string => (id === "tea" ? "TEA-01" : id);
  const names = { customer: () => "Jinhong", product: nameOf };
  const stock = new Map([["tea", 4 * piece]]);
  const duties = (open: readonly OpenOrder[], goods: Product = tea) =>
    shortageDuties(
      shortagesOf(claimsOf(open), stock),
      { products: new Map([["tea", goods]]), names },
      facts,
    );

  test("R-ORD-24: the salesperson tells the customer, with the day on which the rest comes", () => {
    const one = waiting("SO1", 10, { owner: "iwan", promised: "2026-11-25" });
    expect(duties([one], { ...tea, purchaseDays: 9, makingDays: 2 })).toMatchObject([
      {
        rule: "shortage",
        who: "iwan",
        due: today,
        what: { en: "SO1 is short of 6 TEA-01" },
        command: "rounds order short SO1 --ready 2026-12-03",
      },
    ]);
  });

  test("R-ORD-24: told once is enough until the day named has passed", () => {
    const told = (ready: string) =>
      waiting("SO1", 10, { promised: "2026-11-25", shortage: { date: "2026-11-20", ready } });
    expect(duties([told("2026-12-01")])).toEqual([]);
    expect(duties([told("2026-11-21")])).toHaveLength(1);
  });

  test("nobody is told of what will be there in time, or is there already", () => {
    const one = waiting("SO1", 10, { promised: "2026-12-20" });
    expect(duties([one], { ...tea, purchaseDays: 9 })).toEqual([]);
    expect(duties([waiting("SO1", 4, { promised: "2026-11-23" })])).toEqual([]);
  });

  test("R-ORD-24, R-WHS-32: what orders are short of is to be replenished at once, low or not", () => {
    const open = [waiting("SO1", 3), waiting("SO2", 3), waiting("SO3", 1)];
    const short = shortByProduct(shortagesOf(claimsOf(open), stock));
    expect(short.get("tea")).toEqual({ shortMicro: 3 * piece, orders: ["SO2", "SO3"] });
    expect(productDuties([tea], { onHand: stock, short }, today)).toMatchObject([
      {
        role: "storekeeper",
        first: true,
        what: { en: "4 tin left, 3 short for SO2, SO3", zh: "现存 4 tin，缺 3（SO2、SO3）" },
        command: "rounds requisition add --order SO2",
      },
    ]);
  });
});
