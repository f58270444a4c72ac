import { beforeAll, describe, expect, test } from "vitest";
import type { Noun } from "../../src/law/noun.ts";
import { customer } from "../../src/nouns/customer/customer.ts";
import { order } from "../../src/nouns/order/order.ts";
import { product } from "../../src/nouns/product/product.ts";
import { bookWith, openBook, writeRecord } from "./book-support.ts";

const customers = [
  { id: "jinhong-shanghang", name: "金虹商行", code: "C-0012", phone: "0571-88001234" },
  { id: "jinhong-chalou", name: "锦鸿茶楼", aliases: ["老茶楼"], phone: "+86 138 0000 0000" },
  { id: "qinghe", name: "青禾商贸（杭州）有限公司", aliases: ["青禾"] },
  { id: "blue-door", name: "Blue Door Café", code: "blue" },
  { id: "blue-note", name: "Note Bleue" },
  { id: "harbour", name: "Harbour Stores", phone: "0100" },
  { id: "wang", name: "王小明" },
  { id: "trail", name: "Trail's Head Gourmet" },
];
const orders = ["A-iwan", "B-iwan", "AB-iwan", "A-lan"].map((end) => ({
  id: `SO261122${end}`,
  customer: "harbour",
  date: "2026-11-22",
  lines: [],
  ...(end === "B-iwan" ? { code: "10248" } : {}),
}));
const products = [
  { id: "tea-01", name: "Jasmine tea", sku: "TEA-01" },
  { id: "tea-10", name: "Green tea", sku: "TEA-10" },
];

let root = "";
beforeAll(() => {
  root = bookWith(customer, customers);
  for (const one of orders) writeRecord(root, order, one);
  for (const one of products) writeRecord(root, product, one);
});

async function found(noun: Noun, typed: string): Promise<[string, ...string[]] | []> {
  const matches = await openBook(root).find(noun, typed);
  const [first] = matches;
  return first ? [first.by, ...matches.map(({ record }) => record.id)] : [];
}

describe("the ladder by which a typed name leads to a record", () => {
  test.each([
    ["harbour", "exact", "harbour"],
    ["金虹商行", "exact", "jinhong-shanghang"],
    ["  BLUE  door cafe ", "exact", "blue-door"],
    ["Ｂｌｕｅ　Ｄｏｏｒ　Ｃａｆé", "exact", "blue-door"],
    ["C-0012", "exact", "jinhong-shanghang"],
    ["c0012", "exact", "jinhong-shanghang"],
    ["057188001234", "exact", "jinhong-shanghang"],
    ["+86 (0)571 8800-1234", "exact", "jinhong-shanghang"],
    ["13800000000", "exact", "jinhong-chalou"],
    ["老茶楼", "exact", "jinhong-chalou"],
    ["青禾", "exact", "qinghe"],
    ["blue", "exact", "blue-door"],
    ["har", "beginning", "harbour"],
    ["jinhong", "beginning", "jinhong-chalou", "jinhong-shanghang"],
    ["jinhong-s", "beginning", "jinhong-shanghang"],
    ["wangxiaoming", "pinyin", "wang"],
    ["wxm", "pinyin", "wang"],
    ["jhsh", "pinyin", "jinhong-shanghang"],
    ["jhcl", "pinyin", "jinhong-chalou"],
    ["jh", "pinyin", "jinhong-chalou", "jinhong-shanghang"],
    ["qhsm", "pinyin", "qinghe"],
    ["laochalou", "pinyin", "jinhong-chalou"],
    ["door", "words", "blue-door"],
    ["bl no", "words", "blue-note"],
    ["茶楼", "words", "jinhong-chalou"],
    ["杭州", "words", "qinghe"],
    ["gourmet trail", "words", "trail"],
    ["harbor", "spelling", "harbour"],
    ["Jamsine", ...[]],
    ["Harbour Stroes", "spelling", "harbour"],
    ["金红商行", "spelling", "jinhong-shanghang"],
    ["nobody at all"],
    [""],
    ["   "],
    ["--"],
  ])("%s: %s %s %s", async (typed, ...wanted) => {
    expect(await found(customer, typed)).toEqual(wanted);
  });

  test("a short telephone number means nobody", async () => {
    expect(await found(customer, "0100")).toEqual([]);
  });

  test.each([
    ["SO261122A-iwan", "exact", "SO261122A-iwan"],
    ["so261122a-iwan", "exact", "SO261122A-iwan"],
    ["SO261122A", "exact", "SO261122A-iwan", "SO261122A-lan"],
    ["so261122b", "exact", "SO261122B-iwan"],
    ["SO261122AB", "exact", "SO261122AB-iwan"],
    ["10248", "exact", "SO261122B-iwan"],
  ])("a paper by its number: %s", async (typed, ...wanted) => {
    expect(await found(order, typed)).toEqual(wanted);
  });

  test.each([
    ["TEA-01", "exact", "tea-01"],
    ["tea01", "exact", "tea-01"],
    ["tea", "beginning", "tea-01", "tea-10"],
    ["green", "words", "tea-10"],
    ["tea-0", "beginning", "tea-01"],
  ])("goods by what stands on them: %s", async (typed, ...wanted) => {
    expect(await found(product, typed)).toEqual(wanted);
  });

  test("R-CUS-42: a customer's id is issued by the program, and its file goes by it", async () => {
    const book = openBook(root);
    const ids: string[] = [];
    await book.change(async () => {
      for (const name of ["金虹商行", "Harbour", "Harbour", "Bon app'", "???"]) {
        ids.push(await book.newId(customer, { name }));
      }
      return { steps: [], receipt: { en: "", zh: "" } };
    });
    expect(ids).toEqual(["jinhong-shanghang-2", "harbour-2", "harbour-3", "bon-app", "x"]);
  });
});
