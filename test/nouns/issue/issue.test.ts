import { describe, expect, test } from "vitest";
import { formSources } from "../../../src/nouns/form/sources.ts";
import { issue } from "../../../src/nouns/issue/issue.ts";
import { issueState, missingSignatures, noteNumber } from "../../../src/nouns/issue/states.ts";
import { by, dared, storeBook, today } from "../transfer/store.ts";

describe("goods issue notes", () => {
  test("R-WHS-09: against finance's invoice, no more than it says", async () => {
    const clerk = storeBook();
    const lines = ["tea x 10 @ 20"];
    const { id: of } = await by(clerk, "iwan")("order add", { customer: "blue-door", lines });
    await by(clerk, "iwan")("order confirm", { which: of });
    await by(clerk)("order ship", { which: of, warehouse: "main", line: ["tea x 4"] });
    const { id: bill } = await by(clerk, "xu")("invoice add", { order: of });
    const ordered = await dared(clerk)("issue add", { invoice: bill, warehouse: "main" });
    expect(ordered).toContain("is of the order");
    const amount = { customer: "blue-door", amount: "90", due: "2026-12-23" };
    const { id: paper } = await by(clerk, "xu")("invoice add", amount);
    const bare = await dared(clerk)("issue add", { invoice: paper, warehouse: "main" });
    expect(bare).toContain("says no goods");
    const typed = { invoice: paper, warehouse: "main", lines: ["tea x 3"] };
    const { id } = await by(clerk)("issue add", typed);
    const note = await (await clerk.book(today)).get(issue, id);
    expect([note.customer, issueState(note)]).toEqual(["blue-door", "issued"]);
  });

  test("R-WHS-10, R-APR-07: signed by storekeeper, warehouse supervisor and customer", async () => {
    const clerk = storeBook();
    const amount = { customer: "blue-door", amount: "90", due: "2026-12-23" };
    const { id: paper } = await by(clerk, "xu")("invoice add", amount);
    const typed = { invoice: paper, warehouse: "main", lines: ["tea x 3"] };
    const { id } = await by(clerk)("issue add", typed);
    const missing = async () => {
      const note = await (await clerk.book(today)).get(issue, id);
      return missingSignatures(note).map(({ en }) => en);
    };
    expect(await missing()).toEqual(["warehouse supervisor", "customer"]);
    await by(clerk)("issue sign", { which: id, supervisor: "dan" });
    expect(await missing()).toEqual(["customer"]);
    await by(clerk)("issue sign", { which: id, by: "Wang" });
    expect(await missing()).toEqual([]);
  });

  test("R-WHS-10, R-FRM-37: every shipment of an order has a note of its own, by its number", async () => {
    const clerk = storeBook();
    const lines = ["tea x 10 @ 20"];
    const { id } = await by(clerk, "iwan")("order add", { customer: "blue-door", lines });
    await by(clerk, "iwan")("order confirm", { which: id });
    await by(clerk)("order ship", { which: id, warehouse: "main", line: ["tea x 4"] });
    await by(clerk)("order ship", { which: id, warehouse: "main", supervisor: "dan" });
    expect(noteNumber(id, 2)).toBe("GI261123A-iwan-2");
    const book = await clerk.book(today);
    const forms = await formSources.order?.load();
    const { order } = await import("../../../src/nouns/order/order.ts");
    const facts = { book, language: "en" as const, today, period: { from: today, to: today } };
    const make = forms?.["goods-issue-note"]?.make;
    const printed = await make?.((await book.get(order, id)) as never, { ...facts, shipment: 1 });
    expect([printed?.number, printed?.tables[0]?.rows[0]?.quantity]).toEqual([
      "GI261123A-iwan-1",
      "4",
    ]);
    const last = await make?.((await book.get(order, id)) as never, facts);
    expect(last?.number).toBe("GI261123A-iwan-2");
    expect(last?.facts.find(({ key }) => key === "supervisor")?.value).toBe("Dan");
  });
});
