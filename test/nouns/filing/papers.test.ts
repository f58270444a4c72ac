import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { letterOf } from "../../../src/book/ids.ts";
import { gapsOf } from "../../../src/nouns/filing/numbers.ts";
import type { TableView } from "../../../src/print/view.ts";
import { by, storeBook, today } from "../transfer/store.ts";

describe("R-WHS-11, R-WHS-29, R-WHS-31: the papers of a month", () => {
  test("a number that is missing is named, whichever it is", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 59 }), { maxLength: 5 }),
        (count, chosen) => {
          const lost = chosen.filter((n) => n < count).sort((a, b) => a - b);
          const id = (n: number): string => `MR261123${letterOf(n)}-mo`;
          const all = Array.from({ length: count }, (_, at) => at + 1);
          const kept = all.filter((n) => !lost.includes(n)).map(id);
          expect(gapsOf([...kept, "GI261123A-mo-3", "RK-9", "MR261123A-mo-2"])).toEqual(
            lost.map(id),
          );
        },
      ),
    );
  });

  test("in number order with their parties; handed to finance by whom, to whom, when", async () => {
    const clerk = storeBook();
    const tell = by(clerk);
    await tell("transfer add", { from: "main", to: "shop", lines: ["tea x 2"], send: true });
    await tell("material add", { department: "workshop", lines: ["tea x 2"], warehouse: "main" });
    await tell("material add", { department: "print", lines: ["tea x 2"], warehouse: "main" });
    await tell("stock in", { product: "tea", quantity: "1", warehouse: "main", paper: "RK-7" });
    await tell("stock out", { product: "tea", quantity: "1", warehouse: "main", why: "fair" });
    await tell("material remove", { which: "MR261123A-mo" });
    const report = async (): Promise<TableView> =>
      (await clerk.ask({ path: "report papers", typed: {}, today })) as TableView;
    const { rows, notes } = await report();
    expect(rows.map((row) => [row.number, row.kind, row.party])).toEqual([
      ["MR261123B-mo", "material requisition", "print"],
      ["RK-7", "in", undefined],
      ["TR261123A-mo", "transfer", "Shop"],
    ]);
    expect(notes?.map(({ en }) => en)).toEqual([
      "Numbers missing: MR261123A-mo.",
      "Moves without a paper: MV261123C-mo.",
      "Not handed to finance yet: rounds filing hand 2026-11 --to STAFF",
    ]);
    await tell("filing hand", { month: "2026-11", to: "xu", place: "cabinet 2" });
    expect((await report()).notes?.map(({ en }) => en).slice(2)).toEqual([
      "Filed at cabinet 2.",
      "Handed over on 2026-11-23 by Mo to Xu: 3 papers.",
    ]);
  });
});
