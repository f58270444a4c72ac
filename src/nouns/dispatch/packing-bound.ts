import type { Capacity, Size } from "./packing-goods.ts";

/** Capacities at least as large as each of the bins'; what none of them limits is not limited. */
export function largestOf(bins: readonly Capacity[]): Capacity {
  const most = (of: (one: Capacity) => number | undefined): number | undefined =>
    bins.reduce<number | undefined>((known, one) => {
      const own = of(one);
      return own === undefined ? known : Math.max(known ?? 0, own);
    }, undefined);
  return { weight: most(({ weight }) => weight), volume: most(({ volume }) => volume) };
}

/**
 * The fewest loads that any packing of a total can have: as many of the largest bins as hold it, by
 * weight and by volume; for equal bins that is the total divided by the capacity, rounded up.
 */
export function leastLoads(total: Size, bins: readonly Capacity[]): number {
  const enough = (wanted: number, capacities: readonly (number | undefined)[]): number => {
    if (wanted === 0) return 0;
    const sorted = capacities
      .map((one) => one ?? Number.POSITIVE_INFINITY)
      .sort((a, b) => (a === b ? 0 : b - a));
    let held = 0;
    const at = sorted.findIndex((one) => {
      held += one;
      return held >= wanted;
    });
    return at + 1;
  };
  const weight = enough(
    total.weight,
    bins.map((one) => one.weight),
  );
  return Math.max(
    weight,
    enough(
      total.volume,
      bins.map((one) => one.volume),
    ),
  );
}
