import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromMicro, toMicro } from "../../../src/law/decimal.ts";
import { toMinor } from "../../../src/law/money.ts";
import type { Row, TableView } from "../../../src/print/view.ts";
import type { Clerk, Typed } from "../clerk.ts";
import { storeBook } from "../transfer/store.ts";

const today = "2026-12-01";
const months = ["2026-10", "2026-11"];
const products = ["tea", "cup"] as const;
const places = ["main", "shop"] as const;

/** What is written down, in the order in which it is written: of any day of the two months. */
const deed = fc.record({
  what: fc.constantFrom("in", "in", "ship", "ship", "return", "return", "move", "count", "lack"),
  product: fc.constantFrom(...products),
  place: fc.constantFrom(...places),
  size: fc.integer({ min: 1, max: 40 }).map((quarters) => quarters * 250_000),
  price: fc.integer({ min: 1, max: 99_999 }).map((thousandths) => fromMicro(thousandths * 1000)),
  month: fc.nat(1),
  day: fc.integer({ min: 1, max: 28 }),
  undone: fc.nat(5).map((dice) => dice === 0),
});

type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

/** What each product begins with, so that its cost is known. */
const bought: readonly Deed[] = products.map((product) => ({
  ...{ what: "in", product, place: "main", size: 6_000_000, price: "7.77" },
  ...{ month: 0, day: 1, undone: false },
}));

interface Entry {
  readonly id: string;
  readonly date: string;
  readonly kind: string;
  readonly product: string;
  readonly warehouse: string;
  readonly quantity: string;
  readonly price?: string;
  readonly paper?: string;
  readonly reverses?: string;
}

/** The moves of some deeds; what would take more than there is, or brings back too much, is left. */
function movesOf(deeds: readonly Deed[]): readonly Entry[] {
  const entries: Entry[] = [];
  const write = (entry: Omit<Entry, "id">): void => {
    const day = entry.date.slice(2).replaceAll("-", "");
    const letter = String.fromCharCode(
      65 + Math.floor(entries.length / 26),
      65 + (entries.length % 26),
    );
    entries.push({ ...entry, id: `MV${day}${letter}-mo` });
  };
  for (const one of deeds) {
    const { product, place: warehouse, size } = one;
    const date = `${months[one.month]}-${String(one.day).padStart(2, "0")}`;
    const base = { date, product, warehouse };
    const there = lowest(entries, base);
    const [plus, minus] = [fromMicro(size), fromMicro(-size)];
    const before = entries.length;
    if (one.what === "in") write({ ...base, kind: "in", quantity: plus, price: one.price });
    if (one.what === "count") write({ ...base, kind: "adjustment", quantity: plus });
    if (one.what === "return") bringBack(entries, one, (entry) => write({ ...base, ...entry }));
    if (["ship", "move", "lack"].includes(one.what) && there >= size) {
      const paper = `SO${date.slice(2).replaceAll("-", "")}${String.fromCharCode(65 + (entries.length % 26))}-mo`;
      if (one.what === "ship") write({ ...base, kind: "shipment", quantity: minus, paper });
      if (one.what === "lack") write({ ...base, kind: "adjustment", quantity: minus });
      if (one.what === "move") {
        const other = warehouse === "main" ? "shop" : "main";
        write({ ...base, kind: "transfer", quantity: minus });
        write({ ...base, warehouse: other, kind: "transfer", quantity: plus });
      }
    }
    const made = entries.slice(before);
    const isSafe = made.every(
      (each) => toMicro(each.quantity) < 0 || lowest(entries, each) >= toMicro(each.quantity),
    );
    if (!one.undone || !isSafe || one.what === "ship") continue;
    for (const { id, ...rest } of made) {
      write({ ...rest, quantity: fromMicro(-toMicro(rest.quantity)), reverses: id });
    }
  }
  return entries;
}

/** Goods of the last issue before a day come back, at what the return said that they had cost. */
function bringBack(
  entries: readonly Entry[],
  { product, size, price, place, month, day }: Deed,
  write: (entry: { kind: string; quantity: string; price: string; paper: string }) => void,
): void {
  const date = `${months[month]}-${String(day).padStart(2, "0")}`;
  const issue = entries.findLast(
    (one) => one.kind === "shipment" && one.product === product && one.date <= date,
  );
  if (!issue?.paper || issue.warehouse !== place) return;
  const back = entries
    .filter(({ paper, kind }) => kind === "return" && paper === issue.paper)
    .reduce((sum, one) => sum + toMicro(one.quantity), 0);
  const left = -toMicro(issue.quantity) - back;
  if (left <= 0) return;
  const quantity = fromMicro(Math.min(left, size));
  write({ kind: "return", quantity, price, paper: issue.paper });
}

type Spot = Pick<Entry, "product" | "warehouse" | "date">;

