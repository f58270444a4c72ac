import { toMicro } from "../../law/decimal.ts";
import { type Carrier, serves } from "../carrier/carrier.ts";
import type { Demand } from "./demand.ts";
import type { Stop } from "./dispatch.ts";
import { cut, fits, type Goods, roomBeside, type Size, sizeOf, sum } from "./packing-goods.ts";

/** Goods for which no own vehicle has room, and why. */
export interface Surplus {
  readonly demand: Demand;
  readonly goods: readonly Goods[];
  readonly how: "over" | "too-large" | "asked";
}

export interface Given {
  readonly carrier: string;
  readonly demand: Demand;
  readonly goods: readonly Goods[];
  readonly how: NonNullable<Stop["how"]>;
}

interface Room {
  readonly carrier: Carrier;
  loaded: Size;
}

const nothing: Size = { weight: 0, volume: 0 };

function capacity({ dailyWeight, dailyVolume }: Carrier) {
  const micro = (told: string | undefined): number | undefined =>
    told === undefined ? undefined : toMicro(told);
  return { weight: micro(dailyWeight), volume: micro(dailyVolume) };
}

function room({ carrier, loaded }: Room) {
  return roomBeside(capacity(carrier), loaded);
}

/**
 * Gives what is above the own capacity to carriers (R-TRN-07, R-TRN-09): urgent orders first, then
 * by the day on which they must leave; to the carrier that the order names, else to one of the
 * route, then to one that goes everywhere, the cheaper first; then to the backup (R-TRN-10). An
 * order larger than what any of them takes a day is split at whole steps. What is left nobody has
 * room for.
 */
export function giveToCarriers(
  surplus: readonly Surplus[],
  carriers: readonly Carrier[],
  loaded: ReadonlyMap<string, Size>,
): { readonly given: readonly Given[]; readonly left: readonly Surplus[] } {
  const rooms = carriers
    .filter(({ stopped }) => !stopped)
    .map((carrier): Room => ({ carrier, loaded: loaded.get(carrier.id) ?? nothing }));
  const given: Given[] = [];
  const left: Surplus[] = [];
  for (const one of [...surplus].sort((a, b) => a.demand.rank - b.demand.rank)) {
    const rest = giveOne(one, rooms, given);
    if (rest.length > 0) left.push({ ...one, goods: rest });
  }
  return { given, left };
}

/** Finds the carriers of one order's goods; gives back what nobody takes. */
function giveOne(one: Surplus, rooms: readonly Room[], given: Given[]): readonly Goods[] {
  const { demand } = one;
  const among = asked(demand, rooms) ?? inOrder(demand, rooms);
  const give = (place: Room, goods: readonly Goods[]): void => {
    place.loaded = sum(place.loaded, sizeOf(goods));
    const isBackup = place.carrier.backup === true && one.how !== "asked";
    given.push({ carrier: place.carrier.id, demand, goods, how: isBackup ? "backup" : one.how });
  };
  const size = sizeOf(one.goods);
  const whole = among.find((place) => fits(size, room(place)));
  if (whole) {
    give(whole, one.goods);
    return [];
  }
  if (among.some(({ carrier }) => fits(size, capacity(carrier))) && demand.rank > 0) {
    return one.goods;
  }
  let goods = one.goods;
  for (const place of among) {
    const { taken, rest } = cut(goods, room(place));
    if (taken.length > 0) give(place, taken);
    goods = rest;
  }
  return goods;
}

/** The one that the order names, and the backups behind it. */
function asked({ asked: named }: Demand, rooms: readonly Room[]): readonly Room[] | undefined {
  if (!named) return undefined;
  const own = rooms.filter(({ carrier }) => carrier.id === named.id);
  return own.length === 0 ? undefined : [...own, ...rooms.filter((one) => isBackup(one, named))];
}

function isBackup({ carrier }: Room, named: Carrier): boolean {
  return carrier.backup === true && carrier.id !== named.id;
}

/** Carriers of the route, then those that go everywhere, then the backups; the cheaper first. */
function inOrder({ receiver }: Demand, rooms: readonly Room[]): readonly Room[] {
  const price = ({ carrier }: Room): number => Number(carrier.pricePerKg ?? Number.MAX_VALUE);
  return rooms
    .flatMap((one) => {
      const how = serves(one.carrier, [receiver.region, receiver.city]);
      if (how === undefined) return [];
      const place = (one.carrier.backup ? 2 : 0) + (how === "route" ? 0 : 1);
      return [{ one, place }];
    })
    .sort(
      (a, b) =>
        a.place - b.place ||
        price(a.one) - price(b.one) ||
        (a.one.carrier.name < b.one.carrier.name ? -1 : 1),
    )
    .map(({ one }) => one);
}
