import type { Duty } from "../law/duty.ts";
import { carrier } from "../nouns/carrier/carrier.ts";
import { dispatch } from "../nouns/dispatch/dispatch.ts";
import { dispatchDuties } from "../nouns/dispatch/duties.ts";
import { vehicle } from "../nouns/vehicle/vehicle.ts";
import { warehouse } from "../nouns/warehouse/warehouse.ts";
import type { KnownFacts } from "./duty-facts.ts";

/** What the loads that have not left oblige somebody to; nothing else is read where none waits. */
export async function loadDuties({ book, facts }: KnownFacts): Promise<readonly Duty[]> {
  const live = await book.live(dispatch);
  if (live.every((one) => one.departed || one.cancelled)) return [];
  const plates = new Map((await book.all(vehicle)).map((one) => [one.id, one.plate]));
  const carriers = new Map((await book.all(carrier)).map((one) => [one.id, one.name]));
  const keepers = new Map((await book.all(warehouse)).map((one) => [one.id, one.keeper]));
  return dispatchDuties(
    live,
    {
      takes: (one) =>
        one.vehicle === undefined
          ? (carriers.get(one.carrier ?? "") ?? one.carrier ?? "")
          : (plates.get(one.vehicle) ?? one.vehicle),
      keeperOf: (id) => keepers.get(id),
    },
    facts,
  );
}