/** The lowest that a product in a place comes to from a day on. */
function lowest(entries: readonly Entry[], { product, warehouse, date }: Spot): number {
  const own = entries.filter((one) => one.product === product && one.warehouse === warehouse);
  const days = [date, ...own.map((one) => one.date)].filter((day) => day >= date);
  return Math.min(...days.map((day) => onHand(own, { to: day })));
}

function onHand(entries: readonly Entry[], { to, product }: { to: string; product?: string }) {
  return entries
    .filter((one) => one.date <= to && (product === undefined || one.product === product))
    .reduce((sum, one) => sum + toMicro(one.quantity), 0);
}

/** A book of these moves; cups go by layers, tea by the average. */
function bookOf(entries: readonly Entry[]): Clerk {
  const clerk = storeBook("", {
    "moves/2026-11.mo.jsonl": "",
    "products/cup.yaml": "name: Cup\nunit: piece\nprice: 12.5\ncost: fifo\n",
    "customers/blue-door.yaml": "name: Blue Door\nowner: iwan\n",
  });
  mkdirSync(join(clerk.root, "moves"), { recursive: true });
  for (const one of entries) {
    const file = join(clerk.root, `moves/${one.date.slice(0, 7)}.mo.jsonl`);
    appendFileSync(file, `${JSON.stringify(one)}\n`);
  }
  return clerk;
}

async function table(clerk: Clerk, path: string, typed: Typed): Promise<TableView> {
  const view = await clerk.ask({ path, typed, today });
  if (view.shape === "page" || view.shape === "text") throw new Error(`${path} is no table`);
  return view as TableView;
}

const minor = (row: Row | undefined, key: string): number => toMinor(String(row?.[key] ?? "0"), 2);
const micro = (row: Row | undefined, key: string): number => toMicro(String(row?.[key] ?? "0"));

/** The rows of a report by product, and its totals under "". */
async function byProduct(clerk: Clerk, path: string, typed: Typed) {
  const { rows, totals } = await table(clerk, path, typed);
  const named = rows.map((row) => [String(row.product ?? row.id), row] as const);
  return new Map([...named, ["", totals ?? {}] as const]);
}

/** Everything that the readers say, with what must hold of it. */
async function said(clerk: Clerk, entries: readonly Entry[], middle: string) {
  const spans = [
    { period: "2026-10", to: "2026-10-31" },
    { period: "2026-11", to: "2026-11-30" },
    { period: `2026-11-01..${middle}`, to: middle },
  ];
  const all = [];
  for (const { period, to } of spans) {
    const flows = await byProduct(clerk, "report movements", { period });
    const worth = await byProduct(clerk, "stock value", { at: to });
    for (const [key, row] of flows) {
      expect(minor(row, "openingValue") + minor(row, "inValue") - minor(row, "outValue")).toBe(
        minor(row, "closingValue"),
      );
      expect(minor(worth.get(key), "value")).toBe(minor(row, "closingValue"));
      expect(minor(row, "rest")).toBe(0);
      if (key === "") continue;
      expect(micro(row, "opening") + micro(row, "in") - micro(row, "out")).toBe(
        micro(row, "closing"),
      );
      expect(micro(row, "closing")).toBe(onHand(entries, { to, product: key }));
      expect(micro(worth.get(key), "quantity")).toBe(micro(row, "closing"));
      const alone = await byProduct(clerk, "stock value", { at: to, product: key });
      expect(minor(alone.get(key), "value")).toBe(minor(row, "closingValue"));
    }
    const rooms = await table(clerk, "report movements", { period, by: "warehouse" });
    for (const key of ["openingValue", "closingValue"]) {
      const sum = rooms.rows.reduce((total, row) => total + minor(row, key), 0);
      expect(sum).toBe(minor(flows.get(""), key));
    }
    all.push({ period, flows, worth });
  }
  const [october, november] = all;
  expect(minor(november?.flows.get(""), "openingValue")).toBe(
    minor(october?.flows.get(""), "closingValue"),
  );
  return all;
}

test("lesson 2.5.4: whatever is written for whatever day, the reports add up, and a closing changes none", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(deed, { minLength: 10, maxLength: 40, size: "max" }),
      fc.integer({ min: 1, max: 29 }).map((day) => `2026-11-${String(day).padStart(2, "0")}`),
      async (deeds, middle) => {
        const entries = movesOf([...bought, ...deeds]);
        const clerk = bookOf(entries);
        const open = await said(clerk, entries, middle);
        await clerk.tell({ path: "close", typed: { month: "2026-10" }, today, me: "xu" });
        expect(await said(clerk, entries, middle)).toEqual(open);
        const book = await clerk.book(today);
        const carried = book.closing("2026-10").rows("stock");
        const sum = carried.reduce((total, row) => total + toMinor(row.value ?? "0", 2), 0);
        expect(sum).toBe(minor(open[0]?.worth.get(""), "value"));
      },
    ),
    { numRuns: 8 },
  );
}, 60_000);
