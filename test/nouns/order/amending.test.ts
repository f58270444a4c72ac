import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromMicro, toMicro } from "../../../src/law/decimal.ts";
import { amendOrder } from "../../../src/nouns/order/amending.ts";
import { amendedUntil } from "../../../src/nouns/order/before.ts";
import { closeOrder } from "../../../src/nouns/order/closing-short.ts";
import type { Line } from "../../../src/nouns/order/fields/lines.ts";
import type { Order } from "../../../src/nouns/order/order.ts";
import { shipOrder, toShip } from "../../../src/nouns/order/rules.ts";
import {
  openMicro,
  orderAgrees,
  orderedMicro,
  orderFixed,
  orderState,
  shippedMicro,
  totalMinor,
} from "../../../src/nouns/order/totals.ts";
import { applied, refusal } from "../support.ts";

const line = (product: string, quantity: string, more: Partial<Line> = {}): Line => ({
  product,
  quantity,
  price: "5",
  ...more,
});
const order: Order = {
  id: "SO261101A-iwan",
  customer: "jinhong",
  date: "2026-11-01",
  promised: "2026-11-20",
  lines: [line("tea", "10"), line("cup", "4")],
  confirmed: { date: "2026-11-02" },
};
const part: Order = {
  ...order,
  shipments: [{ date: "2026-11-05", lines: [{ product: "tea", quantity: "6" }] }],
};
const asked = { date: "2026-11-10", by: "iwan", why: "budget", askedBy: "Wang" };
const facts = { nameOf: (id: string) => id, needsPaper: false };
type Told = Partial<Parameters<typeof amendOrder>[1]>;
const amended = (record: Order, told: Told): Order =>
  applied(record, amendOrder(record, { ...asked, ...told }, facts));
const kinds = (record: Order, told: Told) => amended(record, told).amendments?.at(-1)?.kinds;

describe("changes after confirmation", () => {
  test("R-ORD-18: added, cancelled, more, less, earlier, later, structure, A replaced by B", () => {
    expect(kinds(order, { lines: [line("pot", "1")] })).toEqual(["add"]);
    expect(kinds(order, { drop: ["cup"] })).toEqual(["cancel"]);
    expect(kinds(order, { lines: [line("tea", "12")] })).toEqual(["more"]);
    expect(kinds(order, { lines: [line("tea", "8")] })).toEqual(["less"]);
    expect(kinds(order, { promised: "2026-11-18" })).toEqual(["earlier"]);
    expect(kinds(order, { promised: "2026-11-28" })).toEqual(["later"]);
    expect(kinds(order, { structure: "plain boxes" })).toEqual(["structure"]);
    expect(kinds(order, { replace: "cup", lines: [line("pot", "4")] })).toEqual(["replace"]);
    expect(kinds(order, { lines: [line("tea", "10", { price: "4" })] })).toEqual(["price"]);
    expect(kinds(order, { lines: [line("tea", "12")], promised: "2026-11-28" })).toEqual([
      "more",
      "later",
    ]);
  });

  test("R-ORD-51: a line's own day is moved by itself", () => {
    const due = amended(order, { lines: [line("tea", "10", { due: "2026-11-15" })] });
    expect(due.amendments?.[0]?.kinds).toEqual(["earlier"]);
    expect(kinds(due, { lines: [line("tea", "10", { due: "2026-12-01" })] })).toEqual(["later"]);
  });

  test("R-ORD-55: number, reason, who asked and what stood before are kept", () => {
    const after = amended(order, { lines: [line("tea", "12")], promised: "2026-11-28" });
    expect(after.amendments?.[0]).toMatchObject({
      number: 1,
      why: "budget",
      askedBy: "Wang",
      was: [line("tea", "10")],
      now: [line("tea", "12")],
      wasPromised: "2026-11-20",
      nowPromised: "2026-11-28",
    });
    const before = amendedUntil(after, "2026-11-09");
    expect([before.promised, orderedMicro(before)]).toEqual([order.promised, orderedMicro(order)]);
    expect(amendedUntil(after, "2026-11-10")).toBe(after);
  });

  test("R-TRN-32: where the firm wants it, only on the customer's written request", () => {
    const strict = { ...facts, needsPaper: true };
    const told = { ...asked, lines: [line("tea", "8")] };
    expect(refusal(() => amendOrder(order, told, strict))).toContain("written request");
    const paper = { path: "files/change.pdf", sha256: "0".repeat(64) };
    const after = applied(order, amendOrder(order, { ...told, paper }, strict));
    expect(after.amendments?.[0]?.paper).toEqual(paper);
  });

  test("never below what was shipped; a product of which some left is only cut to that", () => {
    expect(refusal(() => amended(part, { lines: [line("tea", "5")] }))).toContain("6 tea");
    expect(amended(part, { drop: ["tea"] }).lines).toEqual([line("tea", "6"), line("cup", "4")]);
    const replaced = amended(part, { replace: "tea", lines: [line("pot", "4")] });
    expect(replaced.lines).toEqual([line("tea", "6"), line("cup", "4"), line("pot", "4")]);
  });

  test("a draft is edited, what is over is not amended, and nothing may not be left", () => {
    const { confirmed: _, ...draft } = order;
    expect(refusal(() => amended(draft, { lines: [line("tea", "8")] }))).toContain("draft");
    const cancelled = { ...order, cancelled: { date: "2026-11-03", why: "x" } };
    expect(refusal(() => amended(cancelled, { promised: "2026-12-01" }))).toContain("cancelled");
    expect(refusal(() => amended(order, { drop: ["tea", "cup"] }))).toContain("nothing");
    expect(refusal(() => amended(order, { lines: [line("tea", "10")] }))).toContain("already");
    expect(refusal(() => amended(order, { drop: ["pot"] }))).toContain("not on");
  });

  test("the lines and the promise of a confirmed order are fixed: only amendments move them", () => {
    expect(orderFixed(order).fields).toEqual(expect.arrayContaining(["lines", "promised"]));
    const { confirmed: _, ...draft } = order;
    expect(orderFixed(draft).fields).toEqual([]);
  });
});

