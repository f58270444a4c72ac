import { divideRounded, quantityDigits } from "../../law/decimal.ts";

/** The decimal places of values and costs inside a pool: far below a cent, so nothing drifts. */
export const valueDigits = 12;

const one = 10n ** BigInt(quantityDigits);

export type Method = "average" | "fifo";

/** Goods that came in together: millionths, and what all of them cost in 10^-12 of the currency. */
export interface Layer {
  quantity: bigint;
  value: bigint;
}

/** What an entry did to a pool's value; 10^-12 of the currency. */
export interface Posting {
  /** What came in at its cost, or with a minus what left at its cost. */
  readonly value: bigint;
  /**
   * What was left open when goods went out before they came in, or came in at a cost nobody knew
   * yet: the value is set right once the cost is known.
   */
  readonly correction: bigint;
}

const nothing: Posting = { value: 0n, correction: 0n };

/**
 * What the firm holds of one product, wherever it lies, and what it cost. Moving average: one layer
 * into which all is mixed. First in, first out: the oldest layer leaves first. Nothing is rounded
 * but what a part of a layer is worth, to 10^-12, and the rest of the layer keeps what is over.
 */
export class Pool {
  method: Method;
  /** Oldest first; none while nothing is there. */
  layers: Layer[] = [];
  /** What has left before it came in: millionths, at `last`. */
  short = 0n;
  /** What one cost last, 10^-12 of the currency; undefined: nothing was ever bought at a price. */
  last: bigint | undefined;

  constructor(method: Method) {
    this.method = method;
  }

  /** Goes on by another method: to the average all layers are mixed. */
  turn(method: Method): void {
    this.method = method;
    if (method === "fifo" || this.layers.length < 2) return;
    const [quantity, value] = [this.quantity, this.value];
    this.layers = [{ quantity, value }];
    this.last = this.meanCost ?? this.last;
  }

  get quantity(): bigint {
    return this.layers.reduce((sum, one) => sum + one.quantity, 0n) - this.short;
  }

  get value(): bigint {
    const there = this.layers.reduce((sum, one) => sum + one.value, 0n);
    return this.short === 0n ? there : there - this.worth(this.short, this.last ?? 0n);
  }

  /** What one costs, 10^-12 of the currency: what is there, else what it cost last. */
  get cost(): bigint | undefined {
    const { quantity, value } = this;
    if (this.last === undefined) return undefined;
    return quantity > 0n ? divideRounded(value * one, quantity) : this.last;
  }

  /** What a quantity is worth at the cost that holds now; 10^-12. */
  worthOf(quantity: bigint): bigint | undefined {
    if (this.last === undefined) return undefined;
    const all = this.quantity;
    return all > 0n ? divideRounded(quantity * this.value, all) : this.worth(quantity, this.last);
  }

  /** Takes in goods; without a price they come at the cost that holds. */
  in(quantity: bigint, price: bigint | undefined): Posting {
    const at = price ?? (this.method === "fifo" ? this.last : this.cost);
    if (at === undefined) {
      this.lay(quantity, 0n);
      return nothing;
    }
    const before = this.value;
    const value = this.worth(quantity, at);
    const isFirst = this.last === undefined;
    if (isFirst || this.short > 0n) {
      // What left before is settled at what the goods that fill it cost.
      const after = this.quantity + quantity;
      this.layers = after > 0n ? [{ quantity: after, value: this.worth(after, at) }] : [];
      this.short = after > 0n ? 0n : -after;
    } else this.lay(quantity, value);
    this.last = this.method === "fifo" || price === undefined ? at : (this.meanCost ?? at);
    return { value, correction: this.value - before - value };
  }

  /** Lets goods go; a price says that a receipt at this price is taken back. */
  out(quantity: bigint, price?: bigint): Posting {
    const before = this.value;
    const rest = this.quantity - quantity;
    if (price !== undefined && rest > 0n && this.short === 0n) {
      this.withdraw(quantity, price);
      const value = -this.worth(quantity, price);
      return { value, correction: this.value - before - value };
    }
    const cost = this.cost;
    let left = quantity;
    while (left > 0n && this.layers.length > 0) left -= this.takeOldest(left);
    if (this.method === "average") this.last = this.meanCost ?? cost;
    this.short += left;
    return { value: this.value - before, correction: 0n };
  }

  private get meanCost(): bigint | undefined {
    const [only] = this.layers;
    return only && only.quantity > 0n ? divideRounded(only.value * one, only.quantity) : undefined;
  }

  private lay(quantity: bigint, value: bigint): void {
    if (this.short > 0n) {
      const filled = quantity < this.short ? quantity : this.short;
      this.short -= filled;
      if (quantity > filled) this.lay(quantity - filled, value);
      return;
    }
    const newest = this.layers.at(-1);
    const isSame =
      newest !== undefined &&
      (this.method === "average" || newest.value * quantity === value * newest.quantity);
    if (newest && isSame) {
      newest.quantity += quantity;
      newest.value += value;
    } else this.layers.push({ quantity, value });
  }

  /** Takes from the oldest layer what it has of a quantity; says how much that was. */
  private takeOldest(quantity: bigint): bigint {
    const [oldest] = this.layers;
    if (!oldest) return 0n;
    if (oldest.quantity <= quantity) {
      this.layers.shift();
      return oldest.quantity;
    }
    oldest.value -= divideRounded(oldest.value * quantity, oldest.quantity);
    oldest.quantity -= quantity;
    return quantity;
  }

  /** Takes goods out at the price at which they came in: of the newest that cost as much. */
  private withdraw(quantity: bigint, price: bigint): void {
    const at = this.layers.findLastIndex(
      (one) =>
        one.quantity >= quantity &&
        (this.method === "average" || one.value === this.worth(one.quantity, price)),
    );
    const layer = this.layers[at];
    if (!layer) {
      let left = quantity;
      while (left > 0n && this.layers.length > 0) left -= this.takeOldest(left);
      return;
    }
    layer.quantity -= quantity;
    const value = layer.value - this.worth(quantity, price);
    layer.value = value > 0n ? value : 0n;
    if (layer.quantity === 0n) this.layers.splice(at, 1);
    this.last = this.method === "average" ? (this.meanCost ?? this.last) : this.last;
  }

  private worth(quantity: bigint, cost: bigint): bigint {
    return divideRounded(quantity * cost, one);
  }
}
