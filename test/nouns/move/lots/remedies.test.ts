import { expect, test, vi } from "vitest";
import { temporaryFolder } from "../../../book/support.ts";
import { writeFiles } from "../../../cli/program.ts";
import { rounds } from "../../../commands/undo-kit.ts";

test("not as many serial numbers as pieces came: the remedy is of the line, and works", async () => {
  vi.stubEnv("ROUNDS_AS", "mo");
  const book = temporaryFolder();
  writeFiles(book, {
    "rounds.yaml": "format: 1\nname: Juniper\ncurrency: CNY\nlanguage: en\n",
    "staff/mo.yaml": "name: Mo\nrole: storekeeper\n",
    "warehouses/main.yaml": "name: Main\n",
    "suppliers/hill.yaml": "name: Hill\n",
    "products/pot.yaml": "name: Pot\nsku: POT\nunit: piece\nprice: 9\nserials: true\n",
  });
  const give = (line: string) => rounds(book, line, "2026-11-23");
  expect((await give("purchase add hill --line 'POT x 2 @ 4' --warehouse main")).code).toBe(0);
  expect((await give("purchase send PO261123A")).code).toBe(0);
  const { error } = await give("receive PO261123A --line 'product=POT, quantity=2, serials=A1 A2'");
  expect(error).toContain("POT: a quantity of 2 with 1 serial number\n");
  expect(error).toContain('--line "product=pot, quantity=2, serials=NUMBER,,NUMBER"');
  const took = await give("receive PO261123A --line 'product=pot, quantity=2, serials=A1,,A2'");
  expect(took.code, took.error).toBe(0);
  const out = await give("stock out POT 1 --serial A1,A2 --why use");
  expect(out.error).toContain("one number for each piece: --serial");
  expect((await give("stock trace A1")).out).toContain("to no customer yet");
});
