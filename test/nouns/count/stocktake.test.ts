import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runChecks } from "../../../src/commands/checking.ts";
import { toMicro } from "../../../src/law/decimal.ts";
import { count } from "../../../src/nouns/count/count.ts";
import { tally } from "../../../src/nouns/count/tally.ts";
import { move } from "../../../src/nouns/move/move.ts";
import { countBook, openings, stockIn } from "./support.ts";

const today = "2026-11-23";

/** Gives one command after the other to a book of its own. */
function desk(settings = "") {
  const clerk = countBook(settings);
  const give = (path: string, typed: Record<string, string | readonly string[] | boolean> = {}) =>
    clerk.tell({ path, typed, today });
  const dare = (path: string, typed = {}, me = "iwan") =>
    clerk.dare({ path: path, typed, today, me });
  const start = async (typed = {}): Promise<string> =>
    (await give("count start", { warehouse: "main", ...typed })).id;
  const adjustments = async () =>
    (await (await clerk.book(today)).all(move)).filter(({ kind }) => kind === "adjustment");
  return { clerk, give, dare, start, adjustments };
}

describe("a stocktake from the sheet to the booking", () => {
  test("R-WHS-19: the book quantities of the scope are frozen; selling goes on meanwhile", async () => {
    const { clerk, give, start } = desk();
    const id = await start();
    const record = await (await clerk.book(today)).get(count, id);
    expect(record.places).toEqual([
      { product: "cup", warehouse: "main", book: "40" },
      { product: "tea", warehouse: "main", book: "40" },
    ]);
    await give("stock out", { product: "tea", quantity: "5", warehouse: "main", why: "sample" });
    await give("count enter", { which: id, entry: ["TEA=34", "cup=40"], by: "iwan" });
    await give("stock out", { product: "tea", quantity: "4", warehouse: "main", why: "sample" });
    await give("count book", { which: id });
    const after = await (await clerk.book(today)).get(count, id);
    expect(after.places?.[1]?.book).toBe("40");
    expect(after.differences).toMatchObject([{ product: "tea", book: "35", counted: "34" }]);
    expect(await stockIn(clerk, today)).toMatchObject({ "tea|main": 30e6, "cup|main": 40e6 });
  });

  test("R-WHS-20: what is missing is named, never taken for nothing or for the book", async () => {
    const { give, dare, start, clerk } = desk();
    const id = await start();
    await give("count enter", { which: id, entry: ["tea=38"] });
    expect(await dare("count book", { which: id })).toContain("not counted yet: CUP");
    await give("count book", { which: id, leaveMissing: true });
    expect((await (await clerk.book(today)).get(count, id)).uncounted).toEqual(["cup@main"]);
    expect(await stockIn(clerk, today)).toMatchObject({ "tea|main": 38e6, "cup|main": 40e6 });
  });

  test("a bin that is typed as a warehouse is told with the place as it is typed", async () => {
    const { give, dare, start } = desk();
    const more = { product: "cup", quantity: "3", warehouse: "main", bin: "A-01", price: "3" };
    await give("stock in", more);
    const said = await dare("count enter", { which: await start(), entry: ["cup@A-01=3"] });
    expect(said).toContain("A-01 is a bin");
  });

  test("R-WHS-20: a place counted twice is refused with who counted it, never added up", async () => {
    const { give, dare, start, clerk } = desk();
    const id = await start();
    expect(await dare("count enter", { which: id, entry: ["tea=3", "TEA=4"] })).toContain("twice");
    await give("count enter", { which: id, entry: ["tea=38"] });
    const again = await dare("count enter", { which: id, entry: ["tea=2"] }, "lan");
    expect(again).toContain("TEA was counted already by Iwan: 38");
    await give("count enter", { which: id, entry: ["tea=39"], correct: true });
    const all = await (await clerk.book(today)).all(tally);
    expect(all.map(({ quantity, reverses }) => [quantity, reverses !== undefined])).toEqual([
      ["38", false],
      ["38", true],
      ["39", false],
    ]);
  });

  test("R-WHS-20: far off is recounted, and by somebody else", async () => {
    const { give, dare, start, clerk } = desk();
    const id = await start({ recountAbove: "5%" });
    await give("count enter", { which: id, entry: ["tea=30", "cup=39"] });
    expect(await dare("count result", { which: id })).toContain("to be recounted");
    const own = await dare("count enter", { which: id, entry: ["tea=30"], recount: true });
    expect(own).toContain("somebody else");
    const other = { which: id, entry: ["tea=40"], recount: true };
    await clerk.tell({ path: "count enter", typed: other, today, me: "lan" });
    const { change } = await give("count result", { which: id });
    expect(change.receipt.en).toContain("1 differ");
  });

  test("it is booked once: another booking is refused, and undo takes all of it back", async () => {
    const { give, dare, start, clerk, adjustments } = desk();
    const id = await start();
    await give("count enter", { which: id, entry: ["tea=38", "cup=41"] });
    await give("count book", { which: id });
    expect(await adjustments()).toHaveLength(2);
    expect((await adjustments()).every(({ paper }) => paper === id)).toBe(true);
    expect(await dare("count book", { which: id })).toContain("booked already");
    expect(await dare("count enter", { which: id, entry: ["tea=1"], recount: true })).toContain(
      "booked already",
    );
    expect(await adjustments()).toHaveLength(2);
    await give("undo");
    expect(await stockIn(clerk, today)).toMatchObject(openings);
    await give("count book", { which: id });
    expect(await stockIn(clerk, today)).toMatchObject({ "tea|main": 38e6, "cup|main": 41e6 });
    const book = await clerk.book(today);
    const problems = await runChecks(
      { book, today, progress: () => undefined },
      new Set(["counts"]),
    );
    expect(problems).toEqual([]);
  });

  test("what was counted or written since the result was worked out is not booked unseen", async () => {
    const { give, dare, start } = desk();
    const id = await start();
    await give("count enter", { which: id, entry: ["tea=38", "cup=40"], date: today });
    await give("count result", { which: id });
    await give("stock out", {
      ...{ product: "tea", quantity: "2", warehouse: "main", date: "2026-11-20", why: "late" },
    });
    expect(await dare("count book", { which: id })).toContain("changes the differences");
    const { change } = await give("count result", { which: id });
    expect(change.receipt.en).toContain("0 differ");
  });

  test("R-WHS-21: the storekeeper answers for it unless somebody else is named, and makes good", async () => {
    const { give, start, clerk } = desk();
    const id = await start();
    await give("count enter", { which: id, entry: ["tea=38", "cup=41"] });
    await give("count result", { which: id });
    await give("count reason", { which: id, place: "tea", why: "dropped", fault: "handling" });
    const record = await (await clerk.book(today)).get(count, id);
    expect(record.differences).toMatchObject([
      { product: "cup", person: "mo", cost: "3" },
      { product: "tea", person: "mo", why: "dropped", fault: "handling", cost: "10" },
    ]);
    const page = await clerk.ask({ path: "count show", typed: { which: id }, today });
    expect("notes" in page && page.notes?.map(({ en }) => en)).toContain("Mo makes good 20.00");
  });

  test("a policy on the value of the differences: booked only as it was approved", async () => {
    const { give, dare, start, clerk } = desk(
      "approvals:\n  - noun: count\n    when: [ value > 15 ]\n    steps:\n      - by: [ manager ]\n",
    );
    const id = await start();
    await give("count enter", { which: id, entry: ["tea=38", "cup=40"] });
    await give("count result", { which: id });
    expect(await dare("count book", { which: id })).toContain("must be approved");
    await clerk.tell({ path: "approve", typed: { which: [id] }, today, me: "lan" });
    await give("count reason", { which: id, why: "found broken" });
    expect(await dare("count book", { which: id })).toContain("must be approved");
    await clerk.tell({ path: "approve", typed: { which: [id] }, today, me: "lan" });
    await give("count book", { which: id });
  });

  test("what is being counted is not counted in a second stocktake", async () => {
    const { give, dare, start } = desk();
    const id = await start();
    expect(await dare("count start", { product: "tea" })).toContain(`${id} is open and covers TEA`);
    await give("count cancel", { which: id, why: "wrong day" });
    expect(await dare("count start", { product: "tea" })).not.toBeTypeOf("string");
  });
});

