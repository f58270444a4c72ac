import { shortest } from "../law/decimal.ts";
import { fromMinor } from "../law/money.ts";
import { product } from "../nouns/product/product.ts";
import type { Desk } from "./desk.ts";
import type { Ware } from "./pack.ts";
import { drawn, type Random, running } from "./random.ts";
import { rangeOf, toldOf } from "./range.ts";

/** A product of the sample with what is expected to be sold of it. */
export interface Good extends Ware {
  readonly id: string;
  /** Units expected to be sold on a working day; a rough figure for ordering. */
  readonly daily: number;
  /** Is it kept in the second warehouse too? */
  readonly branch: boolean;
}

/** A decimal of an amount in the smallest unit, as prices are written. */
export function priceOf(minor: number): string {
  return shortest(fromMinor(minor, 2));
}

/** Cartons on a line of an order, by the size of the shop. */
export const cartonsMost = (size: number): number => size + 1;
const averageCartons = 2;
const linesPerOrder = 1.6;

/** The catalogue: 25 products in a small firm, up to 500 in a large one. */
export function makeGoods(desk: Desk): readonly Good[] {
  const { pack, plan } = desk;
  const base = pack.wares;
  const most = base.length * (pack.variants.length + 1);
  const count = Math.min(most, Math.max(base.length, Math.floor(plan.customers / 25)));
  const wares = Array.from({ length: count }, (_, index) => variant(desk, index));
  const pulls = wares.reduce((sum, ware) => sum + ware.pull, 0);
  const linesDaily = (desk.orders * linesPerOrder) / desk.workdays;
  return wares.map((ware) => ({
    ...ware,
    id: desk.slugId(product, ware.sku),
    daily: (linesDaily * ware.pull * ware.carton * averageCartons) / pulls,
    branch: ware.pull >= 8,
  }));
}

/** The n-th product: one of the range, or a variant of one. */
function variant({ pack }: Desk, index: number): Ware {
  const ware = pack.wares[index % pack.wares.length];
  if (!ware) throw new Error("bug: a catalogue without products");
  const round = Math.floor(index / pack.wares.length);
  if (round === 0) return ware;
  const factor = 60 + ((round * 37) % 90);
  return {
    ...ware,
    sku: `${ware.sku}${String.fromCharCode(65 + round)}`,
    name: pack.variantName(ware.name, pack.variants[(round - 1) % pack.variants.length] ?? ""),
    priceMinor: Math.floor((ware.priceMinor * factor) / 1000) * 10,
    costMinor: Math.floor((ware.costMinor * factor) / 1000) * 10,
  };
}

/** Below what a product must not fall: about eight working days' sales, a round figure. */
function usualMinimum(good: Good): number {
  const bare = Math.max(good.carton, good.daily * 8);
  return Math.ceil(bare / good.carton) * good.carton;
}

/**
 * Writes the catalogue, now that the last stock is known: about one product in twelve is below its
 * minimum, the others are not.
 */
export function putGoods(
  desk: Desk,
  goods: readonly Good[],
  { suppliers, onHand }: { suppliers: readonly string[]; onHand: (good: Good) => number },
): void {
  const lowCount = Math.max(1, Math.round(goods.length / 12));
  const ratio = (good: Good): number => onHand(good) / usualMinimum(good);
  const low = new Set([...goods].sort((a, b) => ratio(a) - ratio(b)).slice(0, lowCount));
  for (const good of goods) {
    const there = onHand(good);
    const usual = usualMinimum(good);
    const above = (Math.floor(there / good.carton) + 1) * good.carton;
    const below = (Math.ceil(there / good.carton) - 1) * good.carton;
    const minimum = low.has(good) ? Math.max(usual, above) : Math.min(usual, below);
    desk.put(product, {
      id: good.id,
      name: good.name,
      sku: good.sku,
      category: good.category,
      ...rangeOf(desk, good),
      specification: good.specification,
      unit: good.unit,
      price: priceOf(good.priceMinor),
      supplier: suppliers[good.supplier % suppliers.length],
      minimum: minimum > 0 ? `${minimum}` : undefined,
      ...toldOf(desk, good),
    });
  }
}

/** Draws products by how well they sell. */
export function goodsDrawer(goods: readonly Good[]): (random: Random) => Good {
  const shares = running(goods.map((one) => one.pull));
  return (random) => {
    const good = goods[drawn(shares, random)];
    if (!good) throw new Error("bug: a catalogue without products");
    return good;
  };
}
