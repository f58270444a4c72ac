import { describe, expect, test } from "vitest";
import { move } from "../../../src/nouns/move/move.ts";
import { scrap } from "../../../src/nouns/scrap/scrap.ts";
import { by, dared, storeBook, today } from "../transfer/store.ts";

const signed =
  "approvals:\n  - noun: scrap\n    when: [ value > 100 ]\n    steps:\n      - by: [ director ]\n";

describe("scrap", () => {
  test("R-PUR-06: parts of what is scrapped come back into stock", async () => {
    const clerk = storeBook();
    const typed = { product: "tea", quantity: "1", warehouse: "main", why: "torn" };
    const { id } = await by(clerk)("stock scrap", { ...typed, parts: ["cup x 2 @ 1.5"] });
    const book = await clerk.book(today);
    const moved = (await book.all(move)).filter(({ paper }) => paper === id);
    expect(
      moved.map(({ kind, product, quantity, price }) => [kind, product, quantity, price]),
    ).toEqual([
      ["scrap", "tea", "-1", undefined],
      ["in", "cup", "2", "1.5"],
    ]);
    expect((await book.get(scrap, id)).value).toBe("10.00");
  });

  test("above a value at cost only with consent; before it the goods lie where they lay", async () => {
    const clerk = storeBook(signed);
    const typed = { product: "tea", quantity: "11", warehouse: "main", why: "damp" };
    const { id } = await by(clerk)("stock scrap", typed);
    const stock = async (): Promise<number | undefined> =>
      (await (await clerk.book(today)).sums(move, "stock")).get("tea|main");
    expect(await stock()).toBe(40e6);
    expect(await dared(clerk)("scrap out", { which: id })).toContain("must be approved");
    await by(clerk, "dan")("approve", { which: [id] });
    await by(clerk)("scrap out", { which: id });
    expect(await stock()).toBe(29e6);
    expect(await dared(clerk)("scrap out", { which: id })).toContain("already");
    const small = await by(clerk)("stock scrap", { ...typed, quantity: "10" });
    expect(small.change.receipt.en).toContain("scrapped SP261123B-mo");
  });
});
