import { fromMicro, toMicro } from "../../law/decimal.ts";
import { say, type Text } from "../../law/words.ts";
import type { Carrier } from "../carrier/carrier.ts";
import { unready } from "../vehicle/state.ts";
import type { Vehicle } from "../vehicle/vehicle.ts";
import { type Given, giveToCarriers, type Surplus } from "./assigning.ts";
import { type Demand, type DemandFacts, demandsOf, type LeftOut } from "./demand.ts";
import type { Dispatch, Stop } from "./dispatch.ts";
import { type Bin, type Part, pack } from "./packing.ts";
import { type Goods, type Size, sizeOf, sum } from "./packing-goods.ts";
import { mayBeReplanned } from "./state.ts";

export interface PlanFacts extends Omit<DemandFacts, "held"> {
  readonly date: string;
  readonly vehicles: readonly Vehicle[];
  /** All dispatches that live. */
  readonly dispatches: readonly Dispatch[];
  readonly tripsPerDay: number;
}

/** A load as it is planned; sizes in millionths. */
export interface PlannedLoad extends Size {
  readonly vehicle?: string;
  readonly trip?: number;
  readonly carrier?: string;
  readonly driver?: string | undefined;
  readonly stops: readonly Stop[];
  /** The products of which weight or volume is not known, so that the load may be more. */
  readonly unknown: readonly string[];
}

export interface Plan {
  readonly loads: readonly PlannedLoad[];
  readonly left: readonly LeftOut[];
  /** The dispatches of the day that a plan does not touch. */
  readonly kept: readonly Dispatch[];
  /** The vehicles that are not there, and why. */
  readonly unready: readonly { readonly plate: string; readonly why: Text }[];
  /** How many loads own vehicles have, and the fewest that any packing of them can have. */
  readonly own: number;
  readonly least: number;
}

/**
 * The plan of a day (R-FLOW transport plan): own vehicles that are ready first, what is above their
 * capacity to carriers. What somebody confirmed, or what is on the road, stays as it is.
 */
export function planDay(facts: PlanFacts): Plan {
  const { date, dispatches, warehouse } = facts;
  const ofDay = dispatches.filter((one) => one.date === date && one.cancelled === undefined);
  const kept = ofDay.filter((one) => !mayBeReplanned(one) || one.warehouse !== warehouse);
  const held = dispatches.filter((one) => !ofDay.includes(one) || kept.includes(one));
  const { demands, out } = demandsOf({ ...facts, held });
  const { bins, unready: gone } = binsOf(facts, kept);
  const packed = pack(
    demands.filter(({ asked }) => asked === undefined),
    bins,
  );
  const demandOf = new Map(demands.map((one) => [one.order, one]));
  const surplus = [
    ...demands.filter(({ asked }) => asked).map((demand) => surplusOf(demand, "asked")),
    ...packed.left.flatMap((part) => partOf(part, demandOf, "over")),
    ...packed.tooLarge.flatMap((part) => partOf(part, demandOf, "too-large")),
  ];
  const { given, left } = giveToCarriers(surplus, willing(facts), carried(kept));
  const own = packed.loads.map(({ bin, parts }): PlannedLoad => {
    const { vehicle, trip } = bin;
    const driver = facts.vehicles.find(({ id }) => id === vehicle)?.driver;
    const drops = parts.flatMap((part) => {
      const demand = demandOf.get(part.order);
      return demand ? [{ demand, goods: part.goods, how: "own" as const }] : [];
    });
    return { vehicle, trip, driver, ...loadOf(drops, bin.volume !== undefined) };
  });
  const loads = splitMarked([...own, ...byCarrier(given)], held);
  return {
    ...{ loads, kept, unready: gone, own: own.length, least: packed.least },
    left: [...left.flatMap((one) => leftOut(one, facts)), ...out],
  };
}

function surplusOf(demand: Demand, how: Surplus["how"]): Surplus {
  return { demand, goods: demand.goods, how };
}

function partOf(
  { order, goods }: Part,
  demandOf: ReadonlyMap<string, Demand>,
  how: Surplus["how"],
): Surplus[] {
  const demand = demandOf.get(order);
  return demand ? [{ demand, goods, how }] : [];
}

/** The trips that own vehicles have left on the day; those that cannot go, and why. */
function binsOf(
  { vehicles, date, tripsPerDay, warehouse }: PlanFacts,
  kept: readonly Dispatch[],
): { readonly bins: readonly Bin[]; readonly unready: Plan["unready"] } {
  const bins: Bin[] = [];
  const gone: { plate: string; why: Text }[] = [];
  for (const one of vehicles) {
    const why = unready(one, date);
    const elsewhere = one.warehouse !== undefined && one.warehouse !== warehouse;
    if (why) gone.push({ plate: one.plate, why });
    if (why || elsewhere) continue;
    const taken = kept.filter(({ vehicle }) => vehicle === one.id).map(({ trip }) => trip ?? 1);
    const trips = one.tripsPerDay ?? tripsPerDay;
    const weight = toMicro(one.maxWeight);
    const volume = one.maxVolume === undefined ? undefined : toMicro(one.maxVolume);
    for (let trip = 1; trip <= trips; trip++) {
      if (!taken.includes(trip)) bins.push({ vehicle: one.id, trip, weight, volume });
    }
  }
  return { bins, unready: gone };
}

