import { expect, test } from "vitest";
import { withDefaults } from "../../../src/law/settings.ts";
import { makeCalendar } from "../../../src/law/workdays.ts";
import { dispatchDuties } from "../../../src/nouns/dispatch/duties.ts";
import { vehicleDuties } from "../../../src/nouns/vehicle/duties.ts";
import { aDispatch, aVehicle } from "./support.ts";

const { limits } = withDefaults({ format: 1, name: "", currency: "CNY" });
const facts = {
  ...{ today: "2026-11-22", until: "2026-11-24", limits, digits: 2 },
  calendar: makeCalendar({ tables: [] }),
};
const called = { takes: () => "V1", keeperOf: (id: string) => (id === "main" ? "lan" : undefined) };
const due = (one: Parameters<typeof aDispatch>[1]) =>
  dispatchDuties([aDispatch("DP1", { by: "iwan", ...one })], called, facts).map(
    ({ rule, who, from, due, command }) => `${rule} ${who} ${from} ${due} ${command}`,
  );

const pickup = { date: "2026-11-22" };

test("R-TRN-08: an unconfirmed pickup is the storekeeper's, the working day before", () => {
  expect(due({ date: "2026-11-24", planned: "2026-11-20" })).toEqual([
    "dispatch-pickup lan 2026-11-20 2026-11-23 rounds dispatch confirm DP1",
  ]);
  expect(due({ date: "2026-11-24", pickup })).toEqual([
    "dispatch-leave iwan 2026-11-24 2026-11-24 rounds dispatch depart DP1 --signed-by NAME",
  ]);
});

test.each([
  ["老周", "老周"],
  ["Li Wei", "'Li Wei'"],
])("the driver whom the load names, %s, is in the command that can be typed", (driver, word) => {
  expect(due({ date: "2026-11-24", pickup, driver })[0]).toContain(`--signed-by ${word}`);
});

test("R-TRN-10: a carrier answers at once, the backup after it anew", () => {
  const given = { vehicle: undefined, carrier: "fast", pickup, planned: "2026-11-20" };
  expect(due(given)).toEqual([
    "dispatch-answer iwan 2026-11-20 2026-11-20 rounds dispatch accept DP1",
  ]);
  const declined = [{ carrier: "slow", date: "2026-11-22", why: "full" }];
  expect(due({ ...given, declined })[0]).toContain("iwan 2026-11-22 2026-11-22");
});

test("what left or was called off asks for nothing, nor what is far off", () => {
  expect(due({ departed: { date: "2026-11-23", signedBy: "Li" } })).toEqual([]);
  expect(due({ cancelled: { date: "2026-11-22", why: "snow" } })).toEqual([]);
  expect(due({ date: "2026-12-24", planned: "2026-12-20" })).toEqual([]);
});

test("R-REM-19: inspection and insurance of own vehicles are told a week before they run out", () => {
  const one = aVehicle("v1", { inspection: "2026-11-29", insurance: "2027-05-01" });
  expect(vehicleDuties([one], facts)).toMatchObject([
    { part: "inspection", from: "2026-11-22", due: "2026-11-29", role: "dispatcher" },
  ]);
  expect(vehicleDuties([{ ...one, retired: "2026-11-01" }], facts)).toEqual([]);
});
