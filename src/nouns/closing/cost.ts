import type { BalanceRow } from "../../law/change.ts";
import {
  divideRounded,
  fromScaled,
  quantityDigits,
  shortest,
  toScaled,
} from "../../law/decimal.ts";
import { holdingReversals } from "../../law/reversal.ts";
import { comesBackLater, type Issued, Issues } from "./issues.ts";
import { type Layer, type Method, Pool, type Posting, valueDigits } from "./pool.ts";

/** The figures of a stock move that cost goes by, as decimals. */
export interface Costed extends Issued {
  /** What one cost that came in. */
  readonly price?: string | undefined;
}

/** What an entry did to the value of a product, in the smallest unit of the currency. */
export interface PostedMinor {
  readonly minor: number;
  /** What goods cost more or less than was thought when they left before they came in. */
  readonly correctionMinor: number;
  /** The same before it was rounded. */
  readonly posting: Posting;
}

export type MethodOf = (product: string) => Method;

const always: MethodOf = () => "average";

const none: Posting = { value: 0n, correction: 0n };

const perPrice = 10n ** BigInt(valueDigits - quantityDigits);

/**
 * What each product cost, over all warehouses and what is on the road between them: at the moving
 * average, or first in, first out where the product asks for it. Values are exact to 10^-12; the
 * value of a product is rounded to the cent once, and an entry is worth the difference it makes to
 * that, so that what came in is to the cent what left and what is left.
 */
export class Costs {
  private readonly pools = new Map<string, Pool>();
  private readonly methodOf: MethodOf;
  private readonly issues = new Issues();

  constructor(methodOf: MethodOf = always) {
    this.methodOf = methodOf;
  }

  /** Begins with what a closing says of a product in one warehouse; `cost` of one, if known. */
  begin(product: string, quantity: string, cost: string | undefined): void {
    const pool = this.of(product);
    const units = toScaled(quantity, quantityDigits);
    const at = cost === undefined ? undefined : toScaled(cost, valueDigits);
    if (units > 0n) pool.in(units, at);
    else if (units < 0n) pool.out(-units);
    if (at !== undefined) pool.last = at;
  }

  /** Begins with what a closing carries: its rows of costs, and of stock where it has none. */
  bring(rows: (section: string) => readonly BalanceRow[]): void {
    const carried = rows("costs");
    if (carried.length === 0) {
      for (const row of rows("stock")) this.begin(row.product ?? "", row.quantity ?? "0", row.cost);
    }
    for (const row of carried) this.carry(row);
  }

  /** What must be carried on of every product that has ever cost anything, or lies there. */
  rows(): ReadonlyMap<string, Record<string, string>> {
    const rows = new Map<string, Record<string, string>>();
    for (const [product, pool] of this.pools) {
      const { last, short, method } = pool;
      const layers: readonly Layer[] =
        pool.layers.length > 0 ? pool.layers : [{ quantity: -short, value: 0n }];
      if (last === undefined && pool.quantity === 0n) continue;
      for (const [at, { quantity, value }] of layers.entries()) {
        const layer = String(at + 1).padStart(6, "0");
        rows.set(`${product}|${layer}`, {
          product,
          layer: String(at + 1),
          quantity: plain(quantity, quantityDigits),
          ...(quantity > 0n && last !== undefined ? { value: plain(value, valueDigits) } : {}),
          ...(at === 0 && last !== undefined ? { cost: plain(last, valueDigits) } : {}),
          ...(at === 0 && method === "fifo" ? { method } : {}),
        });
      }
    }
    return rows;
  }

  /** Takes a move in, or its reversal with a minus. */
  add(move: Costed): Posting {
    const { product, quantity, price, kind } = move;
    if (kind === "transfer") return none;
    const pool = this.of(product);
    const units = toScaled(quantity, quantityDigits);
    const told = price === undefined ? undefined : toScaled(price, quantityDigits) * perPrice;
    const at = this.issues.costOf(move) ?? told;
    const posting = units > 0n ? pool.in(units, at) : pool.out(-units, at);
    this.issues.see(move, posting);
    return posting;
  }

