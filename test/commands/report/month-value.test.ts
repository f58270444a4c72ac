import { beforeEach, expect, test, vi } from "vitest";
import { temporaryFolder } from "../../book/support.ts";
import { writeFiles } from "../../cli/program.ts";
import { rounds } from "../undo-kit.ts";

let book = "";

async function fine(line: string, today = "2026-11-28"): Promise<string> {
  const { code, out, error } = await rounds(book, line, today);
  expect(code, `${line}\n${out}${error}`).toBe(0);
  return out + error;
}

interface Report {
  readonly rows: readonly Record<string, string>[];
  readonly totals: Record<string, string>;
}

async function report(line: string, today?: string): Promise<Report> {
  return JSON.parse(await fine(`report ${line} --json`, today)) as Report;
}

beforeEach(async () => {
  vi.stubEnv("ROUNDS_AS", "mo");
  book = temporaryFolder();
  writeFiles(book, {
    "rounds.yaml": "format: 1\nname: Juniper\ncurrency: CNY\nlanguage: en\n",
    "staff/mo.yaml": "name: Mo\nrole: storekeeper\n",
    "warehouses/main.yaml": "name: Main\n",
    "warehouses/shop.yaml": "name: Shop\n",
    "products/tea.yaml": "name: Tea\nsku: TEA\nunit: box\nprice: 20\nlots: true\n",
    "products/pot.yaml": "name: Pot\nsku: POT\nunit: piece\nprice: 1\n",
  });
  const put = "stock in TEA 1 --expiry 2028-01-01 --price 1.005 --date 2026-11-20";
  await fine(`${put} --warehouse main --lot L1`);
  await fine(`${put} --warehouse main --lot L2`);
  await fine(`${put} --warehouse shop --lot L3`);
});

test("R-WHS-24: summed by lot, by warehouse and by product a month's value is the same cent", async () => {
  const product = await report("movements --period 2026-11");
  expect(product.totals.closingValue).toBe("3.02");
  const check = async (today?: string): Promise<void> => {
    const sheet = await report("stocktake --month 2026-11", today);
    const rooms = await report("movements --period 2026-11 --by warehouse", today);
    expect(sheet.totals.value).toBe("3.02");
    expect(rooms.totals.closingValue).toBe("3.02");
    for (const { group = "", closingValue = "" } of rooms.rows) {
      const lots = sheet.rows.filter(({ warehouse }) => warehouse === group.toLowerCase());
      const cents = lots.map(({ value = "" }) => Math.round(Number(value) * 100));
      expect(cents.reduce((a, b) => a + b, 0)).toBe(Math.round(Number(closingValue) * 100));
    }
  };
  await check();
  await fine("close 2026-11", "2026-12-02");
  await check("2026-12-02");
});

test("R-RPT-37: what is on the road at the close is in its figures and in the next month's", async () => {
  await fine("stock in POT 5 --warehouse main --price 2 --date 2026-11-20");
  await fine("transfer add --from main --to shop --line product=POT,quantity=5 --date 2026-11-21");
  await fine("transfer send TR261121A --date 2026-11-21");
  const told = await fine("close 2026-11", "2026-12-02");
  expect(told).toContain("stock at cost 13.02");
  const next = await report("movements --period 2026-12", "2026-12-02");
  expect(next.totals.openingValue).toBe("13.02");
  const rooms = await report("movements --period 2026-12 --by warehouse", "2026-12-02");
  expect(rooms.totals).toMatchObject({ openingValue: "13.02", closingValue: "13.02" });
});
