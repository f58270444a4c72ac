import { describe, expect, test } from "vitest";
import { move } from "../../../src/nouns/move/move.ts";
import { partiesOf } from "../../../src/nouns/move/parties.ts";
import { transitTo } from "../../../src/nouns/transfer/transit.ts";
import type { PageView, TableView } from "../../../src/print/view.ts";
import { by, dared, storeBook, today } from "../transfer/store.ts";

describe("transfers between warehouses", () => {
  test("sent, in transit, received short with the difference explained", async () => {
    const clerk = storeBook();
    const typed = { from: "main", to: "shop", lines: ["tea x 6"] };
    const { id } = await by(clerk)("transfer add", typed);
    expect(await dared(clerk)("transfer receive", { which: id })).toContain("was not sent");
    await by(clerk)("transfer send", { which: id });
    const show = async (): Promise<TableView> =>
      (await clerk.ask({ path: "stock show", typed: { product: "tea" }, today })) as TableView;
    expect((await show()).rows.map((row) => [row.warehouse, row.onHand, row.inTransit])).toEqual([
      ["main", "34", undefined],
      ["shop", "0", "6"],
    ]);
    await by(clerk)("transfer receive", { which: id, line: ["tea x 4"] });
    expect(await dared(clerk)("transfer receive", { which: id, none: true })).toContain("say why");
    await by(clerk)("transfer receive", { which: id, none: true, short: "broken" });
    expect((await show()).rows.map((row) => [row.warehouse, row.onHand, row.inTransit])).toEqual([
      ["main", "34", undefined],
      ["shop", "4", undefined],
    ]);
    const book = await clerk.book(today);
    expect((await transitTo(book)).size).toBe(0);
    const moves = await book.all(move);
    const lost = moves.filter(({ kind }) => kind === "scrap");
    expect(lost.map(({ quantity, why, paper }) => [quantity, why, paper])).toEqual([
      ["-2", "broken", id],
    ]);
  });

  test("R-WHS-12, R-FRM-38: the ledger names the department, the customer and the other warehouse", async () => {
    const clerk = storeBook();
    const tell = by(clerk);
    await tell("transfer add", { from: "main", to: "shop", lines: ["tea x 6"], send: true });
    await tell("stock move", { product: "tea", quantity: "1", from: "main", to: "shop" });
    const asked = { department: "workshop", lines: ["tea x 1"], warehouse: "main" };
    const { id } = await tell("material add", asked);
    await tell("material issue", { which: id });
    const amount = { customer: "blue-door", amount: "90", due: "2026-12-23" };
    const { id: paper } = await by(clerk, "xu")("invoice add", amount);
    await tell("issue add", { invoice: paper, warehouse: "main", lines: ["tea x 1"] });
    const book = await clerk.book(today);
    const moves = (await book.all(move)).filter(({ kind }) => kind !== "opening");
    const partyOf = await partiesOf(moves, book);
    expect(moves.map((one) => partyOf(one))).toEqual([
      ...["Shop", "Shop", "Main", "workshop", "Blue Door"],
    ]);
  });

  test("R-WHS-12, R-WHS-13, R-WHS-14, R-WHS-29: ledger, card and stock say the same on any past day", async () => {
    const clerk = storeBook();
    const days = ["2026-11-03", "2026-11-07", "2026-11-07", "2026-11-12", "2026-11-20"];
    for (const [at, date] of days.entries()) {
      const typed = { product: "tea", quantity: String(at + 2), warehouse: "main", date };
      await by(clerk)(at % 2 === 0 ? "stock in" : "stock out", { ...typed, why: "trade" });
    }
    await by(clerk)("transfer add", { from: "main", to: "shop", lines: ["tea x 5"], send: true });
    let day = today;
    const figure = async (path: string, typed: object): Promise<TableView> =>
      (await clerk.ask({ path, typed: typed as never, today: day })) as TableView;
    const agree = async (): Promise<void> => {
      for (const at of ["2026-11-02", "2026-11-07", "2026-11-15", "2026-11-23", day]) {
        const place = { product: "tea", warehouse: "main" };
        const ledger = await figure("stock ledger", { ...place, period: `2026-11-02..${at}` });
        const shown = await figure("stock show", { ...place, at });
        expect(ledger.rows.at(-1)?.balance, at).toBe(shown.rows[0]?.onHand);
      }
    };
    await agree();
    // The same when the month is closed, goods on the road, and more has moved since.
    day = "2026-12-05";
    await clerk.tell({ path: "close", typed: { month: "2026-11" }, today: day, me: "xu" });
    const later = { product: "tea", quantity: "3", warehouse: "main", date: "2026-12-02" };
    await clerk.tell({ path: "stock in", typed: later, today: day, me: "mo" });
    await agree();
    const road = await figure("stock show", { product: "tea", at: "2026-11-25" });
    expect(road.rows.map(({ inTransit }) => inTransit)).toEqual([undefined, "5"]);
    const card = (await clerk.ask({
      path: "stock card",
      typed: { product: "tea" },
      today: day,
    })) as PageView;
    const now = await figure("stock show", { product: "tea" });
    const [main, shop] = now.rows.map((row) => row.onHand);
    const places = (card.record as { places: { warehouse: string; onHand: string }[] }).places;
    expect(places.map(({ warehouse, onHand }) => [warehouse, onHand])).toEqual([["main", main]]);
    expect(shop).toBe("0");
  });

  test("R-WHS-13, R-FRM-39: bins of a warehouse: goods move between those it has, each with a card", async () => {
    const clerk = storeBook();
    const tell = by(clerk);
    const way = { product: "tea", quantity: "6" };
    await tell("stock move", { ...way, from: "main", to: "shop", toBin: "A-1" });
    const wrong = { ...way, from: "shop", to: "shop", bin: "A-1", toBin: "Z-9" };
    expect(await dared(clerk)("stock move", wrong)).toContain('no bin "Z-9"');
    const many = { ...wrong, toBin: "B-2", quantity: "5" };
    await tell("stock move", many);
    expect(await dared(clerk)("stock move", many)).toContain("1 in bin A-1");
    const card = (await clerk.ask({
      path: "stock card",
      typed: { product: "tea" },
      today,
    })) as PageView;
    const { places } = card.record as { places: { bin?: string; onHand: string }[] };
    expect(places.map(({ bin, onHand }) => [bin, onHand])).toEqual([
      [undefined, "34"],
      ["A-1", "1"],
      ["B-2", "5"],
    ]);
  });

  test("what is lost on the way is written off of the very lot that left", async () => {
    const lots = "name: Jam\nunit: jar\nprice: 9\nlots: true\n";
    const clerk = storeBook("", { "products/jam.yaml": lots });
    const tell = by(clerk);
    const jam = { product: "jam", warehouse: "main" };
    await tell("stock in", { ...jam, quantity: "4", lot: "L2", expiry: "2027-06-01" });
    await tell("stock in", { ...jam, quantity: "4", lot: "L1", expiry: "2027-01-01" });
    const way = { from: "main", to: "shop", lines: ["jam x 6"], send: true };
    const { id } = await tell("transfer add", way);
    await tell("transfer receive", { which: id, line: ["jam x 5"], short: "broken" });
    const moves = (await (await clerk.book(today)).all(move)).filter(({ paper }) => paper === id);
    expect(
      moves.map(({ kind, warehouse, lot, quantity }) => [kind, warehouse, lot, quantity]),
    ).toEqual([
      ["transfer", "main", "L1", "-4"],
      ["transfer", "main", "L2", "-2"],
      ["transfer", "shop", "L1", "4"],
      ["transfer", "shop", "L2", "1"],
      ["transfer", "main", "L2", "1"],
      ["scrap", "main", "L2", "-1"],
    ]);
  });
});