/** The carriers that have not said no for the day. */
function willing({ carriers, dispatches, date }: PlanFacts): readonly Carrier[] {
  const said = dispatches.filter((one) => one.date === date).flatMap((one) => one.declined ?? []);
  return carriers.filter(({ id }) => !said.some((one) => one.carrier === id));
}

/** What carriers have already taken on a day, by carrier. */
export function carried(dispatches: readonly Dispatch[]): ReadonlyMap<string, Size> {
  const sums = new Map<string, Size>();
  for (const { carrier, weight = "0", volume = "0", cancelled } of dispatches) {
    if (carrier === undefined || cancelled) continue;
    const size = { weight: toMicro(weight), volume: toMicro(volume) };
    sums.set(carrier, sum(sums.get(carrier) ?? { weight: 0, volume: 0 }, size));
  }
  return sums;
}

interface Drop {
  readonly demand: Demand;
  readonly goods: readonly Goods[];
  readonly how: NonNullable<Stop["how"]>;
}

function byCarrier(given: readonly Given[]): PlannedLoad[] {
  const ids = [...new Set(given.map(({ carrier }) => carrier))];
  return ids.map((carrier) => {
    const drops = given.filter((one) => one.carrier === carrier);
    return { carrier, ...loadOf(drops, false) };
  });
}

/** The stops of a load in their order, and what they come to. */
function loadOf(
  drops: readonly Drop[],
  countsVolume: boolean,
): Pick<PlannedLoad, "stops" | "weight" | "volume" | "unknown"> {
  const goods = drops.flatMap((one) => one.goods);
  const unknown = goods.filter(
    (one) => one.weight === undefined || (countsVolume && one.volume === undefined),
  );
  const stops = inOrder(drops).flatMap(({ demand, goods: own, how }) =>
    own.map(({ product, micro }): Stop => {
      const { order, because, wanted } = demand;
      const quantity = fromMicro(micro);
      return { order, product, quantity, because, ...(wanted ? { wanted } : {}), how };
    }),
  );
  return { stops, ...sizeOf(goods), unknown: [...new Set(unknown.map(({ product }) => product))] };
}

/** Region by region, the one of the most urgent order first; in it city by city, urgent first. */
function inOrder(drops: readonly Drop[]): readonly Drop[] {
  const first = new Map<string, number>();
  for (const { demand } of drops) {
    first.set(demand.region, Math.min(demand.rank, first.get(demand.region) ?? demand.rank));
  }
  const at = ({ demand }: Drop): number => first.get(demand.region) ?? 0;
  const place = ({ demand }: Drop): string => `${demand.region}\t${demand.receiver.city ?? ""}`;
  const name = ({ demand }: Drop): string => `${demand.receiver.name}\t${demand.order}`;
  return [...drops].sort(
    (a, b) =>
      at(a) - at(b) ||
      compare(place(a), place(b)) ||
      a.demand.rank - b.demand.rank ||
      compare(name(a), name(b)),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Marks the goods of an order that goes in several loads (拆单), those held already among them. */
function splitMarked(
  loads: readonly PlannedLoad[],
  held: readonly Dispatch[],
): readonly PlannedLoad[] {
  const times = new Map<string, number>();
  for (const { stops } of [...loads, ...held.filter(({ cancelled }) => !cancelled)]) {
    for (const order of new Set(stops.map((one) => one.order))) {
      times.set(order, (times.get(order) ?? 0) + 1);
    }
  }
  return loads.map((load) => ({
    ...load,
    stops: load.stops.map((one) =>
      (times.get(one.order) ?? 0) > 1 ? { ...one, split: true } : one,
    ),
  }));
}

function leftOut({ demand, goods, how }: Surplus, { nameOf }: PlanFacts): LeftOut[] {
  const place = demand.region === "" ? say("there", "该地") : say(demand.region, demand.region);
  return goods.map(({ product, micro }) => {
    const [count, name] = [fromMicro(micro), nameOf(product)];
    const what = say(`${count} ${name}`, `${name} ×${count}`);
    const large = how === "too-large";
    return {
      ...{ order: demand.order, product, micro },
      why: large
        ? say(
            `${what.en}: one is larger than any own vehicle, and no carrier to ${place.en} takes it`,
            `${what.zh}：单件超出所有自有车辆，且无承运商可承运（${place.zh}）`,
          )
        : say(
            `${what.en}: no vehicle and no carrier to ${place.en} has room`,
            `${what.zh}：自有车辆与承运商（${place.zh}）均无运力`,
          ),
      remedy: "rounds carrier add NAME --backup yes",
    };
  });
}
