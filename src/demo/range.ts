import { shortest } from "../law/decimal.ts";
import { fromMinor } from "../law/money.ts";
import type { Language } from "../law/words.ts";
import type { Desk } from "./desk.ts";
import type { Ware } from "./pack.ts";

const words = {
  zh: {
    features: "核心产区明前一芽一叶，手工辉锅，豆香足，耐三泡。",
    sellingPoint: "有产地码可追溯；礼盒自带手提袋，送礼不必另配包装。",
    surroundings: ["写字楼", "成熟社区", "景区"],
    storeTypes: ["茶庄", "商行", "酒店"],
    marketResponse: "清明到五一走货最快；入秋后以礼盒为主，回购客户认产区。",
    priceSystem: "定价 268；经销价见价目表，60 盒起再优惠；终端建议零售价 328。",
  },
  en: {
    features: "Picked before the spring rains, one bud and one leaf, finished by hand.",
    sellingPoint: "Traceable to the garden; the box comes with a bag of its own.",
    surroundings: ["offices", "old quarters", "sights"],
    storeTypes: ["tea shops", "general stores", "hotels"],
    marketResponse: "Sells fastest in April; from autumn on mostly as a present.",
    priceSystem: "List 26.80; dealers see their price list; suggested in the shop 32.80.",
  },
} as const satisfies Record<Language, Record<string, unknown>>;

/** The product of which most is told, and the one that is made when it is ordered. */
const known = "TEA-LJ250";
/** What leaves first is what came first, at what it cost. */
const firstInFirstOut = "HOM-CZ6";
export const madeToOrder = "HOM-WQ1";

/** Half a carton of what is dear or heavy is sold too: then two of what is ordered make one. */
function inCarton({ carton }: Ware): number {
  return carton < 10 ? carton * 2 : carton;
}

/** The paper of a carton, in grams. */
const cartonGrams = 400;

/** Where a product stands in the range, and how it is packed. */
export function rangeOf({ pack }: Desk, ware: Ware): Record<string, unknown> {
  const { line, tier, grams, cubic } = ware;
  const count = inCarton(ware);
  const carton = {
    unit: pack.cartonUnit,
    quantity: `${count}`,
    weight: kilogramsOf(count * grams + cartonGrams),
    volume: cubicOf(Math.ceil((count * cubic * 11) / 10)),
  };
  return { line, tier, units: [carton], weight: kilogramsOf(grams), volume: cubicOf(cubic) };
}

/** How long it takes until there is more of it, and what whoever sells it knows of it. */
export function toldOf({ plan }: Desk, { sku }: Ware): Record<string, unknown> {
  if (sku === madeToOrder) return { makeToOrder: true, purchaseDays: 5, makingDays: 9 };
  if (sku === firstInFirstOut) return { cost: "fifo" };
  return sku === known ? words[plan.language] : {};
}

export function kilogramsOf(grams: number): string {
  return shortest(fromMinor(grams, 3));
}

/** Cubic metres of cubic centimetres. */
export function cubicOf(cubic: number): string {
  return shortest(fromMinor(cubic, 6));
}
