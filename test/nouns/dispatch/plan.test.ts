import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Plan, type PlanFacts, planDay } from "../../../src/nouns/dispatch/plan.ts";
import { aCarrier, aDispatch, anOrder, aVehicle, day, facts } from "./support.ts";

/** What goes where, in short: "v1: SO1 tea 3". */
function placed({ loads }: Plan): string[] {
  return loads.map(
    ({ vehicle, carrier, stops }) =>
      `${vehicle ?? carrier}: ${stops.map((one) => `${one.order} ${one.product} ${one.quantity}`).join(", ")}`,
  );
}

const why = ({ left }: Plan): string[] => left.map((one) => `${one.order}: ${one.why.en}`);
const plan = (told: Partial<PlanFacts>): Plan => planDay(facts(told));

describe("what is planned", () => {
  test("R-TRN-03: only what is confirmed, open, wanted to leave by then and in stock", () => {
    const result = plan({
      orders: [
        anOrder("SO1", { goods: [["tea", "2"]] }),
        anOrder("SO2", { goods: [["tea", "2"]], promised: "2026-11-24" }),
        anOrder("SO3", { goods: [["tea", "2"]], confirmed: undefined }),
        anOrder("SO4", {
          goods: [["cup", "3"]],
          shipments: [{ date: "2026-11-21", lines: [{ product: "cup", quantity: "1" }] }],
        }),
        anOrder("SO5", { goods: [["tea", "500"]], promised: "2026-11-23" }),
      ],
      vehicles: [aVehicle("v1", { maxWeight: "10000" })],
      stock: new Map([
        ["tea", 10_000_000],
        ["cup", 9_000_000],
      ]),
    });
    expect(placed(result)).toEqual(["v1: SO1 tea 2, SO4 cup 2, SO5 tea 8"]);
    expect(why(result)).toEqual(["SO5: 492 tea not in stock"]);
  });

  test("the required arrival counts less the days on the way of the route's carrier", () => {
    const orders = [
      anOrder("SO1", { goods: [["tea", "1"]], promised: undefined, requiredBy: "2026-11-25" }),
      anOrder("SO2", { goods: [["tea", "1"]], promised: undefined, requiredBy: "2026-11-26" }),
    ];
    const carriers = [aCarrier("fast", { regions: ["north"], transitDays: 2 })];
    expect(placed(plan({ orders, carriers }))).toEqual(["v1: SO1 tea 1"]);
    expect(plan({ orders }).loads).toEqual([]);
  });

  test("R-TRN-03: nothing is planned for a customer on hold, nor what the customer fetches", () => {
    const result = plan({
      orders: [
        anOrder("SO1", { goods: [["tea", "1"]], customer: "red" }),
        anOrder("SO2", { goods: [["tea", "1"]], carrier: "自提" }),
      ],
      receiverOf: (id) => ({ id, name: id, ...(id === "red" ? { hold: { why: "owes" } } : {}) }),
    });
    expect(result.loads).toEqual([]);
    expect(why(result)).toEqual(["SO1: red is on hold (owes)", "SO2: the customer fetches it"]);
  });

  test("what another dispatch holds is not planned twice, and its stock is taken", () => {
    const held = aDispatch("DP1", {
      date: "2026-11-24",
      stops: [{ order: "SO1", product: "tea", quantity: "4" }],
    });
    const result = plan({
      orders: [
        anOrder("SO1", { goods: [["tea", "6"]] }),
        anOrder("SO2", { goods: [["tea", "3"]], promised: "2026-11-22" }),
      ],
      dispatches: [held],
      stock: new Map([["tea", 8_000_000]]),
    });
    expect(placed(result)).toEqual(["v1: SO2 tea 3, SO1 tea 1"]);
    expect(why(result)).toEqual(["SO1: 1 tea not in stock"]);
  });

  test("goods of which nobody told the weight are planned, counted as nothing and named", () => {
    const result = plan({ orders: [anOrder("SO1", { goods: [["mist", "3"]] })] });
    expect(result.loads).toMatchObject([{ weight: 0, unknown: ["mist"] }]);
    const known = plan({ orders: [anOrder("SO1", { goods: [["tea", "3"]] })] });
    expect(known.loads).toMatchObject([{ weight: 30_000_000, unknown: [] }]);
  });
});

