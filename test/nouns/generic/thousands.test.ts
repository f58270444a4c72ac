import { beforeAll, expect, test, vi } from "vitest";
import { temporaryFolder } from "../../book/support.ts";
import { writeFiles } from "../../cli/program.ts";
import { rounds } from "../../commands/undo-kit.ts";

let book = "";
const day = "2026-11-23";
/** Four digits in a row that are no year, day, id or code. */
const bare = /(?<![\w.,-])\d{4,}(\.\d+)?(?![\w-])/;

async function fine(line: string): Promise<string> {
  const { code, out, error } = await rounds(book, line, day);
  expect(code, `${line}\n${out}${error}`).toBe(0);
  return out;
}

beforeAll(async () => {
  vi.stubEnv("ROUNDS_AS", "mo");
  book = temporaryFolder();
  writeFiles(book, {
    "rounds.yaml": "format: 1\nname: Juniper\ncurrency: CNY\nlanguage: en\n",
    "staff/mo.yaml": "name: Mo\nrole: manager\n",
    "warehouses/main.yaml": "name: Main\n",
    "suppliers/hill.yaml": "name: Hill\n",
    "products/tea.yaml": "name: Tea\nsku: TEA\nunit: box\nprice: 48\nminimum: 9000\n",
  });
  for (const line of [
    "stock in TEA 4000 --warehouse main --price 25",
    "purchase add hill --line 'TEA x 1500 @ 25' --warehouse main",
    "purchase send PO261123A",
    "receive PO261123A",
    "bill add --purchase PO261123A --line 'TEA x 1500 @ 25' --code X7",
    "bill add hill --purchase PO261123A --line 'TEA x 2000 @ 26' --code X8",
    "requisition add --line 'TEA x 2000 @ 25' --needed-by 2026-12-20 --why season",
    "count start",
    "count enter SC261123A TEA=4100",
    "count result SC261123A",
  ]) {
    await fine(line);
  }
});

test.each([
  "purchase plan",
  "purchase suggest --all",
  "purchase list",
  "purchase show PO261123A",
  "requisition show RQ261123A",
  "goods-receipt show GR261123A",
  "bill list",
  "bill show BL261123A",
  "bill match",
  "count show SC261123A",
  "stock show TEA",
  "stock value",
  "stock card TEA",
  "report stock",
  "report movements",
  "report stocktake",
  "report agreement --all",
  "report payables",
  "report purchases",
])("thousands are set apart wherever people read figures: %s", async (line) => {
  const page = await fine(line);
  expect(page).toMatch(/\d,\d{3}/);
  expect(page.split("\n").filter((one) => bare.test(one) && !/rounds /.test(one))).toEqual([]);
});

test("thousands are set apart in what a stocktake comes to", async () => {
  await fine("count enter SC261123A TEA=5700 --correct");
  expect(await fine("count result SC261123A")).toContain("surplus 5,000.00, shortage 0.00");
});
