import { beforeEach, describe, expect, test, vi } from "vitest";
import { temporaryFolder } from "../../book/support.ts";
import { writeFiles } from "../../cli/program.ts";
import { rounds } from "../../commands/undo-kit.ts";

let book = "";
beforeEach(() => {
  vi.stubEnv("ROUNDS_AS", "iwan");
  book = temporaryFolder();
  writeFiles(book, {
    "rounds.yaml":
      "format: 1\nname: Juniper\ncurrency: CNY\nlanguage: en\napprovals:\n- noun: order\n  since: 2026-11-01\n  steps:\n  - by: [ manager ]\n",
    "staff/iwan.yaml": "name: Iwan\nrole: sales\nmanager: lan\n",
    "staff/lan.yaml": "name: Lan\nrole: manager\n",
    "products/tea.yaml": "name: Green tea\nsku: TEA\nprice: 48\n",
    "customers/red.yaml": "name: Red\n",
    "orders/2026-09/SO260910A-iwan.yaml":
      "customer: red\ndate: 2026-09-10\nowner: iwan\nlines:\n- { product: tea, quantity: 4, price: 48.00 }\n",
  });
});
const id = "SO260901A-iwan";

describe("a policy's since (R-APR-04)", () => {
  test("goes by the day on which a paper was written down: an older date does not escape it", async () => {
    await rounds(book, "order add red --line 'TEA x 4' --date 2026-09-01");
    const { code, error } = await rounds(book, `order confirm ${id}`);
    expect([code, error]).toEqual([7, expect.stringContaining("must be approved")]);
    vi.stubEnv("ROUNDS_AS", "lan");
    expect((await rounds(book, "approvals")).out).toContain(id);
  });

  test("goes by the day in its id, whatever date it was given later", async () => {
    await rounds(book, "order add red --line 'TEA x 4'");
    await rounds(book, "order edit SO261123A-iwan --date 2026-09-01");
    expect((await rounds(book, "order confirm SO261123A-iwan")).code).toBe(7);
  });

  test("leaves alone what was there before", async () => {
    expect((await rounds(book, "order confirm SO260910A-iwan")).code).toBe(0);
    await rounds(book, "order add red --line 'TEA x 4'", "2026-09-01");
    expect((await rounds(book, `order confirm ${id}`)).code).toBe(0);
  });
});
