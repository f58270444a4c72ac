import { expect, test } from "vitest";
import { same, withArticle } from "../../src/law/words.ts";

test("an English noun takes the article of its first sound", () => {
  const nouns = ["customer", "order", "invoice", "staff member"];
  expect(nouns.map(withArticle)).toEqual([
    "a customer",
    "an order",
    "an invoice",
    "a staff member",
  ]);
});

test("figures and ids read the same in both languages", () => {
  expect(same("TEA-01")).toEqual({ en: "TEA-01", zh: "TEA-01" });
});