  /** Moves in the order in which they are taken in: those that came back know what they cost. */
  ordered<M extends Dated>(moves: readonly M[]): readonly M[] {
    const ordered = costOrder(moves);
    this.issues.watch(ordered);
    return ordered;
  }

  /** The same, and what it did to the product's value in whole cents. */
  post(move: Costed, digits: number): PostedMinor {
    const before = this.minorOf(move.product, digits);
    const posting = this.add(move);
    const all = this.minorOf(move.product, digits) - before;
    const correctionMinor = inMinor(posting.correction, digits);
    return { minor: all - correctionMinor, correctionMinor, posting };
  }

  /** What all of a product is worth at cost, in the smallest unit of the currency. */
  minorOf(product: string, digits: number): number {
    return inMinor(this.of(product).value, digits);
  }

  /** How many there are of a product in all, with what is on the road; a decimal. */
  quantityOf(product: string): string {
    return plain(this.of(product).quantity, quantityDigits);
  }

  /** What one of a product costs, as a decimal; undefined where none was ever bought at a price. */
  costOf(product: string): string | undefined {
    const { cost } = this.of(product);
    if (cost === undefined) return undefined;
    return plain(divideRounded(cost, perPrice), quantityDigits);
  }

  /** Was any of a product ever bought at a price? Then it has a cost. */
  isValued(product: string): boolean {
    return this.of(product).last !== undefined;
  }

  /** What a quantity is worth at cost, in the smallest unit of the currency. */
  worthMinor(product: string, quantity: string, digits: number): number | undefined {
    const worth = this.of(product).worthOf(toScaled(quantity, quantityDigits));
    return worth === undefined ? undefined : inMinor(worth, digits);
  }

  private carry({ product = "", quantity = "0", value, cost }: BalanceRow): void {
    const pool = this.of(product);
    const units = toScaled(quantity, quantityDigits);
    if (cost !== undefined) pool.last = toScaled(cost, valueDigits);
    if (units < 0n) pool.short -= units;
    if (units <= 0n) return;
    const layer = { quantity: units, value: toScaled(value ?? "0", valueDigits) };
    const [first] = pool.layers;
    if (first && pool.method === "average") {
      first.quantity += layer.quantity;
      first.value += layer.value;
    } else pool.layers.push(layer);
  }

  private of(product: string): Pool {
    const method = this.methodOf(product);
    const known = this.pools.get(product) ?? new Pool(method);
    this.pools.set(product, known);
    if (known.method !== method) known.turn(method);
    return known;
  }
}

function plain(value: bigint, digits: number): string {
  return shortest(fromScaled(value, digits));
}

/** What one of the smallest unit is inside a pool, by the decimal places of the currency. */
const minors = Array.from(
  { length: valueDigits },
  (_, digits) => 10n ** BigInt(valueDigits - digits),
);

function inMinor(fine: bigint, digits: number): number {
  return Number(divideRounded(fine, minors[digits] ?? 1n));
}

interface Dated extends Costed {
  readonly id: string;
  readonly date: string;
  readonly reverses?: string | undefined;
}

/**
 * The moves in the order in which cost goes by them: by day, on a day what comes in before what
 * leaves, what comes back after it left, else as written. A move that was taken back counts no more
 * than if it had never been.
 */
export function costOrder<M extends Dated>(moves: readonly M[]): readonly M[] {
  const taken = moves.some(({ reverses }) => reverses !== undefined);
  const standing = taken ? withoutTaken(moves) : [...moves];
  const isLater = comesBackLater(standing);
  const side = (move: M): number => (isLater(move) ? 2 : move.quantity.startsWith("-") ? 1 : 0);
  return standing.sort(
    (a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0) || side(a) - side(b),
  );
}

/** Of a closed month nothing is taken back but on a later day: there both stand for themselves. */
function withoutTaken<M extends Dated>(moves: readonly M[]): M[] {
  const days = new Map(moves.map(({ id, date }) => [id, date]));
  const isSameDay = ({ date, reverses = "" }: M): boolean => days.get(reverses) === date;
  const find = holdingReversals(moves.filter(isSameDay));
  return moves.filter((one) => !isSameDay(one) && find(one.id) === undefined);
}