const deed = fc.record({
  what: fc.constantFrom("in", "out", "late", "move", "count", "count"),
  product: fc.constantFrom("tea", "cup"),
  quantity: fc.integer({ min: 1, max: 6 }),
});

test("R-WHS-15, R-WHS-20: after whatever happened during the count, the book says what lies there", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(deed, { maxLength: 8 }),
      fc.integer({ min: -3, max: 3 }),
      async (deeds, missing) => {
        const { clerk, dare, give, start } = desk();
        const id = await start();
        const shelf = new Map([
          ["tea", 40 - missing],
          ["cup", 40],
        ]);
        const counted = new Set<string>();
        const tell = async (product: string): Promise<void> => {
          if (counted.has(product)) return;
          await give("count enter", { which: id, entry: [`${product}=${shelf.get(product)}`] });
          counted.add(product);
        };
        for (const { what, product, quantity } of deeds) {
          const had = shelf.get(product) ?? 0;
          const typed = { product, quantity: String(quantity), warehouse: "main" };
          if (what === "count") await tell(product);
          else if (what === "in") {
            await give("stock in", typed);
            shelf.set(product, had + quantity);
          } else if (what === "move") {
            const moved = { product, quantity: typed.quantity, from: "main", to: "shop" };
            const done = await dare("stock move", moved);
            if (typeof done !== "string") shelf.set(product, had - quantity);
          } else {
            const date = what === "late" ? "2026-11-20" : today;
            const done = await dare("stock out", { ...typed, date, why: "sold" });
            // What was sold before the count and is written now had left the shelf already.
            const isGone = what === "late" && counted.has(product);
            if (typeof done === "string") continue;
            if (isGone) continue;
            shelf.set(product, had - quantity);
          }
        }
        await tell("tea");
        await tell("cup");
        await give("count book", { which: id });
        const stock = await stockIn(clerk, today);
        const late = deeds.filter(({ what }) => what === "late").length;
        for (const [product, quantity] of shelf) {
          expect(stock[`${product}|main`], `${product}, ${late} late`).toBe(
            toMicro(String(quantity)),
          );
        }
        const view = await clerk.ask({
          path: "report agreement",
          typed: { warehouse: "main" },
          today,
        });
        expect("rows" in view && view.rows).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
});
