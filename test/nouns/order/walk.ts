import fc, { type Arbitrary } from "fast-check";
import { fromMicro } from "../../../src/law/decimal.ts";
import type { Order } from "../../../src/nouns/order/order.ts";
import { openMicro, orderState } from "../../../src/nouns/order/totals.ts";
import { makeBook, temporaryFolder } from "../../book/support.ts";
import { Clerk, type Told, type Typed } from "../clerk.ts";

export const today = "2026-11-23";

/** What the manager has to sign: orders above this amount. */
export const approvedAbove = 500;

/** A firm of four with two customers, two products and two warehouses; large orders are signed. */
export function walkBook(settings = ""): Clerk {
  const files = {
    "rounds.yaml": `format: 1\nname: Walk\ncurrency: CNY\n${settings}approvals:\n  - noun: order\n    when: [ amount > ${approvedAbove} ]\n    steps:\n      - by: [ manager ]\n`,
    "staff/iwan.yaml": "name: Iwan\nrole: sales\n",
    "staff/lan.yaml": "name: Lan\nrole: manager\n",
    "staff/mo.yaml": "name: Mo\nrole: storekeeper\n",
    "customers/blue-door.yaml": "name: Blue Door\nowner: iwan\n",
    "customers/red-gate.yaml": "name: Red Gate\nowner: iwan\n",
    "products/tea.yaml":
      "name: Tea\nunit: tin\nprice: 20\nunits:\n  - unit: box\n    quantity: 12\n",
    "products/cup.yaml": "name: Cup\nunit: piece\nprice: 12.5\npurchaseDays: 5\nmakingDays: 2\n",
    "warehouses/main.yaml": "name: Main\n",
    "warehouses/shop.yaml": "name: Shop\n",
    "moves/2026-11.mo.jsonl": products.map((product, at) => openingOf(product, at)).join(""),
  };
  return new Clerk(makeBook(temporaryFolder(), files), "iwan");
}

export const customers = ["blue-door", "red-gate"] as const;
export const products = ["tea", "cup"] as const;
const warehouses = ["main", "shop"] as const;

/** Some of each product lies in the main warehouse from the beginning. */
function openingOf(product: string, at: number): string {
  const id = `MV261101${"AB"[at]}-mo`;
  const entry = { id, date: "2026-11-01", kind: "opening", product, warehouse: "main" };
  return `${JSON.stringify({ ...entry, quantity: "40" })}\n`;
}

const deeds = [
  ...["add", "add", "edit", "amend", "approve", "approve", "reject", "confirm", "confirm"],
  ...["confirm", "confirm", "hold", "release", "release", "pick", "ship", "ship", "ship", "part"],
  ...["part", "free", "arrive", "sign", "sign", "back", "back", "close", "close", "cancel"],
  ...["undo", "in", "in", "out", "short"],
] as const;

/** One thing that somebody tries: what, about which order, customer and product, how many. */
export interface Try {
  readonly deed: (typeof deeds)[number];
  readonly order: number;
  readonly customer: number;
  readonly product: number;
  readonly warehouse: number;
  readonly quantity: number;
  readonly switch: boolean;
}

const aTry: Arbitrary<Try> = fc.record({
  deed: fc.constantFrom(...deeds),
  order: fc.nat({ max: 2 }),
  customer: fc.constantFrom(0, 0, 0, 1),
  product: fc.nat({ max: 1 }),
  warehouse: fc.nat({ max: 1 }),
  quantity: fc.integer({ min: 1, max: 30 }),
  switch: fc.boolean(),
});

const plain = { customer: 0, product: 0, warehouse: 0, switch: false };

/** A small and a large order that are confirmed already, the large one signed for by the manager. */
const confirmed: readonly Try[] = [
  { ...plain, deed: "add", order: 0, quantity: 8 },
  { ...plain, deed: "confirm", order: 0, quantity: 1 },
  { ...plain, deed: "add", order: 1, quantity: 28 },
  { ...plain, deed: "approve", order: 1, quantity: 1, switch: true },
  { ...plain, deed: "confirm", order: 1, quantity: 1 },
];

/** The same after the large one was amended: what the manager had signed is no longer what it says. */
const amended: readonly Try[] = [...confirmed, { ...plain, deed: "amend", order: 1, quantity: 30 }];

/** A random day at the firm, from nothing or from orders that are on their way. */
export const walks: Arbitrary<readonly Try[]> = fc
  .tuple(
    fc.constantFrom([], confirmed, amended),
    fc.array(aTry, { minLength: 8, maxLength: 32, size: "max" }),
  )
  .map(([before, tries]) => [...before, ...tries]);

/** What a walk may come across, done once each on the way of two orders. */
export const story: readonly Try[] = (
  [
    ["add", 0, 4],
    ["edit", 0, 6],
    ["confirm", 0, 1],
    ["amend", 0, 8],
    ["short", 0, 1],
    ["pick", 0, 1],
    ["part", 0, 3],
    ["arrive", 0, 1],
    ["back", 0, 1],
    ["sign", 0, 1],
    ["close", 0, 1],
    ["add", 1, 30],
    ["reject", 1, 1],
    ["approve", 1, 1],
    ["confirm", 1, 1],
    ["hold", 1, 1],
    ["ship", 1, 1],
    ["release", 1, 1],
    ["amend", 1, 29],
    ["ship", 1, 1],
    ["approve", 1, 1],
    ["free", 1, 1],
    ["undo", 1, 1],
    ["ship", 1, 1],
    ["in", 1, 9],
    ["out", 1, 9],
    ["add", 2, 2],
    ["cancel", 2, 1],
  ] as const
).map(([deed, order, quantity]) => ({
  ...{ ...plain, deed, order, quantity },
  switch: deed === "approve",
}));

