import { largestOf, leastLoads } from "./packing-bound.ts";
import {
  type Capacity,
  cut,
  fits,
  type Goods,
  piece,
  roomBeside,
  type Size,
  share,
  sizeOf,
  sum,
} from "./packing-goods.ts";
import { numbered, split, whole } from "./packing-parts.ts";

/** What goes together as long as there is a bin that holds it: the open goods of an order. */
export interface Parcel {
  readonly order: string;
  /** 0 is urgent and goes before all others; then the less the earlier. */
  readonly rank: number;
  /** Where it goes; loads of one region are preferred. */
  readonly region: string;
  readonly goods: readonly Goods[];
}

/** One trip of one vehicle. */
export interface Bin extends Capacity {
  readonly vehicle: string;
  /** Its trips of the day, from 1. */
  readonly trip: number;
}

/** A parcel, or a part of one. */
export interface Part extends Parcel {
  /** Is there more of the same order elsewhere? */
  readonly isSplit: boolean;
}

export interface Load extends Size {
  readonly bin: Bin;
  readonly parts: readonly Part[];
}

export interface Packed {
  readonly loads: readonly Load[];
  /** What no bin had room for. */
  readonly left: readonly Part[];
  /** Of what not even one piece goes into the largest bin. */
  readonly tooLarge: readonly Part[];
  /** No way of packing what is loaded needs fewer loads than this. */
  readonly least: number;
}

interface Open {
  readonly bin: Bin;
  loaded: Size;
  readonly parts: Part[];
}

interface Way {
  /** Which parcel comes first. */
  readonly order: (a: Sized, b: Sized) => number;
  /** Which of the loads with room is taken: the first, the fullest, the fullest of its region. */
  readonly choose: "first" | "best" | "region";
}

interface Sized {
  readonly parcel: Parcel;
  readonly weight: number;
  readonly volume: number;
  /** The larger of both. */
  readonly size: number;
}

const nothing: Size = { weight: 0, volume: 0 };

const bySize: readonly ((a: Sized, b: Sized) => number)[] = [
  (a, b) => b.size - a.size,
  (a, b) => b.weight + b.volume - a.weight - a.volume,
  (a, b) => b.weight - a.weight,
  (a, b) => b.volume - a.volume,
  (a, b) => compare(a.parcel.region, b.parcel.region) || b.size - a.size,
];

const choices = ["first", "best", "region"] as const;

/**
 * Packs parcels into bins with two capacities: decreasing by size, first fit, best fit, and best
 * fit of the same region, by several measures of size; the best of these ways is kept. Where
 * everything has room, the best has the fewest loads, then the fewest regions in a load. Where it
 * has not, the parcels come strictly by rank, so that nothing travels in the place of something
 * more urgent, and the best leaves least behind of the lowest rank, then of the next. Parcels
 * larger than any bin are split at whole steps (R-TRN-06); so is what is urgent, before it is left
 * behind.
 */
export function pack(parcels: readonly Parcel[], bins: readonly Bin[]): Packed {
  const { going, tooLarge } = parted(parcels, bins);
  const reference = largestOf(bins);
  const sized = going.map((parcel): Sized => {
    const size = sizeOf(parcel.goods);
    const weight = share({ ...size, volume: 0 }, reference);
    const volume = share({ ...size, weight: 0 }, reference);
    return { parcel, weight, volume, size: Math.max(weight, volume) };
  });
  const ways = bySize.flatMap((order) => choices.map((choose): Way => ({ order, choose })));
  const together = ways.map((way) => attempt(sized, bins, way)).filter(({ left }) => !left.length);
  const tried =
    together.length > 0
      ? together
      : ways.map(({ order, choose }) =>
          attempt(sized, bins, {
            order: (a, b) => a.parcel.rank - b.parcel.rank || order(a, b),
            choose,
          }),
        );
  const best = tried.reduce((known, one) => (isBetter(one, known, reference) ? one : known));
  return finished(best, { bins, tooLarge });
}

/** What can go, and of each parcel the goods of which no bin holds a single piece. */
function parted(
  parcels: readonly Parcel[],
  bins: readonly Bin[],
): { readonly going: readonly Parcel[]; readonly tooLarge: readonly Part[] } {
  const going: Parcel[] = [];
  const tooLarge: Part[] = [];
  for (const parcel of parcels) {
    const has = (one: Goods): boolean =>
      bins.length === 0 || bins.some((bin) => fits(sizeOf([piece(one)]), bin));
    const small = parcel.goods.filter(has);
    const large = parcel.goods.filter((one) => !has(one));
    if (small.length > 0) going.push({ ...parcel, goods: small });
    if (large.length > 0) tooLarge.push({ ...parcel, goods: large, isSplit: false });
  }
  return { going, tooLarge };
}

interface Attempt {
  readonly loads: readonly Open[];
  readonly left: readonly Part[];
}

function attempt(sized: readonly Sized[], bins: readonly Bin[], way: Way): Attempt {
  const loads = bins.map((bin): Open => ({ bin, loaded: nothing, parts: [] }));
  const left: Part[] = [];
  for (const { parcel } of [...sized].sort(way.order)) {
    left.push(...placed(parcel, loads, way.choose));
  }
  return { loads: loads.filter(({ parts }) => parts.length > 0), left };
}

