import { describe, expect, test } from "vitest";
import type { Book } from "../../src/book/book.ts";
import type { AnyStored, Noun } from "../../src/law/noun.ts";
import { customer } from "../../src/nouns/customer/customer.ts";
import { move } from "../../src/nouns/move/move.ts";
import { order } from "../../src/nouns/order/order.ts";
import { folderOf, importPlan, openBook, refusalOf } from "./support.ts";

const plan = `
steps:
  - noun: warehouse
    key: code
    fields: {code: {value: M}, name: {value: Main}}
  - noun: product
    file: products.csv
    key: sku
    fields: {sku: nr, name: name, price: price}
  - noun: move
    file: products.csv
    key: [paper, product]
    fields:
      {date: {value: 2026-01-31}, kind: {value: opening}, product: nr, warehouse: {value: M}, quantity: stock, paper: {value: start}}
  - noun: customer
    file: customers.csv
    key: code
    fields:
      code: nr
      name: name
      phone: phone
      contacts: {list: [{name: contact, phone: phone}]}
  - noun: order
    file: orders.csv
    key: code
    fields:
      code: nr
      customer: buyer
      date: {value: 2026-02-01}
      lines: {rows: lines.csv, on: nr, fields: {product: product, quantity: n, price: price}}
      shipments:
        when: shipped
        list:
          - {date: shipped, lines: {rows: lines.csv, on: nr, fields: {product: product, quantity: n}}}
`;

const tables = {
  "products.csv": "nr,name,price,stock\n1,Tea,3.50,10\n2,Cup,4,7\n",
  "customers.csv": "nr,name,phone,contact\nQ1,Quick,0571,王芳\nQ2,Slow,,\n",
  "orders.csv": "nr,buyer,shipped\n7,Q1,2026-02-03\n8,Q2,\n",
  "lines.csv": "nr,product,n,price\n7,1,2,3.5\n7,2,1,4\n8,1,5,3\n",
};

/** A book into which the tables have been read once. */
async function readOnce(): Promise<Book> {
  const book = await openBook();
  await importPlan(book, plan, { folder: folderOf(tables) });
  return openBook(book.root);
}

async function again(book: Book, change: Partial<typeof tables> = {}) {
  const folder = folderOf({ ...tables, ...change });
  return (await importPlan(await openBook(book.root), plan, { folder })).change;
}

async function set(book: Book, noun: Noun, id: string, fields: Record<string, unknown>) {
  const receipt = { en: "", zh: "" };
  await book.change(async () => ({ steps: [{ do: "set", noun, id, fields }], receipt }));
}

async function append(book: Book, values: Record<string, unknown>): Promise<AnyStored> {
  let entry: AnyStored | undefined;
  await book.change(async () => {
    entry = { ...values, id: await book.newId(move, values) };
    return { steps: [{ do: "append", noun: move, entry }], receipt: { en: "", zh: "" } };
  });
  return entry as AnyStored;
}

describe("the same tables once more", () => {
  test("change nothing", async () => {
    const change = await again(await readOnce());
    expect(change.steps).toEqual([]);
    expect(change.receipt.en).toBe("nothing to import: 9 rows are already there");
    expect(change.receipt.zh).toBe("无需导入：9 行均已存在");
  });

  test("with other values set just the fields that differ", async () => {
    const change = await again(await readOnce(), {
      "customers.csv": "nr,name,phone,contact\nQ1,Quick Ltd,0571,王芳\nQ2,Slow,,\nQ3,Third,,\n",
    });
    expect(change.steps).toEqual([
      { do: "set", noun: customer, id: "quick", fields: { name: "Quick Ltd" } },
      { do: "create", noun: customer, record: { id: "third", code: "Q3", name: "Third" } },
    ]);
    expect(change.receipt.en).toBe("imported: customers 1 added, 1 changed, 1 unchanged");
    expect(change.receipt.zh).toBe("已导入：客户新增 1、修改 1、未变 1");
  });

  test("leave what people have added since: empty cells and groups say only what they say", async () => {
    const book = await readOnce();
    const quick = await book.get(customer, "quick");
    await set(book, customer, "slow", { phone: "0100" });
    await set(book, customer, "quick", {
      grade: "A",
      contacts: [{ ...quick.contacts?.[0], mobile: "138" }, { name: "李强" }],
    });
    const [shipped] = await book.where(order, "code", "7");
    const [shipment] = shipped?.shipments ?? [];
    await set(book, order, shipped?.id ?? "", {
      shipments: [{ ...shipment, signed: "2026-02-05" }],
    });
    expect((await again(book)).steps).toEqual([]);

    const change = await again(book, {
      "customers.csv": "nr,name,phone,contact\nQ1,Quick,0999,王芳\nQ2,Slow,,\n",
      "lines.csv": "nr,product,n,price\n7,1,2,3.5\n8,1,5,3\n",
    });
    expect(change.steps).toEqual([
      {
        do: "set",
        noun: customer,
        id: "quick",
        fields: {
          phone: "0999",
          contacts: [{ name: "王芳", phone: "0999", mobile: "138" }, { name: "李强" }],
        },
      },
      {
        do: "set",
        noun: order,
        id: shipped?.id,
        fields: {
          lines: [{ product: "1", quantity: "2", price: "3.5" }],
          shipments: [
            { date: "2026-02-03", signed: "2026-02-05", lines: [{ product: "1", quantity: "2" }] },
          ],
        },
      },
    ]);
  });

  test("never change an entry: another quantity is a finding", async () => {
    const book = await readOnce();
    const change = again(book, {
      "products.csv": "nr,name,price,stock\n1,Tea,3.5,11\n2,Cup,4,7\n",
    });
    expect(await refusalOf(change)).toBe(
      "products.csv:2: MV260131A-lan says something else, and what is written stays; " +
        "to take it back: rounds move remove MV260131A-lan",
    );
  });

  test("an entry that was taken back is not made again, and no longer stands in the way", async () => {
    const book = await readOnce();
    const first: AnyStored = await book.get(move, "MV260131A-lan");
    await append(book, { ...first, ...move.reverse?.(first as never) });
    expect((await again(book)).steps).toEqual([]);
    const change = await again(book, {
      "products.csv": "nr,name,price,stock\n1,Tea,3.5,11\n2,Cup,4,7\n",
    });
    expect(change.steps).toMatchObject([{ do: "append", entry: { product: "1", quantity: "11" } }]);
  });

  test("two records of the book with one key are told apart by a person", async () => {
    const book = await readOnce();
    await set(book, customer, "slow", { code: "Q1" });
    expect(await refusalOf(again(book))).toContain(
      "customers.csv:2: code: several are in the book: quick, slow",
    );
  });
});
