import { describe, expect, test } from "vitest";
import type { Item } from "../../src/demo/desk.ts";
import { addDays, daysBetween } from "../../src/law/dates.ts";
import { toMicro } from "../../src/law/decimal.ts";
import { linesMinor, toMinor } from "../../src/law/money.ts";
import { call } from "../../src/nouns/call/call.ts";
import { contract } from "../../src/nouns/contract/contract.ts";
import { customer } from "../../src/nouns/customer/customer.ts";
import { dispatch } from "../../src/nouns/dispatch/dispatch.ts";
import { dispatchState } from "../../src/nouns/dispatch/state.ts";
import { invoice } from "../../src/nouns/invoice/invoice.ts";
import { move, stockKey } from "../../src/nouns/move/move.ts";
import { order } from "../../src/nouns/order/order.ts";
import { openMicro, orderState, totalMinor } from "../../src/nouns/order/totals.ts";
import { creditMinor, payment } from "../../src/nouns/payment/payment.ts";
import { product } from "../../src/nouns/product/product.ts";
import { quote } from "../../src/nouns/quote/quote.ts";
import { quoteState } from "../../src/nouns/quote/states.ts";
import { visit } from "../../src/nouns/visit/visit.ts";
import { after, itemsOf, only, plan } from "./support.ts";

const samples: readonly (readonly [name: string, wish: Parameters<typeof itemsOf>[0]])[] = [
  ["the sample", {}],
  ["another seed", { seed: 7 }],
  ["English", { language: "en" }],
  ["larger", { customers: 220, months: 9, seed: 3 }],
  ["small", { customers: 3, months: 1 }],
  ["many moves", { customers: 60, months: 3, orders: 20, moves: 2000 }],
];

