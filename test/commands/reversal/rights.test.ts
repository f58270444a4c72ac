import { beforeEach, describe, expect, test, vi } from "vitest";
import { temporaryFolder } from "../../book/support.ts";
import { writeFiles } from "../../cli/program.ts";
import { rounds } from "../undo-kit.ts";

const files: Readonly<Record<string, string>> = {
  "rounds.yaml": `format: 1
name: Juniper
currency: CNY
language: en
country: CN
creditCheck: refuse
approvals:
- noun: order
  when: amount > 1000
  steps:
  - by: [ manager ]
- noun: quote
  when: amount > 1000
  steps:
  - by: [ manager ]
`,
  "staff/iwan.yaml": "name: Iwan\nrole: sales\nmanager: lan\n",
  "staff/lan.yaml": "name: Lan\nrole: manager\n",
  "staff/mei.yaml": "name: Mei\nrole: sales\n",
  "products/tea.yaml": "name: Green tea\nsku: TEA\nunit: box\nprice: 48\n",
  "warehouses/main.yaml": "name: Main\n",
  "customers/blue-door.yaml": "name: Blue Door\nowner: iwan\nadded: 2026-06-01\n",
};

let book = "";

async function as(who: string, line: string): Promise<Awaited<ReturnType<typeof rounds>>> {
  vi.stubEnv("ROUNDS_AS", who);
  return rounds(book, line);
}

/** Commands that must succeed. */
async function all(who: string, ...lines: string[]): Promise<void> {
  for (const line of lines) {
    const { code, out, error } = await as(who, line);
    expect(code, `${line}: ${out}${error}`).toBe(0);
  }
}

/** What a command that must be refused says. */
async function refused(who: string, line: string): Promise<string> {
  const { code, error } = await as(who, line);
  expect(code, line).toBe(7);
  return error;
}

beforeEach(async () => {
  book = temporaryFolder();
  writeFiles(book, files);
  await all("iwan", "stock in TEA 500 --warehouse main");
});

describe("nobody gets by an undo or a redo what he may not do", () => {
  test("R-APR-04: a signature is taken back and given again only by whose it is", async () => {
    await all("iwan", "order add blue-door --line 'TEA x 30 @ 48'");
    await all("lan", "approve SO261123A");
    expect(await refused("mei", "undo CH261123A-lan")).toContain("only lan takes it back");
    await all("lan", "undo");
    expect(await refused("iwan", "redo CH261123A-lan")).toContain("only lan signs it again");
    expect(await refused("iwan", "order confirm SO261123A")).toContain("must be approved");
    await all("lan", "redo");
    await all("iwan", "order confirm SO261123A");
  });

  test("a refusal stands against an undo by the refused", async () => {
    await all("iwan", "order add blue-door --line 'TEA x 30 @ 48'");
    await all("lan", "reject SO261123A --why 'too cheap'");
    expect(await refused("iwan", "undo CH261123A-lan")).toContain("only lan takes it back");
  });

  test("a hold is lifted only by who may release", async () => {
    await all("lan", "customer hold blue-door --why 'unpaid'");
    expect(await refused("iwan", "undo CH261123A-lan")).toContain("sales manager");
    await all("lan", "undo");
    expect(await refused("iwan", "redo CH261123A-lan")).toContain("sales manager");
  });

  test("R-OWN-03: whose a customer is does not change by an undo of another's", async () => {
    await all("lan", "customer assign blue-door --to mei --why 'moved'");
    expect(await refused("iwan", "undo CH261123A-lan")).toContain("decided by");
    await all("mei", "undo CH261123A-lan");
  });
});

describe("what is done again passes what was asked when it was done first", () => {
  test("a shipment to a customer who is on hold meanwhile", async () => {
    await all("iwan", "order add blue-door --line 'TEA x 10 @ 48'", "order confirm SO261123A");
    await all("iwan", "order ship SO261123A", "undo");
    await all("lan", "customer hold blue-door --why 'unpaid'");
    expect(await refused("iwan", "redo")).toContain("on hold");
    await all("lan", "customer release blue-door");
    await all("iwan", "redo");
  });

  test("a confirmation beyond the credit that was used up meanwhile", async () => {
    await all("lan", "customer edit blue-door --credit-limit 500");
    await all("iwan", "order add blue-door --line 'TEA x 10 @ 48'", "order confirm SO261123A");
    await all("iwan", "undo", "order add blue-door --line 'TEA x 10 @ 48'");
    await all("iwan", "order confirm SO261123B");
    expect(await refused("iwan", "redo CH261123C-iwan")).toContain("too much");
  });

  test("an order that its quote made and confirmed at once", async () => {
    await all("iwan", "quote add blue-door --line 'TEA x 10 @ 48'");
    await all("iwan", "quote accept QT261123A --confirm", "undo");
    await all("lan", "customer hold blue-door --why 'unpaid'");
    expect(await refused("iwan", "redo")).toContain("on hold");
  });

  test("a quote that was sent, after its approval was withdrawn", async () => {
    await all("iwan", "quote add blue-door --line 'TEA x 30 @ 48'");
    await all("lan", "approve QT261123A");
    await all("iwan", "quote send QT261123A", "undo");
    await all("lan", "undo");
    expect(await refused("iwan", "redo CH261123C-iwan")).toContain("must be approved");
  });
});
