import { beforeEach, describe, expect, test, vi } from "vitest";
import { temporaryFolder } from "../../book/support.ts";
import { writeFiles } from "../../cli/program.ts";
import { rounds } from "../../commands/undo-kit.ts";

let book = "";
const settings = (more: string) =>
  writeFiles(book, {
    "rounds.yaml": `format: 1\nname: Juniper\ncurrency: CNY\nlanguage: en\n${more}`,
  });
beforeEach(() => {
  vi.stubEnv("ROUNDS_AS", "iwan");
  book = temporaryFolder();
  settings("creditRoles: [ manager ]\n");
  writeFiles(book, {
    "staff/iwan.yaml": "name: Iwan\nrole: sales\nmanager: lan\n",
    "staff/lan.yaml": "name: Lan\nrole: manager\n",
    "customers/red.yaml": "name: Red\ncreditLimit: 1000.00\n",
  });
});

describe("where roles are named for it, only they set a customer's credit", () => {
  test.each([
    "customer edit red --credit-limit 9000",
    "customer edit red --credit-days 90",
    "customer edit red --clear creditLimit",
    "customer add Blue --credit-limit 9000",
  ])("%s", async (line) => {
    const { code, error } = await rounds(book, line);
    expect([code, error]).toEqual([7, expect.stringContaining("ask Lan")]);
    vi.stubEnv("ROUNDS_AS", "lan");
    expect((await rounds(book, line)).code).toBe(0);
  });

  test("by undo neither; all else of the customer anybody may change", async () => {
    vi.stubEnv("ROUNDS_AS", "lan");
    await rounds(book, "customer edit red --credit-limit 500");
    vi.stubEnv("ROUNDS_AS", "iwan");
    expect((await rounds(book, "undo CH261123A-lan --yes")).code).toBe(7);
    expect((await rounds(book, "customer edit red --phone 5550100")).code).toBe(0);
  });

  test("where none are named, anybody sets it", async () => {
    settings("");
    expect((await rounds(book, "customer edit red --credit-limit 9000")).code).toBe(0);
  });
});
