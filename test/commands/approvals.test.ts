import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { temporaryFolder } from "../book/support.ts";
import { rounds } from "./undo-kit.ts";

const policies = `approvals:
- noun: order
  when: amount > 1000
  steps:
  - by: [ manager ]
    days: 1
- noun: order
  when: special
  steps:
  - name: engineer
    by: chief engineer
`;

const files: Readonly<Record<string, string>> = {
  "rounds.yaml": `format: 1\nname: Juniper\ncurrency: CNY\nlanguage: en\ncountry: CN\n${policies}`,
  "staff/iwan.yaml": "name: Iwan\nrole: sales\nmanager: lan\n",
  "staff/lan.yaml": "name: Lan\nrole: manager\n",
  "staff/mei.yaml": "name: Mei\nrole: sales\n",
  "staff/tao.yaml": "name: Tao\nrole: service\ntitle: Chief engineer\n",
  "products/tea.yaml": "name: Green tea\nsku: TEA\nunit: box\nprice: 48\n",
  "warehouses/main.yaml": "name: Main\n",
  "customers/blue-door.yaml": "name: Blue Door\nowner: iwan\nadded: 2026-06-01\n",
};

const order = "orders/2026-11/SO261123A-iwan.yaml";
let book = "";

async function as(who: string, line: string): Promise<Awaited<ReturnType<typeof rounds>>> {
  vi.stubEnv("ROUNDS_AS", who);
  return rounds(book, line);
}

/** A command that must succeed: what it said. */
async function fine(who: string, line: string): Promise<string> {
  const { code, out, error } = await as(who, line);
  expect(error + out, line).not.toContain("rounds:");
  expect(code, line).toBe(0);
  return out + error;
}

/** What a command that must be refused says. */
async function refused(who: string, line: string): Promise<string> {
  const { code, error } = await as(who, line);
  expect(code, line).toBe(7);
  return error;
}

beforeEach(async () => {
  book = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(book, path)), { recursive: true });
    writeFileSync(join(book, path), text);
  }
  await fine("iwan", "order add blue-door --line 'TEA x 30 @ 48'");
  await fine("iwan", "stock in TEA 500 --warehouse main");
});

const change = (from: string, to: string): void =>
  writeFileSync(join(book, order), readFileSync(join(book, order), "utf8").replace(from, to));

describe("an order is shown as it stands, and what comes next can be typed", () => {
  test("R-ORD-01: its state, its goods by name and amount, and all else that was written", async () => {
    await fine("lan", "approve SO261123A");
    await fine("iwan", "order confirm SO261123A");
    const shown = await fine("iwan", "order show SO261123A");
    expect(shown).toMatch(/State:\s+confirmed/);
    expect(shown).toMatch(/TEA.*30.*box.*48\.00.*1,440\.00/);
    expect(shown).toMatch(/Date:\s+2026-11-23/);
    expect(await fine("iwan", "show SO261123A")).toBe(shown);
  });

  test("R-APR-04: what needs approval names who approves, not the step that is refused", async () => {
    const said = await fine("iwan", "order add blue-door --line 'TEA x 40 @ 48'");
    expect(said).toContain("to be approved by sales manager: Lan (lan) · rounds approve SO261123B");
    expect(said).not.toContain("order confirm");
    const small = await fine("iwan", "order add blue-door --line 'TEA x 1 @ 48'");
    expect(small).toContain("next: rounds order confirm SO261123C-iwan");
  });
});

test("a rule with a mistake keeps nobody from reading, and lets nothing pass", async () => {
  const settings = join(book, "rounds.yaml");
  writeFileSync(settings, readFileSync(settings, "utf8").replace("amount > 1000", "amont > 1"));
  const page = await fine("iwan", "order track SO261123A");
  expect(page).toContain("unknown: the rule has a mistake");
  expect(page).toContain('order has no fact "amont" · rounds check policies');
  for (const line of ["order show SO261123A", "order list", "today", "approvals --all"]) {
    await fine("iwan", line);
  }
  expect(await fine("lan", "approvals")).toContain("the rule for orders has a mistake");
  for (const line of ["order confirm SO261123A", "approve SO261123A"]) {
    const { code, error } = await as("lan", line);
    expect(code, line).toBe(3);
    expect(error).toMatch(/rounds\.yaml:\d+:\d+: order has no fact "amont"/);
  }
});

