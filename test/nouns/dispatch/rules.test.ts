import { describe, expect, test } from "vitest";
import { assertAsOrdered, assertFinal, departLoad } from "../../../src/nouns/dispatch/departing.ts";
import type { Dispatch } from "../../../src/nouns/dispatch/dispatch.ts";
import { planDay } from "../../../src/nouns/dispatch/plan.ts";
import { writePlan } from "../../../src/nouns/dispatch/planned.ts";
import {
  acceptLoad,
  cancelLoad,
  confirmPickup,
  declineLoad,
  dropOrder,
} from "../../../src/nouns/dispatch/rules.ts";
import { dispatchState, dispatchUnfinished } from "../../../src/nouns/dispatch/state.ts";
import type { Move } from "../../../src/nouns/move/move.ts";
import type { Order } from "../../../src/nouns/order/order.ts";
import { applied, entries, notes, refusal } from "../support.ts";
import { aCarrier, aDispatch, anOrder, aVehicle, day, facts } from "./support.ts";

const today = "2026-11-22";
const own = aDispatch("DP1");
const given = aDispatch("DP2", { vehicle: undefined, trip: undefined, carrier: "fast" });
const confirm = (one: Dispatch) => applied(one, confirmPickup(one, { date: today, by: "Wang" }));
const accept = (one: Dispatch) => applied(one, acceptLoad(one, { date: today }, "fast"));
const none = { carriers: [], loaded: new Map(), unwilling: new Set<string>() };

describe("a load becomes final", () => {
  test("R-TRN-08: an own vehicle's when the warehouse has confirmed the pickup", () => {
    expect(dispatchState(own)).toBe("planned");
    expect(refusal(() => assertFinal(own))).toContain("the warehouse has not confirmed");
    expect(dispatchState(confirm(own))).toBe("final");
    expect(refusal(() => assertFinal(confirm(own)))).toBeUndefined();
    expect(refusal(() => confirm(confirm(own)))).toContain("was confirmed on 2026-11-22");
  });

  test("R-TRN-10: a carrier's when the carrier has confirmed its capacity as well", () => {
    const half = confirm(given);
    expect(dispatchState(half)).toBe("part-confirmed");
    expect(refusal(() => assertFinal(half))).toContain("the carrier has not confirmed");
    expect(dispatchState(accept(half))).toBe("final");
    expect(dispatchState(accept(given))).toBe("part-confirmed");
    expect(refusal(() => accept(own))).toContain("an own vehicle takes DP1");
  });

  test("R-TRN-10: declined, it goes to the backup that has room, and who declined is kept", () => {
    const told = { date: today, by: "iwan", why: "full" };
    const carriers = [
      aCarrier("fast"),
      aCarrier("small", { backup: true, dailyWeight: "5" }),
      aCarrier("spare", { backup: true, dailyWeight: "50" }),
    ];
    const load = { ...accept(given), weight: "30" };
    const next = applied(load, declineLoad(load, told, { ...none, carriers }));
    expect(next).toMatchObject({
      carrier: "spare",
      accepted: undefined,
      declined: [{ carrier: "fast", why: "full" }],
      stops: [{ how: "backup" }],
    });
    const full = new Map([["spare", { weight: 40_000_000, volume: 0 }]]);
    const nobody = applied(load, declineLoad(load, told, { ...none, carriers, loaded: full }));
    expect(dispatchState(nobody)).toBe("cancelled");
    expect(nobody.declined).toEqual([{ carrier: "fast", date: today, why: "full" }]);
  });

  test("nothing is confirmed, dropped or cancelled of a load that is on the road", () => {
    const gone = { ...confirm(own), departed: { date: day, signedBy: "Li" } };
    const told = { date: day, by: undefined, why: "snow" };
    const size = () => ({ weight: 0, volume: 0 });
    for (const rule of [
      () => confirmPickup(gone, { date: day }),
      () => cancelLoad(gone, told),
      () => declineLoad(gone, told, none),
      () => dropOrder(gone, "SO1", { why: "changed", size }),
    ]) {
      expect(refusal(rule)).toBe("DP1 left on 2026-11-23");
    }
  });

  test("a month is not closed over a load of which nobody says whether it left", () => {
    expect(dispatchUnfinished(own, "2026-11-30")?.en).toContain("not left yet");
    expect(dispatchUnfinished(own, "2026-10-31")).toBeUndefined();
    const cancelled = applied(own, cancelLoad(own, { date: day, by: undefined, why: "snow" }));
    expect(dispatchUnfinished(cancelled, "2026-11-30")).toBeUndefined();
  });
});

