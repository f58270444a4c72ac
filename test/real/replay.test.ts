import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fromMicro } from "../../src/law/decimal.ts";
import { fromMinor } from "../../src/law/money.ts";
import { move } from "../../src/nouns/move/move.ts";
import { type Order, order } from "../../src/nouns/order/order.ts";
import { openOrders } from "../../src/nouns/order/reserving.ts";
import { netMinor, orderState, shippedOn } from "../../src/nouns/order/totals.ts";
import { product } from "../../src/nouns/product/product.ts";
import { makePlace, type Place, rounds, writeFiles } from "../cli/program.ts";
import { importPlan, openBook } from "../exchange/support.ts";
import { Clerk, type Typed } from "../nouns/clerk.ts";
import { type Deed, deedsOf, mastersOf } from "./replay.ts";

const home = join(import.meta.dirname, "../..");
const folder = process.env.ROUNDS_NORTHWIND ?? join(home, "../shared/data/northwind");
const isThere = existsSync(join(folder, "orders.csv"));
if (!isThere) console.warn(`the Northwind tables are not in ${folder}: they are not replayed`);

const seller = "andrew-fuller";

/** What is typed for a deed: of an order that was added, its id. */
function typedFor({ path, typed, code }: Deed, ids: ReadonlyMap<string, string>): Typed {
  const which = code === undefined ? undefined : ids.get(code);
  return path === "order add" || which === undefined ? typed : { which, ...typed };
}

/** The same as words of a command line. */
function wordsOf(
  { path }: Pick<Deed, "path">,
  { which, customer, product: goods, quantity, ...flags }: Typed,
) {
  const words = path.split(" ");
  for (const one of [which, customer, goods, quantity]) if (one !== undefined) words.push(`${one}`);
  for (const [key, value] of Object.entries(flags)) {
    const flag = key === "lines" ? "--line" : `--${key}`;
    for (const one of [value].flat()) if (one !== "") words.push(flag, `${one}`);
  }
  return words;
}

async function idsOfProducts(clerk: Clerk, day: string): Promise<(code: string) => string> {
  const all = await (await clerk.book(day)).all(product);
  const ids = new Map(all.map(({ sku = "", id }) => [sku, id]));
  return (code) => ids.get(code) ?? code;
}

/** A book with the customers, products and people of Northwind. */
async function makeMasters(plan: string, place: Place): Promise<void> {
  writeFiles(place.folder, {
    "rounds.yaml": "format: 1\nname: Northwind\ncurrency: USD\nlanguage: en\n",
    "plan.yaml": mastersOf(plan),
  });
  const words = ["import", join(place.folder, "plan.yaml"), "--from", folder, "--as", seller];
  expect(await rounds(words, place)).toMatchObject({ code: 0 });
  rmSync(join(place.folder, "plan.yaml"));
}

/** Words as they stand in a file of commands. */
function quoted(words: readonly string[]): string {
  return words.map((word) => (word.includes("'") ? `"${word}"` : `'${word}'`)).join(" ");
}