describe("R-APR-04, R-APR-08: an order above the limit is approved before it is confirmed", () => {
  test("changing an approved order's price by one cent voids the approval", async () => {
    expect(await refused("iwan", "order confirm SO261123A")).toContain("rounds approve SO261123A");
    await fine("lan", "approve SO261123A --note 'as agreed'");
    expect(await fine("iwan", "show SO261123A")).toMatch(/Approval:\s+approved/);
    expect(await fine("iwan", "order edit SO261123A --line 'TEA x 30 @ 48.01'")).toContain(
      "its approval is void; may sign: sales manager: Lan (lan)",
    );
    expect(await refused("iwan", "order confirm SO261123A")).toContain("void: changed since");
    const page = await fine("iwan", "show SO261123A");
    expect(page).toMatch(/Approval:\s+void: changed since/);
    expect(await fine("lan", "approvals")).toContain("  void  ");
    expect(await fine("lan", "today")).toContain("approve the changed order");
    await fine("lan", "approve SO261123A");
    await fine("iwan", "order confirm SO261123A");
    await fine("iwan", "order ship SO261123A --warehouse main");
    expect(await fine("iwan", "check --strict")).toBe("");
  });

  test("changed by hand after it was confirmed, it is not shipped, and check says so", async () => {
    await fine("lan", "approve SO261123A");
    await fine("iwan", "order confirm SO261123A");
    change("price: 48", "price: 48.01");
    expect(await refused("iwan", "order ship SO261123A --warehouse main")).toContain("void");
    const { out } = await as("iwan", "check --strict");
    expect(out).toContain(
      "SO261123A-iwan was confirmed without its approval (void: changed since)",
    );
    expect((await as("iwan", "check")).out).toBe("");
  });

  test("changed after it was shipped, it waits for the signature that check asks for", async () => {
    await fine("lan", "approve SO261123A");
    await fine("iwan", "order confirm SO261123A");
    await fine("iwan", "order ship SO261123A --warehouse main");
    await fine("iwan", "order amend SO261123A --line 'TEA x 30 @ 60' --why dearer --asked-by Q");
    expect(await fine("lan", "approvals")).toContain("SO261123A");
    expect((await as("iwan", "check --strict")).out).toContain("rounds approve SO261123A");
    await fine("iwan", "order sign SO261123A --by Q");
    await fine("lan", "approve SO261123A");
    expect(await fine("iwan", "check --strict")).toBe("");
    expect(await fine("lan", "approvals")).not.toContain("SO261123A");
  });

  test("an approval of the amount is none of what is beyond the credit", async () => {
    const rules = files["rounds.yaml"] ?? "";
    await fine("lan", "customer edit blue-door --credit-limit 1000");
    await fine("lan", "approve SO261123A");
    writeFileSync(join(book, "rounds.yaml"), `creditCheck: approve\n${rules}`);
    expect(await refused("iwan", "order confirm SO261123A")).toContain("has no approval for it");
    const credit = "- noun: order\n  when: credit\n  steps:\n  - by: [ tao ]\n";
    writeFileSync(join(book, "rounds.yaml"), `creditCheck: approve\n${rules}${credit}`);
    expect(await refused("iwan", "order confirm SO261123A")).toContain("Tao (tao)");
    await fine("tao", "approve SO261123A");
    expect(await fine("iwan", "order confirm SO261123A")).toContain("too much");
  });

  test("what was shipped before the rule was made can be signed afterwards", async () => {
    const rules = join(book, "rounds.yaml");
    writeFileSync(rules, (files["rounds.yaml"] ?? "").replace(policies, ""));
    await fine("iwan", "order confirm SO261123A");
    await fine("iwan", "order ship SO261123A --warehouse main");
    writeFileSync(rules, files["rounds.yaml"] ?? "");
    expect((await as("iwan", "check --strict")).out).toContain("rounds approve SO261123A");
    expect(await fine("lan", "approvals")).not.toContain("SO261123A");
    await fine("lan", "approve SO261123A");
    expect(await fine("iwan", "check --strict")).toBe("");
  });

  test("below the limit nobody is asked, and a special one goes to the chief engineer", async () => {
    await fine("iwan", "order add blue-door --line 'TEA x 2 @ 48'");
    await fine("iwan", "order confirm SO261123B");
    await fine("iwan", "order add blue-door --line 'TEA x 2 @ 48' --special 'steel caps'");
    expect(await refused("lan", "approve SO261123C")).toContain("Tao (tao)");
    expect(await refused("lan", "approve SO261123B")).toContain("needs no approval");
    await fine("tao", "approve SO261123C");
    await fine("iwan", "approvals --all");
  });
});

test("R-APR-30: rejected, it is the owner's again, who sees why", async () => {
  await fine("lan", "reject SO261123A --why 'too cheap'");
  expect(await fine("iwan", "today")).toContain("rejected: too cheap");
  expect(await refused("iwan", "order confirm SO261123A")).toContain("too cheap");
  expect((await as("lan", "reject SO261123A")).code).toBe(2);
  await fine("iwan", "order edit SO261123A --line 'TEA x 30 @ 50'");
  expect(await fine("lan", "approvals --json")).toContain('"waiting"');
  expect(await fine("iwan", "history SO261123A")).toContain("too cheap");
});

test("where nobody can sign, the way on is told, and it works", async () => {
  await fine("lan", "order add blue-door --line 'TEA x 30 @ 48'");
  expect(await refused("lan", "order confirm SO261123A-lan")).toContain(
    "rounds staff edit lan --manager STAFF",
  );
  expect(await refused("lan", "approve SO261123A-lan")).toContain("--role manager");
  await fine("lan", "staff edit lan --manager tao");
  await fine("tao", "approve SO261123A-lan");
  await fine("lan", "order confirm SO261123A-lan");
});

