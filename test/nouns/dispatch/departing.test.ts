import { beforeEach, describe, expect, test, vi } from "vitest";
import { dispatchAgrees } from "../../../src/nouns/dispatch/state.ts";
import { temporaryFolder } from "../../book/support.ts";
import { writeFiles } from "../../cli/program.ts";
import { rounds } from "../../commands/undo-kit.ts";

let book = "";
const settings = (more: string) =>
  writeFiles(book, {
    "rounds.yaml": `format: 1\nname: Juniper\ncurrency: CNY\nlanguage: en\n${more}`,
  });
const anOrder = (promised: string) =>
  `customer: red\ndate: 2026-11-20\nowner: iwan\npromised: ${promised}\nlines:\n- { product: tea, quantity: 10, price: 48.00 }\nconfirmed: { date: 2026-11-20, by: iwan }\n`;

beforeEach(() => {
  vi.stubEnv("ROUNDS_AS", "iwan");
  book = temporaryFolder();
  settings("");
  writeFiles(book, {
    "staff/iwan.yaml": "name: Iwan\nrole: dispatcher\n",
    "products/tea.yaml": "name: Green tea\nsku: TEA\nprice: 48\n",
    "customers/red.yaml": "name: Red\ncreditLimit: 2000.00\n",
    "warehouses/main.yaml": "name: Main\n",
    "vehicles/v1.yaml": "plate: V1\nmaxWeight: 100\ndriver: Li\n",
    "moves/2026-11.iwan.jsonl":
      '{"id":"MV261119A-iwan","date":"2026-11-19","kind":"in","product":"tea","warehouse":"main","quantity":"10"}\n',
    "orders/2026-11/SO261120A-iwan.yaml": anOrder("2026-11-24"),
    "orders/2026-11/SO261120B-iwan.yaml": anOrder("2026-11-30"),
    "dispatches/2026-11/DP261123A-iwan.yaml":
      "date: 2026-11-23\nvehicle: v1\ntrip: 1\nwarehouse: main\nby: iwan\nstops:\n- { order: SO261120B-iwan, product: tea, quantity: 10 }\nplanned: 2026-11-22\npickup: { date: 2026-11-22, by: Wang }\n",
  });
});
const depart = () => rounds(book, "dispatch depart DP261123A-iwan --signed-by Li");

describe("a load that leaves (R-TRN-11)", () => {
  test("takes no goods that wait for an earlier order, where the firm refuses it", async () => {
    settings("reservedStock: refuse\n");
    const { code, error } = await depart();
    expect([code, error]).toEqual([7, expect.stringContaining("SO261120A-iwan")]);
    settings("");
    expect((await depart()).code).toBe(0);
  });

  test("does not leave by a table for a customer on hold", async () => {
    writeFiles(book, {
      "customers/red.yaml": "name: Red\nhold: { date: 2026-11-21, by: iwan, why: unpaid }\n",
      "left.csv": 'id,departed\nDP261123A-iwan,"date=2026-11-23, signedBy=Li"\n',
    });
    const { code, error } = await rounds(book, "dispatch import BOOK/left.csv --yes");
    expect([code, error]).toEqual([7, expect.stringContaining("--skip-columns departed")]);
  });

  test("is not cancelled: one of the two", () => {
    const departed = { date: "2026-11-23", signedBy: "Li" };
    const cancelled = { date: "2026-11-23", why: "rain" };
    const load = { date: "2026-11-23", vehicle: "v1", stops: [] };
    expect(dispatchAgrees({ ...load, departed })).toEqual([]);
    expect(dispatchAgrees({ ...load, cancelled })).toEqual([]);
    expect(dispatchAgrees({ ...load, departed, cancelled })).toMatchObject([
      { path: ["cancelled"] },
    ]);
  });
});

describe("the customer page", () => {
  test("says what of the credit limit is free: confirmed and not invoiced is not", async () => {
    const { out } = await rounds(book, "customer show red");
    expect(out).toMatch(/2,000\.00, CNY 1,040\.00 free|2,000\.00, 1,040\.00 free/);
    writeFiles(book, { "customers/red.yaml": "name: Red\ncreditLimit: 900.00\n" });
    expect((await rounds(book, "customer show red")).out).toMatch(/exceeded by (CNY )?60\.00/);
  });
});
