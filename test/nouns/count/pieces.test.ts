import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { temporaryFolder } from "../../book/support.ts";
import { writeFiles } from "../../cli/program.ts";
import { entriesOf, rounds } from "../../commands/undo-kit.ts";

let book = "";
const day = "2026-11-28";

async function fine(line: string): Promise<string> {
  const { code, out, error } = await rounds(book, line, day);
  expect(code, `${line}\n${out}${error}`).toBe(0);
  return out + error;
}

async function refused(line: string): Promise<string> {
  const { code, error } = await rounds(book, line, day);
  expect(code, line).not.toBe(0);
  return error;
}

/** What was booked: quantity and serial numbers or lot of each move. */
function booked(): unknown[] {
  const moves = entriesOf(book, "moves") as unknown as Record<string, string>[];
  return moves
    .filter(({ kind }) => kind === "adjustment")
    .map(({ quantity, serials, lot, expiry }) => [quantity, serials ?? lot, expiry]);
}

beforeEach(async () => {
  vi.stubEnv("ROUNDS_AS", "mo");
  book = temporaryFolder();
  writeFiles(book, {
    "rounds.yaml": "format: 1\nname: Juniper\ncurrency: CNY\nlanguage: en\n",
    "staff/mo.yaml": "name: Mo\nrole: storekeeper\n",
    "warehouses/main.yaml": "name: Main\n",
    "products/pho.yaml": "name: Phone\nsku: PHO\nunit: piece\nprice: 9\nserials: true\n",
    "products/tea.yaml": "name: Tea\nsku: TEA\nunit: box\nprice: 20\nlots: true\nshelfDays: 30\n",
  });
  const put = "stock in PHO 3 --serial P1,P2,P3 --warehouse main --price 5";
  await fine(`${put} --date 2026-11-20`);
  await fine("count start --warehouse main");
});

test("R-WHS-20: what is counted by serial number is booked piece by piece", async () => {
  expect(await refused("count enter SC261128A PHO=2 --serial P1")).toContain(
    "2 counted, 1 serial number\n",
  );
  await fine("count enter SC261128A PHO=2 --serial P1,P3");
  expect(await fine("count result SC261128A")).toContain("missing P2");
  await fine("count book SC261128A");
  expect(booked()).toEqual([["-1", ["P2"], undefined]]);
  expect(await refused("stock out PHO 1 --serial P2 --warehouse main --why use")).toContain(
    "P2 is not in stock",
  );
  expect(await fine("check --strict")).toBe("");
  await fine("undo");
  await fine("stock out PHO 1 --serial P2 --warehouse main --why use");
});

test("a difference of goods with serial numbers asks which pieces; the remedy works", async () => {
  await fine("count enter SC261128A PHO=2");
  const error = await refused("count book SC261128A");
  const [, remedy = ""] = /rounds (count enter .*)/.exec(error) ?? [];
  expect(remedy).toContain("--serial P1,P2 --correct");
  await fine(remedy);
  await fine("count book SC261128A");
  expect(booked()).toEqual([["-1", ["P3"], undefined]]);
});

test("as many pieces but others: one goes, one comes; what was sold since stays sold", async () => {
  await fine("count enter SC261128A PHO=3 --serial P1,P2,P9");
  await fine("stock out PHO 1 --serial P1 --warehouse main --why use");
  await fine("count book SC261128A");
  expect(booked()).toEqual([
    ["-1", ["P3"], undefined],
    ["1", ["P9"], undefined],
  ]);
  expect(await refused("stock out PHO 3 --warehouse main --why use")).toContain("PHO");
  await fine("stock out PHO 2 --serial P2,P9 --warehouse main --why use");
  expect(await fine("check --strict")).toBe("");
});

test("all of it gone needs no numbers", async () => {
  await fine("count enter SC261128A PHO=0");
  await fine("count book SC261128A");
  expect(booked()).toEqual([["-3", ["P1", "P2", "P3"], undefined]]);
});

test("what was found of goods that are kept by lot says its lot and gets its expiry", async () => {
  await fine("count enter SC261128A PHO=3");
  expect(await refused("count enter SC261128A TEA=2")).toContain("tea@main#LOT=2");
  await fine("count enter SC261128A TEA#L7=2");
  await fine("count book SC261128A");
  expect(booked()).toEqual([["2", "L7", "2026-12-28"]]);
});

test("the sheet asks for serial numbers where pieces have them, and takes them in again", async () => {
  const sheet = join(book, "sheet.csv");
  await fine(`count sheet SC261128A --to ${sheet}`);
  const [head = "", line = ""] = readFileSync(sheet, "utf8").replace("\ufeff", "").split(/\r?\n/);
  expect(head.split(",")).toContain("Serial numbers");
  const filled = head.split(",").map((key, at) => {
    if (key === "Counted") return "2";
    return key === "Serial numbers" ? "P1 P3" : (line.split(",")[at] ?? "");
  });
  writeFileSync(sheet, `${head}\n${filled.join(",")}\n`);
  await fine(`count import SC261128A ${sheet}`);
  expect(await fine("count sheet SC261128A")).toMatch(/PHO .*\b2 +P1 P3 +Mo$/m);
  await fine("count book SC261128A");
  expect(booked()).toEqual([["-1", ["P2"], undefined]]);
});
