import { addDays } from "../law/dates.ts";
import { fromMinor } from "../law/money.ts";
import type { Language } from "../law/words.ts";
import { bill } from "../nouns/bill/bill.ts";
import { purchase } from "../nouns/purchase/purchase.ts";
import { goodsReceipt } from "../nouns/receipt/receipt.ts";
import { requisition } from "../nouns/requisition/requisition.ts";
import { near } from "./clients.ts";
import { type Desk, workdaysOn } from "./desk.ts";
import { type Good, priceOf } from "./goods.ts";
import type { Shelf } from "./shelf.ts";

const words = {
  zh: {
    ...{ department: "河埠门市", why: "年货备货，门市青瓷断货", how: "微信", handler: "李师傅" },
    ...{ damp: "外盒受潮，待质检", note: "年前第二批" },
  },
  en: {
    ...{ department: "Harbour store", why: "for the season; none left in the store" },
    ...{ how: "mail", handler: "Lee", damp: "boxes damp, to be looked at", note: "second lot" },
  },
} as const satisfies Record<Language, Record<string, string>>;

interface Buying {
  readonly shelf: Shelf;
  readonly goodOf: (sku: string) => Good | undefined;
  readonly suppliers: readonly string[];
  readonly buyer: string;
  readonly keeper: string;
  readonly bookkeeper: string;
}

/**
 * What is wanted, what is on order, and what came: one purchase order is late, one is to come, of
 * one a part is on quality hold, and its invoice asks for more than was agreed.
 */
export function stageBuying(desk: Desk, buying: Buying): void {
  const { goodOf, shelf } = buying;
  const [late, coming, came] = ["TEA-GH120", "TEA-CP10", "TEA-ML100"].map((sku) => goodOf(sku));
  if (!late || !coming || !came || near(desk, 8) < desk.start) return;
  putWanted(desk, buying);
  desk.agenda.on(near(desk, 8), "contact", () => {
    putOrder(desk, buying, { good: late, units: 36, back: 8, wanted: 3 });
  });
  desk.agenda.on(near(desk, 2), "contact", () => {
    putOrder(desk, buying, { good: coming, units: 30, back: 2, wanted: -6 });
  });
  desk.agenda.on(near(desk, 4), "arrival", (date) => {
    const paper = putOrder(desk, buying, { good: came, units: 36, back: 8, wanted: 4 });
    const { id, accepted } = putReceipt(desk, buying, { good: came, paper });
    const supplier = buying.suppliers[came.supplier];
    const moved = { good: came, place: 0, units: accepted, kind: "in", priced: true };
    shelf.write(date, { ...moved, paper: id, supplier });
    putBill(desk, buying, { good: came, paper });
  });
}

interface Ordered {
  readonly good: Good;
  readonly units: number;
  /** Working days back from the last one on which it was ordered, and for which it is wanted. */
  readonly back: number;
  readonly wanted: number;
}

/** An order that was sent and confirmed the next working day; returns its id. */
function putOrder(desk: Desk, buying: Buying, { good, units, back, wanted }: Ordered): string {
  const { buyer: by, suppliers } = buying;
  const said = words[desk.plan.language];
  const date = near(desk, back);
  const promised = workdaysOn(desk, date, back - wanted);
  const id = desk.dayId(purchase, date, by);
  const line = { product: good.id, quantity: `${units}`, price: priceOf(good.costMinor) };
  desk.put(purchase, {
    ...{ id, supplier: suppliers[good.supplier], owner: by, date, promised, lines: [line] },
    ...{ payDays: 30, warehouse: "main", sent: { date, by, how: said.how } },
    confirmations: [{ date: near(desk, back - 1), by, promised }],
  });
  return id;
}

/** A line of what the store wants until the feast, written on the last day but one. */
function putWanted(desk: Desk, { goodOf, keeper: owner }: Buying): void {
  const said = words[desk.plan.language];
  const date = near(desk, 1);
  const lines = ["CUP-GW15", "CUP-LX4"].flatMap((sku) => {
    const good = goodOf(sku);
    return good ? [{ product: good.id, quantity: `${good.carton * 3}` }] : [];
  });
  desk.agenda.on(date, "contact", () => {
    desk.put(requisition, {
      ...{ id: desk.dayId(requisition, date, owner), kind: "goods", department: said.department },
      ...{ owner, date, neededBy: addDays(desk.until, 20), lines, why: said.why },
    });
  });
}

/** What came of an order; of 36 six are on quality hold. */
function putReceipt(
  desk: Desk,
  { keeper: by, suppliers }: Buying,
  { good, paper }: { good: Good; paper: string },
): { readonly id: string; readonly accepted: number } {
  const said = words[desk.plan.language];
  const date = near(desk, 4);
  const id = desk.dayId(goodsReceipt, date, by);
  const held = 6;
  const number = `SH-${date.slice(2).replaceAll("-", "")}`;
  desk.put(goodsReceipt, {
    ...{ id, purchase: paper, supplier: suppliers[good.supplier], date, warehouse: "main", by },
    lines: [{ product: good.id, quantity: "36", listed: "36", held: `${held}`, why: said.damp }],
    delivery: { number, handler: said.handler, stamp: true, order: paper },
  });
  return { id, accepted: 36 - held };
}

/** The supplier asks one in twenty more than was agreed, and for what is on hold too. */
function putBill(
  desk: Desk,
  { bookkeeper: owner, suppliers }: Buying,
  { good, paper }: { good: Good; paper: string },
): void {
  const date = near(desk, 3);
  const priceMinor = Math.ceil((good.costMinor * 21) / 200) * 10;
  desk.agenda.on(date, "contact", () => {
    desk.put(bill, {
      ...{ id: desk.dayId(bill, date, owner), code: `25${date.replaceAll("-", "")}`, owner },
      ...{ supplier: suppliers[good.supplier], purchase: paper, date, due: addDays(date, 30) },
      lines: [{ product: good.id, quantity: "36", price: priceOf(priceMinor) }],
      amount: fromMinor(priceMinor * 36, 2),
    });
  });
}
