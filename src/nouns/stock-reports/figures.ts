import type { BalanceRow } from "../../law/change.ts";
import type { IsoDate } from "../../law/dates.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { toMinor } from "../../law/money.ts";
import { Costs, type MethodOf } from "../closing/cost.ts";
import type { Move } from "../move/move.ts";
import { type Flow, flowIn, onRoad, post } from "./flow.ts";

/** The stock of a period: of the firm by product, and of each warehouse by product. */
export interface Flows {
  readonly firm: readonly Flow[];
  readonly places: readonly Flow[];
  /** Of what is on the road between warehouses, by product: with the places it is the firm's. */
  readonly road: readonly Flow[];
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
  for (const row of brought("costs")) tally.know(row);
  for (const row of brought("stock")) tally.bring(row);
  let isWithin = false;
  for (const move of costs.ordered(moves)) {
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
  const { firm, places, road } = tally;
  return { firm, places, road, worthMinor };
}

/** Takes moves in one after the other and keeps the accounts of the firm and of each warehouse. */
class Tally {
  private readonly costs: Costs;
  private readonly digits: number;
  private readonly byProduct = new Map<string, Flow>();
  private readonly byPlace = new Map<string, Flow>();
  private readonly onRoad = new Map<string, Flow>();
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

  get road(): readonly Flow[] {
    return [...this.onRoad.values()];
  }

  /** What a closing carries the cost of may lie in no warehouse, but be on the road. */
  know({ product = "", quantity = "0" }: BalanceRow): void {
    if (quantity !== "0") flowIn(this.byProduct, product, "");
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
    if (isCarried) post(this.roadOf(product), move, { micro: -micro, minor: -worth });
    else post(firm, move, { micro, minor });
  }

  /** All that has moved so far was before the period. */
  begin(): void {
    this.reckon();
    for (const flows of [this.byProduct, this.byPlace, this.onRoad]) {
      for (const flow of flows.values()) {
        flow.openingMicro = flow.closingMicro;
        flow.openingMinor = flow.closingMinor;
      }
    }
  }

  /** Nothing more moves: also told is what of the closing stock is in no warehouse. */
  end(): void {
    this.reckon();
    for (const { product, closingMicro, closingMinor } of this.onRoad.values()) {
      const firm = flowIn(this.byProduct, product, "");
      firm.roadMicro = closingMicro;
      firm.roadMinor = closingMinor;
    }
  }

  private roadOf(product: string): Flow {
    return flowIn(this.onRoad, product, onRoad);
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
      flow.isUnvalued = flow.closingMicro !== 0 && !costs.isValued(flow.product);
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
    this.reckonRoad((product) => !isReckoned || moved.has(product));
  }

  /** What is in no warehouse is on the road. */
  private reckonRoad(isDue: (product: string) => boolean): void {
    const rest = new Map<string, { micro: number; minor: number }>();
    for (const { product, closingMicro, closingMinor } of this.byProduct.values()) {
      if (isDue(product)) rest.set(product, { micro: closingMicro, minor: closingMinor });
    }
    for (const { product, closingMicro, closingMinor } of this.byPlace.values()) {
      const one = rest.get(product);
      if (!one) continue;
      one.micro -= closingMicro;
      one.minor -= closingMinor;
    }
    for (const [product, { micro, minor }] of rest) {
      if (micro === 0 && !this.onRoad.has(`${product}|${onRoad}`)) continue;
      const flow = this.roadOf(product);
      flow.closingMicro = micro;
      flow.closingMinor = micro === 0 ? 0 : minor;
    }
  }
}
