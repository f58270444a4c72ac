import { expect, test } from "vitest";
import { rolesOf } from "../../src/commands/duties.ts";
import { shownDuties } from "../../src/law/duty.ts";
import { duty, today } from "./duty-support.ts";

const step = duty("next-step", today, { role: "sales" });

function isShown(role: string | undefined): boolean {
  const one = { id: "li", name: "Li", ...(role === undefined ? {} : { role }) } as never;
  const facts = { today, until: today, staff: ["li"], roles: rolesOf(one) };
  return shownDuties([step], facts).length === 1;
}

test("the step of a customer without an owner falls to who sells, and to nobody else", () => {
  for (const role of ["sales", "manager", "director", "clerk", undefined]) {
    expect([role, isShown(role)]).toEqual([role, true]);
  }
  for (const role of ["storekeeper", "bookkeeper", "buyer", "dispatcher", "legal"]) {
    expect([role, isShown(role)]).toEqual([role, false]);
  }
});
