import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toMicro } from "../../../src/law/decimal.ts";
import { lineMinor, toMinor } from "../../../src/law/money.ts";
import type { Move } from "../../../src/nouns/move/move.ts";
import { type Order, order as orderNoun } from "../../../src/nouns/order/order.ts";
import {
  cancelOrder,
  confirmOrder,
  shipOrder,
  signOrder,
  toShip,
} from "../../../src/nouns/order/rules.ts";
import {
  openMicro,
  orderAgrees,
  orderedMicro,
  orderState,
  shippedMicro,
  shippedOn,
  totalMinor,
} from "../../../src/nouns/order/totals.ts";
import { applied, entries, notes, refusal } from "../support.ts";
import { draftOrders, onItsWay, splits } from "./orders.ts";

const draft: Order = {
  id: "SO261101A-iwan",
  customer: "jinhong",
  date: "2026-11-01",
  lines: [
    { product: "tea", quantity: "10", price: "12.50", discount: "0.05" },
    { product: "cup", quantity: "4", price: "5" },
    { product: "tea", quantity: "2", price: "0" },
  ],
  freight: "15.00",
};
const confirmed = applied(draft, confirmOrder(draft, { date: "2026-11-02", by: "lan" }));
const nameOf = (id: string): string => id;
const ship = (
  record: Order,
  lines: readonly (readonly [string, string])[],
  date = "2026-11-05",
) => {
  const named = lines.map(([product, quantity]) => ({ product, quantity }));
  const moveIds = ["MV261105A-iwan", "MV261105B-iwan"];
  const told = { date, warehouse: "main" };
  return shipOrder(record, told, { wanted: toShip(record, named, nameOf), moveIds, nameOf });
};

describe("what an order comes to", () => {
  test("lines less discount, each rounded, and the freight", () => {
    expect(totalMinor(draft, 2)).toBe(11875 + 2000 + 0 + 1500);
    expect(totalMinor({ lines: [] }, 2)).toBe(0);
    fc.assert(
      fc.property(draftOrders({ even: false }), (order) => {
        const lines = order.lines.reduce((sum, line) => sum + lineMinor(line, 2), 0);
        expect(totalMinor(order, 2)).toBe(lines + toMinor(order.freight ?? "0", 2));
      }),
    );
  });

  test("quantities of a product are added over its lines", () => {
    expect([...orderedMicro(draft)]).toEqual([
      ["tea", 12_000_000],
      ["cup", 4_000_000],
    ]);
  });
});

describe("an order on its way", () => {
  test("draft, confirmed, part shipped, shipped, signed: told by its facts alone", () => {
    const part = applied(confirmed, ship(confirmed, [["tea", "11.5"]]));
    const whole = applied(part, ship(part, [], "2026-11-07"));
    const signed = applied(whole, signOrder(whole, { date: "2026-11-09", signedBy: "王芳" }));
    const all = [draft, confirmed, part, whole, signed];
    expect(all.map(orderState)).toEqual([
      "draft",
      "confirmed",
      "part-shipped",
      "shipped",
      "signed",
    ]);
    expect(all.map(shippedOn)).toEqual([
      undefined,
      undefined,
      undefined,
      "2026-11-07",
      "2026-11-07",
    ]);
    expect([...openMicro(part)]).toEqual([
      ["tea", 500_000],
      ["cup", 4_000_000],
    ]);
  });

  test("however it is split: what is shipped and what is open is what was ordered", () => {
    fc.assert(
      fc.property(draftOrders({ even: false }), splits, (order, shares) => {
        const { stages, last } = onItsWay(order, shares, false);
        for (const stage of stages) {
          const shipped = shippedMicro(stage);
          const open = openMicro(stage);
          for (const [product, ordered] of orderedMicro(stage)) {
            expect((shipped.get(product) ?? 0) + (open.get(product) ?? 0)).toBe(ordered);
          }
          expect(orderAgrees(stage)).toEqual([]);
        }
        expect(orderState(last)).toBe("shipped");
        expect(refusal(() => toShip(last, undefined, nameOf))).toContain("has been shipped");
      }),
    );
  });

  test("what leaves on paper leaves the shelf: the moves add up to the order", () => {
    fc.assert(
      fc.property(draftOrders({ even: false }), splits, (order, shares) => {
        const { changes, last } = onItsWay(order, shares, false);
        const left = new Map<string, number>();
        for (const one of changes.flatMap((change) => entries<Move>(change))) {
          expect(one).toMatchObject({ kind: "shipment", paper: order.id, warehouse: "main" });
          left.set(one.product, (left.get(one.product) ?? 0) - toMicro(one.quantity));
        }
        expect(left).toEqual(shippedMicro(last));
      }),
    );
  });
});