describe("where it goes", () => {
  test("R-TRN-02: a vehicle that is in repair, away or without papers takes nothing", () => {
    const result = plan({
      orders: [anOrder("SO1", { goods: [["tea", "1"]] })],
      vehicles: [
        aVehicle("v1", { out: [{ state: "repair", from: "2026-11-20", until: day }] }),
        aVehicle("v2", { out: [{ state: "away", from: day }] }),
        aVehicle("v3", { inspection: "2026-11-22" }),
        aVehicle("v4", { out: [{ state: "repair", from: "2026-11-20", until: "2026-11-22" }] }),
      ],
    });
    expect(placed(result)).toEqual(["v4: SO1 tea 1"]);
    expect(result.unready.map(({ plate, why }) => `${plate}: ${why.en}`)).toEqual([
      "V1: in repair until 2026-11-23",
      "V2: away",
      "V3: inspection ran out on 2026-11-22",
    ]);
  });

  test("R-TRN-04, R-TRN-05: urgent orders first, then by the day on which they must leave", () => {
    const result = plan({
      orders: [
        anOrder("SO1", { goods: [["tea", "6"]], promised: "2026-11-22" }),
        anOrder("SO2", { goods: [["tea", "6"]], promised: "2026-11-21" }),
        anOrder("SO3", { goods: [["tea", "4"]], kind: "rush" }),
      ],
    });
    expect(placed(result)).toEqual(["v1: SO3 tea 4, SO2 tea 6"]);
    expect(result.loads[0]?.stops).toMatchObject([
      { because: "urgent", how: "own" },
      { because: "promised", wanted: "2026-11-21", how: "own" },
    ]);
    expect(why(result)).toEqual(["SO1: 6 tea: no vehicle and no carrier to north has room"]);
  });

  test("R-TRN-06, R-TRN-07: what is larger than a vehicle is split, the surplus goes to a carrier", () => {
    const result = plan({
      orders: [anOrder("SO1", { goods: [["tea", "13"]] })],
      carriers: [aCarrier("fast", { regions: ["north"] })],
    });
    expect(placed(result)).toEqual(["v1: SO1 tea 10", "fast: SO1 tea 3"]);
    expect(result.loads.map(({ stops }) => [stops[0]?.how, stops[0]?.split])).toEqual([
      ["own", true],
      ["over", true],
    ]);
  });

  test("R-TRN-09: the surplus is split by route over carriers, urgent first, the cheaper first", () => {
    const result = plan({
      vehicles: [],
      orders: [
        anOrder("SO1", { goods: [["tea", "5"]] }),
        anOrder("SO2", { goods: [["tea", "5"]], customer: "red" }),
        anOrder("SO3", { goods: [["tea", "5"]], customer: "grey" }),
        anOrder("SO4", { goods: [["tea", "5"]], kind: "rush" }),
      ],
      carriers: [
        aCarrier("dear", { regions: ["north"], pricePerKg: "2" }),
        aCarrier("cheap", { regions: ["Hill"], pricePerKg: "1", dailyWeight: "50" }),
        aCarrier("lake", { regions: ["south"] }),
        aCarrier("all"),
        aCarrier("spare", { backup: true }),
      ],
    });
    expect(placed(result)).toEqual([
      "cheap: SO4 tea 5",
      "dear: SO1 tea 5",
      "lake: SO2 tea 5",
      "all: SO3 tea 5",
    ]);
  });

  test("R-TRN-10: where no carrier of the route has room, the backup takes it", () => {
    const result = plan({
      vehicles: [],
      orders: [anOrder("SO1", { goods: [["tea", "5"]] })],
      carriers: [
        aCarrier("small", { regions: ["north"], dailyWeight: "20" }),
        aCarrier("spare", { backup: true }),
      ],
    });
    expect(placed(result)).toEqual(["spare: SO1 tea 5"]);
    expect(result.loads[0]?.stops[0]?.how).toBe("backup");
  });

  test("one that is larger than any vehicle goes to a carrier, or is told: never dropped", () => {
    const orders = [
      anOrder("SO1", {
        goods: [
          ["chest", "1"],
          ["tea", "1"],
        ],
      }),
    ];
    const told = plan({ orders });
    expect(placed(told)).toEqual(["v1: SO1 tea 1"]);
    expect(why(told)).toEqual([
      "SO1: 1 chest: one is larger than any own vehicle, and no carrier to north takes it",
    ]);
    const given = plan({ orders, carriers: [aCarrier("all")] });
    expect(placed(given)).toEqual(["v1: SO1 tea 1", "all: SO1 chest 1"]);
    expect(given.loads[1]?.stops[0]?.how).toBe("too-large");
  });

  test("an order that names a carrier goes with it; a name the book does not know is told", () => {
    const orders = [
      anOrder("SO1", { goods: [["tea", "1"]], carrier: "Fast" }),
      anOrder("SO2", { goods: [["tea", "1"]], carrier: "Slow" }),
    ];
    const result = plan({ orders, carriers: [aCarrier("fast")] });
    expect(placed(result)).toEqual(["v1: SO2 tea 1", "fast: SO1 tea 1"]);
    expect(result.left).toMatchObject([{ order: "SO2", remedy: "rounds carrier add Slow" }]);
  });

  test("without any vehicle nothing is too large: it waits for a carrier", () => {
    const result = plan({ orders: [anOrder("SO1", { goods: [["tea", "1"]] })], vehicles: [] });
    expect(why(result)).toEqual(["SO1: 1 tea: no vehicle and no carrier to north has room"]);
  });

  test("several trips a day where the firm or the vehicle says so", () => {
    const orders = ["SO1", "SO2", "SO3"].map((id) => anOrder(id, { goods: [["tea", "8"]] }));
    expect(plan({ orders }).loads.length).toBe(1);
    const two = plan({ orders, tripsPerDay: 2 });
    expect(two.loads.map(({ vehicle, trip }) => `${vehicle} ${trip}`)).toEqual(["v1 1", "v1 2"]);
    const three = plan({ orders, vehicles: [aVehicle("v1", { tripsPerDay: 3 })] });
    expect(three.loads.length).toBe(3);
  });
});

