import { describe, expect, test } from "vitest";
import { acceptInstallation, hoursFor } from "../../../../src/nouns/order/tracking/installed.ts";
import { applied, notes, refusal } from "../../support.ts";
import { first, order } from "./orders.ts";

const limits = { assemblyMetres: 4, assemblyHours: 4, assemblyLongHours: 10 };
const accept = (record: typeof order, told: Parameters<typeof acceptInstallation>[2]["told"]) =>
  acceptInstallation(record, first(record), { told, limits });

describe("installations", () => {
  test("R-ORD-35: up to four metres in four hours, longer ones in ten; more is reported", () => {
    expect(hoursFor("4", limits)).toBe(4);
    expect(hoursFor("4.1", limits)).toBe(10);
    const told = { date: "2026-11-20", satisfied: true, metres: "3.8" };
    expect(notes(accept(order, { ...told, hours: "4" }))).toEqual([]);
    expect(notes(accept(order, { ...told, hours: "4.5" }))[0]).toContain("report it");
  });

  test("R-ORD-29, R-ORD-36: who is not satisfied is promised what is mended by when", () => {
    const unhappy = { date: "2026-11-20", satisfied: false };
    expect(refusal(() => accept(order, unhappy))).toContain("by when");
    const mend = { ...unhappy, mend: "door hangs low", mendBy: "2026-11-22" };
    const promised = applied(order, accept(order, mend));
    const mended = applied(promised, accept(promised, { date: "2026-11-21", satisfied: true }));
    expect(first(mended).shipment.installed).toEqual({
      ...mend,
      date: "2026-11-21",
      satisfied: true,
    });
    expect(refusal(() => accept(mended, mend))).toContain("was accepted on 2026-11-21");
  });
});
