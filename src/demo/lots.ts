import { addDays, type IsoDate } from "../law/dates.ts";
import { fromMinor } from "../law/money.ts";
import type { Language } from "../law/words.ts";
import { invoice } from "../nouns/invoice/invoice.ts";
import { order } from "../nouns/order/order.ts";
import { payment } from "../nouns/payment/payment.ts";
import { product } from "../nouns/product/product.ts";
import { type Client, near } from "./clients.ts";
import type { Desk } from "./desk.ts";
import { priceOf } from "./goods.ts";
import type { Purses } from "./ledger.ts";
import type { Shelf } from "./shelf.ts";

const words = {
  zh: {
    leaf: { name: "龙井散茶", category: "茶叶", specification: "特级", unit: "公斤", line: "绿茶" },
    stove: {
      ...{ name: "电陶炉煮茶器", category: "茶具", specification: "1300瓦" },
      ...{ unit: "台", line: "茶具" },
    },
    slip: "送货单",
    damp: "袋口未封严，受潮",
    instalments: ["首期", "二期", "尾款"],
    leafMinor: [98_000, 60_000],
    stoveMinor: [39_800, 22_500],
  },
  en: {
    leaf: {
      ...{ name: "Longjing, loose", category: "tea", specification: "first grade" },
      ...{ unit: "kg", line: "green tea" },
    },
    stove: {
      ...{ name: "Tea stove", category: "tea ware", specification: "1300 W" },
      ...{ unit: "piece", line: "tea ware" },
    },
    slip: "delivery note",
    damp: "bag not sealed, damp",
    instalments: ["first", "second", "rest"],
    leafMinor: [9800, 6000],
    stoveMinor: [3980, 2250],
  },
} as const satisfies Record<Language, unknown>;

/** Working days back from the last one on which it happened. */
const back = {
  first: 46,
  second: 30,
  order: 24,
  ship: 23,
  sign: 22,
  back: 12,
  credit: 11,
} as const;

/** Goods that are kept by lot or by number, whom they went to, and what came back. */
export interface Kept {
  readonly leaf: { readonly id: string; readonly costMinor: number };
  readonly stove: { readonly id: string; readonly costMinor: number };
  /** The lots of the leaf, oldest first, with the last day on which they may be used. */
  readonly lots: readonly { readonly lot: string; readonly expiry: IsoDate }[];
}

interface House {
  readonly shelf: Shelf;
  readonly supplier: string;
  readonly buyer: Client | undefined;
  readonly bookkeeper: string;
  readonly purses: Purses;
}

/**
 * Loose tea in two lots and stoves with numbers: they come in, a customer buys of both, pays in
 * three instalments, and sends back what was damp. Nothing where the sample does not reach so far.
 */
export function stageLots(desk: Desk, house: House): Kept | undefined {
  if (near(desk, back.first) < desk.start) return undefined;
  const said = words[desk.plan.language];
  const lotOf = (at: number): string => `LJ${near(desk, at).slice(2).replaceAll("-", "")}`;
  const kept = {
    leaf: { id: desk.slugId(product, "TEA-SC1"), costMinor: said.leafMinor[1] },
    stove: { id: desk.slugId(product, "CUP-DTL"), costMinor: said.stoveMinor[1] },
    lots: [
      { lot: lotOf(back.first), expiry: addDays(desk.until, 110) },
      { lot: lotOf(back.second), expiry: addDays(desk.until, 410) },
    ],
    serials: [1, 2, 3, 4].map((n) => `DT26${String(n).padStart(4, "0")}`),
  };
  const { leaf, stove, serials } = kept;
  const [first = { lot: "", expiry: "" }, second = first] = kept.lots;
  const { shelf, supplier } = house;
  const comes = (at: number, what: { good: Kept["leaf"]; units: number; very: object }): void =>
    desk.agenda.on(near(desk, at), "arrival", (date) => {
      const paper = `${said.slip} ${date.slice(2).replaceAll("-", "")}`;
      shelf.write(date, { ...what, place: 0, kind: "in", priced: true, paper, supplier });
    });
  comes(back.first, { good: leaf, units: 6, very: first });
  comes(back.second, { good: leaf, units: 8, very: second });
  comes(back.second, { good: stove, units: serials.length, very: { serials } });
  if (house.buyer) sell(desk, house, { ...kept, client: house.buyer });
  return kept;
}

interface Sale extends Kept {
  readonly serials: readonly string[];
  readonly client: Client;
}

