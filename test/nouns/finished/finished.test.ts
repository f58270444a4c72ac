import { describe, expect, test } from "vitest";
import { finished } from "../../../src/nouns/finished/finished.ts";
import { finishedState } from "../../../src/nouns/finished/states.ts";
import { move } from "../../../src/nouns/move/move.ts";
import { by, dared, storeBook, today } from "../transfer/store.ts";

const signed = "approvals:\n  - noun: finished\n    steps:\n      - by: [ production ]\n";

describe("finished goods receipts", () => {
  test("R-WHS-08, R-APR-05: inspected, signed by the head of production, counted; what failed stays out", async () => {
    const clerk = storeBook(signed);
    const add = { department: "workshop", lines: ["tea x 2 box @ 96"], warehouse: "main" };
    const { id } = await by(clerk, "iwan")("finished add", add);
    const dare = dared(clerk);
    expect(await dare("finished receive", { which: id })).toContain("not inspected yet");
    const unsaid = await dare("finished inspect", { which: id, failed: ["tea x 4"] });
    expect(unsaid).toContain("say why");
    await by(clerk, "iwan")("finished inspect", { which: id, failed: ["tea x 4"], why: "damp" });
    expect(await dare("finished receive", { which: id })).toContain("must be approved");
    await by(clerk, "lan")("approve", { which: [id] });
    const more = await dare("finished receive", { which: id, line: ["tea x 21"] });
    expect(more).toContain("21 asked, 20 open");
    await by(clerk)("finished receive", { which: id, line: ["tea x 18"], short: "counted twice" });
    const book = await clerk.book(today);
    const came = (await book.all(move)).filter(({ paper }) => paper === id);
    expect(came.map(({ kind, quantity, price }) => [kind, quantity, price])).toEqual([
      ["in", "18", "8"],
    ]);
    expect(finishedState(await book.get(finished, id))).toBe("closed");
  });

  test("a change after the signature voids it", async () => {
    const clerk = storeBook(signed);
    const { id } = await by(clerk, "iwan")("finished add", { lines: ["tea x 9"] });
    expect(await dared(clerk, "lan")("approve", { which: [id] })).toEqual(expect.anything());
    await by(clerk, "iwan")("finished inspect", { which: id, failed: ["tea x 1"], why: "torn" });
    const typed = { which: id, warehouse: "main" };
    expect(await dared(clerk)("finished receive", typed)).toContain("must be approved");
  });

  test("what fails as a whole never comes in", async () => {
    const clerk = storeBook();
    const { id } = await by(clerk)("finished add", { lines: ["tea x 3"], warehouse: "main" });
    await by(clerk)("finished inspect", { which: id, failed: ["tea x 3"], why: "burnt" });
    const refused = await dared(clerk)("finished receive", { which: id });
    expect(refused).toContain("failed inspection");
  });
});
