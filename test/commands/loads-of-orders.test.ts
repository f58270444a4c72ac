import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { temporaryFolder } from "../book/support.ts";
import { rounds } from "./undo-kit.ts";

const files: Readonly<Record<string, string>> = {
  "rounds.yaml": "format: 1\nname: Juniper\ncurrency: CNY\nlanguage: en\ncountry: CN\n",
  "staff/iwan.yaml": "name: Iwan\nrole: sales\n",
  "staff/lan.yaml": "name: Lan\nrole: manager\n",
  "products/tea.yaml":
    "name: Green tea\nsku: TEA\nunit: box\nprice: 48\nweight: 1\nunits:\n- { unit: case, quantity: 12, weight: 15 }\n",
  "warehouses/main.yaml": "name: Main\nkeeper: lan\n",
  "vehicles/v-1.yaml": "plate: V-1\nmaxWeight: 60\ndriver: Li\n",
  "vehicles/v-2.yaml": "plate: V-2\nmaxWeight: 60\ndriver: Zhao\n",
  "customers/blue-door.yaml": "name: Blue Door\nowner: iwan\nadded: 2026-06-01\n",
  "customers/red-gate.yaml": "name: Red Gate\nowner: iwan\nadded: 2026-06-01\n",
};

let book = "";

async function fine(line: string, today = "2026-11-23"): Promise<string> {
  vi.stubEnv("ROUNDS_AS", "iwan");
  const { code, out, error } = await rounds(book, line, today);
  expect(code, `${line}\n${error}`).toBe(0);
  return out + error;
}

beforeEach(async () => {
  book = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(book, path)), { recursive: true });
    writeFileSync(join(book, path), text);
  }
  await fine("stock in TEA 500 --warehouse main");
  await fine("order add blue-door --line 'TEA x 50' --promised 2026-11-24");
  await fine("order add red-gate --line 'TEA x 4 case' --promised 2026-11-24");
  await fine("order confirm SO261123A");
  await fine("order confirm SO261123B");
});

test("R-TRN-08: one command confirms the pickup of several loads, each named once", async () => {
  await fine("dispatch plan 2026-11-24 --yes");
  const said = await fine("dispatch confirm DP261124A DP261124B DP261124A --by Wang");
  expect(said).toContain("DP261124A-iwan: the warehouse confirmed the pickup; DP261124B-iwan");
  for (const id of ["DP261124A", "DP261124B"]) {
    expect(await fine(`dispatch show ${id}`)).toMatch(/State:\s+final/);
  }
  await fine("undo");
  expect(await fine("dispatch show DP261124B")).toMatch(/State:\s+planned/);
});

test("what a load holds is not to be shipped by hand as well, and the order names the load", async () => {
  expect(await fine("today")).toContain("rounds order ship SO261123A");
  await fine("dispatch plan 2026-11-24 --yes");
  const day = await fine("today --staff all");
  expect(day).not.toContain("order ship");
  expect(day).toContain("rounds dispatch confirm DP261124A-iwan");
  expect(await fine("order track SO261123A")).toMatch(
    /Load:\s+DP261124\w-iwan leaves 2026-11-24 · V-\d · planned · rounds dispatch show DP261124/,
  );
  const shipped = await fine("order ship SO261123A --warehouse main");
  expect(shipped).toContain("it stood on a load");
  await fine("dispatch cancel DP261124A --why snow");
  await fine("dispatch cancel DP261124B --why snow");
  expect(await fine("order track SO261123B")).not.toContain("Load:");
  expect(await fine("today")).toContain("rounds order ship SO261123B");
});

test("goods ordered by the case weigh what the case weighs, single ones what one weighs", async () => {
  await fine("dispatch plan 2026-11-24 --yes");
  const loads = await fine("dispatch list --format csv");
  expect(loads).toMatch(/(^|,)50(\.0+)?(,|$)/m);
  expect(loads).toMatch(/(^|,)60(\.0+)?(,|$)/m);
});
