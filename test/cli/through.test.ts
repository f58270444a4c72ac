import { beforeAll, expect, test } from "vitest";
import { rounds, sampleBook } from "../commands/undo-kit.ts";

let book = "";

beforeAll(() => {
  book = sampleBook();
});

test("a customer may be named by the invoice that is paid, a supplier by his", async () => {
  const paid = await rounds(book, "collect IV260714A 1 --dry-run");
  expect(paid.error).not.toContain("there is no customer");
  expect(paid.out + paid.error).toContain('"customer":"yili-chazhuang"');
  expect(paid.out + paid.error).toContain('"allocations":[{"invoice":"IV260714A-xu-lan"');
  const bill = await rounds(book, "bill pay BL261117A 1 --dry-run");
  expect(bill.error).toContain("BL261117A-xu-lan");
  expect(bill.error).not.toContain("there is no supplier");
});

test("a number that no paper has is the name of nobody; a flag that is given stands", async () => {
  const none = await rounds(book, "bill pay BL991231A 1 --dry-run");
  expect(none.error).toContain('there is no supplier "BL991231A"');
  const two = await rounds(book, "collect IV260714A 1 --invoice IV260714A --dry-run");
  expect(two.error).toContain('there is no customer "IV260714A"');
});

test("a refusal for want of goods and a transfer's page call things by their names", async () => {
  const out = await rounds(book, "stock out SNK-HT250 99999 --warehouse main --why x");
  expect(out.error).toMatch(/99999 wanted, \d+ in 城北总仓/);
  await rounds(book, "transfer receive TR261120A --line 'SNK-HT250 x 11' --short broken");
  const page = await rounds(book, "transfer show TR261120A --lang zh");
  expect(page.out).toContain("椒盐山核桃 · 11");
  expect(page.out).toContain("陈洁 · 椒盐山核桃 · 1 · broken");
  expect(page.out).not.toContain("snk-ht250");
});