describe("planning again", () => {
  const orders = ["SO1", "SO2"].map((id) => anOrder(id, { goods: [["tea", "6"]] }));

  test("R-TRN-08: what is confirmed or on the road is not touched; what is not may move", () => {
    const stops = [{ order: "SO1", product: "tea", quantity: "6" }];
    const confirmed = aDispatch("DP1", { stops, pickup: { date: "2026-11-22" } });
    const left = aDispatch("DP2", {
      ...{ vehicle: "v2", stops: [] },
      departed: { date: day, signedBy: "Li" },
    });
    const open = aDispatch("DP3", { vehicle: "v3", stops });
    const vehicles = ["v1", "v2", "v3"].map((id) => aVehicle(id));
    const again = plan({ orders, vehicles, dispatches: [confirmed, left] });
    expect(placed(again)).toEqual(["v3: SO2 tea 6"]);
    expect(again.kept.map(({ id }) => id)).toEqual(["DP1", "DP2"]);
    expect(placed(plan({ orders, vehicles, dispatches: [open] })).length).toBe(2);
  });

  test("R-TRN-10: who declined on that day is not asked again", () => {
    const declined = [{ carrier: "fast", date: "2026-11-22", why: "full" }];
    const cancelled = { date: "2026-11-22", why: "full" };
    const dispatches = [
      aDispatch("DP1", { vehicle: undefined, carrier: "fast", declined, cancelled }),
    ];
    const carriers = [aCarrier("fast", { regions: ["north"] }), aCarrier("all")];
    const result = plan({ orders, vehicles: [], carriers, dispatches });
    expect(result.loads.map(({ carrier }) => carrier)).toEqual(["all"]);
  });
});

test("R-TRN-06: over vehicles, carriers and what is left, every line's quantity adds up", () => {
  const order = fc.record({
    customer: fc.constantFrom("blue", "red", "grey"),
    kind: fc.constantFrom("ordinary", "rush", "inserted"),
    promised: fc.constantFrom("2026-11-20", "2026-11-22", day, undefined),
    goods: fc.uniqueArray(
      fc.tuple(
        fc.constantFrom("tea", "cup", "chest", "mist"),
        fc.integer({ min: 1, max: 30 }).map(String),
      ),
      { minLength: 1, maxLength: 3, selector: ([product]) => product },
    ),
  });
  const kg = fc.integer({ min: 20, max: 300 }).map(String);
  const vehicle = fc.record({ maxWeight: kg });
  const carrier = fc.record({
    backup: fc.boolean(),
    regions: fc.constantFrom(["north"], ["south"], undefined),
    dailyWeight: fc.option(kg, { nil: undefined }),
  });
  fc.assert(
    fc.property(
      fc.array(order, { maxLength: 10 }),
      fc.array(vehicle, { maxLength: 3 }),
      fc.array(carrier, { maxLength: 3 }),
      (some, vehicles, carriers) => {
        const orders = some.map((one, at) => anOrder(`SO${at}`, one as never));
        const result = plan({
          orders,
          vehicles: vehicles.map((one, at) => aVehicle(`v${at}`, one)),
          carriers: carriers.map((one, at) => aCarrier(`c${at}`, one as never)),
          stock: new Map(["tea", "cup", "chest", "mist"].map((id) => [id, 40_000_000])),
        });
        const sums = new Map<string, number>();
        const add = (key: string, micro: number) => sums.set(key, (sums.get(key) ?? 0) + micro);
        for (const { stops } of result.loads) {
          expect(stops.length).toBeGreaterThan(0);
          for (const one of stops) add(`${one.order} ${one.product}`, Number(one.quantity) * 1e6);
        }
        for (const one of result.left) add(`${one.order} ${one.product}`, one.micro ?? 0);
        for (const { id, lines } of orders) {
          for (const { product, quantity } of lines) {
            expect(sums.get(`${id} ${product}`)).toBe(Number(quantity) * 1e6);
          }
        }
      },
    ),
  );
});
