import { expect, test, vi } from "vitest";
import { temporaryFolder } from "../../book/support.ts";
import { writeFiles } from "../../cli/program.ts";
import { rounds } from "../../commands/undo-kit.ts";

test("R-WHS-28: the item master keeps item number, name, specification, unit and weight", async () => {
  vi.stubEnv("ROUNDS_AS", "mo");
  const book = temporaryFolder();
  writeFiles(book, {
    "rounds.yaml": "format: 1\nname: 青禾\ncurrency: CNY\nlanguage: zh\n",
    "staff/mo.yaml": "name: 老莫\nrole: storekeeper\n",
  });
  const fine = async (line: string): Promise<string> => {
    const { code, out, error } = await rounds(book, line, "2026-11-23");
    expect(code, `${line}\n${out}${error}`).toBe(0);
    return out;
  };
  await fine(
    "product add 绵白糖 --sku BT-25 --specification '25 kg/袋' --unit 袋 --weight 25.2 --price 180",
  );
  const page = await fine("product show BT-25 --lang zh");
  for (const told of ["BT-25", "绵白糖", "25 kg/袋", "袋", "25.2"]) expect(page).toContain(told);
  const [head = "", row = ""] = (await fine("product export")).replace("\ufeff", "").split(/\r?\n/);
  const cells = row.split(",");
  const cell = (key: string) => cells[head.split(",").indexOf(key)];
  expect(["sku", "name", "specification", "unit", "weight"].map(cell)).toEqual([
    "BT-25",
    "绵白糖",
    "25 kg/袋",
    "袋",
    "25.2",
  ]);
});
