import type { Bin, Load, Packed, Part } from "./packing.ts";
import type { Goods } from "./packing-goods.ts";

/** Tells of every part whether there is more of its order elsewhere. */
export function split(packed: Packed): Packed {
  const all = [...packed.loads.flatMap(({ parts }) => parts), ...packed.left, ...packed.tooLarge];
  const times = new Map<string, number>();
  for (const { order } of all) times.set(order, (times.get(order) ?? 0) + 1);
  const told = (parts: readonly Part[]): readonly Part[] =>
    parts.map((one) => ({ ...one, isSplit: (times.get(one.order) ?? 0) > 1 }));
  return {
    ...packed,
    loads: packed.loads.map((load) => ({ ...load, parts: told(load.parts) })),
    left: told(packed.left),
    tooLarge: told(packed.tooLarge),
  };
}

/** Parts of one order that came into the same load become one again. */
export function whole(parts: readonly Part[]): readonly Part[] {
  const known = new Map<string, Part>();
  for (const part of parts) {
    const was = known.get(part.order);
    known.set(part.order, was ? { ...part, goods: merged([...was.goods, ...part.goods]) } : part);
  }
  return [...known.values()];
}

function merged(goods: readonly Goods[]): readonly Goods[] {
  const known = new Map<string, Goods>();
  for (const one of goods) {
    const was = known.get(one.product);
    known.set(one.product, was ? { ...one, micro: was.micro + one.micro } : one);
  }
  return [...known.values()];
}

/** Where a vehicle's first trip stayed empty, its second is the first. */
export function numbered(loads: readonly Load[], bins: readonly Bin[]): readonly Load[] {
  return bins.flatMap((bin) => {
    const load = loads.find((one) => one.bin === bin);
    if (!load) return [];
    const own = bins.filter(({ vehicle }) => vehicle === bin.vehicle);
    const before = own.filter(
      (one) => one.trip < bin.trip && loads.some((other) => other.bin === one),
    );
    return [{ ...load, bin: own[before.length] ?? bin }];
  });
}
