import { describe, expect, test } from "vitest";
import { withDefaults } from "../../../src/law/settings.ts";
import { makeCalendar } from "../../../src/law/workdays.ts";
import { assetDuties, serve, servicesOf } from "../../../src/nouns/customer/assets.ts";
import type { Customer } from "../../../src/nouns/customer/customer.ts";
import { applied, notes, refusal } from "../support.ts";

const { limits } = withDefaults({ format: 1, name: "x", currency: "CNY" });
const calendar = makeCalendar({ closed: [], tables: [] });
const facts = { today: "2026-11-22", calendar, limits, digits: 2 };
const car = { plate: "A12345", vin: "LSV1", model: "Sedan", cycleMonths: 6 };
const record: Customer = { id: "blue", name: "Blue Door", owner: "iwan", assets: [car] };

function dutiesOf(one: Customer): string[] {
  const brief = { ...one, services: servicesOf(one.assets) };
  return assetDuties([brief], facts).map(
    ({ from, due, what, command }) => `${from} ${due} ${what.en}: ${command}`,
  );
}

describe("vehicles of a customer", () => {
  test("R-REM-19, R-CUS-40, R-SVC-13: maintenance, inspection and insurance are told of a week before", () => {
    const assets = [{ ...car, nextService: "2026-12-01", insurance: "2027-02-01" }];
    expect(dutiesOf({ ...record, assets })).toEqual([
      "2026-11-24 2026-12-01 tell of the maintenance of A12345: rounds customer serve blue --asset A12345 --what maintenance",
      "2027-01-25 2027-02-01 tell of the insurance of A12345: rounds customer serve blue --asset A12345 --what insurance",
    ]);
  });

  test("R-SVC-14: of the vehicle tax likewise", () => {
    const [told] = dutiesOf({ ...record, assets: [{ ...car, tax: "2026-12-31" }] });
    expect(told).toMatch(/^2026-12-24 2026-12-31 tell of the vehicle tax of A12345/);
  });

  test("a customer without vehicles, or lost, is asked nothing", () => {
    expect(servicesOf(undefined)).toBeUndefined();
    expect(servicesOf([car])).toBeUndefined();
    const assets = [{ ...car, nextService: "2026-12-01" }];
    expect(dutiesOf({ ...record, stage: "lost", assets })).toEqual([]);
  });

  test("R-CUS-40: once served it is due again after its cycle", () => {
    const after = applied(record, serve(record, { what: "maintenance", date: "2026-11-20" }));
    expect(after.assets).toEqual([{ ...car, served: "2026-11-20", nextService: "2027-05-20" }]);
  });

  test("an inspection is due again after a year, another day may be told", () => {
    const done = { what: "inspection", date: "2026-11-20", asset: "lsv1" } as const;
    expect(applied(record, serve(record, done)).assets?.[0]?.inspection).toBe("2027-11-20");
    const told = serve(record, { ...done, next: "2027-01-05" });
    expect(applied(record, told).assets?.[0]?.inspection).toBe("2027-01-05");
  });

  test("R-CUS-41: one customer owns several vehicles; which one must be told then", () => {
    const two = { ...record, assets: [car, { plate: "B1" }] };
    expect(refusal(() => serve(two, { what: "tax", date: "2026-11-20" }))).toMatch(/which vehicle/);
    const change = serve(two, { what: "tax", date: "2026-11-20", asset: "b1" });
    expect(applied(two, change).assets).toEqual([car, { plate: "B1", tax: "2027-11-20" }]);
    expect(notes(change)).toEqual([]);
  });

  test("a vehicle that comes for the first time is put on file", () => {
    const change = serve(record, { what: "maintenance", date: "2026-11-20", asset: "C9" });
    expect(applied(record, change).assets).toEqual([car, { plate: "C9", served: "2026-11-20" }]);
    expect(notes(change)).toEqual(["C9 is new on file"]);
  });
});
