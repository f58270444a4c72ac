import { describe, expect, test } from "vitest";
import type { Book } from "../../src/book/book.ts";
import type { Noun } from "../../src/law/noun.ts";
import { call } from "../../src/nouns/call/call.ts";
import { customer } from "../../src/nouns/customer/customer.ts";
import { exportVerb } from "../../src/nouns/generic/export.ts";
import { move } from "../../src/nouns/move/move.ts";
import { order } from "../../src/nouns/order/order.ts";
import { product } from "../../src/nouns/product/product.ts";
import { staff } from "../../src/nouns/staff/staff.ts";
import { visit } from "../../src/nouns/visit/visit.ts";
import { warehouse } from "../../src/nouns/warehouse/warehouse.ts";
import { printCsv } from "../../src/print/csv.ts";
import type { TableView } from "../../src/print/view.ts";
import { importTable, openBook, refusalOf } from "./support.ts";

const samples: readonly (readonly [Noun, string])[] = [
  [staff, "name,role,phone,joined\nIwan Petrov,manager,138,2020-01-01\n蓝梅,sales,,\n"],
  [warehouse, "code,name\nM,Main\n"],
  [product, "sku,name,price,minimum,discontinued\nTEA-1,Tea,12.5,20,no\nCUP,Cup,0.0125,,yes\n"],
  [
    customer,
    "name,aliases,contacts,creditLimit,tags,more,notes\n" +
      '金虹商行,"Jinhong, JH","name=王芳, mobile=138; name=李强, decides=yes",1000.50,"a, b","x=1, y=2","=1+1\n- [x]"\n' +
      "Blue Door Café,,,,,,[sic]\n",
  ],
  [
    order,
    "code,customer,date,lines,freight\nA1,JH,2026-11-20,TEA-1 x 10 @ 12.50 -5%; CUP x 2 @ 3,9.9\n",
  ],
  [visit, "customer,by,date,kind,notes\n金虹商行,iwan-petrov,2026-11-21,cycle,\n"],
  [
    move,
    "date,kind,product,warehouse,quantity\n2026-11-01,in,TEA-1,M,5\n2026-11-01,in,TEA-1,M,5\n",
  ],
  [call, "customer,result,notes\nblue-door-cafe,reached,-1\n"],
];

async function load(book: Book): Promise<void> {
  for (const [noun, text] of samples) {
    await importTable(book, noun, {
      text,
      ...(noun === visit ? { key: ["customer", "date"] } : {}),
    });
  }
}

async function exported(book: Book, noun: Noun): Promise<string> {
  const view = await exportVerb(noun).run({ book } as never, {} as never);
  return printCsv(view as TableView, { language: "en", colour: false, width: undefined });
}

describe("a table whose headers are fields", () => {
  test("what an export writes of any noun is imported again without a change", async () => {
    const book = await openBook();
    await load(book);
    for (const [noun] of samples) {
      const { change } = await importTable(book, noun, { text: await exported(book, noun) });
      expect([noun.name, change.steps]).toEqual([noun.name, []]);
    }
  });

  test("what an export writes makes the same records in another book", async () => {
    const book = await openBook();
    const other = await openBook();
    await load(book);
    for (const [noun] of samples) {
      await importTable(other, noun, { text: await exported(book, noun) });
      expect(await other.all(noun)).toEqual(await book.all(noun));
    }
    expect((await other.all(move)).map(({ id }) => id)).toEqual(["MV261101A-lan", "MV261101B-lan"]);
  });

  test("is read in English, Chinese or keys, and one field of a contact by itself", async () => {
    const book = await openBook();
    const text =
      "客户名称,credit_limit,Customer number,Tel,contact.name,联系人.手机\nA,1200,K1,0571,王芳,138\n";
    await importTable(book, customer, { text });
    expect(await book.all(customer)).toEqual([
      {
        id: "a",
        name: "A",
        creditLimit: "1200.00",
        code: "K1",
        phone: "0571",
        contacts: [{ name: "王芳", mobile: "138" }],
      },
    ]);
  });

  test("names every header that nobody knows, and how to leave them out", async () => {
    const book = await openBook();
    const text = "name,phne,Name,it's\nA,1,B,2\n";
    expect((await refusalOf(importTable(book, customer, { text }))).split("\n  ")).toEqual([
      "3 findings, nothing was written",
      expect.stringMatching(
        /^table\.csv:1: a customer has no field "phne"; did you mean: .*phone/i,
      ),
      'table.csv:1: "Name" is a second column for name',
      'table.csv:1: a customer has no field "it\'s"',
    ]);
    const { change } = await importTable(book, customer, {
      text,
      skipColumns: ["phne", "Name", "ITS"],
    });
    expect(change.steps).toMatchObject([{ do: "create", record: { id: "a", name: "A" } }]);
  });

  test("two equal rows of entries are two entries, and the same table again adds none", async () => {
    const book = await openBook();
    await load(book);
    const text = samples.find(([noun]) => noun === move)?.[1] ?? "";
    expect((await importTable(book, move, { text })).change.steps).toEqual([]);
    const { change } = await importTable(book, move, { text: `${text}2026-11-01,in,TEA-1,M,5\n` });
    expect(change.receipt.en).toBe("imported: stock moves 1 added, 2 unchanged");
  });

  test("a record without a number or a name needs a key", async () => {
    const book = await openBook();
    await load(book);
    const text = "customer,date\n金虹商行,2026-11-21\n";
    expect(await refusalOf(importTable(book, visit, { text }))).toBe(
      "by which columns is a visit known that is already there?",
    );
    const { change } = await importTable(book, visit, { text, key: ["客户", "date"] });
    expect(change.receipt.en).toBe("nothing to import: 1 row is already there");
    expect(await refusalOf(importTable(book, visit, { text, key: ["by"] }))).toBe(
      '--key: "by" is no column of the table',
    );
  });

  test("only what must be there gets its usual value; a wrong id is a finding", async () => {
    const book = await openBook();
    await load(book);
    const [cafe] = await book.where(customer, "name", "Blue Door Café");
    expect(cafe).toEqual({ id: "blue-door-cafe", name: "Blue Door Café", notes: "[sic]" });
    expect(await book.all(call)).toMatchObject([{ date: "2026-11-23", result: "reached" }]);
    const text = "id,name\nNot An Id,A\n";
    expect(await refusalOf(importTable(book, customer, { text }))).toBe(
      'table.csv:2: id: "Not An Id" is no id of a customer',
    );
  });

  test("a Chinese table may leave out the unit of a header, and is told of by its own words", async () => {
    const book = await openBook();
    const text = "名称,账期,拜访周期\n海达百货,30,每月\n";
    const { change } = await importTable(book, customer, { text });
    expect(change.steps).toMatchObject([
      { record: { name: "海达百货", creditDays: 30, visitCycle: "monthly" } },
    ]);
    const error = await importTable(book, customer, {
      text: "名称,拜访周期\n西湖礼品,每两周\n",
    }).catch((one: unknown) => one);
    expect(error).toMatchObject({
      text: { zh: expect.stringMatching(/^拜访周期：“每两周”不可用/) },
    });
  });
});
