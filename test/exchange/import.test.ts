import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { customer } from "../../src/nouns/customer/customer.ts";
import { move, stockKey } from "../../src/nouns/move/move.ts";
import { order } from "../../src/nouns/order/order.ts";
import { staff } from "../../src/nouns/staff/staff.ts";
import { folderOf, importPlan, openBook, refusalOf } from "./support.ts";

const people = `
  - noun: staff
    file: staff.csv
    key: code
    fields: {code: nr, name: name, manager: boss}
`;

const shop = `
steps:
  - noun: warehouse
    key: code
    fields: {code: {value: M}, name: {value: Main}}
  - noun: customer
    file: customers.csv
    key: code
    id: nr
    fields:
      code: nr
      name: name
      phone: {column: phone, blank: [none], replace: {"/": "-"}}
      grade: {column: size, map: {big: A, small: ""}, default: C}
      city: {column: zip, lookup: {file: cities.csv, match: zip, take: city}}
      notes: {template: "from {name}, {zip}"}
      contacts:
        list: [{name: contact, title: {value: buyer}}]
  - noun: product
    file: products.csv
    key: sku
    fields: {sku: nr, name: name}
  - noun: move
    file: products.csv
    key: [paper, product]
    skip-when: {stock: zero}
    fields:
      date: {value: 2026-01-31}
      kind: {value: opening}
      product: nr
      warehouse: {value: M}
      quantity: stock
      paper: {value: start}
  - noun: order
    file: orders.csv
    key: code
    fields:
      code: nr
      customer: buyer
      date: day
      lines:
        rows: lines.csv
        on: {here: nr, there: order}
        fields: {product: product, quantity: n, price: price}
      confirmed: {date: day}
      shipments:
        when: shipped
        list:
          - date: shipped
            lines: {rows: lines.csv, on: {here: nr, there: order}, fields: {product: product, quantity: n}}
`;

const tables = {
  "customers.csv":
    "nr,name,phone,size,zip,contact\nQ1,Quick,0571/88,big,1010,王芳\nQ2,Slow,none,small,,\n",
  "cities.csv": "zip,city\n1010,Wien\n",
  "products.csv": "nr,name,stock\n1,Tea,10\n2,Cup,0\n",
  "orders.csv": "nr,buyer,day,shipped\n7,Q1,2026-02-01,2026-02-03\n8,Slow,2026-02-01,\n",
  "lines.csv": "order,product,n,price\n7,1,2,3.5\n7,Cup,1,4\n8,1,5,3\n",
};

const changed = (change: Partial<typeof tables>) => folderOf({ ...tables, ...change });
const findingsOf = async (folder: string) =>
  (await refusalOf(importPlan(await openBook(), shop, { folder }))).split("\n  ");