test("R-REM-45: what waits too long is told to the owner too", async () => {
  vi.stubEnv("ROUNDS_AS", "iwan");
  const late = await rounds(book, "today", "2026-11-26");
  expect(late.out).toContain("the approval waits too long");
  vi.stubEnv("ROUNDS_AS", "lan");
  expect((await rounds(book, "today", "2026-11-26")).out).toMatch(/11-24\s+2d/);
});

test("a substitute signs for who is away, and both are told", async () => {
  await fine("lan", "staff edit lan --away-from 2026-11-20 --away-to 2026-11-30 --substitute mei");
  expect(await fine("mei", "today")).toContain("rounds approve SO261123A-iwan");
  expect(await fine("mei", "approve SO261123A")).toContain("for Lan");
  expect(await fine("iwan", "show SO261123A")).toContain("Mei for Lan");
});

describe("a mistake in the policy", () => {
  const wrong = (from: string, to: string): void =>
    writeFileSync(join(book, "rounds.yaml"), (files["rounds.yaml"] ?? "").replace(from, to));

  test.each<[string, string, string, string]>([
    ["a condition nobody knows", "when: special", "when: colour", 'no fact "colour"'],
    ["no condition at all", "amount > 1000", "amount > much", "is no condition"],
    ["nobody", "[ manager ]", "[ manger ]", 'nobody is known as "manger"'],
  ])("%s is named with its place, by check and by the command", async (_, from, to, text) => {
    wrong(from, to);
    const { out, code } = await as("iwan", "check");
    expect(code).toBe(1);
    expect(out).toContain(text);
    expect(out).toMatch(/rounds\.yaml:\d+:\d+/);
    const { error, code: failed } = await as("iwan", "order confirm SO261123A");
    expect(failed).toBe(3);
    expect(error).toContain(text);
    expect(error).toMatch(/rounds\.yaml:\d+/);
  });

  test("a noun that nobody approves is found by check", async () => {
    wrong("noun: order\n  when: special", "noun: orders\n  when: special");
    expect((await as("iwan", "check")).out).toContain('nothing to approve is called "orders"');
  });

  test("a list of the day is not lost for it", async () => {
    wrong("[ manager ]", "[ manger ]");
    const { code, out } = await as("iwan", "today --staff all");
    expect(code).toBe(0);
    expect(out).toContain("rounds check");
  });
});

const hasSsh = spawnSync("ssh-keygen", ["-?"]).error === undefined;
if (!hasSsh) process.stderr.write("signatures by key are not tested: no ssh-keygen here\n");

describe.skipIf(!hasSsh)("signed by key", () => {
  let key = "";
  beforeEach(() => {
    key = join(temporaryFolder(), "lan");
    spawnSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key]);
    writeFileSync(join(book, "allowed-signers"), `lan ${readFileSync(`${key}.pub`, "utf8")}`);
  });
  const trust = async () => as("iwan", "check --trust");

  test("check --trust proves it, and names the paper whose content was changed", async () => {
    await fine("lan", `approve SO261123A --sign --key '${key}'`);
    expect((await trust()).out).toBe("");
    expect(await fine("iwan", "show SO261123A")).toContain("signed");
    change("price: 48", "price: 48.01");
    const { out, code } = await trust();
    expect(code).toBe(1);
    expect(out).toContain("SO261123A-iwan (2026-11-23): what was signed was changed since");
    await fine("lan", `approve SO261123A --sign --key '${key}'`);
    expect((await trust()).out).toBe("");
  });

  test.each<[string, string, string]>([
    ["who signed", "by: lan", "by: mei"],
    ["when", "- date: 2026-11-23\n  by", "- date: 2026-11-22\n  by"],
    ["what it was for", "sha256: ", "sha256: 0"],
    ["the signature itself", "signature: U1", "signature: UA"],
    ["the note", "why: fine", "why: finer"],
  ])("forged: %s", async (_, from, to) => {
    await fine("lan", `approve SO261123A --note fine --sign --key '${key}'`);
    change(from, to);
    expect((await trust()).out).toContain("is not signed by a key that allowed-signers allows");
  });

  test("a signature of one paper is none of another, nor one by a key that is not allowed", async () => {
    await fine("iwan", "order add blue-door --line 'TEA x 30 @ 48'");
    await fine("lan", `approve SO261123A --sign --key '${key}'`);
    const signed = readFileSync(join(book, order), "utf8");
    writeFileSync(join(book, order.replace("23A", "23B")), signed);
    const { out } = await trust();
    expect(out).toContain("SO261123B-iwan");
    expect(out).not.toContain("SO261123A-iwan");
    writeFileSync(join(book, "allowed-signers"), "");
    expect((await trust()).out).toContain("SO261123A-iwan");
  });

  test("without a key that is known, it says how to name one", async () => {
    const { code, error } = await as("lan", "approve SO261123A --sign --key /nowhere/key");
    expect(code).toBe(7);
    expect(error).toContain("the key did not sign");
  });
});
