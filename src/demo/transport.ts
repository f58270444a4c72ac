import { addDays } from "../law/dates.ts";
import { carrier } from "../nouns/carrier/carrier.ts";
import { vehicle } from "../nouns/vehicle/vehicle.ts";
import { near } from "./clients.ts";
import { type Desk, workdaysOn } from "./desk.ts";

/** What the firm drives itself, and who drives for it; returns the ids of the vehicles. */
export function putTransport(desk: Desk): readonly string[] {
  const { pack, until } = desk;
  for (const [index, { name, code, ...facts }] of pack.carriers.entries()) {
    if (code === "") continue;
    const phone = pack.mobile(820_000_000 + index);
    desk.put(carrier, { id: desk.slugId(carrier, name), name, code, phone, ...facts });
  }
  return pack.vans.map(({ plate, model, driver, weight, volume, repair }, index) => {
    const id = desk.slugId(vehicle, plate);
    const from = near(desk, 2);
    const out = [{ state: "repair", from, until: workdaysOn(desk, desk.after, 3), why: repair }];
    desk.put(vehicle, {
      ...{ id, plate, model, driver, phone: pack.mobile(830_000_000 + index) },
      ...{ maxWeight: weight, maxVolume: volume, warehouse: "main" },
      out: repair === undefined ? undefined : out,
      inspection: addDays(until, 90 + index * 60),
      insurance: addDays(until, 120 + index * 40),
    });
    return id;
  });
}
