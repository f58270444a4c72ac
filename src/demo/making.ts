import { addDays, type IsoDate } from "../law/dates.ts";
import type { Language } from "../law/words.ts";
import { count } from "../nouns/count/count.ts";
import { tally } from "../nouns/count/tally.ts";
import { finished } from "../nouns/finished/finished.ts";
import { material } from "../nouns/material/material.ts";
import { transfer } from "../nouns/transfer/transfer.ts";
import { near } from "./clients.ts";
import type { Desk } from "./desk.ts";
import { type Good, priceOf } from "./goods.ts";
import type { Kept } from "./lots.ts";
import type { Shelf } from "./shelf.ts";

const words = {
  zh: {
    ...{ packers: "包装组", work: "龙井礼盒分装", taker: "林师傅", crushed: "礼盒压角" },
    ...{ stall: "门市周末试饮", broken: "搬货时碰碎，当日未登记" },
  },
  en: {
    ...{ packers: "packing", work: "boxes of Longjing", taker: "Linda", crushed: "box crushed" },
    ...{ stall: "tasting in the store", broken: "broken in handling, not written down" },
  },
} as const satisfies Record<Language, Record<string, string>>;

interface Making {
  readonly shelf: Shelf;
  readonly goodOf: (sku: string) => Good | undefined;
  readonly keeper: string;
  readonly kept: Kept | undefined;
}

/** Loose tea is packed into boxes, goods are on the way to the store, and some were counted. */
export function stageMaking(desk: Desk, making: Making): void {
  const { goodOf, kept } = making;
  const [boxed, moved] = ["TEA-LJ250", "SNK-HT250"].map((sku) => goodOf(sku));
  if (boxed && kept) {
    desk.agenda.on(near(desk, 5), "arrival", (date) => pack(desk, making, { date, boxed, kept }));
  }
  if (moved) desk.agenda.on(near(desk, 0), "shelf", (date) => send(desk, making, { date, moved }));
  const counted = ["CUP-LX4", "CUP-W08", "TEA-JH15"].flatMap((sku) => goodOf(sku) ?? []);
  desk.agenda.on(near(desk, 6), "contact", (date) => recount(desk, making, { date, counted }));
}

/** Three kilograms of a lot become twelve boxes, one of which does not pass. */
function pack(
  desk: Desk,
  { shelf, keeper: by }: Making,
  { date, boxed, kept: { leaf, lots } }: { date: IsoDate; boxed: Good; kept: Kept },
): void {
  const said = words[desk.plan.language];
  const [, very] = lots;
  const about = { date, department: said.packers, owner: by, work: said.work, warehouse: "main" };
  const taken = desk.dayId(material, date, by);
  const drawn = [{ product: leaf.id, quantity: "3" }];
  desk.put(material, {
    ...{ id: taken, ...about, lines: drawn },
    issued: [{ date, by, warehouse: "main", takenBy: said.taker, lines: drawn }],
  });
  const why = `${said.packers} · ${said.work}`;
  const out = { good: leaf, place: 0, units: -3, kind: "out", paper: taken, why };
  shelf.write(date, { ...out, ...(very ? { very: { ...very } } : {}) });
  const made = desk.dayId(finished, date, by);
  const line = { product: boxed.id, quantity: "12", price: priceOf(boxed.costMinor) };
  const good = { product: boxed.id, quantity: "11" };
  const failed = [{ product: boxed.id, quantity: "1" }];
  const report = `QC-${date.slice(2).replaceAll("-", "")}`;
  desk.put(finished, {
    ...{ id: made, ...about, lines: [line] },
    inspected: { date, by: desk.manager, report, failed, why: said.crushed },
    received: [{ date, by, warehouse: "main", lines: [good] }],
  });
  shelf.write(date, { good: boxed, place: 0, units: 11, kind: "in", priced: true, paper: made });
}

/** A carton leaves for the store on the last day and has not arrived. */
function send(
  desk: Desk,
  { shelf, keeper: by }: Making,
  { date, moved }: { date: IsoDate; moved: Good },
): void {
  const units = moved.carton;
  if (shelf.onHand(moved, 0) < units) return;
  const id = desk.dayId(transfer, date, by);
  desk.put(transfer, {
    ...{ id, date, from: "main", to: "shop", owner: by, why: words[desk.plan.language].stall },
    lines: [{ product: moved.id, quantity: `${units}` }],
    ...{ expected: addDays(date, 1), sent: { date, by } },
  });
  shelf.write(date, { good: moved, place: 0, units: -units, kind: "transfer", paper: id });
}

/** A few shelves were counted in the evening; of the first one piece is missing. */
function recount(
  desk: Desk,
  { shelf, keeper: by }: Making,
  { date, counted }: { date: IsoDate; counted: readonly Good[] },
): void {
  const said = words[desk.plan.language];
  const id = desk.dayId(count, date, by);
  const rows = counted.map((good) => ({ good, book: shelf.onHand(good, 0) }));
  const missing = rows.find(({ book }) => book > 0);
  const found = (row: (typeof rows)[number]): number => row.book - (row === missing ? 1 : 0);
  const place = ({ id: product }: Good) => ({ product, warehouse: "main" });
  for (const row of rows) {
    const seen = shelf.movedOn(date, row.good);
    desk.put(tally, {
      ...{ id: desk.dayId(tally, date, by), date, count: id, ...place(row.good), by, round: 1 },
      ...{ quantity: `${found(row)}`, ...(seen.length > 0 ? { seen } : {}) },
    });
  }
  const difference = (row: (typeof rows)[number]) => ({
    ...{ ...place(row.good), book: `${row.book}`, counted: `${found(row)}`, date },
    ...{ cost: priceOf(row.good.costMinor), why: said.broken, fault: "paper", person: by },
  });
  const ended = { date, by };
  desk.put(count, {
    ...{ id, date, warehouses: ["main"], products: counted.map((good) => good.id), by },
    places: rows.map(({ good, book }) => ({ ...place(good), book: `${book}` })),
    differences: missing ? [difference(missing)] : undefined,
    ...{ resulted: ended, booked: ended },
  });
  if (!missing) return;
  const moved = { good: missing.good, place: 0, units: -1, kind: "adjustment", paper: id };
  shelf.write(date, { ...moved, why: said.broken });
}
