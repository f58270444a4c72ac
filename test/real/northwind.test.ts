import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Book } from "../../src/book/book.ts";
import type { Applied } from "../../src/book/writer.ts";
import { fromMicro, toMicro } from "../../src/law/decimal.ts";
import { fromMinor, lineMinor } from "../../src/law/money.ts";
import type { AnyStored, Noun } from "../../src/law/noun.ts";
import { customer } from "../../src/nouns/customer/customer.ts";
import { move, stockKey } from "../../src/nouns/move/move.ts";
import { type Order, order } from "../../src/nouns/order/order.ts";
import { netMinor, orderState, shippedOn } from "../../src/nouns/order/totals.ts";
import { product } from "../../src/nouns/product/product.ts";
import { staff } from "../../src/nouns/staff/staff.ts";
import { supplier } from "../../src/nouns/supplier/supplier.ts";
import { importPlan, openBook } from "../exchange/support.ts";

const home = join(import.meta.dirname, "../..");
const folder = process.env.ROUNDS_NORTHWIND ?? join(home, "../shared/data/northwind");
const isThere = existsSync(join(folder, "orders.csv"));
if (!isThere) console.warn(`the Northwind tables are not in ${folder}: their tests are skipped`);

const digits = 2;
const money = (minor: number): string => fromMinor(minor, digits);

/** Sums of money by some key of an order, the largest first. */
function ranked(orders: readonly Order[], key: (one: Order) => string): [string, string][] {
  const sums = new Map<string, number>();
  for (const one of orders) {
    sums.set(key(one), (sums.get(key(one)) ?? 0) + netMinor(one, digits));
  }
  return [...sums].sort((a, b) => b[1] - a[1]).map(([name, minor]) => [name, money(minor)]);
}

describe.skipIf(!isThere)("the Northwind tables", () => {
  const plan = readFileSync(join(home, "templates/imports/northwind.yaml"), "utf8");
  let book: Book;
  let applied: Applied;
  let orders: readonly Order[];

  beforeAll(async () => {
    book = await openBook();
    applied = await importPlan(book, plan, { folder });
    orders = await book.all(order);
  });

  const one = async (noun: Noun, code: string): Promise<AnyStored> => {
    const [match, ...others] = await book.find(noun, code);
    expect(match?.by).toBe("exact");
    expect(others).toEqual([]);
    return match?.record as AnyStored;
  };

  test("every record of the tables is there, read again from its file", async () => {
    const fresh = await openBook(book.root);
    const counts: Record<string, number> = {};
    for (const noun of [customer, supplier, product, staff, order]) {
      counts[noun.name] = (await fresh.all(noun)).length;
    }
    expect(counts).toEqual({ customer: 91, supplier: 29, product: 77, staff: 9, order: 830 });
    expect(orders.flatMap(({ lines }) => lines)).toHaveLength(2155);
    expect(fresh.problems).toEqual([]);
    expect(await fresh.all(order)).toEqual(orders);
  });

  test("the receipt counts what was added of each noun", () => {
    expect(applied.change.receipt.en).toBe(
      "imported: staff 9 added; suppliers 29 added; products 77 added; warehouses 1 added; " +
        "stock moves 72 added; customers 91 added; orders 830 added",
    );
  });

  test("sales are what the tables say, each line rounded half up", () => {
    const gross = orders
      .flatMap(({ lines }) => lines)
      .reduce((sum, { quantity, price }) => sum + lineMinor({ quantity, price }, digits), 0);
    expect(money(gross)).toBe("1354458.59");
    expect(money(orders.reduce((sum, each) => sum + netMinor(each, digits), 0))).toBe("1265793.29");
    const years = ranked(orders, ({ date }) => date.slice(0, 4)).sort();
    expect(years).toEqual([
      ["1996", "208083.99"],
      ["1997", "617085.35"],
      ["1998", "440623.95"],
    ]);
  });

  test("QUICK buys most, then ERNSH; employee 4 sells most", async () => {
    expect(ranked(orders, (each) => each.customer).slice(0, 2)).toEqual([
      ["quick", "110277.32"],
      ["ernsh", "104875.00"],
    ]);
    const [best] = ranked(orders, (each) => each.owner ?? "");
    expect(best).toEqual([(await one(staff, "4")).id, "232890.89"]);
  });

  test("37 orders were shipped after the required date, 21 are not shipped", () => {
    const late = orders.filter((each) => (shippedOn(each) ?? "") > (each.promised ?? ""));
    expect(late).toHaveLength(37);
    expect(orders.filter((each) => orderState(each) === "confirmed")).toHaveLength(21);
    expect(orders.filter((each) => orderState(each) === "shipped")).toHaveLength(809);
  });

  test("3,119 units are in stock, 17 products sold are at or below their reorder level", async () => {
    const stock = await book.sums(move, "stock");
    const products = await book.all(product);
    const of = (id: string): number => stock.get(stockKey(id, "main")) ?? 0;
    expect(fromMicro(products.reduce((sum, { id }) => sum + of(id), 0))).toBe("3119");
    const worth = products.reduce(
      (sum, { id, price = "0" }) => sum + lineMinor({ quantity: fromMicro(of(id)), price }, digits),
      0,
    );
    expect(money(worth)).toBe("73953.35");
    const low = products.filter(
      ({ id, minimum = "0", discontinued }) => !discontinued && of(id) <= toMicro(minimum),
    );
    expect(low).toHaveLength(17);
  });

  test("records are called by the numbers of the tables, and name one another by id", async () => {
    const cabrales = await one(product, "11");
    expect(cabrales).toMatchObject({
      id: "queso-cabrales",
      category: "Dairy Products",
      price: "21",
      minimum: "30",
      discontinued: false,
    });
    expect((await one(supplier, "5")).id).toBe(cabrales.supplier);
    const nancy = await one(staff, "1");
    expect(nancy).toMatchObject({
      name: "Nancy Davolio",
      manager: "andrew-fuller",
      address: "507 - 20th Ave. E., Apt. 2A, Seattle, WA, 98122, USA",
    });
    expect(await book.get(customer, "quick")).toMatchObject({
      code: "QUICK",
      name: "QUICK-Stop",
      contacts: [{ name: "Horst Kloss", title: "Accounting Manager" }],
    });
    const first = (await one(order, "10248")) as Order;
    expect(first.id).toBe("SO960704A-lan");
    expect(first.shipments).toEqual([
      {
        date: "1996-07-16",
        carrier: "Federal Shipping",
        lines: first.lines.map((line) => ({ product: line.product, quantity: line.quantity })),
      },
    ]);
    expect(first.lines[0]).toEqual({ product: "queso-cabrales", quantity: "12", price: "14" });
  });

  test("a second import changes nothing", async () => {
    const again = await importPlan(await openBook(book.root), plan, { folder });
    expect(again.change.steps).toEqual([]);
    expect(again.plan.operations).toEqual([]);
    expect(again.id).toBeUndefined();
    expect(again.change.receipt.en).toBe("nothing to import: 1,109 rows are already there");
  });
});
