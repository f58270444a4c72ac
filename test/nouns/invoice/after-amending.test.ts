import { beforeEach, describe, expect, test, vi } from "vitest";
import { temporaryFolder } from "../../book/support.ts";
import { writeFiles } from "../../cli/program.ts";
import { rounds } from "../../commands/undo-kit.ts";

let book = "";
const id = "SO261123A-iwan";
const fine = async (line: string) => {
  const { code, out, error } = await rounds(book, line);
  expect([line, code]).toEqual([line, 0]);
  return out + error;
};
const amended = (line: string) =>
  fine(`order amend ${id} --line '${line}' --why dearer --asked-by Wang`);

beforeEach(async () => {
  vi.stubEnv("ROUNDS_AS", "iwan");
  book = temporaryFolder();
  writeFiles(book, {
    "rounds.yaml": "format: 1\nname: Juniper\ncurrency: CNY\nlanguage: en\nnegativeStock: true\n",
    "staff/iwan.yaml": "name: Iwan\nrole: sales\n",
    "products/tea.yaml": "name: Green tea\nsku: TEA\nprice: 10\n",
    "customers/red.yaml": "name: Red\n",
    "warehouses/main.yaml": "name: Main\n",
  });
  await fine("order add red --line 'TEA x 10 @ 10'");
  await fine(`order confirm ${id}`);
  await fine(`order ship ${id} --line 'TEA x 4'`);
  await fine(`invoice add --order ${id}`);
});

describe("an order that is amended after it was invoiced (R-ORD-55)", () => {
  test("more of it: the rest that is invoiced adds up to it", async () => {
    expect(await amended("TEA x 12")).toContain("invoiced: 40.00 of 120.00");
    await fine(`order ship ${id}`);
    expect(await fine(`invoice add --order ${id}`)).toContain("80.00");
    expect(await fine("check --strict")).not.toContain("comes to");
  });

  test("cheaper: by how much they differ, and how it is put right", async () => {
    const out = await amended("TEA x 4 @ 8");
    expect(out).toContain("invoiced 40.00, the same goods now come to 32.00: 8.00 too much");
    expect((await rounds(book, "check --strict")).out).toContain("40.00 invoiced for");
    await fine("invoice remove IV261123A-iwan --why cheaper --yes");
    expect(await fine(`invoice add --order ${id}`)).toContain("32.00");
    expect((await rounds(book, "check --strict")).out).not.toContain("invoiced for");
  });

  test("dearer: too little was invoiced", async () => {
    expect(await amended("TEA x 10 @ 11")).toContain("4.00 too little");
  });
});
