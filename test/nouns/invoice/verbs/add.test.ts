import { describe, expect, test } from "vitest";
import { type Change, isChange } from "../../../../src/law/change.ts";
import { customer } from "../../../../src/nouns/customer/customer.ts";
import type { Invoice } from "../../../../src/nouns/invoice/invoice.ts";
import { verb } from "../../../../src/nouns/invoice/verbs/add.ts";
import { order } from "../../../../src/nouns/order/order.ts";
import type { Context } from "../../../../src/nouns/verb.ts";
import { bookWith, openBook, writeRecord } from "../../../book/book-support.ts";
import { made } from "../../support.ts";

const paper = {
  id: "SO261101A-iwan",
  customer: "jinhong",
  date: "2026-11-01",
  lines: [{ product: "tea", quantity: "3", price: "12.5" }],
  confirmed: { date: "2026-11-01" },
  shipments: [{ date: "2026-11-05", lines: [{ product: "tea", quantity: "3" }] }],
};

function shop(creditDays?: number): string {
  const root = bookWith(customer, [
    { id: "jinhong", name: "金虹商行", ...(creditDays === undefined ? {} : { creditDays }) },
    { id: "qinghe", name: "青禾" },
  ]);
  writeRecord(root, order, paper);
  return root;
}

async function add(root: string, input: object): Promise<Invoice> {
  const book = openBook(root, "lan");
  const context = { book, me: "lan", today: "2026-11-10" } as unknown as Context;
  const decide = async (): Promise<Change> => {
    const outcome = await verb.run(context, { date: "2026-11-10", ...input } as never);
    if (!isChange(outcome)) throw new Error("a change is wanted");
    return outcome;
  };
  return made((await book.change(decide)).change);
}

describe("rounds invoice add", () => {
  test("R-COL-46: a due date agreed with a customer is kept with the customer", async () => {
    const due = async (days?: number) => (await add(shop(days), { order: paper.id })).due;
    expect(await due(60)).toBe("2027-01-09");
    expect(await due()).toBe("2026-12-10");
    const byHand = await add(shop(60), { customer: "jinhong", amount: "5.00" });
    expect(byHand).toMatchObject({ due: "2027-01-09", amount: "5.00", customer: "jinhong" });
  });

  test("an invoice of an order takes customer and amount from the order, and no others", async () => {
    const bill = (more: object) => add(shop(), { order: paper.id, ...more });
    expect(await bill({ customer: "jinhong" })).toMatchObject({ amount: "37.50" });
    for (const more of [{ amount: "500.00" }, { customer: "qinghe" }]) {
      await expect(bill(more)).rejects.toMatchObject({ code: "bad-usage" });
    }
  });

  test("by hand it needs a customer and an amount", async () => {
    await expect(add(shop(), { customer: "jinhong" })).rejects.toMatchObject({
      code: "missing-value",
    });
    await expect(add(shop(), { amount: "5.00" })).rejects.toMatchObject({ code: "missing-value" });
  });
});