describe.each(samples)("%s", (_, wish) => {
  const made = itemsOf(wish);
  const all = async <N extends Parameters<typeof only>[1]>(noun: N) => only(await made, noun);

  test("no id is given out twice", async () => {
    const ids = (await made).map(({ noun, record }) => `${noun.name} ${record.id}`);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("stock is never below zero, on any day in any warehouse", async () => {
    const balance = new Map<string, number>();
    let last = "";
    for (const one of await all(move)) {
      expect(one.date >= last).toBe(true);
      last = one.date;
      const key = stockKey(one.product, one.warehouse);
      const left = (balance.get(key) ?? 0) + toMicro(one.quantity);
      expect(left, `${key} on ${one.date}`).toBeGreaterThanOrEqual(0);
      balance.set(key, left);
    }
  });

  test("every shipment of an order is a move with the order for its paper, and no other", async () => {
    const moved = (await all(move))
      .filter((one) => one.kind === "shipment")
      .map((one) => [one.paper, one.date, one.warehouse, one.product, one.quantity].join(" "));
    const shipped = (await all(order)).flatMap((one) =>
      (one.shipments ?? []).flatMap(({ date, warehouse, lines }) =>
        lines.map((line) => [one.id, date, warehouse, line.product, `-${line.quantity}`].join(" ")),
      ),
    );
    expect(shipped.sort()).toEqual(moved.sort());
  });

  test("an order's days follow one another and do not pass the last day", async () => {
    for (const one of await all(order)) {
      const days = [one.date, one.confirmed?.date ?? one.date];
      for (const { date, signed } of one.shipments ?? []) {
        expect([...days, date, signed ?? date]).toEqual([...days, date, signed ?? date].sort());
        expect(date <= plan.until && (signed ?? "") <= plan.until).toBe(true);
      }
      expect(one.confirmed !== undefined || orderState(one) === "draft").toBe(true);
    }
  });

  test("an invoice is what was shipped and the freight, due after the customer's days", async () => {
    const customers = new Map((await all(customer)).map((one) => [one.id, one]));
    const fees = (await all(order)).flatMap(({ sampleFee }) => sampleFee ?? []);
    for (const one of await all(invoice)) {
      if (one.credits !== undefined || one.currency !== undefined) continue;
      const freight = toMinor(one.freight ?? "0", 2);
      if (one.lines) expect(toMinor(one.amount, 2)).toBe(linesMinor(one.lines, 2) + freight);
      else expect(fees).toContain(one.amount);
      if (one.instalments) continue;
      expect(daysBetween(one.date, one.due)).toBe(customers.get(one.customer)?.creditDays);
    }
  });

  test("no more is billed of an order than was shipped", async () => {
    const open = new Map<string, number>();
    for (const one of await all(order)) {
      for (const line of (one.shipments ?? []).flatMap(({ lines }) => lines)) {
        const key = `${one.id} ${line.product}`;
        open.set(key, (open.get(key) ?? 0) + toMicro(line.quantity));
      }
    }
    for (const one of await all(invoice)) {
      if (one.credits !== undefined) continue;
      for (const line of one.lines ?? []) {
        const key = `${one.order} ${line.product}`;
        const left = (open.get(key) ?? 0) - toMicro(line.quantity);
        expect(left, key).toBeGreaterThanOrEqual(0);
        open.set(key, left);
      }
    }
  });

  test("no invoice is settled beyond its amount, before its day or by another customer", async () => {
    const invoices = new Map((await all(invoice)).map((one) => [one.id, one]));
    const settled = new Map<string, number>();
    for (const one of await all(payment)) {
      expect(creditMinor(one, 2)).toBeGreaterThanOrEqual(0);
      for (const { invoice: id, amount } of one.allocations ?? []) {
        const bill = invoices.get(id);
        expect(bill?.customer).toBe(one.customer);
        expect((bill?.date ?? "9") <= one.date).toBe(true);
        settled.set(id, (settled.get(id) ?? 0) + toMinor(amount, 2));
        expect(settled.get(id)).toBeLessThanOrEqual(toMinor(bill?.amount ?? "0", 2));
      }
    }
  });

  test("nobody met a customer before it was known, nor after the last day", async () => {
    const added = new Map((await all(customer)).map((one) => [one.id, one.added ?? ""]));
    for (const one of [...(await all(visit)), ...(await all(call))]) {
      if (one.date === undefined) continue;
      expect(one.date >= (added.get(one.customer) ?? "9") && one.date <= plan.until).toBe(true);
    }
  });
});

test("the same plan makes the same book, another seed another one", async () => {
  const written = (items: readonly Item[]): string =>
    JSON.stringify(items.map(({ noun, record }) => [noun.name, record]));
  expect(written(await itemsOf())).toBe(written(await itemsOf()));
  expect(written(await itemsOf({ seed: 2 }))).not.toBe(written(await itemsOf()));
});

test("orders and moves may be asked for by number", async () => {
  const items = await itemsOf({ customers: 60, months: 3, orders: 20, moves: 2000 });
  expect(only(items, order).length).toBeLessThan(40);
  expect(only(items, move).length).toBeGreaterThan(1900);
});

describe("the sample shows", () => {
  const made = itemsOf();
  const all = async <N extends Parameters<typeof only>[1]>(noun: N) => only(await made, noun);

  test("about what was ordered: 40 customers, 27 products, 120 orders, 300 moves, 200 talks", async () => {
    expect((await all(customer)).length).toBe(40);
    expect((await all(product)).length).toBe(27);
    expect((await all(order)).length / 120).toBeCloseTo(1, 0);
    expect((await all(move)).length / 300).toBeCloseTo(1, 0);
    expect(((await all(visit)).length + (await all(call)).length) / 200).toBeCloseTo(1, 0);
  });

  test("an unpaid invoice in every age, some part paid, and one payment with something over", async () => {
    const settled = new Map<string, number>();
    const payments = await all(payment);
    for (const { invoice: id, amount } of payments.flatMap((one) => one.allocations ?? [])) {
      settled.set(id, (settled.get(id) ?? 0) + toMinor(amount, 2));
    }
    const open = (await all(invoice)).filter(
      (one) => (settled.get(one.id) ?? 0) < toMinor(one.amount, 2),
    );
    const ages = open.map((one) => daysBetween(one.due, after)).filter((days) => days > 0);
    const bucket = (days: number): number => Math.min(3, Math.floor((days - 1) / 30));
    expect(new Set(ages.map(bucket))).toEqual(new Set([0, 1, 2, 3]));
    expect(open.some((one) => settled.has(one.id))).toBe(true);
    expect(payments.filter((one) => creditMinor(one, 2) > 0).length).toBe(1);
  });

  test("orders of every state, some shipped late, one or two late and not shipped", async () => {
    const orders = await all(order);
    const states = new Set(orders.map(orderState));
    for (const state of ["draft", "confirmed", "part-shipped", "shipped", "signed", "cancelled"]) {
      expect([...states]).toContain(state);
    }
    const late = orders.filter((one) =>
      (one.shipments ?? []).some(({ date }) => date > (one.promised ?? "9")),
    );
    expect(late.length).toBeGreaterThan(3);
    const waiting = orders.filter(
      (one) =>
        one.confirmed && !one.cancelled && !one.shipments && (one.promised ?? "9") < plan.until,
    );
    expect([1, 2]).toContain(waiting.length);
  });

  test("products below their minimum, but not many", async () => {
    const onHand = new Map<string, number>();
    for (const one of await all(move)) {
      onHand.set(one.product, (onHand.get(one.product) ?? 0) + toMicro(one.quantity));
    }
    const low = (await all(product)).filter(
      (one) => (onHand.get(one.id) ?? 0) <= toMicro(one.minimum ?? "0"),
    );
    expect(low.length).toBeGreaterThan(0);
    expect(low.length).toBeLessThan(5);
  });

  test("a new customer that nobody spoke to in a week, and one that is fresh (R-REM-02)", async () => {
    const talks = [...(await all(visit)), ...(await all(call)), ...(await all(order))];
    const met = new Set(talks.map((one) => one.customer));
    const silent = (await all(customer)).filter((one) => !met.has(one.id) && one.stage === "new");
    const ages = silent.map((one) => daysBetween(one.added ?? after, after));
    expect(ages.some((days) => days > 7)).toBe(true);
    expect(ages.some((days) => days <= 7)).toBe(true);
  });

  test("birthdays two to seven days ahead, one by the lunar calendar (R-REM-17)", async () => {
    const contacts = (await all(customer)).flatMap((one) => one.contacts ?? []);
    const window = [2, 3, 4, 5, 6, 7].map((days) => addDays(after, days).slice(5));
    expect(contacts.filter((one) => window.includes(one.birthday ?? "")).length).toBe(2);
    // 2026-11-27 is the 19th of the tenth lunar month.
    expect(contacts.some((one) => one.lunarBirthday === "10-19")).toBe(true);
  });

  test("steps due yesterday, today and tomorrow, and planned visits of the next days", async () => {
    const steps = (await all(customer)).map((one) => one.nextDate);
    for (const day of ["2026-11-20", "2026-11-23", "2026-11-24"]) expect(steps).toContain(day);
    const planned = (await all(visit)).filter((one) => !one.date).map((one) => one.planned);
    for (const day of ["2026-11-23", "2026-11-24"]) expect(planned).toContain(day);
  });

  test("what the examples of the help name", async () => {
    const ids = (await made).map(({ record }) => record.id);
    for (const id of ["jinhong-shanghang", "tea-lj250", "cup-w08", "main", "shop", "chen-jie"]) {
      expect(ids).toContain(id);
    }
    for (const start of ["SO261105A", "SO261116A", "SO261118A", "SO261120A", "VS261124A"]) {
      expect(ids.filter((id) => id.startsWith(start)).length, start).toBe(1);
    }
    const first = (await all(customer)).find((one) => one.id === "jinhong-shanghang");
    expect(first?.contacts?.[0]?.name).toBe("王芳");
  });

  test("orders of every kind, one amended, one waiting for the manager (R-ORD-18, R-ORD-19)", async () => {
    const orders = await all(order);
    const kinds = new Set(orders.map(({ kind }) => kind));
    for (const kind of ["rush", "sample", "installation", "make-to-order"]) {
      expect([...kinds]).toContain(kind);
    }
    expect(orders.filter(({ amendments }) => amendments).length).toBe(1);
    const large = orders.filter((one) => totalMinor(one, 2) > 5_000_000);
    expect(large.map((one) => orderState(one))).toEqual(["draft"]);
  });

  test("goods on the road, damaged, short, and a receipt not back (R-TRN-15, R-TRN-21)", async () => {
    const shipments = (await all(order)).flatMap((one) => one.shipments ?? []);
    const onTheWay = shipments.filter(({ log, signed }) => log && !signed);
    expect(onTheWay.map(({ log }) => log?.map(({ kind }) => kind))).toEqual([
      ["call", "position", "call"],
    ]);
    const flawed = shipments.flatMap(({ exceptions }) => exceptions ?? []);
    expect(flawed.map(({ kind }) => kind).sort()).toEqual(["damaged", "short"]);
    expect(flawed.filter(({ cleared }) => cleared).map(({ kind }) => kind)).toEqual(["damaged"]);
    expect(
      shipments.filter((one) => one.receiptDue && !one.filed && one.receiptDue < after),
    ).toHaveLength(1);
  });

  test("every stop of a load is open in its order, and its goods are there", async () => {
    const orders = new Map((await all(order)).map((one) => [one.id, one]));
    const there = new Map<string, number>();
    for (const { product: id, warehouse, quantity } of await all(move)) {
      const key = stockKey(id, warehouse);
      there.set(key, (there.get(key) ?? 0) + toMicro(quantity));
    }
    const loads = await all(dispatch);
    expect(loads.map((one) => dispatchState(one)).sort()).toEqual(["final", "planned"]);
    for (const { stops, warehouse } of loads) {
      for (const { order: id, product: goods, quantity } of stops) {
        const open = openMicro(orders.get(id) ?? {}).get(goods) ?? 0;
        expect(toMicro(quantity)).toBeLessThanOrEqual(open);
        expect(toMicro(quantity)).toBeLessThanOrEqual(there.get(stockKey(goods, warehouse)) ?? 0);
      }
    }
  });

  test("quotes sent, revised, accepted and declined; a frame that two orders draw on (R-ORD-01)", async () => {
    const quotes = await all(quote);
    expect(quotes.map((one) => quoteState(one, after)).sort()).toEqual([
      ...["accepted", "declined", "draft", "sent"],
    ]);
    expect(quotes.filter(({ earlier }) => earlier)).toHaveLength(1);
    const orders = await all(order);
    const made = quotes.flatMap(({ accepted }) => accepted?.order ?? []);
    expect(orders.filter((one) => made.includes(one.id)).map((one) => one.quote)).toEqual(
      quotes.filter(({ accepted }) => accepted).map(({ id }) => id),
    );
    const frame = (await all(contract)).find(({ kind }) => kind === "frame");
    expect(orders.filter((one) => one.contract === frame?.id)).toHaveLength(2);
  });

  test("nothing open without a reason: an order with a rest was not signed whole", async () => {
    for (const one of await all(order)) {
      if (orderState(one) === "signed") expect(openMicro(one).size).toBe(0);
    }
  });
});