describe("an import", () => {
  test("fills fields from cells, constants, other tables and sentences", async () => {
    const book = await openBook();
    const { change } = await importPlan(book, shop, { folder: folderOf(tables) });
    expect(change.receipt.en).toBe(
      "imported: warehouses 1 added; customers 2 added; products 2 added; stock moves 1 added; orders 2 added",
    );
    expect(change.notes?.map(({ en }) => en)).toEqual([
      "1 row of products.csv passed over by the plan (stock move)",
    ]);
    expect(await book.get(customer, "q1")).toEqual({
      id: "q1",
      code: "Q1",
      name: "Quick",
      phone: "0571-88",
      grade: "A",
      city: "Wien",
      notes: "from Quick, 1010",
      contacts: [{ name: "王芳", title: "buyer" }],
    });
    expect(await book.get(customer, "q2")).toEqual({
      id: "q2",
      code: "Q2",
      name: "Slow",
      notes: "from Slow,",
    });
    expect(await book.get(order, "SO260201A-lan")).toMatchObject({
      customer: "q1",
      lines: [
        { product: "1", quantity: "2", price: "3.5" },
        { product: "2", quantity: "1", price: "4" },
      ],
      shipments: [{ date: "2026-02-03", lines: [{ product: "1" }, { product: "2" }] }],
    });
    const open = await book.get(order, "SO260201B-lan");
    expect(open.customer).toBe("q2");
    expect(open.shipments).toBeUndefined();
    expect((await book.sums(move, "stock")).get(stockKey("1", "m"))).toBe(10_000_000);
  });

  test("tells all findings at once, each by its row, and writes nothing", async () => {
    const folder = changed({
      "customers.csv": "nr,name,phone,size,zip,contact\nQ1,,1,huge,99,\nQ1,B,,,,\n,C,,,,\nQ4,D\n",
      "orders.csv": "nr,buyer,day,shipped\n7,Q1,2026-02-30,2026-02-03\n8,Nobody,2026-02-01,\n",
      "lines.csv": "order,product,n,price\n7,1,2,3.5\n8,1,-5,3\n9,1,1,1\n8,1,1\n",
    });
    expect(await findingsOf(folder)).toEqual([
      "12 findings, nothing was written",
      'customers.csv:2: city: no row of cities.csv has the zip "99"',
      "customers.csv:2: name: is missing",
      "customers.csv:3: code: is the same as in line 2",
      "customers.csv:4: code: is empty, but rows are known by it",
      "customers.csv:5: this row has 2 cells, the header has 6",
      expect.stringMatching(/^orders\.csv:2: date: /),
      expect.stringMatching(/^orders\.csv:2: confirmed\.date: /),
      'orders.csv:3: customer: there is no customer "Nobody"',
      'lines.csv:3: lines.quantity: "-5" is not more than zero',
      "lines.csv:5: lines: this row has 3 cells, the header has 4",
      "lines.csv:5: lines.price: is missing",
      'lines.csv:4: order: no row of orders.csv has the nr "9"',
    ]);
  });

  test("tells fifty findings and how many more there are", async () => {
    const rows = Array.from({ length: 60 }, (_, at) => `C${at},,,,,\n`).join("");
    const folder = changed({
      "customers.csv": `nr,name,phone,size,zip,contact\n${rows}`,
      "orders.csv": "nr,buyer,day,shipped\n",
      "lines.csv": "order,product,n,price\n",
    });
    const told = await findingsOf(folder);
    expect(told).toHaveLength(52);
    expect(told[0]).toBe("60 findings, nothing was written");
    expect(told.at(-1)).toBe("… and 10 more");
  });

  test("with --skip-bad leaves out what is wrong and whatever names it, and says so", async () => {
    const folder = changed({
      "customers.csv": "nr,name,phone,size,zip,contact\nQ1,Quick,,,99,\nQ2,Slow,,,,\n",
    });
    const book = await openBook();
    const { change } = await importPlan(book, shop, { folder, skipBad: true });
    expect((await book.all(customer)).map(({ id }) => id)).toEqual(["q2"]);
    expect((await book.all(order)).map(({ code }) => code)).toEqual(["8"]);
    expect(change.notes?.map(({ en }) => en).slice(1)).toEqual([
      "left out because of 2 rows:",
      'customers.csv:2: city: no row of cities.csv has the zip "99"',
      'orders.csv:2: customer: customer "Q1" is not imported because of customers.csv:2',
    ]);
  });

  test("of what does not agree is refused as everywhere else", async () => {
    const lines = "order,product,n,price\n7,1,2,3.5\n8,1,1,3\n";
    const folder = changed({ "lines.csv": lines });
    const plan = shop.replace("quantity: n}}", "quantity: price}}");
    expect(await refusalOf(importPlan(await openBook(), plan, { folder }))).toBe(
      "orders.csv:2: shipments: more of 1 was shipped than ordered",
    );
  });
});

describe("people who name one another", () => {
  const plan = `steps:${people}`;
  const load = (text: string) => folderOf({ "staff.csv": `nr,name,boss\n${text}` });

  test("are found in any order, by number or by name", async () => {
    const book = await openBook();
    await importPlan(book, plan, { folder: load("1,Ada,2\n2,Bob,Cem\n3,Cem,\n") });
    const bosses = (await book.all(staff)).map(({ id, manager }) => [id, manager]);
    expect(bosses).toEqual([
      ["ada", "bob"],
      ["bob", "cem"],
      ["cem", undefined],
    ]);
  });

  test("are left out with the one whom they name, however far away", async () => {
    const book = await openBook();
    const folder = load("1,Ada,2\n2,Bob,3\n3,Cem,nobody\n4,Dan,\n");
    const { change } = await importPlan(book, plan, { folder, skipBad: true });
    expect((await book.all(staff)).map(({ id }) => id)).toEqual(["dan"]);
    expect(change.notes?.map(({ en }) => en)).toEqual([
      "left out because of 3 rows:",
      'staff.csv:4: manager: there is no staff member "nobody"',
      'staff.csv:3: manager: staff member "3" is not imported because of staff.csv:4',
      'staff.csv:2: manager: staff member "2" is not imported because of staff.csv:3',
    ]);
  });

  test("a name that two of them have is not guessed", async () => {
    const folder = load("1,Ada,\n2,Ada,\n3,Cem,ada\n4,Dan,Ada!\n");
    expect(await refusalOf(importPlan(await openBook(), plan, { folder }))).toBe(
      'staff.csv:5: manager: "Ada!" may be any of 2 staff; did you mean: ada, ada-2',
    );
  });
});

describe("a record that cannot be read", () => {
  test("is put right before anything is made beside it", async () => {
    const book = await openBook();
    const folder = folderOf(tables);
    await importPlan(book, shop, { folder });
    writeFileSync(join(book.root, "customers/q1.yaml"), "name: [\n");
    const again = importPlan(await openBook(book.root), shop, { folder });
    expect(await refusalOf(again)).toMatch(/^customers\/q1\.yaml:\d+:\d+: this is not valid YAML/);
  });
});
