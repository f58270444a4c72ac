import { expect, test } from "vitest";
import { same, toType, withArticle } from "../../src/law/words.ts";

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

test.each([
  ["rounds dispatch depart DP1 --signed-by NAME", "rounds dispatch depart DP1 --signed-by 姓名"],
  [
    "rounds trip add blue --date DATE --people STAFF",
    "rounds trip add blue --date 日期 --people 员工",
  ],
  ["rounds order ship SO261123A-NAME", "rounds order ship SO261123A-NAME"],
  ["rounds stock in TEA 4", "rounds stock in TEA 4"],
])("what is to be filled in of %s reads in Chinese for whoever types Chinese", (command, zh) => {
  expect(toType(command)).toEqual({ en: command, zh });
});
