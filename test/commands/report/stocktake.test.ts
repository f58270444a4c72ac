import { beforeEach, expect, test, vi } from "vitest";
import { temporaryFolder } from "../../book/support.ts";
import { writeFiles } from "../../cli/program.ts";
import { entriesOf, rounds } from "../undo-kit.ts";

let book = "";
const day = "2026-11-28";

async function fine(line: string, today = day): Promise<string> {
  const { code, out, error } = await rounds(book, line, today);
  expect(code, `${line}\n${out}${error}`).toBe(0);
  return out;
}

beforeEach(() => {
  vi.stubEnv("ROUNDS_AS", "mo");
  book = temporaryFolder();
  writeFiles(book, {
    "rounds.yaml": "format: 1\nname: Juniper\ncurrency: CNY\nlanguage: en\n",
    "staff/mo.yaml": "name: Mo\nrole: storekeeper\n",
    "staff/lan.yaml": "name: Lan\nrole: manager\n",
    "warehouses/main.yaml": "name: Main\n",
    "products/tea.yaml": "name: Tea\nsku: TEA\nunit: box\nprice: 20\nlots: true\n",
    "products/cup.yaml": "name: Cup\nsku: CUP\nunit: piece\nprice: 9\n",
    "products/pot.yaml": "name: Pot\nsku: POT\nunit: piece\nprice: 1\n",
  });
});

/** Tea of two lots in one bin and of one in another, counted and booked. */
async function counted(): Promise<void> {
  const put = "stock in TEA --warehouse main --expiry 2028-01-01 --price 10";
  await fine(`${put} 6 --bin A1 --lot L1`);
  await fine(`${put} 5 --bin A1 --lot L2`);
  await fine(`${put} 4 --bin A2 --lot L1`);
  await fine("count start --warehouse main");
  await fine("count enter SC261128A TEA@main/A1#L1=5 TEA@main/A1#L2=6 TEA@main/A2#L1=4");
  await fine("count book SC261128A");
}

test("R-WHS-20: differences of bins and lots together are booked each at its place", async () => {
  await counted();
  const moves = entriesOf(book, "moves") as unknown as Record<string, string>[];
  const booked = moves.filter(({ kind }) => kind === "adjustment");
  expect(booked.map(({ bin, lot, quantity }) => [bin, lot, quantity])).toEqual([
    ["A1", "L1", "-1"],
    ["A1", "L2", "1"],
  ]);
  expect(await fine("check --strict")).toBe("");
});

test("R-WHS-18, R-RPT-27: the month-end sheet says the same before and after the close", async () => {
  await counted();
  const sheet = "report stocktake --month 2026-11 --format csv";
  const before = await fine(sheet);
  expect(before.split("\n").slice(0, 4)).toEqual([
    expect.stringMatching(/bin,sku,name,lot/),
    expect.stringMatching(/^A1,TEA,Tea,L1,box,6,5,-1,-10\.00,5,10,50\.00,booked/),
    expect.stringMatching(/^A1,TEA,Tea,L2,box,5,6,1,10\.00,6,10,60\.00,booked/),
    expect.stringMatching(/^A2,TEA,Tea,L1,box,4,4,0,0\.00,4,10,40\.00,booked/),
  ]);
  await fine("close 2026-11 --yes", "2026-12-02");
  expect(await fine(sheet, "2026-12-02")).toBe(before);
  expect(await fine("count show SC261128A", "2026-12-02")).toMatch(/Counted:\s+3 \/ 3/);
});

test("R-WHS-19: a cycle count takes what is due of its class and leaves the rest", async () => {
  await fine("stock in CUP 100 --warehouse main --price 4");
  await fine("stock in POT 10 --warehouse main --price 1");
  await fine("stock out CUP 60 --warehouse main --why sample");
  await fine("stock out POT 1 --warehouse main --why sample");
  const ids = async (id: string, today = day): Promise<string[]> => {
    const told = JSON.parse(await fine(`count show ${id} --json`, today));
    return told.places.map((one: { product: string }) => one.product);
  };
  await fine("count start --cycle a");
  expect(await ids("SC261128A")).toEqual(["cup"]);
  await fine("count enter SC261128A CUP=40");
  await fine("count book SC261128A");
  await fine("count start --cycle abc");
  expect(await ids("SC261128B")).toEqual(["pot"]);
  await fine("count cancel SC261128B --why later");
  await fine("count start --cycle a", "2026-12-28");
  expect(await ids("SC261228A", "2026-12-28")).toEqual(["cup"]);
});