/** Puts a parcel into the loads, in parts where it must be; gives back what had no room. */
function placed(parcel: Parcel, loads: readonly Open[], choose: Way["choose"]): readonly Part[] {
  const isLarge = !loads.some(({ bin }) => fits(sizeOf(parcel.goods), bin));
  let part: Part = { ...parcel, isSplit: false };
  for (;;) {
    const whole = loadFor(part, loads, choose);
    if (whole) {
      put(part, whole);
      return [];
    }
    if (!isLarge && parcel.rank > 0) return [part];
    const { load, taken, rest } = largestCut(part, loads);
    if (!load) return [part];
    put({ ...part, goods: taken }, load);
    part = { ...part, goods: rest };
  }
}

function put(part: Part, load: Open): void {
  load.parts.push(part);
  load.loaded = sum(load.loaded, sizeOf(part.goods));
}

/** The load that takes all of a part: one that is begun before an empty one. */
function loadFor(part: Part, loads: readonly Open[], choose: Way["choose"]): Open | undefined {
  const size = sizeOf(part.goods);
  const open = loads.filter(({ bin, loaded }) => fits(size, roomBeside(bin, loaded)));
  const begun = open.filter(({ parts }) => parts.length > 0);
  if (begun.length === 0) return emptyLargest(open, size);
  const near = begun.filter(({ parts }) => parts.some(({ region }) => region === part.region));
  if (choose === "first") return begun[0];
  const among = choose === "region" && near.length > 0 ? near : begun;
  const full = (one: Open): number => share(sum(one.loaded, size), one.bin);
  return among.reduce((known, one) => (full(one) > full(known) ? one : known));
}

/** The first trips first, of these the largest bin: where the part takes the least share. */
function emptyLargest(loads: readonly Open[], size: Size): Open | undefined {
  const [first, ...others] = loads.filter(({ parts }) => parts.length === 0);
  if (!first) return undefined;
  const room = (one: Open): number => share(size, one.bin);
  return others.reduce(
    (known, one) =>
      one.bin.trip < known.bin.trip || (one.bin.trip === known.bin.trip && room(one) < room(known))
        ? one
        : known,
    first,
  );
}

/** The load that takes the most of a part, empty ones first; none where not a piece has room. */
function largestCut(
  part: Part,
  loads: readonly Open[],
): { readonly load?: Open; readonly taken: readonly Goods[]; readonly rest: readonly Goods[] } {
  const cuts = loads.map((load) => ({
    load,
    ...cut(part.goods, roomBeside(load.bin, load.loaded)),
  }));
  const all = largestOf(loads.map(({ bin }) => bin));
  const some = cuts.filter(({ taken }) => taken.length > 0);
  const empty = some.filter(({ load }) => load.parts.length === 0);
  const [first, ...others] = empty.length > 0 ? empty : some;
  if (!first) return { taken: [], rest: part.goods };
  const much = ({ taken }: { readonly taken: readonly Goods[] }): number =>
    share(sizeOf(taken), all);
  return others.reduce((known, one) => (much(one) > much(known) ? one : known), first);
}

/** Less left behind of what is urgent, then of each next rank; then fewer loads, fewer regions. */
function isBetter(one: Attempt, than: Attempt, reference: Capacity): boolean {
  const ranks = [...new Set([...one.left, ...than.left].map(({ rank }) => rank))];
  for (const rank of ranks.sort((a, b) => a - b)) {
    const [mine, theirs] = [one, than].map(({ left }) => {
      const parts = left.filter((part) => part.rank === rank);
      return share(sizeOf(parts.flatMap(({ goods }) => goods)), reference);
    });
    if (mine !== theirs) return (mine ?? 0) < (theirs ?? 0);
  }
  if (one.loads.length !== than.loads.length) return one.loads.length < than.loads.length;
  return regionsIn(one) < regionsIn(than);
}

function regionsIn({ loads }: Attempt): number {
  return loads.reduce((all, { parts }) => all + new Set(parts.map((one) => one.region)).size, 0);
}

/** The loads in the smallest vehicles that hold them, a vehicle's trips counted from its first. */
function finished(
  { loads, left }: Attempt,
  { bins, tooLarge }: { readonly bins: readonly Bin[]; readonly tooLarge: readonly Part[] },
): Packed {
  const free = bins.filter((bin) => !loads.some((load) => load.bin === bin));
  const reference = largestOf(bins);
  const large = (bin: Bin): number =>
    share({ weight: bin.weight ?? 0, volume: bin.volume ?? 0 }, reference);
  const moved = [...loads]
    .sort((a, b) => share(b.loaded, reference) - share(a.loaded, reference))
    .map(({ bin, loaded, parts }): Load => {
      const smaller = free
        .filter((one) => one.trip === bin.trip && large(one) < large(bin) && fits(loaded, one))
        .sort((a, b) => large(a) - large(b))[0];
      if (smaller) free.splice(free.indexOf(smaller), 1, bin);
      return { bin: smaller ?? bin, parts: whole(parts), ...loaded };
    });
  const all = sizeOf(moved.flatMap(({ parts }) => parts.flatMap(({ goods }) => goods)));
  const least = Math.max(leastLoads(all, bins), moved.length > 0 ? 1 : 0);
  return split({ loads: numbered(moved, bins), left, tooLarge, least });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