describe("a load leaves", () => {
  const orders = new Map<string, Order>([
    ["SO1", anOrder("SO1", { goods: [["tea", "10"]], carrier: "Fast" })],
    ["SO2", anOrder("SO2", { goods: [["cup", "4"]] })],
  ]);
  const stops = [
    { order: "SO1", product: "tea", quantity: "6" },
    { order: "SO2", product: "cup", quantity: "4" },
  ];
  const load = { ...confirm(own), stops, driver: "Li" };
  const told = { date: day, time: "08:10", signedBy: "Li", checkedBy: "iwan", by: "iwan" };

  test("R-TRN-11, R-TRN-31: its orders are shipped with vehicle, driver, slip and signature", () => {
    const change = departLoad(load, told, {
      ...{ orders, nameOf: (id: string) => id, moveIds: ["MV1", "MV2"] },
      ...{ vehicle: aVehicle("v1"), carrier: undefined },
    });
    const after = applied(load, change);
    expect(after.departed).toEqual({
      ...{ date: day, time: "08:10", signedBy: "Li", checkedBy: "iwan" },
    });
    const shipped = applied(orders.get("SO1") as Order, change).shipments?.[0];
    expect(shipped).toMatchObject({
      ...{ date: day, time: "08:10", dispatch: "DP1", vehicle: "V1", driver: "Li" },
      ...{ warehouse: "main", lines: [{ product: "tea", quantity: "6" }] },
    });
    expect(shipped?.carrier).toBeUndefined();
    expect(
      entries<Move>(change).map((one) => [one.id, one.paper, one.product, one.quantity]),
    ).toEqual([
      ["MV1", "SO1", "tea", "-6"],
      ["MV2", "SO2", "cup", "-4"],
    ]);
  });

  test("with a carrier: its name, and when the goods are expected", () => {
    const by = { ...load, vehicle: undefined, carrier: "fast" };
    const change = departLoad(by, told, {
      ...{ orders, nameOf: (id: string) => id, moveIds: ["MV1", "MV2"], vehicle: undefined },
      carrier: aCarrier("fast", { name: "Fast Wheels", transitDays: 2 }),
    });
    expect(applied(orders.get("SO2") as Order, change).shipments).toMatchObject([
      { carrier: "Fast Wheels", expected: "2026-11-25", dispatch: "DP1" },
    ]);
  });

  test("R-TRN-11: not with goods that are no longer what is ordered", () => {
    const check = (known: ReadonlyMap<string, Order>) =>
      refusal(() => assertAsOrdered(load, known, (id) => id));
    expect(check(orders)).toBeUndefined();
    const less = anOrder("SO1", { goods: [["tea", "5"]] });
    expect(check(new Map(orders).set("SO1", less))).toBe(
      "the goods are not what is ordered: SO1 tea: 6 loaded, 5 open",
    );
    const over = { ...less, cancelled: { date: day, why: "not needed" } };
    expect(check(new Map(orders).set("SO1", over))).toContain("SO1 is no longer open");
  });

  test("R-TRN-03: an order that was changed is taken out, the rest stays confirmed", () => {
    const size = (left: Dispatch["stops"]) => ({ weight: left.length * 1_000_000, volume: 0 });
    const after = applied(load, dropOrder(load, "SO1", { why: "changed", size }));
    expect(after.stops.map(({ order }) => order)).toEqual(["SO2"]);
    expect([after.weight, dispatchState(after)]).toEqual(["1", "final"]);
    expect(refusal(() => dropOrder(after, "SO2", { why: "changed", size }))).toContain("all that");
  });
});

describe("writing a plan", () => {
  const orders = [anOrder("SO1", { goods: [["tea", "6"]] })];
  const planning = (dispatches: readonly Dispatch[]) => ({
    ...{ date: day, today, warehouse: "main", by: "iwan", why: "planned anew", dispatches },
    newId: async () => "DP9",
  });

  test("the same plan again changes nothing, and keeps its number", async () => {
    const plan = planDay(facts({ orders }));
    const { steps } = await writePlan(plan, planning([]));
    expect(steps).toMatchObject([{ do: "create", record: { id: "DP9", vehicle: "v1" } }]);
    const [step] = steps;
    const stored = (step?.do === "create" ? step.record : {}) as Dispatch;
    const again = planDay(facts({ orders, dispatches: [stored] }));
    expect((await writePlan(again, planning([stored]))).steps).toEqual([]);
    const more = [...orders, anOrder("SO2", { goods: [["tea", "1"]] })];
    const other = planDay(facts({ orders: more, dispatches: [stored] }));
    const change = await writePlan(other, planning([stored]));
    expect(change.steps).toMatchObject([{ do: "set", id: "DP9" }]);
    expect(notes(change)[0]).toBe(
      "final when the warehouse has confirmed each: rounds dispatch confirm DP9",
    );
  });

  test("a load that is not needed any more goes; one that a carrier declined is kept", async () => {
    const empty = planDay(facts({ dispatches: [own, given] }));
    const declined = { ...given, declined: [{ carrier: "slow", date: today, why: "full" }] };
    const change = await writePlan(empty, planning([own, declined, confirm(own)]));
    expect(change.steps).toMatchObject([
      { do: "remove", id: "DP1" },
      { do: "set", id: "DP2", fields: { cancelled: { why: "planned anew" } } },
    ]);
  });
});
