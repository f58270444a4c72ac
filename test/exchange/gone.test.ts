import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { temporaryFolder } from "../book/support.ts";
import { writeFiles } from "../cli/program.ts";
import { rounds } from "../commands/undo-kit.ts";

test("a payment that was taken back with its invoice is known again when it is imported", async () => {
  vi.stubEnv("ROUNDS_AS", "lan");
  const book = temporaryFolder();
  writeFiles(book, {
    "rounds.yaml": "format: 1\nname: Juniper\ncurrency: CNY\nlanguage: en\n",
    "staff/lan.yaml": "name: Lan\nrole: manager\n",
    "customers/blue.yaml": "name: Blue\n",
  });
  for (const line of ["invoice add blue --amount 100", "collect blue 100", "undo", "undo"]) {
    expect(await rounds(book, line)).toMatchObject({ code: 0 });
  }
  const table = join(book, "paid.csv");
  const { out } = await rounds(book, "payment export");
  writeFileSync(table, out);
  expect(await rounds(book, `payment import ${table}`)).toMatchObject({ code: 0, error: "" });

  const [head, taken = ""] = out.split("\n");
  expect(taken).toContain("IV261123A-lan");
  const other = taken.replace("PY261123A-lan", "PY261123Z-lan");
  writeFileSync(table, `${head}\n${other}\n`);
  const refused = await rounds(book, `payment import ${table}`);
  expect(refused).toMatchObject({ code: 2, error: expect.stringContaining("IV261123A-lan") });
});
