import { expect, test } from "vitest";
import { verb } from "../../src/commands/find.ts";
import { customer } from "../../src/nouns/customer/customer.ts";
import { invoice } from "../../src/nouns/invoice/invoice.ts";
import { project } from "../../src/nouns/project/project.ts";
import type { Context } from "../../src/nouns/verb.ts";
import { print } from "../../src/print/print.ts";
import type { TableView } from "../../src/print/view.ts";
import { bookWith, openBook } from "../book/book-support.ts";

const find = async (root: string, text: string): Promise<string> => {
  const context = { book: openBook(root), language: "zh" } as unknown as Context;
  const view = (await verb.run(context, { text })) as TableView;
  return print(view, "table", { language: "zh", colour: false, width: undefined });
};

test("a hit is named as its own noun names the field", async () => {
  const root = bookWith(invoice, [
    {
      id: "IV261116A-xu-lan",
      customer: "aming",
      date: "2026-11-16",
      due: "2026-12-16",
      amount: "70000.00",
    },
  ]);
  const label = invoice.fields.amount.label.zh;
  expect(label).not.toBe(project.fields.amount.label.zh);
  expect((await find(root, "70000")).split("\n").at(-4)).toContain(`  ${label}  `);
});

test("what stands in a contact is said in the reader's language", async () => {
  const contacts = [{ name: "姚国庆", decides: true, mobile: "12000000082" }];
  const root = bookWith(customer, [{ id: "aming", name: "阿明", contacts }]);
  expect(await find(root, "12000000082")).toContain("姚国庆 · 决策人 · 12000000082");
});
