import { describe, expect, test } from "vitest";
import { move } from "../../../src/nouns/move/move.ts";
import { by, dared, storeBook, today } from "../transfer/store.ts";

const signed = "approvals:\n  - noun: material\n    steps:\n      - by: [ production ]\n";

describe("material requisitions", () => {
  test("R-WHS-07, R-APR-05: issued whole or in parts after the head of production has signed", async () => {
    const clerk = storeBook(signed);
    const add = { department: "workshop", lines: ["tea x 1 box", "cup x 5"], warehouse: "main" };
    const { id } = await by(clerk, "iwan")("material add", add);
    const refused = await dared(clerk)("material issue", { which: id });
    expect(refused).toContain("must be approved before it is issued");
    await by(clerk, "lan")("approve", { which: [id] });
    await by(clerk)("material issue", { which: id, line: ["tea x 5"], takenBy: "Wang" });
    const more = await dared(clerk)("material issue", { which: id, line: ["tea x 8"] });
    expect(more).toContain("8 asked, 7 open");
    await by(clerk)("material issue", { which: id });
    const book = await clerk.book(today);
    const gone = (await book.all(move)).filter(({ paper }) => paper === id);
    expect(gone.map(({ kind, product, quantity }) => [kind, product, quantity])).toEqual([
      ["out", "tea", "-5"],
      ["out", "tea", "-7"],
      ["out", "cup", "-5"],
    ]);
    expect(await dared(clerk)("material issue", { which: id })).toContain("nothing of");
  });

  test("the rest that is not needed is closed; what was issued is not cancelled", async () => {
    const clerk = storeBook();
    const { id } = await by(clerk)("material add", { lines: ["tea x 9"], warehouse: "main" });
    await by(clerk)("material issue", { which: id, line: ["tea x 2"] });
    expect(await dared(clerk)("material cancel", { which: id, why: "no" })).toContain("in part");
    await by(clerk)("material close", { which: id, why: "enough" });
    expect(await dared(clerk)("material issue", { which: id })).toContain("nothing of");
  });

  test("R-WHS-22, R-APR-28: whoever asked for goods does not issue them where duties are separated", async () => {
    const clerk = storeBook("separateDuties: true\n");
    const { id } = await by(clerk)("material add", { lines: ["tea x 9"], warehouse: "main" });
    const own = await dared(clerk)("material issue", { which: id });
    expect(own).toContain("somebody else has to issue it");
    await by(clerk, "lan")("material issue", { which: id });
  });
});

describe("R-WHS-22, R-WHS-27: stock is reduced only by papers", () => {
  const out = { product: "tea", quantity: "1", warehouse: "main", why: "fair" };

  test("with a number: no goods out and no adjustment without one", async () => {
    const dare = dared(storeBook("stockPapers: number\n"));
    expect(await dare("stock out", out)).toContain("only by papers");
    const counted = { product: "tea", counted: "39", warehouse: "main", why: "counted" };
    expect(await dare("stock adjust", counted)).toContain("only by papers");
    const move = { product: "tea", quantity: "1", from: "main", to: "shop" };
    expect(await dare("stock move", move)).toContain("only by papers");
    expect(await dare("stock out", { ...out, paper: "CK-1" })).not.toContain("only");
    expect(await dare("stock in", { product: "tea", quantity: "1", warehouse: "main" })).toEqual(
      expect.objectContaining({ change: expect.anything() }),
    );
  });

  test("by papers of the book: a number of another is none, a requisition is", async () => {
    const clerk = storeBook("stockPapers: document\n");
    const dare = dared(clerk);
    expect(await dare("stock out", { ...out, paper: "CK-1" })).toContain("only by papers");
    expect(await dare("stock out", { ...out, paper: "MR261101A-mo" })).toContain("only by papers");
    const { id } = await by(clerk)("material add", { lines: ["tea x 2"], warehouse: "main" });
    await by(clerk)("material issue", { which: id });
    await by(clerk)("transfer add", { from: "main", to: "shop", lines: ["tea x 1"], send: true });
    const entry = { kind: "out", product: "tea", warehouse: "main", quantity: "-1" };
    expect(await dare("move add", entry)).toContain("only by papers");
    await by(clerk)("undo");
  });
});
