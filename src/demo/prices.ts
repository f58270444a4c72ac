import type { Language } from "../law/words.ts";
import { priceList } from "../nouns/price-list/price-list.ts";
import { type Client, showcaseIndex } from "./clients.ts";
import type { Desk } from "./desk.ts";
import { type Good, priceOf } from "./goods.ts";

const words = {
  zh: {
    dealer: { name: "经销价", notes: "60 件起再优惠；茶叶类" },
    special: { name: "金虹商行特批价", notes: "陈洁特批，年底重谈" },
  },
  en: {
    dealer: { name: "Dealer prices", notes: "tea; less again from sixty on" },
    special: { name: "Special prices of 2026", notes: "agreed by Jane Chen until the year's end" },
  },
} as const satisfies Record<Language, Record<string, Record<string, string>>>;

const special = "TEA-LJ250";

/** The days on which the lists begin, in the last year of the sample. */
function daysOf({ until }: Desk) {
  const year = until.slice(0, 4);
  return { dealers: `${year}-01-01`, special: `${year}-07-01`, end: `${year}-12-31` };
}

/** Dealers pay less for tea, and less again from so many on. */
const dealerPercent = 93;
const breakUnits = 60;
const breakPercent = 90;

/** So much of the list price, a round figure. */
export function percentOf({ priceMinor }: Good, percent: number): string {
  return priceOf(Math.floor((priceMinor * percent) / 1000) * 10);
}

function isTea({ sku }: Good): boolean {
  return sku.startsWith("TEA-");
}

/** What a customer pays for one of a product, as the price lists of the day say it. */
export function askedOf(
  desk: Desk,
  { known, index }: Client,
  { good, date, units }: { good: Good; date: string; units: number },
): string {
  const days = daysOf(desk);
  if (index === showcaseIndex && good.sku === special && date >= days.special) {
    return percentOf(good, breakPercent);
  }
  const isListed = known.kind === "dealer" && isTea(good) && date >= days.dealers;
  if (!isListed) return priceOf(good.priceMinor);
  return percentOf(good, units >= breakUnits ? breakPercent : dealerPercent);
}

/** The price lists: what dealers pay for tea, and what one customer was allowed. */
export function putPrices(
  desk: Desk,
  goods: readonly Good[],
  known: Pick<Client, "id"> | undefined,
): void {
  const said = words[desk.plan.language];
  const days = daysOf(desk);
  const put = (record: { readonly name: string } & Record<string, unknown>): void =>
    desk.put(priceList, { id: desk.slugId(priceList, record.name), ...record });
  const teas = goods.filter((good) => isTea(good));
  put({
    ...said.dealer,
    ...{ from: days.dealers, kinds: ["dealer"] },
    rows: teas.flatMap((good) => [
      { product: good.id, price: percentOf(good, dealerPercent) },
      { product: good.id, price: percentOf(good, breakPercent), least: `${breakUnits}` },
    ]),
  });
  const allowed = goods.find(({ sku }) => sku === special);
  if (!known || !allowed) return;
  put({
    ...said.special,
    ...{ from: days.special, to: days.end, customers: [{ customer: known.id }] },
    rows: [{ product: allowed.id, price: percentOf(allowed, breakPercent) }],
  });
}
