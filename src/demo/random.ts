/** A stream of chance that is the same for the same seed on every machine: integers only. */
export interface Random {
  /** A whole number, both ends included. */
  whole(least: number, most: number): number;
  /** True so many times in a hundred. */
  chance(percent: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Another stream, independent of how much is drawn from this one. */
  fork(name: string): Random;
}

const spread = 0x1_0000_0000;

/** FNV-1a of a text, 32 bits. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

/** Makes a stream of a name; the generator is mulberry32 (public domain, Tommy Ettinger). */
export function makeRandom(name: string): Random {
  let state = seedOf(name);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const whole = (least: number, most: number): number =>
    least + Math.floor((next() / spread) * (most - least + 1));
  return {
    whole,
    chance: (percent) => whole(1, 100) <= percent,
    pick<T>(list: readonly T[]): T {
      if (list.length === 0) throw new Error("bug: nothing to pick from");
      return list[whole(0, list.length - 1)] as T;
    },
    fork: (part) => makeRandom(`${name}/${part}`),
  };
}

/** Running sums of weights, for {@link drawn}. */
export function running(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((one) => {
    sum += one;
    return sum;
  });
}

/** The index that chance draws by weight. */
export function drawn(sums: readonly number[], random: Random): number {
  const ticket = random.whole(1, Math.max(1, sums.at(-1) ?? 1));
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) < ticket) low = middle + 1;
    else high = middle;
  }
  return low;
}
