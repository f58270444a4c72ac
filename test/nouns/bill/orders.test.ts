import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { temporaryFolder } from "../../book/support.ts";
import { writeFiles } from "../../cli/program.ts";
import { rounds } from "../../commands/undo-kit.ts";

let book = "";

async function fine(line: string): Promise<string> {
  const { code, out, error } = await rounds(book, line, "2026-11-28");
  expect(code, `${line}\n${out}${error}`).toBe(0);
  return out + error;
}

interface Shown {
  readonly match: string;
  readonly amount: string;
  readonly lines: readonly Record<string, string>[];
}

async function shown(id: string): Promise<Shown> {
  return JSON.parse(await fine(`bill show ${id} --json`)) as Shown;
}

beforeEach(async () => {
  vi.stubEnv("ROUNDS_AS", "mo");
  book = temporaryFolder();
  writeFiles(book, {
    "rounds.yaml": "format: 1\nname: Juniper\ncurrency: CNY\nlanguage: en\n",
    "staff/mo.yaml": "name: Mo\nrole: storekeeper\n",
    "warehouses/main.yaml": "name: Main\n",
    "suppliers/hill.yaml": "name: Hill Farm\nleadDays: 7\n",
    "suppliers/vale.yaml": "name: Vale\n",
    "products/tea.yaml": "name: Green tea\nsku: TEA\nunit: box\nprice: 20\n",
    "products/cup.yaml": "name: Cup\nsku: CUP\nunit: piece\nprice: 9\n",
  });
  await fine("purchase add hill --line 'TEA x 10 @ 5' --line 'CUP x 20 @ 2' --date 2026-11-02");
  await fine("purchase add hill --line 'TEA x 6 @ 6' --date 2026-11-03");
  await fine("purchase send PO261102A --date 2026-11-02");
  await fine("purchase send PO261103A --date 2026-11-03");
  await fine("receive PO261102A --warehouse main --date 2026-11-05");
  await fine("receive PO261103A --warehouse main --date 2026-11-06");
});

test("4.8: a line without a price is billed at its order's; without an order it is asked for", async () => {
  await fine("bill add --purchase PO261102A --line 'TEA x 10' --date 2026-11-07");
  expect(await shown("BL261107A")).toMatchObject({ amount: "50.00", match: "ok" });
  const { code, error } = await rounds(book, "bill add vale --line 'CUP x 2'", "2026-11-28");
  expect(code).toBe(7);
  expect(error).toContain("no price of Cup is agreed with Vale");
});

test("4.8: several orders in one invoice, each matched with what of it was received", async () => {
  await fine("bill add hill --purchase PO261102A,PO261103A --line 'TEA x 16' --date 2026-11-07");
  const { lines, amount, match } = await shown("BL261107A");
  expect(lines).toEqual([
    { product: "tea", quantity: "10", price: "5" },
    { product: "tea", quantity: "6", price: "6", purchase: "PO261103A-mo" },
  ]);
  expect([amount, match]).toEqual(["86.00", "ok"]);
  await fine("bill add hill --line 'TEA x 1 @ 6, purchase=PO261103A' --date 2026-11-08");
  expect((await shown("BL261108A")).match).toBe("unreceived");
  await fine("bill add --purchase PO261102A,PO261103A --received --date 2026-11-09");
  expect(await shown("BL261109A")).toMatchObject({ amount: "40.00", match: "ok" });
  expect(await fine("check")).toBe("");
});

test("4.8: several invoices for one order, until all that was received is billed", async () => {
  await fine("bill add --purchase PO261102A --line 'TEA x 4' --date 2026-11-07");
  await fine("bill add --purchase PO261102A --line 'TEA x 6' --line 'CUP x 5' --date 2026-11-08");
  await fine("bill add --purchase PO261102A --received --date 2026-11-09");
  expect((await shown("BL261107A")).match).toBe("ok");
  expect((await shown("BL261108A")).match).toBe("ok");
  expect(await shown("BL261109A")).toMatchObject({ amount: "30.00", match: "ok" });
  await fine("bill add --purchase PO261102A --line 'TEA x 1' --date 2026-11-10");
  expect((await shown("BL261110A")).match).toBe("unreceived");
});

test("an invoice for an order of somebody else is refused", async () => {
  await fine("purchase add vale --line 'CUP x 1 @ 2' --date 2026-11-04");
  const line = "bill add hill --purchase PO261102A,PO261104A --received";
  expect((await rounds(book, line, "2026-11-28")).error).toContain("is not of this supplier");
  const amount = "bill add hill --purchase PO261102A,PO261103A --amount 90";
  expect((await rounds(book, amount, "2026-11-28")).error).toContain("--received");
});

test("products are called by their names, in the page as in the list of what differs", async () => {
  await fine("bill add --purchase PO261102A --line 'TEA x 10 @ 7' --date 2026-11-07");
  const page = await fine("bill show BL261107A");
  expect(page).toMatch(/Product +Quantity +Price\n.*\nGreen tea +10 +7/);
  expect(page).not.toMatch(/^tea /m);
  const path = join(book, "bills/2026-11/BL261107A-mo.yaml");
  expect(readFileSync(path, "utf8")).toContain("product: tea");
});
