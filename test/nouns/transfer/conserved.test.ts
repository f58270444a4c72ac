import fc from "fast-check";
import { expect, test } from "vitest";
import { toMicro } from "../../../src/law/decimal.ts";
import { accountOf } from "../../../src/nouns/move/ledger.ts";
import { move, stockKey } from "../../../src/nouns/move/move.ts";
import { availableFrom } from "../../../src/nouns/move/rules.ts";
import { transfer } from "../../../src/nouns/transfer/transfer.ts";
import { transitTo } from "../../../src/nouns/transfer/transit.ts";
import type { Clerk, Told } from "../clerk.ts";
import { dared, opening, products, storeBook, today, warehouses } from "./store.ts";

const deeds = [
  ...["in", "send", "send", "send", "part", "part", "short", "none", "material", "issue"],
  ...["finished", "scrap", "parts", "undo", "undo"],
] as const;

interface Try {
  readonly deed: (typeof deeds)[number];
  readonly product: number;
  readonly place: number;
  readonly quantity: number;
}

const tries = fc.array(
  fc.record({
    deed: fc.constantFrom(...deeds),
    product: fc.nat({ max: 1 }),
    place: fc.nat({ max: 1 }),
    quantity: fc.integer({ min: 1, max: 15 }),
  }),
  { minLength: 8, maxLength: 22, size: "max" },
);

/** Each of the deeds once, so that none of them is never tried. */
const story: readonly Try[] = (
  ["in", "send", "part", "undo", "part", "short", "send", "none", "material", "issue"] as const
).flatMap((deed, at) => [{ deed, product: 0, place: 0, quantity: 3 + (at % 2) }]);
const rest: readonly Try[] = (["finished", "scrap", "parts", "undo"] as const).map((deed) => ({
  ...{ deed, product: 0, place: 0, quantity: 2 },
}));

/** How many more of each product the firm has after a deed, in the order in which they were done. */
type Gains = Map<string, number>;

const last = async (clerk: Clerk): Promise<string | undefined> => {
  const book = await clerk.book(today);
  const open = (await book.live(transfer)).filter((one) => one.sent && !one.lost);
  return open.at(-1)?.id;
};

/** Does it; what it gained, or nothing where it was refused. */
async function attempt(clerk: Clerk, one: Try): Promise<Gains | "undo" | undefined> {
  const dare = dared(clerk);
  const product = products[one.product] ?? "tea";
  const [warehouse, other] =
    one.place === 0 ? (["main", "shop"] as const) : (["shop", "main"] as const);
  const line = `${product} x ${one.quantity}`;
  const quantity = String(one.quantity);
  const done = async (
    path: string,
    typed: Parameters<typeof dare>[1],
  ): Promise<Told | undefined> => {
    const told = await dare(path, typed);
    return typeof told === "string" ? undefined : told;
  };
  const gained = (told: Told | undefined, n: number): Gains | undefined =>
    told && new Map([[product, n]]);
  switch (one.deed) {
    case "in":
      return gained(await done("stock in", { product, quantity, warehouse }), one.quantity);
    case "send":
      return gained(
        await done("transfer add", { from: warehouse, to: other, lines: [line], send: true }),
        0,
      );
    case "material":
      return gained(await done("material add", { lines: [line], warehouse }), 0);
    case "issue": {
      const told = await done("material issue", { which: "MR261123A-mo", warehouse });
      const gone = told?.change.steps.flatMap((step) =>
        step.do === "append"
          ? [step.entry as unknown as { product: string; quantity: string }]
          : [],
      );
      return gone && new Map(gone.map((each) => [each.product, Number(each.quantity)]));
    }
    case "finished": {
      const told = await done("finished add", { lines: [line], warehouse });
      if (!told) return undefined;
      await dare("finished inspect", { which: told.id });
      return gained(await done("finished receive", { which: told.id }), one.quantity);
    }
    case "scrap":
      return gained(
        await done("stock scrap", { product, quantity, warehouse, why: "damp" }),
        -one.quantity,
      );
    case "parts": {
      const parts = ["cup x 2"];
      const told = await done("stock scrap", { product, quantity, warehouse, why: "torn", parts });
      if (!told) return undefined;
      const gains = new Map([[product, -one.quantity]]);
      return gains.set("cup", (gains.get("cup") ?? 0) + 2);
    }
    case "undo":
      return (await done("undo", {})) ? "undo" : undefined;
    default: {
      const which = await last(clerk);
      if (which === undefined) return undefined;
      const book = await clerk.book(today);
      const before = await transitTo(book);
      const typed =
        one.deed === "part"
          ? { which, line: [line] }
          : {
              which,
              short: "broken",
              ...(one.deed === "none" ? { none: true } : { line: [line] }),
            };
      const told = await done("transfer receive", typed);
      if (!told) return undefined;
      const lost = told.change.steps.flatMap((step) =>
        step.do === "append" && (step.entry as unknown as { kind: string }).kind === "scrap"
          ? [step.entry as unknown as { product: string; quantity: string }]
          : [],
      );
      expect(before.size).toBeGreaterThan(0);
      return new Map(lost.map((each) => [each.product, Number(each.quantity)]));
    }
  }
}

/** What must hold after each deed; millionths all. */
async function assertKept(clerk: Clerk, expected: ReadonlyMap<string, number>): Promise<void> {
  const book = await clerk.book(today);
  const moves = await book.all(move);
  const stock = await book.sums(move, "stock");
  const road = await transitTo(book);
  for (const product of products) {
    let [there, coming] = [0, 0];
    for (const place of warehouses) {
      const own = moves.filter((one) => one.product === product && one.warehouse === place);
      const key = stockKey(product, place);
      there += stock.get(key) ?? 0;
      coming += road.get(key) ?? 0;
      expect(accountOf(own, {}).closingMicro).toBe(stock.get(key) ?? 0);
      expect(availableFrom(own, "2026-01-01")).toBeGreaterThanOrEqual(0);
    }
    const transfers = moves.filter((one) => one.product === product && one.kind === "transfer");
    const net = transfers.reduce((sum, one) => sum + toMicro(one.quantity), 0);
    expect(net, `${product} on the road`).toBe(coming === 0 ? 0 : -coming);
    expect((there + coming) / 1e6, product).toBe(expected.get(product));
  }
}

test("R-WHS-12, R-WHS-27: receipts, issues, transfers received short, scrap and parts, undone: what all places hold and what is on the road add up", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.constant([...story, ...rest]), tries), async (all) => {
      const clerk = storeBook();
      const expected = new Map(products.map((product) => [product as string, opening]));
      const done: Gains[] = [];
      for (const one of all) {
        const gains = await attempt(clerk, one);
        if (gains === undefined) continue;
        if (gains === "undo") {
          const back = done.pop();
          for (const [id, n] of back ?? []) expected.set(id, (expected.get(id) ?? 0) - n);
        } else {
          if (one.deed === "finished") done.push(new Map(), new Map());
          done.push(gains);
          for (const [id, n] of gains) expected.set(id, (expected.get(id) ?? 0) + n);
        }
        await assertKept(clerk, expected);
      }
    }),
    { numRuns: 8 },
  );
}, 60_000);