describe("closed short", () => {
  const closed = (record: Order) => applied(record, closeOrder(record, asked, facts.nameOf));

  test("the rest is ended: nothing is open, the total is that of what left, what was is kept", () => {
    const after = closed(part);
    expect(openMicro(after).size).toBe(0);
    expect(totalMinor(after, 2)).toBe(3000);
    expect(after.closed?.why).toBe("budget");
    expect(amendedUntil(after, "2026-11-09").lines).toHaveLength(2);
    expect(orderState(after)).toBe("shipped");
    const [sent] = after.shipments ?? [];
    if (!sent) throw new Error("nothing was sent");
    expect(orderState({ ...after, shipments: [{ ...sent, signed: "2026-11-12" }] })).toBe("closed");
  });

  test("an order of which nothing left is cancelled, a whole one has no rest", () => {
    expect(refusal(() => closed(order))).toContain("nothing");
    const whole = { ...order, lines: [line("tea", "6")], shipments: part.shipments };
    expect(refusal(() => closed(whole))).toContain("no rest");
  });
});

describe("any amendments", () => {
  const products = ["tea", "cup", "pot"];
  const step = fc.oneof(
    fc.record({
      product: fc.constantFrom(...products),
      quantity: fc.integer({ min: 1, max: 20 }).map(String),
      price: fc.integer({ min: 1, max: 9 }).map(String),
    }),
    fc.record({ drop: fc.constantFrom(...products) }),
    fc.record({ ship: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ promised: fc.constantFrom("2026-11-18", "2026-11-28") }),
    fc.record({ from: fc.constantFrom(...products), to: fc.constantFrom(...products) }),
    fc.constant({ close: true }),
  );
  type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

  /** Some of the first open product leaves. */
  function ship(record: Order, most: number, date: string): Order {
    const [first] = openMicro(record);
    if (!first) return record;
    const quantity = fromMicro(Math.min(first[1], most * 1_000_000));
    const wanted = toShip(record, [{ product: first[0], quantity }], facts.nameOf);
    const told = { date, warehouse: "main" };
    return applied(
      record,
      shipOrder(record, told, { wanted, moveIds: ["M"], nameOf: facts.nameOf }),
    );
  }

  function walk(record: Order, one: Step, date: string): Order {
    const on = { ...asked, date };
    const amend = (told: Told) => applied(record, amendOrder(record, { ...on, ...told }, facts));
    if ("ship" in one) return ship(record, one.ship, date);
    if ("drop" in one) return amend({ drop: [one.drop] });
    if ("promised" in one) return amend({ promised: one.promised });
    if ("from" in one) return amend({ replace: one.from, lines: [line(one.to, "3")] });
    if ("close" in one) return applied(record, closeOrder(record, on, facts.nameOf));
    return amend({ lines: [one] });
  }

  test("keep shipped <= ordered, the total that of the lines, and every earlier state known", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let record = order;
        const days: [string, Order][] = [["2026-11-09", order]];
        for (const [index, one] of steps.entries()) {
          const date = `2026-11-${10 + index}`;
          const now = record;
          if (refusal(() => (record = walk(now, one, date))) !== undefined) record = now;
          days.push([date, record]);
          const ordered = orderedMicro(record);
          for (const [product, micro] of shippedMicro(record)) {
            expect(micro).toBeLessThanOrEqual(ordered.get(product) ?? 0);
          }
          expect(orderAgrees(record)).toEqual([]);
          const sum = record.lines.reduce((all, { quantity, price }) => {
            return all + (toMicro(quantity) / 1_000_000) * Number(price) * 100;
          }, 0);
          expect(totalMinor(record, 2)).toBe(sum);
        }
        for (const [date, was] of days) {
          const before = amendedUntil(record, date);
          expect([before.promised, orderedMicro(before)]).toEqual([
            was.promised,
            orderedMicro(was),
          ]);
          expect(totalMinor(before, 2)).toBe(totalMinor(was, 2));
        }
      }),
    );
  });
});
