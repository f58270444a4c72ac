import { describe, expect, test } from "vitest";
import { defaultClassRules } from "../../../../src/law/class-settings.ts";
import { classesReport } from "../../../../src/nouns/customer/classes/report.ts";
import type { Customer } from "../../../../src/nouns/customer/customer.ts";

const customers: readonly Customer[] = Array.from({ length: 10 }, (_, n) => ({
  id: `c${n}`,
  name: `C ${n}`,
  region: n < 8 ? "west" : "east",
  tier: n === 0 ? "large" : "ordinary",
  visitCycle: n < 2 ? "monthly" : "bimonthly",
  sample: n === 0,
}));
const facts = {
  customers,
  rules: defaultClassRules,
  sampleBy: "region" as const,
  today: "2026-11-22",
  nameOf: (id: string) => id,
};
const find = (view: ReturnType<typeof classesReport>, scheme: string, name: string) =>
  view.rows.find((row) => row.scheme === scheme && row.class === name);

describe("the report of classes", () => {
  const view = classesReport(facts);

  test("R-CUS-19: shares of the visit classes stand against 30, 60 and 10 %", () => {
    expect(find(view, "visitCycle", "monthly")).toMatchObject({
      customers: 2,
      share: "20.0",
      target: 30,
      missing: 1,
    });
    expect(find(view, "visitCycle", "bimonthly")?.missing).toBeUndefined();
    expect(find(view, "visitCycle", "quarterly")).toMatchObject({ target: 10, missing: 1 });
  });

  test("R-CUS-20: says where sample customers are missing", () => {
    expect(find(view, "sample", "sample")).toMatchObject({ customers: 1, missing: 2 });
    expect(view.notes?.[0]?.en).toBe("sample customers are missing: west 1, east 1");
    expect(view.notes?.[1]?.en).toContain("rounds customer classes");
    const perOwner = { ...facts, sampleBy: "owner" as const, nameOf: () => "Iwan" };
    const owned = { ...perOwner, customers: customers.map((one) => ({ ...one, owner: "iwan" })) };
    expect(classesReport(owned).notes?.[0]?.en).toBe("sample customers are missing: Iwan 9");
  });

  test("R-CUS-23, R-CUS-48, R-CUS-24: watch lists, the list of the month, special demands", () => {
    const watched: Customer = {
      ...(customers[0] as Customer),
      watch: ["vip", "key-tracking"],
      watchMonth: "2026-11",
      specialDemands: "delivers for a third party",
    };
    const rows = classesReport({ ...facts, customers: [watched] });
    expect(find(rows, "watch", "VIP")?.customers).toBe(1);
    expect(find(rows, "watch", "new customer")?.customers).toBe(0);
    expect(find(rows, "watchMonth", "2026-11")?.customers).toBe(1);
    expect(find(rows, "specialDemands", "marked")?.customers).toBe(1);
  });

  test("R-CUS-17: each value class has its own measures", () => {
    const measures = { high: "a visit every fortnight" };
    const high = { ...(customers[0] as Customer), valueClass: "high" as const };
    const rows = classesReport({ ...facts, customers: [high], measures });
    expect(find(rows, "valueClass", "high")).toMatchObject({ customers: 1, note: measures.high });
  });

  test("whoever is lost does not count", () => {
    const lost = customers.map((one) => ({ ...one, stage: "lost" as const }));
    expect(classesReport({ ...facts, customers: lost }).totals?.customers).toBe(0);
  });
});
