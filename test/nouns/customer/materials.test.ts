import { expect, test } from "vitest";
import { materials } from "../../../src/nouns/customer/material-kinds.ts";
import { assertMaySend, maySend } from "../../../src/nouns/customer/materials.ts";
import { refusal } from "../support.ts";

const firm = { id: "blue", name: "Blue Door" };

test("R-CUS-35: to a suspect only brochures, public information and greetings may be sent", () => {
  const may = materials.filter(({ value }) => maySend({ suspicion: "suspected" }, value));
  expect(may.map(({ value }) => value)).toEqual(["brochure", "public", "greeting"]);
});

test("R-CUS-35: once cleared, and where nobody suspects, everything may be sent", () => {
  for (const { value } of materials) {
    expect(maySend({ suspicion: "cleared" }, value)).toBe(true);
    expect(maySend({}, value)).toBe(true);
  }
});

test("R-CUS-35: technical details are refused, with what clears the suspicion", () => {
  const suspect = { ...firm, suspicion: "suspected" as const };
  expect(refusal(() => assertMaySend(suspect, "technical"))).toMatch(/no technical details/);
  expect(refusal(() => assertMaySend(suspect, "brochure"))).toBeUndefined();
  expect(refusal(() => assertMaySend(firm, "technical"))).toBeUndefined();
});