describe.skipIf(!isThere)(
  "Northwind's orders, given as commands on their days in one process",
  () => {
    const plan = readFileSync(join(home, "templates/imports/northwind.yaml"), "utf8");
    let place: Place;
    let clerk: Clerk;
    let orders: readonly Order[];

    beforeAll(async () => {
      place = makePlace();
      await makeMasters(plan, place);
      clerk = new Clerk(place.folder, seller);
      const deeds = deedsOf(folder, await idsOfProducts(clerk, "1996-07-01"));
      const lines = deeds.map(({ path, typed, day, code }) => {
        const which = path === "order add" ? undefined : code;
        const words = wordsOf({ path }, which === undefined ? typed : { which, ...typed });
        return quoted([...words, "--today", day]);
      });
      writeFiles(place.root, { "deeds.txt": `${lines.join("\n")}\n` });
      const given = await rounds(["batch", join(place.root, "deeds.txt"), "--as", seller], place);
      expect(given).toMatchObject({ code: 0 });
      orders = await (await clerk.book("1998-05-31")).all(order);
    }, 600_000);
    afterAll(() => place.remove());

    test("the same 830 orders, lines and totals as the import", async () => {
      const imported = await openBook();
      await importPlan(imported, plan, { folder });
      const told = (one: Order) => ({
        code: one.code,
        customer: one.customer,
        date: one.date,
        promised: one.promised,
        shipped: shippedOn(one),
        net: fromMinor(netMinor(one, 2), 2),
        lines: one.lines.map(({ product: id, quantity, price }) => `${id} ${quantity} ${price}`),
      });
      const byCode = (a: Order, b: Order): number => Number(a.code) - Number(b.code);
      const [typed, read] = [orders, await imported.all(order)].map((all) =>
        [...all].sort(byCode).map(told),
      );
      expect(typed).toHaveLength(830);
      expect(typed).toEqual(read);
      const net = orders.reduce((sum, each) => sum + netMinor(each, 2), 0);
      expect(fromMinor(net, 2)).toBe("1265793.29");
    });

    test("37 left late, 21 are open and claim what they wait for, 809 are signed for", async () => {
      const late = orders.filter((each) => (shippedOn(each) ?? "") > (each.promised ?? ""));
      expect(late).toHaveLength(37);
      expect(orders.filter((each) => orderState(each) === "confirmed")).toHaveLength(21);
      expect(orders.filter((each) => orderState(each) === "signed")).toHaveLength(809);
      const book = await clerk.book("1998-05-31");
      expect(await openOrders(book)).toHaveLength(21);
      const late37 = await clerk.ask({ path: "report late", typed: {}, today: "1998-05-06" });
      expect(
        "rows" in late37 && late37.rows.filter(({ state }) => state === "shipped-late"),
      ).toHaveLength(37);
    });

    test("3,119 units remain on the shelf, as the tables say", async () => {
      const stock = await (await clerk.book("1998-05-31")).sums(move, "stock");
      expect(fromMicro([...stock.values()].reduce((sum, micro) => sum + micro, 0))).toBe("3119");
    });
  },
);

describe.skipIf(!isThere)("a few of Northwind's orders, given as single commands", () => {
  let place: Place;
  beforeAll(() => {
    place = makePlace();
  });
  afterAll(() => place.remove());

  test("every one succeeds, and nothing of the book is wrong afterwards", async () => {
    const plan = readFileSync(join(home, "templates/imports/northwind.yaml"), "utf8");
    await makeMasters(plan, place);
    const clerk = new Clerk(place.folder, seller);
    const all = deedsOf(folder, await idsOfProducts(clerk, "1996-07-01"));
    const codes = new Set(["10248", "10264", "10577", "11077"]);
    const chosen = all.filter(({ code = "", typed }) => {
      const ordered = `${typed.product ?? ""}`;
      return code === "" ? neededBy(all, codes).has(ordered) : codes.has(code);
    });
    const ids = new Map<string, string>();
    for (const deed of chosen) {
      const { path, day, code = "" } = deed;
      const words = wordsOf(deed, typedFor(deed, ids));
      const told = await rounds([...words, "--as", seller, "--today", day, "--json"], place);
      expect({ path, day, ...told }).toMatchObject({ code: 0, stderr: expect.any(String) });
      if (path === "order add") ids.set(code, String(JSON.parse(told.stdout).steps[0].id));
    }
    const check = await rounds(["check"], place);
    expect(check).toEqual({ stdout: "", stderr: "", code: 0 });
  });
});

/** The products of some orders. */
function neededBy(deeds: readonly Deed[], codes: ReadonlySet<string>): ReadonlySet<string> {
  const lines = deeds
    .filter(({ path, code = "" }) => path === "order add" && codes.has(code))
    .flatMap(({ typed }) => [typed.lines ?? []].flat());
  return new Set(lines.map((line) => /product=([^,]+)/.exec(String(line))?.[1] ?? ""));
}