/** All of the first lot and two stoves, and one kilogram that comes back. */
function sell(desk: Desk, { shelf, bookkeeper, purses }: House, sale: Sale): void {
  const { client, leaf, stove, serials } = sale;
  const said = words[desk.plan.language];
  const [very] = sale.lots;
  const sold = serials.slice(0, 2);
  const moved = { place: 0, kind: "shipment" };
  const lines = [
    { product: leaf.id, quantity: "6", price: priceOf(said.leafMinor[0]) },
    { product: stove.id, quantity: "2", price: priceOf(said.stoveMinor[0]) },
  ];
  const facts: Told = { lines, amountMinor: 6 * said.leafMinor[0] + 2 * said.stoveMinor[0] };
  let paper = "";
  desk.agenda.on(near(desk, back.ship), "signature", (date) => {
    paper = desk.dayId(order, near(desk, back.order), client.owner);
    shelf.write(date, { ...moved, good: leaf, units: -6, paper, very: { ...very } });
    shelf.write(date, { ...moved, good: stove, units: -2, paper, very: { serials: sold } });
    const by = shelf.keeper(0);
    desk.put(order, orderOf(desk, client, { paper, by, lines }));
  });
  desk.agenda.on(near(desk, back.back), "arrival", (date) => {
    const why = said.damp;
    const returned = { kind: "return", priced: true, why, very: { ...very } };
    shelf.write(date, { ...returned, good: leaf, place: 0, units: 1, paper });
  });
  desk.agenda.on(near(desk, back.sign), "payment", (date) => {
    bill(desk, client, { ...facts, date, bookkeeper, account: purses.bank, order: paper });
  });
}

interface Told {
  readonly lines: readonly Record<string, unknown>[];
  readonly amountMinor: number;
}

function orderOf(
  desk: Desk,
  { id: customer, owner, people }: Client,
  { paper, by, lines }: { paper: string; by: string; lines: Told["lines"] },
) {
  const said = words[desk.plan.language];
  const [date, left, signed] = [
    near(desk, back.order),
    near(desk, back.ship),
    near(desk, back.sign),
  ];
  const [tea] = lines;
  return {
    ...{ id: paper, customer, owner, date, promised: signed, lines },
    confirmed: { date, by: owner },
    shipments: [
      {
        ...{
          date: left,
          warehouse: "main",
          expected: signed,
          by,
          signed,
          signedBy: people[0].name,
        },
        lines: lines.map(({ product: id, quantity }) => ({ product: id, quantity })),
        returned: [
          {
            ...{ date: near(desk, back.back), by, to: "stock", warehouse: "main", why: said.damp },
            lines: [{ product: tea?.product, quantity: "1" }],
          },
        ],
        receiptDue: addDays(signed, 15),
        filed: { date: near(desk, back.sign - 6), by: owner },
      },
    ],
  };
}

interface Billed extends Told {
  readonly date: IsoDate;
  readonly bookkeeper: string;
  readonly account: string;
  readonly order: string;
}

/** An invoice in three instalments, the first one paid, and a credit note for what came back. */
function bill(desk: Desk, client: Client, told: Billed): void {
  const { date, bookkeeper: by, lines, amountMinor } = told;
  const said = words[desk.plan.language];
  const { id: customer, owner } = client;
  const id = desk.dayId(invoice, date, by);
  const dues = [18, 50, 81].map((days) => addDays(date, days));
  const part = Math.floor(amountMinor / 300_000) * 100_000;
  const parts = [part, part, amountMinor - 2 * part];
  const whose = { customer, order: told.order, owner };
  desk.put(invoice, {
    ...{ id, ...whose, date, due: dues[2], lines, amount: fromMinor(amountMinor, 2) },
    instalments: parts.map((minor, at) => ({
      ...{ due: dues[at], amount: fromMinor(minor, 2), name: said.instalments[at] },
    })),
  });
  const settle = (day: IsoDate, facts: { kind?: string; allocations: readonly object[] }) => ({
    ...{ id: desk.dayId(payment, day, by), date: day, customer, by, ...facts },
  });
  desk.agenda.on(near(desk, back.credit), "payment", (day) => {
    const note = desk.dayId(invoice, day, by);
    const minor = said.leafMinor[0];
    const amount = fromMinor(minor, 2);
    const line = { ...lines[0], quantity: "1" };
    desk.put(invoice, {
      ...{ id: note, ...whose, date: day, due: day, lines: [line], amount: `-${amount}` },
      ...{ credits: id, why: said.damp },
    });
    const allocations = [
      { invoice: id, amount },
      { invoice: note, amount: `-${amount}` },
    ];
    desk.put(payment, { ...settle(day, { kind: "netting", allocations }), amount: "0.00" });
  });
  desk.agenda.on(desk.calendar.nextWorkday(dues[0] ?? date), "payment", (day) => {
    const amount = fromMinor(part, 2);
    const { account } = told;
    const allocations = [{ invoice: id, amount }];
    desk.put(payment, { ...settle(day, { allocations }), amount, method: "transfer", account });
  });
}

/** Writes the two products. */
export function putLots(desk: Desk, kept: Kept | undefined, supplier: string): void {
  if (!kept) return;
  const { leaf, stove, leafMinor, stoveMinor } = words[desk.plan.language];
  const tea = { ...leaf, sku: "TEA-SC1", tier: "second", price: priceOf(leafMinor[0]), supplier };
  desk.put(product, { id: kept.leaf.id, ...tea, lots: true, shelfDays: 540, removalDays: 60 });
  const price = priceOf(stoveMinor[0]);
  const pieces = { ...stove, sku: "CUP-DTL", tier: "supplementary", price, serials: true };
  desk.put(product, { id: kept.stove.id, ...pieces });
}
