import type { BalanceRow } from "../../law/change.ts";
import type { IsoDate } from "../../law/dates.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { toMinor } from "../../law/money.ts";
import { Costs, costOrder, type MethodOf } from "../closing/cost.ts";
import type { Move } from "../move/move.ts";

/**
 * What moved of a product, in one warehouse or in the whole firm. Quantities in millionths, values
 * at cost in the smallest unit. Opening + in - out = closing in quantity; in value there may be a
 * rest, for what was revalued.
 */
export interface Flow {
  readonly product: string;
  /** Empty: of all warehouses and of what is on the road between them. */
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

/** The stock of a period: of the firm by product, and of each warehouse by product. */
export interface Flows {
  readonly firm: readonly Flow[];
  readonly places: readonly Flow[];
  /** What a quantity of a product is worth at the cost at the end of the period; smallest unit. */
  readonly worthMinor: (product: string, quantity: string) => number | undefined;
}

export interface Told {
  /** The rows of a section of the last closing before the period; none: from the first move on. */
  readonly brought: (section: string) => readonly BalanceRow[];
  /** All moves since that closing. */
  readonly moves: readonly Move[];
  readonly methodOf: MethodOf;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly digits: number;
}

/**
 * Opening, in, out and closing over a period. What one warehouse gave to another is neither in nor
 * out of the firm. What takes back an earlier move stands with a minus on that move's side.
 */
export function flowsOf({ brought, moves, methodOf, from, to, digits }: Told): Flows {
  const costs = new Costs(methodOf);
  costs.bring(brought);
  const tally = new Tally(costs, digits);
  for (const row of brought("stock")) tally.bring(row);
  let isWithin = false;
  for (const move of costOrder(moves)) {
    if (move.date > to) break;
    if (move.date >= from && !isWithin) {
      tally.begin();
      isWithin = true;
    }
    tally.add(move, isWithin);
  }
  if (!isWithin) tally.begin();
  tally.end();
  const worthMinor: Flows["worthMinor"] = (product, quantity) =>
    costs.worthMinor(product, quantity, digits);
  return { firm: tally.firm, places: tally.places, worthMinor };
}

/** Takes moves in one after the other and keeps the accounts of the firm and of each warehouse. */
class Tally {
  private readonly costs: Costs;
  private readonly digits: number;
  private readonly byProduct = new Map<string, Flow>();
  private readonly byPlace = new Map<string, Flow>();
  /** The products of which something moved since it was reckoned what is there. */
  private moved = new Set<string>();
  private isReckoned = false;

  constructor(costs: Costs, digits: number) {
    this.costs = costs;
    this.digits = digits;
  }

  get firm(): readonly Flow[] {
    return [...this.byProduct.values()];
  }

  get places(): readonly Flow[] {
    return [...this.byPlace.values()];
  }

  bring({ product = "", warehouse = "", quantity = "0", value }: BalanceRow): void {
    const flow = flowIn(this.byPlace, product, warehouse);
    flow.closingMicro = toMicro(quantity);
    if (value !== undefined) flow.closingMinor = toMinor(value, this.digits);
    flowIn(this.byProduct, product, "");
  }

  add(move: Move, isWithin: boolean): void {
    const { product, warehouse, kind, quantity } = move;
    const { costs, digits } = this;
    const isCarried = kind === "transfer";
    const micro = toMicro(quantity);
    const place = flowIn(this.byPlace, product, warehouse);
    const firm = flowIn(this.byProduct, product, "");
    place.closingMicro += micro;
    this.moved.add(product);
    if (!isWithin) {
      costs.add(move);
      return;
    }
    const { minor } = costs.post(move, digits);
    const worth = isCarried ? (costs.worthMinor(product, quantity, digits) ?? 0) : minor;
    post(place, move, { micro, minor: worth });
    if (!isCarried) post(firm, move, { micro, minor });
  }

  /** All that has moved so far was before the period. */
  begin(): void {
    this.reckon();
    for (const flows of [this.byProduct, this.byPlace]) {
      for (const flow of flows.values()) {
        flow.openingMicro = flow.closingMicro;
        flow.openingMinor = flow.closingMinor;
      }
    }
  }

  /** Nothing more moves: also told is what of the closing stock is in no warehouse. */
  end(): void {
    this.reckon();
    for (const flow of this.byProduct.values()) {
      flow.roadMicro = flow.closingMicro;
      flow.roadMinor = flow.closingMinor;
    }
    for (const { product, closingMicro, closingMinor } of this.byPlace.values()) {
      const firm = flowIn(this.byProduct, product, "");
      firm.roadMicro -= closingMicro;
      firm.roadMinor -= closingMinor;
    }
    for (const flow of this.byProduct.values()) if (flow.roadMicro === 0) flow.roadMinor = 0;
  }

  /**
   * Reckons what is there. What lies in each warehouse is valued so that all of them, with what is
   * on the road, add up to what the product is worth, as a closing does.
   */
  private reckon(): void {
    const { costs, digits, moved, isReckoned } = this;
    this.moved = new Set();
    this.isReckoned = true;
    for (const flow of this.byProduct.values()) {
      if (isReckoned && !moved.has(flow.product)) continue;
      flow.closingMicro = toMicro(costs.quantityOf(flow.product));
      flow.closingMinor = costs.minorOf(flow.product, digits);
      flow.isUnvalued = flow.closingMicro !== 0 && costs.costOf(flow.product) === undefined;
    }
    // Of goods that have not moved the closing says what they are worth.
    const stale = [...this.byPlace].filter(([, { product }]) => moved.has(product));
    const told = new Map<string, { micro: number; minor: number }>();
    for (const [, flow] of stale.sort(([a], [b]) => (a < b ? -1 : 1))) {
      flow.closingMinor = 0;
      if (flow.closingMicro === 0) continue;
      const before = told.get(flow.product) ?? { micro: 0, minor: 0 };
      const micro = before.micro + flow.closingMicro;
      const minor = costs.worthMinor(flow.product, fromMicro(micro), digits);
      flow.isUnvalued = minor === undefined;
      flow.closingMinor = (minor ?? 0) - before.minor;
      told.set(flow.product, { micro, minor: minor ?? 0 });
    }
  }
}

function flowIn(flows: Map<string, Flow>, product: string, warehouse: string): Flow {
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

function post(
  flow: Flow,
  { kind, reverses }: Move,
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
