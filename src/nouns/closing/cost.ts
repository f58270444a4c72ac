import {
  divideRounded,
  fromScaled,
  quantityDigits,
  shortest,
  toScaled,
} from "../../law/decimal.ts";

/** What is on the shelf of a product in all warehouses, and what one of it cost; millionths. */
interface Held {
  quantity: bigint;
  cost: bigint | undefined;
}

/** The figures of a stock move that cost goes by, as decimals. */
export interface Costed {
  readonly product: string;
  readonly quantity: string;
  readonly price?: string | undefined;
}

const one = 10n ** BigInt(quantityDigits);

/**
 * The moving average cost of each product over all warehouses: what comes in at a price moves the
 * average, what leaves takes it along unchanged (the perpetual weighted average of bookkeeping).
 */
export class Costs {
  private readonly held = new Map<string, Held>();

  /** Begins with what a closing says of a product in one warehouse; `cost` of one, if known. */
  begin(product: string, quantity: string, cost: string | undefined): void {
    const held = this.of(product);
    held.quantity += toScaled(quantity, quantityDigits);
    if (cost !== undefined) held.cost = toScaled(cost, quantityDigits);
  }

  /** Takes a move in, or its reversal with a minus. */
  add({ product, quantity, price }: Costed): void {
    const held = this.of(product);
    const more = toScaled(quantity, quantityDigits);
    const after = held.quantity + more;
    if (price !== undefined) {
      const at = toScaled(price, quantityDigits);
      const isFresh = held.quantity <= 0n || held.cost === undefined;
      if (isFresh && more > 0n) held.cost = at;
      else if (!isFresh && after > 0n) {
        held.cost = divideRounded(held.quantity * (held.cost ?? at) + more * at, after);
      }
    }
    held.quantity = after;
  }

  /** What one of a product costs, as a decimal; undefined where none was ever bought at a price. */
  costOf(product: string): string | undefined {
    const { cost } = this.of(product);
    return cost === undefined ? undefined : shortest(fromScaled(cost, quantityDigits));
  }

  /** What a quantity is worth at cost, in the smallest unit of the currency. */
  worthMinor(product: string, quantity: string, digits: number): number | undefined {
    const { cost } = this.of(product);
    if (cost === undefined) return undefined;
    const worth = toScaled(quantity, quantityDigits) * cost * 10n ** BigInt(digits);
    return Number(divideRounded(worth, one * one));
  }

  private of(product: string): Held {
    const known = this.held.get(product) ?? { quantity: 0n, cost: undefined };
    this.held.set(product, known);
    return known;
  }
}
