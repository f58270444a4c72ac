import type { Carrier } from "../../../src/nouns/carrier/carrier.ts";
import type { Dispatch } from "../../../src/nouns/dispatch/dispatch.ts";
import type { PlanFacts } from "../../../src/nouns/dispatch/plan.ts";
import type { Order } from "../../../src/nouns/order/order.ts";
import type { Vehicle } from "../../../src/nouns/vehicle/vehicle.ts";

export const day = "2026-11-23";

interface Told extends Partial<Omit<Order, "lines">> {
  /** Product and quantity. */
  readonly goods: readonly (readonly [string, string])[];
}

/** A confirmed order, promised for the day unless told otherwise. */
export function anOrder(id: string, { goods, ...told }: Told): Order {
  return {
    id,
    customer: "blue",
    date: "2026-11-20",
    promised: day,
    lines: goods.map(([product, quantity]) => ({ product, quantity, price: "1" })),
    confirmed: { date: "2026-11-20" },
    ...told,
  };
}

export function aVehicle(id: string, told: Partial<Vehicle> = {}): Vehicle {
  return { id, plate: id.toUpperCase(), maxWeight: "100", driver: "Li", ...told };
}

export function aCarrier(id: string, told: Partial<Carrier> = {}): Carrier {
  return { id, name: id, ...told };
}

export function aDispatch(id: string, told: Partial<Dispatch> = {}): Dispatch {
  return {
    id,
    date: day,
    warehouse: "main",
    vehicle: "v1",
    trip: 1,
    planned: "2026-11-22",
    stops: [{ order: "SO1", product: "tea", quantity: "1" }],
    ...told,
  };
}

const places: Readonly<Record<string, { region?: string; city?: string }>> = {
  blue: { region: "north", city: "Hill" },
  red: { region: "south", city: "Lake" },
  grey: {},
};

/** Products of ten kilograms apiece: tea, cups; "chest" weighs 150; of "mist" nobody knows. */
const weights: Readonly<Record<string, string>> = { tea: "10", cup: "10", chest: "150" };

/** The facts of a plan: plenty in stock, one vehicle of 100 kg, unless told otherwise. */
export function facts(told: Partial<PlanFacts> = {}): PlanFacts {
  return {
    date: day,
    until: day,
    warehouse: "main",
    orders: [],
    receiverOf: (id) => ({ id, name: id, ...places[id] }),
    packedOf: (id) => ({ weight: weights[id] }),
    nameOf: (id) => id,
    carriers: [],
    vehicles: [aVehicle("v1")],
    dispatches: [],
    stock: new Map(Object.keys({ ...weights, mist: "" }).map((id) => [id, 1_000_000_000])),
    negativeStock: false,
    tripsPerDay: 1,
    ...told,
  };
}