/** The orders of a book as they stand, by id. */
export async function ordersOf(clerk: Clerk): Promise<ReadonlyMap<string, Order>> {
  const { order } = await import("../../../src/nouns/order/order.ts");
  const book = await clerk.book(today);
  return new Map((await book.all(order)).map((one) => [one.id, one]));
}

interface Command {
  readonly path: string;
  readonly typed: Typed;
  readonly me?: string;
}

/** The command that somebody gives, as things stand; undefined where there is nothing to try it on. */
export function commandOf(one: Try, ids: readonly string[]): Command | undefined {
  const product = products[one.product] ?? "tea";
  const customer = customers[one.customer] ?? "blue-door";
  const warehouse = warehouses[one.warehouse] ?? "main";
  const quantity = `${one.quantity}`;
  // Now and then a line of the same product twice, or in boxes.
  const lines = [
    one.switch && product === "tea"
      ? `tea x ${Math.ceil(one.quantity / 12)} box`
      : `${product} x ${quantity}`,
    ...(one.order === 2 ? [`${product} x 3`] : []),
  ];
  switch (one.deed) {
    case "add": {
      const urgent = one.switch ? { kind: "rush", raisedBy: "the director" } : {};
      return { path: "order add", typed: { customer, lines, promised: "2026-12-01", ...urgent } };
    }
    case "hold":
      return { path: "customer hold", typed: { which: customer, why: "overdue" }, me: "lan" };
    case "release":
      return { path: "customer release", typed: { which: customer, why: "paid" }, me: "lan" };
    case "in":
      return { path: "stock in", typed: { product, quantity, warehouse }, me: "mo" };
    case "out":
      return { path: "stock out", typed: { product, quantity, warehouse, why: "fair" }, me: "mo" };
    case "undo":
      return { path: "undo", typed: {}, me: one.switch ? "iwan" : "mo" };
    default:
  }
  const which = ids[one.order % Math.max(1, ids.length)];
  return which === undefined ? undefined : orderCommand(one, { which, lines, warehouse, product });
}

interface Meant {
  readonly which: string;
  readonly lines: readonly string[];
  readonly warehouse: string;
  readonly product: string;
}

function orderCommand(one: Try, { which, lines, warehouse, product }: Meant): Command | undefined {
  const goods = [`${product} x ${one.quantity}`];
  const asked = { why: "asked for", askedBy: "Wang" };
  switch (one.deed) {
    case "edit":
      return { path: "order edit", typed: { which, lines } };
    case "amend":
      return { path: "order amend", typed: { which, line: lines, ...asked } };
    case "approve":
      return { path: "approve", typed: { which: [which] }, me: one.switch ? "lan" : "iwan" };
    case "reject":
      return { path: "reject", typed: { which, why: "too much" }, me: "lan" };
    case "confirm":
      return { path: "order confirm", typed: { which } };
    case "pick":
      return { path: "order pick", typed: { which, warehouse }, me: "mo" };
    case "ship":
      return { path: "order ship", typed: { which, warehouse }, me: "mo" };
    case "part":
      return { path: "order ship", typed: { which, warehouse, line: goods }, me: "mo" };
    case "free":
      return { path: "order ship", typed: { which, warehouse, available: true }, me: "mo" };
    case "arrive":
      return { path: "order arrive", typed: { which }, me: "mo" };
    case "sign":
      return { path: "order sign", typed: { which, by: "Wang" } };
    case "back": {
      const again = one.switch ? { again: "yes" } : {};
      const typed = {
        which,
        line: goods,
        to: one.switch ? "stock" : "scrap",
        warehouse,
        why: "refused",
      };
      return { path: "order return", typed: { ...typed, ...again }, me: "mo" };
    }
    case "close":
      return { path: "order close", typed: { which, why: "not needed" } };
    case "cancel":
      return { path: "order cancel", typed: { which, why: "not needed" } };
    case "short":
      return { path: "order short", typed: { which, ready: "2026-12-05" } };
    default:
      return undefined;
  }
}

/** The states in which nothing more has to happen. */
const ends: ReadonlySet<string> = new Set(["signed", "closed", "returned", "cancelled"]);

/**
 * Brings an order to its end as people would: goods are taken in, the manager signs, it is confirmed,
 * shipped and signed for. Gives what was refused when it got nowhere; undefined at the end.
 */
export async function bringHome(clerk: Clerk, id: string): Promise<string | undefined> {
  let refused = "";
  for (let step = 0; step < 8; step++) {
    const record = (await ordersOf(clerk)).get(id);
    if (!record || ends.has(orderState(record))) return undefined;
    await clerk.dare({
      path: "customer release",
      typed: { which: record.customer, why: "paid" },
      today,
      me: "lan",
    });
    await clerk.dare({ path: "approve", typed: { which: [id] }, today, me: "lan" });
    const state = orderState(record);
    const done: (Told | string)[] = [];
    if (state === "draft") {
      done.push(await clerk.dare({ path: "order confirm", typed: { which: id }, today }));
    } else if (state === "shipped") {
      done.push(await clerk.dare({ path: "order sign", typed: { which: id, by: "Wang" }, today }));
    } else {
      for (const [product, micro] of openMicro(record)) {
        const typed = { product, quantity: fromMicro(micro), warehouse: "main" };
        await clerk.tell({ path: "stock in", typed, today, me: "mo" });
      }
      done.push(
        await clerk.dare({
          path: "order ship",
          typed: { which: id, warehouse: "main" },
          today,
          me: "mo",
        }),
      );
    }
    refused = done.find((one): one is string => typeof one === "string") ?? "";
    if (refused !== "") return `${id} is ${state}: ${refused}`;
  }
  return `${id} goes round in circles`;
}
