import type { Move } from "../move/move.ts";

/** Where goods are that one warehouse sent and the other has not yet: no warehouse is called so. */
export const onRoad = "/road";

/**
 * What moved of a product, in one warehouse or in the whole firm. Quantities in millionths, values
 * at cost in the smallest unit. Opening + in - out = closing in quantity; in value there may be a
 * rest, for what was revalued.
 */
export interface Flow {
  readonly product: string;
  /** Empty: of all warehouses and the road between them; {@link onRoad}: of that road. */
  readonly warehouse: string;
  openingMicro: number;
  inMicro: number;
  outMicro: number;
  closingMicro: number;
  /** The change by each kind of move: what left has a minus. They add up to in less out. */
  kinds: ReadonlyMap<string, number>;
  openingMinor: number;
  inMinor: number;
  outMinor: number;
  closingMinor: number;
  /** What of the closing stock is in no warehouse, but on the road between two. */
  roadMicro: number;
  roadMinor: number;
  /** The value at cost that left with each kind of move, less what came back with it. */
  spentMinor: ReadonlyMap<string, number>;
  /** Nothing is known of what it cost. */
  isUnvalued: boolean;
}

/** The flow of a product in a warehouse, begun where there is none. */
export function flowIn(flows: Map<string, Flow>, product: string, warehouse: string): Flow {
  const key = `${product}|${warehouse}`;
  const known = flows.get(key) ?? newFlow(product, warehouse);
  flows.set(key, known);
  return known;
}

/** Of most goods nothing moves. */
const nothing: ReadonlyMap<string, number> = new Map();

/** Figures with one of them raised. */
function raised(
  figures: ReadonlyMap<string, number>,
  key: string,
  more: number,
): ReadonlyMap<string, number> {
  const own = figures === nothing ? new Map<string, number>() : (figures as Map<string, number>);
  return own.set(key, (own.get(key) ?? 0) + more);
}

function newFlow(product: string, warehouse: string): Flow {
  return {
    product,
    warehouse,
    openingMicro: 0,
    inMicro: 0,
    outMicro: 0,
    closingMicro: 0,
    kinds: nothing,
    openingMinor: 0,
    inMinor: 0,
    outMinor: 0,
    closingMinor: 0,
    roadMicro: 0,
    roadMinor: 0,
    spentMinor: nothing,
    isUnvalued: false,
  };
}

/** Books a move: what takes an earlier one back stands with a minus on that one's side. */
export function post(
  flow: Flow,
  { kind, reverses }: Pick<Move, "kind" | "reverses">,
  { micro, minor }: { micro: number; minor: number },
): void {
  const isIn = micro > 0 !== (reverses !== undefined);
  if (isIn) {
    flow.inMicro += micro;
    flow.inMinor += minor;
  } else {
    flow.outMicro -= micro;
    flow.outMinor -= minor;
  }
  flow.kinds = raised(flow.kinds, kind, micro);
  flow.spentMinor = raised(flow.spentMinor, kind, -minor);
}

/** What of a product was used up or sold in a period: goods that came back count against it. */
export const usedKinds: readonly string[] = ["shipment", "return", "out"];

/** What of it was sold. */
export const soldKinds: readonly string[] = ["shipment", "return"];

export function sumOf(figures: ReadonlyMap<string, number>, kinds: readonly string[]): number {
  return kinds.reduce((sum, kind) => sum + (figures.get(kind) ?? 0), 0);
}

/** Several flows as one: of all warehouses, of a warehouse, of a kind of goods. */
export function together(flows: readonly Flow[]): Flow {
  const sum = newFlow("", "");
  for (const one of flows) {
    for (const key of figureKeys) sum[key] += one[key];
    for (const [kind, micro] of one.kinds) sum.kinds = raised(sum.kinds, kind, micro);
    for (const [kind, minor] of one.spentMinor) {
      sum.spentMinor = raised(sum.spentMinor, kind, minor);
    }
    sum.isUnvalued ||= one.isUnvalued;
  }
  return sum;
}

const figureKeys = [
  "openingMicro",
  "inMicro",
  "outMicro",
  "closingMicro",
  "openingMinor",
  "inMinor",
  "outMinor",
  "closingMinor",
  "roadMicro",
  "roadMinor",
] as const;

/** The flows by some word about them, in the order in which the words come up first. */
export function grouped(
  flows: readonly Flow[],
  by: (flow: Flow) => string,
): ReadonlyMap<string, readonly Flow[]> {
  const groups = new Map<string, Flow[]>();
  for (const one of flows) {
    const key = by(one);
    const known = groups.get(key);
    if (known) known.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