describe("what an order refuses", () => {
  const cancelled = applied(draft, cancelOrder(draft, { date: "2026-11-03", why: "budget" }));
  const shipped = applied(confirmed, ship(confirmed, []));

  test("a confirmation comes once, and promises no day before the order", () => {
    expect(refusal(() => confirmOrder(confirmed, { date: "2026-11-03", by: "lan" }))).toContain(
      "confirmed on 2026-11-02",
    );
    expect(refusal(() => confirmOrder(cancelled, { date: "2026-11-03", by: "lan" }))).toContain(
      "cancelled",
    );
    const early = { date: "2026-11-02", by: "lan", promised: "2026-10-31" };
    expect(refusal(() => confirmOrder(draft, early))).toBe("promised before it was ordered");
    expect(
      refusal(() =>
        confirmOrder({ ...draft, promised: "2026-10-31" }, { date: "2026-11-02", by: "lan" }),
      ),
    ).toBeDefined();
    expect(notes(confirmOrder(draft, { date: "2026-11-02", by: "lan" }))[0]).toContain(
      "--promised",
    );
  });

  test("only what is confirmed and open is shipped, and not before it was ordered", () => {
    expect(refusal(() => toShip(draft, undefined, nameOf))).toContain("not confirmed");
    expect(refusal(() => toShip(cancelled, undefined, nameOf))).toContain("cancelled");
    expect(refusal(() => ship(confirmed, [["tea", "13"]]))).toBe(
      "more than is open: tea: 13 asked, 12 open",
    );
    expect(
      refusal(() =>
        ship(confirmed, [
          ["tea", "8"],
          ["tea", "8"],
          ["pot", "1"],
        ]),
      ),
    ).toBe("more than is open: tea: 16 asked, 12 open; pot: 1 asked, 0 open");
    expect(refusal(() => ship(confirmed, [], "2026-10-31"))).toBe("shipped before it was ordered");
  });

  test("signed for once, not before it left, and only a shipment that there is", () => {
    const sign = (record: Order, date: string, shipment?: number) =>
      refusal(() => signOrder(record, { date, signedBy: "王芳", shipment }));
    expect(sign(confirmed, "2026-11-09")).toContain("nothing of");
    expect(sign(shipped, "2026-11-04")).toContain("it left on 2026-11-05");
    expect(sign(shipped, "2026-11-09", 2)).toContain("has 1 shipments");
    const signed = applied(shipped, signOrder(shipped, { date: "2026-11-09", signedBy: "王芳" }));
    expect(sign(signed, "2026-11-09")).toContain("already");
  });

  test("one shipment of several may be signed for by itself", () => {
    const first = applied(confirmed, ship(confirmed, [["cup", "4"]]));
    const both = applied(first, ship(first, []));
    const told = { date: "2026-11-09", signedBy: "王芳", receipt: "R-1", shipment: 2 };
    const signed = applied(both, signOrder(both, told));
    expect(signed.shipments?.map((one) => one.signed)).toEqual([undefined, "2026-11-09"]);
    expect(orderState(signed)).toBe("shipped");
    const rest = applied(signed, signOrder(signed, { date: "2026-11-10", signedBy: "李强" }));
    expect(rest.shipments?.map((one) => one.signedBy)).toEqual(["李强", "王芳"]);
    expect(orderState(rest)).toBe("signed");
  });

  test("cancelled once, with a reason, and only while nothing has left", () => {
    expect(cancelled.cancelled).toEqual({ date: "2026-11-03", why: "budget" });
    expect(refusal(() => cancelOrder(cancelled, { date: "2026-11-03", why: "x" }))).toContain(
      "already",
    );
    expect(refusal(() => cancelOrder(shipped, { date: "2026-11-06", why: "x" }))).toContain(
      "shipped",
    );
  });
});

describe("an order that a person wrote", () => {
  test("is not cancelled while goods of it are with the customer", () => {
    const [way] = [
      { date: "2026-11-04", warehouse: "main", lines: [{ product: "tea", quantity: "2" }] },
    ];
    const ended = { ...confirmed, cancelled: { date: "2026-11-05", why: "gone" } };
    expect(orderAgrees(ended)).toEqual([]);
    const [finding] = orderAgrees({ ...ended, shipments: [way] });
    expect(finding?.path).toEqual(["cancelled"]);
    const back = [{ date: "2026-11-06", lines: way.lines }];
    expect(orderAgrees({ ...ended, shipments: [{ ...way, returned: back }] })).toEqual([]);
  });

  test("shows what cannot be", () => {
    const shipment = { date: "2026-11-05", lines: [{ product: "tea", quantity: "13" }] };
    const odd = {
      ...confirmed,
      shipments: [
        shipment,
        { ...shipment, signed: "2026-11-01", lines: [{ product: "pot", quantity: "1" }] },
      ],
    };
    const found = orderNoun.agree?.(odd as never, { digits: 2 }) ?? [];
    expect(found.map(({ path, text }) => `${path.join(".")}: ${text.en}`)).toEqual([
      "shipments: more of tea was shipped than ordered",
      "shipments: more of pot was shipped than ordered",
      "shipments.1.signed: it was signed for before it was shipped",
    ]);
  });
});
