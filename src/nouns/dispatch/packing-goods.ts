/** Weight in millionths of a kilogram and volume in millionths of a cubic metre. */
export interface Size {
  readonly weight: number;
  readonly volume: number;
}

/** Goods of one product: a quantity in millionths, which is cut only at whole steps. */
export interface Goods {
  readonly product: string;
  readonly micro: number;
  /** What is not cut: one of the product's own unit, or the box that it was ordered in. */
  readonly step: number;
  /** What one of the product's own unit weighs and takes up; undefined: nobody told. */
  readonly weight: number | undefined;
  readonly volume: number | undefined;
  /** Where they are told of a box instead: how many millionths of the own unit are in it. */
  readonly weightPer?: number | undefined;
  readonly volumePer?: number | undefined;
}

/** What a bin takes at most; undefined: there is no such limit. */
export interface Capacity {
  readonly weight: number | undefined;
  readonly volume: number | undefined;
}

const unit = 1_000_000;

/** What so many millionths come to, rounded up: a load is never over by rounding. */
function times(micro: number, each: number | undefined, per = unit): number {
  if (each === undefined) return 0;
  const product = micro * each;
  if (Number.isSafeInteger(product) && product % per === 0) return product / per;
  return Number((BigInt(micro) * BigInt(each) + BigInt(per - 1)) / BigInt(per));
}

/** What goods come to; what is not known counts as nothing, and is named elsewhere. */
export function sizeOf(goods: readonly Goods[]): Size {
  let [weight, volume] = [0, 0];
  for (const one of goods) {
    weight += times(one.micro, one.weight, one.weightPer);
    volume += times(one.micro, one.volume, one.volumePer);
  }
  return { weight, volume };
}

export function sum(a: Size, b: Size): Size {
  return { weight: a.weight + b.weight, volume: a.volume + b.volume };
}

/** Is there room for this much? */
export function fits({ weight, volume }: Size, room: Capacity): boolean {
  return weight <= (room.weight ?? weight) && volume <= (room.volume ?? volume);
}

/** The room that is left beside what is loaded. */
export function roomBeside(capacity: Capacity, loaded: Size): Capacity {
  return {
    weight: capacity.weight === undefined ? undefined : capacity.weight - loaded.weight,
    volume: capacity.volume === undefined ? undefined : capacity.volume - loaded.volume,
  };
}

/** The share of a capacity that a size takes, by what is scarcer; 0 where nothing limits it. */
export function share({ weight, volume }: Size, capacity: Capacity): number {
  const part = (one: number, all: number | undefined): number =>
    all === undefined || one === 0 ? 0 : all > 0 ? one / all : Number.POSITIVE_INFINITY;
  return Math.max(part(weight, capacity.weight), part(volume, capacity.volume));
}

/** The least of goods that may be loaded by itself. */
export function piece(goods: Goods): Goods {
  return { ...goods, micro: Math.min(goods.micro, goods.step) };
}

/** How much of goods goes into a room, at whole steps; all of it where there is room for all. */
function most(goods: Goods, room: Capacity): number {
  if (fits(sizeOf([goods]), room)) return goods.micro;
  const one = sizeOf([{ ...goods, micro: goods.step }]);
  const steps = (left: number | undefined, each: number): number =>
    left === undefined || each === 0 ? Number.POSITIVE_INFINITY : Math.floor(left / each);
  const count = Math.min(steps(room.weight, one.weight), steps(room.volume, one.volume));
  const whole = Math.floor((goods.micro - 1) / goods.step);
  return Math.max(0, Math.min(count, whole)) * goods.step;
}

/** Cuts goods in two: what goes into a room, and the rest. Nothing is lost, nothing is added. */
export function cut(
  goods: readonly Goods[],
  room: Capacity,
): { readonly taken: readonly Goods[]; readonly rest: readonly Goods[] } {
  const taken: Goods[] = [];
  const rest: Goods[] = [];
  let left = room;
  const largest = [...goods].sort(
    (a, b) => share(sizeOf([piece(b)]), room) - share(sizeOf([piece(a)]), room),
  );
  for (const one of largest) {
    const micro = most(one, left);
    if (micro > 0) {
      const part = { ...one, micro };
      taken.push(part);
      left = roomBeside(left, sizeOf([part]));
    }
    if (micro < one.micro) rest.push({ ...one, micro: one.micro - micro });
  }
  return { taken, rest };
}
